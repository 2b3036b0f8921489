import type { Transaction } from '../../../contracts.ts';
import type { FieldModel, FieldType, ObjectModel } from '../../../schema/types.ts';
import { themeOf } from './icons.ts';
import { LAYOUT_LABELS } from './standard-layouts.ts';

/** The id of the record type every object has when it names none. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

const DATA_TYPES: Record<FieldType, string> = {
    id: 'Reference',
    string: 'String',
    textarea: 'TextArea',
    picklist: 'Picklist',
    multipicklist: 'MultiPicklist',
    boolean: 'Boolean',
    int: 'Int',
    long: 'Int',
    double: 'Double',
    currency: 'Currency',
    percent: 'Percent',
    date: 'Date',
    datetime: 'DateTime',
    time: 'Time',
    reference: 'Reference',
    email: 'Email',
    phone: 'Phone',
    url: 'Url',
    address: 'Address',
    base64: 'Base64',
    anytype: 'String'
};

/** Fields the user may read, with the parts of the name and address the UI asks for. */
export function visibleFields(tx: Transaction, object: ObjectModel): FieldModel[] {
    return [...object.fields.values()].filter(
        (field) => field.type !== 'address' && tx.user.fieldRead(object, field.name)
    );
}

/** A field that a form must have a value for: the platform fills none in. */
export function isRequired(field: FieldModel): boolean {
    return (
        !field.nillable &&
        field.createable &&
        field.type !== 'boolean' &&
        field.defaultFormula === null &&
        field.autoNumber === null &&
        !field.picklistValues.some((value) => value.default)
    );
}

/** UI API object-info, as far as the user may read the object. */
export function objectInfo(tx: Transaction, object: ObjectModel): Record<string, unknown> {
    const may = tx.user.object(object);
    const fields = visibleFields(tx, object);
    const types = recordTypeInfos(tx, object);
    return {
        apiName: object.name,
        label: object.label,
        labelPlural: object.labelPlural,
        keyPrefix: object.keyPrefix || null,
        custom: object.custom,
        eTag: `${object.name}-${tx.model.version}`,
        createable: object.createable && may.create,
        updateable: object.updateable && may.edit,
        deletable: object.deletable && may.delete,
        queryable: object.queryable,
        searchable: object.nameField !== null,
        layoutable: object.kind === 'standard' || object.kind === 'custom',
        feedEnabled: false,
        mruEnabled: true,
        nameFields: object.nameField ? [object.nameField.name] : [],
        defaultRecordTypeId: types.find((type) => type.defaultRecordTypeMapping)?.recordTypeId ?? MASTER_RECORD_TYPE,
        dependentFields: {},
        recordTypeInfos: Object.fromEntries(types.map((type) => [type.recordTypeId, type])),
        themeInfo: themeOf(tx.model, object),
        childRelationships: object.children
            .filter((child) => child.name !== null)
            .map((child) => ({
                childObjectApiName: child.childObject,
                fieldName: child.field,
                junctionIdListNames: [],
                relationshipName: child.name
            })),
        fields: Object.fromEntries(fields.map((field) => [field.name, fieldInfo(tx, object, field)]))
    };
}

interface RecordTypeInfo {
    available: boolean;
    defaultRecordTypeMapping: boolean;
    master: boolean;
    name: string;
    recordTypeId: string;
}

/** The object's record types with their ids; the first active one is the default, else the master. */
export function recordTypeInfos(tx: Transaction, object: ObjectModel): RecordTypeInfo[] {
    const master: RecordTypeInfo = {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE
    };
    if (object.recordTypes.length === 0) return [master];
    const rows = tx.data.query({
        soql: 'SELECT Id, DeveloperName, Name, IsActive FROM RecordType WHERE SobjectType = :object ORDER BY Name',
        binds: new Map([['object', object.name]]),
        access: { mode: 'system', sharing: false },
        unlimited: true
    }).rows;
    const own = rows.map((row, index) => ({
        available: row.values['IsActive'] === true,
        defaultRecordTypeMapping: index === 0,
        master: false,
        name: String(row.values['Name']),
        recordTypeId: String(row.values['Id'])
    }));
    return own.length === 0 ? [master] : [...own, { ...master, defaultRecordTypeMapping: false }];
}

/** UI API's description of one field for this user. */
export function fieldInfo(tx: Transaction, object: ObjectModel, field: FieldModel): Record<string, unknown> {
    const mayEdit = tx.user.fieldEdit(object, field.name);
    return {
        apiName: field.name,
        label: LAYOUT_LABELS[field.object]?.[field.name] ?? field.label,
        dataType: DATA_TYPES[field.type],
        extraTypeInfo: field.html ? 'RichTextArea' : field.type === 'textarea' ? 'PlainTextArea' : null,
        calculated: field.formula !== null || field.summary !== null,
        compound: false,
        compoundComponentName: null,
        compoundFieldName: null,
        controllerName: field.controllingField,
        controllingFields: field.controllingField === null ? [] : [field.controllingField],
        createable: field.createable && mayEdit && tx.user.object(object).create,
        custom: field.custom,
        externalId: field.externalId,
        filterable: field.filterable,
        htmlFormatted: field.html,
        inlineHelpText: field.helpText,
        length: field.length,
        nameField: field.nameField,
        polymorphicForeignKey: field.referenceTo.length > 1,
        precision: field.precision,
        reference: field.type === 'reference',
        referenceTargetField: null,
        referenceToInfos: field.referenceTo.map((target) => ({
            apiName: target,
            nameFields: [tx.model.object(target)?.nameField?.name ?? 'Name']
        })),
        relationshipName: field.relationshipName,
        required: isRequired(field),
        scale: field.scale,
        searchPrefilterable: field.type === 'reference',
        sortable: field.sortable,
        unique: field.unique,
        updateable: field.updateable && mayEdit && tx.user.object(object).edit
    };
}
