import { buildForest, layoutForest, metricsOf } from 'c/mapLayout';
import type { MapLayout, MapNode } from 'c/mapLayout';
import { person, randomFrom, randomPeople } from './people';
import type { Shape } from './people';

const METRICS = metricsOf(false);
const ASPECTS = [0.7, 1.6, 1000];

function layoutOf(people: readonly MapNode[], aspect = 1.6, collapsed: readonly string[] = []): MapLayout {
    return layoutForest(buildForest(people), { metrics: METRICS, aspect, collapsed: new Set(collapsed) });
}

const SHAPES: readonly Shape[] = [
    { count: 2, roots: 0, chains: 0, wide: 0 },
    { count: 9, roots: 0.2, chains: 0.5, wide: 0.2 },
    { count: 40, roots: 0, chains: 0, wide: 0.5 },
    { count: 60, roots: 0.1, chains: 0.9, wide: 0 },
    { count: 120, roots: 0.05, chains: 0.3, wide: 0.3 },
    { count: 250, roots: 0.02, chains: 0.6, wide: 0.1 }
];

/** Pairs of cards that are closer than the gap. */
function overlaps({ order, x, y }: MapLayout): string[] {
    const found: string[] = [];
    const sorted = [...order].sort((a, b) => x[a] - x[b]);
    const EPSILON = 1e-6;
    sorted.forEach((a, place) => {
        for (
            let i = place + 1;
            i < sorted.length && x[sorted[i]] < x[a] + METRICS.width + METRICS.gap - EPSILON;
            i += 1
        ) {
            if (Math.abs(y[sorted[i]] - y[a]) < METRICS.height + METRICS.gap - EPSILON) {
                found.push(`${a} and ${sorted[i]}`);
            }
        }
    });
    return found;
}

interface Piece {
    owner: number;
    left: number;
    right: number;
    top: number;
    bottom: number;
}

function piecesOf({ segments, segmentOwner }: MapLayout): Piece[] {
    return Array.from(segmentOwner, (owner, i) => {
        const [x1, y1, x2, y2] = segments.subarray(i * 4, i * 4 + 4);
        return {
            owner,
            left: Math.min(x1, x2),
            right: Math.max(x1, x2),
            top: Math.min(y1, y2),
            bottom: Math.max(y1, y2)
        };
    });
}

/** Pieces of reporting lines of different teams that touch, and pieces that touch a card other than at its edge. */
function crossings(layout: MapLayout): string[] {
    const { order, x, y } = layout;
    const pieces = piecesOf(layout).sort((a, b) => a.left - b.left);
    const found: string[] = [];
    const EPSILON = 1e-6;
    pieces.forEach((a, place) => {
        for (let i = place + 1; i < pieces.length && pieces[i].left <= a.right; i += 1) {
            const b = pieces[i];
            if (a.owner !== b.owner && a.top <= b.bottom && b.top <= a.bottom) {
                found.push(`lines of ${a.owner} and ${b.owner}`);
            }
        }
        for (const card of order) {
            if (
                a.left < x[card] + METRICS.width - EPSILON &&
                a.right > x[card] + EPSILON &&
                a.top < y[card] + METRICS.height - EPSILON &&
                a.bottom > y[card] + EPSILON
            ) {
                found.push(`line of ${a.owner} and card ${card}`);
            }
        }
    });
    return found;
}

/** Whether the pieces lead from each manager to each report: neighbours touch. */
function unconnected(layout: MapLayout): string[] {
    const { forest, order, x, y } = layout;
    const byOwner = new Map<number, Piece[]>();
    for (const piece of piecesOf(layout)) {
        byOwner.set(piece.owner, [...(byOwner.get(piece.owner) ?? []), piece]);
    }
    const touches = (a: Piece, b: Piece) =>
        a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
    return [...order].flatMap((card) => {
        const manager = forest.parent[card];
        if (manager < 0) {
            return [];
        }
        const mine = byOwner.get(manager) ?? [];
        const end = (at: number, below: number): Piece => {
            const middle = x[at] + METRICS.width / 2;
            return { owner: manager, left: middle, right: middle, top: y[at] + below, bottom: y[at] + below };
        };
        const reached = new Set(mine.filter((piece) => touches(piece, end(manager, METRICS.height))));
        for (const piece of reached) {
            mine.filter((other) => touches(piece, other)).forEach((other) => reached.add(other));
        }
        return [...reached].some((piece) => touches(piece, end(card, 0))) ? [] : [`${manager} to ${card}`];
    });
}

describe('layoutForest', () => {
    for (const [place, shape] of SHAPES.entries()) {
        it(`shouldNeitherOverlapNorCrossWhenTreesAreRandom: ${JSON.stringify(shape)}`, () => {
            for (let seed = 1; seed <= 20; seed += 1) {
                for (const aspect of ASPECTS) {
                    const people = randomPeople(seed * 31 + place, shape);
                    const layout = layoutOf(people, aspect);
                    expect(layout.order).toHaveLength(people.length);
                    expect(overlaps(layout)).toEqual([]);
                    expect(crossings(layout)).toEqual([]);
                    expect(unconnected(layout)).toEqual([]);
                }
            }
        });
    }

    it('shouldNeitherOverlapNorCrossWhenBranchesAreFoldedAway', () => {
        for (let seed = 1; seed <= 30; seed += 1) {
            const random = randomFrom(seed);
            const people = randomPeople(seed, { count: 90, roots: 0.05, chains: 0.4, wide: 0.2 });
            const folded = people.filter(() => random() < 0.2).map(({ id }) => id);
            const layout = layoutOf(people, 1.6, folded);
            expect(overlaps(layout)).toEqual([]);
            expect(crossings(layout)).toEqual([]);
            expect(unconnected(layout)).toEqual([]);
            for (const index of layout.order) {
                const manager = layout.forest.parent[index];
                expect(manager < 0 || !folded.includes(people[manager].id)).toBe(true);
            }
        }
    });

    it('shouldStayWithinItsBoundsWhenTreesAreRandom', () => {
        for (let seed = 1; seed <= 30; seed += 1) {
            const { order, x, y, bounds } = layoutOf(randomPeople(seed, SHAPES[seed % SHAPES.length]));
            for (const card of order) {
                expect(x[card]).toBeGreaterThanOrEqual(bounds.x);
                expect(y[card]).toBeGreaterThanOrEqual(bounds.y);
                expect(x[card] + METRICS.width).toBeLessThanOrEqual(bounds.x + bounds.width);
                expect(y[card] + METRICS.height).toBeLessThanOrEqual(bounds.y + bounds.height);
            }
        }
    });

    it('shouldGiveTheSameDrawingWhenTheSamePeopleComeAgain', () => {
        const people = randomPeople(7, SHAPES[4]);
        const [first, second] = [layoutOf(people), layoutOf(people.map((one) => ({ ...one })))];
        expect(second.x).toEqual(first.x);
        expect(second.y).toEqual(first.y);
        expect(second.segments).toEqual(first.segments);
    });

    it('shouldPutTheManagerAboveTheMiddleWhenTheTeamStandsInOneRow', () => {
        const { x, y } = layoutOf([person('a'), person('b', 'a'), person('c', 'a')]);
        expect(x[0]).toBe((x[1] + x[2]) / 2);
        expect(x[2] - x[1]).toBe(METRICS.width + METRICS.gap);
        expect(y[1]).toBe(METRICS.height + METRICS.levelGap);
    });

    it('shouldStandInRowsWhenATeamIsWide', () => {
        const people = [person('boss'), ...Array.from({ length: 24 }, (_, i) => person(`t${i}`, 'boss'))];
        const { bounds, y } = layoutOf(people);
        expect(new Set(y).size).toBeGreaterThan(3);
        expect(bounds.width / bounds.height).toBeGreaterThan(0.8);
        expect(bounds.width / bounds.height).toBeLessThan(2.4);
    });

    it('shouldKeepSmallTeamsInOneRow', () => {
        const { y } = layoutOf([person('boss'), ...['a', 'b', 'c', 'd'].map((id) => person(id, 'boss'))]);
        expect(new Set(y).size).toBe(2);
    });

    it('shouldPutThoseWithoutLinesIntoAGridBelowTheTrees', () => {
        const people = [
            person('boss'),
            person('report', 'boss'),
            ...Array.from({ length: 12 }, (_, i) => person(`alone${i}`))
        ];
        const { loose, y } = layoutOf(people);
        expect(loose).not.toBeNull();
        for (let i = 2; i < people.length; i += 1) {
            expect(y[i]).toBeGreaterThanOrEqual(loose?.y ?? Infinity);
        }
        expect(y[1]).toBeLessThan(loose?.y ?? 0);
    });

    it('shouldDrawNothingWhenThereIsNobody', () => {
        expect(layoutOf([]).order).toHaveLength(0);
    });

    it('shouldDrawAChainOfTenThousand', () => {
        const people = Array.from({ length: 10_000 }, (_, i) => person(`p${i}`, i === 0 ? null : `p${i - 1}`));
        const { x, y } = layoutOf(people);
        expect(x[9_999]).toBe(x[0]);
        expect(y[9_999]).toBe(9_999 * (METRICS.height + METRICS.levelGap));
    });
});
