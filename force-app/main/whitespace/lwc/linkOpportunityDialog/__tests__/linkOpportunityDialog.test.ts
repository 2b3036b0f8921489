import LinkOpportunityDialog from 'c/linkOpportunityDialog';
import { texts } from '../../../../../../test/jest/matrixFixtures';
import { clearPage, deepText, find, fire, listen, mount, settle } from '../../../../../../test/jest/support';

const DEAL = {
    id: '006000000000001AAA',
    name: 'Sensors for North',
    stage: 'Proposal',
    closeDate: '2027-01-31',
    amount: 500,
    probability: 50,
    ownerName: 'Kim',
    linked: false,
    isClosed: false,
    isWon: false
};

const show = (find_: jest.Mock, submit = jest.fn()) =>
    mount('c-link-opportunity-dialog', LinkOpportunityDialog, { intro: 'Which?', texts, find: find_, submit });

describe('c-link-opportunity-dialog', () => {
    afterEach(() => {
        jest.useRealTimers();
        clearPage();
    });

    it('shouldLinkWhatIsChosen', async () => {
        const submit = jest.fn().mockResolvedValue('cell');
        const element = await show(jest.fn().mockResolvedValue([DEAL]), submit);
        const closed = listen(element, 'close');
        const group = find(element, 'lightning-radio-group');
        expect(group.options).toEqual([
            { value: DEAL.id, label: 'Sensors for North · Proposal · €500 · close 31 Jan 2027' }
        ]);
        expect(find(element, '[data-action="confirm"]').disabled).toBe(true);
        fire(group, 'change', { value: DEAL.id });
        await settle();
        find(element, '[data-action="confirm"]').click();
        await settle();
        expect(submit).toHaveBeenCalledWith(DEAL.id);
        expect(closed).toEqual(['cell']);
    });

    it('shouldSearchAfterAPauseAndShowOnlyTheLatestAnswer', async () => {
        jest.useFakeTimers();
        const search = jest.fn().mockResolvedValue([DEAL]);
        const element = await show(search);
        fire(find(element, 'lightning-input'), 'change', { value: 'no' });
        fire(find(element, 'lightning-input'), 'change', { value: ' north ' });
        search.mockResolvedValue([]);
        jest.runAllTimers();
        await settle();
        expect(search.mock.calls).toEqual([[''], ['north']]);
        expect(deepText(element)).toContain('No open opportunity');
        jest.useRealTimers();
        await expect(element).toBeAccessible();
    });

    it('shouldTellWhenTheyCannotBeRead', async () => {
        const element = await show(jest.fn().mockRejectedValue({ body: { message: 'Offline' } }));
        expect(deepText(element)).toContain('Offline');
    });

    it('shouldStayOpenWhenLinkingFails', async () => {
        const submit = jest.fn().mockRejectedValue({ body: { message: 'No access' } });
        const element = await show(jest.fn().mockResolvedValue([DEAL]), submit);
        const closed = listen(element, 'close');
        fire(find(element, 'lightning-radio-group'), 'change', { value: DEAL.id });
        await settle();
        find(element, '[data-action="confirm"]').click();
        await settle();
        expect(deepText(element)).toContain('No access');
        expect(closed).toEqual([]);
        find(element, '[data-action="cancel"]').click();
        expect(closed).toHaveLength(1);
    });
});
