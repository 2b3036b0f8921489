import type { Transaction } from '../../../contracts.ts';
import { SObject } from '../../../apex/runtime/values/sobject.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';
import { toJson } from '../../../store/values.ts';
import { ApiError, notFound } from '../errors.ts';
import { queryAsUser } from '../record-io.ts';
import { historyValue } from './history.ts';
import { MASTER_RECORD_TYPE, recordTypeInfos, visibleFields } from './object-info.ts';

const NO_ACCESS =
    'You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.';

/** The UI API's answer to a record (or object) the user may not see. */
export const insufficientAccess = (): ApiError => new ApiError(403, 'INSUFFICIENT_ACCESS', NO_ACCESS);

/** An object the user may read, by either of its names. */
export function uiObject(tx: Transaction, name: string): ObjectModel {
    const object = tx.model.object(name);
    if (!object) throw notFound();
    if (!tx.user.object(object).read) throw insufficientAccess();
    return object;
}

/** Field paths of a UI API `fields` list, relative to the object and canonical; unknown or hidden ones are an error, optional ones left out. */
export function fieldPaths(
    tx: Transaction,
    object: ObjectModel,
    list: string | undefined,
    optional: boolean
): string[] {
    const paths: string[] = [];
    for (const qualified of (list ?? '').split(',').map((name) => name.trim())) {
        if (qualified === '') continue;
        const resolved = resolvePath(tx, object, qualified);
        if (resolved !== null) paths.push(...resolved);
        else if (!optional)
            throw new ApiError(
                400,
                'INVALID_FIELD',
                `No such column '${qualified}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`
            );
    }
    return paths;
}

/** `Account.Owner.Name` (or the same without the object) -> canonical paths to query; null when a part is missing or hidden. */
export function resolvePath(tx: Transaction, object: ObjectModel, qualified: string): string[] | null {
    const parts = qualified.split('.');
    if (
        parts.length > 1 &&
        tx.model.object(parts[0] as string) === object &&
        !tx.model.relationship(object, parts[0] as string)
    )
        parts.shift();
    let at = object;
    const prefix: string[] = [];
    for (const part of parts.slice(0, -1)) {
        const reference = tx.model.relationship(at, part);
        if (!reference || !reference.relationshipName || !tx.user.fieldRead(at, reference.name)) return null;
        const target =
            tx.model.object(reference.referenceTo.length > 1 ? 'Name' : (reference.referenceTo[0] as string)) ??
            tx.model.object(reference.referenceTo[0] as string);
        if (!target || !tx.user.object(target).read) return null;
        prefix.push(reference.relationshipName);
        at = target;
    }
    const field = tx.model.field(at, parts.at(-1) as string);
    if (!field || !tx.user.fieldRead(at, field.name)) return null;
    const path = [...prefix, field.name].join('.');
    return [path, ...parentName(tx, field).map((extra) => [...prefix, extra].join('.'))];
}

/** For a reference field: its parent's id and name, which forms and lists show instead of the id. */
function parentName(tx: Transaction, field: FieldModel): string[] {
    if (field.type !== 'reference' || !field.relationshipName) return [];
    const target = tx.model.object(field.referenceTo[0] ?? '');
    if (
        !target ||
        !target.nameField ||
        !tx.user.object(target).read ||
        !tx.user.fieldRead(target, target.nameField.name)
    )
        return [];
    const name = field.referenceTo.length > 1 ? 'Name' : target.nameField.name;
    return [`${field.relationshipName}.Id`, `${field.relationshipName}.${name}`];
}

const SYSTEM_PATHS = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'RecordTypeId'];

/** Reads records by id in UI API shape, in the order of the ids; a missing or hidden one is null. */
export function readUiRecords(
    tx: Transaction,
    object: ObjectModel,
    ids: readonly string[],
    paths: readonly string[]
): (Record<string, unknown> | null)[] {
    const system = SYSTEM_PATHS.filter((name) => tx.model.field(object, name));
    const select = [...new Set(['Id', ...system, ...paths])];
    const rows = queryAsUser(tx, `SELECT ${select.join(', ')} FROM ${object.name} WHERE Id IN :ids`, {
        ids: [...ids]
    }).rows;
    const byId = new Map(rows.map((row) => [String(row.values['Id']), row]));
    return ids.map((id) => {
        const row = byId.get(id);
        return row ? uiRecord(tx, row) : null;
    });
}

/** One record for `GET records/{id}`: 404 when it is not there, 403 when the user may not see it. */
export function readUiRecord(
    tx: Transaction,
    object: ObjectModel,
    id: string,
    paths: readonly string[]
): Record<string, unknown> {
    if (!/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(id)) throw notFound();
    const record = readUiRecords(tx, object, [id], paths)[0];
    if (record) return record;
    const exists = tx.data.query({
        soql: `SELECT Id FROM ${object.name} WHERE Id = :id`,
        binds: new Map([['id', id]]),
        access: { mode: 'system', sharing: false },
        unlimited: true
    });
    throw exists.rows.length === 0 ? notFound() : insufficientAccess();
}

/** UI API shape of a queried row. */
export function uiRecord(tx: Transaction, row: SObject): Record<string, unknown> {
    const object = row.object;
    const fields: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(row.values)) {
        if (value instanceof SObject) {
            const label = value.object.nameField
                ? value.values[value.object.nameField.name]
                : (value.values['Name'] ?? null);
            fields[name] = { displayValue: label ?? value.values['Name'] ?? null, value: uiRecord(tx, value) };
            continue;
        }
        const field = object.fields.get(name.toLowerCase());
        if (!field) {
            if (value === null) fields[name] = { displayValue: null, value: null };
            continue;
        }
        const shown = field.type === 'anytype' ? historyValue(tx, row, value) : displayValue(field, value);
        fields[name] = { displayValue: shown, value: uiValue(field, value) };
    }
    const recordTypeId = row.values['RecordTypeId'];
    const modified = row.object.fields.get('lastmodifieddate');
    return {
        apiName: object.name,
        id: row.values['Id'] ?? null,
        eTag: `${String(row.values['Id'])}-${String(uiValueOf(row, 'SystemModstamp'))}`,
        weakEtag: Date.parse(String(uiValueOf(row, 'SystemModstamp'))) || 0,
        childRelationships: {},
        lastModifiedById: row.values['LastModifiedById'] ?? null,
        lastModifiedDate: modified ? uiValueOf(row, 'LastModifiedDate') : null,
        systemModstamp: uiValueOf(row, 'SystemModstamp'),
        recordTypeId: recordTypeId ?? (object.recordTypes.length === 0 ? MASTER_RECORD_TYPE : null),
        recordTypeInfo: recordTypeId
            ? (recordTypeInfos(tx, object).find((type) => type.recordTypeId === recordTypeId) ?? null)
            : null,
        fields
    };
}

function uiValueOf(row: SObject, name: string): unknown {
    const field = row.object.fields.get(name.toLowerCase());
    const value = row.values[name];
    return field && value !== undefined ? uiValue(field, value) : null;
}

/** UI API writes datetimes with `Z`, REST with `+0000`. */
function uiValue(field: FieldModel, value: unknown): unknown {
    const json = toJson(field, value);
    return typeof json === 'string' && field.type === 'datetime' ? json.replace(/\+0000$/, 'Z') : json;
}

function displayValue(field: FieldModel, value: unknown): string | null {
    if (value === null) return null;
    const labelOf = (entry: string): string =>
        field.picklistValues.find((candidate) => candidate.value === entry)?.label ?? entry;
    if (field.type === 'picklist') return labelOf(String(value));
    if (field.type === 'multipicklist') return String(value).split(';').map(labelOf).join(';');
    return null;
}

/** Canonical paths of all fields that the user may read, with parents' names. */
export function allPaths(tx: Transaction, object: ObjectModel): string[] {
    return visibleFields(tx, object).flatMap((field) => resolvePath(tx, object, field.name) ?? []);
}
