import MapSuggestions from 'c/mapSuggestions';
import { clearPage, find, findAll, listen, mount } from '../../../../../../test/jest/support';

describe('c-map-suggestions', () => {
    afterEach(clearPage);

    it('shouldOfferPeopleWithTheReasonAndAddOne', async () => {
        const people = [
            { contactId: '003x', name: 'Ida', title: 'CFO', accountName: 'Norrland', reason: 'Open opportunity' },
            { contactId: '003y', name: 'Jon', reason: 'In scope' }
        ];
        const element = await mount('c-map-suggestions', MapSuggestions, { people, busy: ['003y'] });
        const intents = listen(element, 'mapintent');
        const [first, second] = findAll(element, '[data-action="add-suggested"]');
        expect(first.getAttribute('aria-label') ?? first.ariaLabel).toBe('Add Ida');
        expect(second.disabled).toBe(true);
        first.click();
        expect(intents).toEqual([{ type: 'suggested', contactId: '003x' }]);
        expect(find(element, '[data-contact="003x"] .note').textContent).toBe('CFO, Norrland');
        await expect(element).toBeAccessible();
    });
});
