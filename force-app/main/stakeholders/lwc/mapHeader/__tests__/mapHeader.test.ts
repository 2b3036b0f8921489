import MapHeader from 'c/mapHeader';
import { clearPage, find, findAll, fire, listen, mount, press } from '../../../../../../test/jest/support';

const show = (properties = {}) =>
    mount('c-map-header', MapHeader, { view: 'chart', editable: true, canWriteContacts: true, ...properties });

describe('c-map-header', () => {
    afterEach(clearPage);

    it('shouldShowTheViewsAsTabs', async () => {
        const element = await show();
        expect(findAll(element, '[role="tab"]')).toHaveLength(4);
        expect(find(element, '[data-view="chart"]').getAttribute('aria-selected')).toBe('true');
        expect(findAll(element, '[tabindex="0"]')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['ArrowRight', 'grid'],
        ['ArrowLeft', 'list'],
        ['End', 'list']
    ])('shouldOpenAnotherViewWhen %s is pressed', async (key, view) => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        press(find(element, '[data-view="chart"]'), key);
        expect(intents).toEqual([{ type: 'view', view }]);
    });

    it('shouldReportWhatIsClicked', async () => {
        const element = await show();
        const intents = listen(element, 'mapintent');
        const more = listen(element, 'more');
        find(element, '[data-view="matrix"]').click();
        find(element, '[data-view="chart"]').click();
        find(element, '[data-action="add-person"]').click();
        fire(find(element, '[data-menu="map"]'), 'select', { value: 'placeholder' });
        fire(find(element, '[data-menu="map"]'), 'select', { value: 'svg' });
        expect(intents).toEqual([{ type: 'view', view: 'matrix' }, { type: 'addperson' }, { type: 'addplaceholder' }]);
        expect(more).toEqual(['svg']);
    });

    it('shouldOfferReadersTheChartsMenuOnly', async () => {
        const element = await show({ editable: false, canWriteContacts: false });
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
        expect(findAll(element, 'lightning-menu-item')).toHaveLength(4);
        const list = await show({ view: 'list', editable: false });
        expect(findAll(list, '[data-menu="map"]')).toHaveLength(0);
    });
});
