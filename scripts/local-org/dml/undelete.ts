/** Undelete: a record and what was deleted with it come back, with the lookups that were emptied. */
import type { RawValue } from '../schema/types.ts';
import { quote } from '../store/columns.ts';
import { checkUnique } from './checks.ts';
import type { DeleteParts } from './delete.ts';
import { layoutOf, setValue } from './layout.ts';
import { DML_ERRORS } from './messages.ts';
import { checkPermissions, checkRecordAccess } from './permissions.ts';
import { fireTriggers, triggerRecords } from './triggers.ts';
import { good } from './work.ts';
import type { SaveContext, Work } from './work.ts';

/** Restores the rows of a chunk. */
export function undeletePass(
    parts: DeleteParts,
    context: SaveContext,
    works: readonly Work[],
    stopOnError: boolean
): { shared: boolean } {
    const { store, bin } = parts;
    const { tx, object, layout } = context;
    for (const work of good(works)) {
        if (bin.rootOf(work.id!) === null) {
            work.errors.push(DML_ERRORS.undeleteFailed());
        } else if (masterIsDeleted(parts, context, work)) {
            work.errors.push(DML_ERRORS.badReference(object.masters[0]));
        }
    }
    // whoever may delete a record may bring it back
    checkPermissions(context, good(works), 'delete');
    checkRecordAccess(context, good(works), 'delete', store);
    // unique values may have been taken meanwhile
    for (const work of good(works)) {
        work.old = null;
        setValue(layout, work.row, 'IsDeleted', false);
    }
    checkUnique(context, good(works), store);
    const restored = good(works);
    for (const work of restored) {
        work.old = work.row;
    }
    if (restored.length === 0 || (stopOnError && restored.length < works.length)) {
        return { shared: false };
    }
    for (const work of restored) {
        restore(parts, context, work);
    }
    parts.written(context, restored);
    let shared = false;
    if (tx.triggers.handles(object, 'after', 'undelete')) {
        shared = true;
        fireTriggers(
            context,
            {
                when: 'after',
                operation: 'undelete',
                newRows: triggerRecords(
                    context,
                    restored,
                    'row',
                    true,
                    parts.rules.formulaValues(context, restored, 'row')
                ),
                oldRows: null
            },
            restored
        );
    }
    parts.rollUps.afterSave(context, restored);
    return { shared: shared || restored.some((work) => work.errors.length > 0) };
}

function masterIsDeleted(parts: DeleteParts, context: SaveContext, work: Work): boolean {
    return context.object.masters.some((field) => {
        const master = context.tx.model.object(field.referenceTo[0]);
        const id = work.row[context.layout.index.get(field.name)!];
        return (
            master !== undefined &&
            // a contact may belong to no account
            id !== null &&
            parts.store.get(`SELECT 1 FROM ${quote(master.name)} WHERE "Id" = ? AND "IsDeleted" = 0`, [id]) === null
        );
    });
}

function restore(parts: DeleteParts, context: SaveContext, work: Work): void {
    const { store, bin, history } = parts;
    const id = work.id!;
    const root = bin.rootOf(id)!;
    const entries = root === id ? bin.entries(root) : [{ object: context.object.name, id }];
    for (const [name, group] of Map.groupBy(entries, (entry) => entry.object)) {
        const object = context.tx.model.object(name);
        if (object === undefined) {
            continue;
        }
        const ids = group.map((entry) => entry.id);
        store.run(
            `UPDATE ${quote(name)} SET "IsDeleted" = 0, "SystemModstamp" = ? WHERE "Id" IN (SELECT value FROM json_each(?))`,
            [context.now, JSON.stringify(ids)]
        );
        history.follow(context.tx.model, object, JSON.stringify(ids), 'restored');
        if (object !== context.object) {
            parts.written(
                { ...context, object, layout: layoutOf(object) },
                ids.map((detail) => ({ ...work, id: detail }))
            );
        }
    }
    if (root !== id) {
        store.run('DELETE FROM _bin WHERE id = ?', [id]);
        return;
    }
    for (const link of bin.links(root)) {
        const field = context.tx.model.field(link.object, link.field);
        if (field !== undefined) {
            store.run(
                `UPDATE ${quote(link.object)} SET ${quote(link.field)} = ? WHERE "Id" = ? AND ${quote(link.field)} IS NULL`,
                [link.value, link.id] satisfies RawValue[]
            );
        }
    }
    bin.remove(root);
}
