/** A hand-made OrgModel for tests of the data engine: objects from a few words each. */
import { historyObject, trackedFields } from '../../schema/history.ts';
import { Namespace } from '../../schema/names.ts';
import type {
    ChildRelationship,
    FieldModel,
    FieldType,
    ObjectKind,
    ObjectModel,
    OrgModel,
    SharingModel,
    ValidationRuleModel
} from '../../schema/types.ts';

export type FieldSpec = Partial<FieldModel> & { type: FieldType };

export interface ObjectSpec extends Partial<Omit<ObjectModel, 'fields' | 'validationRules'>> {
    prefix: string;
    fields: Record<string, FieldSpec>;
    rules?: { name: string; formula: string; message: string; field?: string }[];
    sharing?: SharingModel;
    /** Without OwnerId: details of a master. */
    noOwner?: boolean;
}

export const text = (length = 255, more: Partial<FieldModel> = {}): FieldSpec => ({ type: 'string', length, ...more });
export const number = (precision = 18, scale = 2, more: Partial<FieldModel> = {}): FieldSpec => ({
    type: 'double',
    precision,
    scale,
    ...more
});
export const reference = (
    target: string | string[],
    relationshipName: string,
    more: Partial<FieldModel> = {}
): FieldSpec => ({
    type: 'reference',
    referenceTo: Array.isArray(target) ? target : [target],
    relationshipName,
    deleteConstraint: 'SetNull',
    ...more
});
export const master = (target: string, relationshipName: string, more: Partial<FieldModel> = {}): FieldSpec =>
    reference(target, relationshipName, { masterDetail: true, nillable: false, deleteConstraint: 'Cascade', ...more });
export const picklist = (values: string[], more: Partial<FieldModel> = {}): FieldSpec => ({
    type: 'picklist',
    length: 255,
    picklistValues: values.map((value) => ({ value, label: `${value} label`, active: true, default: false })),
    ...more
});

function fieldOf(object: string, name: string, spec: FieldSpec): FieldModel {
    return {
        name,
        localName: name,
        object,
        label: name.replace(/__c$/, '').replaceAll('_', ' '),
        custom: name.endsWith('__c'),
        length: 0,
        precision: 0,
        scale: 0,
        nillable: true,
        unique: false,
        caseSensitive: false,
        externalId: false,
        tracked: false,
        createable: spec.formula == null && spec.summary == null && spec.autoNumber == null,
        updateable: spec.formula == null && spec.summary == null && spec.autoNumber == null,
        filterable: true,
        sortable: true,
        longText: false,
        html: false,
        nameField: name === 'Name',
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
        fieldManageability: null,
        ...spec
    };
}

function systemFields(noOwner: boolean): Record<string, FieldSpec> {
    const audit = { createable: false, updateable: false };
    return {
        Id: { type: 'id', length: 18, ...audit },
        ...(noOwner ? {} : { OwnerId: reference('User', 'Owner', { deleteConstraint: null }) }),
        IsDeleted: { type: 'boolean', ...audit },
        CreatedDate: { type: 'datetime', ...audit },
        CreatedById: reference('User', 'CreatedBy', { ...audit, deleteConstraint: null }),
        LastModifiedDate: { type: 'datetime', ...audit },
        LastModifiedById: reference('User', 'LastModifiedBy', { ...audit, deleteConstraint: null }),
        SystemModstamp: { type: 'datetime', ...audit }
    };
}

function objectOf(name: string, spec: ObjectSpec): ObjectModel {
    const custom = name.endsWith('__c');
    const all = { ...systemFields(spec.noOwner ?? false), ...spec.fields };
    const fields = new Map(Object.entries(all).map(([key, field]) => [key.toLowerCase(), fieldOf(name, key, field)]));
    const rules: ValidationRuleModel[] = (spec.rules ?? []).map((rule) => ({
        name: rule.name,
        active: true,
        formula: rule.formula,
        message: rule.message,
        errorField: rule.field ?? null
    }));
    const { prefix, fields: _fields, rules: _rules, noOwner: _noOwner, ...rest } = spec;
    return {
        name,
        localName: name,
        label: name.replace(/__c$/, '').replaceAll('_', ' '),
        labelPlural: `${name}s`,
        keyPrefix: prefix,
        kind: (custom ? 'custom' : 'standard') as ObjectKind,
        custom,
        createable: true,
        updateable: true,
        deletable: true,
        undeletable: true,
        queryable: true,
        hasRecycleBin: true,
        sharing: spec.sharing ?? 'ReadWrite',
        masters: [...fields.values()].filter((field) => field.masterDetail),
        fields,
        children: [],
        recordTypes: [],
        validationRules: rules,
        fieldSets: new Map(),
        nameField: [...fields.values()].find((field) => field.nameField) ?? null,
        description: null,
        sharedObject: null,
        trackedObject: null,
        ...rest
    };
}

let versions = 0;

/** Builds a model; child relationships follow from the references (`childName` of a spec, else `<Child>s`), history objects from tracked fields. */
export function buildModel(specs: Record<string, ObjectSpec>, childNames: Record<string, string> = {}): OrgModel {
    const objects = new Map(Object.entries(specs).map(([name, spec]) => [name.toLowerCase(), objectOf(name, spec)]));
    for (const object of [...objects.values()].filter((each) => trackedFields(each).length > 0)) {
        const history = historyObject(object, new Namespace(''));
        objects.set(history.name.toLowerCase(), history);
    }
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            for (const target of field.referenceTo) {
                const relationship: ChildRelationship = {
                    name: childNames[`${object.name}.${field.name}`] ?? null,
                    childObject: object.name,
                    field: field.name,
                    cascadeDelete: field.deleteConstraint === 'Cascade',
                    restrictedDelete: field.deleteConstraint === 'Restrict'
                };
                objects.get(target.toLowerCase())?.children.push(relationship);
            }
        }
    }
    const objectNamed = (name: string) => objects.get(name.toLowerCase());
    const find = (object: string | ObjectModel) => (typeof object === 'string' ? objectNamed(object) : object);
    return {
        version: ++versions,
        namespace: '',
        objects,
        labels: new Map(),
        customMetadata: [],
        permissionSets: [],
        customPermissions: [],
        ui: {},
        staticResources: [],
        apex: [],
        object: objectNamed,
        field: (object, name) => find(object)?.fields.get(name.toLowerCase()),
        relationship: (object, name) =>
            [...(find(object)?.fields.values() ?? [])].find(
                (field) => field.relationshipName?.toLowerCase() === name.toLowerCase()
            ),
        childRelationship: (object, name) =>
            find(object)?.children.find((child) => child.name?.toLowerCase() === name.toLowerCase()),
        objectByPrefix: (prefix) => [...objects.values()].find((object) => object.keyPrefix === prefix),
        qualify: (name) => name
    };
}
