import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Objective_Add';
import emptyHeadingLabel from '@salesforce/label/c.Ui_Objective_EmptyHeading';
import emptyMessageLabel from '@salesforce/label/c.Ui_Objective_EmptyMessage';
import headingLabel from '@salesforce/label/c.Ui_Objective_Heading';
import overdueLabel from '@salesforce/label/c.Ui_Overdue';
import readOnlyEmptyLabel from '@salesforce/label/c.Ui_ReadOnlyEmpty';
import unlinkedHelp from '@salesforce/label/c.Ui_Objective_UnlinkedHelp';
import unlinkedLabel from '@salesforce/label/c.Ui_Objective_Unlinked';
import type { ObjectiveView } from 'c/planModel';
import type { CellEventDetail, FieldText, RowFormView } from 'keystone/ui';

/**
 * What we will achieve at the customer. Passes on `cellchange`, `cellretry` and `celldiscard` of its fields, and fires
 * `addrow`, `deleterow`, `formsave` and `formcancel`.
 */
export default class PlanObjectives extends LightningElement {
    @api rows: readonly ObjectiveView[] = [];
    @api editable = false;
    /** The form for a new objective while it is open. */
    @api form: RowFormView | null = null;

    /** Puts the keyboard on the section: its button, or its first objective. */
    @api focus(): void {
        const element =
            this.template!.querySelector<HTMLElement>('[data-action="add"]') ??
            this.template!.querySelector<HTMLElement>('c-plan-card, c-empty-state');
        element?.focus();
    }

    get labels() {
        return {
            add: addLabel,
            emptyHeading: emptyHeadingLabel,
            emptyMessage: this.editable ? emptyMessageLabel : readOnlyEmptyLabel,
            heading: headingLabel,
            overdue: overdueLabel,
            unlinked: unlinkedLabel,
            unlinkedHelp
        };
    }

    get empty(): boolean {
        return this.rows.length === 0;
    }

    get canAdd(): boolean {
        return this.editable && !this.form && !this.empty;
    }

    get emptyAction(): string {
        return this.editable ? addLabel : '';
    }

    forward(event: CustomEvent<CellEventDetail>): void {
        event.stopPropagation();
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }

    handleAdd(): void {
        this.dispatchEvent(new CustomEvent('addrow', { detail: { goalId: null } }));
    }

    handleDelete(event: CustomEvent<{ rowId: string }>): void {
        this.dispatchEvent(new CustomEvent('deleterow', { detail: event.detail }));
    }

    handleFormSave(event: CustomEvent<{ values: Record<string, FieldText> }>): void {
        this.dispatchEvent(new CustomEvent('formsave', { detail: event.detail }));
    }

    handleFormCancel(): void {
        this.dispatchEvent(new CustomEvent('formcancel'));
    }
}
