import MatrixGrid from 'c/matrixGrid';
import type { FoldDetail, SelectionDetail } from 'c/matrixGrid';
import {
    CARE,
    DRIVES,
    HARDWARE,
    NORTH,
    SENSORS,
    SITE,
    SOUTH,
    matrixView,
    offering,
    overView,
    scene,
    unit
} from '../../../../../../test/jest/matrixFixtures';
import { clearPage, deepText, find, findAll, listen, mount, press, settle } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

const id = (unitId: string, offeringId: string) => `${unitId}:${offeringId}`;
const at = (element: Mounted, place: string) => find<HTMLElement>(element, `[data-place="${place}"]`);
const focused = (element: Mounted) => find(element, '[tabindex="0"]').dataset.place;

function mouse(target: HTMLElement, type: string, more: MouseEventInit = {}): void {
    target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, ...more }));
}

async function show(properties: Record<string, unknown> = {}): Promise<Mounted> {
    return mount('c-matrix-grid', MatrixGrid, { scene: scene(), canCreate: true, ...properties });
}

async function keys(element: Mounted, ...pressed: (string | [string, KeyboardEventInit])[]): Promise<void> {
    for (const key of pressed) {
        const [name, modifiers] = typeof key === 'string' ? [key, {}] : key;
        press(find(element, '[tabindex="0"]'), name, modifiers);
        // Each key acts on what the one before has shown.
        // eslint-disable-next-line no-await-in-loop
        await settle();
    }
}

describe('c-matrix-grid', () => {
    beforeEach(() => {
        globalThis.ResizeObserver = class {
            observe() {}
            unobserve() {}
            disconnect() {}
        };
    });
    afterEach(clearPage);

    it('shouldShowHeadsCellsAndTotalsForEverybody', async () => {
        const element = await show();
        expect(findAll(element, '[role="gridcell"].cell')).toHaveLength(9);
        expect(at(element, '0:0').getAttribute('aria-label')).toContain('North, Sensors: Owned');
        expect(at(element, '0:0').textContent).toContain('€1.2k');
        expect(at(element, '1:-1').textContent).toContain('Harbour site');
        expect(at(element, '0:3').textContent).toBe('€1.2k');
        expect(at(element, '3:0').textContent).toBe('€1.2k');
        const grid = find(element, '[role="treegrid"]');
        expect([grid.getAttribute('aria-rowcount'), grid.getAttribute('aria-colcount')]).toEqual(['6', '5']);
        expect(deepText(element)).toContain('White space');
        await expect(element).toBeAccessible();
    });

    it('shouldShowSharesAsBarsAndWords', async () => {
        const element = await show({ scene: scene({ look: 'share', heatBy: 'potential' }) });
        expect(at(element, '0:0').textContent).toContain('Ours 60%');
        expect(at(element, '0:0').querySelector<HTMLElement>('.bar_ours')?.style.inlineSize).toBe('60%');
        expect(at(element, '0:1').querySelector('.bar')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shouldWarnInTotalsAndCellsWhenSharesAreOver', async () => {
        const element = await show({ scene: scene({ look: 'share' }, overView()) });
        for (const place of ['0:3', '3:0']) {
            expect(at(element, place).textContent).toContain('1 over 100%');
            expect(at(element, place).querySelector('svg')).not.toBeNull();
            expect(at(element, place).title).toContain('Vektor 55%');
        }
        expect(at(element, '3:3').textContent).toContain('2 over 100%');
        expect(at(element, '1:3').textContent).not.toContain('over');
        expect(at(element, '0:0').querySelector('.sign_over')).not.toBeNull();
        // The bar ends with the field.
        expect(at(element, '0:0').querySelector<HTMLElement>('.bar_theirs')?.style.inlineSize).toBe('40%');
        expect(at(element, '2:2').querySelector<HTMLElement>('.bar_ours')?.style.inlineSize).toBe('100%');
        await expect(element).toBeAccessible();
    });

    it('shouldShowNothingWithoutAScene', async () => {
        expect((await show({ scene: null })).shadowRoot?.childElementCount).toBe(0);
    });

    it('shouldMoveWithTheKeyboard', async () => {
        const element = await show();
        expect(focused(element)).toBe('0:0');
        await keys(element, 'ArrowRight', 'ArrowDown');
        expect(focused(element)).toBe('1:1');
        expect(element.shadowRoot?.activeElement?.getAttribute('data-place')).toBe('1:1');
        await keys(element, ['Home', { ctrlKey: true }], 'ArrowUp', 'ArrowUp');
        expect(focused(element)).toBe('-2:0');
        await keys(element, ['End', { ctrlKey: true }]);
        expect(focused(element)).toBe('2:2');
    });

    it('shouldChooseWithTheKeyboard', async () => {
        const element = await show();
        const chosen = listen<SelectionDetail>(element, 'selectionchange');
        await keys(element, ['ArrowDown', { shiftKey: true }], ['ArrowRight', { shiftKey: true }]);
        expect(chosen.at(-1)).toEqual({
            ids: [id(NORTH, SENSORS), id(NORTH, DRIVES), id(SITE, SENSORS), id(SITE, DRIVES)],
            opened: null
        });
        await keys(element, ' ');
        expect(chosen.at(-1)).toEqual({ ids: [id(SITE, DRIVES)], opened: null });
        await keys(element, ['a', { ctrlKey: true }]);
        expect(chosen.at(-1)?.ids).toHaveLength(9);
        await keys(element, ['Home', {}], ' ');
        expect(chosen.at(-1)?.ids).toEqual([id(SITE, SENSORS), id(SITE, DRIVES), id(SITE, CARE)]);
        element.selected = new Set(chosen.at(-1)?.ids);
        await settle();
        expect(at(element, '1:0').getAttribute('aria-selected')).toBe('true');
        await keys(element, 'Escape');
        expect(chosen.at(-1)).toEqual({ ids: [], opened: null });
    });

    it('shouldOpenAndCreateWithTheKeyboard', async () => {
        const element = await show();
        const opened = listen<{ id: string }>(element, 'celldetails');
        const created = listen<{ id: string }>(element, 'createopportunity');
        await keys(element, 'Enter', 'o');
        expect(opened).toEqual([{ id: id(NORTH, SENSORS) }]);
        expect(created).toEqual([]);
        await keys(element, 'End', 'o');
        expect(created).toEqual([{ id: id(NORTH, CARE) }]);
    });

    it('shouldFoldWithTheKeyboardAndTheMouse', async () => {
        const element = await show();
        const folds = listen<FoldDetail>(element, 'fold');
        await keys(element, 'Home', 'Enter', 'ArrowUp', 'ArrowRight', 'ArrowUp', 'Enter');
        expect(folds).toEqual([
            { kind: 'unit', id: NORTH },
            { kind: 'group', id: HARDWARE }
        ]);
        mouse(find(element, '[data-fold]'), 'click');
        mouse(at(element, '-2:0'), 'click');
        expect(folds).toHaveLength(4);
    });

    it('shouldUnfoldAFieldThatStandsForSeveralCells', async () => {
        const folded = scene({ foldedGroups: new Set([HARDWARE]), foldedUnits: new Set([NORTH]) });
        const element = await show({ scene: folded });
        const folds = listen<FoldDetail>(element, 'fold');
        expect(at(element, '0:0').textContent).toContain('1 of 4 owned');
        mouse(at(element, '0:0'), 'dblclick');
        expect(folds).toEqual([
            { kind: 'group', id: HARDWARE },
            { kind: 'unit', id: NORTH }
        ]);
    });

    it('shouldChooseWithTheMouse', async () => {
        const element = await show({ selected: new Set([id(NORTH, SENSORS)]) });
        const chosen = listen<SelectionDetail>(element, 'selectionchange');
        mouse(at(element, '0:1'), 'mousedown');
        mouse(at(element, '0:1'), 'click');
        expect(chosen.at(-1)).toEqual({ ids: [id(NORTH, DRIVES)], opened: id(NORTH, DRIVES) });
        mouse(at(element, '1:2'), 'click', { shiftKey: true });
        expect(chosen.at(-1)?.ids).toEqual([id(NORTH, DRIVES), id(NORTH, CARE), id(SITE, DRIVES), id(SITE, CARE)]);
        mouse(at(element, '2:2'), 'click', { ctrlKey: true });
        expect(chosen.at(-1)?.ids).toEqual([id(NORTH, SENSORS), id(SOUTH, CARE)]);
        mouse(at(element, '-1:0'), 'click');
        expect(chosen.at(-1)?.ids).toEqual([id(NORTH, SENSORS), id(SITE, SENSORS), id(SOUTH, SENSORS)]);
    });

    it('shouldChooseByDragging', async () => {
        const element = await show();
        const chosen = listen<SelectionDetail>(element, 'selectionchange');
        mouse(at(element, '0:0'), 'mousedown');
        mouse(at(element, '0:1'), 'mouseover', { buttons: 1 });
        mouse(at(element, '1:1'), 'mouseover', { buttons: 1 });
        mouse(at(element, '1:1'), 'click');
        expect(chosen).toHaveLength(2);
        expect(chosen[1].ids).toHaveLength(4);
    });

    it('shouldOfferAnOpportunityOnTheCellUnderThePointer', async () => {
        const element = await show();
        const created = listen<{ id: string }>(element, 'createopportunity');
        const quick = find(element, '[data-action="quick"]');
        mouse(at(element, '0:0'), 'mouseover');
        expect(quick.classList).not.toContain('quick_shown');
        mouse(at(element, '0:2'), 'mouseover');
        expect(quick.classList).toContain('quick_shown');
        mouse(quick, 'mouseover');
        quick.click();
        expect(created).toEqual([{ id: id(NORTH, CARE) }]);
        find(element, '.sheet').dispatchEvent(new MouseEvent('mouseleave'));
        expect(quick.classList).not.toContain('quick_shown');
    });

    it('shouldOfferNoOpportunityToWhoMayNotCreateOne', async () => {
        const element = await show({ canCreate: false });
        mouse(at(element, '0:2'), 'mouseover');
        expect(find(element, '[data-action="quick"]').classList).not.toContain('quick_shown');
    });

    it('shouldHaveOnlyWhatIsInSightOnThePage', async () => {
        const units = Array.from({ length: 40 }, (_, index) => unit(`u${index}`, `Unit ${index}`, { order: index }));
        const offerings = Array.from({ length: 50 }, (_, index) =>
            offering(`o${index}`, `Offering ${index}`, { order: index })
        );
        const element = await show({ scene: scene({}, matrixView({ units, offerings, cells: [] })) });
        expect(findAll(element, '[role="gridcell"].cell').length).toBeLessThan(300);
        await keys(element, ['End', { ctrlKey: true }]);
        expect(at(element, '39:49').getAttribute('aria-label')).toContain('Unit 39, Offering 49');
        expect(focused(element)).toBe('39:49');
    });

    it('shouldPutTheKeyboardOnACell', async () => {
        const element = await show();
        (element.focusCell as (cell: string | null) => void)(id(SOUTH, CARE));
        await settle();
        expect(focused(element)).toBe('2:2');
        (element.focusCell as (cell: string | null) => void)('no:cell');
        expect(focused(element)).toBe('2:2');
    });

    it('shouldTellItsColours', async () => {
        const palette = ((await show()).palette as () => Record<string, unknown>)();
        expect(Object.keys(palette)).toEqual(
            expect.arrayContaining(['state_owned', 'heat_5', 'head', 'plain', 'line'])
        );
    });

    it('shouldAskToChangeAUnitOnlyWhereThatIsAllowed', async () => {
        const element = await show({ canEditUnits: true });
        const asked = listen<{ id: string }>(element, 'changeunit');
        await keys(element, 'e', 'ArrowLeft', 'e', 'ArrowDown', 'e');
        expect(asked.map((detail) => detail.id)).toEqual([NORTH, SITE]);
        element.canEditUnits = false;
        await settle();
        await keys(element, 'e');
        expect(asked).toHaveLength(2);
    });
});
