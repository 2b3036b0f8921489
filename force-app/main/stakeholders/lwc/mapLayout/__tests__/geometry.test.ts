import {
    CardIndex,
    bringIntoView,
    buildForest,
    clampView,
    contains,
    edgeShapes,
    fit as fitView,
    firstView,
    fromMinimap,
    layoutForest,
    levelAt,
    lineWithin,
    metricsOf,
    minimapOf,
    neighbour,
    onMinimap,
    seenBox,
    suggestCollapsed,
    toDrawing,
    toScreen,
    toggleSize,
    wouldClose,
    zoomAt
} from 'c/mapLayout';
import type { MapEdge, MapLayout, MapNode } from 'c/mapLayout';
import { person, randomFrom, randomPeople } from './people';

function layoutOf(people: readonly MapNode[], collapsed: readonly string[] = []): MapLayout {
    return layoutForest(buildForest(people), {
        metrics: metricsOf(false),
        aspect: 1.6,
        collapsed: new Set(collapsed)
    });
}

function edge(from: string, to: string, rest: Partial<MapEdge> = {}): MapEdge {
    return { id: `${from}-${to}`, from, to, kind: 'influence', strength: 2, label: '', ...rest };
}

/** boss with a and b; a with c and d. */
const TEAM = [person('boss'), person('a', 'boss'), person('b', 'boss'), person('c', 'a'), person('d', 'a')];

describe('buildForest', () => {
    it('shouldCountPeopleBelowEachManager', () => {
        const { below, children, depth, roots } = buildForest(TEAM);
        expect([...below]).toEqual([4, 2, 0, 0, 0]);
        expect([...children]).toEqual([2, 2, 0, 0, 0]);
        expect([...depth]).toEqual([0, 1, 1, 2, 2]);
        expect(roots).toEqual([0]);
    });

    it('shouldCutACircleAtItsFirstMemberWhenThereIsOne', () => {
        const { broken, parent, order } = buildForest([
            person('x', 'c'),
            person('a', 'b'),
            person('b', 'c'),
            person('c', 'a'),
            person('self', 'self')
        ]);
        expect(broken).toEqual(['a', 'self']);
        expect([...parent]).toEqual([3, -1, 3, 1, -1]);
        expect(order).toHaveLength(5);
    });

    it('shouldTakeManagersWhoAreNotInTheListForNone', () => {
        expect(buildForest([person('a', 'elsewhere')]).roots).toEqual([0]);
    });

    it('shouldReachEverybodyOnceWhenManagersAreArbitrary', () => {
        for (let seed = 1; seed <= 50; seed += 1) {
            const random = randomFrom(seed);
            const people = Array.from({ length: 40 }, (_, i) => person(`p${i}`, `p${Math.floor(random() * 44)}`));
            const { order } = buildForest(people);
            expect(new Set(order).size).toBe(40);
        }
    });

    it('shouldRefuseAManagerWhoWorksForThePerson', () => {
        const forest = buildForest(TEAM);
        expect(wouldClose(forest, 1, 3)).toBe(true);
        expect(wouldClose(forest, 1, 1)).toBe(true);
        expect(wouldClose(forest, 3, 2)).toBe(false);
    });

    it('shouldFoldAwayWhatIsTooMuchAtFirst', () => {
        const people = randomPeople(3, { count: 900, roots: 0, chains: 0.2, wide: 0.1 });
        const folded = suggestCollapsed(people, 200);
        const shown = layoutOf(people, folded).order.length;
        expect(shown).toBeLessThanOrEqual(200);
        expect(shown).toBeGreaterThan(20);
        expect(suggestCollapsed(TEAM)).toEqual([]);
    });
});

describe('CardIndex', () => {
    it('shouldFindTheSameCardsAsALookAtAllOfThem', () => {
        for (let seed = 1; seed <= 20; seed += 1) {
            const layout = layoutOf(randomPeople(seed, { count: 150, roots: 0.1, chains: 0.4, wide: 0.2 }));
            const places = new CardIndex(layout);
            const random = randomFrom(seed);
            const { bounds, metrics, order, x, y } = layout;
            for (let i = 0; i < 20; i += 1) {
                const box = {
                    x: bounds.x + random() * bounds.width,
                    y: bounds.y + random() * bounds.height,
                    width: random() * 1500,
                    height: random() * 900
                };
                const expected = [...order].filter(
                    (card) =>
                        x[card] <= box.x + box.width &&
                        x[card] + metrics.width >= box.x &&
                        y[card] <= box.y + box.height &&
                        y[card] + metrics.height >= box.y
                );
                expect(places.query(box).sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
            }
            expect(places.at({ x: x[3] + 5, y: y[3] + 5 })).toBe(3);
        }
    });
});

describe('neighbour', () => {
    const layout = layoutOf(TEAM);

    it('shouldFollowTheTree', () => {
        expect(neighbour(layout, 3, 'up')).toBe(1);
        expect(neighbour(layout, 1, 'down')).toBe(3);
        expect(neighbour(layout, 3, 'right')).toBe(4);
        expect(neighbour(layout, 4, 'left')).toBe(3);
    });

    it('shouldGoToTheNearestCardWhereTheTreeHasNobody', () => {
        expect(neighbour(layout, 0, 'up')).toBeNull();
        expect(neighbour(layout, 3, 'left')).toBeNull();
        const forest = layoutOf([...TEAM, person('other'), person('report', 'other')]);
        expect(neighbour(forest, 0, 'right')).toBe(5);
    });

    it('shouldReachEverybodyFromTheTopWithFourKeys', () => {
        const people = randomPeople(11, { count: 120, roots: 0, chains: 0.3, wide: 0.3 });
        const big = layoutOf(people);
        const reached = new Set([big.order[0]]);
        for (const at of reached) {
            for (const direction of ['up', 'down', 'left', 'right'] as const) {
                const next = neighbour(big, at, direction);
                if (next !== null) {
                    reached.add(next);
                }
            }
        }
        expect(reached.size).toBe(120);
    });
});

describe('edgeShapes', () => {
    it('shouldLeadToTheManagerAboveWhenAPersonIsFoldedAway', () => {
        const [shape] = edgeShapes(layoutOf(TEAM, ['a']), [edge('c', 'b')]);
        expect(shape.from).toBe(1);
        expect(shape.to).toBe(2);
    });

    it('shouldLeaveOutLinesWithinAFoldedBranchAndToNobody', () => {
        expect(edgeShapes(layoutOf(TEAM, ['a']), [edge('c', 'd'), edge('a', 'nobody')])).toEqual([]);
    });

    it('shouldKeepLinesBetweenTheSamePeopleApart', () => {
        const [first, second] = edgeShapes(layoutOf(TEAM), [edge('c', 'b'), edge('c', 'b', { kind: 'conflict' })]);
        expect(second.line).not.toBe(first.line);
    });

    it('shouldEndEachKindInItsOwnWay', () => {
        const heads = (['influence', 'conflict', 'informal'] as const).map(
            (kind) => edgeShapes(layoutOf(TEAM), [edge('c', 'b', { kind })])[0].head
        );
        expect(heads[0]).toMatch(/Z$/);
        expect(heads[1].match(/M/g)).toHaveLength(2);
        expect(heads[2]).not.toMatch(/Z$/);
    });

    it('shouldCutALongLineToWhatIsNearThePartThatIsDrawn', () => {
        const people = randomPeople(5, { count: 900, roots: 0, chains: 0.2, wide: 0.1 });
        const layout = layoutOf(people);
        const [left, right] = [...layout.order]
            .sort((a, b) => layout.x[a] - layout.x[b])
            .filter((_, i, all) => i === 0 || i === all.length - 1);
        const [shape] = edgeShapes(layout, [edge(people[left].id, people[right].id)]);
        const { start, control, end } = shape.curve;
        expect(shape.bounds.width).toBeGreaterThan(5000);
        for (let t = 0; t <= 1; t += 0.05) {
            const at = (key: 'x' | 'y') =>
                (1 - t) ** 2 * start[key] + 2 * t * (1 - t) * control[key] + t ** 2 * end[key];
            const box = { x: at('x') - 50, y: at('y') - 50, width: 100, height: 100 };
            const numbers = lineWithin(shape, box)
                .match(/-?[\d.]+/g)!
                .map(Number);
            const across = [numbers[0], numbers[2], numbers[4]];
            expect(Math.min(...across)).toBeLessThanOrEqual(at('x') + 0.1);
            expect(Math.max(...across)).toBeGreaterThanOrEqual(at('x') - 0.1);
            expect(Math.max(...across) - Math.min(...across)).toBeLessThan(shape.bounds.width / 10);
        }
        const elsewhere = { x: start.x, y: layout.bounds.y - 20_000, width: 100, height: 100 };
        expect(lineWithin(shape, elsewhere)).toBe('');
        expect(lineWithin(shape, shape.bounds)).toBe(shape.line);
    });
});

describe('view', () => {
    const size = { width: 800, height: 600 };
    const bounds = { x: 0, y: 0, width: 4000, height: 1500 };

    it('shouldKeepThePointUnderThePointerWhenZooming', () => {
        const at = { x: 320, y: 111 };
        const before = { x: 17, y: -5, scale: 0.4 };
        const after = zoomAt(before, 1.3, at);
        expect(toDrawing(after, at).x).toBeCloseTo(toDrawing(before, at).x);
        expect(toDrawing(after, at).y).toBeCloseTo(toDrawing(before, at).y);
    });

    it('shouldShowEverybodyWhenItFits', () => {
        const view = fitView(bounds, size);
        expect(contains(seenBox(view, size), bounds)).toBe(true);
    });

    it('shouldNeverLoseTheDrawing', () => {
        const view = clampView({ x: 1e6, y: -1e6, scale: 0.5 }, bounds, size);
        const corner = toScreen(view, { x: 0, y: 0 });
        expect(corner.x).toBeLessThan(size.width);
        expect(corner.y + bounds.height * 0.5).toBeGreaterThan(0);
    });

    it('shouldBringACardIntoViewAndMoveNothingWhenItIsThere', () => {
        const box = { x: 3000, y: 900, width: 264, height: 118 };
        const view = bringIntoView({ x: 0, y: 0, scale: 1 }, box, size, 40);
        expect(contains(seenBox(view, size), box)).toBe(true);
        expect(bringIntoView(view, box, size, 40)).toEqual(view);
    });

    it('shouldBeginWithEverybodyOnlyWhereCardsCanBeRead', () => {
        const card = { x: 2000, y: 24, width: 264, height: 118 };
        expect(firstView({ ...bounds, width: 900, height: 500 }, size, card, [0.5]).scale).toBeGreaterThan(0.5);
        const view = firstView(bounds, size, card, [0.5]);
        expect(view.scale).toBe(0.5);
        expect(contains(seenBox(view, size), card)).toBe(true);
    });

    it('shouldBeginSmallerWhereALargerViewTellsTooLittle', () => {
        const card = { x: 2000, y: 24, width: 264, height: 118 };
        expect(firstView(bounds, size, card, [0.5, 0.3], (view) => view.scale < 0.5).scale).toBe(0.3);
        expect(firstView(bounds, size, card, [0.5, 0.3], () => false).scale).toBe(0.3);
    });

    it('shouldTellMoreTheLargerItIs', () => {
        expect([0.05, 0.2, 0.4, 0.6, 1].map(levelAt)).toEqual(['blocks', 'initials', 'names', 'medium', 'full']);
        expect(toggleSize('blocks')).toBeNull();
    });
});

describe('minimap', () => {
    it('shouldShowWhereIsWhatAndLeadThere', () => {
        const layout = layoutOf(randomPeople(2, { count: 200, roots: 0.1, chains: 0.3, wide: 0.2 }));
        const map = minimapOf(layout, { width: 180, height: 110 });
        expect(map.width).toBeLessThanOrEqual(180);
        expect(map.height).toBeLessThanOrEqual(110);
        expect(map.runs.length).toBeGreaterThan(0);
        const box = onMinimap(layout, map, { x: 0, y: 0, width: 500, height: 300 });
        const back = fromMinimap(layout, map, box);
        expect(back.x).toBeCloseTo(0);
        expect(back.y).toBeCloseTo(0);
        expect(onMinimap(layout, map, { x: -1e6, y: -1e6, width: 1e7, height: 1e7 }).width).toBe(map.width);
    });

    it('shouldHaveNoMoreRunsThanPixelsWhenThereAreTenThousand', () => {
        const layout = layoutOf(randomPeople(4, { count: 10_000, roots: 0.01, chains: 0.1, wide: 0.05 }));
        const map = minimapOf(layout, { width: 180, height: 110 });
        expect(map.runs.length).toBeLessThanOrEqual((180 * 110) / 2);
    });
});
