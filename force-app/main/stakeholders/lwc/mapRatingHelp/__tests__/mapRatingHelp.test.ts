import MapRatingHelp from 'c/mapRatingHelp';
import { mapContext } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, fire, mount, settle } from '../../../../../../test/jest/support';

const show = () =>
    mount('c-map-rating-help', MapRatingHelp, {
        heading: 'Help',
        value: 'attitude',
        choices: mapContext().view.choices?.attitude
    });

describe('c-map-rating-help', () => {
    afterEach(clearPage);

    it('shouldSayWhatTheAnswersComeToAndTakeIt', async () => {
        const element = await show();
        const close = jest.fn();
        element.close = close;
        expect(find(element, '[data-action="take"]').disabled).toBe(true);
        expect(find(element, '[data-result]').textContent).toBe('Answer at least one question.');
        fire(find(element, '[data-question="say"]'), 'change', { value: '0' });
        await settle();
        fire(find(element, '[data-question="do"]'), 'change', { value: '1' });
        await settle();
        expect(find(element, '[data-result]').textContent).toBe('This says: Supporter');
        expect(find(element, '[data-question="do"]').value).toBe('1');
        await expect(element).toBeAccessible();
        find(element, '[data-action="take"]').click();
        find(element, '[data-action="cancel"]').click();
    });
});
