/** Page layouts, compact layouts and search layouts: what must be on them, what cannot, and how. */
import { columnFaults, isDetail } from '../lib/columns.ts';
import { isCalculated, needsValue, targets } from '../lib/field-types.ts';
import type { Finding } from '../lib/finding.ts';
import {
    findingIn,
    type MetadataFile,
    nodes,
    PackageMetadata,
    repeated,
    text,
    texts,
    type XmlNode
} from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'layouts';

const limits = { compactFields: 10, relatedLists: 100, relatedColumns: 10, searchColumns: 10 };
const notCompact = ['TextArea', 'LongTextArea', 'Html', 'MultiselectPicklist'];

/** Columns of a section by its style. */
const columnsOf: Record<string, number> = {
    OneColumn: 1,
    TwoColumnsTopToBottom: 2,
    TwoColumnsLeftToRight: 2,
    CustomLinks: 3
};

/** Related lists that belong to no relationship, with the object's setting that they depend on. */
const specialLists: Record<string, string | null> = {
    RelatedActivityList: 'enableActivities',
    RelatedHistoryList: 'enableActivities',
    RelatedEntityHistoryList: 'enableHistory',
    RelatedNoteList: null,
    RelatedContentNoteList: null,
    RelatedFileList: null,
    RelatedProcessHistoryList: null
};

const searchLists = [
    ...['customTabListAdditionalFields', 'lookupDialogsAdditionalFields', 'lookupFilterFields'],
    ...['lookupPhoneDialogsAdditionalFields', 'searchFilterFields', 'searchResultsAdditionalFields']
];

/** Checks every layout of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return [
        ...metadata.ofType('Layout').flatMap((layout) => checkPage(layout, metadata)),
        ...metadata.ofType('CompactLayout').flatMap((layout) => checkCompact(layout, metadata)),
        ...metadata.ofType('CustomObject').flatMap((object) => checkSearch(object, metadata))
    ];
}

function checkPage(layout: MetadataFile, metadata: PackageMetadata): Finding[] {
    const object = layout.name.split('-')[0]!;
    const sections = nodes(layout.xml, 'layoutSections');
    const items = sections
        .flatMap((section) => nodes(section, 'layoutColumns'))
        .flatMap((column) => nodes(column, 'layoutItems'))
        .filter((item) => text(item, 'field') !== '');
    const behaviors = new Map(items.map((item) => [text(item, 'field'), text(item, 'behavior')]));
    const complain = (rule: string, messages: string[]) => messages.map((message) => findingIn(layout, rule, message));
    return [
        ...complain('layout-field', [
            ...repeated(items.map((item) => text(item, 'field'))).map((name) => `${name} is there twice`),
            ...(behaviors.has('OwnerId') && isDetail(object, metadata)
                ? [`${object} is a detail and has no OwnerId`]
                : [])
        ]),
        ...complain(
            'layout-required',
            mandatory(object, metadata).flatMap((name) => {
                if (!behaviors.has(name)) return [`required field ${object}.${name} is not on the layout`];
                return behaviors.get(name) === 'Required' ? [] : [`${name} must be Required`];
            })
        ),
        ...complain(
            'layout-behavior',
            metadata
                .fields(object)
                .filter((field) => isCalculated(field) && ![undefined, 'Readonly'].includes(behaviors.get(field.name)))
                .map((field) => `${field.name} is calculated and must be Readonly`)
        ),
        ...complain(
            'layout-section',
            sections
                .filter((section) => children(section, 'layoutColumns') > (columnsOf[text(section, 'style')] ?? 3))
                .map((section) => `section ${text(section, 'label')} has more columns than ${text(section, 'style')}`)
        ),
        ...complain('related-list', relatedListFaults(layout, object, metadata))
    ];
}

/** How many children of a name a node has; an empty one is no node. */
function children(node: XmlNode, element: string): number {
    const value = node[element];
    return value === undefined ? 0 : Array.isArray(value) ? value.length : 1;
}

/** Fields without which nobody can save from the layout. */
function mandatory(object: string, metadata: PackageMetadata): string[] {
    const [name] = nodes(metadata.find('CustomObject', object)?.xml, 'nameField');
    return [
        ...(text(name, 'type') === 'Text' ? ['Name'] : []),
        ...metadata
            .fields(object)
            .filter(needsValue)
            .map((field) => field.name)
    ];
}

function relatedListFaults(layout: MetadataFile, object: string, metadata: PackageMetadata): string[] {
    const lists = nodes(layout.xml, 'relatedLists');
    const names = lists.map((list) => text(list, 'relatedList'));
    return [
        ...(lists.length > limits.relatedLists
            ? [`${lists.length} related lists, ${limits.relatedLists} at most`]
            : []),
        ...repeated(names).map((name) => `related list ${name} is there twice`),
        ...lists.flatMap((list) => {
            const name = text(list, 'relatedList');
            const [child = '', key = ''] = name.split('.');
            // A standard relationship, or one of a standard object; neither is in the sources.
            if (!key.endsWith('__c')) return specialListFaults(name, object, metadata);
            const field = metadata.field(child, key);
            if (field === undefined || !targets(field).includes(object))
                return [`${name} is no relationship to ${object}`];
            const sortedBy = text(list, 'sortField');
            return [
                ...columnFaults(child, texts(list, 'fields'), limits.relatedColumns, metadata),
                ...columnFaults(child, sortedBy === '' ? [] : [sortedBy], 1, metadata)
            ].map((fault) => `${name}: ${fault}`);
        })
    ];
}

function specialListFaults(name: string, object: string, metadata: PackageMetadata): string[] {
    if (!object.endsWith('__c')) return [];
    const setting = specialLists[name];
    if (setting === undefined) return [`${object} has no related list ${name}`];
    const isOn = setting === null || text(metadata.find('CustomObject', object)?.xml, setting) === 'true';
    return isOn ? [] : [`${name} needs ${setting}`];
}

function checkCompact(layout: MetadataFile, metadata: PackageMetadata): Finding[] {
    const fields = texts(layout.xml, 'fields');
    const faults = [
        ...(fields.length === 0 ? ['has no fields'] : []),
        ...(fields.length > limits.compactFields ? [`${fields.length} fields, ${limits.compactFields} at most`] : []),
        ...repeated(fields).map((name) => `${name} is there twice`),
        ...fields.flatMap((name) => {
            const type = text(metadata.field(layout.object!, name)?.xml, 'type');
            return notCompact.includes(type) ? [`cannot show ${name}, a ${type}`] : [];
        }),
        ...(fields.includes('OwnerId') && isDetail(layout.object!, metadata) ? ['a detail has no OwnerId'] : [])
    ];
    return faults.map((fault) => findingIn(layout, 'compact-layout', fault));
}

function checkSearch(object: MetadataFile, metadata: PackageMetadata): Finding[] {
    return nodes(object.xml, 'searchLayouts').flatMap((layouts) =>
        searchLists.flatMap((list) =>
            columnFaults(object.name, texts(layouts, list), limits.searchColumns, metadata).map((fault) =>
                findingIn(object, 'search-layout', `${list}: ${fault}`)
            )
        )
    );
}
