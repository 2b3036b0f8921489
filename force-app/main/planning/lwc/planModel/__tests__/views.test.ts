import { goal, objective, planView, target } from '../../../../../../test/jest/fixtures';
import { shownConflict } from '../cells';
import type { CellContext } from '../cells';
import { newRowFields, newRowValues, nextYear } from '../fields';
import { failed, sending, withEdit } from '../rows';
import { NO_ROWS, changeRow, mergeView } from '../state';
import { goalViews, objectiveViews, targetViews, totalsView } from '../views';
import type { PlanView } from 'keystone/dto';

function contextOf(changes: Partial<PlanView> = {}): CellContext {
    const view = planView(changes);
    return {
        view,
        rows: mergeView(NO_ROWS, view, new Set()),
        locale: 'en-US',
        editable: true,
        contactFilter: null
    };
}

describe('planModel/views', () => {
    it('shouldCompareTheTargetToWhatWasSoldBefore', () => {
        const context = contextOf();
        const [view] = targetViews(context.rows.targets, context);
        expect(view.revenue.text).toBe('€1,200,000');
        expect(view.margin.text).toBe('20%');
        expect(view.note).toBe('+20% on the last 12 months (€1,000,000)');
        expect(view.deleteLabel).toBe('Delete 2027');
    });

    it('shouldLeaveOutTheComparisonWhenNothingIsKnown', () => {
        const context = contextOf({ targets: [target({ baselineRevenue: null })] });
        expect(targetViews(context.rows.targets, context)[0].note).toBe('');
    });

    it('shouldShowTotalsOnlyWhenThereAreFigures', () => {
        const context = contextOf();
        expect(totalsView(context.rows.targets, context)).toEqual({ revenue: '€1,200,000', margin: '20%' });
        expect(totalsView([], context)).toEqual({ revenue: '', margin: '' });
    });

    it('shouldTellWhoConfirmedAGoalAndWhatServesIt', () => {
        const context = contextOf();
        const [view] = goalViews(context.rows.goals, context);
        expect(view.confirmedText).toBe('Confirmed by Ada Berg, Nov 2, 2026');
        expect(view.servedText).toBe('Objectives (1): Service contract in all plants');
    });

    it('shouldSayInWordsWhenAGoalIsNeitherConfirmedNorServed', () => {
        const context = contextOf({ goals: [goal({ confirmedById: null, kind: 'Obstacle' })], objectives: [] });
        const [view] = goalViews(context.rows.goals, context);
        expect(view).toMatchObject({ confirmed: false, served: false, kindIcon: 'utility:ban' });
        expect(view.servedText).toBe('No objective serves it yet');
    });

    it('shouldNotOfferAGoalAsItsOwnParent', () => {
        const context = contextOf({ goals: [goal(), goal({ id: 'g2', name: 'Second' })] });
        const parent = goalViews(context.rows.goals, context)[0].more.find(({ name }) => name === 'parentGoalId');
        expect(parent?.options?.map(({ value }) => value)).toEqual(['g2']);
    });

    it('shouldWriteTheProgressWithItsFiguresWhenItIsKnown', () => {
        const context = contextOf();
        const [view] = objectiveViews(context.rows.objectives, context);
        expect(view).toMatchObject({ progress: 50, progressText: '50% of the way (now 6, target 10)' });
        expect(view.main[0].text).toBe('Cut downtime by a third');
    });

    it('shouldSayWhatIsMissingWhenTheProgressIsUnknown', () => {
        const context = contextOf({ objectives: [objective({ target: null, goalId: null, overdue: true })] });
        const [view] = objectiveViews(context.rows.objectives, context);
        expect(view).toMatchObject({ progressKnown: false, unlinked: true, overdue: true });
        expect(view.progressText).toContain('once there is a target');
    });

    it.each([
        ['Currency', '€6'],
        ['Percent', '6%'],
        ['Days', '6']
    ])('shouldWriteTheValuesInTheUnit %s', (unit, text) => {
        const context = contextOf({ objectives: [objective({ unit })] });
        const current = objectiveViews(context.rows.objectives, context)[0].main.find(({ name }) => name === 'current');
        expect(current?.text).toBe(text);
    });

    it('shouldPutTheReasonBesideTheFieldWhenItsSaveFailed', () => {
        const context = contextOf();
        const rows = changeRow(context.rows, 'o1', (row) => failed(sending(withEdit(row, 'current', 'x')), 'Not so'));
        const current = objectiveViews(rows.objectives, context)[0].main.find(({ name }) => name === 'current');
        expect(current).toMatchObject({ error: 'Not so', value: 'x', text: 'x', saving: false });
    });

    it('shouldShowAnEllipsisWhenAPickedContactsNameIsNotKnownYet', () => {
        const context = contextOf();
        const rows = changeRow(context.rows, 'g1', (row) => sending(withEdit(row, 'ownerContactId', 'c9')));
        const owner = goalViews(rows.goals, context)[0].main.find(({ name }) => name === 'ownerContactId');
        expect(owner).toMatchObject({ text: '…', saving: true });
    });

    it('shouldWriteTheValuesOfAConflictAsPeopleReadThem', () => {
        const context = contextOf();
        const row = withEdit(context.rows.goals[0], 'dueDate', '2027-07-31');
        const shown = shownConflict(
            { field: 'dueDate', label: 'Due', base: '2027-06-30', mine: '2027-07-31', theirs: null },
            row,
            context
        );
        expect(shown).toEqual({
            field: 'dueDate',
            label: 'Due',
            base: 'Jun 30, 2027',
            mine: 'Jul 31, 2027',
            theirs: ''
        });
    });

    it('shouldNameNoContactWhenAConflictIsAboutUnknownOnes', () => {
        const context = contextOf();
        const row = withEdit(context.rows.goals[0], 'ownerContactId', 'c9');
        const shown = shownConflict({ field: 'ownerContactId', label: '', mine: 'c9', theirs: 'c1' }, row, context);
        expect(shown).toMatchObject({ label: 'Customer owner', mine: 'another contact', theirs: 'Ada Berg' });
        expect(shownConflict({ field: 'secret', label: '', theirs: 'x' }, row, context)).toMatchObject({
            label: 'secret',
            theirs: 'x'
        });
    });
});

describe('planModel/fields', () => {
    it('shouldAskLittleWhenARowIsNew', () => {
        const names = newRowFields('Goal', contextOf()).map(({ name }) => name);
        expect(names).toEqual(['name', 'kind', 'metric', 'ownerContactId', 'dueDate']);
    });

    it('shouldStartWithWhatIsKnownWhenARowIsNew', () => {
        expect(newRowValues('Target', contextOf(), null)).toEqual({ year: '2028' });
        expect(newRowValues('Goal', contextOf(), null)).toEqual({ kind: 'Goal' });
        expect(newRowValues('Objective', contextOf(), 'g1')).toEqual({
            goalId: 'g1',
            unit: 'Number',
            dueDate: '2027-12-31'
        });
    });

    it('shouldOfferNoYearWhenThePlanHasNoDates', () => {
        const context = contextOf({ startDate: null, endDate: null });
        expect(nextYear(context.view, context.rows)).toBeNull();
        expect(newRowValues('Target', context, null)).toEqual({ year: null });
    });
});
