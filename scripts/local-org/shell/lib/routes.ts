import { objectOfId, orgObject, qualify } from './names.ts';

/** Where a page is: https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
export interface PageReference {
    type: string;
    attributes: Record<string, string>;
    state: Record<string, string>;
}

/** What callers may leave out. */
export interface LooseReference {
    type: string;
    attributes?: Record<string, unknown>;
    state?: Record<string, unknown>;
}

/**
 * The URL of a page.
 * @throws Error for a kind of page that the local org does not have
 */
export function toUrl(reference: LooseReference): string {
    const attributes = (reference.attributes ?? {}) as Record<string, string>;
    const object = attributes.objectApiName ? qualify(attributes.objectApiName) : undefined;
    switch (reference.type) {
        case 'standard__recordPage': {
            const known = object ?? objectOfId(attributes.recordId ?? '')?.apiName;
            const place = known ? `${known}/${attributes.recordId}` : attributes.recordId;
            return `/lightning/r/${place}/${attributes.actionName ?? 'view'}${stateText(reference)}`;
        }
        case 'standard__recordRelationshipPage': {
            const known = object ?? objectOfId(attributes.recordId ?? '')?.apiName;
            return `/lightning/r/${known}/${attributes.recordId}/related/${attributes.relationshipApiName}/view${stateText(reference)}`;
        }
        case 'standard__objectPage': {
            const action = attributes.actionName === 'home' ? 'list' : (attributes.actionName ?? 'list');
            return `/lightning/o/${object}/${action}${stateText(reference)}`;
        }
        case 'standard__navItemPage':
            return `/lightning/n/${qualifyTab(attributes.apiName ?? '')}${stateText(reference)}`;
        case 'standard__namedPage':
            return `/lightning/page/${attributes.pageName}${stateText(reference)}`;
        case 'standard__component':
            return `/lightning/cmp/${attributes.componentName}${stateText(reference)}`;
        case 'standard__app':
            return `/lightning/app/${attributes.appTarget}`;
        case 'standard__search':
            return `/lightning/search${stateText(reference)}`;
        case 'standard__webPage':
            return String(attributes.url);
        default:
            throw new Error(`Pages of type ${reference.type} are not modelled by the local org`);
    }
}

/** The page behind a URL; of type `local__notFound` when there is none. */
export function fromUrl(url: string): PageReference {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const state = Object.fromEntries(searchParams);
    const [first, kind, ...rest] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const page = (type: string, attributes: Record<string, string>): PageReference => ({ type, attributes, state });
    if (first === undefined || (first === 'lightning' && kind === undefined))
        return page('standard__namedPage', { pageName: 'home' });
    if (first !== 'lightning') {
        return /^\w{15}(\w{3})?$/.test(first) ? recordPage(page, first, 'view') : page('local__notFound', {});
    }
    if (kind === 'r' && rest[0]) {
        if (rest[2] === 'related' && rest[3]) {
            return page('standard__recordRelationshipPage', {
                objectApiName: canonical(rest[0]),
                recordId: rest[1]!,
                relationshipApiName: qualify(rest[3]),
                actionName: 'view'
            });
        }
        if (/^\w{15}(\w{3})?$/.test(rest[0]) && !orgObject(rest[0]))
            return recordPage(page, rest[0], rest[1] ?? 'view');
        if (rest[1]) {
            return page('standard__recordPage', {
                objectApiName: canonical(rest[0]),
                recordId: rest[1],
                actionName: rest[2] ?? 'view'
            });
        }
    }
    if (kind === 'o' && rest[0]) {
        const actionName = rest[1] === undefined || rest[1] === 'home' ? 'list' : rest[1];
        return page('standard__objectPage', { objectApiName: canonical(rest[0]), actionName });
    }
    if (kind === 'n' && rest[0]) return page('standard__navItemPage', { apiName: rest[0] });
    if (kind === 'page' && rest[0]) return page('standard__namedPage', { pageName: rest[0] });
    if (kind === 'cmp' && rest[0]) return page('standard__component', { componentName: rest[0] });
    if (kind === 'app' && rest[0]) return page('standard__app', { appTarget: rest[0] });
    if (kind === 'search') return page('standard__search', {});
    return page('local__notFound', {});
}

function recordPage(
    page: (type: string, attributes: Record<string, string>) => PageReference,
    recordId: string,
    actionName: string
): PageReference {
    const object = objectOfId(recordId)?.apiName;
    return page('standard__recordPage', { recordId, actionName, ...(object ? { objectApiName: object } : {}) });
}

function canonical(object: string): string {
    return orgObject(object)?.apiName ?? qualify(object);
}

/** Tabs are named like custom objects, but without an ending of their own. */
function qualifyTab(name: string): string {
    return orgObject(name)?.apiName ?? name;
}

function stateText(reference: LooseReference): string {
    const entries = Object.entries(reference.state ?? {}).filter(([, value]) => value !== undefined && value !== null);
    if (entries.length === 0) return '';
    return `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()}`;
}

/** `Name=Acme,AccountId=001...` as pages take default values for a new record, and back. */
export function encodeDefaultFieldValues(values: Record<string, unknown>): string {
    return Object.entries(values)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
        .join(',');
}

export function decodeDefaultFieldValues(text: string | undefined): Record<string, string> {
    const values: Record<string, string> = {};
    for (const part of (text ?? '').split(',')) {
        const equals = part.indexOf('=');
        if (equals > 0) values[qualify(part.slice(0, equals))] = decodeURIComponent(part.slice(equals + 1));
    }
    return values;
}
