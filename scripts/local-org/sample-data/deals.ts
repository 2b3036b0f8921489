import { PRODUCTS, type SampleProduct } from './company.ts';
import type { SampleAccount } from './customers.ts';
import type { SampleContact } from './contacts.ts';
import type { Days } from './days.ts';
import type { Random } from './random.ts';

export interface SampleLine {
    product: SampleProduct;
    quantity: number;
    unitPrice: number;
}

export interface SampleDeal {
    account: SampleAccount;
    name: string;
    stage: string;
    type: string;
    /** Days from today. */
    created: number;
    close: number;
    nextStep: string | null;
    lines: SampleLine[];
    /** Contacts in the deal with their roles, the first one primary. */
    people: { contact: SampleContact; role: string }[];
}

const OPEN_STAGES = [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Value Proposition',
    'Id. Decision Makers',
    'Proposal/Price Quote',
    'Negotiation/Review'
];
const NEXT_STEPS = [
    'Site visit with the plant director',
    'Send revised quote',
    'Align scope with engineering',
    'Reference call with another plant',
    'Legal review of the terms',
    'Workshop on the pilot line'
];
const THEMES: Record<string, string[]> = {
    Controllers: ['line modernisation', 'controller replacement', 'new packaging cell', 'safety retrofit'],
    Sensors: ['condition monitoring', 'flow measurement extension', 'thermal inspection pilot'],
    Software: ['Plant Insight rollout', 'predictive maintenance', 'energy programme'],
    Services: ['support renewal', 'operator training', 'commissioning support']
};
const DEALS: Record<SampleAccount['weight'], number> = { 1: 6, 2: 11, 3: 17, 4: 24 };

/** Three years of opportunities with their lines: about half won, some still open. */
export function sampleDeals(
    accounts: readonly SampleAccount[],
    contacts: readonly SampleContact[],
    random: Random,
    days: Days
): SampleDeal[] {
    const deals: SampleDeal[] = [];
    for (const account of accounts) {
        const people = contacts.filter((contact) => contact.account === account.key);
        const families = ['Controllers', 'Sensors', 'Software', 'Services'].filter(
            (_, index) => index < 2 || random.chance(account.weight / 5)
        );
        for (let index = 0; index < DEALS[account.weight]; index++)
            deals.push(deal(account, people, random, random.pick(families), days));
    }
    return deals;
}

function deal(account: SampleAccount, people: SampleContact[], random: Random, family: string, days: Days): SampleDeal {
    const created = -random.between(10, 1095);
    const close = created + random.between(40, 240);
    const isOpen = close > -20;
    const won = random.chance(0.3 + account.weight * 0.08);
    const lines = linesOf(family, account.weight, random);
    const closes = isOpen ? Math.max(close, random.between(5, 180)) : close;
    return {
        account,
        name: `${account.name.replace(/ (GmbH|AG|AS|A\/S|AB|Oy|Ltd|plc|KG|SA|S\.A\.|S\.L\.|S\.p\.A\.|S\.r\.l\.|Lda|Inc\.|Group|Holding)$/, '')} – ${random.pick(THEMES[family] ?? [])} ${days.day(closes).slice(0, 4)}`,
        stage: isOpen ? random.pick(OPEN_STAGES) : won ? 'Closed Won' : 'Closed Lost',
        type: random.chance(0.7) ? 'Existing Customer - Upgrade' : 'New Customer',
        created,
        close: closes,
        nextStep: isOpen ? random.pick(NEXT_STEPS) : null,
        lines,
        people: people
            .slice(0, 3 + (account.weight > 2 ? 2 : 0))
            .filter(() => random.chance(0.6))
            .map((contact) => ({ contact, role: roleOf(contact) }))
    };
}

function linesOf(family: string, weight: number, random: Random): SampleLine[] {
    const main = random.pick(PRODUCTS.filter((product) => product.family === family));
    const extra = random.chance(0.4) ? [random.pick(PRODUCTS.filter((product) => product !== main))] : [];
    return [main, ...extra].map((product) => {
        const yearly = product.family === 'Software' || product.code === 'SV-PS';
        const quantity = yearly ? random.between(1, 2 * weight) : random.between(4, 9 * weight * weight);
        return { product, quantity, unitPrice: Math.round(product.price * (0.82 + random.next() * 0.18)) };
    });
}

function roleOf(contact: SampleContact): string {
    if (/Chief|Director/.test(contact.title)) return 'Decision Maker';
    if (/Buyer|Procurement|Category/.test(contact.title)) return 'Economic Buyer';
    return /Engineer|Automation|Security/.test(contact.title) ? 'Technical Buyer' : 'Business User';
}
