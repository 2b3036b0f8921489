import type { FieldView, PlanFieldConflict, RowKindView } from 'keystone/dto';
import type { Cell, FieldSpec, FieldText } from 'keystone/ui';
import fromContactLabel from '@salesforce/label/c.Ui_Field_FromContact';
import noLabel from '@salesforce/label/c.Ui_No';
import otherRecordLabel from '@salesforce/label/c.Ui_OtherRecord';
import yesLabel from '@salesforce/label/c.Ui_Yes';
import { fill, formatCurrency, formatDate, formatDateTime, formatNumber, formatPercent, toNumber } from 'c/textUtils';
import { fieldSpec } from './fields';
import type { FieldContext } from './fields';
import { valueOf } from './rows';
import type { Row } from './rows';

/** How values are written for the user, and whether they may be changed. */
export interface CellContext extends FieldContext {
    locale: string;
    timeZone: string;
    /** The user's day, as 2027-03-31. */
    today: string;
    editable: boolean;
}

/** A record that was just picked: its name comes with the answer to the save. */
const UNKNOWN_NAME = '…';

function nameOf(field: FieldSpec, value: string, row: Row): string {
    const option = field.options?.find((candidate) => candidate.value === value);
    const stored = row.stored.values[field.name] === value ? row.stored.names[field.name] : null;
    return option?.label ?? stored ?? (field.objectApiName ? UNKNOWN_NAME : value);
}

function amountText(field: FieldSpec, value: string, { locale }: CellContext): string {
    const amount = toNumber(value);
    if (amount === null) {
        return value;
    }
    if (field.type === 'currency') {
        return formatCurrency(amount, locale, field.currencyCode);
    }
    if (field.type === 'percent') {
        return formatPercent(amount, locale);
    }
    // A year has no thousands separator.
    return field.type === 'integer' ? value : formatNumber(amount, locale);
}

/** A value as people read it; empty when there is none. */
export function shownValue(field: FieldSpec, value: FieldText, row: Row, context: CellContext): string {
    if (value === null) {
        return '';
    }
    switch (field.type) {
        case 'date':
            return formatDate(value, context.locale);
        case 'datetime':
            return formatDateTime(value, context.locale, context.timeZone);
        case 'checkbox':
            return value === 'true' ? yesLabel : noLabel;
        case 'choices':
            return value
                .split(';')
                .map((part) => nameOf(field, part, row))
                .join(', ');
        case 'choice':
        case 'lookup':
            return nameOf(field, value, row);
        case 'currency':
        case 'percent':
        case 'number':
        case 'integer':
            return amountText(field, value, context);
        default:
            return value;
    }
}

/** What stands for an empty field, known from the contact. */
function otherwiseOf(field: FieldView, value: FieldText, row: Row): string {
    const name = value === null ? row.stored.otherwise?.[field.name] : null;
    return name ? fill(fromContactLabel, name) : '';
}

function cellOf(field: FieldView, row: Row, context: CellContext): Cell {
    const spec = fieldSpec(row.kind, field, context, row);
    const value = valueOf(row, field.name);
    return {
        ...spec,
        key: `${row.id}:${field.name}`,
        rowId: row.id,
        value,
        text: shownValue(spec, value, row, context) || otherwiseOf(field, value, row),
        error: row.errors[field.name] ?? null,
        saving: row.sending !== null && field.name in row.sending,
        editable: context.editable && row.stored.editable && field.editable
    };
}

/** The kind of a row as the server described it for the open step. */
export function kindOf(row: Row, context: FieldContext): RowKindView | undefined {
    return context.kinds.find(({ kind }) => kind === row.kind);
}

/** A row's fields, by name, ready to be shown and edited. */
export function cellsOf(row: Row, context: CellContext): Record<string, Cell> {
    const fields = kindOf(row, context)?.fields ?? [];
    return Object.fromEntries(fields.map((field) => [field.name, cellOf(field, row, context)]));
}

/** A conflict with its values as people read them. */
export function shownConflict(conflict: PlanFieldConflict, row: Row, context: CellContext) {
    const field = kindOf(row, context)?.fields.find(({ name }) => name === conflict.field);
    const shown = (value: FieldText | undefined): string => {
        if (!field) {
            return value ?? '';
        }
        const text = shownValue(fieldSpec(row.kind, field, context, row), value ?? null, row, context);
        return text === UNKNOWN_NAME ? otherRecordLabel : text;
    };
    return {
        field: conflict.field,
        label: field?.label ?? (conflict.label || conflict.field),
        base: shown(conflict.base),
        mine: shown(valueOf(row, conflict.field)),
        theirs: shown(conflict.theirs)
    };
}
