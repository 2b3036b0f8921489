import type { Access, DmlRequest, DmlRowResult, QueryResult, Transaction } from '../../contracts.ts';
import type { FieldModel, ObjectModel } from '../../schema/types.ts';
import { ApexList } from '../../apex/runtime/values/list.ts';
import { SObject } from '../../apex/runtime/values/sobject.ts';
import { fromJson, toJson } from '../../store/values.ts';
import { ApiError, invalidType, notFound } from './errors.ts';
import type { Selection } from './selected.ts';

/** REST and UI API always act with the caller's own permissions. */
export const USER_ACCESS: Access = { mode: 'user', sharing: true };

/** Resolves an object the user may see; REST's INVALID_TYPE otherwise. */
export function objectFor(tx: Transaction, name: string): ObjectModel {
    const object = tx.model.object(name);
    // With a namespace, the platform's APIs know the package's own objects only by their full name.
    if (!object || object.name.toLowerCase() !== name.toLowerCase()) throw invalidType(name);
    if (!tx.user.object(object).read) throw invalidType(name);
    return object;
}

/** The object that a path names; a path to an object that is not there, or not for this user, leads nowhere. */
export function resourceFor(tx: Transaction, name: string): ObjectModel {
    try {
        return objectFor(tx, name);
    } catch (error) {
        throw error instanceof ApiError ? notFound() : error;
    }
}

/** The object an id belongs to, by its key prefix. */
export function objectOfId(tx: Transaction, id: string): ObjectModel {
    const object = /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(id) ? tx.model.objectByPrefix(id.slice(0, 3)) : undefined;
    if (!object) throw notFound();
    return object;
}

/** Fields of the object the user may read, in declaration order. */
export function readableFields(tx: Transaction, object: ObjectModel): FieldModel[] {
    return [...object.fields.values()].filter(
        (field) => field.type !== 'address' && tx.user.fieldRead(object, field.name)
    );
}

/** Runs SOQL with the caller's permissions. */
export function queryAsUser(
    tx: Transaction,
    soql: string,
    binds: Record<string, unknown> = {},
    maxRows?: number
): QueryResult {
    // Binds are Apex values; a JavaScript array is none.
    const apexBinds = Object.entries(binds).map(
        ([name, value]) => [name, Array.isArray(value) ? new ApexList('List<Object>', value) : value] as const
    );
    return tx.data.query({
        soql,
        binds: new Map(apexBinds),
        access: USER_ACCESS,
        unlimited: true,
        ...(maxRows === undefined ? {} : { maxRows })
    });
}

/** One record by id with the named fields, or null when it is not there or not visible. */
export function readRecord(
    tx: Transaction,
    object: ObjectModel,
    id: string,
    fields: readonly string[]
): SObject | null {
    const names = [...new Set(['Id', ...fields])];
    return queryAsUser(tx, `SELECT ${names.join(', ')} FROM ${object.name} WHERE Id = :id`, { id }).rows[0] ?? null;
}

/** Writes rows with the caller's permissions, each on its own. */
export function writeAsUser(
    tx: Transaction,
    operation: DmlRequest['operation'],
    rows: SObject[],
    allOrNone = false,
    externalId?: string
): DmlRowResult[] {
    return tx.data.dml({
        operation,
        rows,
        allOrNone,
        access: USER_ACCESS,
        ...(externalId === undefined ? {} : { externalId })
    });
}

/** An SObject from a REST or UI API body; unknown fields are the platform's INVALID_FIELD. */
export function recordFromJson(
    tx: Transaction,
    object: ObjectModel,
    json: Record<string, unknown>,
    id?: string
): SObject {
    const record = new SObject(object);
    if (id !== undefined) record.values['Id'] = id;
    for (const [name, value] of Object.entries(json)) {
        if (name === 'attributes') continue;
        const field = tx.model.field(object, name);
        if (!field || field.name.toLowerCase() !== name.toLowerCase()) {
            throw new ApiError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, [
                name
            ]);
        }
        if (id !== undefined && field.name === 'Id') continue;
        try {
            record.values[field.name] = fromJson(field, value);
        } catch (error) {
            throw new ApiError(
                400,
                'JSON_PARSER_ERROR',
                `Cannot deserialize the value of ${field.name}: ${error instanceof Error ? error.message : String(error)}`,
                [field.name]
            );
        }
    }
    return record;
}

/** REST's JSON of a queried row: attributes, and of the fields, parents and child lists those that were selected. */
export function rowToJson(
    tx: Transaction,
    row: SObject,
    version: string,
    selection: Selection
): Record<string, unknown> {
    const id = row.values['Id'];
    const url = typeof id === 'string' ? { url: `/services/data/v${version}/sobjects/${row.object.name}/${id}` } : {};
    const json: Record<string, unknown> = { attributes: { type: row.object.name, ...url } };
    for (const [name, value] of Object.entries(row.values)) {
        const parent = selection.parents.get(name);
        const list = selection.children.get(name);
        if (!selection.fields.has(name) && !parent && !list) continue;
        if (value instanceof SObject) json[name] = rowToJson(tx, value, version, parent ?? selection);
        else if (value instanceof ApexList) {
            const records = (value.items as SObject[]).map((child) => rowToJson(tx, child, version, list ?? selection));
            json[name] = records.length === 0 ? null : { totalSize: records.length, done: true, records };
        } else {
            const field = row.object.fields.get(name.toLowerCase());
            json[name] = field ? toJson(field, value) : plainJson(value);
        }
    }
    return json;
}

/** Values without a field, as in aggregate rows. */
function plainJson(value: unknown): unknown {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    const text = String(value);
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
