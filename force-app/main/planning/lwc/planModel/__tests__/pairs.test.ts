import { goal, objective, planRow, TODAY } from '../../../../../../test/jest/plan-fixtures';
import type { PlanRow } from 'keystone/dto';
import { pairedValues } from '../pairs';
import { newRow } from '../rows';

const paired = (row: PlanRow, field: string, value: string | null) => pairedValues(newRow(row, 2), field, value, TODAY);

describe('planModel/pairs', () => {
    it('shouldDateTheConfirmationTodayWhenItHasNoDate', () => {
        const row = goal({ Confirmed_By__c: null, Confirmed_Date__c: null });
        expect(paired(row, 'Confirmed_By__c', 'c2')).toEqual({ Confirmed_By__c: 'c2', Confirmed_Date__c: TODAY });
    });

    it('shouldKeepTheDateOfTheConfirmationWhenThereIsOne', () => {
        expect(paired(goal(), 'Confirmed_By__c', 'c2').Confirmed_Date__c).toBe('2026-11-02');
    });

    it('shouldTakeTheConfirmationAwayWhenEitherPartIsEmptied', () => {
        const both = { Confirmed_By__c: null, Confirmed_Date__c: null };
        expect(paired(goal(), 'Confirmed_By__c', null)).toEqual(both);
        expect(paired(goal(), 'Confirmed_Date__c', null)).toEqual(both);
        expect(paired(goal(), 'Confirmed_Date__c', TODAY)).toEqual({ Confirmed_Date__c: TODAY });
    });

    it.each([
        ['Met', 'Achieved'],
        ['Partly', 'Missed'],
        ['Missed', 'Missed']
    ])('shouldEndAnOpenObjectiveWhenItsResultIs %s', (result, status) => {
        expect(paired(objective(), 'Result__c', result)).toEqual({ Result__c: result, Status__c: status });
    });

    it('shouldTakeTheResultAwayWhenAnObjectiveIsOpenedAgain', () => {
        const row = objective({ Status__c: 'Missed', Result__c: 'Missed' });
        expect(paired(row, 'Status__c', 'Open')).toEqual({ Status__c: 'Open', Result__c: null });
        expect(paired(objective(), 'Status__c', 'Missed')).toEqual({ Status__c: 'Missed' });
    });

    it('shouldHaveRevenueOrNoneWhenAUnitIsEdited', () => {
        const none = planRow('BuyingUnit', 'u1', { No_Revenue__c: 'true' });
        expect(paired(none, 'Revenue__c', '5')).toEqual({ Revenue__c: '5', No_Revenue__c: 'false' });
        expect(paired(none, 'No_Revenue__c', 'true')).toEqual({ No_Revenue__c: 'true', Revenue__c: null });
        expect(paired(none, 'No_Revenue__c', 'false')).toEqual({ No_Revenue__c: 'false' });
    });

    it('shouldCloseACommitmentOnTheDayWhenItsStatusEndsIt', () => {
        const open = planRow('Commitment', 'k1', { Status__c: 'Open' });
        expect(paired(open, 'Status__c', 'Kept')).toEqual({ Status__c: 'Kept', Closed_On__c: TODAY });
        expect(paired(open, 'Status__c', 'Open')).toEqual({ Status__c: 'Open', Closed_On__c: null });
    });

    it('shouldMoveAMeetingOnWhenItsDaysAreEntered', () => {
        const due = planRow('Meeting', 'm1', { Status__c: 'Due' });
        expect(paired(due, 'Scheduled_Start__c', '2026-12-01T09:00:00.000Z').Status__c).toBe('Scheduled');
        expect(paired(due, 'Held_On__c', TODAY).Status__c).toBe('Held');
        expect(paired(due, 'Status__c', 'Held').Held_On__c).toBe(TODAY);
        expect(paired(due, 'Status__c', 'Scheduled')).toEqual({ Status__c: 'Scheduled' });
    });

    it('shouldLeaveOtherFieldsAlone', () => {
        expect(paired(objective(), 'Current__c', '7')).toEqual({ Current__c: '7' });
    });
});
