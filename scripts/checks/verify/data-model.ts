/** The data model's own rules: how objects present themselves, natural keys, and no burden on standard objects. */
import { targets } from '../lib/field-types.ts';
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, PackageMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'the data model';

/** The one custom field on a standard object. */
const standardFields = ['Account.Key_Account__c'];
const uniqueKey = { type: 'Text', unique: 'true', caseSensitive: 'true', externalId: 'true' };

/** Checks every object and field of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return [
        ...metadata.customObjects
            .filter((object) => object.name.endsWith('__c') && text(object.xml, 'customSettingsType') === '')
            .flatMap((object) => checkPresentation(object, metadata)),
        ...metadata
            .fields()
            .filter((field) => field.name.endsWith('__c'))
            .flatMap((field) => [...checkKey(field), ...checkStandard(field)])
    ];
}

/** Every object can be listed, recognised, opened and reported on. */
function checkPresentation(object: MetadataFile, metadata: PackageMetadata): Finding[] {
    const assigned = text(object.xml, 'compactLayoutAssignment');
    const hasList = metadata.ofType('ListView').some((view) => view.object === object.name && view.name === 'All');
    const hasLayout = metadata.ofType('Layout').some((layout) => layout.name.startsWith(`${object.name}-`));
    const lacks = [
        hasList ? '' : 'list view All',
        ['', 'SYSTEM'].includes(assigned) ? 'compact layout' : '',
        hasLayout ? '' : 'page layout',
        text(object.xml, 'enableReports') === 'true' ? '' : 'enableReports'
    ];
    return lacks.filter((what) => what !== '').map((what) => findingIn(object, 'presentation', `has no ${what}`));
}

/** A natural key can be upserted by, and no two records share one. */
function checkKey(field: MetadataFile): Finding[] {
    if (field.name !== 'Unique_Key__c') return [];
    return Object.entries(uniqueKey)
        .filter(([element, value]) => text(field.xml, element) !== value)
        .map(([element, value]) => findingIn(field, 'unique-key', `${element} is ${value} of every Unique_Key__c`));
}

/** A customer's own fields and deletions must not suffer from the package. */
function checkStandard(field: MetadataFile): Finding[] {
    const findings: Finding[] = [];
    if (!field.object!.includes('__') && !standardFields.includes(`${field.object}.${field.name}`)) {
        findings.push(findingIn(field, 'standard-field', `the package adds only ${standardFields.join(', ')}`));
    }
    const standard = targets(field).filter((target) => !target.includes('__'));
    if (text(field.xml, 'deleteConstraint') === 'Restrict' && standard.length > 0) {
        findings.push(findingIn(field, 'restrict-standard', `nobody could delete a ${standard[0]} because of it`));
    }
    return findings;
}
