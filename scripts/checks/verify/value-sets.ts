/** Picklists and global value sets: where values come from, and which an org refuses. */
import { picklistValues } from '../lib/field-types.ts';
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

export const title = 'picklists and value sets';

const limits = { values: 1000, characters: 255 };

/** Checks every picklist and global value set of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return [
        ...metadata.fields().flatMap((field) => checkPicklist(field, metadata)),
        ...metadata.ofType('GlobalValueSet').flatMap((set) => checkGlobalSet(set, metadata)),
        ...metadata.ofType('RecordType').flatMap((type) => checkRecordType(type, metadata))
    ];
}

function checkPicklist(field: MetadataFile, metadata: PackageMetadata): Finding[] {
    const [set] = nodes(field.xml, 'valueSet');
    if (set === undefined) return [];
    const [definition] = nodes(set, 'valueSetDefinition');
    const isShared = text(set, 'valueSetName') !== '';
    const findings: Finding[] = [];
    if (isShared === (definition !== undefined)) {
        findings.push(findingIn(field, 'value-set', 'either valueSetDefinition or valueSetName, and not both'));
    }
    if (isShared && text(set, 'restricted') !== 'true') {
        findings.push(findingIn(field, 'value-set', 'a picklist with a global value set is restricted'));
    }
    if (definition !== undefined) findings.push(...checkValues(field, nodes(definition, 'value')));
    return [...findings, ...checkDependency(field, set, metadata)];
}

function checkGlobalSet(set: MetadataFile, metadata: PackageMetadata): Finding[] {
    const isUsed = metadata
        .fields()
        .some((field) => nodes(field.xml, 'valueSet').some((value) => text(value, 'valueSetName') === set.name));
    return [
        ...checkValues(set, nodes(set.xml, 'customValue')),
        ...(text(set.xml, 'masterLabel') === '' ? [findingIn(set, 'value-set', 'has no masterLabel')] : []),
        ...(isUsed ? [] : [findingIn(set, 'value-set-unused', 'no picklist uses it')])
    ];
}

function checkValues(file: MetadataFile, values: XmlNode[]): Finding[] {
    const complain = (message: string) => findingIn(file, 'picklist-value', message);
    const names = values.map((value) => text(value, 'fullName'));
    const labels = values.map((value) => text(value, 'label')).filter((label) => label !== '');
    const defaults = values.filter((value) => text(value, 'default') === 'true').length;
    const tooLong = [...new Set([...names, ...labels])].filter((name) => name.length > limits.characters);
    return [
        ...(values.length === 0 ? [complain('has no values')] : []),
        ...(values.length > limits.values ? [complain(`${values.length} values, ${limits.values} at most`)] : []),
        ...(defaults > 1 ? [complain(`${defaults} values are the default`)] : []),
        ...(names.includes('') ? [complain('a value has no fullName')] : []),
        ...repeated(names).map((name) => complain(`value ${name} is defined twice`)),
        ...repeated(labels).map((label) => complain(`label ${label} is given twice`)),
        ...tooLong.map((name) => complain(`'${name.slice(0, 30)}...' is longer than ${limits.characters} characters`)),
        // The character that separates the values of a multi-select picklist.
        ...names.filter((name) => name.includes(';')).map((name) => complain(`value ${name} contains a semicolon`))
    ];
}

/** A dependent picklist names values that both sides have; both are restricted. */
function checkDependency(field: MetadataFile, set: XmlNode, metadata: PackageMetadata): Finding[] {
    const controlling = text(set, 'controllingField');
    if (controlling === '') return [];
    const complain = (message: string) => findingIn(field, 'dependent-picklist', message);
    const parent = metadata.field(field.object!, controlling);
    if (parent === undefined) return controlling.endsWith('__c') ? [complain(`${controlling} does not exist`)] : [];
    const type = text(parent.xml, 'type');
    if (!['Picklist', 'Checkbox'].includes(type)) return [complain(`${controlling}, a ${type}, cannot control it`)];
    const own = picklistValues(field, metadata);
    const theirs = type === 'Checkbox' ? ['checked', 'unchecked'] : picklistValues(parent, metadata);
    return nodes(set, 'valueSettings').flatMap((setting) => [
        ...unknown(own, [text(setting, 'valueName')]).map((name) => complain(`value ${name} does not exist`)),
        ...unknown(theirs, texts(setting, 'controllingFieldValue')).map((name) =>
            complain(`${controlling} has no value ${name}`)
        )
    ]);
}

/** A record type offers values that its picklists have; special characters are written as in an address. */
function checkRecordType(type: MetadataFile, metadata: PackageMetadata): Finding[] {
    return nodes(type.xml, 'picklistValues').flatMap((list) => {
        const name = text(list, 'picklist');
        const field = metadata.field(type.object!, name);
        if (!name.endsWith('__c')) return [];
        if (field === undefined) return [findingIn(type, 'record-type', `picklist ${name} does not exist`)];
        const values = nodes(list, 'values').map((value) => decodeURIComponent(text(value, 'fullName')));
        return unknown(picklistValues(field, metadata), values).map((value) =>
            findingIn(type, 'record-type', `${name} has no value ${value}`)
        );
    });
}

function unknown(known: string[] | null, names: string[]): string[] {
    return known === null ? [] : names.filter((name) => !known.includes(name));
}
