import { LightningElement, api } from 'lwc';
import actionsLabel from '@salesforce/label/c.Ui_Actions';
import addLabel from '@salesforce/label/c.Ui_Target_Add';
import emptyHeadingLabel from '@salesforce/label/c.Ui_Target_EmptyHeading';
import emptyMessageLabel from '@salesforce/label/c.Ui_Target_EmptyMessage';
import headingLabel from '@salesforce/label/c.Ui_Target_Heading';
import marginLabel from '@salesforce/label/c.Ui_Target_Margin';
import marginTotalHelp from '@salesforce/label/c.Ui_Target_MarginTotalHelp';
import readOnlyEmptyLabel from '@salesforce/label/c.Ui_ReadOnlyEmpty';
import revenueLabel from '@salesforce/label/c.Ui_Target_Revenue';
import shareLabel from '@salesforce/label/c.Ui_Target_Share';
import totalLabel from '@salesforce/label/c.Ui_Target_Total';
import yearLabel from '@salesforce/label/c.Ui_Target_Year';
import type { TargetView } from 'c/planModel';
import type { CellEventDetail, FieldText, RowFormView } from 'keystone/ui';

/**
 * What is aimed at, year by year. Passes on `cellchange`, `cellretry` and `celldiscard` of its fields, and fires `addrow`,
 * `deleterow`, `formsave` and `formcancel`.
 */
export default class PlanTargets extends LightningElement {
    @api rows: readonly TargetView[] = [];
    @api totals: { revenue: string; margin: string } = { revenue: '', margin: '' };
    @api editable = false;
    /** The form for a new year while it is open. */
    @api form: RowFormView | null = null;

    /** Puts the keyboard on the section: its button, or its first field. */
    @api focus(): void {
        const element =
            this.template!.querySelector<HTMLElement>('[data-action="add"]') ??
            this.template!.querySelector<HTMLElement>('c-inline-field, c-empty-state');
        element?.focus();
    }

    get labels() {
        return {
            actions: actionsLabel,
            add: addLabel,
            emptyHeading: emptyHeadingLabel,
            emptyMessage: this.editable ? emptyMessageLabel : readOnlyEmptyLabel,
            heading: headingLabel,
            margin: marginLabel,
            marginTotalHelp,
            revenue: revenueLabel,
            share: shareLabel,
            total: totalLabel,
            year: yearLabel
        };
    }

    get empty(): boolean {
        return this.rows.length === 0;
    }

    get severalRows(): boolean {
        return this.rows.length > 1;
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

    handleDelete(event: Event): void {
        const { row } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('deleterow', { detail: { rowId: row } }));
    }

    handleFormSave(event: CustomEvent<{ values: Record<string, FieldText> }>): void {
        this.dispatchEvent(new CustomEvent('formsave', { detail: event.detail }));
    }

    handleFormCancel(): void {
        this.dispatchEvent(new CustomEvent('formcancel'));
    }
}
