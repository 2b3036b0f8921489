import type { CellEdit, CellFieldConflict, MatrixCell } from 'keystone/dto';
import type { FieldText } from 'keystone/ui';
import { keyOf, predicted } from './cells';
import type { CellId } from './cells';
import { cellText, withValues } from './fields';
import type { CellField, CellValues } from './fields';
import type { Matrix } from './matrix';

/** A change of one field: what was there when it was made, and what it becomes. */
export interface FieldChange {
    base: FieldText;
    mine: FieldText;
}

export type FieldChanges = Readonly<Partial<Record<CellField, FieldChange>>>;

/** Changes of a cell that are not stored yet. */
export interface PendingEdit {
    changes: FieldChanges;
    saving: boolean;
    /** Why they could not be stored; they are kept. */
    error: string | null;
    /** What others changed meanwhile. */
    conflicts: readonly CellFieldConflict[];
}

export type Pending = ReadonlyMap<CellId, PendingEdit>;

/** What a change was, to take it back. */
export type StoredChanges = ReadonlyMap<CellId, FieldChanges>;

/** The fields of a cell that get another value. */
export function changesOf(cell: MatrixCell, values: CellValues): FieldChanges {
    const changes = Object.entries(values)
        .map(([field, mine]) => [field, { base: cellText(cell, field as CellField), mine }] as const)
        .filter(([, { base, mine }]) => base !== mine);
    return Object.fromEntries(changes);
}

/** The same changes the other way round. */
export function takenBack(stored: StoredChanges): Map<CellId, FieldChanges> {
    return new Map(
        [...stored].map(([id, changes]) => [
            id,
            Object.fromEntries(
                Object.entries(changes).map(([field, { base, mine }]) => [field, { base: mine, mine: base }])
            )
        ])
    );
}

/** Adds changes to those of the cells that wait; the base of what waits already stays. */
export function withChanges(pending: Pending, changes: ReadonlyMap<CellId, FieldChanges>): Map<CellId, PendingEdit> {
    const all = new Map(pending);
    for (const [id, more] of changes) {
        const waiting = all.get(id)?.changes ?? {};
        const merged = Object.entries(more).map(([field, { base, mine }]) => [
            field,
            { base: waiting[field as CellField]?.base ?? base, mine }
        ]);
        all.set(id, {
            changes: { ...waiting, ...Object.fromEntries(merged) },
            saving: true,
            error: null,
            conflicts: []
        });
    }
    return all;
}

/** What is sent to the server. */
export function sent(pending: Pending, ids: Iterable<CellId>): CellEdit[] {
    const edits: CellEdit[] = [];
    for (const id of ids) {
        const changes = Object.entries(pending.get(id)?.changes ?? {});
        if (changes.length > 0) {
            edits.push({
                ...keyOf(id),
                base: Object.fromEntries(changes.map(([field, { base }]) => [field, base])),
                fields: Object.fromEntries(changes.map(([field, { mine }]) => [field, mine]))
            });
        }
    }
    return edits;
}

/** The matrix with what waits to be stored, as it will be. */
export function withPending(matrix: Matrix, pending: Pending): Matrix {
    if (pending.size === 0) {
        return matrix;
    }
    const cells = [...pending].map(([id, { changes }]) => {
        const { unitId, offeringId } = keyOf(id);
        return predicted(withValues(matrix.cell(unitId, offeringId), mineOf(changes)));
    });
    return matrix.with(cells);
}

export function mineOf(changes: FieldChanges): CellValues {
    return Object.fromEntries(Object.entries(changes).map(([field, { mine }]) => [field, mine]));
}

/**
 * Changes after somebody decided whose to keep. Theirs are dropped; mine are sent again with what others stored as base, so that a
 * third change is noticed as well.
 */
export function decided(edit: PendingEdit, choices: Readonly<Record<string, 'mine' | 'theirs'>>): FieldChanges {
    const theirs = new Map(edit.conflicts.map((conflict) => [conflict.field, conflict.theirs]));
    return Object.fromEntries(
        Object.entries(edit.changes)
            .filter(([field]) => !theirs.has(field) || choices[field] !== 'theirs')
            .map(([field, change]) => [
                field,
                theirs.has(field) ? { base: theirs.get(field) ?? null, mine: change.mine } : change
            ])
    );
}
