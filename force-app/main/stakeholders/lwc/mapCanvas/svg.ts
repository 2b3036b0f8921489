const SVG = 'http://www.w3.org/2000/svg';

function withAttributes<Kind extends Element>(made: Kind, attributes: Readonly<Record<string, string | number>>): Kind {
    for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, String(value));
    }
    return made;
}

/** A new element of a drawing. */
export function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
    return withAttributes(document.createElementNS(SVG, name) as SVGElement, attributes);
}

/** A new element of the page. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>): HTMLElement {
    return withAttributes(document.createElement(name), attributes);
}

/** Shows an element of a drawing, or takes it out of sight for everybody. */
export function show(part: SVGElement, visible: boolean): void {
    if (visible) {
        part.removeAttribute('display');
    } else {
        part.setAttribute('display', 'none');
    }
}

/** An element of a drawing that knows its attributes: to set one again takes a browser as long as to change it. */
export class KeptShape {
    readonly element: SVGElement;
    readonly #values = new Map<string, string>();

    constructor(name: string, attributes: Readonly<Record<string, string | number>> = {}) {
        this.element = shape(name, attributes);
    }

    set(name: string, value: string | number): void {
        const text = String(value);
        if (this.#values.get(name) !== text) {
            this.#values.set(name, text);
            this.element.setAttribute(name, text);
        }
    }

    show(visible: boolean): void {
        this.set('display', visible ? 'inline' : 'none');
    }
}
