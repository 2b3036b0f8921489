import { LightningElement, api } from 'lwc';
import actionsLabel from '@salesforce/label/c.Ui_Actions';
import marginTotalHelp from '@salesforce/label/c.Ui_Target_MarginTotalHelp';
import totalLabel from '@salesforce/label/c.Ui_Target_Total';
import { report } from 'c/planModel';
import type { FocusPlace, TargetsView } from 'c/planModel';

/** What is aimed at, year by year, with what it adds up to. */
export default class PlanTargets extends LightningElement {
    readonly labels = { actions: actionsLabel, marginTotalHelp, total: totalLabel };

    @api targets!: TargetsView;

    /** Puts the keyboard on a year's field, or on the year. */
    @api focusOn({ rowId, field = 'Year__c' }: FocusPlace): void {
        this.template!.querySelector<HTMLElement>(
            `c-inline-field[data-row="${rowId}"][data-field="${field}"]`
        )?.focus();
    }

    /** Puts the keyboard on the first value. */
    @api focus(): void {
        this.template!.querySelector<HTMLElement>('c-inline-field')?.focus();
    }

    handleDelete(event: Event): void {
        const { row = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'delete', rowId: row });
    }
}
