import type { DueItem, DueKind, KeyAccountCard } from 'keystone/dto';
import accountLabel from '@salesforce/label/c.Ui_Card_Anchor';
import actionLabel from '@salesforce/label/c.Ui_Due_Action';
import contractEndLabel from '@salesforce/label/c.Ui_Card_ContractEnd';
import contractLabel from '@salesforce/label/c.Ui_Due_Contract';
import customerSponsorHelp from '@salesforce/label/c.Ui_Card_CustomerSponsorHelp';
import customerSponsorLabel from '@salesforce/label/c.Ui_Card_CustomerSponsor';
import goalLabel from '@salesforce/label/c.Ui_Due_Goal';
import keyAccountLabel from '@salesforce/label/c.Ui_KeyAccount';
import managerLabel from '@salesforce/label/c.Ui_Manager';
import missingLabel from '@salesforce/label/c.Ui_Card_Missing';
import noticeHelp from '@salesforce/label/c.Ui_Card_NoticeHelp';
import noticeKindLabel from '@salesforce/label/c.Ui_Due_Notice';
import noticeLabel from '@salesforce/label/c.Ui_Card_Notice';
import objectiveLabel from '@salesforce/label/c.Ui_Due_Objective';
import planEndLabel from '@salesforce/label/c.Ui_Due_PlanEnd';
import planLabel from '@salesforce/label/c.Ui_Card_Plan';
import reasonLabel from '@salesforce/label/c.Ui_Card_Reason';
import sinceLabel from '@salesforce/label/c.Ui_Card_Since';
import sponsorHelp from '@salesforce/label/c.Ui_Card_SponsorHelp';
import sponsorLabel from '@salesforce/label/c.Ui_Card_Sponsor';
import tierLabel from '@salesforce/label/c.Ui_Tier';
import { formatDate } from 'c/textUtils';

/** A labelled value, with the record behind it if there is one. */
export interface Fact {
    key: string;
    label: string;
    text: string;
    recordId?: string | null;
    note?: string | null;
    help?: string;
}

/** A due item as it is shown. */
export interface ShownDueItem {
    key: string;
    icon: string;
    kindLabel: string;
    label: string;
    recordId: string;
    date: string;
    overdue: boolean;
}

const DUE_KINDS: Readonly<Record<DueKind, { icon: string; label: string }>> = {
    Action: { icon: 'utility:task', label: actionLabel },
    Objective: { icon: 'utility:target', label: objectiveLabel },
    Goal: { icon: 'utility:company', label: goalLabel },
    Notice: { icon: 'utility:notification', label: noticeKindLabel },
    Contract: { icon: 'utility:contract_doc', label: contractLabel },
    PlanEnd: { icon: 'utility:strategy', label: planEndLabel }
};

/**
 * What is known about a key account, in the order in which it is shown. What an Active key account should have but lacks is
 * said to be missing; otherwise an empty value is left out.
 */
export function factsOf(card: KeyAccountCard, locale: string): Fact[] {
    const date = (value: string | null | undefined): string => (value ? formatDate(value, locale) : '');
    const active = card.state === 'Active';
    const facts: (Fact & { expected?: boolean })[] = [
        { key: 'tier', label: tierLabel, text: card.tierName ?? '', expected: active },
        {
            key: 'manager',
            label: managerLabel,
            text: card.managerName ?? '',
            recordId: card.managerId,
            expected: active
        },
        {
            key: 'sponsor',
            label: sponsorLabel,
            help: sponsorHelp,
            text: card.sponsorName ?? '',
            recordId: card.sponsorId,
            expected: active
        },
        {
            key: 'customerSponsor',
            label: customerSponsorLabel,
            help: customerSponsorHelp,
            text: card.customerSponsor ?? '',
            recordId: card.customerSponsorId
        },
        { key: 'notice', label: noticeLabel, help: noticeHelp, text: date(card.noticeDate), expected: active },
        { key: 'contractEnd', label: contractEndLabel, text: date(card.contractEnd) },
        {
            key: 'plan',
            label: planLabel,
            text: card.planName ?? '',
            recordId: card.planId,
            note: card.planStatusLabel,
            expected: active
        },
        { key: 'since', label: sinceLabel, text: active ? '' : date(card.statusSince) },
        { key: 'reason', label: reasonLabel, text: active ? '' : (card.reason ?? '') },
        {
            key: 'keyAccount',
            label: keyAccountLabel,
            text: card.keyAccountName ?? '',
            recordId: card.keyAccountId
        },
        {
            key: 'anchor',
            label: accountLabel,
            text: card.state === 'Covered' ? (card.anchorAccountName ?? '') : '',
            recordId: card.anchorAccountId
        }
    ];
    return facts
        .filter(({ text, expected }) => text !== '' || expected)
        .map(({ key, label, text, recordId, note, help }) => {
            const missing = text === '';
            return { key, label, help, note, text: missing ? missingLabel : text, recordId: missing ? null : recordId };
        });
}

/** What is due, as it is shown. */
export function shownDueItems(items: readonly DueItem[], locale: string): ShownDueItem[] {
    return items.map((item, index) => ({
        key: `${item.recordId}:${item.kind}:${index}`,
        icon: DUE_KINDS[item.kind]?.icon ?? 'utility:event',
        kindLabel: DUE_KINDS[item.kind]?.label ?? '',
        label: item.label,
        recordId: item.recordId,
        date: formatDate(item.dueDate, locale),
        overdue: item.overdue
    }));
}
