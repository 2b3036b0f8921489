import { objective } from '../../../../../../test/jest/plan-fixtures';
import {
    conflicted,
    failed,
    fieldEdits,
    needsSave,
    newRow,
    refreshed,
    resolved,
    retried,
    saved,
    sending,
    valueOf,
    withEdit,
    withUndo,
    withoutEdit
} from '../rows';

const row = () => newRow(objective(), 2);

describe('planModel/rows', () => {
    it('shouldShowTheChangeWhenAFieldWasEdited', () => {
        const edited = withEdit(row(), 'Current__c', '7');
        expect(valueOf(edited, 'Current__c')).toBe('7');
        expect(fieldEdits(edited)).toEqual([{ field: 'Current__c', base: '6', mine: '7' }]);
        expect(needsSave(edited)).toBe(true);
    });

    it('shouldHaveNothingToSaveWhenTheUserGoesBackToTheStart', () => {
        const back = withEdit(withEdit(row(), 'Current__c', '7'), 'Current__c', '6');
        expect(fieldEdits(back)).toEqual([]);
        expect(needsSave(back)).toBe(false);
    });

    it('shouldTellEmptyFromAbsentWhenAValueIsTakenAway', () => {
        expect(fieldEdits(withEdit(row(), 'Due_Date__c', null))).toEqual([
            { field: 'Due_Date__c', base: '2027-03-31', mine: null }
        ]);
    });

    it('shouldForgetTheChangeWhenTheUserDiscardsIt', () => {
        const broken = failed(sending(withEdit(row(), 'Current__c', '7')), 'No');
        const discarded = withoutEdit(broken, 'Current__c');
        expect(valueOf(discarded, 'Current__c')).toBe('6');
        expect(discarded.errors).toEqual({});
    });

    it('shouldKeepTheChangeAndTheReasonWhenTheSaveFailed', () => {
        const broken = failed(sending(withEdit(row(), 'Current__c', '7')), 'Too much');
        expect(valueOf(broken, 'Current__c')).toBe('7');
        expect(broken.errors).toEqual({ Current__c: 'Too much' });
        expect(needsSave(broken)).toBe(false);
        expect(needsSave(retried(broken))).toBe(true);
    });

    it('shouldShowWhatIsStoredWhenTheSaveSucceeded', () => {
        const done = saved(sending(withEdit(row(), 'Current__c', '7')), objective({ Current__c: '7' }));
        expect(done.edits).toEqual({});
        expect(valueOf(done, 'Current__c')).toBe('7');
        expect(needsSave(done)).toBe(false);
    });

    it('shouldKeepWhatWasTypedMeanwhileWhenTheSaveSucceeded', () => {
        const typed = withEdit(
            withEdit(sending(withEdit(row(), 'Current__c', '7')), 'Current__c', '8'),
            'Measure__c',
            'Sites'
        );
        const done = saved(typed, objective({ Current__c: '7' }));
        expect(fieldEdits(done)).toEqual([
            { field: 'Current__c', base: '7', mine: '8' },
            { field: 'Measure__c', base: 'Plants under contract', mine: 'Sites' }
        ]);
    });

    it('shouldSendTheWayBackWhenTheUserReturnsToTheStartDuringASave', () => {
        const typed = withEdit(sending(withEdit(row(), 'Current__c', '7')), 'Current__c', '6');
        expect(fieldEdits(saved(typed, objective({ Current__c: '7' })))).toEqual([
            { field: 'Current__c', base: '7', mine: '6' }
        ]);
    });

    it('shouldKeepTheBaseTheUserSawWhenThePageIsReadAgain', () => {
        const edited = refreshed(withEdit(row(), 'Current__c', '7'), objective({ Current__c: '9' }), 2);
        expect(fieldEdits(edited)).toEqual([{ field: 'Current__c', base: '6', mine: '7' }]);
    });

    describe('when somebody else changed the same field', () => {
        const conflict = { field: 'Current__c', label: 'Current', base: '6', mine: '7', theirs: '9' };
        const inConflict = () =>
            conflicted(
                sending(withEdit(withEdit(row(), 'Current__c', '7'), 'Measure__c', 'Sites')),
                objective({ Current__c: '9' }),
                [conflict],
                'Changed'
            );

        it('shouldWaitForADecisionWhenThereIsAConflict', () => {
            expect(needsSave(inConflict())).toBe(false);
            expect(needsSave(retried(inConflict()))).toBe(false);
            expect(inConflict().errors).toEqual({ Current__c: 'Changed' });
        });

        it('shouldStartFromTheirValueWhenTheUserKeepsTheirOwn', () => {
            const mine = resolved(inConflict(), { Current__c: 'mine' });
            expect(fieldEdits(mine)[0]).toEqual({ field: 'Current__c', base: '9', mine: '7' });
            expect(needsSave(mine)).toBe(true);
        });

        it('shouldShowTheirValueWhenTheUserTakesIt', () => {
            const theirs = resolved(inConflict(), { Current__c: 'theirs' });
            expect(valueOf(theirs, 'Current__c')).toBe('9');
            expect(valueOf(theirs, 'Measure__c')).toBe('Sites');
            expect(theirs.conflicts).toEqual([]);
        });

        it('shouldDropTheConflictWhenTheUserEditsOrDiscardsTheField', () => {
            expect(withEdit(inConflict(), 'Current__c', '8').conflicts).toEqual([]);
            expect(withoutEdit(inConflict(), 'Current__c').conflicts).toEqual([]);
        });
    });

    it('shouldGoBackFromWhatTheUserStoredWhenAChangeIsTakenBack', () => {
        const undone = withUndo(newRow(objective({ Current__c: '9' }), 2), 'Current__c', '7', '6');
        expect(fieldEdits(undone)).toEqual([{ field: 'Current__c', base: '7', mine: '6' }]);
    });
});
