/** Custom report types: which objects they join, and the columns that they offer. */
import type { ObjectModel, OrgModel } from '../../local-org/schema/types.ts';
import { unknownField } from '../lib/component-references.ts';
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, nodes, PackageMetadata, repeated, text, type XmlNode } from '../lib/metadata.ts';
import { openModel } from '../lib/org-model.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'report types';

const limits = { objects: 4, columns: 1000 };

/** Checks every custom report type of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    const types = metadata.ofType('ReportType');
    if (types.length === 0) return [];
    const opened = openModel(project);
    return 'model' in opened ? types.flatMap((type) => checkType(type, opened.model, metadata)) : [opened.finding];
}

function checkType(type: MetadataFile, model: OrgModel, metadata: PackageMetadata): Finding[] {
    const base = model.object(text(type.xml, 'baseObject'));
    const missing = ['label', 'description', 'category', 'deployed', 'sections'].filter(
        (element) => type.xml[element] === undefined
    );
    const faults = missing.map((element) => `has no ${element}`);
    if (base === undefined) faults.push(`baseObject ${text(type.xml, 'baseObject') || '(none)'} does not exist`);
    else faults.push(...checkJoins(type, base, model), ...checkColumns(type, tables(type, base, model), metadata));
    return faults.map((fault) => findingIn(type, 'report-type', fault));
}

/** The chain of joins, from the first to the innermost. */
function joins(type: MetadataFile): XmlNode[] {
    const chain: XmlNode[] = [];
    for (let [join] = nodes(type.xml, 'join'); join !== undefined; [join] = nodes(join, 'join')) chain.push(join);
    return chain;
}

function childOf(parent: ObjectModel, join: XmlNode, model: OrgModel): ObjectModel | undefined {
    const relationship = model.childRelationship(parent, text(join, 'relationship'));
    return relationship === undefined ? undefined : model.object(relationship.childObject);
}

function checkJoins(type: MetadataFile, base: ObjectModel, model: OrgModel): string[] {
    const chain = joins(type);
    const faults: string[] = [];
    if (chain.length + 1 > limits.objects) faults.push(`${chain.length + 1} objects, ${limits.objects} at most`);
    let parent = base;
    let isOuter = false;
    for (const join of chain) {
        const child = childOf(parent, join, model);
        if (child === undefined)
            return [...faults, `${parent.localName} has no child relationship ${text(join, 'relationship')}`];
        const joinsOuter = text(join, 'outerJoin') === 'true';
        if (isOuter && !joinsOuter) faults.push(`${text(join, 'relationship')} is an inner join after an outer one`);
        isOuter ||= joinsOuter;
        parent = child;
    }
    return faults;
}

/** Objects by the path that columns name them by: `Key_Account__c`, `Key_Account__c.Plans__r`. */
function tables(type: MetadataFile, base: ObjectModel, model: OrgModel): Map<string, string> {
    let path = text(type.xml, 'baseObject');
    let object: ObjectModel | undefined = base;
    const known = new Map([[path, base.localName]]);
    for (const join of joins(type)) {
        object = childOf(object, join, model);
        if (object === undefined) break;
        path = `${path}.${text(join, 'relationship')}`;
        known.set(path, object.localName);
    }
    return known;
}

function checkColumns(type: MetadataFile, known: ReadonlyMap<string, string>, metadata: PackageMetadata): string[] {
    const sections = nodes(type.xml, 'sections');
    const columns = sections.flatMap((section) => nodes(section, 'columns'));
    const used = new Set(columns.map((column) => text(column, 'table')));
    return [
        ...sections.filter((section) => text(section, 'masterLabel') === '').map(() => 'a section has no masterLabel'),
        ...(columns.length > limits.columns ? [`${columns.length} columns, ${limits.columns} at most`] : []),
        ...repeated(columns.map((column) => `${text(column, 'table')} ${text(column, 'field')}`)).map(
            (column) => `column ${column} is there twice`
        ),
        ...ambiguous(columns),
        ...[...known.keys()].filter((table) => !used.has(table)).map((table) => `offers no column of ${table}`),
        ...columns.flatMap((column) => {
            const object = known.get(text(column, 'table'));
            if (object === undefined) return [`${text(column, 'table')} is none of the joined objects`];
            // Standard fields have names of their own here, so only ours are looked up.
            const fault = unknownField(object, text(column, 'field').split('.'), metadata);
            return fault === null ? [] : [fault];
        })
    ];
}

/**
 * Of custom fields of one name on several objects an org shows only one after a deployment (Salesforce Help, "Considerations and Guidelines for
 * Custom Report Types").
 */
function ambiguous(columns: readonly XmlNode[]): string[] {
    const names = columns.map((column) => text(column, 'field')).filter((name) => name.endsWith('__c'));
    return repeated(names).map((name) => `${name} of several objects: an org shows only one of them`);
}
