/** Small tools for rules on standard objects. */
import type { ObjectModel, OrgModel, RawValue } from '../../schema/types.ts';
import { isStored, quote } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import { fromSql } from '../../store/values.ts';
import { valueOf } from '../layout.ts';
import type { SaveContext, Work } from '../work.ts';

/** Value of a field in a row; null where the object has no such column. */
export function get(context: SaveContext, work: Work, name: string): RawValue {
    return valueOf(context.layout, work.row, name) ?? null;
}

/** The field's value is new or differs from the stored one. */
export function isChanged(context: SaveContext, work: Work, name: string): boolean {
    const index = context.layout.index.get(name);
    return index !== undefined && (work.old === null ? work.row[index] !== null : work.old[index] !== work.row[index]);
}

/** Some fields of the records that rows refer to, by id. */
export function parentsOf(
    context: SaveContext,
    works: readonly Work[],
    reference: string,
    target: string,
    fields: readonly string[],
    store: Store
): Map<string, Record<string, RawValue>> {
    const object = context.tx.model.object(target);
    const ids = new Set(works.map((work) => get(context, work, reference)).filter((id) => id !== null));
    if (object === undefined || ids.size === 0) {
        return new Map();
    }
    return recordsById(context.tx.model, object, [...ids] as string[], fields, store);
}

/** Some fields of records by id. */
export function recordsById(
    model: OrgModel,
    object: ObjectModel,
    ids: readonly string[],
    fields: readonly string[],
    store: Store
): Map<string, Record<string, RawValue>> {
    const known = fields
        .map((name) => model.field(object, name))
        .filter((field) => field !== undefined && isStored(field));
    const sql = `SELECT ${['"Id"', ...known.map((field) => quote(field!.name))].join(', ')} FROM ${quote(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`;
    return new Map(
        store
            .all(sql, [JSON.stringify(ids)])
            .map((row) => [
                row[0] as string,
                Object.fromEntries(known.map((field, index) => [field!.name, fromSql(field!, row[index + 1])]))
            ])
    );
}

/** Rows of a small settings object (stages, statuses) by MasterLabel. */
export function settingsByLabel(
    model: OrgModel,
    name: string,
    fields: readonly string[],
    store: Store
): Map<string, Record<string, RawValue>> {
    const object = model.object(name);
    if (object === undefined || model.field(object, 'MasterLabel') === undefined) {
        return new Map();
    }
    const known = fields.map((field) => model.field(object, field)).filter((field) => field !== undefined);
    const rows = store.all(
        `SELECT ${['"MasterLabel"', ...known.map((field) => quote(field!.name))].join(', ')} FROM ${quote(object.name)}`
    );
    return new Map(
        rows.map((row) => [
            row[0] as string,
            Object.fromEntries(known.map((field, index) => [field!.name, fromSql(field!, row[index + 1])]))
        ])
    );
}
