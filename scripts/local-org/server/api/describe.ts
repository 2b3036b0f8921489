import type { Transaction } from '../../contracts.ts';
import type { FieldModel, ObjectModel } from '../../schema/types.ts';
import { readableFields } from './record-io.ts';

const SOAP_TYPES: Record<string, string> = {
    id: 'tns:ID',
    reference: 'tns:ID',
    boolean: 'xsd:boolean',
    int: 'xsd:int',
    double: 'xsd:double',
    currency: 'xsd:double',
    percent: 'xsd:double',
    date: 'xsd:date',
    datetime: 'xsd:dateTime',
    time: 'xsd:time',
    base64: 'xsd:base64Binary'
};

/** REST's list of the objects the user may see. */
export function describeSummary(tx: Transaction): unknown {
    const sobjects = [...tx.model.objects.values()]
        .filter((object) => object.queryable && tx.user.object(object).read)
        .map((object) => objectFlags(tx, object));
    return { encoding: 'UTF-8', maxBatchSize: 200, sobjects };
}

/** REST's describe of one object, as far as the user may read its fields. */
export function describeObject(tx: Transaction, object: ObjectModel): unknown {
    return {
        ...objectFlags(tx, object),
        fields: readableFields(tx, object).map((field) => describeField(tx, object, field)),
        childRelationships: object.children.map((child) => ({
            cascadeDelete: child.cascadeDelete,
            childSObject: child.childObject,
            deprecatedAndHidden: false,
            field: child.field,
            relationshipName: child.name,
            restrictedDelete: child.restrictedDelete
        })),
        recordTypeInfos: [
            ...object.recordTypes.map((type) => ({
                active: type.active,
                available: true,
                defaultRecordTypeMapping: false,
                developerName: type.developerName,
                master: false,
                name: type.label
            })),
            {
                active: true,
                available: true,
                defaultRecordTypeMapping: true,
                developerName: 'Master',
                master: true,
                name: 'Master',
                recordTypeId: '012000000000000AAA'
            }
        ]
    };
}

function objectFlags(tx: Transaction, object: ObjectModel): Record<string, unknown> {
    const may = tx.user.object(object);
    return {
        name: object.name,
        label: object.label,
        labelPlural: object.labelPlural,
        keyPrefix: object.keyPrefix || null,
        custom: object.custom,
        customSetting: object.kind === 'setting',
        createable: object.createable && may.create,
        updateable: object.updateable && may.edit,
        deletable: object.deletable && may.delete,
        undeletable: object.undeletable && may.delete,
        queryable: object.queryable,
        retrieveable: object.queryable,
        searchable: object.nameField !== null,
        layoutable: object.kind === 'standard' || object.kind === 'custom',
        triggerable: true,
        urls: {
            sobject: `/services/data/v68.0/sobjects/${object.name}`,
            describe: `/services/data/v68.0/sobjects/${object.name}/describe`
        }
    };
}

function describeField(tx: Transaction, object: ObjectModel, field: FieldModel): Record<string, unknown> {
    const mayEdit = tx.user.fieldEdit(object, field.name);
    return {
        name: field.name,
        label: field.label,
        type: field.type,
        soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
        length: field.length,
        precision: field.precision,
        scale: field.scale,
        nillable: field.nillable,
        unique: field.unique,
        caseSensitive: field.caseSensitive,
        externalId: field.externalId,
        autoNumber: field.autoNumber !== null,
        calculated: field.formula !== null || field.summary !== null,
        calculatedFormula: field.formula,
        createable: field.createable && mayEdit,
        updateable: field.updateable && mayEdit,
        filterable: field.filterable,
        sortable: field.sortable,
        custom: field.custom,
        nameField: field.nameField,
        idLookup: field.externalId || field.name === 'Id',
        htmlFormatted: field.html,
        restrictedPicklist: field.restrictedPicklist,
        picklistValues: field.picklistValues.map((value) => ({
            active: value.active,
            defaultValue: value.default,
            label: value.label,
            value: value.value,
            validFor: null
        })),
        referenceTo: field.referenceTo,
        relationshipName: field.relationshipName,
        relationshipOrder: field.masterDetail ? object.masters.indexOf(field) : null,
        cascadeDelete: field.deleteConstraint === 'Cascade',
        restrictedDelete: field.deleteConstraint === 'Restrict',
        writeRequiresMasterRead: false,
        polymorphicForeignKey: field.referenceTo.length > 1,
        defaultValueFormula: field.defaultFormula,
        inlineHelpText: field.helpText,
        permissionable: field.custom && field.nillable && !field.masterDetail
    };
}
