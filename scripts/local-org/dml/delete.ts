/** Delete: triggers of the given rows, then details and lookups as their relationships say. */
import type { ChildRelationship, FieldModel, ObjectModel, RawValue } from '../schema/types.ts';
import { quote } from '../store/columns.ts';
import { shareObjectOf, shareParent } from '../soql/visibility.ts';
import { layoutOf, readRows } from './layout.ts';
import { DML_ERRORS } from './messages.ts';
import { checkPermissions, checkRecordAccess } from './permissions.ts';
import type { RecycleBin } from './recycle-bin.ts';
import type { SaveParts } from './save.ts';
import { fireTriggers, refuseSelfReference, triggerRecords } from './triggers.ts';
import { good } from './work.ts';
import type { SaveContext, Work } from './work.ts';

interface Victim {
    object: ObjectModel;
    id: string;
    /** The row of the call it goes with. */
    root: Work;
}

interface Emptied {
    object: ObjectModel;
    field: FieldModel;
    rows: (readonly [id: string, value: RawValue])[];
    root: Work;
}

export interface DeleteParts extends SaveParts {
    bin: RecycleBin;
}

/** Values that a merge puts on the deleted rows before the after triggers see them. */
export type MarkDeleted = (work: Work) => void;

/** Deletes the rows of a chunk. `mark` changes the rows after the before triggers (MasterRecordId of a merge). */
export function deletePass(
    parts: DeleteParts,
    context: SaveContext,
    works: readonly Work[],
    stopOnError: boolean,
    mark: MarkDeleted | null = null
): { shared: boolean } {
    const { store } = parts;
    const { tx, object } = context;
    if (!context.internal) {
        refuseSelfReference(context, works);
        checkPermissions(context, works, 'delete');
        checkRecordAccess(context, good(works), 'delete', store);
    }
    let shared = false;
    const fire = (when: 'before' | 'after', rows: Work[]): void => {
        if (rows.length > 0 && tx.triggers.handles(object, when, 'delete')) {
            shared = true;
            const formulas = parts.rules.formulaValues(context, rows, 'old');
            fireTriggers(
                context,
                {
                    when,
                    operation: 'delete',
                    newRows: null,
                    oldRows: triggerRecords(context, rows, 'old', true, formulas)
                },
                rows
            );
        }
    };
    if (stopOnError && good(works).length < works.length) {
        return { shared };
    }
    fire('before', good(works));
    const { victims, emptied } = collect(parts, context, good(works));
    const doomed = good(works);
    if (doomed.length === 0 || (stopOnError && doomed.length < works.length)) {
        return { shared };
    }
    if (mark !== null) {
        doomed.forEach(mark);
    }
    remove(
        parts,
        context,
        doomed,
        victims.filter((victim) => victim.root.errors.length === 0),
        emptied.filter((entry) => entry.root.errors.length === 0),
        mark !== null
    );
    fire('after', doomed);
    if (stopOnError && doomed.some((work) => work.errors.length > 0)) {
        return { shared: true };
    }
    parts.rollUps.afterSave(context, doomed);
    rollUpDetails(parts, context, victims);
    return { shared: shared || doomed.some((work) => work.errors.length > 0) };
}

/** Everything that goes with the rows; rows that a restricting lookup holds get an error. */
function collect(
    parts: DeleteParts,
    context: SaveContext,
    works: readonly Work[]
): { victims: Victim[]; emptied: Emptied[] } {
    const victims: Victim[] = [];
    const emptied: Emptied[] = [];
    const gone = new Set(works.map((work) => work.id!));
    let level: Victim[] = works.map((work) => ({ object: context.object, id: work.id!, root: work }));
    while (level.length > 0) {
        const next: Victim[] = [];
        for (const [object, group] of Map.groupBy(level, (victim) => victim.object)) {
            const roots = new Map(group.map((victim) => [victim.id, victim.root]));
            for (const child of object.children) {
                collectChildren(parts, context, child, roots, gone, next, emptied);
            }
        }
        victims.push(...next);
        level = next;
    }
    return { victims, emptied };
}

function collectChildren(
    parts: DeleteParts,
    context: SaveContext,
    child: ChildRelationship,
    roots: Map<string, Work>,
    gone: Set<string>,
    next: Victim[],
    emptied: Emptied[]
): void {
    const object = context.tx.model.object(child.childObject);
    const field = object && context.tx.model.field(object, child.field);
    const layout = object && layoutOf(object);
    if (
        object === undefined ||
        field === undefined ||
        object.sharedObject !== null ||
        object.trackedObject !== null ||
        !layout!.index.has(field.name)
    ) {
        return;
    }
    const cascades = child.cascadeDelete || field.masterDetail || field.deleteConstraint === 'Cascade';
    const restricts = child.restrictedDelete || field.deleteConstraint === 'Restrict';
    if (!cascades && !restricts && field.deleteConstraint !== 'SetNull') {
        return;
    }
    const deleted = layout!.index.has('IsDeleted') ? ' AND "IsDeleted" = 0' : '';
    const rows = parts.store.all(
        `SELECT "Id", ${quote(field.name)} FROM ${quote(object.name)} WHERE ${quote(field.name)} IN (SELECT value FROM json_each(?))${deleted}`,
        [JSON.stringify([...roots.keys()])]
    ) as [string, string][];
    const left = rows.filter(([id]) => !gone.has(id));
    if (cascades) {
        for (const [id, parent] of left) {
            gone.add(id);
            next.push({ object, id, root: roots.get(parent)! });
        }
    } else if (restricts) {
        for (const [parent, held] of Map.groupBy(left, ([, value]) => value)) {
            const root = roots.get(parent)!;
            root.errors.push(
                DML_ERRORS.deleteRestricted(context.object, [
                    `${object.labelPlural.toLowerCase()}: ${held.map(([id]) => id.slice(0, 15)).join(', ')}`
                ])
            );
        }
    } else {
        for (const [parent, held] of Map.groupBy(left, ([, value]) => value)) {
            emptied.push({ object, field, rows: held, root: roots.get(parent)! });
        }
    }
}

function remove(
    parts: DeleteParts,
    context: SaveContext,
    works: readonly Work[],
    victims: readonly Victim[],
    emptied: readonly Emptied[],
    merged: boolean
): void {
    const { store, bin, history } = parts;
    for (const { object, field, rows, root } of emptied) {
        store.run(
            `UPDATE ${quote(object.name)} SET ${quote(field.name)} = NULL WHERE "Id" IN (SELECT value FROM json_each(?))`,
            [JSON.stringify(rows.map(([id]) => id))]
        );
        bin.unlinked(root.id!, object.name, field.name, rows);
    }
    const all: Victim[] = [...works.map((work) => ({ object: context.object, id: work.id!, root: work })), ...victims];
    for (const [object, group] of Map.groupBy(all, (victim) => victim.object)) {
        const ids = JSON.stringify(group.map((victim) => victim.id));
        if (object.hasRecycleBin && layoutOf(object).index.has('IsDeleted')) {
            const extra =
                merged && object === context.object && layoutOf(object).index.has('MasterRecordId') ? works : [];
            store.run(
                `UPDATE ${quote(object.name)} SET "IsDeleted" = 1, "SystemModstamp" = ? WHERE "Id" IN (SELECT value FROM json_each(?))`,
                [context.now, ids]
            );
            for (const work of extra) {
                store.run(`UPDATE ${quote(object.name)} SET "MasterRecordId" = ? WHERE "Id" = ?`, [
                    work.row[layoutOf(object).index.get('MasterRecordId')!],
                    work.id
                ]);
            }
            for (const [root, members] of Map.groupBy(group, (victim) => victim.root)) {
                bin.add(
                    root.id!,
                    members.map((victim) => ({ object: object.name, id: victim.id })),
                    context.now
                );
            }
        } else {
            // shares of what lies in the recycle bin stay for its return
            const share = shareObjectOf(context.tx.model, object);
            if (share !== undefined) {
                store.run(
                    `DELETE FROM ${quote(share.name)} WHERE ${quote(shareParent(share))} IN (SELECT value FROM json_each(?))`,
                    [ids]
                );
            }
            store.run(`DELETE FROM ${quote(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`, [ids]);
        }
        history.follow(context.tx.model, object, ids, 'deleted');
        const touched = group.map((victim) => ({ ...victim.root, id: victim.id }));
        parts.written({ ...context, object, layout: layoutOf(object) }, touched);
    }
}

/** Details that went along may have had a second master that lives on. */
function rollUpDetails(parts: DeleteParts, context: SaveContext, victims: readonly Victim[]): void {
    for (const [object, group] of Map.groupBy(victims, (victim) => victim.object)) {
        if (object.masters.length < 2) {
            continue;
        }
        const layout = layoutOf(object);
        const rows = readRows(
            parts.store,
            layout,
            group.map((victim) => victim.id)
        );
        const works = group
            .map((victim) => ({ ...victim.root, id: victim.id, row: rows.get(victim.id)!, old: null }))
            .filter((work) => work.row !== undefined);
        parts.rollUps.afterSave({ ...context, object, layout, internal: true }, works);
    }
}
