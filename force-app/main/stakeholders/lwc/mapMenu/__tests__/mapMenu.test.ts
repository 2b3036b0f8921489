import MapMenu from 'c/mapMenu';
import { menuOf } from 'c/mapModel';
import { mapPerson, mapView } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, findAll, listen, mount, press } from '../../../../../../test/jest/support';
import type { Mounted } from '../../../../../../test/jest/support';

const show = () =>
    mount('c-map-menu', MapMenu, {
        personId: 'x',
        name: 'Ida',
        items: menuOf(mapPerson('x'), mapView()),
        x: 10,
        y: 20
    });
const active = (element: Mounted) => (element.shadowRoot!.activeElement as HTMLElement).dataset.act;

describe('c-map-menu', () => {
    afterEach(clearPage);

    it('shouldTakeTheKeyboardAndMoveWithArrowKeys', async () => {
        const element = await show();
        expect(active(element)).toBe('open');
        const keys = ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End', 'Home'];
        const reached = keys.map((key) => {
            press(element.shadowRoot!.activeElement as HTMLElement, key);
            return active(element);
        });
        expect(reached).toEqual(['move', 'open', 'remove', 'open', 'remove', 'open']);
        await expect(element).toBeAccessible();
    });

    it('shouldReportWhatIsChosenAndCloseWithoutAChoice', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        const closings = listen(element, 'close');
        find(element, '[data-act="park"]').click();
        expect(intents).toEqual([{ type: 'menu', id: 'x', act: 'park' }]);
        press(findAll(element, '[role="menuitem"]')[0], 'Escape');
        press(findAll(element, '[role="menuitem"]')[0], 'Tab');
        find(element, '.backdrop').click();
        expect(closings).toHaveLength(3);
    });
});
