import type { Transaction } from '../../../contracts.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';
import { child, children, components, flag, text, type Xml } from './metadata.ts';
import { isRequired, MASTER_RECORD_TYPE, visibleFields } from './object-info.ts';
import { LAYOUT_LABELS, REQUIRED_ON_LAYOUTS, STANDARD_LAYOUTS } from './standard-layouts.ts';

export interface LayoutItem {
    label: string | null;
    required: boolean;
    editableForNew: boolean;
    editableForUpdate: boolean;
    sortable: boolean;
    lookupIdApiName: string | null;
    layoutComponents: { apiName: string | null; componentType: 'Field' | 'EmptySpace'; label: string | null }[];
}

export interface LayoutSection {
    id: string;
    heading: string;
    useHeading: boolean;
    collapsible: boolean;
    columns: number;
    rows: number;
    tabOrder: 'TopDown' | 'LeftRight';
    layoutRows: { layoutItems: LayoutItem[] }[];
}

export interface Layout {
    id: string;
    layoutType: 'Full' | 'Compact';
    mode: string;
    objectApiName: string;
    recordTypeId: string;
    eTag: string;
    sections: LayoutSection[];
}

const SYSTEM_FIELDS = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];

/** The page layout's metadata of the package for an object, or undefined. */
export function layoutXml(tx: Transaction, object: ObjectModel): Xml | undefined {
    return components(tx.model, 'layouts').find(
        ([name]) => tx.model.object(name.split('-')[0] as string) === object
    )?.[1];
}

/** The layout that the user sees in the mode: the package's, a standard object's, or one generated from the fields. */
export function layoutFor(
    tx: Transaction,
    object: ObjectModel,
    mode: string,
    recordTypeId = MASTER_RECORD_TYPE
): Layout {
    const xml = layoutXml(tx, object);
    const sections = xml ? fromXml(tx, object, xml, mode) : generated(tx, object, mode);
    return {
        id: `layout-${object.name}`,
        layoutType: 'Full',
        mode,
        objectApiName: object.name,
        recordTypeId,
        eTag: `${object.name}-${mode}-${tx.model.version}`,
        sections
    };
}

/** A compact layout in the shape of a layout: one section with one row per field. */
export function compactLayoutFor(tx: Transaction, object: ObjectModel, mode: string): Layout {
    const items = compactFields(tx, object).map((name) => [
        item(tx, object, object.fields.get(name.toLowerCase()) as FieldModel, mode, false)
    ]);
    return {
        ...layoutFor(tx, object, mode),
        layoutType: 'Compact',
        sections: [section('compact', '', 1, items, mode === 'View')]
    };
}

/** Canonical names of the fields that the highlights panel shows: the record's name first. */
export function compactFields(tx: Transaction, object: ObjectModel): string[] {
    const xml = components(tx.model, 'compactLayouts').find(
        ([name]) => tx.model.object(name.split('.')[0] as string) === object
    )?.[1];
    const own = xml
        ? children(xml, 'fields').map(String)
        : (STANDARD_LAYOUTS[object.name]?.compact ?? defaultCompact(tx, object));
    const names = own
        .map((name) => tx.model.field(object, name))
        .filter((field) => field !== undefined && tx.user.fieldRead(object, field.name)) as FieldModel[];
    const nameField = object.nameField ? [object.nameField] : [];
    return [...new Set([...nameField, ...names])].map((field) => field.name);
}

function defaultCompact(tx: Transaction, object: ObjectModel): string[] {
    return visibleFields(tx, object)
        .filter((field) => field.custom && !field.longText)
        .slice(0, 5)
        .map((field) => field.name);
}

/** Names of all fields on a layout, in order. */
export function layoutFields(layout: Layout): string[] {
    return layout.sections.flatMap((part) =>
        part.layoutRows.flatMap((row) =>
            row.layoutItems.flatMap((entry) => entry.layoutComponents.flatMap((component) => component.apiName ?? []))
        )
    );
}

function fromXml(tx: Transaction, object: ObjectModel, xml: Xml, mode: string): LayoutSection[] {
    const sections: LayoutSection[] = [];
    children(xml, 'layoutSections').forEach((sectionXml, index) => {
        if (text(sectionXml, 'style') === 'CustomLinks') return;
        if (mode === 'Create' || mode === 'Edit' ? text(sectionXml, 'editHeading') === 'hidden' : false) return;
        const columns = children(sectionXml, 'layoutColumns').map((column) =>
            children(column, 'layoutItems')
                .map((itemXml) => itemFromXml(tx, object, itemXml, mode))
                .filter((entry): entry is LayoutItem => entry !== null)
        );
        if (columns.every((column) => column.length === 0)) return;
        const heading = text(sectionXml, 'label') ?? '';
        sections.push({
            ...section(
                `s${index}`,
                heading,
                columns.length,
                rowsOf(columns),
                heading !== '' && flag(sectionXml, mode === 'View' ? 'detailHeading' : 'editHeading')
            )
        });
    });
    return sections;
}

function itemFromXml(tx: Transaction, object: ObjectModel, itemXml: Xml, mode: string): LayoutItem | null {
    const name = text(itemXml, 'field');
    if (name === null) return child(itemXml, 'emptySpace') === undefined ? null : emptySpace();
    const field = tx.model.field(object, name);
    if (!field || !tx.user.fieldRead(object, field.name)) return null;
    const behavior = text(itemXml, 'behavior');
    const entry = item(tx, object, field, mode, behavior === 'Required');
    return behavior === 'Readonly' ? { ...entry, editableForNew: false, editableForUpdate: false } : entry;
}

function item(tx: Transaction, object: ObjectModel, field: FieldModel, _mode: string, required: boolean): LayoutItem {
    const may = tx.user.object(object);
    const mayEdit = tx.user.fieldEdit(object, field.name);
    const label = labelOf(field);
    return {
        label,
        required: required || isRequired(field),
        editableForNew: field.createable && mayEdit && may.create,
        editableForUpdate: field.updateable && mayEdit && may.edit,
        sortable: field.sortable,
        lookupIdApiName: field.type === 'reference' ? field.name : null,
        layoutComponents: [{ apiName: field.name, componentType: 'Field', label }]
    };
}

/** A field's label on a page: standard look-ups lose their trailing ` ID`, some standard fields have a shorter one. */
export function labelOf(field: FieldModel): string {
    const short = LAYOUT_LABELS[field.object]?.[field.name];
    if (short !== undefined) return short;
    return field.type === 'reference' && !field.custom ? field.label.replace(/ ID$/, '') : field.label;
}

function emptySpace(): LayoutItem {
    return {
        label: null,
        required: false,
        editableForNew: false,
        editableForUpdate: false,
        sortable: false,
        lookupIdApiName: null,
        layoutComponents: [{ apiName: null, componentType: 'EmptySpace', label: null }]
    };
}

function rowsOf(columns: LayoutItem[][]): LayoutItem[][] {
    const count = Math.max(0, ...columns.map((column) => column.length));
    return Array.from({ length: count }, (_, row) => columns.map((column) => column[row] ?? emptySpace()));
}

function section(
    id: string,
    heading: string,
    columns: number,
    rows: LayoutItem[][],
    useHeading: boolean
): LayoutSection {
    return {
        id,
        heading,
        useHeading,
        collapsible: true,
        columns,
        rows: rows.length,
        tabOrder: 'TopDown',
        layoutRows: rows.map((layoutItems) => ({ layoutItems }))
    };
}

function generated(tx: Transaction, object: ObjectModel, mode: string): LayoutSection[] {
    const standard = STANDARD_LAYOUTS[object.name];
    const known = (names: string[]): FieldModel[] =>
        names
            .map((name) => tx.model.field(object, name))
            .filter((field) => field !== undefined && tx.user.fieldRead(object, field.name)) as FieldModel[];
    const fields = standard ? [] : visibleFields(tx, object).filter((field) => !isSystem(field));
    const half = Math.ceil(fields.length / 2);
    const left = standard ? known(standard.left) : fields.slice(0, half);
    const right = standard ? known(standard.right) : fields.slice(half);
    const toItems = (list: FieldModel[]): LayoutItem[] =>
        list.map((field) =>
            item(tx, object, field, mode, REQUIRED_ON_LAYOUTS[object.name]?.includes(field.name) ?? false)
        );
    const sections = [section('s0', `${object.label} Information`, 2, rowsOf([toItems(left), toItems(right)]), true)];
    const system = known(SYSTEM_FIELDS);
    if (mode === 'View' && system.length > 0) {
        sections.push(
            section(
                's1',
                'System Information',
                2,
                rowsOf([toItems(system.slice(0, 2)), toItems(system.slice(2))]),
                true
            )
        );
    }
    return sections;
}

function isSystem(field: FieldModel): boolean {
    return [
        'Id',
        'IsDeleted',
        'SystemModstamp',
        'LastViewedDate',
        'LastReferencedDate',
        'LastActivityDate',
        'RecordTypeId',
        'MasterRecordId',
        ...SYSTEM_FIELDS
    ].includes(field.name);
}
