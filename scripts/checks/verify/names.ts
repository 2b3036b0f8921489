/** Lengths and shapes of names, labels and texts: what an org refuses at deployment. */
import type { Finding } from '../lib/finding.ts';
import { type MetadataFile, nodes, PackageMetadata, text, type XmlNode } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'names and lengths';

/** Longest developer name, without `__c` and the like, where the type has no own limit. */
const nameLimits: Record<string, number> = {
    CustomObject: 40,
    CustomField: 40,
    ValidationRule: 40,
    ListView: 40,
    RecordType: 80,
    CompactLayout: 40,
    ApexClass: 40,
    ApexTrigger: 40,
    CustomTab: 40,
    CustomApplication: 40,
    CustomPermission: 80,
    PermissionSet: 80,
    FlexiPage: 80,
    GlobalValueSet: 40,
    ReportType: 50,
    SharingReason: 40,
    FieldSet: 40,
    QuickAction: 80
};

/** Longest texts by type and element. */
const textLimits: Record<string, Record<string, number>> = {
    CustomObject: { label: 40, pluralLabel: 40, description: 1000 },
    CustomField: {
        label: 40,
        relationshipName: 40,
        relationshipLabel: 80,
        description: 1000,
        inlineHelpText: 510,
        formula: 3900
    },
    ValidationRule: { errorMessage: 255, description: 255, errorConditionFormula: 3900 },
    RecordType: { label: 80, description: 255 },
    ListView: { label: 40 },
    CompactLayout: { label: 40 },
    CustomApplication: { label: 40, description: 255 },
    CustomPermission: { label: 80, description: 255 },
    PermissionSet: { label: 80, description: 255 },
    CustomMetadata: { label: 40 },
    FlexiPage: { masterLabel: 80 },
    // Of value sets and report types the documents give no limit, so these are on the safe side.
    GlobalValueSet: { masterLabel: 40, description: 255 },
    ReportType: { label: 50, description: 255 },
    SharingReason: { label: 40 },
    FieldSet: { label: 40, description: 1000 },
    QuickAction: { label: 80, description: 255 },
    CustomTab: { label: 40 }
};

/** Checks every component of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return [
        ...metadata.files.flatMap((file) => [...checkName(file), ...checkTexts(file)]),
        ...metadata.ofType('CustomLabels').flatMap(checkLabels),
        ...relationshipNamesTwice(metadata)
    ];
}

function checkName(file: MetadataFile): Finding[] {
    const limit = nameLimits[file.type];
    if (limit === undefined) return [];
    const bare = file.name.replace(/__(c|e|mdt|b)$/, '');
    const findings: Finding[] = [];
    if (bare.length > limit) {
        findings.push({
            file: file.file,
            rule: 'name-length',
            message: `${file.name}: ${bare.length} characters, ${limit} at most`
        });
    }
    if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(bare)) {
        findings.push({
            file: file.file,
            rule: 'name-shape',
            message: `${file.name}: letters, digits and single underscores, a letter first, no underscore last`
        });
    }
    // The full name is the file's name; a differing one is refused by the tools that deploy.
    const inside = text(file.xml, 'fullName');
    if (inside !== '' && inside !== file.name) {
        findings.push({
            file: file.file,
            rule: 'name-differs',
            message: `fullName ${inside} in a file named ${file.name}`
        });
    }
    return findings;
}

function checkTexts(file: MetadataFile): Finding[] {
    return [
        ...Object.entries(textLimits[file.type] ?? {}).flatMap(([element, limit]) =>
            tooLong(file, file.xml, element, limit, file.name)
        ),
        ...nodes(file.xml, 'nameField').flatMap((name) => tooLong(file, name, 'label', 40, `${file.name}.nameField`))
    ];
}

function checkLabels(file: MetadataFile): Finding[] {
    const labels = nodes(file.xml, 'labels');
    const names = labels.map((label) => text(label, 'fullName'));
    return [
        ...labels.flatMap((label) =>
            Object.entries({ fullName: 80, shortDescription: 80, value: 1000, categories: 255 }).flatMap(
                ([element, limit]) => tooLong(file, label, element, limit, text(label, 'fullName'))
            )
        ),
        ...names
            .filter((name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== index)
            .map((name) => ({ file: file.file, rule: 'label-twice', message: `label ${name} is defined twice` }))
    ];
}

function tooLong(file: MetadataFile, node: XmlNode, element: string, limit: number, name: string): Finding[] {
    const { length } = text(node, element);
    if (length <= limit) return [];
    return [
        {
            file: file.file,
            rule: 'text-length',
            message: `${name}: ${element} has ${length} characters, ${limit} at most`
        }
    ];
}

/** Child relationship names must differ among all fields that point to the same object. */
function relationshipNamesTwice(metadata: PackageMetadata): Finding[] {
    const seen = new Set<string>();
    const findings: Finding[] = [];
    for (const field of metadata.fields()) {
        const name = text(field.xml, 'relationshipName');
        if (name === '') continue;
        const key = `${text(field.xml, 'referenceTo')}.${name}`.toLowerCase();
        if (seen.has(key)) {
            findings.push({
                file: field.file,
                rule: 'relationship-twice',
                message: `relationship name ${name} is used twice on its parent`
            });
        }
        seen.add(key);
    }
    return findings;
}
