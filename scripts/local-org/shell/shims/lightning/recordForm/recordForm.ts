import { LightningElement, api } from 'lwc';
import { bareFieldName, objectNameOf } from '../../../lib/names.ts';
import type { FieldName, ObjectName } from '../../../lib/names.ts';
import { layoutOf } from '../../../lib/records.ts';

/** lightning-record-form: shows, edits or creates a record with a list of fields or with a layout. */
export default class RecordForm extends LightningElement {
    @api objectApiName!: ObjectName;
    @api recordId?: string;
    @api recordTypeId?: string;
    @api fields?: FieldName[];
    @api layoutType?: 'Full' | 'Compact';
    @api mode: 'view' | 'edit' | 'readonly' = 'view';
    @api columns: number | string = 1;
    @api density?: string;
    editing = false;
    layoutFields: string[] = [];

    connectedCallback(): void {
        if (this.layoutType) void this.readLayout();
    }

    async readLayout(): Promise<void> {
        const layout = await layoutOf(
            objectNameOf(this.objectApiName),
            this.recordId ? 'View' : 'Create',
            this.recordTypeId
        );
        const items = layout.sections.flatMap((section) => section.layoutRows.flatMap((row) => row.layoutItems));
        this.layoutFields = items.flatMap((item) =>
            item.layoutComponents.map((part) => part.apiName).filter((name) => name !== null)
        );
    }

    get isEditing(): boolean {
        return !this.recordId || this.editing || this.mode === 'edit';
    }

    get canEdit(): boolean {
        return this.mode !== 'readonly';
    }

    get names(): string[] {
        return [...new Set([...(this.fields ?? []).map(bareFieldName), ...this.layoutFields])];
    }

    get size(): number {
        return Math.floor(12 / Number(this.columns || 1));
    }

    handleEdit(): void {
        this.editing = true;
    }

    handleCancel(): void {
        this.editing = false;
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    handleSubmit(event: CustomEvent): void {
        event.stopPropagation();
        const mine = new CustomEvent('submit', { cancelable: true, detail: event.detail });
        if (!this.dispatchEvent(mine)) event.preventDefault();
    }

    handleSuccess(event: CustomEvent): void {
        this.editing = false;
        this.forward(event);
    }

    forward(event: CustomEvent): void {
        event.stopPropagation();
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }
}
