import type { PlanWorkspaceView } from 'keystone/dto';
import hiddenHeading from '@salesforce/label/c.Ui_Card_HiddenHeading';
import hiddenMessage from '@salesforce/label/c.Ui_Card_HiddenMessage';
import noKeyAccountHeading from '@salesforce/label/c.Ui_NoKeyAccount_Heading';
import noKeyAccountMessage from '@salesforce/label/c.Ui_NoKeyAccount_Message';
import noPlanHeading from '@salesforce/label/c.Ui_NoPlan_Heading';
import noPlanMessage from '@salesforce/label/c.Ui_NoPlan_Message';
import noPlanReadMessage from '@salesforce/label/c.Ui_NoPlan_ReadMessage';
import startLabel from '@salesforce/label/c.Ui_StartPlan';

/** What is said where there is no plan to show. */
export interface Notice {
    icon: string;
    heading: string;
    message: string;
    /** Label of the one thing to do; empty when there is none. */
    action: string;
}

/** What is said instead of a plan; null when there is one. */
export function noticeOf({ state, canStart }: PlanWorkspaceView): Notice | null {
    switch (state) {
        case 'Plan':
            return null;
        case 'Hidden':
            return { icon: 'utility:lock', heading: hiddenHeading, message: hiddenMessage, action: '' };
        case 'NoPlan':
            return {
                icon: 'standard:strategy',
                heading: noPlanHeading,
                message: canStart ? noPlanMessage : noPlanReadMessage,
                action: canStart ? startLabel : ''
            };
        default:
            return { icon: 'standard:account', heading: noKeyAccountHeading, message: noKeyAccountMessage, action: '' };
    }
}
