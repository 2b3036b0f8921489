const SVG = 'http://www.w3.org/2000/svg';

/** A new element of a drawing. */
export function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
    const element = document.createElementNS(SVG, name) as SVGElement;
    for (const [key, value] of Object.entries(attributes)) {
        element.setAttribute(key, String(value));
    }
    return element;
}

/** Shows an element of a drawing, or takes it out of sight for everybody. */
export function show(element: SVGElement, visible: boolean): void {
    if (visible) {
        element.removeAttribute('display');
    } else {
        element.setAttribute('display', 'none');
    }
}
