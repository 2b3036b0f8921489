import MapParking from 'c/mapParking';
import { mapPerson } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, findAll, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const people = [mapPerson('x', { parked: true }), mapPerson('y', { parked: true, title: null })];

async function show(editable = true) {
    const element = await mount('c-map-parking', MapParking, { people, editable });
    find(element, '[data-action="parking"]').click();
    await settle();
    return element;
}

describe('c-map-parking', () => {
    afterEach(clearPage);

    it('shouldBeFoldedAtFirst', async () => {
        const element = await mount('c-map-parking', MapParking, { people });
        expect(find(element, '[data-action="parking"]').getAttribute('aria-expanded')).toBe('false');
        expect(find(element, '[data-action="parking"]').textContent).toContain('Parking lot (2)');
        expect(findAll(element, '[data-row]')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldBringBackThoseWhoAreChosen', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        await expect(element).toBeAccessible();
        expect(find(element, '[data-action="unpark"]').disabled).toBe(true);
        fire(find(element, 'lightning-input[data-person="y"]'), 'change');
        await settle();
        find(element, '[data-action="unpark"]').click();
        find(element, 'button[data-person="x"]').click();
        expect(intents).toEqual([
            { type: 'park', ids: ['y'], parked: false },
            { type: 'open', id: 'x' }
        ]);
    });

    it('shouldOnlyShowThemToReaders', async () => {
        const element = await show(false);
        expect(findAll(element, '[data-row]')).toHaveLength(2);
        expect(findAll(element, 'lightning-input, [data-action="unpark"]')).toHaveLength(0);
    });
});
