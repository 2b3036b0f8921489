import { displayField, fieldLabel, fieldsToShow } from './format.ts';
import type { DisplayedValue } from './format.ts';
import type { DisplayColumn, FieldInfo, ObjectInfo, RecordData } from './ui-types.ts';

/** One column of a table of records. */
export interface TableColumn {
    /** As list views name it: `Name`, `Tier__r.Name`. */
    name: string;
    label: string;
    sortable: boolean;
    /** What the server sorts by. */
    sortKey: string;
    numeric: boolean;
    /** The field behind it; for a lookup, the reference. Undefined for a field of a parent other than its name. */
    info: FieldInfo | undefined;
    /** Links to the record itself. */
    isName: boolean;
}

const NUMERIC = ['Currency', 'Double', 'Int', 'Percent'];

/** The columns as the table needs them; those that field security hides are left out. */
export function toColumns(columns: DisplayColumn[], info: ObjectInfo): TableColumn[] {
    return columns.flatMap((column) => {
        const field = fieldOf(column.fieldApiName, info);
        if (!field && !column.fieldApiName.includes('.')) return [];
        return [
            {
                name: column.fieldApiName,
                label: column.label || (field ? fieldLabel(field) : column.fieldApiName),
                sortable: column.sortable,
                sortKey: column.fieldApiName,
                numeric: field !== undefined && NUMERIC.includes(field.dataType),
                info: field,
                isName: info.nameFields.includes(column.fieldApiName) || field?.nameField === true
            }
        ];
    });
}

/** `Name` → the field; `Tier__r.Name` → the reference Tier__c, which is shown as a link. */
function fieldOf(name: string, info: ObjectInfo): FieldInfo | undefined {
    const [first, second] = name.split('.');
    if (second === undefined) return info.fields[first!];
    if (!['Name', 'Alias', 'Title', 'Subject', 'CaseNumber'].includes(second)) return undefined;
    return Object.values(info.fields).find((field) => field.relationshipName === first);
}

/** The record fields that the columns need, qualified with the object. */
export function fieldsOf(columns: TableColumn[], objectApiName: string): string[] {
    return columns.flatMap((column) =>
        column.info ? fieldsToShow(objectApiName, column.info) : [`${objectApiName}.${column.name}`]
    );
}

/** One cell. */
export function cellValue(record: RecordData, column: TableColumn): DisplayedValue {
    if (column.info) {
        const shown = displayField(record, column.info);
        if (column.isName && shown.href === null)
            return { ...shown, href: `/lightning/r/${record.apiName}/${record.id}/view` };
        return shown;
    }
    const [parent, ...rest] = column.name.split('.');
    const nested = record.fields[parent!]?.value;
    const value = nested !== null && typeof nested === 'object' ? nested.fields[rest.join('.')] : undefined;
    const text =
        value?.displayValue ?? (value?.value === null || value?.value === undefined ? '' : String(value.value));
    return { text, href: null, dataType: 'String', checked: false, html: false, multiline: false, external: false };
}
