import { LightningElement, api } from 'lwc';
import { cellValue } from '../../../lib/columns.ts';
import type { TableColumn } from '../../../lib/columns.ts';
import { nameOf } from '../../../lib/format.ts';
import type { RecordData } from '../../../lib/ui-types.ts';

/**
 * Records in rows. Fires `sort` with `{key, descending}`, `recordaction` with `{action, recordId, name}`.
 */
export default class RecordTable extends LightningElement {
    @api label = '';
    @api columns: TableColumn[] = [];
    @api records: RecordData[] = [];
    @api sortKey?: string;
    @api descending = false;
    @api updateable = false;
    @api deletable = false;
    @api busy = false;

    get busyText(): string {
        return String(this.busy);
    }

    get hasActions(): boolean {
        return this.updateable || this.deletable;
    }

    get headings(): object[] {
        return this.columns.map((column) => {
            const sorted = column.sortable && column.sortKey === this.sortKey;
            return {
                ...column,
                cellClass: column.numeric ? 'slds-text-align_right' : '',
                ariaSort: sorted ? (this.descending ? 'descending' : 'ascending') : null,
                icon: sorted ? (this.descending ? 'utility:arrowdown' : 'utility:arrowup') : null
            };
        });
    }

    get rows(): object[] {
        return this.records.map((record) => ({
            id: record.id,
            menuText: `Actions for ${nameOf(record) ?? 'the record'}`,
            cells: this.columns.map((column) => ({
                name: column.name,
                label: column.label,
                cellClass: column.numeric ? 'slds-text-align_right' : '',
                value: cellValue(record, column)
            }))
        }));
    }

    handleSort(event: Event): void {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        const descending = key === this.sortKey && !this.descending;
        this.dispatchEvent(new CustomEvent('sort', { detail: { key, descending } }));
    }

    handleAction(event: CustomEvent<{ value: string }>): void {
        const recordId = (event.currentTarget as HTMLElement).dataset.id;
        const record = this.records.find((entry) => entry.id === recordId);
        const name = record ? nameOf(record) : null;
        this.dispatchEvent(new CustomEvent('recordaction', { detail: { action: event.detail.value, recordId, name } }));
    }
}
