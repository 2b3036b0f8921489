import type { SampleAccount } from '../customers.ts';
import type { SampleWriter } from '../sample-writer.ts';
import type { SampleKeyAccount } from '../sample.ts';

type Row = Pick<SampleKeyAccount, 'key' | 'kam' | 'rank' | 'rankBefore' | 'since' | 'depth'>;

/** The active key accounts: their tiers now and before the last review, since when, and how much is known about them. */
const ROWS: readonly Row[] = [
    { key: 'nordwind', kam: 'kam1', rank: 1, rankBefore: 2, since: -560, depth: 'rich' },
    { key: 'meridian', kam: 'kam2', rank: 1, rankBefore: 1, since: -560, depth: 'rich' },
    { key: 'castellano', kam: 'kam2', rank: 1, rankBefore: 2, since: -560, depth: 'medium' },
    { key: 'brevik', kam: 'kam1', rank: 2, rankBefore: 2, since: -560, depth: 'medium' },
    { key: 'tavares', kam: 'kam2', rank: 2, rankBefore: null, since: -189, depth: 'thin' },
    { key: 'alder', kam: 'kam1', rank: 3, rankBefore: null, since: -189, depth: 'empty' }
];

/** The roster as the services left it, with the ids that everything else hangs below. */
export function readRoster(
    writer: SampleWriter,
    accounts: ReadonlyMap<string, string>,
    customers: readonly SampleAccount[]
): SampleKeyAccount[] {
    const ids = writer.idsBy('Key_Account__c', 'Account__c');
    return ROWS.map((row) => ({
        ...row,
        id: ids.get(accounts.get(row.key)!)!,
        name: customers.find(({ key }) => key === row.key)!.name,
        accountKeys: scopeOf(customers, row.key),
        planId: null
    }));
}

/** The account and everything below it; parents come before their subsidiaries. */
function scopeOf(customers: readonly SampleAccount[], top: string): string[] {
    const keys = [top];
    for (const { key, parent } of customers) if (parent !== null && keys.includes(parent)) keys.push(key);
    return keys;
}
