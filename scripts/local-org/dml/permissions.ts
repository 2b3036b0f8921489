/** What the acting user may write: objects and fields in user mode, records wherever sharing counts. */
import type { ObjectModel } from '../schema/types.ts';
import { quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import { controllingFields, shareParent, VisibilityBuilder } from '../soql/visibility.ts';
import type { Level } from '../soql/visibility.ts';
import { isAudit } from './prepare.ts';
import { DML_ERRORS } from './messages.ts';
import type { SaveContext, Work } from './work.ts';

/**
 * Object and field permissions in user mode. As on the platform every field that the row carries counts, changed or not;
 * also a master-detail field that cannot be changed. What the platform alone writes does not.
 */
export function checkPermissions(
    context: SaveContext,
    works: readonly Work[],
    operation: 'insert' | 'update' | 'delete'
): void {
    const { tx, object, access } = context;
    if (access.mode !== 'user' || context.auditFields) {
        return;
    }
    const permissions = tx.user.object(object);
    const allowed =
        operation === 'insert' ? permissions.create : operation === 'update' ? permissions.edit : permissions.delete;
    if (!allowed) {
        works.forEach((work) => work.errors.push(DML_ERRORS.entityDenied(object)));
        return;
    }
    if (operation === 'delete') {
        return;
    }
    const decided = new Map<string, boolean>();
    for (const work of works) {
        const denied: string[] = [];
        for (const key of Object.keys(work.source?.values ?? {})) {
            let refused = decided.get(key);
            if (refused === undefined) {
                const field = object.fields.get(key.toLowerCase());
                refused =
                    field !== undefined &&
                    field.type !== 'id' &&
                    field.formula === null &&
                    field.summary === null &&
                    field.autoNumber === null &&
                    !isAudit(field) &&
                    (field.createable || field.updateable) &&
                    (!(operation === 'insert' ? field.createable : field.updateable) ||
                        !tx.user.fieldEdit(object, field.name));
                decided.set(key, refused);
            }
            if (refused) {
                denied.push(key);
            }
        }
        if (denied.length > 0) {
            work.errors.push(DML_ERRORS.fieldsDenied(object, denied));
        }
    }
}

/** Edit access to the records themselves (update), or to the masters of new details. */
export function checkRecordAccess(
    context: SaveContext,
    works: readonly Work[],
    operation: 'insert' | 'update' | 'delete',
    store: Store
): void {
    const { object, access, layout, tx } = context;
    if ((access.mode === 'system' && !access.sharing) || works.length === 0) {
        return;
    }
    if (object.sharedObject !== null) {
        const shared = tx.model.object(object.sharedObject)!;
        keepAllowed(
            context,
            shared,
            works,
            (work) => work.row[layout.index.get(shareParent(object))!] as string,
            'edit',
            store,
            () => DML_ERRORS.recordDenied()
        );
        return;
    }
    if (operation !== 'insert') {
        keepAllowed(
            context,
            object,
            works,
            (work) => work.id!,
            operation === 'delete' ? 'delete' : 'edit',
            store,
            () => DML_ERRORS.recordDenied()
        );
    }
    for (const field of controllingFields(tx.model, object)) {
        const target = field.masterDetail ? tx.model.object(field.referenceTo[0]) : undefined;
        const index = layout.index.get(field.name)!;
        const moved = works.filter(
            (work) =>
                work.errors.length === 0 &&
                work.row[index] !== null &&
                (work.old === null || work.old[index] !== work.row[index])
        );
        if (target !== undefined && operation !== 'delete') {
            keepAllowed(
                context,
                target,
                moved,
                (work) => work.row[index] as string,
                'edit',
                store,
                (work) => DML_ERRORS.crossReferenceDenied(work.row[index] as string)
            );
        }
    }
}

/**
 * Lookups that the caller sets must point to records he can read. Before the before triggers: what triggers set, they set as the system.
 * Users, groups and set-up records can be named by everybody; masters need more and are checked with the record.
 */
export function checkLookupAccess(context: SaveContext, works: readonly Work[], store: Store): void {
    const { object, access, layout, tx } = context;
    if (!access.sharing || object.sharedObject !== null) {
        return;
    }
    for (const { field } of layout.columns) {
        if (field.type !== 'reference' || field.masterDetail || isAudit(field)) {
            continue;
        }
        const index = layout.index.get(field.name)!;
        const set = works.filter(
            (work) =>
                work.errors.length === 0 &&
                work.given.has(field.name) &&
                typeof work.row[index] === 'string' &&
                (work.old === null || work.old[index] !== work.row[index])
        );
        for (const [prefix, group] of Map.groupBy(set, (work) => (work.row[index] as string).slice(0, 3))) {
            const target = tx.model.objectByPrefix(prefix);
            if (target !== undefined && (target.kind === 'standard' || target.kind === 'custom')) {
                keepAllowed(
                    context,
                    target,
                    group,
                    (work) => work.row[index] as string,
                    'read',
                    store,
                    (work) => DML_ERRORS.crossReferenceDenied(work.row[index] as string)
                );
            }
        }
    }
}

function keepAllowed(
    context: SaveContext,
    object: ObjectModel,
    works: readonly Work[],
    idOf: (work: Work) => string,
    level: Level,
    store: Store,
    error: (work: Work) => ReturnType<typeof DML_ERRORS.recordDenied>
): void {
    if (works.length === 0) {
        return;
    }
    const allowed = accessibleIds(context, object, works.map(idOf), level, store);
    for (const work of works) {
        if (allowed !== null && !allowed.has(idOf(work))) {
            work.errors.push(error(work));
        }
    }
}

/** Those of the ids to which the user has access; null = all. */
function accessibleIds(
    context: SaveContext,
    object: ObjectModel,
    ids: string[],
    level: Level,
    store: Store
): Set<string> | null {
    const { tx } = context;
    const condition = new VisibilityBuilder(tx.model, tx.user, () => '?2').condition(object, 't0', level);
    if (condition === null) {
        return null;
    }
    context.refreshViewers();
    const sql = `SELECT t0."Id" FROM ${quote(object.name)} t0 WHERE t0."Id" IN (SELECT value FROM json_each(?1)) AND ${condition}`;
    const parameters = condition.includes('?2') ? [JSON.stringify(ids), tx.user.userId] : [JSON.stringify(ids)];
    return new Set(store.all(sql, parameters).map((row) => row[0] as string));
}
