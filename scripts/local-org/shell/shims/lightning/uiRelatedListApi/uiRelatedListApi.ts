import { uiApi } from '../../../lib/http.ts';
import { makeAdapter, stableKey } from '../../../lib/lds.ts';
import { fieldNameOf, objectNameOf } from '../../../lib/names.ts';
import type { FieldName, ObjectName } from '../../../lib/names.ts';
import { listTags } from '../../../lib/records.ts';
import type { RecordPage, RelatedListInfo } from '../../../lib/ui-types.ts';

interface RelatedConfig {
    parentRecordId?: string;
    relatedListId?: string;
    fields?: FieldName[];
    optionalFields?: FieldName[];
    sortBy?: string | string[];
    pageSize?: number;
    pageToken?: string;
    where?: string;
    maxCount?: number;
}

function path(kind: string, config: RelatedConfig): string {
    return `${kind}/${config.parentRecordId}/${config.relatedListId}`;
}

/** Wire adapter: a page of a record's related list. */
export const getRelatedListRecords = makeAdapter((config: RelatedConfig) => {
    if (!config.parentRecordId || !config.relatedListId) return null;
    const { parentRecordId: _parent, relatedListId: _list, fields, optionalFields, maxCount: _max, ...rest } = config;
    const parameters = { ...rest, fields: fields?.map(fieldNameOf), optionalFields: optionalFields?.map(fieldNameOf) };
    return {
        key: `related:${path('', config)}:${stableKey(parameters)}`,
        tags: [],
        fetch: () => uiApi<RecordPage>('GET', path('related-list-records', config), parameters),
        tagsOf: (data) => listTags((data as RecordPage).records)
    };
});

/** Wire adapter: how many records a related list has. */
export const getRelatedListCount = makeAdapter((config: RelatedConfig) => {
    if (!config.parentRecordId || !config.relatedListId) return null;
    return {
        key: `relatedCount:${path('', config)}:${config.maxCount ?? ''}`,
        tags: ['object:*'],
        fetch: () => uiApi('GET', path('related-list-count', config), { maxCount: config.maxCount })
    };
});

/** Wire adapter: the related lists of an object's layout. */
export const getRelatedListsInfo = makeAdapter(
    (config: { parentObjectApiName?: ObjectName; recordTypeId?: string }) => {
        const parent = objectNameOf(config.parentObjectApiName);
        if (!parent) return null;
        return {
            key: `relatedInfo:${parent}:${config.recordTypeId ?? ''}`,
            tags: ['metadata'],
            fetch: () =>
                uiApi<{ relatedLists: RelatedListInfo[] }>('GET', `related-list-info/${parent}`, {
                    recordTypeId: config.recordTypeId
                })
        };
    }
);

/** Wire adapter: one related list of an object's layout. */
export const getRelatedListInfo = makeAdapter(
    (config: { parentObjectApiName?: ObjectName; relatedListId?: string; recordTypeId?: string }) => {
        const parent = objectNameOf(config.parentObjectApiName);
        const wanted = config.relatedListId;
        if (!parent || !wanted) return null;
        return {
            key: `relatedInfo:${parent}:${config.recordTypeId ?? ''}:${wanted}`,
            tags: ['metadata'],
            fetch: async () => {
                const all = await uiApi<{ relatedLists: RelatedListInfo[] }>('GET', `related-list-info/${parent}`, {
                    recordTypeId: config.recordTypeId
                });
                const found = all.relatedLists.find((list) => list.relatedListId === wanted);
                if (!found) throw new Error(`${parent} has no related list ${wanted} on its layout`);
                return found;
            }
        };
    }
);
