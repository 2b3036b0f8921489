import { call, queryText } from './http.ts';
import type { Question } from './lds.ts';
import type { PageItem, RecordPageData, TabPageData } from './ui-types.ts';

/** What the home page of an app consists of. */
export function homePageQuestion(app: string): Question<TabPageData> {
    return {
        key: `home:${app}`,
        tags: ['metadata'],
        fetch: () => call<TabPageData>('GET', `/local/page${queryText({ home: app })}`)
    };
}

/** What a record's page consists of, for the user. */
export function recordPageQuestion(object: string | undefined, recordId: string): Question<RecordPageData> {
    return {
        key: `page:${recordId}`,
        tags: [`page:${recordId}`, `record:${recordId}`, 'metadata'],
        fetch: () => call<RecordPageData>('GET', `/local/page${queryText({ object, recordId })}`)
    };
}

/** What a tab's page consists of. */
export function tabPageQuestion(tab: string): Question<TabPageData> {
    return {
        key: `tab:${tab}`,
        tags: ['metadata'],
        fetch: () => call<TabPageData>('GET', `/local/page${queryText({ tab })}`)
    };
}

const item = (
    component: string,
    properties: PageItem['properties'] = {},
    facets: PageItem['facets'] = {}
): PageItem => ({
    component,
    properties,
    facets,
    visibility: null
});

/**
 * The page of a record whose object has no FlexiPage: what the platform shows then, without what would always be empty.
 * @param hasRelated whether the object has related lists; tasks and events have no activities of their own
 */
export function defaultRecordPage(object: string, hasRelated: boolean): { name: string; items: PageItem[] }[] {
    const tab = (title: string, active: boolean, body: PageItem): PageItem =>
        item('flexipage:tab', { title, active }, { body: [body] });
    const hasActivities = !['Task', 'Event'].includes(object);
    return [
        { name: 'header', items: [item('force:highlightsPanel')] },
        {
            name: 'main',
            items: [
                item(
                    'flexipage:tabset',
                    {},
                    {
                        tabs: [
                            ...(hasRelated
                                ? [tab('Standard.Tab.relatedLists', false, item('force:relatedListContainer'))]
                                : []),
                            tab('Standard.Tab.detail', true, item('force:detailPanel'))
                        ]
                    }
                )
            ]
        },
        { name: 'sidebar', items: hasActivities ? [item('runtime_sales_activities:activityPanel')] : [] }
    ];
}

/** All items of a page, in depth. */
export function allItems(regions: { items: PageItem[] }[]): PageItem[] {
    const below = (entry: PageItem): PageItem[] => [
        entry,
        ...Object.values(entry.facets ?? {})
            .flat()
            .flatMap(below)
    ];
    return regions.flatMap((region) => region.items.flatMap(below));
}

const STANDARD_LABELS: Record<string, string> = {
    'Standard.Tab.detail': 'Details',
    'Standard.Tab.relatedLists': 'Related',
    'Standard.Tab.activity': 'Activity',
    'Standard.Tab.collaborate': 'Chatter',
    'Standard.Tab.news': 'News'
};

/** A title as pages write it; the platform's own are named, not spelled out. */
export function titleText(title: unknown, fallback: string): string {
    const text = typeof title === 'string' && title !== '' ? title : fallback;
    return STANDARD_LABELS[text] ?? text;
}
