import { goal, objective, planView } from '../../../../../../test/jest/fixtures';
import { nextSteps } from '../nextSteps';
import { NO_ROWS, mergeView } from '../state';
import type { PlanView } from 'keystone/dto';

const keys = (changes: Partial<PlanView>, limit = 10): string[] => {
    const view = planView(changes);
    return nextSteps(view, mergeView(NO_ROWS, view, new Set()), limit).map(({ key }) => key);
};

describe('planModel/nextSteps', () => {
    it('shouldTellNothingWhenThePlanIsComplete', () => {
        expect(keys({})).toEqual([]);
    });

    it('shouldStartWithTargetGoalAndObjectiveWhenThePlanIsEmpty', () => {
        expect(keys({ targets: [], goals: [], objectives: [] })).toEqual(['target', 'goal', 'objective']);
    });

    it('shouldNameTheYearWhenATargetIsMissing', () => {
        const view = planView({ targets: [] });
        const [step] = nextSteps(view, mergeView(NO_ROWS, view, new Set()), 1);
        expect(step).toMatchObject({ text: 'Set a revenue target for 2027', section: 'Target', adds: true });
    });

    it('shouldAskToFillInTheTargetWhenItsRowIsThere', () => {
        const view = planView({ targets: [{ id: 't', year: 2027 }] });
        const [step] = nextSteps(view, mergeView(NO_ROWS, view, new Set()), 1);
        expect(step).toMatchObject({ key: 'target', adds: false });
    });

    it('shouldAskForAnObjectiveWhenAGoalIsServedByNone', () => {
        const view = planView({ objectives: [] });
        const [step] = nextSteps(view, mergeView(NO_ROWS, view, new Set()), 1);
        expect(step).toMatchObject({ key: 'serve', goalId: 'g1', text: expect.stringContaining('Cut downtime') });
    });

    it('shouldAskToLinkAndMeasureWhenOpenObjectivesAreVague', () => {
        const vague = objective({ id: 'o2', goalId: null, measure: null });
        expect(keys({ objectives: [objective(), vague] })).toEqual(['link', 'measure']);
        expect(keys({ objectives: [objective(), { ...vague, status: 'Dropped' }] })).toEqual([]);
    });

    it('shouldAskForOwnerAndConfirmationWhenAGoalLacksThem', () => {
        const unowned = goal({ ownerContactId: null, confirmedById: null });
        expect(keys({ goals: [unowned] })).toEqual(['owner', 'confirm']);
    });

    it('shouldTellNoMoreThanTheLimitWhenMuchIsMissing', () => {
        expect(keys({ targets: [], goals: [], objectives: [] }, 2)).toEqual(['target', 'goal']);
    });
});
