import type { PlanStepView } from 'keystone/dto';
import expiredLabel from '@salesforce/label/c.Ui_Step_Expired';
import expiresLabel from '@salesforce/label/c.Ui_Step_Expires';
import notRequiredLabel from '@salesforce/label/c.Ui_Step_NotRequired';
import unsavedLabel from '@salesforce/label/c.Ui_Step_Unsaved';
import { daysBetween, fill, formatDate, formatPercent } from 'c/textUtils';

/** A step in the tab list. */
export interface StepTab {
    stepNumber: number;
    label: string;
    icon: string;
    variant: string | undefined;
    status: string;
    percent: string;
    /** 0 to 100, for the bar below. */
    value: number;
    /** Only when it lapses soon or has lapsed. */
    expiry: string;
    notRequired: string;
    unsaved: string;
}

const ICONS: Readonly<Record<string, { icon: string; variant?: string }>> = {
    Complete: { icon: 'utility:success', variant: 'success' },
    'In progress': { icon: 'utility:adjust_value' },
    'Not started': { icon: 'utility:routing_offline' },
    'Not due': { icon: 'utility:clock' },
    Expired: { icon: 'utility:warning', variant: 'warning' }
};
const NEAR_DAYS = 30;

function expiryOf(step: PlanStepView, today: string, locale: string): string {
    if (!step.validUntil) {
        return '';
    }
    const days = daysBetween(today, step.validUntil);
    if (step.status === 'Expired') {
        return days < 0 ? fill(expiredLabel, formatDate(step.validUntil, locale)) : '';
    }
    return days <= NEAR_DAYS ? fill(expiresLabel, formatDate(step.validUntil, locale)) : '';
}

/** The steps as tabs. @param unsaved steps with changes that could not be stored */
export function stepTabs(
    steps: readonly PlanStepView[],
    today: string,
    locale: string,
    unsaved: ReadonlySet<number>
): StepTab[] {
    return steps.map((step) => {
        const { icon, variant } = ICONS[step.status] ?? ICONS['Not started'];
        const known = step.percent !== null && step.percent !== undefined;
        return {
            stepNumber: step.stepNumber,
            label: step.label,
            icon,
            variant,
            status: step.statusLabel,
            percent: known ? formatPercent(Math.round(step.percent ?? 0), locale) : '',
            value: Math.round(step.percent ?? 0),
            expiry: expiryOf(step, today, locale),
            notRequired: step.required ? '' : notRequiredLabel,
            unsaved: unsaved.has(step.stepNumber) ? unsavedLabel : ''
        };
    });
}

/** The step to begin with: the first one that is required and not complete. */
export function firstOpenStep(steps: readonly PlanStepView[]): number {
    const open = steps.find(({ required, status }) => required && !['Complete', 'Not due'].includes(status));
    return (open ?? steps[0])?.stepNumber ?? 1;
}
