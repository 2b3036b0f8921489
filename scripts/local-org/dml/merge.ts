/** Merge of accounts, contacts and leads: children move to the master, the others go to the recycle bin with MasterRecordId. */
import type { SObject } from '../apex/runtime/values/index.ts';
import { quote } from '../store/columns.ts';
import { deletePass } from './delete.ts';
import type { DeleteParts } from './delete.ts';
import { layoutOf, readRows, setValue } from './layout.ts';
import { dmlError, DML_ERRORS } from './messages.ts';
import { rowId } from './prepare.ts';
import { savePass } from './save.ts';
import type { SaveContext, Work } from './work.ts';

const MERGEABLE = new Set(['Account', 'Contact', 'Lead', 'Case']);

/**
 * Merges rows into the master (whose given values are saved first). Moved children fire no triggers; the merged rows fire
 * delete triggers, the after ones with MasterRecordId. Errors end up on the master.
 */
export function mergeRows(
    parts: DeleteParts,
    context: SaveContext,
    master: Work,
    duplicates: readonly SObject[]
): void {
    const { store } = parts;
    const { object, layout } = context;
    if (!MERGEABLE.has(object.name)) {
        master.errors.push(dmlError('INVALID_OPERATION', `entity type ${object.name} does not support merge`));
    } else if (duplicates.length === 0 || duplicates.length > 2) {
        master.errors.push(dmlError('INVALID_OPERATION', 'Merge requires one or two records to merge into the master'));
    }
    if (master.errors.length > 0) {
        return;
    }
    const ids = duplicates.map((row) => rowId(row));
    const rows = readRows(
        store,
        layout,
        ids.filter((id) => id !== null)
    );
    const deleted = layout.index.get('IsDeleted')!;
    const losers: Work[] = duplicates.map((source, index) => {
        const row = rows.get(ids[index] ?? '') ?? null;
        return {
            index,
            source,
            set: null,
            id: ids[index],
            row: row === null ? [] : [...row],
            old: row,
            given: new Set<string>(),
            errors: []
        };
    });
    if (losers.some((work) => work.old === null || work.old[deleted] === true || work.id === master.id)) {
        master.errors.push(DML_ERRORS.unknownId());
        return;
    }
    reparent(
        parts,
        context,
        master.id!,
        losers.map((work) => work.id!)
    );
    deletePass(parts, context, losers, true, (work) => {
        work.row = [...work.old!];
        setValue(layout, work.row, 'IsDeleted', true);
        setValue(layout, work.row, 'MasterRecordId', master.id);
        work.old = work.row;
    });
    const failed = losers.find((work) => work.errors.length > 0);
    if (failed !== undefined) {
        master.errors.push(...failed.errors);
        return;
    }
    // moving children may have changed the master itself
    master.old = readRows(store, layout, [master.id!]).get(master.id!)!;
    savePass(parts, context, [master], true);
}

/** Moves every child of the merged rows to the master. */
function reparent(parts: DeleteParts, context: SaveContext, master: string, losers: string[]): void {
    const { store } = parts;
    const { tx } = context;
    const ids = JSON.stringify(losers);
    for (const child of context.object.children) {
        const object = tx.model.object(child.childObject);
        if (
            object === undefined ||
            object.sharedObject !== null ||
            !layoutOf(object).index.has(child.field) ||
            child.field === 'MasterRecordId'
        ) {
            continue;
        }
        const moved = store
            .all(
                `SELECT "Id" FROM ${quote(object.name)} WHERE ${quote(child.field)} IN (SELECT value FROM json_each(?))`,
                [ids]
            )
            .map(([id]) => id as string);
        if (moved.length > 0) {
            // the master itself may have been a child of a merged row
            store.run(
                `UPDATE ${quote(object.name)} SET ${quote(child.field)} = CASE "Id" WHEN ?1 THEN NULL ELSE ?1 END, "SystemModstamp" = ?2 WHERE ${quote(child.field)} IN (SELECT value FROM json_each(?3))`,
                [master, context.now, ids]
            );
            parts.written(
                { ...context, object, layout: layoutOf(object) },
                moved.map((id) => ({
                    index: 0,
                    source: null,
                    set: null,
                    id,
                    row: [],
                    old: null,
                    given: new Set<string>(),
                    errors: []
                }))
            );
        }
    }
}
