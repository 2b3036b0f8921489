import { invalidate, makeAdapter, stableKey } from '../../../lib/lds.ts';
import { bareFieldName, fieldNameOf, objectNameOf, objectOfId } from '../../../lib/names.ts';
import type { FieldName, ObjectName } from '../../../lib/names.ts';
import { create, createDefaults, recordQuestion, remove, update } from '../../../lib/records.ts';
import type { RecordRequest } from '../../../lib/records.ts';
import { uiApi } from '../../../lib/http.ts';
import type { FieldValue, ObjectInfo, RecordData, RecordDefaults } from '../../../lib/ui-types.ts';

interface RecordConfig {
    recordId?: string;
    fields?: FieldName | FieldName[];
    optionalFields?: FieldName | FieldName[];
    layoutTypes?: string | string[];
    modes?: string | string[];
}

interface BatchConfig {
    records?: { recordIds?: string[]; fields?: FieldName[]; optionalFields?: FieldName[] }[];
}

function listOf<T>(value: T | T[] | undefined): T[] {
    return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function toRequest(config: RecordConfig): RecordRequest | null {
    const fields = listOf(config.fields).map(fieldNameOf);
    const optionalFields = listOf(config.optionalFields).map(fieldNameOf);
    const layoutTypes = listOf(config.layoutTypes);
    if (!config.recordId || fields.length + optionalFields.length + layoutTypes.length === 0) return null;
    return { recordId: config.recordId, fields, optionalFields, layoutTypes, modes: listOf(config.modes) };
}

/** Wire adapter: one record with the fields, optional fields or layout asked for. */
export const getRecord = makeAdapter((config: RecordConfig) => {
    const request = toRequest(config);
    return request && recordQuestion(request);
});

/** Wire adapter: several records; `results` in the order asked for, each with its own status. */
export const getRecords = makeAdapter((config: BatchConfig) => {
    const records = config.records ?? [];
    if (records.length === 0 || records.some((group) => !group.recordIds?.length)) return null;
    return {
        key: `records:${stableKey(records)}`,
        tags: records.flatMap((group) => group.recordIds!.map((id) => `record:${id}`)),
        fetch: async () => {
            const answers = records.map((group) =>
                uiApi<{ results: unknown[] }>('GET', `records/batch/${group.recordIds!.join(',')}`, {
                    fields: (group.fields ?? []).map(fieldNameOf),
                    optionalFields: (group.optionalFields ?? []).map(fieldNameOf)
                })
            );
            return { results: (await Promise.all(answers)).flatMap((answer) => answer.results) };
        }
    };
});

/** Wire adapter: default values, layout and object information for a new record. */
export const getRecordCreateDefaults = makeAdapter(
    (config: { objectApiName?: ObjectName; recordTypeId?: string; optionalFields?: FieldName[] }) => {
        const objectApiName = objectNameOf(config.objectApiName);
        if (!objectApiName) return null;
        const optionalFields = listOf(config.optionalFields).map(fieldNameOf);
        return {
            key: `defaults:${stableKey([objectApiName, config.recordTypeId, optionalFields])}`,
            tags: ['metadata'],
            fetch: () => createDefaults(objectApiName, config.recordTypeId, optionalFields)
        };
    }
);

/** A new record. @throws FetchError with field errors under `body.output` */
export function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<RecordData> {
    return create(input.apiName, input.fields);
}

/** Changes the record that `fields.Id` names. @throws FetchError with field errors under `body.output` */
export function updateRecord(input: { fields: Record<string, unknown> }): Promise<RecordData> {
    const { Id, ...fields } = input.fields;
    if (typeof Id !== 'string')
        return Promise.reject(new TypeError('updateRecord needs the record Id among the fields'));
    return update(Id, fields);
}

export function deleteRecord(recordId: string): Promise<void> {
    return remove(recordId);
}

/** Has every wire ask again that shows one of the records. */
export async function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void> {
    const objects = records.map((record) => objectOfId(record.recordId)?.apiName).filter((name) => name !== undefined);
    await invalidate([
        ...records.map((record) => `record:${record.recordId}`),
        ...objects.map((name) => `object:${name}`)
    ]);
}

/** The older name of the same. */
export function getRecordNotifyChange(records: { recordId: string }[]): void {
    void notifyRecordUpdateAvailable(records);
}

function find(record: RecordData | null | undefined, field: FieldName): FieldValue | undefined {
    const path = typeof field === 'string' ? bareFieldName(field).split('.').slice(1) : bareFieldName(field).split('.');
    let current: RecordData | null | undefined = record;
    for (const [index, step] of path.entries()) {
        const value: FieldValue | undefined = current?.fields[step];
        if (index === path.length - 1) return value;
        current = value?.value !== null && typeof value?.value === 'object' ? value.value : undefined;
    }
    return undefined;
}

/** The raw value of a field, also through relationships; undefined when the record does not hold it. */
export function getFieldValue(
    record: RecordData | null | undefined,
    field: FieldName
): FieldValue['value'] | undefined {
    return find(record, field)?.value;
}

/** The value as the platform formats it, null where it does not. */
export function getFieldDisplayValue(
    record: RecordData | null | undefined,
    field: FieldName
): string | null | undefined {
    return find(record, field)?.displayValue;
}

function inputFor(
    record: Pick<RecordData, 'fields'>,
    info: ObjectInfo | undefined,
    may: 'createable' | 'updateable'
): Record<string, unknown> {
    const input: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(record.fields)) {
        if (field.value !== null && typeof field.value === 'object') continue;
        if (info && !info.fields[name]?.[may]) continue;
        input[name] = field.value;
    }
    return input;
}

/** The body of a createRecord out of default values or of a record to copy. */
export function generateRecordInputForCreate(
    record: RecordData,
    objectInfo?: ObjectInfo
): { apiName: string; fields: Record<string, unknown> } {
    return { apiName: record.apiName, fields: inputFor(record, objectInfo, 'createable') };
}

/** The body of an updateRecord out of a record. */
export function generateRecordInputForUpdate(
    record: RecordData,
    objectInfo?: ObjectInfo
): { fields: Record<string, unknown> } {
    return { fields: { ...inputFor(record, objectInfo, 'updateable'), Id: record.id } };
}

/** The input for a new record out of what getRecordCreateDefaults gave. */
export function getRecordInput(defaults: RecordDefaults): { apiName: string; fields: Record<string, unknown> } {
    return { apiName: defaults.record.apiName, fields: inputFor(defaults.record, undefined, 'createable') };
}

/** The fields whose values differ from the original. */
export function createRecordInputFilteredByEditedFields(
    input: { apiName?: string; fields: Record<string, unknown> },
    original: RecordData
): { apiName?: string; fields: Record<string, unknown> } {
    const changed = Object.entries(input.fields).filter(
        ([name, value]) => name === 'Id' || original.fields[name]?.value !== value
    );
    return { ...input, fields: Object.fromEntries(changed) };
}
