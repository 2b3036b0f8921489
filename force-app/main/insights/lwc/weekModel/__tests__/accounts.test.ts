import { accountViews } from 'c/weekModel';
import { weekAccount } from '../../../../../../test/jest/weekFixtures';

describe('accountViews', () => {
    it('shouldSayHowAnAccountStands', () => {
        const [view] = accountViews([weekAccount()], null, 'en-US');
        expect(view.planText).toBe('Plan 61%');
        expect(view.stepsText).toBe('3 of 7 steps complete');
        expect(view.overdueText).toBe('2 overdue actions');
        expect(view.meetingText).toBe('Next meeting Dec 9, 2026');
        expect(view.healthText).toBe('Health 71');
        expect(view.chosen).toBe(false);
    });

    it('shouldSayWhatIsMissing', () => {
        const bare = weekAccount({
            tierName: null,
            planPercent: null,
            stepsRequired: null,
            overdueActions: 0,
            nextMeeting: null,
            health: null
        });
        const [view] = accountViews([bare], bare.keyAccountId, 'en-US');
        expect([view.planText, view.stepsText, view.overdueText, view.meetingText, view.healthText]).toEqual([
            'No plan',
            '',
            '',
            'No meeting scheduled',
            ''
        ]);
        expect(view.chosen).toBe(true);
    });

    it('shouldCountOneActionInTheSingular', () => {
        expect(accountViews([weekAccount({ overdueActions: 1 })], null, 'en-US')[0].overdueText).toBe(
            '1 overdue action'
        );
    });
});
