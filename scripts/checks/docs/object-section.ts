/** The dictionary's entry of one object: what it is for, its fields, rules and calculations, its shipped records. */
import { isOwn, labelOf, mastersOf, nameFieldOf } from '../lib/domains.ts';
import { type MetadataFile, nodes, type PackageMetadata, text, texts } from '../lib/metadata.ts';
import { fieldType } from './field-type.ts';
import { code, page, plain, table } from './markdown.ts';
import { shippedRecords } from './metadata-records.ts';

/** The entry of an object, standard or custom, with the heading that the table of contents links to. */
export function objectSection(metadata: PackageMetadata, object: string): string {
    const fields = metadata.fields(object).sort((a, b) => a.name.localeCompare(b.name, 'en'));
    return page([
        `### ${object}`,
        isOwn(object) ? purpose(metadata, object) : 'A standard object; these are the fields that the package adds.',
        table(['Field', 'Label', 'Type', 'Rules', 'Description'], fields.map(fieldRow)),
        rules(metadata, object),
        calculations(fields),
        object.endsWith('__mdt') ? shippedRecords(metadata, object) : ''
    ]);
}

function purpose(metadata: PackageMetadata, object: string): string {
    const { xml } = metadata.find('CustomObject', object)!;
    const facts = [
        `**${plain(labelOf(metadata, object))}**`,
        ...(object.endsWith('__c') ? recordFacts(metadata, object) : []),
        ...(object.endsWith('__e') ? [`event, ${plain(text(xml, 'publishBehavior'))}`] : []),
        ...(object.endsWith('__mdt') ? [`custom metadata type, ${text(xml, 'visibility').toLowerCase()}`] : [])
    ];
    return page([plain(text(xml, 'description')), facts.join(' · ')]);
}

const sharing: Record<string, string> = {
    ControlledByParent: 'shared with its master',
    Private: 'private',
    Read: 'public, read only',
    ReadWrite: 'public, read and write'
};

/** Sharing, name, history and activities of an object with records. */
function recordFacts(metadata: PackageMetadata, object: string): string[] {
    const { xml } = metadata.find('CustomObject', object)!;
    const masters = mastersOf(metadata, object).map(code).join(' and ');
    const model = text(xml, 'sharingModel');
    const name = nameFieldOf(metadata, object);
    const format = name.format === '' ? '' : ` ${code(name.format)}`;
    return [
        model === 'ControlledByParent' ? `shared with ${masters}` : (sharing[model] ?? model),
        `name “${plain(name.label)}” (${name.type === 'AutoNumber' ? `auto-number${format}` : name.type})`,
        text(xml, 'enableHistory') === 'true' ? 'history' : 'no history',
        text(xml, 'enableActivities') === 'true' ? 'activities' : 'no activities'
    ];
}

function fieldRow({ name, xml }: MetadataFile): string[] {
    const is = (element: string) => text(xml, element) === 'true';
    const groups = texts(xml, 'complianceGroup').join(', ').replaceAll(';', ', ');
    const facts = [
        is('required') || text(xml, 'type') === 'MasterDetail' ? 'required' : '',
        is('reparentableMasterDetail') ? 'can move' : '',
        is('unique') ? (is('caseSensitive') ? 'unique, case-sensitive' : 'unique') : '',
        is('externalId') ? 'external id' : '',
        text(xml, 'defaultValue') !== '' && text(xml, 'type') !== 'Checkbox'
            ? `default ${code(text(xml, 'defaultValue'))}`
            : '',
        is('trackHistory') ? 'history' : '',
        managed[text(xml, 'fieldManageability')] ?? '',
        text(xml, 'securityClassification') === '' ? '' : `security: ${plain(text(xml, 'securityClassification'))}`,
        groups === '' ? '' : `compliance: ${plain(groups)}`
    ];
    return [
        code(name),
        plain(text(xml, 'label')),
        fieldType(xml),
        facts.filter(Boolean).join(', '),
        plain(text(xml, 'description'))
    ];
}

/** Who may change a value of custom metadata after installation. */
const managed: Record<string, string> = {
    DeveloperControlled: 'changed by upgrades only',
    SubscriberControlled: 'changed by the org',
    Locked: 'never changed'
};

function rules(metadata: PackageMetadata, object: string): string {
    const all = metadata.ofType('ValidationRule').filter((rule) => rule.object === object);
    const rows = all.map(({ name, xml }) => [
        `${code(name)}${text(xml, 'active') === 'true' ? '' : ' (inactive)'}`,
        plain(text(xml, 'description')),
        plain(text(xml, 'errorMessage')),
        text(xml, 'errorDisplayField') === '' ? 'the page' : code(text(xml, 'errorDisplayField'))
    ]);
    return rows.length === 0
        ? ''
        : page(['Validation rules:', table(['Rule', 'Demands', 'Message', 'Shown at'], rows)]);
}

function calculations(fields: readonly MetadataFile[]): string {
    const rows = fields.flatMap(({ name, xml }) => {
        if (text(xml, 'formula') !== '') return [[code(name), 'formula', code(text(xml, 'formula'))]];
        return text(xml, 'type') === 'Summary' ? [[code(name), 'roll-up', rollUp(xml)]] : [];
    });
    return rows.length === 0 ? '' : page(['Calculated fields:', table(['Field', '', 'Source'], rows)]);
}

const operators: Record<string, string> = {
    equals: '=',
    notEqual: '≠',
    lessThan: '<',
    greaterThan: '>',
    lessOrEqual: '≤',
    greaterOrEqual: '≥'
};

function rollUp(field: MetadataFile['xml']): string {
    const [child = '', reference = ''] = text(field, 'summaryForeignKey').split('.');
    const summed = text(field, 'summarizedField').split('.').at(-1) ?? '';
    const operation = text(field, 'summaryOperation');
    const what = operation === 'count' ? `count of ${code(child)}` : `${operation} of ${code(`${child}.${summed}`)}`;
    const filters = nodes(field, 'summaryFilterItems').map((filter) => {
        const operator = text(filter, 'operation');
        const value = text(filter, 'value');
        return `${code(text(filter, 'field').split('.').at(-1)!)} ${operators[operator] ?? operator} ${value === '' ? 'empty' : code(value)}`;
    });
    return `${what} by ${code(reference)}${filters.length > 0 ? `, where ${filters.join(' and ')}` : ''}`;
}
