/** Shapes of the UI API, as far as the shell reads them. docs/local-org-http.md shows each with an example. */

export type Scalar = string | number | boolean | null;

export interface FieldValue {
    value: Scalar | RecordData;
    displayValue: string | null;
}

export interface RecordTypeInfo {
    available: boolean;
    defaultRecordTypeMapping: boolean;
    master: boolean;
    name: string;
    recordTypeId: string;
}

export interface RecordData {
    apiName: string;
    id: string;
    fields: Record<string, FieldValue>;
    recordTypeId: string | null;
    recordTypeInfo: RecordTypeInfo | null;
    lastModifiedDate: string | null;
}

export type DataType =
    | 'Address'
    | 'Boolean'
    | 'Currency'
    | 'Date'
    | 'DateTime'
    | 'Double'
    | 'Email'
    | 'Int'
    | 'MultiPicklist'
    | 'Percent'
    | 'Phone'
    | 'Picklist'
    | 'Reference'
    | 'String'
    | 'TextArea'
    | 'Time'
    | 'Url'
    | 'Id';

export interface FieldInfo {
    apiName: string;
    label: string;
    dataType: DataType;
    extraTypeInfo: string | null;
    calculated: boolean;
    compound: boolean;
    compoundFieldName: string | null;
    controllerName: string | null;
    createable: boolean;
    custom: boolean;
    htmlFormatted: boolean;
    inlineHelpText: string | null;
    length: number;
    nameField: boolean;
    precision: number;
    reference: boolean;
    referenceToInfos: { apiName: string; nameFields: string[] }[];
    relationshipName: string | null;
    required: boolean;
    scale: number;
    sortable: boolean;
    updateable: boolean;
}

export interface ObjectInfo {
    apiName: string;
    label: string;
    labelPlural: string;
    keyPrefix: string;
    createable: boolean;
    updateable: boolean;
    deletable: boolean;
    nameFields: string[];
    defaultRecordTypeId: string | null;
    recordTypeInfos: Record<string, RecordTypeInfo>;
    childRelationships: { childObjectApiName: string; fieldName: string; relationshipName: string | null }[];
    fields: Record<string, FieldInfo>;
}

export interface PicklistValue {
    label: string;
    value: string;
    validFor: number[];
}

export interface PicklistValues {
    controllerValues: Record<string, number>;
    defaultValue: PicklistValue | null;
    values: PicklistValue[];
}

export interface LayoutComponent {
    apiName: string | null;
    componentType: 'Field' | 'EmptySpace' | string;
    label: string | null;
}

export interface LayoutItem {
    label: string | null;
    required: boolean;
    editableForNew: boolean;
    editableForUpdate: boolean;
    lookupIdApiName: string | null;
    layoutComponents: LayoutComponent[];
}

export interface LayoutSection {
    id: string;
    heading: string;
    useHeading: boolean;
    collapsible: boolean;
    columns: number;
    layoutRows: { layoutItems: LayoutItem[] }[];
}

export interface Layout {
    objectApiName: string;
    mode: 'View' | 'Edit' | 'Create';
    sections: LayoutSection[];
}

export interface RecordDefaults {
    layout: Layout;
    objectInfos: Record<string, ObjectInfo>;
    record: Pick<RecordData, 'apiName' | 'fields' | 'recordTypeInfo'>;
}

export interface DisplayColumn {
    fieldApiName: string;
    label: string;
    lookupId: string | null;
    sortable: boolean;
}

export interface RelatedListInfo {
    relatedListId: string;
    label: string;
    parentObjectApiName: string;
    objectApiName: string;
    /** The reference of the child that points to the parent. */
    fieldApiName: string;
    createable: boolean;
    displayColumns: DisplayColumn[];
    orderedByInfo: { fieldApiName: string; isAscending: boolean }[];
}

export interface RecordPage {
    count: number;
    totalCount?: number;
    nextPageToken: string | null;
    records: RecordData[];
}

export interface ListUi {
    info: {
        label: string;
        listReference: { id: string; listViewApiName: string; objectApiName: string };
        displayColumns: DisplayColumn[];
        orderedByInfo: { fieldApiName: string; isAscending: boolean }[];
        filteredByInfo: { fieldApiName: string; label: string; operandLabels: string[]; operator: string }[];
    };
    records: RecordPage;
}

export interface VisibilityRule {
    booleanFilter: string | null;
    criteria: { leftValue: string; operator: string; rightValue: string }[];
}

/** One placed component or field of a FlexiPage, with its facets resolved. */
export interface PageItem {
    component?: string;
    field?: string;
    uiBehavior?: string;
    properties?: Record<string, Scalar>;
    visibility?: VisibilityRule | null;
    facets?: Record<string, PageItem[]>;
}

export interface FlexiPage {
    name: string;
    label: string;
    template: string;
    regions: { name: string; items: PageItem[] }[];
}

export interface RecordPageData {
    object: string;
    recordId: string;
    recordTypeId: string | null;
    name: string;
    access: { edit: boolean; delete: boolean };
    compactFields: string[];
    layout: Layout;
    relatedLists: RelatedListInfo[];
    flexiPage: FlexiPage | null;
}

export interface TabPageData {
    tab: string;
    label: string;
    flexiPage: FlexiPage | null;
    component: string | null;
}
