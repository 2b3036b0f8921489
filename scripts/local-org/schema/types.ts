/**
 * The org's schema as every other part of the local org sees it: an immutable snapshot made by `loadOrgModel`
 * from metadata XML and the standard objects. Nothing here knows SQL or Apex.
 *
 * Names: `name` is what the platform would return in this org (with the namespace prefix when the org runs the
 * package under a namespace); `localName` is the name as written in the package's source. Look-ups ignore case and
 * accept both.
 */

/** Describe types, lower case, as in Schema.DisplayType and REST describe. */
export type FieldType =
    | 'id'
    | 'string'
    | 'textarea'
    | 'picklist'
    | 'multipicklist'
    | 'boolean'
    | 'int'
    | 'long'
    | 'double'
    | 'currency'
    | 'percent'
    | 'date'
    | 'datetime'
    | 'time'
    | 'reference'
    | 'email'
    | 'phone'
    | 'url'
    | 'address'
    | 'base64'
    | 'anytype';

export interface PicklistValue {
    value: string;
    label: string;
    active: boolean;
    default: boolean;
}

export interface SummaryModel {
    operation: 'count' | 'sum' | 'min' | 'max';
    /** Detail object and its master-detail field, canonical names. */
    childObject: string;
    foreignKey: string;
    /** The summarised field of the detail; null for count. */
    childField: string | null;
    filters: {
        field: string;
        operation:
            | 'equals'
            | 'notEqual'
            | 'lessThan'
            | 'greaterThan'
            | 'lessOrEqual'
            | 'greaterOrEqual'
            | 'contains'
            | 'notContain'
            | 'startsWith';
        value: string;
    }[];
}

export interface FieldModel {
    name: string;
    localName: string;
    object: string;
    label: string;
    type: FieldType;
    custom: boolean;
    /** Characters, for text-like fields; 0 otherwise. */
    length: number;
    /** Digits in all, and behind the point, for numbers; 0 otherwise. */
    precision: number;
    scale: number;
    /** False when a value must be there on save. */
    nillable: boolean;
    unique: boolean;
    caseSensitive: boolean;
    externalId: boolean;
    /** Changes are kept in `X__History`. */
    tracked: boolean;
    createable: boolean;
    updateable: boolean;
    filterable: boolean;
    sortable: boolean;
    /** Long text areas and rich text, where length > 255 and filtering is refused. */
    longText: boolean;
    html: boolean;
    nameField: boolean;
    /** Auto-number display format, e.g. `KA-{00000}`. */
    autoNumber: string | null;
    /** Source of the default value as a formula, or null. Picklist defaults are in picklistValues. */
    defaultFormula: string | null;
    restrictedPicklist: boolean;
    picklistValues: PicklistValue[];
    controllingField: string | null;
    /** Allowed targets of a reference, canonical names; more than one = polymorphic. */
    referenceTo: string[];
    /** `Tier__r`, `Owner`; null when the reference cannot be walked. */
    relationshipName: string | null;
    deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | null;
    masterDetail: boolean;
    reparentable: boolean;
    /** Formula source of a calculated field; such a field is not stored. */
    formula: string | null;
    formulaBlankAsZero: boolean;
    summary: SummaryModel | null;
    /** Filled by the platform from other fields (Contact.Name, Opportunity.IsWon): a formula in `formula` or the store's own rule. */
    systemComputed: boolean;
    helpText: string | null;
    description: string | null;
    /** CMDT relationship fields and metadata-only attributes. */
    fieldManageability: string | null;
}

export interface ChildRelationship {
    /** `Team_Members__r`, `Contacts`; null when it has no name. */
    name: string | null;
    childObject: string;
    field: string;
    cascadeDelete: boolean;
    restrictedDelete: boolean;
}

export interface RecordTypeModel {
    developerName: string;
    name: string;
    label: string;
    active: boolean;
    description: string | null;
    /** Allowed values per picklist field (canonical name). */
    picklists: Map<string, { value: string; default: boolean }[]>;
}

export interface ValidationRuleModel {
    name: string;
    active: boolean;
    /** Formula that is true when the record is NOT acceptable. */
    formula: string;
    message: string;
    /** Canonical field name the message belongs to, or null for the record. */
    errorField: string | null;
}

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'FullAccess';
export type ObjectKind = 'standard' | 'custom' | 'metadata' | 'setting' | 'event' | 'share' | 'history' | 'system';

export interface ObjectModel {
    name: string;
    localName: string;
    label: string;
    labelPlural: string;
    keyPrefix: string;
    kind: ObjectKind;
    custom: boolean;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    undeletable: boolean;
    queryable: boolean;
    /** Deleted rows go to the recycle bin (false for shares, metadata, events). */
    hasRecycleBin: boolean;
    sharing: SharingModel;
    /** Master-detail fields in relationship order; for standard objects that are ControlledByParent the lookup that controls access (`masterDetail` tells). */
    masters: FieldModel[];
    /** Keyed by lower-case canonical name, read with any case and with or without the prefix; iterate for declaration order. */
    fields: Map<string, FieldModel>;
    children: ChildRelationship[];
    recordTypes: RecordTypeModel[];
    validationRules: ValidationRuleModel[];
    fieldSets: Map<string, string[]>;
    nameField: FieldModel | null;
    description: string | null;
    /** For `X__Share`: the object it shares; null otherwise. */
    sharedObject: string | null;
    /** For `X__History`: the object whose changes it keeps; null otherwise. */
    trackedObject: string | null;
}

export interface CustomMetadataRecord {
    object: string;
    developerName: string;
    label: string;
    protected: boolean;
    /** Canonical field name -> raw value (string, number, boolean, ISO date, or null). */
    values: Map<string, string | number | boolean | null>;
}

export interface PermissionSetModel {
    /** Developer name, without prefix. Keys below are lower case canonical names; look-ups ignore case and accept names with or without the prefix (in `fields` the whole key must be canonical). */
    name: string;
    label: string;
    description: string | null;
    isProfile: boolean;
    objects: Map<
        string,
        { create: boolean; read: boolean; edit: boolean; delete: boolean; viewAll: boolean; modifyAll: boolean }
    >;
    /** `Object.Field`, lower case canonical. */
    fields: Map<string, { read: boolean; edit: boolean }>;
    classes: Set<string>;
    customPermissions: Set<string>;
    userPermissions: Set<string>;
    tabs: Map<string, 'Visible' | 'Available' | 'None'>;
    applications: Map<string, { visible: boolean; default: boolean }>;
    customMetadata: Set<string>;
}

/** Raw values: what the store, formulas and metadata speak. Dates are `YYYY-MM-DD`, datetimes epoch ms, times ms of the day. */
export type RawValue = string | number | boolean | null;

export interface OrgModel {
    /** Grows by one with each reload; caches keyed by it die with it. */
    readonly version: number;
    /** Namespace prefix without underscores, or '' when the package runs unmanaged. */
    readonly namespace: string;
    readonly objects: ReadonlyMap<string, ObjectModel>;
    readonly labels: ReadonlyMap<string, string>;
    readonly customMetadata: readonly CustomMetadataRecord[];
    readonly permissionSets: readonly PermissionSetModel[];
    readonly customPermissions: readonly { name: string; label: string }[];
    /** Parsed XML (fast-xml-parser objects) of the metadata that only the shell reads: 'applications', 'flexipages', 'layouts', 'tabs', 'listViews', 'compactLayouts', 'quickActions', ... keyed by full name. */
    readonly ui: Readonly<Record<string, ReadonlyMap<string, unknown>>>;
    /** Static resources that are one file; archives that the sources hold unpacked have none. */
    readonly staticResources: readonly { name: string; contentType: string; file: string }[];
    /** Apex sources found: class, trigger. */
    readonly apex: readonly ApexSource[];
    /** Look-ups ignore case and accept names with or without the namespace prefix; undefined when there is none. */
    object(name: string): ObjectModel | undefined;
    field(object: string | ObjectModel, name: string): FieldModel | undefined;
    /** The reference field behind a parent relationship name (`Tier__r`, `Owner`). */
    relationship(object: string | ObjectModel, name: string): FieldModel | undefined;
    childRelationship(object: string | ObjectModel, name: string): ChildRelationship | undefined;
    objectByPrefix(keyPrefix: string): ObjectModel | undefined;
    /** Adds the namespace to a name of the package's own (`Key_Account__c`, `Tier__r`, `MyClass` stays as is where no prefix applies). */
    qualify(localName: string): string;
}

export interface ApexSource {
    kind: 'class' | 'trigger';
    name: string;
    /** Path relative to the project, for messages. */
    path: string;
    text: string;
    apiVersion: number;
}
