import type { SampleLine } from '../deals.ts';
import { Random } from '../random.ts';
import type { Authored } from '../sample-writer.ts';
import { dealsOf, isOpen, probabilityOf, round, type Sample, type SampleKeyAccount } from '../sample.ts';
import type { StoredDeal } from '../sample.ts';
import { COLUMNS, offeringOf, type SampleOffering } from './offerings.ts';
import { inUseUntil } from './terms.ts';
import type { SampleUnit } from './units.ts';

/** A cell as far as other parts of the sample data need it. */
export interface SampleCell {
    id: string;
    unit: SampleUnit;
    offering: SampleOffering;
    state: string;
    ownedRevenue: number;
    addressable: number | null;
    potential: number | null;
}

/** How many of a hundred cells without business somebody has looked at. */
const LOOKED_AT: Record<SampleKeyAccount['depth'], number> = { rich: 85, medium: 55, thin: 25, empty: 0 };
const COMPETITORS = ['Vektor Automation', 'Corvex Systems', 'Ostmark Drives', 'Bluepeak Software', 'in-house team'];
const SOURCES = [
    'Maintenance budget shown in the business review',
    'Tender documents of last year',
    'Estimate with the plant director',
    'Number of drives times our list price',
    'Annual report, energy chapter'
];
/** How long before its opportunity a potential was raised, in days. */
const RAISED_BEFORE = 30;
const NEXT_STEPS = [
    'Walk the line with maintenance and count the drives',
    'Ask the plant director for the budget of next year',
    'Show the reference plant',
    'Pilot on one line, three months',
    'Quote for the first two sites'
];

/** Fills the white space maps: what deals show, and what people found out. Cells nobody looked at have no record. */
export function loadCells(sample: Sample, offerings: ReadonlyMap<string, string>, units: SampleUnit[]): SampleCell[] {
    const random = new Random(71);
    const cells: Omit<SampleCell, 'id'>[] = [];
    const rows: Authored[] = [];
    for (const keyAccount of sample.keyAccounts) {
        const deals = dealsOf(sample, keyAccount);
        for (const unit of units.filter((candidate) => candidate.keyAccount === keyAccount.key))
            for (const offering of COLUMNS) {
                const business = businessOf(sample, unit, offering, deals);
                const judged = business.state === null ? judge(sample, random, keyAccount, unit) : {};
                if (judged === null) continue;
                const known = addressableOf(random, keyAccount, business.ownedRevenue);
                const values = {
                    Buying_Unit__c: unit.id,
                    Offering__c: offerings.get(offering.key)!,
                    State__c:
                        business.state ?? (judged.Potential_Amount__c === undefined ? 'White space' : 'Potential'),
                    State_Reasons__c: business.reasons,
                    Owned_Revenue__c: business.ownedRevenue,
                    Owned_Quantity__c: business.ownedQuantity,
                    Owned_Until__c: business.ownedUntil === null ? null : sample.days.day(business.ownedUntil),
                    Open_Amount__c: business.openAmount,
                    Weighted_Amount__c: business.weightedAmount,
                    Lost_On__c: business.lostOn === null ? null : sample.days.day(business.lostOn),
                    Addressable_Spend__c: known,
                    Addressable_Source__c: known === null ? null : random.pick(SOURCES),
                    Looked_At_On__c: sample.days.day(-random.between(4, 150)),
                    Looked_At_By__c: sample.users.get(keyAccount.kam)!,
                    ...raisedBefore(sample, business, cells.length),
                    ...judged
                };
                rows.push({ by: keyAccount.kam, values });
                cells.push({
                    unit,
                    offering,
                    state: String(judged.State_Override__c ?? values.State__c),
                    ownedRevenue: business.ownedRevenue ?? 0,
                    addressable: known,
                    potential: judged.Potential_Amount__c ?? null
                });
            }
    }
    const ids = sample.writer.insert('White_Space_Cell__c', rows);
    return cells.map((cell, index) => ({ id: ids[index]!, ...cell }));
}

/** Of every second cell in the pipeline, somebody had seen the potential before there was an opportunity. */
function raisedBefore({ days }: Sample, { openSince }: Business, index: number): object {
    if (openSince === null || index % 2 === 1) return {};
    return {
        Potential_Raised_On__c: days.day(openSince - RAISED_BEFORE),
        Converted_On__c: days.day(openSince),
        Notes__c: 'The plant asked for it themselves after they had seen the reference. Two lines to begin with.'
    };
}

interface Business {
    state: 'Owned' | 'In pipeline' | 'Lost' | null;
    reasons: string | null;
    ownedRevenue: number | null;
    ownedQuantity: number | null;
    ownedUntil: number | null;
    openAmount: number | null;
    /** The day on which the first open opportunity was created, where nothing is owned. */
    openSince: number | null;
    weightedAmount: number | null;
    lostOn: number | null;
}

/** What the deals of a unit say about an offering: owned first, then in the pipeline, then lost within a year. */
function businessOf(sample: Sample, unit: SampleUnit, offering: SampleOffering, deals: StoredDeal[]): Business {
    const lines = deals
        .filter((deal) => unit.account !== null && deal.account.key === unit.account)
        .flatMap((deal) => deal.lines.map((line) => ({ deal, line })))
        .filter(({ line }) => offeringOf(line.product) === offering);
    const endOf = (deal: StoredDeal): number => inUseUntil(deal, offering);
    const owned = lines.filter(({ deal }) => deal.stage === 'Closed Won' && endOf(deal) > 0);
    const open = lines.filter(({ deal }) => isOpen(deal));
    const lost = lines.filter(({ deal }) => deal.stage === 'Closed Lost' && deal.close > -365);
    const sum = (of: typeof lines, factor: (deal: StoredDeal) => number): number | null =>
        of.length === 0
            ? null
            : Math.round(
                  of.reduce((total, { deal, line }) => total + line.quantity * line.unitPrice * factor(deal), 0)
              );
    const last = (of: typeof lines, day: (deal: StoredDeal) => number): number | null =>
        of.length === 0 ? null : Math.max(...of.map(({ deal }) => day(deal)));
    const state = owned.length > 0 ? 'Owned' : open.length > 0 ? 'In pipeline' : lost.length > 0 ? 'Lost' : null;
    const behind = { Owned: owned, 'In pipeline': open, Lost: lost };
    return {
        state,
        reasons:
            state === null
                ? null
                : behind[state].map(({ deal, line }) => reason(sample, deal, line, endOf(deal))).join('\n'),
        // As the package counts: one-off amounts as they are, the others as a year's share.
        ownedRevenue: sum(owned, () => (offering.revenue === 'One-off' ? 1 : 12 / offering.termMonths)),
        ownedQuantity: owned.length === 0 ? null : owned.reduce((total, { line }) => total + line.quantity, 0),
        ownedUntil: last(owned, endOf),
        openAmount: sum(open, () => 1),
        openSince: state === 'In pipeline' ? Math.min(...open.map(({ deal }) => deal.created)) : null,
        weightedAmount: sum(open, (deal) => probabilityOf(deal) / 100),
        lostOn: last(lost, (deal) => deal.close)
    };
}

function reason({ days }: Sample, deal: StoredDeal, line: SampleLine, end: number): string {
    const amount = `$${(line.quantity * line.unitPrice).toLocaleString('en-US')}`;
    if (isOpen(deal)) return `${deal.name}: open, ${amount}, expected ${days.day(deal.close)}`;
    return deal.stage === 'Closed Won'
        ? `${deal.name}: won ${days.day(deal.close)}, ${amount}, in use until ${days.day(end)}`
        : `${deal.name}: lost ${days.day(deal.close)}, ${amount}`;
}

interface Judgement {
    State_Override__c?: string;
    Override_Reason__c?: string;
    Competitor__c?: string;
    Competitor_Share__c?: number;
    Competitor_Until__c?: string;
    Potential_Amount__c?: number;
    Potential_Kind__c?: string;
    Potential_Since__c?: string;
    Potential_Raised_On__c?: string;
    Decision_Date__c?: string | null;
    Responsible__c?: string;
    Next_Step__c?: string;
    Not_Now_Until__c?: string;
    Not_Now_Reason__c?: string;
}

/** What people found out where there is no business; null where nobody has looked. */
function judge(sample: Sample, random: Random, keyAccount: SampleKeyAccount, unit: SampleUnit): Judgement | null {
    if (random.between(1, 100) > LOOKED_AT[keyAccount.depth]) return null;
    const { days, users } = sample;
    const sort = random.between(1, 10);
    if (sort <= 2 || (unit.kind === 'Function' && sort <= 6))
        return {
            State_Override__c: 'Not applicable',
            Override_Reason__c: unit.kind === 'Function' ? 'No production of its own' : 'Outsourced to a contractor'
        };
    if (sort <= 5)
        return {
            State_Override__c: 'Competitor-held',
            Override_Reason__c: 'Seen on site',
            Competitor__c: random.pick(COMPETITORS),
            Competitor_Share__c: random.pick([40, 60, 75, 90, 100]),
            Competitor_Until__c: days.day(random.between(40, 900))
        };
    if (sort <= 9) {
        const notNow = random.chance(0.15);
        const amount = round(random.between(25, 320) * 1000, 5000);
        const since = days.day(-random.between(15, 160));
        return {
            Potential_Amount__c: amount,
            Potential_Kind__c: 'Cross-sell',
            Potential_Since__c: since,
            Potential_Raised_On__c: since,
            Decision_Date__c: random.chance(0.7) ? days.day(random.between(40, 300)) : null,
            Responsible__c: users.get(random.chance(0.8) ? keyAccount.kam : 'engineer')!,
            Next_Step__c: random.pick(NEXT_STEPS),
            ...(notNow
                ? { Not_Now_Until__c: days.day(180), Not_Now_Reason__c: 'No budget before the new fiscal year' }
                : {})
        };
    }
    return {};
}

/** What the unit spends on the offering with anybody; known for a part of the cells only. */
function addressableOf(random: Random, { depth }: SampleKeyAccount, owned: number | null): number | null {
    const known = { rich: 0.65, medium: 0.35, thin: 0.15, empty: 0 }[depth];
    if (!random.chance(known)) return null;
    const spend = owned === null ? random.between(30, 190) * 1000 : owned * (1.15 + random.next() * 1.6);
    return round(spend, 1000);
}
