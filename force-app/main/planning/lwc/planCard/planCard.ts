import { LightningElement, api } from 'lwc';
import detailsLabel from '@salesforce/label/c.Ui_Details';
import type { GoalView, ObjectiveView } from 'c/planModel';
import type { CellEventDetail } from 'keystone/ui';

/**
 * One goal or objective: its name, its fields, and more of them on demand. What is special to either goes into the slots.
 * Bubbles `cellchange`, `cellretry` and `celldiscard` of its fields, and fires `deleterow`.
 */
export default class PlanCard extends LightningElement {
    readonly labels = { details: detailsLabel };

    @api card!: GoalView | ObjectiveView;
    @api editable = false;
    open = false;

    /** Puts the keyboard on the name. */
    @api focus(): void {
        (this.refs?.name as HTMLElement | undefined)?.focus();
    }

    get expanded(): string {
        return String(this.open);
    }

    get moreIcon(): string {
        return this.open ? 'utility:chevrondown' : 'utility:chevronright';
    }

    handleMore(): void {
        this.open = !this.open;
    }

    handleDelete(): void {
        this.dispatchEvent(new CustomEvent('deleterow', { detail: { rowId: this.card.id } }));
    }

    forward(event: CustomEvent<CellEventDetail>): void {
        event.stopPropagation();
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail, bubbles: true }));
    }
}
