import type { SampleMeeting } from '../governance/meetings.ts';
import type { SampleRisk } from '../health/risks.ts';
import type { Reading } from '../health/satisfaction.ts';
import { Random } from '../random.ts';
import type { Values } from '../row-writer.ts';
import { amountOf, dealsOf, isOpen, type Sample, type SampleKeyAccount, type StoredDeal } from '../sample.ts';
import type { SampleStakeholder } from '../stakeholders/stakeholders.ts';
import type { SampleCell } from '../whitespace/cells.ts';
import { COLUMNS } from '../whitespace/offerings.ts';
import type { SampleUnit } from '../whitespace/units.ts';
import { CONFIDENCE, HEALTH } from '../health/health.ts';
import { marginOf, type RevenueRow } from './revenue.ts';

/** How many month-ends are stored. */
const MONTHS = 24;

/** What the figures of a month rest on. */
export interface Facts {
    revenue: readonly RevenueRow[];
    units: readonly SampleUnit[];
    cells: readonly SampleCell[];
    stakeholders: readonly SampleStakeholder[];
    meetings: readonly SampleMeeting[];
    readings: readonly Reading[];
    risks: readonly SampleRisk[];
}

/** Writes the month-ends of two years; every figure follows from the deals, meetings, answers and risks of that time. */
export function loadSnapshots(sample: Sample, facts: Facts): void {
    const random = new Random(17);
    const rows = sample.keyAccounts.flatMap((keyAccount) => {
        const deals = dealsOf(sample, keyAccount);
        const mine = facts.revenue.filter((row) => row.keyAccount === keyAccount);
        return Array.from({ length: MONTHS }, (_, index) => index - MONTHS).map((month) =>
            snapshot(sample, keyAccount, month, deals, mine, facts, random)
        );
    });
    sample.writer.keep('KPI_Snapshot__c', rows);
}

function snapshot(
    sample: Sample,
    keyAccount: SampleKeyAccount,
    month: number,
    deals: readonly StoredDeal[],
    revenue: readonly RevenueRow[],
    facts: Facts,
    random: Random
): Values {
    const { days, tiers, users } = sample;
    const end = days.offset(days.monthEnd(month));
    const start = days.offset(days.month(month));
    const onRoster = end >= keyAccount.since;
    const rank = end >= -189 ? keyAccount.rank : keyAccount.rankBefore;
    const inTier = onRoster && rank !== null;
    const retention = retentionOf(revenue, month);
    const year = revenue.filter((row) => row.month > month - 12 && row.month <= month);
    const totals = year.map((row) => row.recurring + row.oneOff);
    const created = deals.filter((deal) => deal.created >= start && deal.created <= end);
    const open = deals.filter((deal) => deal.created <= end && (isOpen(deal) || deal.close > end));
    const won = deals.filter((deal) => deal.stage === 'Closed Won' && deal.close >= start && deal.close <= end);
    const wonAmount = sum(won.map(amountOf));
    const cadence = facts.meetings.filter(
        (one) => one.keyAccount === keyAccount && one.graceEnd <= end && one.graceEnd > end - 365
    );
    // How far the map and the grid had come then, against today.
    const progress = Math.max(0.25, 1 + month / 30);
    return {
        Key_Account__c: keyAccount.id,
        Name: `${keyAccount.name}, ${days.monthName(end)}`.slice(-80),
        Month_End__c: days.day(end),
        On_Roster__c: onRoster,
        Tier__c: inTier ? tiers.get(rank)! : null,
        Tier_Rank__c: inTier ? rank : null,
        Tier_Name__c: inTier ? ['Strategic', 'Key', 'Growth'][rank - 1]! : null,
        Manager__c: users.get(keyAccount.kam)!,
        ...retention,
        Won_Amount__c: wonAmount,
        Forecast_Amount__c: Math.round((wonAmount * (0.85 + random.next() * 0.4)) / 1000) * 1000,
        Pipeline_Created__c: onRoster ? sum(created.map(amountOf)) : 0,
        Pipeline_On_Plan__c: onRoster ? Math.round(sum(created.map(amountOf)) * share(keyAccount)) : 0,
        Open_Pipeline__c: sum(open.map(amountOf)),
        Margin__c: Math.round(sum(year.map((row, index) => (totals[index]! * marginOf(row.offering)) / 100))),
        Cost_To_Serve__c: Math.round(sum(totals) * 0.07),
        Slots_Ended__c: cadence.length,
        Slots_Closed__c: cadence.filter(({ closed }) => closed).length,
        Steps_Required__c: rank === 3 ? 4 : 7,
        Steps_Complete__c: 0,
        ...crossSell(deals, end),
        ...satisfactionOf(facts.readings, keyAccount, end),
        ...risksOf(facts.risks, keyAccount, end),
        ...mapOf(facts, keyAccount, progress),
        ...healthOf(keyAccount, month, random)
    };
}

const sum = (values: readonly number[]): number => Math.round(values.reduce((total, value) => total + value, 0));
const share = ({ depth }: SampleKeyAccount): number => ({ rich: 0.6, medium: 0.4, thin: 0.15, empty: 0 })[depth];

/** Recurring revenue a year before and then, per year, and what the difference consists of. */
function retentionOf(revenue: readonly RevenueRow[], month: number): Record<string, number> {
    const perYear = (at: number, value: (row: RevenueRow) => number): Map<string, number> => {
        const found = new Map<string, number>();
        for (const row of revenue)
            if (row.month === at && row.recurring > 0)
                found.set(`${row.unitId}/${row.offering}`, Math.round(value(row) * 12));
        return found;
    };
    const before = perYear(month - 12, ({ recurring }) => recurring);
    const now = perYear(month, ({ recurring }) => recurring);
    const prices = perYear(month, ({ priceChange }) => priceChange);
    const found = { crossSell: 0, upSell: 0, price: 0, lost: 0 };
    for (const key of new Set([...before.keys(), ...now.keys()])) {
        const change = (now.get(key) ?? 0) - (before.get(key) ?? 0);
        if (change < 0) found.lost -= change;
        else if (!before.has(key)) found.crossSell += change;
        else {
            const price = Math.min(change, prices.get(key) ?? 0);
            found.price += price;
            found.upSell += change - price;
        }
    }
    const total = (of: Map<string, number>): number => sum([...of.values()]);
    const gone = now.size === 0;
    return {
        Start_Revenue__c: total(before),
        End_Revenue__c: total(now),
        Expansion__c: found.crossSell + found.upSell + found.price,
        Cross_Sell__c: found.crossSell,
        Up_Sell__c: found.upSell,
        Price_Change__c: found.price,
        Contraction__c: gone ? 0 : found.lost,
        Churn__c: gone ? found.lost : 0
    };
}

/** Opportunities in a family that was new to the account, over twelve months. */
function crossSell(deals: readonly StoredDeal[], end: number): Values {
    const isNew = (deal: StoredDeal): boolean =>
        !deals.some(
            (other) =>
                other !== deal &&
                other.account === deal.account &&
                other.stage === 'Closed Won' &&
                other.close < deal.created &&
                other.lines[0]!.product.family === deal.lines[0]!.product.family
        );
    const candidates = deals.filter((deal) => deal.created <= end && isNew(deal));
    const ended = candidates.filter((deal) => !isOpen(deal) && deal.close <= end && deal.close > end - 365);
    const won = ended.filter(({ stage }) => stage === 'Closed Won');
    return {
        Cross_Sell_Open__c: candidates.filter((deal) => isOpen(deal) || deal.close > end).length,
        Cross_Sell_Won__c: won.length,
        Cross_Sell_Lost__c: ended.length - won.length,
        Cross_Sell_Amount__c: sum(won.map(amountOf)),
        Cross_Sell_Days__c: sum(won.map((deal) => deal.close - deal.created))
    };
}

function satisfactionOf(readings: readonly Reading[], keyAccount: SampleKeyAccount, end: number): Values {
    const year = readings.filter((one) => one.keyAccount === keyAccount && one.on <= end && one.on > end - 365);
    const promoter = year.filter(({ kind }) => kind === 'NPS').map(({ score }) => score);
    const service = year.filter(({ kind }) => kind === 'CSAT').map(({ score }) => score);
    return {
        NPS_Responses__c: promoter.length,
        NPS_Promoters__c: promoter.filter((score) => score >= 9).length,
        NPS_Detractors__c: promoter.filter((score) => score <= 6).length,
        CSAT_Responses__c: service.length,
        CSAT_Sum__c: sum(service)
    };
}

function risksOf(risks: readonly SampleRisk[], { key }: SampleKeyAccount, end: number): Values {
    const open = risks.filter((one) => one.keyAccount === key && one.from <= end && (one.to ?? 1) > end);
    return { Open_Risks__c: open.length, Exposure__c: sum(open.map(({ exposure }) => exposure)) };
}

/** Cells that apply: all of the grid but those that people ruled out. */
export function gridOf(
    { cells, units }: Facts,
    { key }: SampleKeyAccount
): { applicable: number; looked: SampleCell[] } {
    const mine = cells.filter(({ unit }) => unit.keyAccount === key);
    const looked = mine.filter(({ state }) => state !== 'Not applicable');
    const all = units.filter(({ keyAccount }) => keyAccount === key).length * COLUMNS.length;
    return { applicable: all - (mine.length - looked.length), looked };
}

/** Map and grid as they are today, less what was not known yet. */
function mapOf(facts: Facts, keyAccount: SampleKeyAccount, progress: number): Values {
    const { applicable, looked } = gridOf(facts, keyAccount);
    const known = looked.filter(({ addressable }) => addressable !== null);
    const key = facts.stakeholders.filter((one) => one.keyAccount === keyAccount && one.influence >= 2 && !one.left);
    const then = (count: number): number => Math.round(count * progress);
    return {
        Applicable_Cells__c: applicable,
        Explored_Cells__c: then(looked.length),
        Owned_Cells__c: then(looked.filter(({ state }) => state === 'Owned').length),
        Addressable_Cells__c: then(known.length),
        Addressable_Spend__c: Math.round(sum(known.map(({ addressable }) => addressable!)) * progress),
        Owned_Revenue__c: Math.round(sum(known.map(({ ownedRevenue }) => ownedRevenue)) * progress),
        Key_Stakeholders__c: key.length,
        Covered_Stakeholders__c: then(key.filter(({ covered }) => covered).length),
        Map_Score__c: key.length === 0 ? null : Math.round(progress * 36) / 10
    };
}

/** The way to today's health, with the ups and downs of each month. */
function healthOf({ key, depth }: SampleKeyAccount, month: number, random: Random): Values {
    const [today, change] = HEALTH[key]!;
    const health = month === -1 ? today - change : today - change * Math.min(2, -month) + random.between(-3, 3);
    return { Health__c: Math.max(5, Math.min(98, health)), Health_Confidence__c: CONFIDENCE[depth] };
}
