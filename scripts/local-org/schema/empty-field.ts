import type { FieldModel, FieldType } from './types.ts';

/** A field with the most usual properties: optional, editable, filterable. */
export function emptyField(name: string, object: string, type: FieldType): FieldModel {
    return {
        name,
        localName: name,
        object,
        label: name,
        type,
        custom: false,
        length: 0,
        precision: 0,
        scale: 0,
        nillable: true,
        unique: false,
        caseSensitive: false,
        externalId: false,
        tracked: false,
        createable: true,
        updateable: true,
        filterable: true,
        sortable: true,
        longText: false,
        html: false,
        nameField: false,
        autoNumber: null,
        defaultFormula: null,
        restrictedPicklist: false,
        picklistValues: [],
        controllingField: null,
        referenceTo: [],
        relationshipName: null,
        deleteConstraint: null,
        masterDetail: false,
        reparentable: false,
        formula: null,
        formulaBlankAsZero: false,
        summary: null,
        systemComputed: false,
        helpText: null,
        description: null,
        fieldManageability: null
    };
}

/** A field that the platform fills. */
export function systemField(
    name: string,
    object: string,
    type: FieldType,
    changes: Partial<FieldModel> = {}
): FieldModel {
    return { ...emptyField(name, object, type), createable: false, updateable: false, ...changes };
}
