import { LightningElement, api } from 'lwc';
import detailsLabel from '@salesforce/label/c.Ui_Details';
import { report } from 'c/planModel';
import type { CardView, FocusPlace } from 'c/planModel';
import type { RowFormView } from 'keystone/ui';

interface Focusable extends HTMLElement {
    focusOn(place: FocusPlace): void;
}

/** One row: its name, its fields, more of them on demand, and what hangs on it. Reports what is asked for as `planintent`. */
export default class PlanCard extends LightningElement {
    readonly labels = { details: detailsLabel };

    @api card!: CardView;
    /** The id of the section that holds the card. */
    @api section = '';
    /** The open form for a row that hangs on this one. */
    @api childForm: RowFormView | null = null;
    /** Label of the button that adds such a row; none shows no button. */
    @api childAddLabel = '';
    @api childEmpty = '';
    open = false;
    /** The field that takes the keyboard once it is rendered. */
    #focusNext: string | null = null;

    /** Puts the keyboard into the form for what hangs on the row, on a field, or else on the name. */
    @api focusOn(place: FocusPlace): void {
        const { field, formId } = place;
        if (formId) {
            (this.refs?.children as Focusable | undefined)?.focusOn(place);
        } else if (field && this.card.more.some(({ name }) => name === field) && !this.open) {
            this.open = true;
            this.#focusNext = field;
        } else {
            this.focusField(field);
        }
    }

    /** Puts the keyboard on the name. */
    @api focus(): void {
        this.focusField(undefined);
    }

    renderedCallback(): void {
        const field = this.#focusNext;
        if (field !== null) {
            this.#focusNext = null;
            this.focusField(field);
        }
    }

    get expanded(): string {
        return String(this.open);
    }

    get hasFoot(): boolean {
        return this.card.buttons.length > 0 || this.card.notes.length > 0;
    }

    get moreIcon(): string {
        return this.open ? 'utility:chevrondown' : 'utility:chevronright';
    }

    handleMore(): void {
        this.open = !this.open;
    }

    handleDelete(): void {
        report(this, { type: 'delete', rowId: this.card.id });
    }

    handleButton(event: Event): void {
        const { action } = (event.currentTarget as HTMLElement).dataset;
        if (action === 'serve') {
            report(this, { type: 'serve', goalId: this.card.id });
        } else {
            report(this, { type: 'act', whatId: this.card.id, subject: '' });
        }
    }

    focusField(field: string | undefined): void {
        const element = field ? this.template!.querySelector<HTMLElement>(`[data-field="${field}"]`) : null;
        (element ?? (this.refs?.name as HTMLElement | undefined))?.focus();
    }
}
