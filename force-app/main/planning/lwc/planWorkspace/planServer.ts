import type { PlanFieldConflict, PlanFieldEdit, PlanRow, RowKind } from 'keystone/dto';
import restoreRow from '@salesforce/apex/PlanController.restoreRow';
import saveRow from '@salesforce/apex/PlanController.saveRow';
import unknownLabel from '@salesforce/label/c.Ui_UnknownError';

/** What a save came to. */
export interface Outcome {
    /** The row as it is stored now: after the save or, on a conflict, as others left it. */
    stored: PlanRow;
    /** What others changed in the same fields; null when the row was saved. */
    conflicts: readonly PlanFieldConflict[] | null;
}

/** A row to create or to change. */
export interface Store {
    planId: string;
    kind: RowKind;
    /** Null for a new row. */
    recordId: string | null;
    /** What a new row hangs on, where that is not the plan or its key account. */
    parentId?: string | null;
    fields: PlanFieldEdit[];
}

function present(row: PlanRow | null | undefined): PlanRow {
    if (!row) {
        throw new Error(unknownLabel);
    }
    return row;
}

/**
 * Creates or changes a row.
 * @throws whatever Apex reports, and an Error when the answer holds no row
 */
export async function storeRow({ planId, kind, recordId, parentId = null, fields }: Store): Promise<Outcome> {
    const answer = await saveRow({ edit: { kind, planId, parentId, recordId, fields, overwrite: false } });
    const stored = present(answer?.row);
    return { stored, conflicts: answer.status === 'Conflict' ? (answer.conflicts ?? []) : null };
}

/**
 * Takes a deleted row out of the recycle bin.
 * @throws whatever Apex reports, and an Error when the answer holds no row
 */
export async function bringBack(recordId: string): Promise<PlanRow> {
    return present((await restoreRow({ recordId }))?.row);
}
