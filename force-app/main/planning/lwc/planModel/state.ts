import type { PlanRow, PlanStepWork } from 'keystone/dto';
import { hasChanges, newRow, refreshed } from './rows';
import type { Row } from './rows';

/** The rows that the page holds: those of the open step, and those of other steps that have unsaved changes. */
export type PlanRows = readonly Row[];

/**
 * What the server has now, with the user's unsaved changes kept on top. Rows of other steps, and rows that somebody deleted,
 * stay as long as the user has unsaved changes in them.
 * @param hidden rows that the user deleted, which a reading from before may still contain
 */
export function mergeWork(rows: PlanRows, work: PlanStepWork, hidden: ReadonlySet<string>): PlanRows {
    const heldById = new Map(rows.map((row) => [row.id, row]));
    const storedIds = new Set(work.rows.map(({ id }) => id));
    const current = work.rows
        .filter(({ id }) => !hidden.has(id))
        .map((stored) => {
            const before = heldById.get(stored.id);
            return before ? refreshed(before, stored, work.stepNumber) : newRow(stored, work.stepNumber);
        });
    const others = rows.filter((row) => !storedIds.has(row.id) && hasChanges(row) && !hidden.has(row.id));
    return [...current, ...others];
}

/** The row with this id. */
export function findRow(rows: PlanRows, id: string): Row | undefined {
    return rows.find((row) => row.id === id);
}

/** The row replaced by what `change` makes of it; nothing happens when there is no such row. */
export function changeRow(rows: PlanRows, id: string, change: (row: Row) => Row): PlanRows {
    return rows.map((row) => (row.id === id ? change(row) : row));
}

/** The rows without one and what hangs on it. */
export function withoutRow(rows: PlanRows, id: string): PlanRows {
    return rows.filter((row) => row.id !== id && row.stored.parentId !== id);
}

/** The rows with a new or restored one at the end. */
export function withRow(rows: PlanRows, stored: PlanRow, step: number): PlanRows {
    return [...rows.filter((row) => row.id !== stored.id), newRow(stored, step)];
}

/** Whether any row has changes that are not stored. */
export function hasUnsaved(rows: PlanRows): boolean {
    return rows.some(hasChanges);
}

/** Whether a save of any row is under way. */
export function isSaving(rows: PlanRows): boolean {
    return rows.some((row) => row.sending !== null);
}

/** What the user is told about saving. */
export type SaveState = 'none' | 'saving' | 'saved' | 'failed';

/** @param hasSaved something was stored since the page was opened */
export function saveStateOf(rows: PlanRows, hasSaved: boolean): SaveState {
    if (isSaving(rows)) {
        return 'saving';
    }
    if (hasUnsaved(rows)) {
        return 'failed';
    }
    return hasSaved ? 'saved' : 'none';
}

/** The steps with rows whose changes could not be stored. */
export function unsavedSteps(rows: PlanRows): ReadonlySet<number> {
    return new Set(rows.filter((row) => row.sending === null && hasChanges(row)).map(({ step }) => step));
}
