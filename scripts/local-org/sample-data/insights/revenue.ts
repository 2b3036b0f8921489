import type { Values } from '../row-writer.ts';
import { dealsOf, type Sample, type SampleKeyAccount } from '../sample.ts';
import { COLUMNS, offeringOf, type SampleOffering } from '../whitespace/offerings.ts';
import { inUseUntil } from '../whitespace/terms.ts';
import type { SampleUnit } from '../whitespace/units.ts';

/** How many months have figures: this one and the three years before it. */
const MONTHS = 37;

/** Yearly revenue of contracts that are older than this org, as the billing system reports them, by key account and unit. */
const OLDER: Record<string, [unit: string, offering: string, amount: number, ends: number | null][]> = {
    nordwind: [
        ['Offshore', 'support', 118000, null],
        ['Grid services', 'insight', 92000, null],
        ['Turbines', 'support', 64000, -7]
    ],
    meridian: [
        ['Biologics Visp', 'support', 156000, null],
        ['Basel headquarters', 'insight', 74000, null],
        ['Packaging Freiburg', 'support', 38000, -5]
    ],
    castellano: [
        ['Parma plant', 'insight', 81000, null],
        ['Dairy', 'support', 59000, null]
    ],
    brevik: [['Yards', 'support', 72000, null]],
    tavares: [['Porto assembly', 'support', 47000, null]]
};
/** What such contracts cost more each January. */
const PRICE_RISE = 1.03;

/** Revenue of one month from one offering in one unit. */
export interface RevenueRow {
    keyAccount: SampleKeyAccount;
    /** Months from this one, 0 or less. */
    month: number;
    offering: string;
    /** Null where the part of the customer that bought is no buying unit. */
    unitId: string | null;
    imported: boolean;
    recurring: number;
    oneOff: number;
    /** Part of the recurring revenue that came from prices alone, against the year before. */
    priceChange: number;
}

/** Works revenue out from what was won, subscriptions month by month as long as they run; and adds what is older. */
export function revenueRows(sample: Sample, units: readonly SampleUnit[]): RevenueRow[] {
    const ledger = new Ledger();
    const unitOf = new Map(units.map((unit) => [`${unit.keyAccount}/${unit.account}`, unit.id]));
    for (const keyAccount of sample.keyAccounts) {
        for (const deal of dealsOf(sample, keyAccount).filter(({ stage }) => stage === 'Closed Won'))
            for (const line of deal.lines) {
                const offering = offeringOf(line.product);
                const amount = line.quantity * line.unitPrice;
                const unitId = unitOf.get(`${keyAccount.key}/${deal.account.key}`) ?? null;
                const first = sample.days.monthsFrom(deal.close);
                if (offering.revenue === 'One-off') {
                    ledger.at(keyAccount, first, offering, unitId).oneOff += amount;
                    continue;
                }
                const last = Math.min(0, sample.days.monthsFrom(inUseUntil(deal, offering)) - 1);
                for (let month = Math.max(first, 1 - MONTHS); month <= last; month++)
                    ledger.at(keyAccount, month, offering, unitId).recurring += amount / 12;
            }
        addOlder(sample, ledger, keyAccount, units);
    }
    return ledger.rows.filter(({ month }) => month > -MONTHS && month <= 0).sort((a, b) => a.month - b.month);
}

function addOlder(sample: Sample, ledger: Ledger, keyAccount: SampleKeyAccount, units: readonly SampleUnit[]): void {
    for (const [unitName, key, amount, ends] of OLDER[keyAccount.key] ?? []) {
        const unit = units.find(({ keyAccount: owner, name }) => owner === keyAccount.key && name === unitName)!;
        const offering = COLUMNS.find((column) => column.key === key)!;
        for (let month = 1 - MONTHS; month <= (ends ?? 0); month++) {
            const years = Number(sample.days.month(month).slice(0, 4)) - Number(sample.days.month(0).slice(0, 4));
            const row = ledger.at(keyAccount, month, offering, unit.id);
            row.imported = true;
            row.recurring += (amount / 12) * PRICE_RISE ** years;
            row.priceChange += (amount / 12) * (PRICE_RISE ** years - PRICE_RISE ** (years - 1));
        }
    }
}

/** Rows by key account, month, offering and unit. */
class Ledger {
    readonly #rows = new Map<string, RevenueRow>();

    get rows(): RevenueRow[] {
        return [...this.#rows.values()];
    }

    at(keyAccount: SampleKeyAccount, month: number, offering: SampleOffering, unitId: string | null): RevenueRow {
        const key = `${keyAccount.key}/${month}/${offering.key}/${unitId}`;
        let row = this.#rows.get(key);
        if (row === undefined) {
            const empty = { imported: false, recurring: 0, oneOff: 0, priceChange: 0 };
            row = { keyAccount, month, offering: offering.key, unitId, ...empty };
            this.#rows.set(key, row);
        }
        return row;
    }
}

/** Writes the revenue periods with margin and what serving the customer cost. */
export function loadRevenue(
    { writer, days }: Sample,
    rows: readonly RevenueRow[],
    offerings: ReadonlyMap<string, string>
): void {
    writer.keep(
        'Revenue_Period__c',
        rows.map((row): Values => {
            const total = row.recurring + row.oneOff;
            return {
                Key_Account__c: row.keyAccount.id,
                Month__c: days.month(row.month),
                Offering__c: offerings.get(row.offering)!,
                Buying_Unit__c: row.unitId,
                Recurring_Amount__c: cents(row.recurring),
                One_Off_Amount__c: cents(row.oneOff),
                Price_Change__c: row.priceChange === 0 ? null : cents(row.priceChange),
                Margin__c: cents((total * marginOf(row.offering)) / 100),
                Cost_To_Serve__c: cents(total * 0.07),
                Source__c: row.imported ? 'Imported' : 'Worked out'
            };
        })
    );
}

const cents = (value: number): number => Math.round(value * 100) / 100;

/** Margin of an offering in percent. */
export function marginOf(offering: string): number {
    return COLUMNS.find(({ key }) => key === offering)?.margin ?? 0;
}
