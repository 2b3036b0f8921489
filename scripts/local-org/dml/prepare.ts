/** From the caller's rows to raw rows: values, defaults, audit fields. */
import { normalizeId, SObject } from '../apex/runtime/values/index.ts';
import type { FieldModel, ObjectModel, RawValue } from '../schema/types.ts';
import { isStored, isText } from '../store/columns.ts';
import { fold } from '../store/fold.ts';
import type { Store } from '../store/store.ts';
import { toRaw, ValueError } from '../store/values.ts';
import { emptyRow, layoutOf, setValue } from './layout.ts';
import type { Layout } from './layout.ts';
import { DML_ERRORS } from './messages.ts';
import type { SaveContext, Work } from './work.ts';

const AUDIT = new Set([
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'IsDeleted'
]);

/** Fields that the platform alone writes. */
export function isAudit(field: FieldModel): boolean {
    return AUDIT.has(field.name);
}

/** Puts the given values of each row into its raw row. Values of fields that may not be written are left out, as Apex does. */
export function applyValues(context: SaveContext, works: readonly Work[], store: Store): void {
    const { layout } = context;
    const insert = works.length > 0 && works[0].old === null;
    for (const work of works) {
        work.row = work.old === null ? emptyRow(layout) : [...work.old];
        work.given.clear();
        for (const [name, value] of work.set ?? []) {
            setValue(layout, work.row, name, value);
        }
        if (work.source !== null) {
            for (const [key, value] of Object.entries(work.source.values)) {
                const index = layout.index.get(key);
                if (index !== undefined) {
                    applyValue(context, work, layout.columns[index].field, index, value, insert);
                }
            }
        }
    }
    resolveParents(context, works, store);
}

function applyValue(
    context: SaveContext,
    work: Work,
    field: FieldModel,
    index: number,
    value: unknown,
    insert: boolean
): void {
    if (field.type === 'id' || field.summary !== null || !isStored(field)) {
        return;
    }
    const writable =
        (insert ? field.createable : field.updateable) ||
        (context.auditFields && (isAudit(field) || field.autoNumber !== null || field.createable));
    if (!writable) {
        if (!insert && field.masterDetail && work.old !== null && toRaw(field, value) !== work.old[index]) {
            work.errors.push(DML_ERRORS.masterFixed(field));
        }
        return;
    }
    try {
        work.row[index] = clean(field, toRaw(field, value));
        work.given.add(field.name);
    } catch (error) {
        if (!(error instanceof ValueError)) {
            throw error;
        }
        work.errors.push(DML_ERRORS.wrongType(field, error.message));
    }
}

/** Text is trimmed, numbers are rounded half up to the field's scale, checkboxes are never empty. */
export function clean(field: FieldModel, value: RawValue): RawValue {
    if (typeof value === 'string') {
        const trimmed = field.longText || !isText(field) ? value : value.trim();
        return trimmed === '' ? null : trimmed;
    }
    if (typeof value === 'number') {
        return field.type === 'double' || field.type === 'currency' || field.type === 'percent'
            ? roundTo(value, field.scale)
            : value;
    }
    return value === null && field.type === 'boolean' ? false : value;
}

/** Rounds half up (away from zero), exact to 15 digits. */
export function roundTo(value: number, scale: number): number {
    if (Number.isInteger(value)) {
        return value;
    }
    const scaled = Number(`${Math.abs(value)}e${scale}`);
    if (!Number.isFinite(scaled)) {
        // written with an exponent: so large that it has no fraction, or next to nothing
        return Math.abs(value) >= 1 ? value : 0;
    }
    const rounded = Number(`${Math.round(Number(scaled.toPrecision(15)))}e-${scale}`);
    return value < 0 ? -rounded : rounded;
}

/** `Parent__r = new Parent__c(Key__c = 'x')`: the foreign key of the record with that external id. */
function resolveParents(context: SaveContext, works: readonly Work[], store: Store): void {
    const { tx, layout, object } = context;
    const wanted = new Map<string, { field: FieldModel; key: FieldModel; layout: Layout; rows: [Work, string][] }>();
    for (const work of works) {
        for (const [name, value] of Object.entries(work.source?.values ?? {})) {
            if (!(value instanceof SObject) || value.queried || value.id !== null) {
                continue;
            }
            const field = tx.model.relationship(object, name);
            const keyName = Object.keys(value.values).find((candidate) => isLookupKey(value.object, candidate));
            if (field === undefined || keyName === undefined || work.given.has(field.name)) {
                continue;
            }
            const key = value.object.fields.get(keyName.toLowerCase())!;
            const group = `${field.name}.${key.name}`;
            const entry = wanted.get(group) ?? { field, key, layout: layoutOf(value.object), rows: [] };
            wanted.set(group, entry);
            entry.rows.push([work, String(toRaw(key, value.values[keyName]))]);
        }
    }
    for (const { field, key, layout: target, rows } of wanted.values()) {
        const found = idsByKey(
            store,
            target,
            key,
            rows.map(([, value]) => value)
        );
        for (const [work, value] of rows) {
            const ids = found.get(keyOf(key, value)) ?? [];
            if (ids.length === 1) {
                setValue(layout, work.row, field.name, ids[0]);
                work.given.add(field.name);
            } else {
                work.errors.push(
                    ids.length === 0
                        ? {
                              statusCode: 'INVALID_FIELD',
                              message: `Foreign key external ID: ${value} not found for field ${key.name} in entity ${target.object.name}`,
                              fields: []
                          }
                        : {
                              statusCode: 'DUPLICATE_EXTERNAL_ID',
                              message: `${key.name}: more than one record found for external id field: [${ids.join(', ')}]`,
                              fields: [field.name]
                          }
                );
            }
        }
    }
}

/** External ids, and the names of the org's own records (a profile's, a record type's), which are id look-up fields as well. */
function isLookupKey(object: ObjectModel, name: string): boolean {
    const field = object.fields.get(name.toLowerCase());
    return field !== undefined && (field.externalId || (object.kind === 'system' && field.nameField));
}

/** How a key field's values are told apart. */
export function keyOf(field: FieldModel, value: RawValue): string {
    return isText(field) && !field.caseSensitive ? fold(String(value))! : String(value);
}

/** Ids of undeleted records by the value of a key field, folded unless it is case-sensitive. */
export function idsByKey(
    store: Store,
    layout: Layout,
    field: FieldModel,
    values: readonly RawValue[]
): Map<string, string[]> {
    const text = isText(field);
    const folded = text && !field.caseSensitive;
    const column = `"${field.name}"`;
    const deleted = layout.index.has('IsDeleted') ? ' AND "IsDeleted" = 0' : '';
    const keys = JSON.stringify(
        values.map((value) =>
            text
                ? keyOf(field, value)
                : Number.isNaN(Number(value)) || field.type === 'id' || field.type === 'reference'
                  ? value
                  : Number(value)
        )
    );
    const sql = `SELECT "Id", ${column} FROM "${layout.object.name}" WHERE ${folded ? `fold(${column})` : column} IN (SELECT value FROM json_each(?))${deleted} ORDER BY "Id"`;
    const found = new Map<string, string[]>();
    for (const [id, value] of store.all(sql, [keys])) {
        const key = keyOf(field, value);
        const list = found.get(key);
        if (list === undefined) {
            found.set(key, [id as string]);
        } else {
            list.push(id as string);
        }
    }
    return found;
}

/** The stored form of a row's Id; null where it has none or it is no id. */
export function rowId(row: SObject): string | null {
    return row.id === null ? null : normalizeId(row.id);
}
