import PlanSuggestions from 'c/planSuggestions';
import { clearPage, deepText, find, listen, mount } from '../../../../../../test/jest/support';

const people = [
    { contactId: 'c1', name: 'Ada Berg', title: 'CFO', accountName: 'Norrland Paper', reason: 'Has a role' },
    { contactId: 'c2', name: 'Cem Ay', title: null, accountName: null, reason: 'Met last week' }
];

describe('c-plan-suggestions', () => {
    afterEach(clearPage);

    it('shouldAddAPersonWithOneClickAndNotTwice', async () => {
        const element = await mount('c-plan-suggestions', PlanSuggestions, { people, busy: ['c2'] });
        expect(deepText(element)).toContain('CFO, Norrland Paper');
        expect(find(element, 'lightning-button[data-person="c2"]').disabled).toBe(true);
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, 'lightning-button[data-person="c1"]').click();
        expect(intents).toEqual([{ type: 'person', contactId: 'c1' }]);
    });
});
