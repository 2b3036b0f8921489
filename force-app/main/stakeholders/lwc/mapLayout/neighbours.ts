import { NOBODY } from './forest';
import type { MapLayout } from './layout';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A step aside counts more than a step ahead, so that the next card ahead is found and not the nearest one around. */
const ASIDE = 3;

/** The nearest card that lies in a direction, whoever it is; null at the edge. */
function nearest({ order, x, y, metrics }: MapLayout, from: number, direction: Direction): number | null {
    const across = direction === 'left' || direction === 'right';
    const sign = direction === 'left' || direction === 'up' ? -1 : 1;
    const least = (across ? metrics.width : metrics.height) / 2;
    let best: number | null = null;
    let cost = Number.POSITIVE_INFINITY;
    for (const index of order) {
        const dx = x[index] - x[from];
        const dy = y[index] - y[from];
        const ahead = sign * (across ? dx : dy);
        const aside = Math.abs(across ? dy : dx);
        if (ahead > least && (across ? aside < metrics.height : true) && ahead + ASIDE * aside < cost) {
            cost = ahead + ASIDE * aside;
            best = index;
        }
    }
    return best;
}

/** The report that stands closest below a manager. */
function reportBelow({ forest, x, y }: MapLayout, manager: number): number {
    let best = forest.firstChild[manager];
    for (let child = best; child !== NOBODY; child = forest.next[child]) {
        const nearer = Math.abs(x[child] - x[manager]) < Math.abs(x[best] - x[manager]);
        if (y[child] < y[best] || (y[child] === y[best] && nearer)) {
            best = child;
        }
    }
    return best;
}

/**
 * Who is reached with an arrow key: up the manager, down a report, left and right the colleagues of the same team. Where the
 * tree has nobody in that direction, the nearest card there.
 * @returns null when there is none
 */
export function neighbour(layout: MapLayout, from: number, direction: Direction): number | null {
    const { forest, folded } = layout;
    const manager = forest.parent[from];
    if (direction === 'up' && manager !== NOBODY) {
        return manager;
    }
    if (direction === 'down' && forest.firstChild[from] !== NOBODY && folded[from] === 0) {
        return reportBelow(layout, from);
    }
    if (manager !== NOBODY && direction === 'left' && forest.previous[from] !== NOBODY) {
        return forest.previous[from];
    }
    if (manager !== NOBODY && direction === 'right' && forest.next[from] !== NOBODY) {
        return forest.next[from];
    }
    return nearest(layout, from, direction);
}

/** The person, or the closest manager above who is shown. */
export function shownFor({ forest, shown }: MapLayout, index: number): number {
    let at = index;
    while (shown[at] === 0) {
        at = forest.parent[at];
    }
    return at;
}
