import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import keyAccountLabel from '@salesforce/label/c.Ui_KeyAccount';
import managerLabel from '@salesforce/label/c.Ui_Manager';
import nextLabel from '@salesforce/label/c.Ui_Next';
import noObjectivesLabel from '@salesforce/label/c.Ui_Plan_NoObjectives';
import overdueLabel from '@salesforce/label/c.Ui_Plan_Overdue';
import periodLabel from '@salesforce/label/c.Ui_Period';
import periodOfLabel from '@salesforce/label/c.Ui_Plan_PeriodOf';
import progressLabel from '@salesforce/label/c.Ui_Plan_Progress';
import readOnlyLabel from '@salesforce/label/c.Ui_Plan_ReadOnly';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import statusLabel from '@salesforce/label/c.Ui_Status';
import unmeasuredLabel from '@salesforce/label/c.Ui_Plan_Unmeasured';
import type { NextStep, PlanProgress } from 'c/planModel';
import { fill, formatDate, formatPercent } from 'c/textUtils';
import type { PlanView } from 'keystone/dto';

const STATUS_ICONS: Readonly<Record<string, string>> = {
    Draft: 'utility:edit',
    Active: 'utility:success',
    Closed: 'utility:lock'
};

/** The top of the plan: what it is, how far it is, and what to do next. Fires `step` when the user takes one of the next steps. */
export default class PlanHeader extends LightningElement {
    readonly labels = {
        keyAccount: keyAccountLabel,
        manager: managerLabel,
        next: nextLabel,
        period: periodLabel,
        readOnly: readOnlyLabel,
        saving: savingLabel,
        status: statusLabel
    };

    @api view!: PlanView;
    @api progress!: PlanProgress;
    @api steps: readonly NextStep[] = [];
    /** A save is under way. */
    @api saving = false;

    get title(): string {
        return this.view.planName;
    }

    get readOnly(): boolean {
        return !this.view.editable;
    }

    get statusIcon(): string {
        return STATUS_ICONS[this.view.status] ?? STATUS_ICONS.Draft;
    }

    get period(): string {
        const { startDate, endDate } = this.view;
        const shown = (date: string | null | undefined) => (date ? formatDate(date, LOCALE) : '…');
        return fill(periodOfLabel, shown(startDate), shown(endDate));
    }

    get measured(): boolean {
        return this.progress.percent !== null;
    }

    get percent(): number {
        return Math.round(this.progress.percent ?? 0);
    }

    get progressText(): string {
        const { total, achieved, measured, percent } = this.progress;
        if (total === 0) {
            return noObjectivesLabel;
        }
        if (percent === null) {
            return fill(unmeasuredLabel, total);
        }
        return fill(progressLabel, formatPercent(Math.round(percent), LOCALE), measured, total, achieved);
    }

    get overdueText(): string {
        return this.progress.overdue > 0 ? fill(overdueLabel, this.progress.overdue) : '';
    }

    handleStep(event: Event): void {
        const { step } = (event.currentTarget as HTMLElement).dataset;
        const found = this.steps.find(({ key }) => key === step);
        if (found) {
            this.dispatchEvent(new CustomEvent('step', { detail: found }));
        }
    }
}
