import type { PlanFieldConflict, RowKind } from 'keystone/dto';
import type { Cell, FieldSpec, FieldText } from 'keystone/ui';
import otherContactLabel from '@salesforce/label/c.Ui_OtherContact';
import { formatCurrency, formatDate, formatNumber, formatPercent, toNumber } from 'c/textUtils';
import { fieldsOf } from './fields';
import type { FieldContext } from './fields';
import { valueOf } from './rows';
import type { Row } from './rows';

/** How values are written for the user. */
export interface CellContext extends FieldContext {
    locale: string;
    editable: boolean;
}

/** Where a row keeps the name behind an id. */
const NAME_FIELDS: Readonly<Record<string, string>> = {
    ownerContactId: 'ownerContactName',
    confirmedById: 'confirmedByName',
    goalId: 'goalName',
    parentGoalId: 'parentGoalName'
};

/** A contact that was just picked: its name comes with the answer to the save. */
const UNKNOWN_NAME = '…';

function nameOf(field: FieldSpec, value: string, row: Row): string {
    const stored = row.stored as unknown as Record<string, unknown>;
    const option = field.options?.find((candidate) => candidate.value === value);
    if (option) {
        return option.label;
    }
    if (field.name in NAME_FIELDS && stored[field.name] === value) {
        return String(stored[NAME_FIELDS[field.name]] ?? value);
    }
    return UNKNOWN_NAME;
}

/** A value as people read it; empty when there is none. */
export function shownValue(field: FieldSpec, value: FieldText, row: Row, context: CellContext): string {
    if (value === null) {
        return '';
    }
    const amount = toNumber(value);
    switch (field.type) {
        case 'date':
            return formatDate(value, context.locale);
        case 'choice':
        case 'contact':
            return nameOf(field, value, row);
        case 'currency':
            return amount === null ? value : formatCurrency(amount, context.locale, field.currencyCode);
        case 'percent':
            return amount === null ? value : formatPercent(amount, context.locale);
        case 'number':
            return amount === null ? value : formatNumber(amount, context.locale);
        default:
            return value;
    }
}

/** A row's fields, by name, ready to be shown and edited. */
export function cellsOf(kind: RowKind, row: Row, context: CellContext): Record<string, Cell> {
    const cells = fieldsOf(kind, context, row).map((field): [string, Cell] => {
        const value = valueOf(row, field.name);
        return [
            field.name,
            {
                ...field,
                key: `${row.id}:${field.name}`,
                rowId: row.id,
                value,
                text: shownValue(field, value, row, context),
                error: row.errors[field.name] ?? null,
                saving: row.sending !== null && field.name in row.sending,
                editable: context.editable
            }
        ];
    });
    return Object.fromEntries(cells);
}

/** A conflict with its values as people read them. */
export function shownConflict(conflict: PlanFieldConflict, row: Row, context: CellContext) {
    const field = fieldsOf(row.kind, context, row).find(({ name }) => name === conflict.field);
    const shown = (value: FieldText | undefined): string => {
        const text = field ? shownValue(field, value ?? null, row, context) : (value ?? '');
        return text === UNKNOWN_NAME ? otherContactLabel : text;
    };
    return {
        field: conflict.field,
        label: field?.label ?? (conflict.label || conflict.field),
        base: shown(conflict.base),
        mine: shown(valueOf(row, conflict.field)),
        theirs: shown(conflict.theirs)
    };
}
