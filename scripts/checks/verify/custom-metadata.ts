/** Records of custom metadata types: values that fit their fields, and none missing that is required. */
import { isCalculated, picklistValues, targets } from '../lib/field-types.ts';
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, nodes, PackageMetadata, repeated, text, type XmlNode } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'custom metadata records';

/** What `xsi:type` says of the values of a field; texts where nothing is listed. */
const schemaTypes: Record<string, readonly string[]> = {
    Checkbox: ['xsd:boolean'],
    Number: ['xsd:double', 'xsd:int'],
    Percent: ['xsd:double', 'xsd:int'],
    Date: ['xsd:date'],
    DateTime: ['xsd:dateTime']
};
const shapes: Record<string, RegExp> = {
    Checkbox: /^(true|false)$/,
    Number: /^-?\d+(\.\d+)?(E-?\d+)?$/,
    Percent: /^-?\d+(\.\d+)?(E-?\d+)?$/,
    Date: /^\d{4}-\d\d-\d\d$/,
    DateTime: /^\d{4}-\d\d-\d\dT/
};
/** Characters that a value has where the field does not say so. */
const lengths: Record<string, number> = { TextArea: 255, Url: 255, Email: 80, Phone: 40 };

/** Checks every custom metadata record of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return metadata.ofType('CustomMetadata').flatMap((record) => checkRecord(record, metadata));
}

function checkRecord(record: MetadataFile, metadata: PackageMetadata): Finding[] {
    const [type = '', name = ''] = record.name.split('.');
    const fields = metadata.fields(`${type}__mdt`);
    const values = new Map(nodes(record.xml, 'values').map((value) => [text(value, 'field'), value]));
    const faults = [
        ...(text(record.xml, 'label') === '' ? ['has no label'] : []),
        ...(name.length <= 40 && /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name)
            ? []
            : [`${name} is no name of 40 characters`]),
        ...repeated(nodes(record.xml, 'values').map((value) => text(value, 'field'))).map(
            (field) => `${field} is there twice`
        ),
        ...fields
            .filter((field) => text(field.xml, 'required') === 'true' && text(values.get(field.name), 'value') === '')
            .map((field) => `${field.name} is required`),
        ...fields
            .filter((field) => !isCalculated(field))
            .flatMap((field) => {
                const value = values.get(field.name);
                return value === undefined ? [] : valueFaults(field, value, metadata);
            })
    ];
    return faults.map((fault) => findingIn(record, 'record-value', fault));
}

function valueFaults(field: MetadataFile, value: XmlNode, metadata: PackageMetadata): string[] {
    const [attributes] = nodes(value, 'value');
    const content = text(value, 'value');
    if (attributes?.['@xsi:nil'] === 'true' || content === '') return [];
    const type = text(field.xml, 'type');
    const declared = attributes?.['@xsi:type'];
    const wanted = schemaTypes[type] ?? ['xsd:string'];
    const most = Number(text(field.xml, 'length') || lengths[type] || Number.POSITIVE_INFINITY);
    const values = type === 'Picklist' ? picklistValues(field, metadata) : null;
    const faults = [
        wanted.includes(String(declared)) ? '' : `xsi:type is ${String(declared)}, not ${wanted[0]}`,
        shapes[type]?.test(content) === false ? `'${content}' is no ${type}` : '',
        content.length > most ? `${content.length} characters, ${most} at most` : '',
        values?.includes(content) === false ? `there is no value ${content}` : '',
        ['Number', 'Percent'].includes(type) && !fitsDigits(field, content) ? `${content} has too many digits` : '',
        targetFault(field, content, metadata)
    ];
    return faults.filter((fault) => fault !== '').map((fault) => `${field.name}: ${fault}`);
}

function fitsDigits(field: MetadataFile, content: string): boolean {
    const scale = Number(text(field.xml, 'scale'));
    const value = Number(content);
    const isWhole = Number.isInteger(Number((value * 10 ** scale).toFixed(6)));
    return isWhole && Math.abs(value) < 10 ** (Number(text(field.xml, 'precision')) - scale);
}

/** What a relationship names must exist: a record of ours, or one of our objects. */
function targetFault(field: MetadataFile, content: string, metadata: PackageMetadata): string {
    const [target = ''] = targets(field);
    if (target.endsWith('__mdt')) {
        const name = `${target.replace(/__mdt$/, '')}.${content.split('.').at(-1)}`;
        return metadata.find('CustomMetadata', name) === undefined ? `record ${name} does not exist` : '';
    }
    if (target === 'EntityDefinition' && content.endsWith('__c'))
        return metadata.find('CustomObject', content) === undefined ? `object ${content} does not exist` : '';
    return '';
}
