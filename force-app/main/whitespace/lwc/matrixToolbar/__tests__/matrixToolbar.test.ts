import MatrixToolbar from 'c/matrixToolbar';
import { NO_FILTER } from 'c/matrixModel';
import {
    clearPage,
    deepText,
    find,
    findAll,
    fire,
    listen,
    mount,
    press,
    settle
} from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

const show = (properties: Record<string, unknown> = {}) =>
    mount('c-matrix-toolbar', MatrixToolbar, {
        competitors: ['Vektor'],
        canCreateUnits: true,
        userId: '005',
        ...properties
    });

async function openFilters(element: Mounted): Promise<void> {
    find(element, '[data-action="filters"]').click();
    await settle();
}

describe('c-matrix-toolbar', () => {
    afterEach(clearPage);

    it('shouldAskForLooksColoursAndCommands', async () => {
        const element = await show();
        const looks = listen(element, 'lookchange');
        const heats = listen(element, 'heatchange');
        const commands = listen(element, 'command');
        fire(find(element, 'lightning-radio-group'), 'change', { value: 'share' });
        fire(find(element, 'lightning-combobox'), 'change', { value: 'owned' });
        fire(find(element, '[data-menu="export"]'), 'select', { value: 'csv' });
        fire(find(element, '[data-menu="units"]'), 'select', { value: 'hand' });
        expect([looks, heats, commands]).toEqual([
            [{ look: 'share' }],
            [{ heatBy: 'owned' }],
            [{ command: 'csv' }, { command: 'hand' }]
        ]);
        await expect(element).toBeAccessible();
    });

    it('shouldAskForFilters', async () => {
        const element = await show();
        const filters = listen<{ filter: typeof NO_FILTER }>(element, 'filterchange');
        fire(find(element, 'lightning-input'), 'change', { value: 'north' });
        await openFilters(element);
        fire(find(element, '[data-filter="states"]'), 'change', { value: ['Owned'] });
        fire(find(element, '[data-filter="revenue"]'), 'change', { value: ['Usage'] });
        fire(find(element, '[data-filter="competitors"]'), 'change', { value: ['Vektor'] });
        fire(find(element, '[data-filter="mine"]'), 'change', { checked: true });
        expect(filters.map(({ filter }) => filter)).toEqual([
            { ...NO_FILTER, search: 'north' },
            { ...NO_FILTER, states: ['Owned'] },
            { ...NO_FILTER, revenueTypes: ['Usage'] },
            { ...NO_FILTER, competitors: ['Vektor'] },
            { ...NO_FILTER, responsibleId: '005' }
        ]);
        await expect(element).toBeAccessible();
    });

    it('shouldKeepUndoWithinTheSearchInput', async () => {
        const element = await show();
        const keys = listen(element, 'keydown');
        press(find(element, 'lightning-input'), 'z', { ctrlKey: true });
        expect(keys).toHaveLength(0);
        press(find(element, 'lightning-input'), 'x');
        expect(keys).toHaveLength(1);
    });

    it('shouldTellWhatIsFilteredAndClearIt', async () => {
        const element = await show({
            filter: { ...NO_FILTER, states: ['Owned'], responsibleId: '005' },
            matching: 3,
            count: 9
        });
        const filters = listen(element, 'filterchange');
        expect(deepText(element)).toContain('Filters (2)');
        expect(deepText(element)).toContain('3 of 9 cells');
        find(element, '[data-action="clear"]').click();
        expect(filters).toEqual([{ filter: NO_FILTER }]);
        await openFilters(element);
        fire(find(element, '[data-filter="mine"]'), 'change', { checked: false });
        expect(filters.at(-1)).toEqual({ filter: { ...NO_FILTER, states: ['Owned'] } });
    });

    it('shouldOfferTheLooksInAListWhereThereIsLittleRoom', async () => {
        const element = await show({ narrow: true, look: 'potentials' });
        const looks = listen(element, 'lookchange');
        fire(find(element, 'lightning-combobox'), 'change', { value: 'share' });
        expect(looks).toEqual([{ look: 'share' }]);
        await expect(element).toBeAccessible();
    });

    it('shouldOfferOnlyWhatFits', async () => {
        const element = await show({ look: 'potentials', canCreateUnits: false, competitors: [] });
        expect(findAll(element, 'lightning-combobox')).toHaveLength(0);
        expect(findAll(element, '[data-menu="units"]')).toHaveLength(0);
        await openFilters(element);
        expect(findAll(element, '[data-filter="competitors"]')).toHaveLength(0);
    });
});
