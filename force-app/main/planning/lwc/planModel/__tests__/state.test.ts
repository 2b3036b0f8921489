import { goal, objective, planRow, stepWork, target } from '../../../../../../test/jest/plan-fixtures';
import { failed, sending, valueOf, withEdit } from '../rows';
import { changeRow, findRow, hasUnsaved, mergeWork, unsavedSteps, withRow, withoutRow } from '../state';

const nothingHidden = new Set<string>();
const rows = () => mergeWork([], stepWork(), nothingHidden);

describe('planModel/state', () => {
    it('shouldHoldARowForEachRecordWhenAStepIsReadForTheFirstTime', () => {
        expect(rows().map(({ kind, step }) => [kind, step])).toEqual([
            ['Goal', 2],
            ['Objective', 2],
            ['Target', 2]
        ]);
        expect(hasUnsaved(rows())).toBe(false);
    });

    it('shouldKeepUnsavedChangesWhenTheStepIsReadAgain', () => {
        const edited = changeRow(rows(), 'o1', (row) => withEdit(row, 'Current__c', '7'));
        const again = mergeWork(edited, stepWork(2, [goal({ Name: 'Renamed' }), objective(), target()]), nothingHidden);
        expect(valueOf(findRow(again, 'o1')!, 'Current__c')).toBe('7');
        expect(valueOf(findRow(again, 'g1')!, 'Name')).toBe('Renamed');
        expect(hasUnsaved(again)).toBe(true);
    });

    it('shouldKeepARowOnlyWhileItHasUnsavedChangesWhenAnotherStepIsRead', () => {
        const edited = changeRow(rows(), 'o1', (row) => withEdit(row, 'Current__c', '7'));
        const other = mergeWork(edited, stepWork(3, [planRow('Stakeholder', 's1')]), nothingHidden);
        expect(other.map(({ id }) => id)).toEqual(['s1', 'o1']);
    });

    it('shouldLeaveOutWhatTheUserDeletedWhenAReadingFromBeforeStillHasIt', () => {
        expect(findRow(mergeWork(rows(), stepWork(), new Set(['o1'])), 'o1')).toBeUndefined();
    });

    it('shouldTakeWhatHangsOnARowAwayWithIt', () => {
        const held = mergeWork(
            [],
            stepWork(3, [planRow('Stakeholder', 's1'), planRow('Relationship', 'r1', {}, { parentId: 's1' })]),
            nothingHidden
        );
        expect(withoutRow(held, 's1')).toEqual([]);
    });

    it('shouldPutARestoredRowAtTheEnd', () => {
        expect(withRow(rows(), goal(), 2).map(({ id }) => id)).toEqual(['o1', 't2027', 'g1']);
    });

    it('shouldNameTheStepsWithChangesThatCouldNotBeStored', () => {
        const busy = changeRow(rows(), 'o1', (row) => sending(withEdit(row, 'Current__c', '7')));
        expect([...unsavedSteps(busy)]).toEqual([]);
        expect([...unsavedSteps(changeRow(busy, 'o1', (row) => failed(row, 'No')))]).toEqual([2]);
    });
});
