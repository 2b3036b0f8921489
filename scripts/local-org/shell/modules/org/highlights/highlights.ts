import { LightningElement, api } from 'lwc';
import { displayField, fieldLabel } from '../../../lib/format.ts';
import type { DisplayedValue } from '../../../lib/format.ts';
import { objectIcon, qualify } from '../../../lib/names.ts';
import { navigateTo } from '../../../lib/navigation.ts';
import type { PageContext } from '../../../lib/page-context.ts';
import { confirmAndDelete, openEdit } from '../../../lib/record-actions.ts';

/** A record's name, its most important fields (compact layout) and what can be done with it. */
export default class Highlights extends LightningElement {
    @api context!: PageContext;

    get icon(): string {
        return objectIcon(this.context.page?.object ?? '');
    }

    get label(): string {
        return this.context.info?.label ?? '';
    }

    get name(): string {
        const { info, record, page } = this.context;
        const field = info && info.fields[info.nameFields.includes('Name') ? 'Name' : (info.nameFields[0] ?? 'Name')];
        return (record && field && displayField(record, field).text) || (page?.name ?? '');
    }

    get fields(): { key: string; label: string; display: DisplayedValue }[] {
        const { info, record, page } = this.context;
        if (!info || !record || !page) return [];
        return page.compactFields.flatMap((name) => {
            const field = info.fields[qualify(name)];
            if (!field || info.nameFields.includes(field.apiName) || field.nameField) return [];
            return [{ key: field.apiName, label: fieldLabel(field), display: displayField(record, field) }];
        });
    }

    get hasFields(): boolean {
        return this.fields.length > 0;
    }

    get mayEdit(): boolean {
        return (this.context.page?.access.edit ?? false) && (this.context.info?.updateable ?? false);
    }

    get mayClone(): boolean {
        return this.context.info?.createable ?? false;
    }

    get mayDelete(): boolean {
        return (this.context.page?.access.delete ?? false) && (this.context.info?.deletable ?? false);
    }

    handleEdit(): void {
        openEdit(this.context.page!.recordId);
    }

    handleClone(): void {
        openEdit(this.context.page!.recordId, 'clone');
    }

    async handleDelete(): Promise<void> {
        const { recordId, object } = this.context.page!;
        if (await confirmAndDelete(recordId, this.name, this)) {
            navigateTo({ type: 'standard__objectPage', attributes: { objectApiName: object, actionName: 'list' } });
        }
    }
}
