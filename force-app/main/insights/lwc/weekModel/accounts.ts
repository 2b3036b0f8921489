import type { MyWeekAccount } from 'keystone/dto';
import healthLabel from '@salesforce/label/c.Ui_Week_Health';
import nextMeetingLabel from '@salesforce/label/c.Ui_Week_NextMeeting';
import noMeetingLabel from '@salesforce/label/c.Ui_Week_NoMeeting';
import noPlanLabel from '@salesforce/label/c.Ui_Week_NoPlan';
import overdueActionLabel from '@salesforce/label/c.Ui_Week_OverdueAction';
import overdueActionsLabel from '@salesforce/label/c.Ui_Week_OverdueActions';
import planLabel from '@salesforce/label/c.Ui_Week_Plan';
import stepsLabel from '@salesforce/label/c.Ui_Week_Steps';
import { fill, formatDate, formatNumber, formatPercent } from 'c/textUtils';

/** A key account as the strip shows it. */
export interface AccountView {
    keyAccountId: string;
    name: string;
    tierName: string;
    planText: string;
    /** For the bar; null where there is no plan. */
    percent: number | null;
    stepsText: string;
    /** Empty when nothing is overdue. */
    overdueText: string;
    meetingText: string;
    /** Empty when it was not worked out. */
    healthText: string;
    /** The items of this key account only are shown. */
    chosen: boolean;
}

/** The key accounts of the strip, in the order given. @param chosen the one whose items are shown; null for all */
export function accountViews(accounts: readonly MyWeekAccount[], chosen: string | null, locale: string): AccountView[] {
    return accounts.map((account) => {
        const percent = account.planPercent ?? null;
        return {
            keyAccountId: account.keyAccountId,
            name: account.name,
            tierName: account.tierName ?? '',
            percent,
            planText: percent === null ? noPlanLabel : fill(planLabel, formatPercent(Math.round(percent), locale)),
            stepsText: account.stepsRequired ? fill(stepsLabel, account.stepsComplete ?? 0, account.stepsRequired) : '',
            overdueText: overdueText(account.overdueActions),
            meetingText: account.nextMeeting
                ? fill(nextMeetingLabel, formatDate(account.nextMeeting, locale))
                : noMeetingLabel,
            healthText:
                account.health === null || account.health === undefined
                    ? ''
                    : fill(healthLabel, formatNumber(Math.round(account.health), locale)),
            chosen: account.keyAccountId === chosen
        };
    });
}

function overdueText(actions: number): string {
    if (actions === 0) {
        return '';
    }
    return actions === 1 ? overdueActionLabel : fill(overdueActionsLabel, actions);
}
