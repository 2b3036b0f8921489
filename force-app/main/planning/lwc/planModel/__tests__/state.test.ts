import { goal, objective, planView, target } from '../../../../../../test/jest/fixtures';
import { withEdit } from '../rows';
import { NO_ROWS, changeRow, findRow, hasUnsaved, mergeView, savedRow, withRow, withoutRow } from '../state';

const nothingHidden = new Set<string>();
const rows = () => mergeView(NO_ROWS, planView(), nothingHidden);

describe('planModel/state', () => {
    it('shouldHoldEveryRowWhenAPlanWasRead', () => {
        expect(rows().targets.map(({ id }) => id)).toEqual(['t2027']);
        expect(findRow(rows(), 'g1')?.kind).toBe('Goal');
        expect(findRow(rows(), 'nowhere')).toBeUndefined();
    });

    it('shouldKeepUnsavedChangesWhenThePlanIsReadAgain', () => {
        const edited = changeRow(rows(), 'o1', (row) => withEdit(row, 'current', '7'));
        const merged = mergeView(edited, planView({ objectives: [objective({ name: 'Renamed' })] }), nothingHidden);
        expect(merged.objectives[0].edits.current.mine).toBe('7');
        expect(merged.objectives[0].stored.name).toBe('Renamed');
        expect(hasUnsaved(merged)).toBe(true);
        expect(hasUnsaved(rows())).toBe(false);
    });

    it('shouldKeepARowWithChangesWhenSomebodyDeletedIt', () => {
        const edited = changeRow(rows(), 'o1', (row) => withEdit(row, 'current', '7'));
        const without = planView({ objectives: [], goals: [] });
        expect(mergeView(edited, without, nothingHidden).objectives).toHaveLength(1);
        expect(mergeView(edited, without, nothingHidden).goals).toHaveLength(0);
    });

    it('shouldLeaveOutARowWhenTheUserDeletedItHere', () => {
        expect(mergeView(NO_ROWS, planView(), new Set(['g1'])).goals).toEqual([]);
    });

    it('shouldOrderTargetsByYearWhenOneIsAdded', () => {
        const added = withRow(rows(), 'Target', target({ id: 't2026', year: 2026 }));
        expect(added.targets.map(({ id }) => id)).toEqual(['t2026', 't2027']);
    });

    it('shouldAppendGoalsAndObjectivesWhenTheyAreAdded', () => {
        expect(withRow(rows(), 'Goal', goal({ id: 'g2' })).goals).toHaveLength(2);
        expect(withRow(rows(), 'Objective', objective({ id: 'o2' })).objectives).toHaveLength(2);
        expect(withRow(rows(), 'Goal', goal()).goals).toHaveLength(1);
    });

    it('shouldHaveTheRowNoMoreWhenItWasTakenAway', () => {
        expect(withoutRow(rows(), 't2027').targets).toEqual([]);
    });

    it('shouldFindTheRowInTheAnswerToASave', () => {
        expect(savedRow({ status: 'Saved', kind: 'Goal', goal: goal() })?.id).toBe('g1');
        expect(savedRow({ status: 'Saved', kind: 'Goal' })).toBeNull();
    });
});
