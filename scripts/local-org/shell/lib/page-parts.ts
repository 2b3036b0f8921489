import type { PageContext } from './page-context.ts';
import { titleText } from './pages.ts';
import type { LayoutItem, PageItem, RelatedListInfo } from './ui-types.ts';
import { qualify } from './names.ts';

/** What a placed component is to the shell. */
export type PartKind =
    | 'highlights'
    | 'detail'
    | 'relatedLists'
    | 'activities'
    | 'tabset'
    | 'accordion'
    | 'fields'
    | 'richText'
    | 'own'
    | 'quiet'
    | 'unknown';

const STANDARD: Record<string, PartKind> = {
    'force:highlightsPanel': 'highlights',
    'force:detailPanel': 'detail',
    'force:relatedListContainer': 'relatedLists',
    'force:relatedListSingleContainer': 'relatedLists',
    'lst:dynamicRelatedList': 'relatedLists',
    'runtime_sales_activities:activityPanel': 'activities',
    'flexipage:tabset': 'tabset',
    'flexipage:tabset2': 'tabset',
    'flexipage:accordion': 'accordion',
    'flexipage:richText': 'richText',
    'flexipage:fieldSection': 'fields'
};

/** Parts of the platform that the local org leaves out without a word: they say nothing about the package. */
const QUIET = new Set([
    'forceChatter:recordFeedContainer',
    'forceChatter:publisher',
    'forceChatter:recordFeed',
    'force:recordDetailPanelMobile',
    'runtime_sales_merge:mergeCandidatesPreviewCard',
    'flexipage:filterListCard',
    'runtime_sales_pipelineboard:path'
]);

/** The package's own component name behind `keystone:x`, `c:x` or `x`; undefined for components of the platform. */
export function ownName(component: string, namespace: string): string | undefined {
    const [scope, name] = component.includes(':') ? (component.split(':', 2) as [string, string]) : ['c', component];
    return scope === 'c' || scope === namespace ? name : undefined;
}

export function kindOf(item: PageItem, namespace: string): PartKind {
    if (item.field) return 'fields';
    const component = item.component ?? '';
    if (component in STANDARD) return STANDARD[component]!;
    if (QUIET.has(component)) return 'quiet';
    return ownName(component, namespace) === undefined ? 'unknown' : 'own';
}

/** One tab or accordion section. */
export interface Compartment {
    key: string;
    label: string;
    active: boolean;
    items: PageItem[];
}

/** The tabs of a tabset, the sections of an accordion. */
export function compartments(item: PageItem, path: string): Compartment[] {
    const facets = item.facets ?? {};
    const tabs = facets.tabs ?? facets.sections ?? Object.values(facets)[0] ?? [];
    return tabs.map((tab, index) => ({
        key: `${path}.${index}`,
        label: titleText(tab.properties?.title ?? tab.properties?.label, `Tab ${index + 1}`),
        active: tab.properties?.active === true,
        items: tab.facets?.body ?? tab.facets?.content ?? Object.values(tab.facets ?? {})[0] ?? []
    }));
}

/** The related lists that a placed component shows: all of the layout, or the one it names. */
export function relatedListsOf(item: PageItem, context: PageContext): RelatedListInfo[] {
    const all = (context.page?.relatedLists ?? []).filter(
        (list) => !['OpenActivities', 'ActivityHistories'].includes(list.relatedListId)
    );
    const named = item.properties?.relatedListApiName ?? item.properties?.relatedListId;
    if (typeof named !== 'string') return all;
    return all.filter((list) => list.relatedListId === named || list.relatedListId === qualify(named));
}

/** A dynamic form's fields as a layout's items. */
export function fieldItems(item: PageItem): LayoutItem[] {
    const fields = item.field ? [item] : collectFields(item);
    return fields.map((entry) => {
        const apiName = qualify(entry.field!.replace(/^Record\./, ''));
        return {
            label: null,
            required: entry.uiBehavior === 'required',
            editableForNew: entry.uiBehavior !== 'readonly',
            editableForUpdate: entry.uiBehavior !== 'readonly',
            lookupIdApiName: null,
            layoutComponents: [{ apiName, componentType: 'Field', label: null }]
        };
    });
}

function collectFields(item: PageItem): PageItem[] {
    return Object.values(item.facets ?? {})
        .flat()
        .flatMap((child) => (child.field ? [child] : collectFields(child)));
}
