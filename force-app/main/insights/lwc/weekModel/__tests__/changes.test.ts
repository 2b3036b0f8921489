import { NO_CHANGES, changesAfter, doneText, withChange, withoutChange } from 'c/weekModel';
import { TODAY, commitment, signal, weekItem } from '../../../../../../test/jest/weekFixtures';

describe('changesAfter', () => {
    it('shouldTakeAwayWhatIsDone', () => {
        expect(changesAfter('Complete', weekItem(), TODAY, null)).toEqual({ gone: true });
        expect(changesAfter('See', signal, TODAY, null)).toEqual({ gone: true });
        expect(changesAfter('Dismiss', signal, TODAY, 'Known')).toEqual({ gone: true });
        expect(changesAfter('Keep', commitment, TODAY, null)).toEqual({ gone: true });
    });

    it('shouldMoveToAWeekFromTodayWhenItIsOverdue', () => {
        expect(changesAfter('Postpone', weekItem(), TODAY, null)).toEqual({ day: '2026-12-05' });
        expect(changesAfter('Postpone', weekItem({ day: null }), TODAY, null)).toEqual({ day: '2026-12-05' });
    });

    it('shouldTakeAwayWhatMovesBeyondTheWeek', () => {
        expect(changesAfter('Postpone', weekItem({ day: '2026-11-29' }), TODAY, null)).toEqual({ gone: true });
    });

    it('shouldShowTheNote', () => {
        expect(changesAfter('Note', commitment, TODAY, 'Half done')).toEqual({ detail: 'Half done' });
    });
});

describe('withChange', () => {
    it('shouldAddAndRemoveByRecord', () => {
        const one = withChange(NO_CHANGES, 'a', { gone: true });
        const two = withChange(one, 'b', { detail: 'x' });
        expect(withoutChange(two, 'a')).toEqual({ b: { detail: 'x' } });
        expect(withoutChange(one, 'b')).toEqual(one);
        expect(NO_CHANGES).toEqual({});
    });
});

describe('doneText', () => {
    it('shouldNameWhatWasDone', () => {
        expect(doneText('Complete', 'Call')).toBe('Completed: Call');
        expect(doneText('Postpone', 'Call')).toBe('Moved by a week: Call');
    });
});
