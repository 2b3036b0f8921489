import KeyAccountFacts from 'c/keyAccountFacts';
import { activeCard, card } from '../../../../../../test/jest/fixtures';
import { clearPage, deepText, find, findAll, mount } from '../../../../../../test/jest/support';
import type { KeyAccountCard } from 'keystone/dto';
import { factsOf } from '../facts';

const show = (shown: KeyAccountCard) => mount('c-key-account-facts', KeyAccountFacts, { card: shown });

describe('c-key-account-facts', () => {
    afterEach(clearPage);

    it('shouldShowWhoIsResponsibleAndThePlanWhenTheKeyAccountIsActive', async () => {
        const element = await show(activeCard());
        const text = deepText(element);
        for (const expected of ['Gold', 'Kim Lund', 'Eva Strand', 'Ada Berg', 'Jun 30, 2027', 'Norrland Paper 2027']) {
            expect(text).toContain(expected);
        }
        expect(find(element, '[data-fact="plan"] c-record-link').recordId).toBe('a03000000000001AAA');
        await expect(element).toBeAccessible();
    });

    it('shouldMarkWhatIsOverdueWithAWordAndAnIcon', async () => {
        const element = await show(activeCard({ moreDueItems: 4 }));
        const [first, second] = findAll(element, '.item');
        expect(first.textContent).toContain('Overdue');
        expect(first.querySelector('.when lightning-icon')).not.toBeNull();
        expect(second.textContent).not.toContain('Overdue');
        expect(deepText(element)).toContain('and 4 more');
        expect(deepText(element)).toContain('Open actions: 3, of which overdue: 1');
    });

    it('shouldSayThatNothingIsDueWhenNothingIs', async () => {
        const element = await show(activeCard({ dueItems: [], openActionCount: 0 }));
        expect(deepText(element)).toContain('Nothing is overdue or due in the next 90 days.');
        await expect(element).toBeAccessible();
    });

    it('shouldLeaveOutWhatIsDueWhenTheKeyAccountIsNotActive', async () => {
        const element = await show(card({ state: 'Proposed', reason: 'Growth', statusSince: '2026-11-01' }));
        expect(findAll(element, 'section')).toHaveLength(0);
        expect(deepText(element)).toContain('Growth');
        await expect(element).toBeAccessible();
    });

    it('shouldSayWhatAnActiveKeyAccountLacks', () => {
        const facts = factsOf(activeCard({ sponsorName: null, noticeDate: null, contractEnd: null }), 'en-US');
        expect(facts.find(({ key }) => key === 'sponsor')).toMatchObject({ text: 'Not set yet', recordId: null });
        expect(facts.find(({ key }) => key === 'notice')?.text).toBe('Not set yet');
        expect(facts.find(({ key }) => key === 'contractEnd')).toBeUndefined();
    });

    it('shouldNameTheAccountItStandsOnWhenAnotherOneIsCovered', () => {
        const facts = factsOf(card({ state: 'Covered', anchorAccountId: '001B', anchorAccountName: 'Group' }), 'en-US');
        expect(facts.map(({ key }) => key)).toEqual(['anchor']);
    });

    it('shouldShowAnItemOfAKindItDoesNotKnow', async () => {
        const item = {
            kind: 'Later' as 'Action',
            label: 'New kind',
            recordId: 'x',
            dueDate: '2027-01-01',
            overdue: false
        };
        const element = await show(activeCard({ dueItems: [item] }));
        expect(deepText(element)).toContain('New kind');
    });
});
