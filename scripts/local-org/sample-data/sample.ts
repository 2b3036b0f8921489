import type { SampleContact } from './contacts.ts';
import type { SampleAccount } from './customers.ts';
import type { Days } from './days.ts';
import type { SampleDeal } from './deals.ts';
import type { SampleWriter } from './sample-writer.ts';

/** A deal with the opportunity that it became. */
export interface StoredDeal extends SampleDeal {
    id: string;
}

/** An active key account of the roster. */
export interface SampleKeyAccount {
    key: string;
    id: string;
    name: string;
    kam: 'kam1' | 'kam2';
    /** Rank of its tier. */
    rank: 1 | 2 | 3;
    /** Rank of the tier before the last roster review; null: not on the roster. */
    rankBefore: 1 | 2 | 3 | null;
    /** Days from today on which it came onto the roster. */
    since: number;
    /** How much is known about it: everything, something, little, nothing. */
    depth: 'rich' | 'medium' | 'thin' | 'empty';
    /** Accounts that belong to it, itself first. */
    accountKeys: string[];
    planId: string | null;
}

/** What the parts of the sample data share: the company, its customers, and what was written before. */
export interface Sample {
    writer: SampleWriter;
    days: Days;
    users: ReadonlyMap<string, string>;
    customers: readonly SampleAccount[];
    people: readonly SampleContact[];
    deals: readonly StoredDeal[];
    accounts: ReadonlyMap<string, string>;
    contacts: ReadonlyMap<string, string>;
    products: ReadonlyMap<string, string>;
    tiers: ReadonlyMap<number, string>;
    keyAccounts: readonly SampleKeyAccount[];
}

/** Deals on the accounts of a key account. */
export function dealsOf(sample: Sample, keyAccount: SampleKeyAccount): StoredDeal[] {
    return sample.deals.filter((deal) => keyAccount.accountKeys.includes(deal.account.key));
}

/** What all lines of a deal add up to. */
export function amountOf(deal: SampleDeal): number {
    return deal.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
}

/** True while nobody has won or lost it. */
export function isOpen(deal: SampleDeal): boolean {
    return deal.stage !== 'Closed Won' && deal.stage !== 'Closed Lost';
}

/** Probability in percent that the stage stands for, as in the org's stages. */
export function probabilityOf(deal: SampleDeal): number {
    return PROBABILITIES[deal.stage] ?? 0;
}

const PROBABILITIES: Record<string, number> = {
    Prospecting: 10,
    Qualification: 10,
    'Needs Analysis': 20,
    'Value Proposition': 50,
    'Id. Decision Makers': 60,
    'Proposal/Price Quote': 75,
    'Negotiation/Review': 90
};

/** Whole units, as people enter them. */
export const round = (value: number, step = 1): number => Math.round(value / step) * step;
