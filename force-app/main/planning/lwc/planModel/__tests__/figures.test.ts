import { objective, target } from '../../../../../../test/jest/fixtures';
import { growth, isOverdue, objectiveProgress, planProgress, targetTotals } from '../figures';
import { newRow, withEdit } from '../rows';

const targetRow = (changes = {}) => newRow('Target', target(changes));
const objectiveRow = (changes = {}) => newRow('Objective', objective(changes));

describe('planModel/figures', () => {
    it('shouldWeighTheMarginByRevenueWhenYearsAreAddedUp', () => {
        const rows = [
            targetRow({ revenue: 100, margin: 10 }),
            targetRow({ revenue: 300, margin: 30 }),
            targetRow({ revenue: 600, margin: null })
        ];
        expect(targetTotals(rows)).toEqual({ revenue: 1000, margin: 25 });
    });

    it('shouldAddUpNothingWhenNoYearHasARevenue', () => {
        expect(targetTotals([targetRow({ revenue: null })])).toEqual({ revenue: null, margin: null });
    });

    it('shouldTellGrowthOnlyWhenBothFiguresAreKnown', () => {
        expect(growth(targetRow())).toBeCloseTo(20);
        expect(growth(targetRow({ baselineRevenue: null }))).toBeNull();
        expect(growth(targetRow({ baselineRevenue: 0 }))).toBeNull();
        expect(growth(targetRow({ revenue: null }))).toBeNull();
    });

    it.each([
        ['half way', { baseline: 2, target: 10, current: 6 }, 50],
        ['downwards', { baseline: 10, target: 2, current: 4 }, 75],
        ['without baseline', { baseline: null, target: 10, current: 4 }, 40],
        ['beyond the target', { baseline: 0, target: 10, current: 14 }, 100],
        ['behind the baseline', { baseline: 5, target: 10, current: 1 }, 0],
        ['without target', { baseline: 0, target: null, current: 4 }, null],
        ['without current value', { baseline: 0, target: 10, current: null }, null],
        ['without a way to go', { baseline: 4, target: 4, current: 4 }, null]
    ])('shouldTellTheProgressWhenTheObjectiveIs %s', (_case, values, percent) => {
        expect(objectiveProgress(objectiveRow(values))).toBe(percent);
    });

    it('shouldFollowTheEditWhenItIsNotSavedYet', () => {
        expect(objectiveProgress(withEdit(objectiveRow(), 'current', '8'))).toBe(75);
    });

    it('shouldTrustTheServerAboutOverdueUnlessTheDateOrStatusWasEdited', () => {
        const overdue = objectiveRow({ overdue: true });
        expect(isOverdue(overdue)).toBe(true);
        expect(isOverdue(withEdit(overdue, 'status', 'Achieved'))).toBe(false);
        expect(isOverdue(withEdit(overdue, 'dueDate', '2030-01-01'))).toBe(false);
    });

    it('shouldAverageOnlyWhatIsMeasuredWhenObjectivesAreSummedUp', () => {
        const rows = [
            objectiveRow(),
            objectiveRow({ current: 10, status: 'Achieved' }),
            objectiveRow({ target: null, overdue: true })
        ];
        expect(planProgress(rows)).toEqual({ total: 3, achieved: 1, overdue: 1, measured: 2, percent: 75 });
        expect(planProgress([]).percent).toBeNull();
    });
});
