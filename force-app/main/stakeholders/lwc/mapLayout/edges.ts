import type { MapLayout } from './layout';
import { shownFor } from './neighbours';
import type { Box, MapEdge, Point } from './types';
import { contains } from './viewport';

/** A quadratic curve. */
export interface Curve {
    start: Point;
    control: Point;
    end: Point;
}

/** A curved line between two cards, as data of SVG paths. */
export interface EdgeShape {
    edge: MapEdge;
    /** The cards that it joins: those of managers above, where people are folded away. */
    from: number;
    to: number;
    curve: Curve;
    line: string;
    /** Its end: a full arrow for influence, a cross for conflict, an open arrow for an informal tie. */
    head: string;
    faded: boolean;
    bounds: Box;
}

const MOST_BEND = 110;
const BEND = 0.18;
/** How far apart lines between the same two people run. */
const LANE = 46;
const HEAD = 9;
const HEAD_GROWS = 2;

const round = (value: number) => Math.round(value * 10) / 10;

/** Where a line from the middle of a card towards a point leaves the card. */
function border(middle: Point, towards: Point, width: number, height: number): Point {
    const dx = towards.x - middle.x;
    const dy = towards.y - middle.y;
    const times = Math.min(width / 2 / Math.max(Math.abs(dx), 1e-9), height / 2 / Math.max(Math.abs(dy), 1e-9));
    return { x: middle.x + dx * times, y: middle.y + dy * times };
}

function headOf({ kind, strength }: MapEdge, end: Point, control: Point): string {
    const length = HEAD + HEAD_GROWS * strength;
    const distance = Math.hypot(end.x - control.x, end.y - control.y) || 1;
    const ux = ((end.x - control.x) / distance) * length;
    const uy = ((end.y - control.y) / distance) * length;
    const at = (along: number, aside: number) =>
        `${round(end.x - ux * along - uy * aside)} ${round(end.y - uy * along + ux * aside)}`;
    if (kind === 'conflict') {
        return `M${at(0.25, 0.5)}L${at(1.25, -0.5)}M${at(0.25, -0.5)}L${at(1.25, 0.5)}`;
    }
    const arrow = `M${at(1, 0.5)}L${at(0, 0)}L${at(1, -0.5)}`;
    return kind === 'influence' ? `${arrow}Z` : arrow;
}

/** A curve from the border of one box to that of another one of the same size. */
export function curveBetween(
    from: Point,
    to: Point,
    card: { width: number; height: number },
    lane: number,
    edge: MapEdge
) {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const distance = Math.hypot(dx, dy) || 1;
    const bend = Math.min(MOST_BEND, distance * BEND) + lane * LANE;
    const control = {
        x: (from.x + to.x) / 2 + (dy / distance) * bend,
        y: (from.y + to.y) / 2 - (dx / distance) * bend
    };
    const start = border(from, control, card.width, card.height);
    const end = border(to, control, card.width, card.height);
    const curve: Curve = { start, control, end };
    return { curve, line: curvePath(curve), head: headOf(edge, end, control) };
}

/** Curves that reach further are cut to what is near the part that is drawn (units). */
const LONG = 3000;
/** How often a curve is halved to find that. */
const HALVINGS = 6;

function curvePath({ start, control, end }: Curve): string {
    return `M${round(start.x)} ${round(start.y)}Q${round(control.x)} ${round(control.y)} ${round(end.x)} ${round(end.y)}`;
}

/** The piece of a curve between two of its places, from 0 to 1. */
function pieceOf({ start, control, end }: Curve, from: number, to: number): Curve {
    const at = (a: number, b: number): Point => ({
        x: (1 - a) * (1 - b) * start.x + (a + b - 2 * a * b) * control.x + a * b * end.x,
        y: (1 - a) * (1 - b) * start.y + (a + b - 2 * a * b) * control.y + a * b * end.y
    });
    return { start: at(from, from), control: at(from, to), end: at(to, to) };
}

/** Whether a curve may touch a box: it never leaves the triangle of its three points. */
function mayTouch({ start, control, end }: Curve, box: Box): boolean {
    return (
        Math.min(start.x, control.x, end.x) <= box.x + box.width &&
        Math.max(start.x, control.x, end.x) >= box.x &&
        Math.min(start.y, control.y, end.y) <= box.y + box.height &&
        Math.max(start.y, control.y, end.y) >= box.y
    );
}

/** Where a piece of a curve comes into a box: from its start, or going back from its end. */
function entryOf(curve: Curve, box: Box, from: number, to: number, halvings: number, back: boolean): number | null {
    if (!mayTouch(pieceOf(curve, from, to), box)) {
        return null;
    }
    if (halvings === 0) {
        return back ? to : from;
    }
    const middle = (from + to) / 2;
    const within = (isLater: boolean) =>
        entryOf(curve, box, isLater ? middle : from, isLater ? to : middle, halvings - 1, back);
    return within(back) ?? within(!back);
}

/** From where to where a curve may be in a box. */
function spanWithin(curve: Curve, box: Box): [number, number] | null {
    const from = entryOf(curve, box, 0, 1, HALVINGS, false);
    return from === null ? null : [from, entryOf(curve, box, 0, 1, HALVINGS, true) ?? 1];
}

/**
 * The path of a line within a part of the drawing. Browsers work out every dash of a curve, also of what is far out of sight, and do so
 * again for each piece of the screen: a line across a large map would take longer than everything else.
 * @returns '' when nothing of the line is there
 */
export function lineWithin({ curve, line, bounds }: EdgeShape, box: Box): string {
    const isNear =
        bounds.x <= box.x + box.width &&
        bounds.x + bounds.width >= box.x &&
        bounds.y <= box.y + box.height &&
        bounds.y + bounds.height >= box.y;
    if (!isNear || !mayTouch(curve, box)) {
        return '';
    }
    if (Math.max(bounds.width, bounds.height) < LONG || contains(box, bounds)) {
        return line;
    }
    const span = spanWithin(curve, box);
    return span ? curvePath(pieceOf(curve, ...span)) : '';
}

/** All lines that are no reporting lines. One within a folded branch is left out. */
export function edgeShapes(layout: MapLayout, edges: readonly MapEdge[]): EdgeShape[] {
    const { forest, x, y, metrics } = layout;
    const lanes = new Map<string, number>();
    const shapes: EdgeShape[] = [];
    for (const edge of edges) {
        const source = forest.indexOf.get(edge.from);
        const target = forest.indexOf.get(edge.to);
        if (source === undefined || target === undefined) {
            continue;
        }
        const from = shownFor(layout, source);
        const to = shownFor(layout, target);
        if (from === to) {
            continue;
        }
        // Opposite directions bend to opposite sides by themselves.
        const pair = `${from} ${to}`;
        const lane = lanes.get(pair) ?? 0;
        lanes.set(pair, lane + 1);
        const middle = (index: number) => ({ x: x[index] + metrics.width / 2, y: y[index] + metrics.height / 2 });
        const [a, b] = [middle(from), middle(to)];
        const { curve, line, head } = curveBetween(a, b, metrics, lane, edge);
        const { control } = curve;
        const left = Math.min(a.x, b.x, control.x);
        const top = Math.min(a.y, b.y, control.y);
        shapes.push({
            edge,
            from,
            to,
            curve,
            line,
            head,
            faded: forest.nodes[source].faded || forest.nodes[target].faded,
            bounds: {
                x: left,
                y: top,
                width: Math.max(a.x, b.x, control.x) - left,
                height: Math.max(a.y, b.y, control.y) - top
            }
        });
    }
    return shapes;
}
