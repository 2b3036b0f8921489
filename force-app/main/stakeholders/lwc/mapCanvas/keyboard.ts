import type { Direction } from 'c/mapLayout';

/** What keys do to a drawing. */
export interface KeyHost {
    zoom(times: number): void;
    zoomToFit(): void;
    pan(dx: number, dy: number): void;
    /** Goes to the next card in a direction. */
    step(direction: Direction): void;
    /** Goes to a card by its place in the drawing; -1 is the last one. */
    focusPlace(place: number): boolean;
    /** Leaves what is under way. @returns whether something was */
    escape(): boolean;
    /** Does something with the card that the keyboard is on. @returns whether there is one and that means something now */
    act(what: 'open' | 'fold' | 'menu'): boolean;
}

/** How much one key or button magnifies. */
export const ZOOM_STEP = 1.25;
/** How far a key moves the drawing (px). */
const PAN_STEP = 80;
const ARROWS: Readonly<Record<string, Direction>> = {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: 'left',
    ArrowRight: 'right'
};
const ACTS: Readonly<Record<string, 'open' | 'fold' | 'menu'>> = {
    Enter: 'open',
    ' ': 'fold',
    F10: 'menu',
    ContextMenu: 'menu'
};

function takeArrow(direction: Direction, event: KeyboardEvent, host: KeyHost): void {
    if (!event.ctrlKey && !event.metaKey) {
        host.step(direction);
        return;
    }
    const across = direction === 'left' || direction === 'right';
    const step = direction === 'left' || direction === 'up' ? PAN_STEP : -PAN_STEP;
    host.pan(across ? step : 0, across ? 0 : step);
}

/** @returns whether the key meant something here */
export function takeKey(event: KeyboardEvent, host: KeyHost): boolean {
    const direction = ARROWS[event.key];
    if (direction) {
        takeArrow(direction, event, host);
        return true;
    }
    switch (event.key) {
        case '+':
        case '=':
            host.zoom(ZOOM_STEP);
            return true;
        case '-':
            host.zoom(1 / ZOOM_STEP);
            return true;
        case '0':
            host.zoomToFit();
            return true;
        case 'Escape':
            return host.escape();
        case 'Home':
            return host.focusPlace(0);
        case 'End':
            return host.focusPlace(-1);
        default:
            return event.key in ACTS && host.act(ACTS[event.key]);
    }
}
