import { TODAY, criterion, step, workspaceView } from '../../../../../../test/jest/plan-fixtures';
import type { FirstPlanTask } from 'keystone/dto';
import { criteriaGroups } from '../criteria';
import { guideOf } from '../guide';
import { moveQuestion, waiverQuestion } from '../moves';
import { firstOpenStep, stepTabs } from '../steps';

const task = (name: FirstPlanTask['name'], done: boolean, target = 1): FirstPlanTask => ({
    name,
    text: name,
    done,
    actual: done ? target : 0,
    target,
    stepNumber: 2,
    place: 'Goals',
    minutes: 5
});

describe('planModel/steps', () => {
    const tab = (changes: Parameters<typeof step>[1]) => stepTabs([step(1, changes)], TODAY, 'en-US', new Set())[0];

    it('shouldTellStateAndPercentWithIconAndWord', () => {
        expect(tab({})).toMatchObject({ icon: 'utility:adjust_value', status: 'In progress', percent: '50%' });
        expect(tab({ percent: null, status: 'Not due' })).toMatchObject({ icon: 'utility:clock', percent: '' });
        expect(tab({ required: false }).notRequired).toBe('Not required');
    });

    it('shouldTellWhenAStepLapsesOnlyWhenThatIsNear', () => {
        expect(tab({ validUntil: '2026-12-22' }).expiry).toBe('Expires on Dec 22, 2026');
        expect(tab({ validUntil: '2026-12-23' }).expiry).toBe('');
        expect(tab({ validUntil: '2026-11-01', status: 'Expired' }).expiry).toBe('Expired on Nov 1, 2026');
        expect(tab({ validUntil: '2026-12-23', status: 'Expired' }).expiry).toBe('');
    });

    it('shouldBeginWithTheFirstRequiredStepThatIsNotComplete', () => {
        const steps = [step(1, { status: 'Complete' }), step(2, { required: false }), step(3)];
        expect(firstOpenStep(steps)).toBe(3);
        expect(firstOpenStep([step(1, { status: 'Complete' })])).toBe(1);
        expect(firstOpenStep([])).toBe(1);
    });
});

describe('planModel/criteria', () => {
    it('shouldListWhatIsMissingRequiredOnesFirst', () => {
        const groups = criteriaGroups(
            step(2, {
                criteria: [
                    criterion({ name: 'optional', required: false }),
                    criterion(),
                    criterion({ name: 'met', state: 'Met', validUntil: '2027-01-01' }),
                    criterion({ name: 'later', state: 'Not due', opens: '2027-10-01' })
                ]
            }),
            false,
            'en-US'
        );
        expect(groups.open.map(({ name }) => name)).toEqual(['Goals_With_Owner', 'optional']);
        expect(groups.open[0].notes).toEqual(['1 of 3', 'about 10 min']);
        expect(groups.open[0].missing[0].text).toBe('Customer goals to add: 2.');
        expect(groups.later[0].notes).toContain('Not due until Oct 1, 2027');
        expect(groups.done[0].notes).toContain('Holds until Jan 1, 2027');
        expect(groups.done[0].missing).toEqual([]);
    });

    it('shouldOfferTheWaiverToLeadsOnly', () => {
        const waiver = { waiverId: 'w1', reason: 'New customer', endDate: '2027-01-31', waivedByName: 'Lea' };
        const waived = criterion({ name: 'waived', state: 'Waived', waiver });
        const groups = (canWaive: boolean) =>
            criteriaGroups(step(2, { criteria: [criterion(), waived] }), canWaive, 'en-US');
        expect(groups(true).open[0].waivable).toBe(true);
        expect(groups(false).open[0].waivable).toBe(false);
        expect(groups(true).later[0].waiver).toEqual({
            waiverId: 'w1',
            text: 'Waived until Jan 31, 2027 by Lea',
            reason: 'New customer'
        });
    });

    it('shouldSayHowMuchMoreIsMissing', () => {
        const [item] = criteriaGroups(step(2, { criteria: [criterion({ moreMissing: 4 })] }), false, 'en-US').open;
        expect(item.more).toBe('and 4 more');
    });
});

describe('planModel/guide', () => {
    it('shouldListTheFiveTasksUntilAllAreDone', () => {
        const guide = guideOf(workspaceView({ firstPlan: [task('Goal', true), task('People', false, 3)] }));
        expect(guide).toMatchObject({ phase: 'tasks', done: 1 });
        expect(guide.items.map(({ count }) => count)).toEqual([null, { actual: 0, target: 3 }]);
    });

    it('shouldListTheRequiredCriteriaThatAreMissingWhatTakesLeastFirstOnceTheyAre', () => {
        const steps = [
            step(1, {
                criteria: [criterion({ name: 'slow', minutes: 30 }), criterion({ name: 'optional', required: false })]
            }),
            step(2, { criteria: [criterion({ name: 'quick', minutes: 5 }), criterion({ name: 'met', state: 'Met' })] }),
            step(3, { required: false, criteria: [criterion({ name: 'elsewhere' })] })
        ];
        const guide = guideOf(workspaceView({ firstPlan: [task('Goal', true)], steps }));
        expect(guide).toMatchObject({ phase: 'criteria' });
        expect(guide.items.map(({ key }) => key)).toEqual(['quick', 'slow']);
    });

    it('shouldHaveNothingToSayWhenNothingIsMissing', () => {
        expect(guideOf(workspaceView({ firstPlan: [], steps: [] })).phase).toBe('none');
    });
});

describe('planModel/moves', () => {
    it('shouldAskForACommentWhenAPlanIsReturned', () => {
        const question = moveQuestion('Return', workspaceView(), TODAY);
        expect(question.fields.map(({ name, required }) => [name, required])).toEqual([['comment', true]]);
        expect(moveQuestion('Approve', workspaceView(), TODAY).fields[0].required).toBe(false);
        expect(moveQuestion('Activate', workspaceView(), TODAY).fields).toEqual([]);
    });

    it('shouldAskForTheDecisionWhenAPlanIsClosed', () => {
        const [decision] = moveQuestion('Close', workspaceView(), TODAY).fields;
        expect(decision.options?.map(({ value }) => value)).toEqual(['Continue', 'Change', 'Exit']);
    });

    it('shouldBeginTheNextPlanAfterThisOne', () => {
        expect(moveQuestion('StartNext', workspaceView(), TODAY).values).toEqual({
            startDate: '2028-01-01',
            endDate: '2028-12-31'
        });
        expect(moveQuestion('StartNext', workspaceView({ endDate: null }), TODAY).values.startDate).toBe(TODAY);
    });

    it('shouldAskForReasonAndEndWhenACriterionIsWaived', () => {
        const question = waiverQuestion('Customer goals', TODAY);
        expect(question.heading).toContain('Customer goals');
        expect(question.fields.map(({ name }) => name)).toEqual(['reason', 'endDate']);
        expect(question.values.endDate).toBe('2026-12-22');
    });
});
