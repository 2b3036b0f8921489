/** The history related list of a record, as Lightning shows it. */
import type { SObject } from '../../../apex/runtime/values/sobject.ts';
import type { Transaction } from '../../../contracts.ts';
import { CREATED } from '../../../schema/history.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';
import { formatted } from '../../../soql/functions.ts';
import { toRaw } from '../../../store/values.ts';
import type { Column } from './related-lists.ts';

/** What layouts call the list. */
export const HISTORY_LIST = 'RelatedEntityHistoryList';

/** Of a changed reference, only the row with names is shown. */
export const SHOWN_HISTORY = ` AND DataType != 'EntityId'`;

/** The list's columns, which no layout chooses. */
export const HISTORY_COLUMNS: Column[] = [
    { fieldApiName: 'CreatedDate', label: 'Date', lookupId: null, sortable: true },
    { fieldApiName: 'Field', label: 'Field', lookupId: null, sortable: true },
    { fieldApiName: 'CreatedBy.Name', label: 'User', lookupId: 'CreatedBy.Id', sortable: true },
    { fieldApiName: 'OldValue', label: 'Original Value', lookupId: null, sortable: false },
    { fieldApiName: 'NewValue', label: 'New Value', lookupId: null, sortable: false }
];

/** How a person reads an old or new value: labels of picklists, numbers and dates as in his locale. Null where nothing was kept. */
export function historyValue(tx: Transaction, row: SObject, value: unknown): string | null {
    if (value === null) return null;
    const field = trackedField(tx, row);
    if (field === undefined || field.type === 'reference') return String(value);
    if (field.type === 'boolean') return value === true ? 'true' : 'false';
    if (field.type === 'picklist')
        return field.picklistValues.find((candidate) => candidate.value === value)?.label ?? String(value);
    return formatted(field, toRaw(field, value), tx.user.locale, tx.user.timeZone);
}

function trackedField(tx: Transaction, row: SObject): FieldModel | undefined {
    const name = row.values['Field'];
    const object: ObjectModel = tx.model.object(row.object.trackedObject!)!;
    return typeof name === 'string' && name !== CREATED ? tx.model.field(object, name) : undefined;
}
