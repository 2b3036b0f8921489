import PlanCriteria from 'c/planCriteria';
import { criterion, step } from '../../../../../../test/jest/plan-fixtures';
import { clearPage, deepText, find, findAll, listen, mount, settle } from '../../../../../../test/jest/support';

const waiver = { waiverId: 'w1', reason: 'New customer', endDate: '2027-01-31', waivedByName: 'Lea' };
const full = () =>
    step(2, {
        criteria: [
            criterion(),
            criterion({ name: 'met', label: 'Sponsor', state: 'Met', stateLabel: 'Met' }),
            criterion({ name: 'waived', label: 'Targets', state: 'Waived', stateLabel: 'Waived', waiver })
        ]
    });

describe('c-plan-criteria', () => {
    afterEach(clearPage);

    it('shouldShowWhatIsMissingAndFoldTheRest', async () => {
        const element = await mount('c-plan-criteria', PlanCriteria, { step: full(), canAct: true });
        expect(deepText(element)).toContain('Customer goals to add: 2.');
        expect(deepText(element)).toContain('1 of 3');
        expect(deepText(element)).not.toContain('Sponsor');
        await expect(element).toBeAccessible();
        find(element, '[data-group="done"]').click();
        await settle();
        expect(deepText(element)).toContain('Sponsor');
        find(element, '[data-group="done"]').click();
        await settle();
        expect(deepText(element)).not.toContain('Sponsor');
    });

    it('shouldLeadToThePlaceAndOfferAnAction', async () => {
        const element = await mount('c-plan-criteria', PlanCriteria, { step: full(), canAct: true });
        const intents = listen(element, 'planintent');
        find(element, '.go').click();
        find(element, '[data-action="act"]').click();
        const text = 'Customer goals to add: 2.';
        expect(intents).toEqual([
            { type: 'go', step: 2, place: 'Goals', recordId: null, text, criterion: 'Goals_With_Owner' },
            { type: 'act', whatId: null, subject: text }
        ]);
    });

    it('shouldLetALeadWaiveAndRevoke', async () => {
        const element = await mount('c-plan-criteria', PlanCriteria, { step: full(), canWaive: true });
        find(element, '[data-group="later"]').click();
        await settle();
        expect(deepText(element)).toContain('New customer');
        await expect(element).toBeAccessible();
        const intents = listen(element, 'planintent');
        find(element, '[data-action="waive"]').click();
        find(element, '[data-action="revoke"]').click();
        expect(intents).toEqual([
            { type: 'waive', criterion: 'Goals_With_Owner', label: 'Customer goals' },
            { type: 'revoke', waiverId: 'w1' }
        ]);
    });

    it('shouldOfferNoWaiverToOthers', async () => {
        const element = await mount('c-plan-criteria', PlanCriteria, { step: full() });
        expect(findAll(element, '[data-action="waive"], [data-action="act"]')).toHaveLength(0);
    });

    it('shouldSayThatNothingIsMissingWhenAllIsDone', async () => {
        const element = await mount('c-plan-criteria', PlanCriteria, { step: step(2) });
        expect(deepText(element)).toContain('All that is due in this step is done.');
        await expect(element).toBeAccessible();
    });
});
