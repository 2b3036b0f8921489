import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import decidedLabel from '@salesforce/label/c.Ui_Approval_Decided';
import headingLabel from '@salesforce/label/c.Ui_Approval_Heading';
import submittedLabel from '@salesforce/label/c.Ui_Approval_Submitted';
import { moveLabel, report } from 'c/planModel';
import { fill, formatDate } from 'c/textUtils';
import type { PlanMove, PlanWorkspaceView } from 'keystone/dto';

/** Where the plan stands with the lead, and what can be done about it. */
export default class PlanApproval extends LightningElement {
    readonly labels = { heading: headingLabel };

    @api view!: PlanWorkspaceView;

    get events(): string[] {
        const { submittedByName, submittedOn, approvedByName, approvedOn } = this.view;
        return [
            submittedByName && submittedOn
                ? fill(submittedLabel, submittedByName, formatDate(submittedOn, LOCALE))
                : '',
            approvedByName && approvedOn ? fill(decidedLabel, approvedByName, formatDate(approvedOn, LOCALE)) : ''
        ].filter((text) => text !== '');
    }

    get moves() {
        return this.view.moves.map((name) => ({ name, label: moveLabel(name) }));
    }

    handleMove(event: Event): void {
        const move = (event.currentTarget as HTMLElement).dataset.move as PlanMove;
        report(this, { type: 'move', move });
    }
}
