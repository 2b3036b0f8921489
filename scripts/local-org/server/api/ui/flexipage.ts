import type { Transaction } from '../../../contracts.ts';
import type { ObjectModel } from '../../../schema/types.ts';
import { child, children, component, components, text, type Xml } from './metadata.ts';

export interface PageItem {
    component?: string;
    field?: string;
    uiBehavior?: string;
    properties: Record<string, string | number | boolean>;
    visibility: {
        booleanFilter: string | null;
        criteria: { leftValue: string; operator: string; rightValue: string }[];
    } | null;
    facets: Record<string, PageItem[]>;
}

export interface Page {
    name: string;
    label: string;
    type: string;
    template: string;
    regions: { name: string; items: PageItem[] }[];
}

/** The record page that applies to an object: the app's activation, then the object's own override, then its only record page. */
export function recordPageFor(tx: Transaction, object: ObjectModel): Page | null {
    const named = appOverride(tx, object) ?? objectOverride(tx, object);
    if (named !== null) {
        const xml = component(tx.model, 'flexipages', named);
        if (xml) return pageTree(tx, object, named, xml);
    }
    const own = components(tx.model, 'flexipages').filter(
        ([, xml]) => text(xml, 'type') === 'RecordPage' && tx.model.object(text(xml, 'sobjectType') ?? '') === object
    );
    const [only] = own;
    return own.length === 1 && only ? pageTree(tx, object, only[0], only[1]) : null;
}

/** A page by name, for tabs. */
export function pageByName(tx: Transaction, name: string): Page | null {
    const xml = component(tx.model, 'flexipages', name);
    return xml ? pageTree(tx, null, name, xml) : null;
}

/** The home page that an app assigns to its Home tab; null where it assigns none. */
export function homePageOf(tx: Transaction, appName: string): Page | null {
    const app = component(tx.model, 'applications', appName);
    const override = children(app, 'actionOverrides').find(
        (entry) =>
            text(entry, 'actionName') === 'Tab' &&
            text(entry, 'pageOrSobjectType') === 'standard-home' &&
            text(entry, 'type')?.toLowerCase() === 'flexipage'
    );
    const name = text(override, 'content');
    return name ? pageByName(tx, name) : null;
}

function appOverride(tx: Transaction, object: ObjectModel): string | null {
    for (const [, app] of components(tx.model, 'applications')) {
        const name = overridePage(tx, object, children(app, 'actionOverrides'), true);
        if (name !== null) return name;
    }
    return null;
}

function objectOverride(tx: Transaction, object: ObjectModel): string | null {
    const xml = components(tx.model, 'objects').find(([name]) => tx.model.object(name) === object)?.[1];
    return xml ? overridePage(tx, object, children(xml, 'actionOverrides'), false) : null;
}

function overridePage(tx: Transaction, object: ObjectModel, overrides: Xml[], ofApp: boolean): string | null {
    for (const override of overrides) {
        if (text(override, 'actionName') !== 'View' || text(override, 'type')?.toLowerCase() !== 'flexipage') continue;
        if (text(override, 'formFactor') === 'Small') continue;
        if (ofApp && tx.model.object(text(override, 'pageOrSobjectType') ?? '') !== object) continue;
        return text(override, 'content');
    }
    return null;
}

function pageTree(tx: Transaction, object: ObjectModel | null, name: string, xml: Xml): Page {
    const regions = children(xml, 'flexiPageRegions').map((region) => ({
        name: text(region, 'name') ?? '',
        type: text(region, 'type') ?? 'Region',
        xml: region
    }));
    const facets = new Map(
        regions.filter((region) => region.type === 'Facet').map((region) => [region.name, region.xml])
    );
    const itemsOf = (region: Xml): PageItem[] =>
        children(region, 'itemInstances').flatMap((instance) => itemOf(tx, object, instance, facets, itemsOf) ?? []);
    return {
        name,
        label: text(xml, 'masterLabel') ?? name,
        type: text(xml, 'type') ?? 'RecordPage',
        template: text(child(xml, 'template'), 'name') ?? 'flexipage:defaultAppHomeTemplate',
        regions: regions
            .filter((region) => region.type !== 'Facet')
            .map((region) => ({ name: region.name, items: itemsOf(region.xml) }))
    };
}

function itemOf(
    tx: Transaction,
    object: ObjectModel | null,
    instance: Xml,
    facets: Map<string, Xml>,
    itemsOf: (region: Xml) => PageItem[]
): PageItem | null {
    const own = child(instance, 'componentInstance');
    const fieldXml = child(instance, 'fieldInstance');
    if (fieldXml !== undefined) {
        const path = (text(fieldXml, 'fieldItem') ?? '').replace(/^Record\./, '');
        const field = object && tx.model.field(object, path);
        if (!field || !tx.user.fieldRead(object, field.name)) return null;
        const behavior = children(fieldXml, 'fieldInstanceProperties').find(
            (property) => text(property, 'name') === 'uiBehavior'
        );
        return {
            field: field.name,
            uiBehavior: behavior ? (text(behavior, 'value') ?? 'none') : 'none',
            properties: {},
            visibility: visibilityOf(tx, object, fieldXml),
            facets: {}
        };
    }
    if (own === undefined) return null;
    const properties: PageItem['properties'] = {};
    const inner: Record<string, PageItem[]> = {};
    for (const property of children(own, 'componentInstanceProperties')) {
        const key = text(property, 'name') ?? '';
        const value = text(property, 'value') ?? '';
        const facet = facets.get(value);
        if (facet) inner[key] = itemsOf(facet);
        else properties[key] = typed(value);
    }
    return {
        component: text(own, 'componentName') ?? '',
        properties,
        visibility: visibilityOf(tx, object, own),
        facets: inner
    };
}

function typed(value: string): string | number | boolean {
    if (value === 'true' || value === 'false') return value === 'true';
    return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

function visibilityOf(tx: Transaction, object: ObjectModel | null, xml: unknown): PageItem['visibility'] {
    const rule = child(xml, 'visibilityRule');
    if (rule === undefined) return null;
    return {
        booleanFilter: text(rule, 'booleanFilter'),
        criteria: children(rule, 'criteria').map((criterion) => ({
            leftValue: canonicalExpression(tx, object, text(criterion, 'leftValue') ?? ''),
            operator: text(criterion, 'operator') ?? 'EQUAL',
            rightValue: text(criterion, 'rightValue') ?? ''
        }))
    };
}

/** `{!Record.Status__c}` with the names this org uses. */
function canonicalExpression(tx: Transaction, object: ObjectModel | null, expression: string): string {
    return expression.replace(/(Record\.)([\w.]+)/g, (whole, prefix: string, path: string) => {
        const field = object && !path.includes('.') ? tx.model.field(object, path) : undefined;
        return field ? `${prefix}${field.name}` : whole;
    });
}
