import type { Values } from '../row-writer.ts';
import { amountOf, dealsOf, isOpen, probabilityOf, type Sample, type SampleKeyAccount } from '../sample.ts';
import { CONFIDENCE, HEALTH } from '../health/health.ts';
import { gridOf, type Facts } from './snapshots.ts';

/** The stored figures on the key accounts, as of today, from the same facts as the month-ends. */
export function loadFigures(sample: Sample, facts: Facts): void {
    sample.writer.keepUp(
        'Key_Account__c',
        sample.keyAccounts.map((keyAccount): Values => ({ Id: keyAccount.id, ...figuresOf(sample, keyAccount, facts) }))
    );
}

function figuresOf(sample: Sample, keyAccount: SampleKeyAccount, facts: Facts): Values {
    const { days } = sample;
    const deals = dealsOf(sample, keyAccount);
    const open = deals.filter(isOpen);
    const won = deals.filter(({ stage, close }) => stage === 'Closed Won' && close > -365);
    const cells = facts.cells.filter(({ unit }) => unit.keyAccount === keyAccount.key);
    const { applicable, looked } = gridOf(facts, keyAccount);
    const known = looked.filter(({ addressable }) => addressable !== null);
    const addressable = sum(known.map((cell) => cell.addressable!));
    const meetings = facts.meetings.filter((one) => one.keyAccount === keyAccount);
    const ended = meetings.filter(({ graceEnd, status }) => graceEnd < 0 && status !== 'Due');
    const ahead = meetings.filter(({ status }) => status === 'Due' || status === 'Scheduled');
    const withCustomer = meetings.filter(
        ({ type, status }) => status === 'Held' && (type === 'Customer business review' || type === 'Executive review')
    );
    const scores = facts.readings.filter((one) => one.keyAccount === keyAccount && one.on > -365);
    const [health, change] = HEALTH[keyAccount.key]!;
    return {
        Won_Last_Year__c: sum(won.map(amountOf)),
        Open_Pipeline__c: sum(open.map(amountOf)),
        Weighted_Pipeline__c: sum(open.map((deal) => (amountOf(deal) * probabilityOf(deal)) / 100)),
        Business_On__c: days.day(0),
        Owned_Revenue__c: sum(cells.map(({ ownedRevenue }) => ownedRevenue)),
        Potential__c: sum(cells.map(({ potential }) => potential ?? 0)),
        Addressable_Spend__c: known.length === 0 ? null : addressable,
        Share_Of_Wallet__c:
            addressable === 0
                ? null
                : Math.round((sum(known.map(({ ownedRevenue }) => ownedRevenue)) / addressable) * 1000) / 10,
        Explored__c: applicable === 0 ? null : Math.round((looked.length / applicable) * 1000) / 10,
        Adherence__c:
            ended.length === 0
                ? null
                : Math.round((ended.filter(({ closed }) => closed).length / ended.length) * 1000) / 10,
        Next_Meeting__c: ahead.length === 0 ? null : days.day(Math.min(...ahead.map(({ due }) => due))),
        Overdue_Meetings__c: ahead.filter(({ due }) => due < 0).length,
        Last_Customer_Meeting__c:
            withCustomer.length === 0 ? null : days.day(Math.max(...withCustomer.map(({ due }) => due))),
        Satisfaction__c:
            scores.length === 0
                ? null
                : Math.round(
                      (scores.reduce((total, { kind, score }) => total + (kind === 'NPS' ? score : score * 2), 0) /
                          scores.length) *
                          10
                  ) / 10,
        Health__c: health,
        Health_Change__c: change,
        Health_Confidence__c: CONFIDENCE[keyAccount.depth],
        Health_On__c: days.day(0)
    };
}

const sum = (values: readonly number[]): number => Math.round(values.reduce((total, value) => total + value, 0));
