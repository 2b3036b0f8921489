import MapFilters from 'c/mapFilters';
import { NO_FILTERS } from 'c/mapModel';
import type { MapFilters as Filters } from 'c/mapModel';
import { mapContext } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const show = (filters: Partial<Filters> = {}, view = {}) =>
    mount('c-map-filters', MapFilters, {
        context: mapContext(view),
        filters: { ...NO_FILTERS, ...filters },
        found: 2,
        total: 5
    });

async function toggle(element: HTMLElement): Promise<void> {
    find(element, '[data-action="filters"]').click();
    await settle();
}

describe('c-map-filters', () => {
    afterEach(clearPage);

    it('shouldCountEverybodyWhenNothingIsLookedFor', async () => {
        const element = await show();
        expect(find(element, '[data-found]').textContent).toBe('5 people');
        expect(findAll(element, '[data-action="clear-filters"]')).toHaveLength(0);
        expect(findAll(element, '[data-quick]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldShowWhatCanBeLookedForWhenAsked', async () => {
        const element = await show();
        const button = find(element, '[data-action="filters"]');
        expect(button.getAttribute('aria-expanded')).toBe('false');
        await toggle(element);
        expect(button.getAttribute('aria-expanded')).toBe('true');
        expect(findAll(element, '[data-quick]')).toHaveLength(9);
        expect(findAll(element, '[data-filter="role"], [data-filter="unit"]')).toHaveLength(2);
        await expect(element).toBeAccessible();
        await toggle(element);
        expect(findAll(element, '[data-quick], [data-filter="role"], [data-filter="unit"]')).toHaveLength(0);
    });

    it('shouldKeepInSightWhatIsLookedForAndTheKeyboardWhenItIsTakenBack', async () => {
        const element = await show({ quick: ['key'], roles: ['Approver'], unitId: 'north' });
        const intents = listen(element, 'mapintent');
        const button = find(element, '[data-action="filters"]');
        expect(button.textContent).toBe('Filters (3)');
        expect(findAll(element, '.quick').map((chip) => chip.textContent)).toEqual(['Approver', 'North', 'Key people']);
        find(element, '[data-chosen="role"]').click();
        expect(element.shadowRoot!.activeElement).toBe(button);
        find(element, '[data-chosen="unit"]').click();
        find(element, '[data-quick="key"]').click();
        expect(intents).toEqual(
            [{ roles: [] }, { unitId: null }, { quick: [] }].map((change) => ({ type: 'filter', change }))
        );
        await expect(element).toBeAccessible();
    });

    it('shouldTellWhatIsLookedForAndClearIt', async () => {
        const element = await show({ quick: ['key'], influences: ['High'], attitudes: ['Critic'], unitId: 'north' });
        const intents = listen(element, 'mapintent');
        expect(find(element, '[data-found]').textContent).toBe('2 of 5 people fit');
        expect(find(element, '[data-squares]').textContent).toBe('High · Critic');
        expect(find(element, '[data-quick="key"]').getAttribute('aria-pressed')).toBe('true');
        find(element, '[data-action="clear-filters"]').click();
        expect(intents).toEqual([{ type: 'filter', change: { ...NO_FILTERS, unitId: 'north' } }]);
    });

    it('shouldReportWhatIsLookedFor', async () => {
        const element = await show({ quick: ['key'] });
        await toggle(element);
        const intents = listen(element, 'mapintent');
        fire(find(element, '[data-filter="text"]'), 'change', { value: 'bo' });
        find(element, '[data-quick="key"]').click();
        find(element, '[data-quick="left"]').click();
        fire(find(element, '[data-filter="role"]'), 'change', { value: 'Approver' });
        fire(find(element, '[data-filter="role"]'), 'change', { value: '' });
        fire(find(element, '[data-filter="unit"]'), 'change', { value: 'north' });
        fire(find(element, '[data-filter="unit"]'), 'change', { value: '' });
        expect(intents).toEqual(
            [
                { text: 'bo' },
                { quick: [] },
                { quick: ['key', 'left'] },
                { roles: ['Approver'] },
                { roles: [] },
                { unitId: 'north' },
                { unitId: null }
            ].map((change) => ({ type: 'filter', change }))
        );
    });

    it('shouldNotOfferUnitsWhenThereAreNone', async () => {
        const element = await show({}, { units: [] });
        await toggle(element);
        expect(findAll(element, '[data-filter="unit"]')).toHaveLength(0);
    });
});
