import EmptyState from 'c/emptyState';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';

describe('c-empty-state', () => {
    afterEach(clearPage);

    it('shouldSayWhatToDoFirstWhenThereIsAnAction', async () => {
        const element = await mount('c-empty-state', EmptyState, {
            heading: 'No goals',
            message: 'Start with one',
            actionLabel: 'Add goal'
        });
        const actions = listen(element, 'action');
        expect(deepText(element)).toContain('Start with one');
        find(element, 'lightning-button').click();
        expect(actions).toHaveLength(1);
        element.focus();
        await expect(element).toBeAccessible();
    });

    it('shouldOfferNoButtonWhenThereIsNoAction', async () => {
        const element = await mount('c-empty-state', EmptyState, { heading: 'No goals', message: 'Nothing' });
        expect(findAll(element, 'lightning-button')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});
