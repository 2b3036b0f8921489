/** Relationships and sharing models: the platform's limits and the data model's own rules. */
import type { Finding } from '../lib/finding.ts';
import { type MetadataFile, nodes, PackageMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'relationships';

const limits = { masterDetails: 2, detailLevels: 3, relationships: 40, rollUps: 25, fields: 500, lookupFilters: 5 };

/** What no custom relationship can point to, beside events and metadata types. */
const noTargets = ['Activity', 'Task', 'Event', 'Profile', 'RecordType', 'UserRole', 'Note', 'Attachment'];

/** Checks every object of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    const objects = new Set([
        ...metadata.customObjects.map((object) => object.name),
        ...metadata.fields().map((field) => field.object!)
    ]);
    return [
        ...[...objects].flatMap((object) => checkCounts(object, metadata)),
        ...metadata.fields().flatMap((field) => checkReference(field, metadata)),
        ...metadata.customObjects.flatMap((object) => checkSharing(object, metadata))
    ];
}

function checkCounts(object: string, metadata: PackageMetadata): Finding[] {
    const fields = metadata.fields(object);
    const ofType = (...types: string[]) => fields.filter((field) => types.includes(text(field.xml, 'type'))).length;
    const file = metadata.find('CustomObject', object)?.file ?? fields[0]!.file;
    const counts: [number, number, string][] = [
        [ofType('MasterDetail'), limits.masterDetails, 'master-detail relationships'],
        [ofType('MasterDetail', 'Lookup', 'MetadataRelationship'), limits.relationships, 'relationships'],
        [ofType('Summary'), limits.rollUps, 'roll-up summaries'],
        [
            fields.filter((field) =>
                nodes(field.xml, 'lookupFilter').some((filter) => text(filter, 'active') === 'true')
            ).length,
            limits.lookupFilters,
            'active lookup filters'
        ],
        [fields.length, limits.fields, 'custom fields'],
        [depth(object, metadata, new Set()), limits.detailLevels, 'levels of master-detail']
    ];
    return counts
        .filter(([count, limit]) => count > limit)
        .map(([count, limit, what]) => ({
            file,
            rule: 'relationship-limit',
            message: `${object}: ${count} ${what}, ${limit} at most`
        }));
}

/** Levels of masters above an object; a cycle counts as endless. */
function depth(object: string, metadata: PackageMetadata, path: Set<string>): number {
    if (path.has(object)) return Number.POSITIVE_INFINITY;
    const below = new Set([...path, object]);
    const masters = metadata.fields(object).filter((field) => text(field.xml, 'type') === 'MasterDetail');
    return Math.max(0, ...masters.map((field) => 1 + depth(text(field.xml, 'referenceTo'), metadata, below)));
}

function checkReference(field: MetadataFile, metadata: PackageMetadata): Finding[] {
    const type = text(field.xml, 'type');
    const findings: Finding[] = [];
    const complain = (rule: string, message: string) =>
        findings.push({ file: field.file, rule, message: `${field.object}.${field.name}: ${message}` });
    if (/^(Task|Event|Activity)$/.test(field.object ?? ''))
        complain('activity-field', 'the package adds no fields to activities');
    if (type !== 'MasterDetail' && type !== 'Lookup') return findings;
    const target = text(field.xml, 'referenceTo');
    if (/__(c|mdt)$/.test(target) && metadata.find('CustomObject', target) === undefined)
        complain('unknown-object', `${target} does not exist`);
    if (noTargets.includes(target) || /__(e|mdt)$/.test(target))
        complain('relationship-target', `no relationship can point to ${target}`);
    const name = text(field.xml, 'relationshipName');
    if (name === '') complain('relationship-name', 'without relationshipName its parent cannot be queried with it');
    else if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name))
        complain('relationship-name', `relationshipName ${name} is no name: letters, digits, single underscores`);
    const onDelete = text(field.xml, 'deleteConstraint');
    if (type === 'MasterDetail') {
        if (!target.endsWith('__c'))
            complain(
                'master-standard',
                `master-detail to the standard object ${target}: no packaged permission set could grant it`
            );
        if (text(field.xml, 'reparentableMasterDetail') !== 'true')
            complain('master-reparent', 'master-details allow reparenting');
        if (onDelete !== '' && onDelete !== 'Cascade')
            complain('delete-constraint', `a master-detail cannot be ${onDelete}`);
        return findings;
    }
    const required = text(field.xml, 'required') === 'true';
    if (required && (onDelete === '' || onDelete === 'SetNull'))
        complain('delete-constraint', 'a required lookup cannot be SetNull: use Restrict');
    if (onDelete === 'Cascade')
        complain('delete-constraint', 'a cascading lookup must be enabled by Salesforce in each org');
    return findings;
}

function checkSharing(object: MetadataFile, metadata: PackageMetadata): Finding[] {
    if (!object.name.endsWith('__c') || text(object.xml, 'customSettingsType') !== '') return [];
    const isDetail = metadata.fields(object.name).some((field) => text(field.xml, 'type') === 'MasterDetail');
    const model = text(object.xml, 'sharingModel');
    if (isDetail === (model === 'ControlledByParent'))
        return model === '' ? [sharingFinding(object, 'has no sharingModel')] : [];
    return [
        sharingFinding(object, isDetail ? 'a detail is ControlledByParent' : `sharingModel ${model} without a master`)
    ];
}

function sharingFinding(object: MetadataFile, message: string): Finding {
    return { file: object.file, rule: 'sharing-model', message: `${object.name}: ${message}` };
}
