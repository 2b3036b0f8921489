import { amountOf, dealsOf, isOpen, type Sample, type SampleKeyAccount } from '../sample.ts';
import type { SampleMeeting } from '../governance/meetings.ts';
import type { SampleStakeholder } from '../stakeholders/stakeholders.ts';

type Status = 'New' | 'Seen' | 'Risk raised' | 'Dismissed' | 'Resolved';

interface Found {
    rule: string;
    category: string;
    severity: 'Information' | 'Warning' | 'Critical';
    name: string;
    detail: string;
    /** Days from today. */
    on: number;
    status: Status;
    dismissed?: string;
    stakeholder?: SampleStakeholder;
    opportunityId?: string;
    meetingId?: string;
}

/** Raises the signals that the data calls for, in every state. @returns ids by key account and rule */
export function loadSignals(
    sample: Sample,
    stakeholders: readonly SampleStakeholder[],
    meetings: readonly SampleMeeting[]
): Map<string, string> {
    const { writer, days, users, contacts, keyAccounts } = sample;
    const found = keyAccounts.flatMap((keyAccount) =>
        signalsOf(sample, keyAccount, stakeholders, meetings).map((signal) => ({ keyAccount, signal }))
    );
    const ids = writer.keep(
        'Account_Signal__c',
        found.map(({ keyAccount, signal }) => {
            const looked = signal.status !== 'New';
            return {
                Key_Account__c: keyAccount.id,
                Name: signal.name.slice(0, 80),
                Signal_Rule__c: signal.rule,
                Category__c: signal.category,
                Severity__c: signal.severity,
                Status__c: signal.status,
                Detail__c: signal.detail,
                Detected_On__c: days.moment(signal.on, 3),
                Last_Seen_On__c: days.moment(signal.status === 'Resolved' ? signal.on + 9 : 0, 3),
                Seen_By__c: looked ? users.get(keyAccount.kam)! : null,
                Seen_On__c: looked ? days.day(Math.min(0, signal.on + 2)) : null,
                Resolved_On__c: signal.status === 'Resolved' ? days.day(signal.on + 10) : null,
                Dismiss_Reason__c: signal.dismissed ?? null,
                Stakeholder__c: signal.stakeholder?.id ?? null,
                Contact__c: signal.stakeholder === undefined ? null : contacts.get(signal.stakeholder.person.key)!,
                Opportunity__c: signal.opportunityId ?? null,
                Governance_Meeting__c: signal.meetingId ?? null,
                Subject_Id__c: signal.stakeholder?.id ?? signal.opportunityId ?? signal.meetingId ?? keyAccount.id
            };
        })
    );
    return new Map(found.map(({ keyAccount, signal }, index) => [`${keyAccount.key}/${signal.rule}`, ids[index]!]));
}

function signalsOf(
    sample: Sample,
    keyAccount: SampleKeyAccount,
    stakeholders: readonly SampleStakeholder[],
    meetings: readonly SampleMeeting[]
): Found[] {
    const { days } = sample;
    const rich = keyAccount.depth === 'rich';
    const found: Found[] = [];
    if (keyAccount.depth === 'empty') return found;
    const own = stakeholders.filter((one) => one.keyAccount === keyAccount && !one.left);
    const nameOf = ({ person }: SampleStakeholder): string => `${person.first} ${person.last}, ${person.title}`;
    const gone = stakeholders.find((one) => one.keyAccount === keyAccount && one.left);
    if (gone)
        found.push({
            rule: 'Stakeholder_Left',
            category: 'Stakeholder change',
            severity: 'Critical',
            name: `${gone.person.first} ${gone.person.last} has left`,
            detail: `${nameOf(gone)}, left on ${days.day(-41)}. No successor is on the map.`,
            on: -40,
            status: 'Seen',
            stakeholder: gone
        });
    for (const silent of own.filter((one) => one.influence >= 2 && one.lastTouch < -90))
        found.push({
            rule: 'Coverage_Lapsed',
            category: 'Stakeholder change',
            severity: 'Warning',
            name: `No contact with ${silent.person.first} ${silent.person.last}`,
            detail: `The last two-way contact was on ${days.day(silent.lastTouch)}.`,
            on: silent.lastTouch + 90,
            status: 'New',
            stakeholder: silent
        });
    const deals = dealsOf(sample, keyAccount);
    const lost = deals.filter(({ stage, close }) => stage === 'Closed Lost' && close > -200);
    for (const deal of lost.slice(0, rich ? 2 : 1))
        found.push({
            rule: 'Opportunity_Lost',
            category: 'Churn signal',
            severity: 'Warning',
            name: `Lost: ${deal.name}`,
            detail: `Closed lost on ${days.day(deal.close)}, $${amountOf(deal).toLocaleString('en-US')}.`,
            on: deal.close + 1,
            status: deal.close > -60 ? 'New' : 'Dismissed',
            ...(deal.close > -60 ? {} : { dismissed: 'The project was cancelled, not given to somebody else.' }),
            opportunityId: deal.id
        });
    const unplanned = deals.filter((deal) => isOpen(deal) && deal.created > -120);
    for (const deal of unplanned.slice(0, rich ? 2 : 1))
        found.push({
            rule: 'Opportunity_Opened',
            category: 'Other',
            severity: 'Information',
            name: `Outside of the plan: ${deal.name}`,
            detail: `Opened on ${days.day(deal.created)}, $${amountOf(deal).toLocaleString('en-US')}; no objective, value item or cell mentions it.`,
            on: Math.min(0, deal.created + 14),
            status: 'New',
            opportunityId: deal.id
        });
    const missed = meetings.findLast((one) => one.keyAccount === keyAccount && one.status === 'Missed');
    if (missed)
        found.push({
            rule: 'Meeting_Missed',
            category: 'Churn signal',
            severity: 'Warning',
            name: `${missed.type} missed`,
            detail: `Due on ${days.day(missed.due)}; its window ended on ${days.day(missed.graceEnd)} without the meeting.`,
            on: Math.min(-1, missed.graceEnd + 1),
            status: missed.graceEnd < -60 ? 'Resolved' : 'Seen',
            meetingId: missed.id
        });
    if (keyAccount.key === 'brevik')
        found.push({
            rule: 'Notice_Approaching',
            category: 'Contract',
            severity: 'Critical',
            name: 'Notice date in 55 days',
            detail: `The customer can give notice until ${days.day(55)}. No renewal is open.`,
            on: -35,
            status: 'Risk raised'
        });
    if (rich)
        found.push({
            rule: 'Competitor_Noted',
            category: 'Competitor',
            severity: 'Warning',
            name: keyAccount.key === 'nordwind' ? 'Bluepeak Software in group digital' : 'Corvex Systems in Freiburg',
            detail: 'Entered by the key account manager in a cell that we pursue.',
            on: -29,
            status: 'Risk raised'
        });
    return found;
}
