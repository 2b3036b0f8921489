import { uiApi } from '../../../lib/http.ts';
import { makeAdapter, stableKey } from '../../../lib/lds.ts';
import { objectNameOf } from '../../../lib/names.ts';
import type { ObjectName } from '../../../lib/names.ts';
import { listTags } from '../../../lib/records.ts';
import type { ListUi } from '../../../lib/ui-types.ts';

interface ListConfig {
    objectApiName?: ObjectName;
    listViewApiName?: string;
    sortBy?: string | string[];
    pageSize?: number;
    pageToken?: string;
    searchTerm?: string;
    fields?: string[];
}

function question(config: ListConfig, pick: (list: ListUi) => unknown) {
    const object = objectNameOf(config.objectApiName);
    if (!object || !config.listViewApiName) return null;
    const { objectApiName: _object, listViewApiName, ...parameters } = config;
    return {
        key: `list:${object}:${listViewApiName}:${stableKey(parameters)}:${pick.name}`,
        tags: [`object:${object}`],
        fetch: async () => pick(await uiApi<ListUi>('GET', `list-ui/${object}/${listViewApiName}`, parameters)),
        tagsOf: (data: unknown) =>
            listTags(
                (data as ListUi).records && 'records' in (data as ListUi).records
                    ? (data as ListUi).records.records
                    : []
            )
    };
}

/** Wire adapter: what a list view shows and how it is filtered. */
export const getListInfoByName = makeAdapter((config: ListConfig) =>
    question(config, function info(list) {
        return list.info;
    })
);

/** Wire adapter: a page of a list view's records. */
export const getListRecordsByName = makeAdapter((config: ListConfig) =>
    question(config, function records(list) {
        return list.records;
    })
);

/** Wire adapter: the list views of an object. */
export const getListInfosByObjectName = makeAdapter((config: { objectApiName?: ObjectName }) => {
    const object = objectNameOf(config.objectApiName);
    return object
        ? { key: `lists:${object}`, tags: ['metadata'], fetch: () => uiApi('GET', `list-info/${object}`) }
        : null;
});
