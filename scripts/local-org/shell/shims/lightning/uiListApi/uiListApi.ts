import { uiApi } from '../../../lib/http.ts';
import { makeAdapter, stableKey } from '../../../lib/lds.ts';
import { objectNameOf } from '../../../lib/names.ts';
import type { ObjectName } from '../../../lib/names.ts';
import { listTags } from '../../../lib/records.ts';
import type { ListUi } from '../../../lib/ui-types.ts';

/** Wire adapter (deprecated on the platform in favour of lightning/uiListsApi): a list view with its records. */
export const getListUi = makeAdapter(
    (config: { objectApiName?: ObjectName; listViewApiName?: string; [parameter: string]: unknown }) => {
        const object = objectNameOf(config.objectApiName);
        if (!object || !config.listViewApiName) return null;
        const { objectApiName: _object, listViewApiName, ...parameters } = config;
        return {
            key: `listUi:${object}:${listViewApiName}:${stableKey(parameters)}`,
            tags: [`object:${object}`],
            fetch: () => uiApi<ListUi>('GET', `list-ui/${object}/${listViewApiName}`, parameters),
            tagsOf: (data) => listTags((data as ListUi).records.records)
        };
    }
);
