import type {
    CustomerGoalRow,
    PlanObjectiveRow,
    PlanRow,
    PlanRowSave,
    PlanTargetRow,
    PlanView,
    RowKind
} from 'keystone/dto';
import { newRow, refreshed } from './rows';
import type { Row } from './rows';

/** All rows of the page. */
export interface PlanRows {
    readonly targets: readonly Row<PlanTargetRow>[];
    readonly goals: readonly Row<CustomerGoalRow>[];
    readonly objectives: readonly Row<PlanObjectiveRow>[];
}

export const NO_ROWS: PlanRows = { targets: [], goals: [], objectives: [] };

const hasChanges = (row: Row): boolean => row.sending !== null || Object.keys(row.edits).length > 0;

function mergeList<T extends PlanRow>(
    kind: RowKind,
    held: readonly Row<T>[],
    stored: readonly T[],
    hidden: ReadonlySet<string>
): Row<T>[] {
    const heldById = new Map(held.map((row) => [row.id, row]));
    const storedIds = new Set(stored.map(({ id }) => id));
    const current = stored
        .filter(({ id }) => !hidden.has(id))
        .map((row) => {
            const before = heldById.get(row.id);
            return before ? refreshed(before, row) : newRow(kind, row);
        });
    // A row that somebody deleted stays as long as the user has unsaved changes in it.
    const orphans = held.filter((row) => !storedIds.has(row.id) && hasChanges(row) && !hidden.has(row.id));
    return [...current, ...orphans];
}

/**
 * What the server has now, with the user's unsaved changes kept on top.
 * @param hidden rows that the user deleted, which a reading from before may still contain
 */
export function mergeView(rows: PlanRows, view: PlanView, hidden: ReadonlySet<string>): PlanRows {
    return {
        targets: mergeList('Target', rows.targets, view.targets, hidden),
        goals: mergeList('Goal', rows.goals, view.goals, hidden),
        objectives: mergeList('Objective', rows.objectives, view.objectives, hidden)
    };
}

/** The row with this id, of whatever kind. */
export function findRow(rows: PlanRows, id: string): Row | undefined {
    return [...rows.targets, ...rows.goals, ...rows.objectives].find((row) => row.id === id);
}

/** The row replaced by what `change` makes of it; nothing happens when there is no such row. */
export function changeRow(rows: PlanRows, id: string, change: (row: Row) => Row): PlanRows {
    const replace = <T extends PlanRow>(list: readonly Row<T>[]): readonly Row<T>[] =>
        list.map((row) => {
            // A change never turns a row into one of another kind.
            return row.id === id ? (change(row as Row) as Row<T>) : row;
        });
    return { targets: replace(rows.targets), goals: replace(rows.goals), objectives: replace(rows.objectives) };
}

/** The rows without one. */
export function withoutRow(rows: PlanRows, id: string): PlanRows {
    return {
        targets: rows.targets.filter((row) => row.id !== id),
        goals: rows.goals.filter((row) => row.id !== id),
        objectives: rows.objectives.filter((row) => row.id !== id)
    };
}

/** The row that a save answered with. */
export function savedRow(answer: PlanRowSave): PlanRow | null {
    return answer.target ?? answer.goal ?? answer.objective ?? null;
}

/** The rows with a new or restored one at the end of its list; targets stay in order of their year. */
export function withRow(rows: PlanRows, kind: RowKind, stored: PlanRow): PlanRows {
    const rest = withoutRow(rows, stored.id);
    if (kind === 'Target') {
        const targets = [...rest.targets, newRow('Target', stored as PlanTargetRow)];
        return { ...rest, targets: targets.sort((left, right) => (left.stored.year ?? 0) - (right.stored.year ?? 0)) };
    }
    if (kind === 'Goal') {
        return { ...rest, goals: [...rest.goals, newRow('Goal', stored as CustomerGoalRow)] };
    }
    return { ...rest, objectives: [...rest.objectives, newRow('Objective', stored as PlanObjectiveRow)] };
}

/** Whether any row has changes that are not stored. */
export function hasUnsaved(rows: PlanRows): boolean {
    return [...rows.targets, ...rows.goals, ...rows.objectives].some(hasChanges);
}
