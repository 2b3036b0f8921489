import type { PlanFieldConflict, PlanFieldEdit, PlanRow, RowKind } from 'keystone/dto';
import restoreRow from '@salesforce/apex/PlanController.restoreRow';
import saveRow from '@salesforce/apex/PlanController.saveRow';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';
import { savedRow } from 'c/planModel';

/** What a save came to. */
export interface Outcome {
    /** The row as it is stored now: after the save or, on a conflict, as others left it. */
    stored: PlanRow;
    /** What others changed in the same fields; null when the row was saved. */
    conflicts: readonly PlanFieldConflict[] | null;
}

/**
 * Creates or changes a row.
 * @param recordId null for a new row
 * @throws whatever Apex reports, and an Error when the answer holds no row
 */
export async function storeRow(
    planId: string,
    kind: RowKind,
    recordId: string | null,
    fields: PlanFieldEdit[]
): Promise<Outcome> {
    const answer = await saveRow({ edit: { kind, planId, recordId, fields, overwrite: false } });
    const stored = savedRow(answer);
    if (!stored) {
        throw new Error(unknownLabel);
    }
    return { stored, conflicts: answer.status === 'Conflict' ? (answer.conflicts ?? []) : null };
}

/**
 * Takes a deleted row out of the recycle bin.
 * @throws whatever Apex reports, and an Error when the answer holds no row
 */
export async function bringBack(recordId: string): Promise<PlanRow> {
    const stored = savedRow(await restoreRow({ recordId }));
    if (!stored) {
        throw new Error(unknownLabel);
    }
    return stored;
}
