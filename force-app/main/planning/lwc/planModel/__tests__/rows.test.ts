import { goal, objective } from '../../../../../../test/jest/fixtures';
import {
    conflicted,
    failed,
    fieldEdits,
    needsSave,
    newRow,
    pairedValues,
    refreshed,
    resolved,
    retried,
    saved,
    sending,
    valueOf,
    withEdit,
    withoutEdit
} from '../rows';

const row = () => newRow('Objective', objective());

describe('planModel/rows', () => {
    it('shouldShowTheChangeWhenAFieldWasEdited', () => {
        const edited = withEdit(row(), 'current', '7');
        expect(valueOf(edited, 'current')).toBe('7');
        expect(fieldEdits(edited)).toEqual([{ field: 'current', base: '6', mine: '7' }]);
        expect(needsSave(edited)).toBe(true);
    });

    it('shouldHaveNothingToSaveWhenTheUserGoesBackToTheStart', () => {
        const back = withEdit(withEdit(row(), 'current', '7'), 'current', '6');
        expect(fieldEdits(back)).toEqual([]);
        expect(needsSave(back)).toBe(false);
    });

    it('shouldTellEmptyFromAbsentWhenAValueIsTakenAway', () => {
        expect(fieldEdits(withEdit(row(), 'dueDate', null))).toEqual([
            { field: 'dueDate', base: '2027-03-31', mine: null }
        ]);
    });

    it('shouldForgetTheChangeWhenTheUserDiscardsIt', () => {
        const broken = failed(sending(withEdit(row(), 'current', '7')), 'No');
        const discarded = withoutEdit(broken, 'current');
        expect(valueOf(discarded, 'current')).toBe('6');
        expect(discarded.errors).toEqual({});
    });

    it('shouldKeepTheChangeAndTheReasonWhenTheSaveFailed', () => {
        const broken = failed(sending(withEdit(row(), 'current', '7')), 'Too much');
        expect(valueOf(broken, 'current')).toBe('7');
        expect(broken.errors).toEqual({ current: 'Too much' });
        expect(needsSave(broken)).toBe(false);
        expect(needsSave(retried(broken))).toBe(true);
    });

    it('shouldShowWhatIsStoredWhenTheSaveSucceeded', () => {
        const done = saved(sending(withEdit(row(), 'current', '7')), objective({ current: 7 }));
        expect(done.edits).toEqual({});
        expect(valueOf(done, 'current')).toBe('7');
        expect(needsSave(done)).toBe(false);
    });

    it('shouldKeepWhatWasTypedMeanwhileWhenTheSaveSucceeded', () => {
        const typed = withEdit(withEdit(sending(withEdit(row(), 'current', '7')), 'current', '8'), 'measure', 'Sites');
        const done = saved(typed, objective({ current: 7 }));
        expect(fieldEdits(done)).toEqual([
            { field: 'current', base: '7', mine: '8' },
            { field: 'measure', base: 'Plants under contract', mine: 'Sites' }
        ]);
    });

    it('shouldSendTheWayBackWhenTheUserReturnsToTheStartDuringASave', () => {
        const typed = withEdit(sending(withEdit(row(), 'current', '7')), 'current', '6');
        expect(fieldEdits(saved(typed, objective({ current: 7 })))).toEqual([
            { field: 'current', base: '7', mine: '6' }
        ]);
    });

    it('shouldKeepTheBaseTheUserSawWhenThePageIsReadAgain', () => {
        const edited = refreshed(withEdit(row(), 'current', '7'), objective({ current: 9 }));
        expect(fieldEdits(edited)).toEqual([{ field: 'current', base: '6', mine: '7' }]);
    });

    describe('when somebody else changed the same field', () => {
        const conflict = { field: 'current', label: 'Current', base: '6', mine: '7', theirs: '9' };
        const inConflict = () =>
            conflicted(
                sending(withEdit(withEdit(row(), 'current', '7'), 'measure', 'Sites')),
                objective({ current: 9 }),
                [conflict],
                'Changed'
            );

        it('shouldWaitForADecisionWhenThereIsAConflict', () => {
            expect(needsSave(inConflict())).toBe(false);
            expect(needsSave(retried(inConflict()))).toBe(false);
            expect(inConflict().errors).toEqual({ current: 'Changed' });
        });

        it('shouldStartFromTheirValueWhenTheUserKeepsTheirOwn', () => {
            const mine = resolved(inConflict(), { current: 'mine' });
            expect(fieldEdits(mine)[0]).toEqual({ field: 'current', base: '9', mine: '7' });
            expect(needsSave(mine)).toBe(true);
        });

        it('shouldShowTheirValueWhenTheUserTakesIt', () => {
            const theirs = resolved(inConflict(), { current: 'theirs' });
            expect(valueOf(theirs, 'current')).toBe('9');
            expect(valueOf(theirs, 'measure')).toBe('Sites');
            expect(theirs.conflicts).toEqual([]);
        });

        it('shouldDropTheConflictWhenTheUserEditsOrDiscardsTheField', () => {
            expect(withEdit(inConflict(), 'current', '8').conflicts).toEqual([]);
            expect(withoutEdit(inConflict(), 'current').conflicts).toEqual([]);
        });
    });

    describe('when a goal is confirmed', () => {
        const unconfirmed = newRow('Goal', goal({ confirmedById: null, confirmedDate: null }));

        it('shouldDateTheConfirmationTodayWhenItHasNoDate', () => {
            expect(pairedValues(unconfirmed, 'confirmedById', 'c2', '2026-11-22')).toEqual({
                confirmedById: 'c2',
                confirmedDate: '2026-11-22'
            });
        });

        it('shouldKeepTheDateWhenThereIsOne', () => {
            expect(pairedValues(newRow('Goal', goal()), 'confirmedById', 'c2', '2026-11-22').confirmedDate).toBe(
                '2026-11-02'
            );
        });

        it('shouldTakeBothAwayWhenEitherIsEmptied', () => {
            const both = { confirmedById: null, confirmedDate: null };
            expect(pairedValues(newRow('Goal', goal()), 'confirmedById', null, '2026-11-22')).toEqual(both);
            expect(pairedValues(newRow('Goal', goal()), 'confirmedDate', null, '2026-11-22')).toEqual(both);
        });

        it('shouldLeaveOtherFieldsAlone', () => {
            expect(pairedValues(row(), 'current', '7', '2026-11-22')).toEqual({ current: '7' });
        });
    });
});
