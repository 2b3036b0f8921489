import { LightningElement, api } from 'lwc';
import pathLabel from '@salesforce/label/c.Ui_Stage_Path';
import { report } from 'c/planModel';
import type { Stage } from 'c/planModel';

/** The way of a value item from the idea to the customer's confirmation. Reports as `planintent` that it is taken further. */
export default class PlanStages extends LightningElement {
    readonly labels = { path: pathLabel };

    @api rowId = '';
    @api stages: readonly Stage[] = [];

    handleMark(event: Event): void {
        const { to = '' } = (event.currentTarget as HTMLElement).dataset;
        report(this, { type: 'stage', rowId: this.rowId, stage: to });
    }
}
