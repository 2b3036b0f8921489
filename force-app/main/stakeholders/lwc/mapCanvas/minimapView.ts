import { fitScale, fromMinimap, minimapOf, onMinimap, seenBox } from 'c/mapLayout';
import type { MapLayout, Minimap, Point, Size, View } from 'c/mapLayout';
import { keepTouches } from './gestures';
import { KeptShape, shape } from './svg';

const ROOM: Size = { width: 180, height: 110 };
/** Beside a narrow drawing it is smaller: it stands on cards there. */
const SMALL_ROOM: Size = { width: 110, height: 68 };
const NARROW = 900;
/** Below that the drawing is the better map: there is no room for two. */
const LEAST_WIDTH = 520;
const LEAST_HEIGHT = 360;

/** The whole drawing in a corner, with a frame around what is seen. A press goes there. */
export class MinimapView {
    readonly #container: HTMLElement;
    readonly #svg: SVGElement;
    readonly #people: SVGElement;
    readonly #seen: KeptShape;
    #layout: MapLayout | null = null;
    #map: Minimap | null = null;
    #room = ROOM;

    constructor(container: HTMLElement, goTo: (point: Point) => void) {
        this.#container = container;
        this.#svg = shape('svg', {});
        this.#people = shape('path', { class: 'minimap-people' });
        this.#seen = new KeptShape('rect', { class: 'minimap-seen' });
        this.#svg.append(this.#people, this.#seen.element);
        container.append(this.#svg);
        container.hidden = true;
        const go = (event: PointerEvent): void => {
            if (this.#layout && this.#map && event.buttons === 1) {
                const { left, top } = this.#svg.getBoundingClientRect();
                const point = { x: event.clientX - left, y: event.clientY - top };
                goTo(fromMinimap(this.#layout, this.#map, point));
            }
        };
        container.addEventListener('pointerdown', (event) => {
            container.setPointerCapture?.(event.pointerId);
            go(event);
        });
        container.addEventListener('pointermove', go);
        keepTouches(container);
    }

    setLayout(layout: MapLayout): void {
        this.#layout = layout;
        this.#map = null;
    }

    /** Shows what is seen; nothing when that is everything, or where there is no room. */
    look(view: View, size: Size): void {
        const layout = this.#layout;
        if (!layout || layout.order.length === 0) {
            this.#container.hidden = true;
            return;
        }
        const all = view.scale <= fitScale(layout.bounds, size) * 1.01;
        this.#container.hidden = all || size.width < LEAST_WIDTH || size.height < LEAST_HEIGHT;
        if (this.#container.hidden) {
            return;
        }
        const room = size.width < NARROW ? SMALL_ROOM : ROOM;
        if (room !== this.#room) {
            this.#room = room;
            this.#map = null;
        }
        const map = this.#map ?? this.draw(layout);
        const seen = onMinimap(layout, map, seenBox(view, size));
        for (const key of ['x', 'y', 'width', 'height'] as const) {
            this.#seen.set(key, seen[key]);
        }
    }

    private draw(layout: MapLayout): Minimap {
        const map = minimapOf(layout, this.#room);
        this.#map = map;
        this.#svg.setAttribute('width', String(map.width));
        this.#svg.setAttribute('height', String(map.height));
        this.#people.setAttribute('d', map.runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h${-width}z`).join(''));
        return map;
    }
}
