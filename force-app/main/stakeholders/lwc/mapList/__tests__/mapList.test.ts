import MapList from 'c/mapList';
import { listOf } from 'c/mapModel';
import { mapContext, mapPeople } from '../../../../../../test/jest/map-fixtures';
import { clearPage, deepText, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const rows = listOf(mapPeople(), mapContext(), ({ id }) => id === 'b');
const show = (properties = {}) =>
    mount('c-map-list', MapList, { rows, editable: true, rateable: true, selectedId: 'a', ...properties });

describe('c-map-list', () => {
    afterEach(clearPage);

    it('shouldListEverybodyWithoutBarriers', async () => {
        const element = await show();
        expect(findAll(element, '[data-row]')).toHaveLength(5);
        expect(find(element, '[data-row="b"]').className).toContain('faded');
        expect(find(element, '[data-row="a"]').className).toContain('row_selected');
        expect(deepText(element)).toContain('High influence');
        await expect(element).toBeAccessible();
    });

    it('shouldChangeThoseWhoAreChosen', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        for (const id of ['a', 'c']) {
            fire(find(element, `lightning-input[data-person="${id}"]`), 'change');
        }
        await settle();
        expect(find(element, '[data-chosen]').textContent).toBe('2 chosen');
        for (const bulk of ['role', 'unit', 'owner', 'rate']) {
            find(element, `[data-bulk="${bulk}"]`).click();
        }
        find(element, '[data-action="looked"]').click();
        find(element, '[data-action="park"]').click();
        await settle();
        expect(findAll(element, '[data-chosen]')).toHaveLength(0);
        const ids = ['a', 'c'];
        expect(intents).toEqual([
            { type: 'bulk', ids, what: 'role' },
            { type: 'bulk', ids, what: 'unit' },
            { type: 'bulk', ids, what: 'owner' },
            { type: 'bulk', ids, what: 'rate' },
            { type: 'looked', ids },
            { type: 'park', ids, parked: true }
        ]);
    });

    it('shouldChooseAllWhoFitAndNobodyElse', async () => {
        const element = await show();
        fire(find(element, '[data-action="choose-all"]'), 'change');
        await settle();
        expect(find(element, '[data-chosen]').textContent).toBe('4 chosen');
        fire(find(element, '[data-action="choose-all"]'), 'change');
        await settle();
        expect(findAll(element, '[data-chosen]')).toHaveLength(0);
    });

    it('shouldOfferReadersNothingToChoose', async () => {
        const element = await show({ editable: false });
        const intents = listen(element, 'mapintent');
        expect(findAll(element, 'lightning-input')).toHaveLength(0);
        find(element, 'button[data-person="c"]').click();
        expect(intents).toEqual([{ type: 'open', id: 'c' }]);
    });
});
