/** `X__History`: what the platform keeps of changes to an object's tracked fields. */
import { companionObject } from './companion.ts';
import { systemField } from './empty-field.ts';
import type { Namespace } from './names.ts';
import type { FieldModel, FieldType, ObjectModel, PicklistValue } from './types.ts';

/** What `Field` says of the row that tells of a new record. */
export const CREATED = 'created';

/** `DataType` by type of field; all others are `Text`. */
const DATA_TYPES: Partial<Record<FieldType, string>> = {
    boolean: 'Boolean',
    currency: 'Currency',
    date: 'DateOnly',
    datetime: 'DateTime',
    double: 'Double',
    email: 'Email',
    multipicklist: 'MultiEnum',
    percent: 'Percent',
    phone: 'Phone',
    picklist: 'DynamicEnum',
    reference: 'EntityId',
    url: 'Url'
};

/** `DataType` of a field's history; a reference has a second row with the names, which are `Text`. */
export function historyDataType(field: FieldModel): string {
    if (field.html) return 'HtmlStringPlusClob';
    if (field.longText) return 'StringPlusClob';
    return field.type === 'textarea' ? 'MultiLineText' : (DATA_TYPES[field.type] ?? 'Text');
}

/** Fields whose changes are kept. Times are not, whatever their metadata says. */
export function trackedFields(object: ObjectModel): FieldModel[] {
    return [...object.fields.values()].filter((field) => field.tracked && field.type !== 'time');
}

/** The history object of a custom object that keeps history; it has no key prefix in describes, its ids begin with 017. */
export function historyObject(object: ObjectModel, namespace: Namespace): ObjectModel {
    const history = companionObject(object, 'history', namespace);
    const { name } = history;
    const value = (each: string, label = each): PicklistValue => ({ value: each, label, active: true, default: false });
    const dataTypes = new Set(['Text', ...trackedFields(object).map(historyDataType)]);
    for (const field of [
        systemField('Id', name, 'id', { label: 'Object History ID', length: 18, nillable: false }),
        systemField('IsDeleted', name, 'boolean', { label: 'Deleted', nillable: false }),
        systemField('ParentId', name, 'reference', {
            label: 'Parent ID',
            length: 18,
            referenceTo: [object.name],
            relationshipName: 'Parent',
            nillable: false,
            deleteConstraint: 'Cascade'
        }),
        systemField('CreatedById', name, 'reference', {
            label: 'Created By ID',
            length: 18,
            referenceTo: ['User'],
            relationshipName: 'CreatedBy',
            nillable: false
        }),
        systemField('CreatedDate', name, 'datetime', { label: 'Created Date', nillable: false }),
        systemField('Field', name, 'picklist', {
            label: 'Changed Field',
            length: 255,
            nillable: false,
            restrictedPicklist: true,
            picklistValues: [
                value(CREATED, 'Created.'),
                ...trackedFields(object).map((each) => value(each.name, each.label))
            ]
        }),
        systemField('DataType', name, 'picklist', {
            label: 'Datatype',
            length: 40,
            restrictedPicklist: true,
            picklistValues: [...dataTypes].map((each) => value(each))
        }),
        systemField('OldValue', name, 'anytype', { label: 'Old Value', length: 255, filterable: false }),
        systemField('NewValue', name, 'anytype', { label: 'New Value', length: 255, filterable: false })
    ])
        history.fields.set(field.name.toLowerCase(), field);
    return history;
}
