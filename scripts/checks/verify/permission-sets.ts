/** Permission sets: everything is granted to somebody, and nothing that an org would refuse. */
import { mastersOf } from '../lib/domains.ts';
import { isCalculated, isGrantable } from '../lib/field-types.ts';
import type { Finding } from '../lib/finding.ts';
import { type MetadataFile, nodes, PackageMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project, readSource, sourceFiles } from '../lib/project.ts';

export const title = 'permission sets';

/** Checks all permission sets of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    const sets = metadata.ofType('PermissionSet');
    return [
        ...sets.flatMap((set) => objectPermissions(set, metadata)),
        ...sets.flatMap((set) => fieldPermissions(set, metadata)),
        ...sets.flatMap((set) => references(set, metadata)),
        ...sets.flatMap(reach),
        ...uncovered(sets, metadata)
    ];
}

/** Rights on objects, as the platform's own dependencies between them demand. */
function objectPermissions(set: MetadataFile, metadata: PackageMetadata): Finding[] {
    const findings: Finding[] = [];
    const grants = new Map(nodes(set.xml, 'objectPermissions').map((grant) => [text(grant, 'object'), grant]));
    const complain = (rule: string, message: string) => findings.push({ file: set.file, rule, message });
    for (const [object, grant] of grants) {
        const has = (right: string) => text(grant, right) === 'true';
        if (!object.endsWith('__c') && !object.endsWith('__e')) {
            complain(
                'standard-object-right',
                `${object}: a packaged permission set carries no rights on standard objects`
            );
            continue;
        }
        if (metadata.find('CustomObject', object) === undefined)
            complain('unknown-object', `object ${object} does not exist`);
        const needs: [string, string[]][] = [
            ['allowCreate', ['allowRead']],
            ['allowEdit', ['allowRead']],
            ['allowDelete', ['allowRead', 'allowEdit']],
            ['viewAllRecords', ['allowRead']],
            ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']]
        ];
        for (const [right, required] of needs) {
            const missing = has(right) ? required.filter((other) => !has(other)) : [];
            if (missing.length > 0) complain('right-dependency', `${object}: ${right} needs ${missing.join(', ')}`);
        }
        for (const master of mastersOf(metadata, object)) {
            const masterGrant = grants.get(master);
            if (has('allowRead') && master.endsWith('__c') && text(masterGrant, 'allowRead') !== 'true') {
                complain('right-dependency', `${object}: reading it needs the right to read its master ${master}`);
            }
        }
    }
    return findings;
}

/** Rights on fields: existing, grantable, not more than the field allows. */
function fieldPermissions(set: MetadataFile, metadata: PackageMetadata): Finding[] {
    const findings: Finding[] = [];
    const readable = new Set(
        nodes(set.xml, 'objectPermissions')
            .filter((grant) => text(grant, 'allowRead') === 'true')
            .map((grant) => text(grant, 'object'))
    );
    const seen = new Set<string>();
    for (const grant of nodes(set.xml, 'fieldPermissions')) {
        const full = text(grant, 'field');
        const [object = '', name = ''] = full.split('.');
        const complain = (rule: string, message: string) => findings.push({ file: set.file, rule, message });
        if (seen.has(full)) complain('field-twice', `${full} is granted twice`);
        seen.add(full);
        if (!name.endsWith('__c')) {
            complain('standard-field-right', `${full}: a packaged permission set carries no rights on standard fields`);
            continue;
        }
        const field = metadata.field(object, name);
        if (field === undefined) {
            complain('unknown-field', `field ${full} does not exist`);
            continue;
        }
        if (!isGrantable(field))
            complain(
                'field-not-grantable',
                `${full} is required or master-detail: a deployment with a right on it fails`
            );
        const editable = text(grant, 'editable') === 'true';
        if (editable && isCalculated(field))
            complain('field-read-only', `${full} is calculated, so it cannot be editable`);
        if (editable && text(grant, 'readable') !== 'true')
            complain('right-dependency', `${full}: editable needs readable`);
        if (object.endsWith('__c') && !readable.has(object)) {
            complain('right-dependency', `${full} is granted without the right to read ${object}`);
        }
    }
    return findings;
}

/** A package's set is for anybody, and gives rights on the package's own components only. */
function reach(set: MetadataFile): Finding[] {
    const complain = (rule: string, message: string): Finding => ({ file: set.file, rule, message });
    return [
        ...nodes(set.xml, 'userPermissions')
            .filter((permission) => text(permission, 'enabled') === 'true')
            .map((permission) =>
                complain('user-permission', `${text(permission, 'name')} reaches beyond the package's components`)
            ),
        ...(text(set.xml, 'license') === ''
            ? []
            : [complain('license', `only users with the licence ${text(set.xml, 'license')} could be given it`)]),
        ...(text(set.xml, 'label') === '' ? [complain('no-label', `${set.name} has no label`)] : [])
    ];
}

/** Classes, tabs, applications and custom permissions that a set names must exist. */
function references(set: MetadataFile, metadata: PackageMetadata): Finding[] {
    const kinds: [string, string, string][] = [
        ['classAccesses', 'apexClass', 'ApexClass'],
        ['customPermissions', 'name', 'CustomPermission'],
        ['tabSettings', 'tab', 'CustomTab'],
        ['applicationVisibilities', 'application', 'CustomApplication'],
        ['customMetadataTypeAccesses', 'name', 'CustomObject']
    ];
    return kinds.flatMap(([list, key, type]) =>
        nodes(set.xml, list)
            .map((grant) => text(grant, key))
            .filter((name) => !name.startsWith('standard') && metadata.find(type, name) === undefined)
            .map((name) => ({ file: set.file, rule: 'unknown-reference', message: `${type} ${name} does not exist` }))
    );
}

/** What no permission set grants to anybody. */
function uncovered(sets: MetadataFile[], metadata: PackageMetadata): Finding[] {
    const granted = (list: string, key: string, right?: string) =>
        new Set(
            sets.flatMap((set) =>
                nodes(set.xml, list)
                    .filter((grant) => right === undefined || text(grant, right) === 'true')
                    .map((grant) => text(grant, key))
            )
        );
    const objects = granted('objectPermissions', 'object', 'allowRead');
    const fields = granted('fieldPermissions', 'field', 'readable');
    const classes = granted('classAccesses', 'apexClass', 'enabled');
    const permissions = granted('customPermissions', 'name', 'enabled');
    const tabs = granted('tabSettings', 'tab');
    const applications = granted('applicationVisibilities', 'application', 'visible');
    const missing = (file: MetadataFile, what: string): Finding => ({
        file: file.file,
        rule: 'not-granted',
        message: `no permission set grants ${what}`
    });
    return [
        ...metadata.customObjects
            .filter((object) => !object.name.endsWith('__mdt') && !objects.has(object.name))
            .map((object) => missing(object, `the object ${object.name}`)),
        ...metadata
            .fields()
            .filter((field) => isGrantable(field) && !fields.has(`${field.object}.${field.name}`))
            .map((field) => missing(field, `the field ${field.object}.${field.name}`)),
        ...metadata
            .ofType('CustomPermission')
            .filter((permission) => !permissions.has(permission.name))
            .map((permission) => missing(permission, `the custom permission ${permission.name}`)),
        ...metadata
            .ofType('CustomTab')
            .filter((tab) => !tabs.has(tab.name))
            .map((tab) => missing(tab, `the tab ${tab.name}`)),
        ...metadata
            .ofType('CustomApplication')
            .filter((application) => !applications.has(application.name))
            .map((application) => missing(application, `the application ${application.name}`)),
        ...controllers(metadata.project)
            .filter((file) => !classes.has(className(file)))
            .map((file) => ({
                file,
                rule: 'not-granted',
                message: `no permission set grants the class ${className(file)}`
            }))
    ];
}

/** Classes whose methods a component can call. Data-transfer classes need no grant of their own. */
function controllers(project: Project): string[] {
    const callable =
        /@AuraEnabled\b(\s*\([^)]*\))?\s*(?:@\w+(\s*\([^)]*\))?\s*)*((public|global)\s+static|static\s+(public|global))\b/i;
    return sourceFiles(project, '**/*.cls').filter((file) => callable.test(readSource(project, file)));
}

function className(file: string): string {
    return file.slice(file.lastIndexOf('/') + 1, -'.cls'.length);
}
