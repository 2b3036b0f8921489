import MapCanvas from 'c/mapCanvas';
import { MapPeople } from 'c/mapLayout';
import type { MapEdge, MapNode } from 'c/mapLayout';
import { clearPage, find, findAll, listen, mount, press, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

const SIZE = { width: 1000, height: 700 };

function person(id: string, managerId: string | null, rest: Partial<MapNode> = {}): MapNode {
    const facts = [
        { key: 'role', label: 'Role: User', short: 'User', icon: 'utility:user_role', tone: 'neutral' as const },
        {
            key: 'attitude',
            label: 'Attitude: Supporter',
            short: 'Supporter',
            icon: 'utility:like',
            tone: 'positive' as const
        }
    ];
    const flags = { placeholder: false, left: false, external: false, faded: false };
    return { id, name: `Person ${id}`, title: 'Head of Energy', managerId, facts, unit: '', ...flags, ...rest };
}

/** boss with a and b; a with c. */
const PEOPLE = [person('boss', null), person('a', 'boss'), person('b', 'boss'), person('c', 'a')];
const EDGES: MapEdge[] = [{ id: 'l1', from: 'c', to: 'b', kind: 'conflict', strength: 2, label: 'Conflict: c and b' }];

type Canvas = Mounted & {
    zoomToFit(): void;
    reveal(id: string): void;
    startMove(id: string): void;
    startLink(id: string): void;
    exportSvg(): string;
    print(): boolean;
};

const show = (properties: Record<string, unknown> = {}) =>
    mount('c-map-canvas', MapCanvas, { nodes: PEOPLE, edges: EDGES, editable: true, ...properties }) as Promise<Canvas>;

const stageOf = (canvas: Mounted) => find(canvas, '.stage');
const isVisible = (element: Element | null): boolean =>
    element === null ||
    (element.getAttribute('display') !== 'none' &&
        !(element as HTMLElement).hidden &&
        isVisible(element.parentElement));
const cardsOf = (canvas: Mounted) => findAll(canvas, '.card').filter(isVisible);
const cardOf = (canvas: Mounted, id: string) =>
    cardsOf(canvas).find((card) => card.getAttribute('aria-label')?.startsWith(`Person ${id},`));
const namesOf = (canvas: Mounted) =>
    cardsOf(canvas)
        .map((card) => card.getAttribute('aria-label')?.split(',')[0])
        .sort();

/** The person that the keyboard is on, as those hear it who do not see the map. */
function focusedOf(canvas: Mounted): string {
    const id = stageOf(canvas).getAttribute('aria-activedescendant');
    const card = findAll(canvas, '[role="treeitem"]').find((item) => item.id === id);
    return card?.getAttribute('aria-label')?.split(',')[0] ?? '';
}

/** The middle of a card on the screen. */
function placeOf(canvas: Mounted, id: string): { x: number; y: number } {
    const transform = find(canvas, 'svg.drawing > g').getAttribute('transform') ?? '';
    const [dx, dy, scale] = transform.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
    const { left, top } = (cardOf(canvas, id) as HTMLElement).style;
    const [x, y] = [parseFloat(left), parseFloat(top)];
    return { x: (x + 60) * scale + dx, y: (y + 40) * scale + dy };
}

function pointer(canvas: Mounted, type: string, { x, y }: { x: number; y: number }, more: MouseEventInit = {}): void {
    // jsdom knows no pointer events.
    const event = new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, ...more });
    Object.defineProperty(event, 'pointerId', { value: 1 });
    stageOf(canvas).dispatchEvent(event);
}

function dragTo(canvas: Mounted, from: { x: number; y: number }, to: { x: number; y: number }): void {
    pointer(canvas, 'pointermove', from);
    pointer(canvas, 'pointerdown', from);
    pointer(canvas, 'pointermove', { x: from.x + 10, y: from.y + 10 });
    pointer(canvas, 'pointermove', to);
}

describe('c-map-canvas', () => {
    beforeEach(() => {
        jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(SIZE.width);
        jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(SIZE.height);
    });
    afterEach(() => {
        clearPage();
        jest.restoreAllMocks();
    });

    it('shouldDrawACardForEachPerson', async () => {
        const canvas = await show();
        expect(namesOf(canvas)).toEqual(['Person a', 'Person b', 'Person boss', 'Person c']);
        expect(cardOf(canvas, 'a')?.textContent).toContain('Person a');
        expect(cardOf(canvas, 'a')?.textContent).toContain('Supporter');
        await expect(canvas).toBeAccessible();
    });

    it('shouldTellTheTreeToThoseWhoDoNotSeeIt', async () => {
        const canvas = await show();
        expect(stageOf(canvas).getAttribute('role')).toBe('tree');
        const card = cardOf(canvas, 'a');
        expect(card?.getAttribute('aria-level')).toBe('2');
        expect(card?.getAttribute('aria-expanded')).toBe('true');
        expect(card?.getAttribute('aria-label')).toBe('Person a, Head of Energy, Role: User, Attitude: Supporter');
        expect(cardOf(canvas, 'b')?.hasAttribute('aria-expanded')).toBe(false);
    });

    it('shouldSaySoWhenThereIsNobody', async () => {
        const canvas = await show({ nodes: [], edges: [] });
        expect(find(canvas, '[data-empty]').textContent).toBe('Nobody is on this map yet.');
        expect(stageOf(canvas).hasAttribute('role')).toBe(false);
        await expect(canvas).toBeAccessible();
    });

    it('shouldTakePeopleAsTheyAreWhenTheyComeThatWay', async () => {
        const canvas = await show({ nodes: new MapPeople(PEOPLE) });
        expect(cardsOf(canvas)).toHaveLength(4);
    });

    it('shouldFadeAndNotRemoveWhomAFilterLeavesOut', async () => {
        const canvas = await show();
        canvas.nodes = PEOPLE.map((one) => ({ ...one, faded: one.id === 'b' }));
        await settle();
        expect(cardOf(canvas, 'b')?.getAttribute('class')).toBe('card faded');
        expect(cardOf(canvas, 'a')?.getAttribute('class')).toBe('card');
    });

    it('shouldMarkWhoIsSelected', async () => {
        const canvas = await show({ selectedId: 'b' });
        expect(cardOf(canvas, 'b')?.getAttribute('aria-selected')).toBe('true');
        canvas.selectedId = null;
        await settle();
        expect(cardOf(canvas, 'b')?.getAttribute('aria-selected')).toBe('false');
    });

    it('shouldExplainTheLinesOnlyWhenThereAreSome', async () => {
        const canvas = await show();
        expect(find(canvas, '[data-key]').textContent).toContain('Conflict');
        canvas.edges = [];
        await settle();
        expect(findAll(canvas, '[data-key]')).toHaveLength(0);
    });

    it('shouldFollowTheTreeWithTheArrowKeys', async () => {
        const canvas = await show();
        stageOf(canvas).focus();
        expect(focusedOf(canvas)).toBe('Person boss');
        for (const [key, name] of [
            ['ArrowDown', 'Person a'],
            ['ArrowRight', 'Person b'],
            ['ArrowLeft', 'Person a'],
            ['ArrowDown', 'Person c'],
            ['ArrowUp', 'Person a'],
            ['Home', 'Person boss'],
            ['End', 'Person c']
        ]) {
            press(stageOf(canvas), key);
            expect(focusedOf(canvas)).toBe(name);
        }
    });

    it('shouldAskForDetailsAndForTheMenuOfThePersonUnderTheKeyboard', async () => {
        const canvas = await show({ selectedId: 'a' });
        const selected = listen(canvas, 'personselect');
        const menus = listen<{ id: string; x: number; y: number }>(canvas, 'personmenu');
        press(stageOf(canvas), 'Enter');
        press(stageOf(canvas), 'F10', { shiftKey: true });
        press(stageOf(canvas), 'ContextMenu');
        expect(selected).toEqual([{ id: 'a' }]);
        expect(menus.map(({ id }) => id)).toEqual(['a', 'a']);
        expect(menus[0].x).toBeGreaterThan(0);
    });

    it('shouldFoldATeamAwayAndOpenItWithSpace', async () => {
        const canvas = await show({ selectedId: 'a' });
        const changes = listen(canvas, 'collapsechange');
        press(stageOf(canvas), ' ');
        expect(namesOf(canvas)).toEqual(['Person a', 'Person b', 'Person boss']);
        expect(cardOf(canvas, 'a')?.getAttribute('aria-expanded')).toBe('false');
        press(stageOf(canvas), ' ');
        expect(cardsOf(canvas)).toHaveLength(4);
        expect(changes).toEqual([{ ids: ['a'] }, { ids: [] }]);
    });

    it('shouldOpenWhatIsFoldedAwayWhenAPersonIsRevealed', async () => {
        const canvas = await show({ collapsed: ['boss', 'a'] });
        expect(cardsOf(canvas)).toHaveLength(1);
        const changes = listen(canvas, 'collapsechange');
        canvas.reveal('c');
        expect(cardOf(canvas, 'c')).toBeDefined();
        expect(focusedOf(canvas)).toBe('Person c');
        expect(changes).toEqual([{ ids: [] }]);
    });

    it('shouldShowThePersonInTheRoomThatDetailsLeaveAndGoBackWhenTheyClose', async () => {
        const resized: (() => void)[] = [];
        (globalThis as Record<string, unknown>).ResizeObserver = class {
            constructor(callback: () => void) {
                resized.push(callback);
            }
            observe = jest.fn();
            disconnect = jest.fn();
        };
        const width = jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(SIZE.width);
        const canvas = await show();
        const [start, distance] = [placeOf(canvas, 'b'), placeOf(canvas, 'b').x - placeOf(canvas, 'a').x];
        expect(start.x).toBeGreaterThan(400);
        canvas.selectedId = 'b';
        width.mockReturnValue(400);
        await settle();
        canvas.reveal('b');
        expect(placeOf(canvas, 'b').x).toBeLessThan(350);
        // Higher than wide now, which is no reason to arrange people anew.
        expect(placeOf(canvas, 'b').x - placeOf(canvas, 'a').x).toBeCloseTo(distance);
        canvas.selectedId = null;
        width.mockReturnValue(SIZE.width);
        await settle();
        resized.forEach((tell) => tell());
        expect(placeOf(canvas, 'b').x).toBeCloseTo(start.x);
        delete (globalThis as Record<string, unknown>).ResizeObserver;
    });

    it('shouldZoomWithKeysAndButtons', async () => {
        const canvas = await show();
        const scale = () =>
            Number(/scale\(([\d.]+)\)/.exec(find(canvas, 'svg.drawing > g').getAttribute('transform') ?? '')?.[1]);
        const first = scale();
        press(stageOf(canvas), '+');
        expect(scale()).toBeGreaterThan(first);
        press(stageOf(canvas), '-');
        press(stageOf(canvas), '-');
        expect(scale()).toBeLessThan(first);
        press(stageOf(canvas), '0');
        expect(scale()).toBe(first);
        find(canvas, '[data-tool="in"]').click();
        expect(scale()).toBeGreaterThan(first);
        find(canvas, '[data-tool="fit"]').click();
        expect(scale()).toBe(first);
    });

    it('shouldZoomAtThePointerWithTheWheel', async () => {
        const canvas = await show();
        const before = placeOf(canvas, 'a');
        const event = new WheelEvent('wheel', { ctrlKey: true, deltaY: -100, cancelable: true });
        Object.defineProperties(event, { clientX: { value: before.x }, clientY: { value: before.y } });
        stageOf(canvas).dispatchEvent(event);
        expect(event.defaultPrevented).toBe(true);
        expect(placeOf(canvas, 'a').x).toBeCloseTo(before.x);
        expect(placeOf(canvas, 'a').y).toBeCloseTo(before.y);
    });

    it('shouldChangeTheManagerByKeyboard', async () => {
        const canvas = await show();
        const moves = listen(canvas, 'reparent');
        canvas.startMove('c');
        await settle();
        expect(find(canvas, '[data-banner]').textContent).toContain('Choose whom Person c reports to');
        press(stageOf(canvas), 'ArrowUp');
        press(stageOf(canvas), 'ArrowRight');
        await settle();
        expect(find(canvas, '[data-banner]').textContent).toContain('Person c will report to Person b');
        press(stageOf(canvas), 'Enter');
        await settle();
        expect(moves).toEqual([{ id: 'c', managerId: 'b' }]);
        expect(findAll(canvas, '[data-banner]')).toHaveLength(0);
    });

    it('shouldRefuseAManagerWhoWorksForThePerson', async () => {
        const canvas = await show();
        const moves = listen(canvas, 'reparent');
        canvas.startMove('a');
        press(stageOf(canvas), 'ArrowDown');
        await settle();
        expect(find(canvas, '[data-banner]').textContent).toContain('Person a cannot report to Person c');
        expect(find(canvas, '[data-choice="confirm"]').hasAttribute('disabled')).toBe(true);
        press(stageOf(canvas), 'Enter');
        expect(moves).toEqual([]);
        press(stageOf(canvas), 'Escape');
        await settle();
        expect(findAll(canvas, '[data-banner]')).toHaveLength(0);
        expect(focusedOf(canvas)).toBe('Person a');
    });

    it('shouldTakeTheManagerAwayWhenAsked', async () => {
        const canvas = await show();
        const moves = listen(canvas, 'reparent');
        canvas.startMove('c');
        await settle();
        find(canvas, '[data-choice="none"]').click();
        expect(moves).toEqual([{ id: 'c', managerId: null }]);
    });

    it('shouldDrawALineByKeyboard', async () => {
        const canvas = await show();
        const lines = listen(canvas, 'linkdraw');
        canvas.startLink('c');
        await settle();
        expect(findAll(canvas, '[data-choice="none"]')).toHaveLength(0);
        press(stageOf(canvas), 'ArrowUp');
        press(stageOf(canvas), 'Enter');
        expect(lines).toEqual([{ fromId: 'c', toId: 'a' }]);
    });

    it('shouldNotStartAChangeWhenNothingMayBeChanged', async () => {
        const canvas = await show({ editable: false });
        canvas.startMove('c');
        await settle();
        expect(findAll(canvas, '[data-banner]')).toHaveLength(0);
    });

    it('shouldSelectWithAPressAndAskForTheMenuWithTheOtherButton', async () => {
        const canvas = await show();
        const selected = listen(canvas, 'personselect');
        const menus = listen(canvas, 'personmenu');
        const at = placeOf(canvas, 'b');
        pointer(canvas, 'pointerdown', at);
        pointer(canvas, 'pointerup', at);
        pointer(canvas, 'contextmenu', at);
        expect(selected).toEqual([{ id: 'b' }]);
        expect(menus).toEqual([{ id: 'b', x: at.x, y: at.y }]);
    });

    it('shouldChangeTheManagerWhenACardIsDroppedOnAnother', async () => {
        const canvas = await show();
        const moves = listen(canvas, 'reparent');
        dragTo(canvas, placeOf(canvas, 'c'), placeOf(canvas, 'b'));
        await settle();
        expect(find(canvas, '[data-banner]').textContent).toContain('Person c will report to Person b');
        pointer(canvas, 'pointerup', placeOf(canvas, 'b'));
        expect(moves).toEqual([{ id: 'c', managerId: 'b' }]);
    });

    it('shouldChangeNothingWhenACardIsDroppedOnSomebodyBelowOrNowhere', async () => {
        const canvas = await show();
        const moves = listen(canvas, 'reparent');
        dragTo(canvas, placeOf(canvas, 'a'), placeOf(canvas, 'c'));
        await settle();
        expect(find(canvas, '.refusal').textContent).toContain('cannot report to');
        pointer(canvas, 'pointerup', placeOf(canvas, 'c'));
        dragTo(canvas, placeOf(canvas, 'a'), { x: 500, y: 690 });
        pointer(canvas, 'pointerup', { x: 500, y: 690 });
        expect(moves).toEqual([]);
    });

    it('shouldParkOrFreeACardThatIsDroppedOnAZone', async () => {
        const canvas = await show();
        const parked = listen(canvas, 'park');
        dragTo(canvas, placeOf(canvas, 'c'), { x: 300, y: 300 });
        await settle();
        const zone = find(canvas, '[data-zone="park"]');
        const box = { left: 600, right: 700, top: 10, bottom: 50 } as DOMRect;
        jest.spyOn(zone, 'getBoundingClientRect').mockReturnValue(box);
        pointer(canvas, 'pointermove', { x: 620, y: 40 });
        await settle();
        expect(zone.className).toContain('over');
        pointer(canvas, 'pointerup', { x: 620, y: 40 });
        expect(parked).toEqual([{ id: 'c' }]);
    });

    it('shouldLeaveADragWithEscape', async () => {
        const canvas = await show();
        const moves = listen(canvas, 'reparent');
        dragTo(canvas, placeOf(canvas, 'c'), placeOf(canvas, 'b'));
        press(stageOf(canvas), 'Escape');
        pointer(canvas, 'pointerup', placeOf(canvas, 'b'));
        expect(moves).toEqual([]);
    });

    it('shouldMoveTheDrawingWhenNothingMayBeChanged', async () => {
        const canvas = await show({ editable: false });
        press(stageOf(canvas), '+');
        press(stageOf(canvas), '+');
        const before = placeOf(canvas, 'a');
        dragTo(canvas, { x: 500, y: 350 }, { x: 450, y: 330 });
        const after = placeOf(canvas, 'a');
        expect(after.x - before.x).toBeCloseTo(-50);
        expect(after.y - before.y).toBeCloseTo(-20);
    });

    it('shouldTellEverythingOfTheCardUnderThePointer', async () => {
        const canvas = await show({
            nodes: [person('boss', null, { name: 'Bartholomew Featherstonehaugh-Cholmondeley' })]
        });
        pointer(canvas, 'pointermove', { x: SIZE.width / 2, y: SIZE.height / 2 });
        expect(find(canvas, '.hover title').textContent).toBe(
            'Bartholomew Featherstonehaugh-Cholmondeley, Head of Energy, Role: User, Attitude: Supporter'
        );
    });

    it('shouldExportADrawingThatNeedsNothingElse', async () => {
        const canvas = await show({ nodes: [...PEOPLE, person('x', null, { name: 'A & B <script>' })] });
        const markup = canvas.exportSvg();
        const file = new DOMParser().parseFromString(markup, 'image/svg+xml');
        expect(file.querySelector('parsererror')).toBeNull();
        expect(file.documentElement.textContent).toContain('A & B <script>');
        expect(file.documentElement.textContent).toContain('Person c');
        expect(file.querySelectorAll('[class], script, image, use')).toHaveLength(0);
        expect(markup).not.toContain('var(');
    });

    it('shouldPrintThePictureOnAPageOfItsOwn', async () => {
        const canvas = await show();
        const page = document.implementation.createHTMLDocument();
        jest.spyOn(window, 'open').mockReturnValueOnce({ document: page, print: jest.fn() } as unknown as Window);
        expect(canvas.print()).toBe(true);
        expect(page.querySelector('img')?.src).toMatch(/^data:image\/svg\+xml/);
        jest.spyOn(window, 'open').mockReturnValueOnce(null);
        expect(canvas.print()).toBe(false);
    });
});
