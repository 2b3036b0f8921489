import type { MyWeek, MyWeekGroup, MyWeekItem, WeekAct, WeekKind } from 'keystone/dto';
import actionLabel from '@salesforce/label/c.Ui_Week_Kind_Action';
import atLeastLabel from '@salesforce/label/c.Ui_Week_AtLeast';
import changedEmptyLabel from '@salesforce/label/c.Ui_Week_Changed_Empty';
import changedLabel from '@salesforce/label/c.Ui_Week_Changed';
import commitmentLabel from '@salesforce/label/c.Ui_Week_Kind_Commitment';
import contractLabel from '@salesforce/label/c.Ui_Week_Kind_Contract';
import dueEmptyLabel from '@salesforce/label/c.Ui_Week_Due_Empty';
import dueLabel from '@salesforce/label/c.Ui_Week_Due';
import expiresEmptyLabel from '@salesforce/label/c.Ui_Week_Expires_Empty';
import expiresLabel from '@salesforce/label/c.Ui_Week_Expires';
import meetingLabel from '@salesforce/label/c.Ui_Week_Kind_Meeting';
import moreAtLeastLabel from '@salesforce/label/c.Ui_Week_More_AtLeast';
import moreLabel from '@salesforce/label/c.Ui_Week_More';
import objectiveLabel from '@salesforce/label/c.Ui_Week_Kind_Objective';
import opportunityLabel from '@salesforce/label/c.Ui_Week_Kind_Opportunity';
import planLabel from '@salesforce/label/c.Ui_Week_Kind_Plan';
import signalLabel from '@salesforce/label/c.Ui_Week_Kind_Signal';
import stakeholderLabel from '@salesforce/label/c.Ui_Week_Kind_Stakeholder';
import stepKindLabel from '@salesforce/label/c.Ui_Week_Kind_Step';
import stepLabel from '@salesforce/label/c.Ui_Week_Step';
import stepOfLabel from '@salesforce/label/c.Ui_Week_Step_Of';
import waiverLabel from '@salesforce/label/c.Ui_Week_Kind_Waiver';
import { fill, formatDate } from 'c/textUtils';
import { ACTS } from './acts';
import type { Changes } from './changes';
import { daysBetween, distanceText } from './days';

export type GroupName = 'changed' | 'due' | 'expires';

/** A button of an item. */
export interface ActView {
    act: WeekAct;
    label: string;
    icon: string;
}

/** An item as it is shown. */
export interface ItemView {
    key: string;
    recordId: string;
    icon: string;
    kindLabel: string;
    text: string;
    detail: string;
    accountName: string;
    keyAccountId: string;
    /** The day, and how far off it is. */
    when: string;
    overdue: boolean;
    /** The place in the plan; empty when it has none. */
    stepText: string;
    stepDescription: string;
    stepUrl: string;
    planId: string;
    stepNumber: number | null;
    acts: ActView[];
    /** Why the last act failed; empty when it did not. */
    error: string;
}

/** One of the three parts of the week. */
export interface GroupView {
    name: GroupName;
    heading: string;
    /** How many there are. */
    count: string;
    icon: string;
    items: ItemView[];
    /** How many are not listed; empty when all are. */
    moreText: string;
    emptyText: string;
}

const KINDS: Readonly<Record<WeekKind, { icon: string; label: string }>> = {
    Action: { icon: 'utility:task', label: actionLabel },
    Commitment: { icon: 'utility:approval', label: commitmentLabel },
    Contract: { icon: 'utility:contract_doc', label: contractLabel },
    Meeting: { icon: 'utility:event', label: meetingLabel },
    Objective: { icon: 'utility:target', label: objectiveLabel },
    Opportunity: { icon: 'utility:opportunity', label: opportunityLabel },
    Plan: { icon: 'utility:strategy', label: planLabel },
    Signal: { icon: 'utility:notification', label: signalLabel },
    Stakeholder: { icon: 'utility:user', label: stakeholderLabel },
    Step: { icon: 'utility:multi_select_checkbox', label: stepKindLabel },
    Waiver: { icon: 'utility:shield', label: waiverLabel }
};

const GROUPS: readonly { name: GroupName; heading: string; icon: string; emptyText: string }[] = [
    { name: 'changed', heading: changedLabel, icon: 'utility:change_record_type', emptyText: changedEmptyLabel },
    { name: 'due', heading: dueLabel, icon: 'utility:date_time', emptyText: dueEmptyLabel },
    { name: 'expires', heading: expiresLabel, icon: 'utility:clock', emptyText: expiresEmptyLabel }
];

/**
 * The three groups as they are shown.
 * @param changes what acts changed that the week does not tell yet
 * @param errors why acts failed, by record
 */
export function groupViews(
    week: MyWeek,
    changes: Changes,
    errors: Readonly<Record<string, string>>,
    locale: string
): GroupView[] {
    return GROUPS.map(({ name, heading, icon, emptyText }) => {
        const group = week[name];
        const items = group.items
            .filter((item) => !changes[item.recordId]?.gone)
            .map((item) => itemView(item, week.today, changes, errors, locale));
        return {
            name,
            heading,
            icon,
            emptyText,
            items,
            count: countText(group, items.length),
            moreText: moreText(group)
        };
    });
}

function countText({ more, isAtLeast }: MyWeekGroup, shown: number): string {
    return isAtLeast ? fill(atLeastLabel, shown + more) : String(shown + more);
}

function moreText({ more, isAtLeast }: MyWeekGroup): string {
    return more > 0 ? fill(isAtLeast ? moreAtLeastLabel : moreLabel, more) : '';
}

function itemView(
    item: MyWeekItem,
    today: string,
    changes: Changes,
    errors: Readonly<Record<string, string>>,
    locale: string
): ItemView {
    const change = changes[item.recordId];
    const day = change?.day ?? item.day;
    const hasPlace = Boolean(item.planId && item.stepNumber);
    return {
        key: [item.recordId, item.kind, item.text].join(':'),
        recordId: item.recordId,
        icon: KINDS[item.kind]?.icon ?? 'utility:info',
        kindLabel: KINDS[item.kind]?.label ?? '',
        text: item.text,
        detail: change?.detail ?? item.detail ?? '',
        accountName: item.accountName,
        keyAccountId: item.keyAccountId,
        when: day ? `${formatDate(day, locale)} · ${distanceText(today, day, locale)}` : '',
        overdue: change?.day ? daysBetween(today, change.day) < 0 : item.overdue,
        stepText: hasPlace ? fill(stepLabel, item.stepNumber ?? '') : '',
        stepDescription: hasPlace ? fill(stepOfLabel, item.stepNumber ?? '', item.accountName) : '',
        stepUrl: hasPlace ? `/lightning/r/${item.planId}/view?c__step=${item.stepNumber}` : '',
        planId: item.planId ?? '',
        stepNumber: item.stepNumber ?? null,
        acts: item.acts.map((act) => ({ act, label: ACTS[act].label, icon: ACTS[act].icon })),
        error: errors[item.recordId] ?? ''
    };
}

/** Whether nothing at all is left to look at. */
export function isQuiet(groups: readonly GroupView[]): boolean {
    return groups.every(({ items, moreText: more }) => items.length === 0 && more === '');
}
