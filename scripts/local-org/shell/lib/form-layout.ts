import { displayField, fieldLabel } from './format.ts';
import type { DisplayedValue } from './format.ts';
import { partsOf } from './form.ts';
import { qualify } from './names.ts';
import type { FieldInfo, LayoutItem, LayoutSection, ObjectInfo, RecordData } from './ui-types.ts';

/** One place of a form: what is read there, and which inputs edit it. */
export interface FormItem {
    key: string;
    apiName: string;
    label: string;
    help: string | null;
    display: DisplayedValue | undefined;
    /** Inputs that edit it; several for a name or an address. */
    inputs: { name: string; required: boolean }[];
    isEditable: boolean;
    required: boolean;
    itemClass: string;
    isBlank: boolean;
}

export interface FormSection {
    key: string;
    heading: string;
    hasHeading: boolean;
    items: FormItem[];
}

/** The sections of a layout, ready to render; empty ones are left out. `record` is null for a new one. */
export function formSections(sections: LayoutSection[], info: ObjectInfo, record: RecordData | null): FormSection[] {
    return sections
        .map((section, index) => {
            const columns = Math.max(1, section.columns);
            const placed = section.layoutRows.map((row, rowIndex) =>
                row.layoutItems.map((item, column) =>
                    toFormItem(item, info, record, `${index}.${rowIndex}.${column}`, columns)
                )
            );
            const items = record ? placed.flat() : enterable(placed, columns);
            return {
                key: section.id || String(index),
                heading: section.heading,
                hasHeading: section.useHeading,
                items
            };
        })
        .filter((section) => section.items.some((item) => !item.isBlank));
}

/** The items that can be entered in a new record, moved up in their columns where others are left out. */
function enterable(rows: FormItem[][], columns: number): FormItem[] {
    const packed = Array.from({ length: columns }, (_, column) =>
        rows.flatMap((row) => (row[column]?.isEditable ? [row[column]] : []))
    );
    const height = Math.max(0, ...packed.map((column) => column.length));
    return Array.from({ length: height }, (_, row) =>
        packed.map((column, index) => column[row] ?? blank(`blank.${row}.${index}`, itemClass(columns)))
    ).flat();
}

/** One layout item. Several components in one item (created by, on a date) show as one value. */
export function toFormItem(
    item: LayoutItem,
    info: ObjectInfo,
    record: RecordData | null,
    key: string,
    columns: number
): FormItem {
    const names = item.layoutComponents
        .filter((part) => part.componentType === 'Field' && part.apiName)
        .map((part) => qualify(part.apiName!));
    const fields = names.map((name) => info.fields[name]).filter((field) => field !== undefined);
    const first = fields[0];
    if (!first) return blank(key, itemClass(columns));
    const may = record ? item.editableForUpdate : item.editableForNew;
    const inputs = fields.flatMap((field) => inputsOf(field, info, record !== null, item.required));
    return {
        key,
        apiName: first.apiName,
        label: item.label || fieldLabel(first),
        help: first.inlineHelpText,
        display: record ? combined(fields, info, record) : undefined,
        inputs,
        isEditable: may && inputs.length > 0,
        required: item.required || first.required,
        itemClass: itemClass(columns),
        isBlank: false
    };
}

function itemClass(columns: number): string {
    return `slds-col slds-size_1-of-1 ${columns > 1 ? 'slds-medium-size_1-of-2' : ''} item slds-hint-parent`;
}

function inputsOf(field: FieldInfo, info: ObjectInfo, exists: boolean, required: boolean): FormItem['inputs'] {
    const parts = partsOf(info, field.apiName);
    const candidates = parts.length > 0 ? parts : [field];
    return (
        candidates
            // Who creates a record owns it; the owner is changed later.
            .filter((entry) => (exists ? entry.updateable : entry.createable && entry.apiName !== 'OwnerId'))
            .map((entry) => ({
                name: entry.apiName,
                required: parts.length > 0 ? entry.required : required || entry.required
            }))
    );
}

function combined(fields: FieldInfo[], info: ObjectInfo, record: RecordData): DisplayedValue {
    const shown = displayField(record, fields[0]!);
    if (fields[0]!.dataType === 'Address') {
        const lines = partsOf(info, fields[0]!.apiName)
            .map((part) => record.fields[part.apiName]?.value)
            .filter(Boolean);
        return { ...shown, text: lines.join('\n'), multiline: true };
    }
    if (fields.length === 1) return shown;
    const texts = fields.map((field) => displayField(record, field).text).filter(Boolean);
    return { ...shown, text: texts.join(', '), href: null };
}

function blank(key: string, cssClass: string): FormItem {
    return {
        key,
        apiName: '',
        label: '',
        help: null,
        display: undefined,
        inputs: [],
        isEditable: false,
        required: false,
        itemClass: cssClass,
        isBlank: true
    };
}
