import { uiApi } from './http.ts';
import { invalidate, read, stableKey } from './lds.ts';
import type { Question } from './lds.ts';
import { objectOfId } from './names.ts';
import type { Layout, ObjectInfo, PicklistValues, RecordData, RecordDefaults } from './ui-types.ts';

/** Tags of everything that a record's data came from: the record and those nested in it. */
export function recordTags(record: RecordData | null | undefined): string[] {
    if (!record) return [];
    const tags = [`record:${record.id}`];
    for (const field of Object.values(record.fields)) {
        if (field.value !== null && typeof field.value === 'object') tags.push(...recordTags(field.value));
    }
    return tags;
}

/** Tags of a list: its records, and its object, so that new records show. */
export function listTags(records: RecordData[]): string[] {
    const objects = records.map((record) => `object:${record.apiName}`);
    return [...new Set([...(objects.length > 0 ? objects : ['object:*']), ...records.flatMap(recordTags)])];
}

export interface RecordRequest {
    recordId: string;
    fields?: string[];
    optionalFields?: string[];
    layoutTypes?: string[];
    modes?: string[];
}

/** One record with the fields asked for. */
export function recordQuestion(request: RecordRequest): Question<RecordData> {
    const { recordId, ...parameters } = request;
    const lists = Object.fromEntries(
        Object.entries(parameters).map(([name, list]) => [name, [...new Set(list)].sort()])
    );
    return {
        key: `record:${recordId}:${stableKey(lists)}`,
        tags: [`record:${recordId}`],
        fetch: () => uiApi<RecordData>('GET', `records/${encodeURIComponent(recordId)}`, lists),
        tagsOf: recordTags
    };
}

export function objectInfoQuestion(objectApiName: string): Question<ObjectInfo> {
    return {
        key: `objectInfo:${objectApiName}`,
        tags: ['metadata'],
        fetch: () => uiApi<ObjectInfo>('GET', `object-info/${encodeURIComponent(objectApiName)}`)
    };
}

/** What the user may know about an object, from the cache when it is there. */
export function objectInfo(objectApiName: string): Promise<ObjectInfo> {
    return read(objectInfoQuestion(objectApiName));
}

export function picklistsQuestion(
    objectApiName: string,
    recordTypeId: string
): Question<{ picklistFieldValues: Record<string, PicklistValues> }> {
    return {
        key: `picklists:${objectApiName}:${recordTypeId}`,
        tags: ['metadata'],
        fetch: () => uiApi('GET', `object-info/${encodeURIComponent(objectApiName)}/picklist-values/${recordTypeId}`)
    };
}

export function picklistQuestion(objectApiName: string, field: string, recordTypeId: string): Question<PicklistValues> {
    return {
        key: `picklist:${objectApiName}.${field}:${recordTypeId}`,
        tags: ['metadata'],
        fetch: () =>
            uiApi(
                'GET',
                `object-info/${encodeURIComponent(objectApiName)}/picklist-values/${recordTypeId}/${encodeURIComponent(field)}`
            )
    };
}

/** Not cached: defaults may depend on the moment. */
export function createDefaults(
    objectApiName: string,
    recordTypeId?: string,
    optionalFields?: string[]
): Promise<RecordDefaults> {
    const name = encodeURIComponent(objectApiName);
    return uiApi('GET', `record-defaults/create/${name}`, { recordTypeId, optionalFields });
}

export function cloneDefaults(recordId: string): Promise<RecordDefaults> {
    return uiApi('GET', `record-defaults/clone/${encodeURIComponent(recordId)}`);
}

export function layoutOf(objectApiName: string, mode: Layout['mode'], recordTypeId?: string | null): Promise<Layout> {
    return read({
        key: `layout:${objectApiName}:${mode}:${recordTypeId ?? ''}`,
        tags: ['metadata'],
        fetch: () => uiApi<Layout>('GET', `layout/${encodeURIComponent(objectApiName)}`, { mode, recordTypeId })
    });
}

/** Creates a record; lists of its object and of its parents are asked for again. @throws FetchError */
export async function create(apiName: string, fields: Record<string, unknown>): Promise<RecordData> {
    const record = await uiApi<RecordData>('POST', 'records', {}, { apiName, fields });
    await invalidate([`object:${record.apiName}`, 'object:*']);
    return record;
}

/** Changes a record. `fields` without Id. @throws FetchError */
export async function update(recordId: string, fields: Record<string, unknown>): Promise<RecordData> {
    const record = await uiApi<RecordData>('PATCH', `records/${encodeURIComponent(recordId)}`, {}, { fields });
    await invalidate([`record:${recordId}`, `object:${record.apiName}`]);
    return record;
}

/** Records that this page deletes: its own views of them are about to close and must not ask for them again. */
const leaving = new Set<string>();

/** True for a record that this page has deleted or is deleting. */
export function isLeaving(recordId: string): boolean {
    return leaving.has(recordId);
}

/** Deletes a record. @throws FetchError */
export async function remove(recordId: string): Promise<void> {
    leaving.add(recordId);
    try {
        await uiApi('DELETE', `records/${encodeURIComponent(recordId)}`);
    } catch (error) {
        leaving.delete(recordId);
        throw error;
    }
    const object = objectOfId(recordId)?.apiName;
    await invalidate(['object:*', ...(object ? [`object:${object}`] : [])]);
}
