import ErrorPanel from 'c/errorPanel';
import { apexError } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, listen, mount } from '../../../../../../test/jest/support';

const show = (properties = {}) => mount('c-error-panel', ErrorPanel, { heading: 'Not read', ...properties });

describe('c-error-panel', () => {
    afterEach(clearPage);

    it('shouldTellTheOneMessageWhenThereIsOne', async () => {
        const element = await show({ errors: apexError('No access') });
        expect(find(element, '[role="alert"]').textContent).toContain('Not read');
        expect(deepText(element)).toContain('No access');
        expect(findAll(element, 'li')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shouldListTheMessagesWhenThereAreSeveral', async () => {
        const element = await show({ errors: [apexError('A'), apexError('B')] });
        expect(findAll(element, 'li').map(({ textContent }) => textContent)).toEqual(['A', 'B']);
        await expect(element).toBeAccessible();
    });

    it('shouldShowTheHeadingAloneWhenNothingWasReported', async () => {
        const element = await show();
        expect(findAll(element, 'p, li, lightning-button')).toHaveLength(0);
    });

    it('shouldAskToTryAgainWhenThatCanHelp', async () => {
        const element = await show({ retryable: true });
        const retries = listen(element, 'retry');
        find(element, 'lightning-button').click();
        expect(retries).toHaveLength(1);
    });
});
