import type { PlanFieldConflict, PlanFieldEdit, PlanRow, RowKind } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { toText } from 'c/textUtils';

/** An unsaved change of one field: what the user started from, and what they want. */
export interface Edit {
    readonly base: FieldText;
    readonly mine: FieldText;
}

type ByField<T> = Readonly<Record<string, T>>;

/**
 * One row of the plan as the page holds it: what is stored, and what the user changed on top of it. Every function below
 * returns a new row and leaves the old one as it was.
 */
export interface Row {
    readonly kind: RowKind;
    readonly id: string;
    /** The step in whose work it was read. */
    readonly step: number;
    /** As the server last told. */
    readonly stored: PlanRow;
    readonly edits: ByField<Edit>;
    /** The values of the save that is under way; null when none is. */
    readonly sending: ByField<FieldText> | null;
    /** Why the last save of a field failed. */
    readonly errors: ByField<string>;
    /** What others changed in the same fields. */
    readonly conflicts: readonly PlanFieldConflict[];
}

function without<T>(record: ByField<T>, ...fields: string[]): ByField<T> {
    return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

/** A field's value as it is stored. */
export function storedText(stored: PlanRow, field: string): FieldText {
    return toText(stored.values[field]);
}

/** A row without changes. */
export function newRow(stored: PlanRow, step: number): Row {
    return { kind: stored.kind, id: stored.id, step, stored, edits: {}, sending: null, errors: {}, conflicts: [] };
}

/** A field's value with the user's change on top. */
export function valueOf(row: Row, field: string): FieldText {
    return field in row.edits ? row.edits[field].mine : storedText(row.stored, field);
}

/** The user changed a field. Going back to the start takes the change away. */
export function withEdit(row: Row, field: string, mine: FieldText): Row {
    const base = row.edits[field]?.base ?? storedText(row.stored, field);
    const unchanged = mine === base && !(row.sending && field in row.sending);
    return {
        ...row,
        edits: unchanged ? without(row.edits, field) : { ...row.edits, [field]: { base, mine } },
        errors: without(row.errors, field),
        conflicts: row.conflicts.filter((conflict) => conflict.field !== field)
    };
}

/**
 * The user takes a stored change back. Its base is what they stored, so that the server tells if somebody changed it since.
 * @param after what the user stored
 * @param before what was there before
 */
export function withUndo(row: Row, field: string, after: FieldText, before: FieldText): Row {
    return { ...withoutEdit(row, field), edits: { ...row.edits, [field]: { base: after, mine: before } } };
}

/** The user gives up a change. */
export function withoutEdit(row: Row, field: string): Row {
    return {
        ...row,
        edits: without(row.edits, field),
        errors: without(row.errors, field),
        conflicts: row.conflicts.filter((conflict) => conflict.field !== field)
    };
}

/** Whether there is something to save now: changes that neither failed nor wait for a decision, and no save under way. */
export function needsSave(row: Row): boolean {
    return (
        row.sending === null &&
        row.conflicts.length === 0 &&
        Object.keys(row.edits).length > 0 &&
        Object.keys(row.errors).length === 0
    );
}

/** The user wants the failed changes to be tried again. */
export function retried(row: Row): Row {
    return { ...row, errors: {} };
}

/** The changes as the server takes them. */
export function fieldEdits(row: Row): PlanFieldEdit[] {
    return Object.entries(row.edits).map(([field, { base, mine }]) => ({ field, base, mine }));
}

/** A save of all changes starts. */
export function sending(row: Row): Row {
    const values = Object.fromEntries(Object.entries(row.edits).map(([field, { mine }]) => [field, mine]));
    return { ...row, sending: values, errors: {} };
}

/** The save succeeded. What the user typed meanwhile stays, on top of what is stored now. */
export function saved(row: Row, stored: PlanRow): Row {
    const sent = row.sending ?? {};
    const open = Object.entries(row.edits)
        .filter(([field, { mine }]) => !(field in sent) || sent[field] !== mine)
        .map(([field, edit]) => [field, field in sent ? { base: storedText(stored, field), mine: edit.mine } : edit]);
    return { ...row, stored, edits: Object.fromEntries(open), sending: null, errors: {}, conflicts: [] };
}

/** The save failed. The changes stay, with the reason beside each field that was sent. */
export function failed(row: Row, message: string): Row {
    const fields = Object.keys(row.sending ?? {}).filter((field) => field in row.edits);
    return { ...row, sending: null, errors: Object.fromEntries(fields.map((field) => [field, message])) };
}

/** Nothing was saved because somebody else changed the same fields; `message` stands beside them until it is decided. */
export function conflicted(row: Row, stored: PlanRow, conflicts: readonly PlanFieldConflict[], message: string): Row {
    return {
        ...row,
        stored,
        sending: null,
        conflicts,
        errors: Object.fromEntries(conflicts.map(({ field }) => [field, message]))
    };
}

/**
 * The user decided a conflict. Their own value now starts from the others', so that a third change would be noticed again.
 * @param choices field to 'mine' or 'theirs'; a field without a choice stays open
 */
export function resolved(row: Row, choices: ByField<'mine' | 'theirs'>): Row {
    const edits = Object.entries(row.edits)
        .filter(([field]) => choices[field] !== 'theirs')
        .map(([field, edit]) => [
            field,
            choices[field] === 'mine' ? { base: storedText(row.stored, field), mine: edit.mine } : edit
        ]);
    return {
        ...row,
        edits: Object.fromEntries(edits),
        errors: without(row.errors, ...Object.keys(choices)),
        conflicts: row.conflicts.filter(({ field }) => !(field in choices))
    };
}

/** The page was read again. Changes keep the base that the user saw, so that the server can tell what others changed. */
export function refreshed(row: Row, stored: PlanRow, step: number): Row {
    return { ...row, stored, step };
}

/** Whether the row has changes that are not stored. */
export function hasChanges(row: Row): boolean {
    return row.sending !== null || Object.keys(row.edits).length > 0;
}
