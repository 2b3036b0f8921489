import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Ui_Goal_Add';
import addObjectiveLabel from '@salesforce/label/c.Ui_Goal_AddObjective';
import emptyHeadingLabel from '@salesforce/label/c.Ui_Goal_EmptyHeading';
import emptyMessageLabel from '@salesforce/label/c.Ui_Goal_EmptyMessage';
import headingLabel from '@salesforce/label/c.Ui_Goal_Heading';
import readOnlyEmptyLabel from '@salesforce/label/c.Ui_ReadOnlyEmpty';
import type { GoalView } from 'c/planModel';
import type { CellEventDetail, FieldText, RowFormView } from 'keystone/ui';

/**
 * What the customer wants, and what drives or hinders them. Passes on `cellchange`, `cellretry` and `celldiscard` of its
 * fields, and fires `addrow`, `addobjective`, `deleterow`, `formsave` and `formcancel`.
 */
export default class PlanGoals extends LightningElement {
    @api rows: readonly GoalView[] = [];
    @api editable = false;
    /** The form for a new goal while it is open. */
    @api form: RowFormView | null = null;

    /** Puts the keyboard on the section: its button, or its first goal. */
    @api focus(): void {
        const element =
            this.template!.querySelector<HTMLElement>('[data-action="add"]') ??
            this.template!.querySelector<HTMLElement>('c-plan-card, c-empty-state');
        element?.focus();
    }

    get labels() {
        return {
            add: addLabel,
            addObjective: addObjectiveLabel,
            emptyHeading: emptyHeadingLabel,
            emptyMessage: this.editable ? emptyMessageLabel : readOnlyEmptyLabel,
            heading: headingLabel
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

    handleAddObjective(event: Event): void {
        const { goal } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('addobjective', { detail: { goalId: goal } }));
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
