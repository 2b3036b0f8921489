import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import completeLabel from '@salesforce/label/c.Ui_Plan_Complete';
import failedLabel from '@salesforce/label/c.Ui_Plan_Unsaved';
import keyAccountLabel from '@salesforce/label/c.Ui_KeyAccount';
import managerLabel from '@salesforce/label/c.Ui_Manager';
import openLabel from '@salesforce/label/c.Ui_Plan_Open';
import periodLabel from '@salesforce/label/c.Ui_Period';
import periodOfLabel from '@salesforce/label/c.Ui_Plan_PeriodOf';
import planLabel from '@salesforce/label/c.Ui_Plan';
import planOptionLabel from '@salesforce/label/c.Ui_Plan_Option';
import readOnlyLabel from '@salesforce/label/c.Ui_Plan_ReadOnly';
import savedLabel from '@salesforce/label/c.Ui_Plan_Saved';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import statusLabel from '@salesforce/label/c.Ui_Status';
import tierLabel from '@salesforce/label/c.Ui_Tier';
import { moveLabel, report } from 'c/planModel';
import type { SaveState } from 'c/planModel';
import { fill, formatDate, formatPercent } from 'c/textUtils';
import type { PlanMove, PlanWorkspaceView } from 'keystone/dto';

const STATUS_ICONS: Readonly<Record<string, string>> = {
    Draft: 'utility:edit',
    Active: 'utility:success',
    'In review': 'utility:preview',
    Closed: 'utility:lock'
};
const SAVE_TEXTS: Readonly<Record<SaveState, string>> = {
    none: '',
    saving: savingLabel,
    saved: savedLabel,
    failed: failedLabel
};
/** What takes a plan forward; the rest is offered beside it. */
const FORWARD: readonly PlanMove[] = ['Activate', 'Submit', 'Approve', 'StartReview'];

/** The top of the plan: what it is, how far it is, and what can be done with it as a whole. */
export default class PlanHeader extends LightningElement {
    readonly labels = {
        complete: completeLabel,
        keyAccount: keyAccountLabel,
        manager: managerLabel,
        open: openLabel,
        period: periodLabel,
        plan: planLabel,
        status: statusLabel,
        tier: tierLabel
    };

    @api view!: PlanWorkspaceView;
    @api saveState: SaveState = 'none';
    /** The record on whose page this is. */
    @api pageId: string | undefined;

    /** The plan's own page needs no link to itself. */
    get elsewhere(): boolean {
        return this.pageId !== this.view.planId;
    }

    get statusIcon(): string {
        return STATUS_ICONS[this.view.status ?? ''] ?? STATUS_ICONS.Draft;
    }

    get statusText(): string {
        const { statusLabel: status, approval, approvalLabel } = this.view;
        const told = approval && approval !== 'Not submitted' ? approvalLabel : null;
        return [status, told].filter(Boolean).join(' · ');
    }

    get percentText(): string {
        return formatPercent(Math.round(this.view.percent ?? 0), LOCALE);
    }

    get period(): string {
        const { startDate, endDate } = this.view;
        const shown = (date: string | null | undefined) => (date ? formatDate(date, LOCALE) : '…');
        return fill(periodOfLabel, shown(startDate), shown(endDate));
    }

    get readOnly(): boolean {
        return !this.view.editable;
    }

    get readOnlyText(): string {
        return this.view.readOnlyReason || readOnlyLabel;
    }

    get moves() {
        const first = this.view.moves.find((move) => FORWARD.includes(move));
        return this.view.moves.map((name) => ({
            name,
            label: moveLabel(name),
            variant: name === first ? 'brand' : 'neutral'
        }));
    }

    get severalPlans(): boolean {
        return this.view.plans.length > 1;
    }

    get plans() {
        return this.view.plans.map(({ planId, name, statusLabel: status }) => ({
            value: planId,
            label: fill(planOptionLabel, name, status)
        }));
    }

    get savingText(): string {
        return SAVE_TEXTS[this.saveState];
    }

    handleMove(event: Event): void {
        const move = (event.currentTarget as HTMLElement).dataset.move as PlanMove;
        report(this, { type: 'move', move });
    }

    handlePlan(event: CustomEvent<{ value: string }>): void {
        report(this, { type: 'plan', planId: event.detail.value });
    }
}
