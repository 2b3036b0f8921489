import MapFilters from 'c/mapFilters';
import { NO_FILTERS } from 'c/mapModel';
import type { MapFilters as Filters } from 'c/mapModel';
import { mapContext } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, findAll, fire, listen, mount } from '../../../../../../test/jest/support';

const show = (filters: Partial<Filters> = {}, view = {}) =>
    mount('c-map-filters', MapFilters, {
        context: mapContext(view),
        filters: { ...NO_FILTERS, ...filters },
        found: 2,
        total: 5
    });

describe('c-map-filters', () => {
    afterEach(clearPage);

    it('shouldCountEverybodyWhenNothingIsLookedFor', async () => {
        const element = await show();
        expect(find(element, '[data-found]').textContent).toBe('5 people');
        expect(findAll(element, '[data-action="clear-filters"]')).toHaveLength(0);
        expect(findAll(element, '[data-quick]')).toHaveLength(9);
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
        expect(findAll(element, '[data-filter="unit"]')).toHaveLength(0);
    });
});
