import { unknownField } from './component-references.ts';
import type { Finding } from './finding.ts';
import { allTexts, type MetadataFile, nodes, type PackageMetadata, text, texts, type XmlNode } from './metadata.ts';

/** What tabs, applications, pages, layouts, list views and metadata records refer to. */
export function metadataReferences(metadata: PackageMetadata): Finding[] {
    return [
        ...metadata.ofType('CustomTab').flatMap((tab) => tabTargets(tab, metadata)),
        ...metadata.ofType('CustomApplication').flatMap((application) => applicationParts(application, metadata)),
        ...metadata.ofType('FlexiPage').flatMap((page) => pageParts(page, metadata)),
        ...metadata.ofType('Layout').flatMap((layout) => layoutParts(layout, metadata)),
        ...metadata
            .ofType('ListView')
            .flatMap((view) =>
                fieldsOf(
                    view,
                    view.object!,
                    [
                        ...texts(view.xml, 'columns'),
                        ...nodes(view.xml, 'filters').map((filter) => text(filter, 'field'))
                    ],
                    metadata
                )
            ),
        ...metadata
            .ofType('CompactLayout')
            .flatMap((layout) => fieldsOf(layout, layout.object!, texts(layout.xml, 'fields'), metadata)),
        ...metadata.ofType('FieldSet').flatMap((set) =>
            fieldsOf(
                set,
                set.object!,
                [...nodes(set.xml, 'displayedFields'), ...nodes(set.xml, 'availableFields')].map((item) =>
                    text(item, 'field')
                ),
                metadata
            )
        ),
        ...metadata.ofType('CustomMetadata').flatMap((record) => recordParts(record, metadata)),
        ...metadata.ofType('CustomObject').flatMap((object) => objectParts(object, metadata)),
        ...metadata.ofType('QuickAction').flatMap((action) => actionParts(action, metadata)),
        ...metadata.ofType('LightningComponentBundle').flatMap((bundle) => bundleTargets(bundle, metadata)),
        ...metadata.fields().flatMap((field) => valueSets(field, metadata))
    ];
}

function missing(file: MetadataFile, type: string, name: string): Finding {
    return { file: file.file, rule: 'unknown-reference', message: `${type} ${name} does not exist` };
}

/** A finding unless the component exists; standard components (`standard-Account`, `standard__home`) are taken on trust. */
function expect(file: MetadataFile, type: string, name: string, metadata: PackageMetadata): Finding[] {
    const isStandard = name === '' || name.startsWith('standard-') || name.startsWith('standard__');
    return isStandard || metadata.find(type, name) !== undefined ? [] : [missing(file, type, name)];
}

function expectBundle(file: MetadataFile, name: string, metadata: PackageMetadata): Finding[] {
    const bundle = metadata
        .ofType('LightningComponentBundle')
        .find((candidate) => candidate.name.replace(/\.js$/, '') === name);
    if (bundle === undefined) return [missing(file, 'component', name)];
    if (text(bundle.xml, 'isExposed') !== 'true') {
        return [
            {
                file: file.file,
                rule: 'component-not-exposed',
                message: `component ${name} is placed here, but not exposed`
            }
        ];
    }
    return [];
}

function fieldsOf(file: MetadataFile, object: string, fields: string[], metadata: PackageMetadata): Finding[] {
    return fields
        .map((field) => unknownField(object, field.replace(/^Record\./, '').split('.'), metadata))
        .filter((message) => message !== null)
        .map((message) => ({ file: file.file, rule: 'unknown-reference', message }));
}

function tabTargets(tab: MetadataFile, metadata: PackageMetadata): Finding[] {
    if (text(tab.xml, 'customObject') === 'true') return expect(tab, 'CustomObject', tab.name, metadata);
    const component = text(tab.xml, 'lwcComponent');
    return [
        ...(component === '' ? [] : expectBundle(tab, component, metadata)),
        ...expect(tab, 'FlexiPage', text(tab.xml, 'flexiPage'), metadata)
    ];
}

function applicationParts(application: MetadataFile, metadata: PackageMetadata): Finding[] {
    const overrides = [
        ...nodes(application.xml, 'actionOverrides'),
        ...nodes(application.xml, 'profileActionOverrides')
    ];
    return [
        ...texts(application.xml, 'tabs').flatMap((tab) => expect(application, 'CustomTab', tab, metadata)),
        ...texts(application.xml, 'utilityBar').flatMap((page) => expect(application, 'FlexiPage', page, metadata)),
        ...overrides
            .filter((override) => text(override, 'type') === 'Flexipage')
            .flatMap((override) => expect(application, 'FlexiPage', text(override, 'content'), metadata))
    ];
}

function pageParts(page: MetadataFile, metadata: PackageMetadata): Finding[] {
    const object = text(page.xml, 'sobjectType');
    const findings = object.endsWith('__c') ? expect(page, 'CustomObject', object, metadata) : [];
    const all = [...allTexts(page.xml)];
    for (const { element, value } of all) {
        const own = /^(?:c:|\w+__)(\w+)$/.exec(value);
        if (element === 'componentName' && own !== null && value.startsWith('c:'))
            findings.push(...expectBundle(page, own[1]!, metadata));
        if (element === 'fieldItem') findings.push(...fieldsOf(page, object, [value], metadata));
    }
    for (const property of properties(page.xml)) {
        if (text(property, 'name') === 'relatedListApiName')
            findings.push(...relatedList(page, object, text(property, 'value'), metadata));
    }
    // A facet that no component names is never shown; one that is named must exist.
    const regions = nodes(page.xml, 'flexiPageRegions').map((region) => text(region, 'name'));
    for (const { value } of all.filter(({ value: candidate }) => /^Facet-/.test(candidate))) {
        if (!regions.includes(value)) findings.push(missing(page, 'facet', value));
    }
    return findings;
}

/** All componentInstanceProperties of a page, at whatever depth. */
function properties(node: XmlNode): XmlNode[] {
    return Object.entries(node).flatMap(([element, value]) =>
        (Array.isArray(value) ? value : [value])
            .filter((child): child is XmlNode => typeof child === 'object')
            .flatMap((child) => [...(element === 'componentInstanceProperties' ? [child] : []), ...properties(child)])
    );
}

/** A related list is named by the child relationship: ours end in `__r`, standard ones are taken on trust. */
function relatedList(file: MetadataFile, object: string, name: string, metadata: PackageMetadata): Finding[] {
    if (!name.endsWith('__r')) return [];
    const known = metadata
        .fields()
        .some(
            (field) => text(field.xml, 'referenceTo') === object && `${text(field.xml, 'relationshipName')}__r` === name
        );
    return known ? [] : [missing(file, 'child relationship', `${object}.${name}`)];
}

function layoutParts(layout: MetadataFile, metadata: PackageMetadata): Finding[] {
    const object = layout.name.split('-')[0]!;
    const items = nodes(layout.xml, 'layoutSections').flatMap((section) =>
        nodes(section, 'layoutColumns').flatMap((column) =>
            nodes(column, 'layoutItems').map((item) => text(item, 'field'))
        )
    );
    const lists = nodes(layout.xml, 'relatedLists').map((list) => text(list, 'relatedList'));
    return [
        ...expect(layout, 'CustomObject', object.endsWith('__c') ? object : '', metadata),
        ...fieldsOf(layout, object, items, metadata),
        // In layouts a custom related list is `Child__c.Lookup__c`.
        ...lists
            .filter((list) => /__c\.\w+__c$/.test(list))
            .flatMap((list) => fieldsOf(layout, list.split('.')[0]!, [list.split('.')[1]!], metadata))
    ];
}

function recordParts(record: MetadataFile, metadata: PackageMetadata): Finding[] {
    const object = `${record.name.split('.')[0]}__mdt`;
    return [
        ...expect(record, 'CustomObject', object, metadata),
        ...fieldsOf(
            record,
            object,
            nodes(record.xml, 'values').map((value) => text(value, 'field')),
            metadata
        )
    ];
}

function objectParts(object: MetadataFile, metadata: PackageMetadata): Finding[] {
    const layout = text(object.xml, 'compactLayoutAssignment');
    const known = metadata
        .ofType('CompactLayout')
        .some((candidate) => candidate.object === object.name && candidate.name === layout);
    return [
        ...(layout === '' || layout === 'SYSTEM' || known ? [] : [missing(object, 'compact layout', layout)]),
        ...nodes(object.xml, 'actionOverrides')
            .filter((override) => text(override, 'type') === 'Flexipage')
            .flatMap((override) => expect(object, 'FlexiPage', text(override, 'content'), metadata))
    ];
}

function actionParts(action: MetadataFile, metadata: PackageMetadata): Finding[] {
    const component = text(action.xml, 'lightningWebComponent');
    return component === '' ? [] : expectBundle(action, component, metadata);
}

/** Objects whose pages a component may be placed on. */
function bundleTargets(bundle: MetadataFile, metadata: PackageMetadata): Finding[] {
    return [...allTexts(bundle.xml)]
        .filter(({ element, value }) => element === 'object' && value.endsWith('__c'))
        .flatMap(({ value }) => expect(bundle, 'CustomObject', value, metadata));
}

/** Picklists may take their values from a global value set. */
function valueSets(field: MetadataFile, metadata: PackageMetadata): Finding[] {
    return nodes(field.xml, 'valueSet').flatMap((set) =>
        expect(field, 'GlobalValueSet', text(set, 'valueSetName'), metadata)
    );
}
