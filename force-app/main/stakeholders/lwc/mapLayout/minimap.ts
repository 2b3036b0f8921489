import type { MapLayout } from './layout';
import type { Box, Point } from './types';
import type { Size } from './viewport';

/** The whole drawing in a small box. */
export interface Minimap {
    /** Pixels of the box for a unit of the drawing. */
    scale: number;
    width: number;
    height: number;
    /** Where people are, as runs of pixels: no more work for many people than for few. */
    runs: Box[];
}

/** Marks the pixels where people are, and joins those of a line that touch. */
export function minimapOf({ bounds, order, x, y, metrics }: MapLayout, room: Size): Minimap {
    const scale = Math.min(room.width / bounds.width, room.height / bounds.height);
    const width = Math.max(1, Math.ceil(bounds.width * scale));
    const height = Math.max(1, Math.ceil(bounds.height * scale));
    const marks = new Uint8Array(width * height);
    for (const index of order) {
        const left = Math.floor((x[index] - bounds.x) * scale);
        const top = Math.floor((y[index] - bounds.y) * scale);
        const right = Math.min(
            width - 1,
            Math.max(left, Math.round((x[index] + metrics.width - bounds.x) * scale) - 1)
        );
        const bottom = Math.min(
            height - 1,
            Math.max(top, Math.round((y[index] + metrics.height - bounds.y) * scale) - 1)
        );
        for (let row = top; row <= bottom; row += 1) {
            marks.fill(1, row * width + left, row * width + right + 1);
        }
    }
    const runs: Box[] = [];
    for (let row = 0; row < height; row += 1) {
        let start = -1;
        for (let column = 0; column <= width; column += 1) {
            const marked = column < width && marks[row * width + column] === 1;
            if (marked && start < 0) {
                start = column;
            } else if (!marked && start >= 0) {
                runs.push({ x: start, y: row, width: column - start, height: 1 });
                start = -1;
            }
        }
    }
    return { scale, width, height, runs };
}

/** A part of the drawing in the small box, cut at its edges. */
export function onMinimap({ bounds }: MapLayout, { scale, width, height }: Minimap, box: Box): Box {
    const left = Math.min(width, Math.max(0, (box.x - bounds.x) * scale));
    const top = Math.min(height, Math.max(0, (box.y - bounds.y) * scale));
    const right = Math.min(width, Math.max(0, (box.x + box.width - bounds.x) * scale));
    const bottom = Math.min(height, Math.max(0, (box.y + box.height - bounds.y) * scale));
    return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The place of the drawing at a point of the small box. */
export function fromMinimap({ bounds }: MapLayout, { scale }: Minimap, point: Point): Point {
    return { x: point.x / scale + bounds.x, y: point.y / scale + bounds.y };
}
