/** A field's type in words. */
import { nodes, type PackageMetadata, text, type XmlNode } from '../lib/metadata.ts';
import { code, linkTo, plain } from './markdown.ts';

const names: Record<string, string> = {
    LongTextArea: 'Long text',
    TextArea: 'Text area',
    Html: 'Rich text',
    MultiselectPicklist: 'Picklist, several values',
    MasterDetail: 'Master-detail',
    Summary: 'Roll-up',
    AutoNumber: 'Auto-number',
    DateTime: 'Date and time',
    Url: 'URL'
};

const onDelete: Record<string, string> = {
    Cascade: 'deleted with it',
    Restrict: 'it cannot be deleted',
    SetNull: 'cleared with it'
};

/** Type with length, digits, target or values, as Markdown. `field` is the metadata of a custom field. */
export function fieldType(field: XmlNode): string {
    const type = text(field, 'type');
    const name = names[type] ?? type;
    if (text(field, 'formula') !== '') return `Formula (${name})`;
    switch (type) {
        case 'Text':
        case 'LongTextArea':
        case 'Html':
            return `${name} (${text(field, 'length')})`;
        case 'Number':
        case 'Currency':
        case 'Percent':
            return `${name} (${text(field, 'precision')}, ${text(field, 'scale') || '0'})`;
        case 'Summary':
            return `${name} (${text(field, 'summaryOperation')})`;
        case 'AutoNumber':
            return `${name} ${code(text(field, 'displayFormat'))}`;
        case 'MasterDetail':
            return `${name} to ${target(field)}`;
        case 'Lookup':
            return `${name} to ${target(field)}; ${onDelete[text(field, 'deleteConstraint')] ?? onDelete.SetNull}`;
        case 'MetadataRelationship':
            return `Relationship to ${target(field)}`;
        case 'Picklist':
        case 'MultiselectPicklist':
            return `${name}: ${picklist(field)}`;
        case 'Checkbox':
            return `${name}, ${text(field, 'defaultValue') === 'true' ? 'set' : 'not set'} by default`;
        default:
            return name;
    }
}

/** A value set's values, the default one marked; labels where they differ from what is stored. */
export function valueList(values: readonly XmlNode[]): string {
    return values
        .filter((value) => text(value, 'isActive') !== 'false')
        .map((value) => {
            const stored = text(value, 'fullName');
            const label = text(value, 'label') || stored;
            const notes = [
                label === stored ? '' : `“${plain(label)}”`,
                text(value, 'default') === 'true' ? 'default' : ''
            ].filter(Boolean);
            return `${plain(stored)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
        })
        .join(' · ');
}

/** Heading of a global value set in the data model page. */
export function valueSetHeading(name: string): string {
    return `Value set ${name}`;
}

/** Names of the global value sets that fields use, with those fields. */
export function valueSetUses(metadata: PackageMetadata): Map<string, string[]> {
    const uses = new Map<string, string[]>();
    for (const field of metadata.fields()) {
        const name = text(nodes(field.xml, 'valueSet')[0], 'valueSetName');
        if (name !== '') uses.set(name, [...(uses.get(name) ?? []), `${field.object}.${field.name}`]);
    }
    return uses;
}

function picklist(field: XmlNode): string {
    const [set] = nodes(field, 'valueSet');
    const global = text(set, 'valueSetName');
    const values = global
        ? linkTo(valueSetHeading(global))
        : valueList(nodes(nodes(set, 'valueSetDefinition')[0], 'value'));
    const extensible = text(set, 'restricted') === 'true' ? '' : '; other values may be added';
    const controlling = text(set, 'controllingField');
    return `${values}${extensible}${controlling ? `; depends on ${code(controlling)}` : ''}`;
}

function target(field: XmlNode): string {
    return code(text(field, 'referenceTo'));
}
