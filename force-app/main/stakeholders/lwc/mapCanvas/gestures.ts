import type { Point } from 'c/mapLayout';

/** What pointers do to a drawing; points are those of the drawing's box on the screen. */
export interface GestureHost {
    /** Whether a drag that begins here moves something; otherwise it moves the drawing. */
    grab(point: Point): boolean;
    drag(point: Point): void;
    /** The end of a drag; null when it was broken off. */
    drop(point: Point | null): void;
    pan(dx: number, dy: number): void;
    /** @returns whether there was anything to move; otherwise the page may scroll */
    scroll(dx: number, dy: number): boolean;
    zoom(times: number, at: Point): void;
    tap(point: Point): void;
    menu(point: Point): void;
    hover(point: Point | null): void;
}

/** How far a pointer may move and still mean a press (px). */
const STILL = 5;
/** A line of a wheel that counts in lines (px). */
const LINE = 16;
const WHEEL_ZOOM = 0.0022;
const MIDDLE_BUTTON = 1;

/** At the borders of the drawing; a drag that comes closer moves the drawing. */
const EDGE = 36;
const EDGE_STEP = 14;

/**
 * How far the drawing moves along when something is dragged near the border of a length: only where the drawing goes on
 * beyond it, or whom somebody drags to would move away.
 * @param start where the drawing begins
 * @param end where it ends
 */
export function pull(at: number, length: number, start: number, end: number): number {
    if (at < EDGE) {
        return start < 0 ? EDGE_STEP : 0;
    }
    return at > length - EDGE && end > length ? -EDGE_STEP : 0;
}

/**
 * A finger that moves belongs to the element alone. The browser would otherwise take its speed for a page that still scrolls,
 * though none may, and would swallow the next tap, such as that on the dialog which a drop opens.
 */
export function keepTouches(element: HTMLElement): void {
    element.addEventListener('touchmove', (event) => event.preventDefault(), { passive: false });
}

/** Turns pointers and wheel into gestures: press, drag, move the drawing, pinch, zoom. */
export class Gestures {
    readonly #element: HTMLElement;
    readonly #host: GestureHost;
    readonly #pointers = new Map<number, Point>();
    #start: Point | null = null;
    #moving: 'nothing' | 'drawing' | 'thing' = 'nothing';

    constructor(element: HTMLElement, host: GestureHost) {
        this.#element = element;
        this.#host = host;
        element.addEventListener('pointerdown', (event) => this.down(event));
        element.addEventListener('pointermove', (event) => this.move(event));
        element.addEventListener('pointerup', (event) => this.up(event));
        element.addEventListener('pointercancel', (event) => this.cancel(event));
        element.addEventListener('pointerleave', () => host.hover(null));
        keepTouches(element);
        element.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
        element.addEventListener('contextmenu', (event) => {
            event.preventDefault();
            // A finger that rests opens the menu, and presses nothing when it goes.
            this.breakOff();
            this.#pointers.clear();
            host.menu(this.at(event));
        });
    }

    /** Breaks off a drag of something. */
    breakOff(): void {
        if (this.#moving === 'thing') {
            this.#moving = 'nothing';
            this.#start = null;
            this.#host.drop(null);
        }
    }

    private at(event: MouseEvent): Point {
        const { left, top } = this.#element.getBoundingClientRect();
        return { x: event.clientX - left, y: event.clientY - top };
    }

    private down(event: PointerEvent): void {
        if (event.button > MIDDLE_BUTTON) {
            return;
        }
        const point = this.at(event);
        this.#pointers.set(event.pointerId, point);
        if (this.#pointers.size > 1) {
            this.breakOff();
            this.#moving = 'drawing';
            return;
        }
        this.#start = point;
        this.#moving = 'nothing';
    }

    private move(event: PointerEvent): void {
        const point = this.at(event);
        const before = this.#pointers.get(event.pointerId);
        if (!before) {
            this.#host.hover(point);
            return;
        }
        if (this.#pointers.size > 1) {
            this.pinch(event.pointerId, before, point);
        } else if (this.#moving === 'nothing') {
            this.begin(event, point);
        } else if (this.#moving === 'thing') {
            this.#host.drag(point);
        } else {
            this.#host.pan(point.x - before.x, point.y - before.y);
        }
        this.#pointers.set(event.pointerId, point);
    }

    private begin(event: PointerEvent, point: Point): void {
        const start = this.#start;
        if (!start || Math.hypot(point.x - start.x, point.y - start.y) < STILL) {
            return;
        }
        this.#element.setPointerCapture?.(event.pointerId);
        if (event.button !== MIDDLE_BUTTON && this.#host.grab(start)) {
            this.#moving = 'thing';
            this.#host.drag(point);
        } else {
            this.#moving = 'drawing';
            this.#host.pan(point.x - start.x, point.y - start.y);
        }
    }

    private pinch(pointerId: number, before: Point, point: Point): void {
        const other = [...this.#pointers].find(([id]) => id !== pointerId)?.[1];
        if (!other) {
            return;
        }
        const distance = (a: Point) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
        const middle = { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 };
        this.#host.pan((point.x - before.x) / 2, (point.y - before.y) / 2);
        this.#host.zoom(distance(point) / distance(before), middle);
    }

    private up(event: PointerEvent): void {
        const known = this.#pointers.delete(event.pointerId);
        if (!known || this.#pointers.size > 0) {
            return;
        }
        const point = this.at(event);
        const moved = this.#moving;
        const pressed = this.#start !== null;
        this.#moving = 'nothing';
        this.#start = null;
        if (moved === 'thing') {
            this.#host.drop(point);
        } else if (moved === 'nothing' && pressed) {
            this.#host.tap(point);
        }
    }

    private cancel(event: PointerEvent): void {
        this.#pointers.delete(event.pointerId);
        this.breakOff();
        this.#moving = 'nothing';
        this.#start = null;
    }

    private wheel(event: WheelEvent): void {
        const unit = event.deltaMode === 1 ? LINE : 1;
        const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            this.#host.zoom(Math.exp(-dy * WHEEL_ZOOM * (Math.abs(dy) < 20 ? 4 : 1)), this.at(event));
            return;
        }
        const moved = event.shiftKey && dx === 0 ? this.#host.scroll(-dy, 0) : this.#host.scroll(-dx, -dy);
        if (moved) {
            event.preventDefault();
        }
    }
}
