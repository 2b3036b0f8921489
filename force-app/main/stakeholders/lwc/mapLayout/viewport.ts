import type { Box, Point } from './types';

/** What part of the drawing is seen: a place of the drawing is shown at place × scale + (x, y). */
export interface View extends Point {
    scale: number;
}

export interface Size {
    width: number;
    height: number;
}

const MOST_SCALE = 2;
/** 100 %: nothing is gained by showing few people larger than that. */
const NATURAL = 1;

/** The place of the drawing under a point of the screen. */
export function toDrawing(view: View, { x, y }: Point): Point {
    return { x: (x - view.x) / view.scale, y: (y - view.y) / view.scale };
}

/** The point of the screen over a place of the drawing. */
export function toScreen(view: View, { x, y }: Point): Point {
    return { x: x * view.scale + view.x, y: y * view.scale + view.y };
}

/** The part of the drawing that is seen, wider by some parts of itself on each side. */
export function seenBox(view: View, size: Size, wider = 0): Box {
    const { x, y } = toDrawing(view, { x: -size.width * wider, y: -size.height * wider });
    const times = 1 + 2 * wider;
    return { x, y, width: (size.width * times) / view.scale, height: (size.height * times) / view.scale };
}

/** Whether a box lies in another one as a whole. */
export function contains(outer: Box, inner: Box): boolean {
    return (
        inner.x >= outer.x &&
        inner.y >= outer.y &&
        inner.x + inner.width <= outer.x + outer.width &&
        inner.y + inner.height <= outer.y + outer.height
    );
}

/** The magnification at which all of the drawing is seen. */
export function fitScale(bounds: Box, size: Size): number {
    return Math.min(size.width / bounds.width, size.height / bounds.height, NATURAL);
}

/** All of the drawing, in the middle. */
export function fit(bounds: Box, size: Size): View {
    const scale = fitScale(bounds, size);
    return {
        scale,
        x: (size.width - bounds.width * scale) / 2 - bounds.x * scale,
        y: (size.height - bounds.height * scale) / 2 - bounds.y * scale
    };
}

/** Keeps a magnification between all of the drawing (or half of that, for small drawings) and 200 %. */
export function clampScale(scale: number, bounds: Box, size: Size): number {
    return Math.min(MOST_SCALE, Math.max(scale, fitScale(bounds, size) * 0.75));
}

/** Changes the magnification; what is under a point of the screen stays there. */
export function zoomAt(view: View, scale: number, { x, y }: Point): View {
    const times = scale / view.scale;
    return { scale, x: x - (x - view.x) * times, y: y - (y - view.y) * times };
}

/** Keeps some of the drawing in sight. */
export function clampView(view: View, bounds: Box, size: Size): View {
    const kept = (at: number, start: number, length: number, room: number): number => {
        const least = Math.min(length * view.scale, room) / 2;
        const most = room - least - start * view.scale;
        return Math.min(most, Math.max(at, least - (start + length) * view.scale));
    };
    return {
        scale: view.scale,
        x: kept(view.x, bounds.x, bounds.width, size.width),
        y: kept(view.y, bounds.y, bounds.height, size.height)
    };
}

/** Moves as little as needed for a box to be seen, with some room around; in the middle when it was out of sight. */
export function bringIntoView(view: View, box: Box, size: Size, room: number): View {
    const moved = (at: number, start: number, length: number, space: number): number => {
        const low = start * view.scale + at;
        const high = low + length * view.scale;
        if (low >= room && high <= space - room) {
            return at;
        }
        if (high < 0 || low > space || length * view.scale > space - 2 * room) {
            return space / 2 - (start + length / 2) * view.scale;
        }
        return low < room ? at + room - low : at - (high - space + room);
    };
    return {
        scale: view.scale,
        x: moved(view.x, box.x, box.width, size.width),
        y: moved(view.y, box.y, box.height, size.height)
    };
}

/**
 * The view to begin with: everybody where cards can be read then, else the beginning of the drawing.
 * @param readable magnifications to begin with, from the largest one
 * @param isTelling whether a view shows enough of the drawing; the last magnification does in any case
 */
export function firstView(
    bounds: Box,
    size: Size,
    first: Box,
    readable: readonly number[],
    isTelling: (view: View) => boolean = () => true
): View {
    const all = fit(bounds, size);
    let view = all;
    for (const scale of readable) {
        if (all.scale >= scale) {
            return all;
        }
        const top = { scale, x: 0, y: -bounds.y * scale };
        view = clampView({ ...top, x: size.width / 2 - (first.x + first.width / 2) * scale }, bounds, size);
        if (isTelling(view)) {
            return view;
        }
    }
    return view;
}
