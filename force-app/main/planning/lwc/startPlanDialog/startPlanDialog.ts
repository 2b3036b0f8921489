import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import endBeforeStartLabel from '@salesforce/label/c.Ui_StartPlan_EndBeforeStart';
import endLabel from '@salesforce/label/c.Ui_StartPlan_End';
import failedLabel from '@salesforce/label/c.Ui_StartPlan_Failed';
import headingLabel from '@salesforce/label/c.Ui_StartPlan_Heading';
import introLabel from '@salesforce/label/c.Ui_StartPlan_Intro';
import savingLabel from '@salesforce/label/c.Ui_Saving';
import startLabel from '@salesforce/label/c.Ui_StartPlan_Start';
import startPlanLabel from '@salesforce/label/c.Ui_StartPlan';
import { submitAndClose, takeKeyboard } from 'c/modalUtils';
import { endOfMonths, todayIn } from 'c/textUtils';

/** The period of a plan, as 2027-03-31. */
export interface PlanPeriod {
    startDate: string;
    endDate: string;
}

interface DateInput extends HTMLElement {
    reportValidity(): boolean;
}

const MONTHS = 12;

/** Asks for a new plan's period. Closes with what `submit` returned; stays open, with the reason, when it failed. */
export default class StartPlanDialog extends LightningModal {
    readonly labels = {
        cancel: cancelLabel,
        end: endLabel,
        endBeforeStart: endBeforeStartLabel,
        failed: failedLabel,
        heading: headingLabel,
        intro: introLabel,
        saving: savingLabel,
        start: startLabel,
        startPlan: startPlanLabel
    };

    /** Creates the plan. */
    @api submit!: (period: PlanPeriod) => Promise<unknown>;

    startDate = todayIn(TIME_ZONE);
    endDate = endOfMonths(todayIn(TIME_ZONE), MONTHS);
    saving = false;
    error: unknown = null;
    #endTouched = false;

    renderedCallback(): void {
        takeKeyboard(this);
    }

    handleStart(event: CustomEvent<{ value: string | null }>): void {
        this.startDate = event.detail.value ?? '';
        if (!this.#endTouched && this.startDate) {
            this.endDate = endOfMonths(this.startDate, MONTHS);
        }
    }

    handleEnd(event: CustomEvent<{ value: string | null }>): void {
        this.endDate = event.detail.value ?? '';
        this.#endTouched = true;
    }

    handleCancel(): void {
        this.close();
    }

    async handleSubmit(): Promise<void> {
        const inputs = [...this.template!.querySelectorAll<DateInput>('lightning-input')];
        const valid = inputs.map((input) => input.reportValidity()).every(Boolean);
        if (!valid || this.saving) {
            return;
        }
        await submitAndClose(this, () => this.submit({ startDate: this.startDate, endDate: this.endDate }));
    }
}
