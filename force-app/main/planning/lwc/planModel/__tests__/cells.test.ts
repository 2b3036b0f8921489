import { field, goal, kindView, objective, planRow } from '../../../../../../test/jest/plan-fixtures';
import { cellsOf, shownConflict, shownValue } from '../cells';
import { fieldSpec, lookupFilter } from '../fields';
import { findRow } from '../state';
import { conflicted, sending, withEdit } from '../rows';
import { contextOf } from './context';

const objectiveCells = (values = {}) => {
    const context = contextOf(2, [goal(), objective(values)]);
    return cellsOf(findRow(context.rows, 'o1')!, context);
};

describe('planModel/cells', () => {
    it('shouldNameTheGoalAndOfferTheOthersWhenGoalsAreOnThePage', () => {
        const { Customer_Goal__c: cell } = objectiveCells();
        expect(cell).toMatchObject({ type: 'choice', value: 'g1', text: 'Cut downtime by a third', editable: true });
        expect(cell.options).toEqual([{ value: 'g1', label: 'Cut downtime by a third' }]);
    });

    it('shouldSearchForRecordsWhenNotAllRowsOfTheKindAreOnThePage', () => {
        const context = contextOf(2, [goal(), objective()], { more: [{ kind: 'Goal', count: 4 }] });
        const cell = cellsOf(findRow(context.rows, 'o1')!, context).Customer_Goal__c;
        expect(cell).toMatchObject({ type: 'lookup', text: 'Cut downtime by a third' });
    });

    it.each([
        ['Currency', '€6'],
        ['Percent', '6%'],
        ['Number', '6']
    ])('shouldWriteNumbersInTheUnitWhenItIs %s', (unit, text) => {
        expect(objectiveCells({ Unit__c: unit }).Current__c.text).toBe(text);
    });

    it('shouldWriteEachTypeAsPeopleReadIt', () => {
        const context = contextOf(2);
        const row = context.rows[0];
        const text = (spec: Parameters<typeof shownValue>[0], value: string | null) =>
            shownValue(spec, value, row, context);
        const options = [
            { value: 'a', label: 'First' },
            { value: 'b', label: 'Second' }
        ];
        expect(text({ name: 'f', label: 'F', type: 'checkbox' }, 'true')).toBe('Yes');
        expect(text({ name: 'f', label: 'F', type: 'checkbox' }, 'false')).toBe('No');
        expect(text({ name: 'f', label: 'F', type: 'choices', options }, 'a;b')).toBe('First, Second');
        expect(text({ name: 'f', label: 'F', type: 'datetime' }, '2027-03-31T09:00:00.000Z')).toContain('9:00');
        expect(text({ name: 'f', label: 'F', type: 'date' }, '2027-03-31')).toBe('Mar 31, 2027');
        expect(text({ name: 'f', label: 'F', type: 'integer' }, '2027')).toBe('2027');
        expect(text({ name: 'f', label: 'F', type: 'number' }, 'many')).toBe('many');
        expect(text({ name: 'f', label: 'F', type: 'lookup', objectApiName: 'Contact' }, 'c9')).toBe('…');
        expect(text({ name: 'f', label: 'F', type: 'url' }, 'https://a.example')).toBe('https://a.example');
        expect(text({ name: 'f', label: 'F', type: 'text' }, null)).toBe('');
    });

    it('shouldNameWhatStandsForAnEmptyFieldWhenItIsKnown', () => {
        const cell = (values: Record<string, string | null>) => {
            const row = planRow('Objective', 'o9', { Name: 'Ten sites', Customer_Goal__c: null, ...values });
            const context = contextOf(2, [{ ...row, otherwise: { Customer_Goal__c: 'Ada Berg' } }]);
            return cellsOf(context.rows[0], context).Customer_Goal__c;
        };
        expect(cell({})).toMatchObject({ value: null, text: 'Ada Berg (from the contact)', editable: true });
        expect(cell({ Customer_Goal__c: 'g9' }).text).toBe('…');
    });

    it('shouldOfferNoEditingWhenPlanRowOrFieldMayNotBeChanged', () => {
        const closed = contextOf(2, [objective()], {}, { editable: false });
        expect(cellsOf(closed.rows[0], closed).Name.editable).toBe(false);
        const locked = contextOf(2, [{ ...objective(), editable: false }]);
        expect(cellsOf(locked.rows[0], locked).Name.editable).toBe(false);
        const open = contextOf(2, [objective()]);
        expect(cellsOf(open.rows[0], open).Overdue__c.editable).toBe(false);
    });

    it('shouldShowAllThreeValuesWhenTwoPeopleChangedAField', () => {
        const context = contextOf(2, [goal()]);
        const conflict = { field: 'Owner_Contact__c', label: 'Owner', base: 'c1', mine: 'c2', theirs: 'c3' };
        const row = conflicted(
            sending(withEdit(context.rows[0], 'Owner_Contact__c', 'c2')),
            { ...goal({ Owner_Contact__c: 'c3' }), names: { Owner_Contact__c: 'Cem Ay' } },
            [conflict],
            'Changed'
        );
        expect(shownConflict(conflict, row, context)).toEqual({
            field: 'Owner_Contact__c',
            label: 'Owner Contact',
            base: 'another record',
            mine: 'another record',
            theirs: 'Cem Ay'
        });
        expect(shownConflict({ field: 'Gone__c', label: '' }, row, context).label).toBe('Gone__c');
    });

    it('shouldOfferOnlyRecordsThatMakeSenseWhenARecordIsPicked', () => {
        const { view } = contextOf(2);
        const path = (objectApiName: string) => lookupFilter(objectApiName, view)?.criteria[0];
        expect(path('Contact')?.fieldPath).toMatch(/^Account\./);
        expect(path('User')).toEqual({ fieldPath: 'IsActive', operator: 'eq', value: true });
        expect(path('keystone__Value_Item__c')?.value).toBe(view.keyAccountId);
        expect(path('keystone__Plan_Objective__c')?.value).toBe(view.planId);
        expect(path('keystone__White_Space_Cell__c')?.fieldPath).toMatch(/__r\./);
        expect(path('Opportunity')).toBeUndefined();
    });

    it('shouldNameATasksFieldsByWhatTheyAreWhenThePlatformNamesThemOtherwise', () => {
        const context = contextOf(5, [planRow('Action', 'a1')], { kinds: [kindView('Action')] });
        expect(fieldSpec('Action', field('ActivityDate', 'date'), context).label).toBe('Due date');
    });
});
