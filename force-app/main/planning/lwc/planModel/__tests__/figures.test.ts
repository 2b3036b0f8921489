import { objective, target } from '../../../../../../test/jest/plan-fixtures';
import { growth, nextYear, objectiveProgress, targetTotals } from '../figures';
import { newRow, withEdit } from '../rows';

const targetRow = (changes = {}) => newRow(target(changes), 2);
const objectiveRow = (changes = {}) => newRow(objective(changes), 2);

describe('planModel/figures', () => {
    it('shouldWeighTheMarginByRevenueWhenYearsAreAddedUp', () => {
        const rows = [
            targetRow({ Revenue__c: '100', Margin__c: '10' }),
            targetRow({ Revenue__c: '300', Margin__c: '30' }),
            targetRow({ Revenue__c: '600', Margin__c: null })
        ];
        expect(targetTotals(rows)).toEqual({ revenue: 1000, margin: 25 });
    });

    it('shouldAddUpNothingWhenNoYearHasARevenue', () => {
        expect(targetTotals([targetRow({ Revenue__c: null })])).toEqual({ revenue: null, margin: null });
    });

    it('shouldTellGrowthOnlyWhenBothFiguresAreKnown', () => {
        expect(growth(targetRow())).toBeCloseTo(20);
        expect(growth(targetRow({ Baseline_Revenue__c: null }))).toBeNull();
        expect(growth(targetRow({ Baseline_Revenue__c: '0' }))).toBeNull();
        expect(growth(targetRow({ Revenue__c: null }))).toBeNull();
    });

    it.each([
        ['half way', { Baseline__c: '2', Target__c: '10', Current__c: '6' }, 50],
        ['downwards', { Baseline__c: '10', Target__c: '2', Current__c: '4' }, 75],
        ['without baseline', { Baseline__c: null, Target__c: '10', Current__c: '4' }, 40],
        ['beyond the target', { Baseline__c: '0', Target__c: '10', Current__c: '14' }, 100],
        ['behind the baseline', { Baseline__c: '5', Target__c: '10', Current__c: '1' }, 0],
        ['without target', { Baseline__c: '0', Target__c: null, Current__c: '4' }, null],
        ['without current value', { Baseline__c: '0', Target__c: '10', Current__c: null }, null],
        ['without a way to go', { Baseline__c: '4', Target__c: '4', Current__c: '4' }, null]
    ])('shouldTellTheProgressWhenTheObjectiveIs %s', (_case, values, percent) => {
        expect(objectiveProgress(objectiveRow(values))).toBe(percent);
    });

    it('shouldFollowTheEditWhenItIsNotSavedYet', () => {
        expect(objectiveProgress(withEdit(objectiveRow(), 'Current__c', '8'))).toBe(75);
    });

    it('shouldOfferTheFirstYearOfThePlanThatHasNoTarget', () => {
        expect(nextYear('2027-01-01', [])).toBe(2027);
        expect(nextYear('2027-01-01', [targetRow(), targetRow({ Year__c: '2028' })])).toBe(2029);
        expect(nextYear(null, [])).toBeNull();
    });
});
