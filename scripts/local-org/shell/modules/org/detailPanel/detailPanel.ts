import { LightningElement, api } from 'lwc';
import { formSections } from '../../../lib/form-layout.ts';
import type { FormItem, FormSection } from '../../../lib/form-layout.ts';
import type { PageContext } from '../../../lib/page-context.ts';
import { ShowToastEvent } from '../../../shims/lightning/platformShowToastEvent/platformShowToastEvent.ts';
import type { LayoutItem } from '../../../lib/ui-types.ts';

/** A record's fields in the sections of its layout (or those placed on the page), with inline edit. */
export default class DetailPanel extends LightningElement {
    @api context!: PageContext;
    /** Fields placed on the page itself; those of the layout when absent. */
    @api items?: LayoutItem[];
    @api heading?: string;
    editing = false;
    #focusOn: string | undefined;

    get objectApiName(): string {
        return this.context.page!.object;
    }

    get recordId(): string {
        return this.context.page!.recordId;
    }

    get sections(): FormSection[] {
        const { page, info, record } = this.context;
        if (!page || !info || !record) return [];
        const placed = this.items && [
            {
                id: 'placed',
                heading: this.heading ?? '',
                useHeading: Boolean(this.heading),
                collapsible: false,
                columns: 2,
                layoutRows: this.items.map((item) => ({ layoutItems: [item] }))
            }
        ];
        const mayEdit = page.access.edit && info.updateable;
        return formSections(placed ?? page.layout.sections, info, record).map((section) => ({
            ...section,
            items: section.items.map((item: FormItem) => ({
                ...item,
                canEdit: mayEdit && item.isEditable,
                editText: `Edit ${item.label}`
            }))
        }));
    }

    handleEdit(event: Event): void {
        this.#focusOn = (event.currentTarget as HTMLElement).dataset.field;
        this.editing = true;
        // The inputs appear when the form has its values.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        setTimeout(() => this.focusInput(), 150);
    }

    focusInput(): void {
        const inputs = [...this.template!.querySelectorAll('lightning-input-field')] as (HTMLElement & {
            fieldName: string;
        })[];
        inputs.find((input) => input.fieldName === this.#focusOn)?.focus();
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape' && !event.defaultPrevented) this.editing = false;
    }

    handleCancel(): void {
        this.editing = false;
    }

    handleSuccess(): void {
        this.editing = false;
        this.dispatchEvent(new ShowToastEvent({ title: `${this.context.info!.label} was saved.`, variant: 'success' }));
    }
}
