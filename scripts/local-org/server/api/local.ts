import type { Transaction } from '../../contracts.ts';
import type { ApiResponse } from '../../org/protocol.ts';
import type { ObjectModel } from '../../schema/types.ts';
import { activities } from './local/activities.ts';
import { bootstrap } from './local/bootstrap.ts';
import { homePage, recordPage, tabPage } from './local/page.ts';
import { callApexAction } from './local/apex-action.ts';
import { visibleApps } from './local/apps.ts';
import type { Call, Route } from './router.ts';
import { inOrg } from './rest.ts';
import { searchByName } from './ui/lookups.ts';
import { uiObject } from './ui/record.ts';

const ok = (body: unknown): ApiResponse => ({ status: 200, body });

/** What the shell needs and the platform has no public path for; shapes in docs/local-org-http.md. */
export const localRoutes: Route[] = [
    {
        method: 'GET',
        pattern: /^\/local\/bootstrap$/,
        handle: (call) => inOrg(call, (tx) => ok(bootstrap(call.org, tx)))
    },
    { method: 'GET', pattern: /^\/local\/page$/, handle: page },
    { method: 'POST', pattern: /^\/local\/apex$/, handle: callApexAction },
    { method: 'GET', pattern: /^\/local\/search$/, handle: (call) => inOrg(call, (tx) => ok(search(tx, call.query))) },
    { method: 'POST', pattern: /^\/local\/lookup$/, handle: lookup },
    {
        method: 'GET',
        pattern: /^\/local\/activities$/,
        handle: (call) => inOrg(call, (tx) => ok(activities(tx, call.query['recordId'] ?? '')))
    }
];

function page(call: Call): ApiResponse {
    const { home, tab, object, recordId } = call.query;
    return inOrg(call, (tx) => {
        if (home) return ok(homePage(tx, home));
        return ok(tab ? tabPage(tx, tab) : recordPage(tx, object ?? '', recordId ?? ''));
    });
}

function search(tx: Transaction, query: Record<string, string>): unknown {
    const q = (query['q'] ?? '').trim();
    const limit = Math.min(50, Number(query['limit'] ?? 20) || 20);
    const objects = query['object'] ? [query['object']] : searchableObjects(tx);
    const results: unknown[] = [];
    if (q === '') return { results, hasMore: false };
    for (const name of objects) {
        const object = uiObject(tx, name);
        for (const record of searchByName(tx, object, q, limit + 1 - results.length)) {
            const fields = record['fields'] as UiFields;
            const nameField = object.nameField?.name ?? 'Id';
            results.push({
                id: record['id'],
                objectApiName: object.name,
                name: fields[nameField]?.value ?? record['id'],
                subtitle: subtitleOf(tx, object, fields)
            });
        }
        if (results.length > limit) break;
    }
    return { results: results.slice(0, limit), hasMore: results.length > limit };
}

type UiFields = Record<string, { value: unknown; displayValue: unknown }>;

/** What tells records of the same name apart: the first field behind the name that says something, a lookup by its name. */
function subtitleOf(tx: Transaction, object: ObjectModel, fields: UiFields): unknown {
    for (const [name, entry] of Object.entries(fields)) {
        const field = tx.model.field(object, name);
        if (
            entry.value === null ||
            name === 'Id' ||
            field === object.nameField ||
            field?.type === 'reference' ||
            field?.type === 'datetime'
        )
            continue;
        return entry.displayValue ?? entry.value;
    }
    return null;
}

/** Objects of the app's tabs first, then the other ones with a name that people search for. */
function searchableObjects(tx: Transaction): string[] {
    const tabs = visibleApps(tx).flatMap((app) => app.tabs.flatMap((tab) => tab.objectApiName ?? []));
    const others = ['Account', 'Contact', 'Opportunity', 'Product2'].filter((name) => !tabs.includes(name));
    return [...new Set([...tabs, ...others])].filter((name) => {
        const object = tx.model.object(name);
        return object !== undefined && object.nameField !== null && tx.user.object(object).read;
    });
}

interface LookupBody {
    objectApiName?: string;
    q?: string;
    limit?: number;
    displayFields?: string[];
    matchFields?: string[];
    filter?: { criteria?: { fieldPath: string; operator: string; value: unknown }[]; filterLogic?: string };
}

function lookup(call: Call): ApiResponse {
    const body = (call.body ?? {}) as LookupBody;
    return inOrg(call, (tx) => {
        const object = uiObject(tx, body.objectApiName ?? '');
        const records = searchByName(tx, object, body.q ?? '', Math.min(100, body.limit ?? 10), {
            ...(body.displayFields?.length ? { display: body.displayFields } : {}),
            ...(body.matchFields?.length ? { match: body.matchFields } : {}),
            ...(body.filter?.criteria ? { criteria: body.filter.criteria } : {}),
            ...(body.filter?.filterLogic ? { logic: body.filter.filterLogic } : {})
        });
        return ok({ records });
    });
}
