import MapFacts from 'c/mapFacts';
import { factsOf } from 'c/mapModel';
import { mapContext, mapPeople } from '../../../../../../test/jest/map-fixtures';
import { clearPage, find, findAll, mount } from '../../../../../../test/jest/support';

describe('c-map-facts', () => {
    afterEach(clearPage);

    it('shouldTellEachFactInWordsWithAnIcon', async () => {
        const element = await mount('c-map-facts', MapFacts, { facts: factsOf(mapPeople()[0], mapContext()) });
        expect(findAll(element, '[data-fact] lightning-icon')).toHaveLength(6);
        expect(find(element, '[data-fact="attitude"]').className).toContain('positive');
        expect(find(element, '[data-fact="attitude"] .slds-assistive-text').textContent).toBe('Attitude: Supporter');
        await expect(element).toBeAccessible();
    });
});
