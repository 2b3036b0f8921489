import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Expectations } from '../lib/expectations.ts';
import type { OrgCli, Row } from '../lib/org-cli.ts';
import type { SalesSet } from './sales-set.ts';

/** Makes key accounts of all accounts with subsidiaries. Without units and offerings nothing is on a map yet. */
const keyAccounts = `
RosterPermissions.beginSystemWork();
Tier__c tier = new Tier__c(Name = 'Strategic', Rank__c = 1, Active__c = true);
insert as system tier;
List<Key_Account__c> keyAccounts = new List<Key_Account__c>();
for (Account parent : [
    SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account WHERE ParentId != NULL) WITH SYSTEM_MODE
]) {
    keyAccounts.add(new Key_Account__c(
        Account__c = parent.Id, Status__c = 'Active', Tier__c = tier.Id, Proposal_Reason__c = 'Check'
    ));
}
insert as system keyAccounts;
RosterPermissions.endSystemWork();
`;

/** A unit for every account; two families and one product with an offering of their own, everything else is Other. */
const unitsAndOfferings = `
List<Buying_Unit__c> units = new List<Buying_Unit__c>();
for (Account account : [SELECT Id, Name, Key_Account__c FROM Account WHERE Key_Account__c != NULL WITH SYSTEM_MODE]) {
    units.add(new Buying_Unit__c(Name = account.Name, Account__c = account.Id, Key_Account__c = account.Key_Account__c));
}
insert as system units;
List<Offering__c> offerings = new List<Offering__c>();
for (String name : new List<String>{ 'GTX', 'MG', 'Premium' }) {
    offerings.add(new Offering__c(Name = name, Revenue_Type__c = 'Recurring', Default_Term_Months__c = 12));
}
offerings.add(new Offering__c(Name = 'Other', Revenue_Type__c = 'One-off', Default_Key__c = OfferingDefaults.OTHER));
insert as system offerings;
Product2 premium = [SELECT Id FROM Product2 WHERE Name = 'GTX Plus Pro' WITH SYSTEM_MODE];
insert as system new List<Offering_Mapping__c>{
    new Offering_Mapping__c(Offering__c = offerings[0].Id, Kind__c = 'Family', Family__c = 'GTX'),
    new Offering_Mapping__c(Offering__c = offerings[1].Id, Kind__c = 'Family', Family__c = 'MG'),
    new Offering_Mapping__c(Offering__c = offerings[2].Id, Kind__c = 'Product', Product__c = premium.Id)
};
`;

/** What the map shows of each key account, as lines of JSON. */
const maps = `
for (Key_Account__c keyAccount : [SELECT Id FROM Key_Account__c WITH SYSTEM_MODE]) {
    MatrixView view = WhiteSpaceController.getMatrix(keyAccount.Id);
    System.debug('MAP ' + JSON.serialize(new Map<String, Object>{
        'name' => view.keyAccountName, 'owned' => view.totals.owned, 'open' => view.totals.open,
        'weighted' => view.totals.weighted, 'cells' => view.totals.cells, 'ownedCells' => view.totals.ownedCells,
        'unknownCells' => view.totals.unknownCells
    }));
}
`;

/** Percent, as the standard stages say. */
const probabilities: Record<string, number> = { Prospecting: 10, 'Needs Analysis': 20 };
/** A year before the day, and later. */
const termMonths = 12;
const offerings = ['GTX', 'MG', 'Premium', 'Other'];

/** Money in cents, so that sums are exact. */
interface Cell {
    owned: number | null;
    open: number | null;
    weighted: number | null;
    lostOn: string | null;
}

/**
 * Works out the white space of every account with subsidiaries from the files alone, and compares it with the maps to the cent:
 * what is won counts for twelve months from its close date, what is open as it is and weighted, what is lost with its last day.
 * @param folder for scripts
 */
export async function compareWhiteSpace(
    org: OrgCli,
    set: SalesSet,
    folder: string,
    today: string,
    expect: Expectations
): Promise<void> {
    for (const [name, text] of Object.entries({ keyAccounts, unitsAndOfferings })) {
        const result = await apex(org, folder, name, text);
        expect.holds(name, result.code === 0, result.output.slice(-1000));
    }
    const jobs = await org.run('jobs', 'run');
    expect.holds('what was asked for is worked out', jobs.code === 0, jobs.output.slice(-1000));

    const expected = cellsOf(set, today);
    const stored = await org.query(
        'SELECT Buying_Unit__r.Name, Offering__r.Name, Owned_Revenue__c, Open_Amount__c, Weighted_Amount__c, Lost_On__c, ' +
            'State__c FROM White_Space_Cell__c'
    );
    const found = new Map(
        stored.records.map((row) => [
            `${named(row, 'Buying_Unit__r')} / ${named(row, 'Offering__r')}`,
            `${value(row, 'State__c')} ${[
                cents(value(row, 'Owned_Revenue__c')),
                cents(value(row, 'Open_Amount__c')),
                cents(value(row, 'Weighted_Amount__c')),
                value(row, 'Lost_On__c')
            ].join(' ')}`
        ])
    );
    const wanted = new Map(
        [...expected].map(([key, cell]) => [
            key,
            `${stateOf(cell)} ${[cell.owned, cell.open, cell.weighted, cell.lostOn].join(' ')}`
        ])
    );
    expect.equal('cells with something in them', [...found.keys()].sort(), [...wanted.keys()].sort());
    const differing = [...wanted].filter(([key, text]) => found.get(key) !== text);
    expect.equal(
        `all ${wanted.size} cells to the cent`,
        differing.map(([key, text]) => `${key}: ${found.get(key)}, expected ${text}`),
        []
    );

    const shown = await apex(org, folder, 'maps', maps);
    const totals = [...shown.output.matchAll(/MAP (\{.*\})/g)].map(([, json]) => JSON.parse(json!) as Row);
    const groups = groupsOf(set);
    expect.equal('maps', totals.map(({ name }) => name).sort(), [...groups.keys()].sort());
    for (const total of totals) {
        const accounts = groups.get(String(total['name'])) ?? [];
        const cells = accounts.flatMap((account) =>
            offerings.map((offering) => expected.get(`${account} / ${offering}`)).filter((cell) => cell !== undefined)
        );
        const figures = {
            name: total['name'],
            owned: sum(cells.map(({ owned }) => owned)),
            open: sum(cells.map(({ open }) => open)),
            weighted: sum(cells.map(({ weighted }) => weighted)),
            cells: accounts.length * offerings.length,
            ownedCells: cells.filter(({ owned }) => owned !== null).length,
            unknownCells:
                accounts.length * offerings.length - cells.filter((cell) => stateOf(cell) !== 'Unknown').length
        };
        expect.equal(
            `map of ${total['name']} with ${accounts.length - 1} subsidiaries`,
            { ...total, owned: cents(total['owned']), open: cents(total['open']), weighted: cents(total['weighted']) },
            figures
        );
    }
    await compareKeyAccounts(org, set, expected, groups, expect);

    const without = set.Opportunity.filter((row) => row['Account.Name'] === '').length;
    expect.equal('deals without an account, which are on no map', without, 1425);
    expect.equal(
        'records about opportunities',
        await org.count('Key_Account_Opportunity__c WHERE Buying_Unit__c != NULL AND White_Space_Cell__c != NULL'),
        set.Opportunity.filter((row) => [...groups.values()].flat().includes(row['Account.Name']!)).length
    );
}

/** What is stored on key accounts for lists and reports. */
async function compareKeyAccounts(
    org: OrgCli,
    set: SalesSet,
    expected: Map<string, Cell>,
    groups: Map<string, string[]>,
    expect: Expectations
): Promise<void> {
    const stored = await org.query(
        'SELECT Name, Owned_Revenue__c, Open_Pipeline__c, Weighted_Pipeline__c, Won_Last_Year__c FROM Key_Account__c'
    );
    const fields = ['Owned_Revenue__c', 'Open_Pipeline__c', 'Weighted_Pipeline__c', 'Won_Last_Year__c'];
    expect.equal(
        'figures of key accounts',
        stored.records
            .map((row) => `${row['Name']} ${fields.map((field) => cents(value(row, field))).join(' ')}`)
            .sort(),
        [...groups]
            .map(([name, accounts]) => {
                const cells = [...expected].filter(([key]) => accounts.includes(key.split(' / ')[0]!));
                const of = (pick: (cell: Cell) => number | null) => sum(cells.map(([, cell]) => pick(cell)));
                // All of the set was closed within a year.
                const won = set.Opportunity.filter(
                    (row) => row['StageName'] === 'Closed Won' && accounts.includes(row['Account.Name']!)
                );
                return `${name} ${[
                    of((cell) => cell.owned),
                    of((cell) => cell.open),
                    of((cell) => cell.weighted),
                    sum(won.map((row) => cents(row['Amount'])))
                ].join(' ')}`;
            })
            .sort()
    );
}

function apex(org: OrgCli, folder: string, name: string, text: string) {
    const file = path.join(folder, `${name}.apex`);
    writeFileSync(file, text);
    return org.run('apex', file);
}

/** Parents with themselves and their subsidiaries. */
function groupsOf(set: SalesSet): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const row of set.Account) {
        const parent = row['Parent.Name'];
        if (parent) groups.set(parent, [...(groups.get(parent) ?? [parent]), row['Name']!]);
    }
    return groups;
}

function cellsOf(set: SalesSet, today: string): Map<string, Cell> {
    const members = new Set([...groupsOf(set).values()].flat());
    const families = new Map(set.Product2.map((row) => [row['Name'], row['Family']]));
    const deals = new Map(set.Opportunity.map((row) => [row['Name'], row]));
    const cells = new Map<string, Cell>();
    for (const line of set.OpportunityLineItem) {
        const deal = deals.get(line['Opportunity.Name'])!;
        const account = deal['Account.Name']!;
        if (!members.has(account)) continue;
        const key = `${account} / ${offeringOf(line['Product2.Name']!, families)}`;
        const cell = cells.get(key) ?? { owned: null, open: null, weighted: null, lostOn: null };
        const amount = cents(line['TotalPrice']) ?? 0;
        const closed = deal['CloseDate']!;
        if (deal['StageName'] === 'Closed Won') {
            if (closed > monthsBefore(today, termMonths)) cell.owned = (cell.owned ?? 0) + amount;
        } else if (deal['StageName'] === 'Closed Lost') {
            if (closed > monthsBefore(today, termMonths) && closed > (cell.lostOn ?? '')) cell.lostOn = closed;
        } else {
            cell.open = (cell.open ?? 0) + amount;
            cell.weighted = (cell.weighted ?? 0) + Math.round((amount * probabilities[deal['StageName']!]!) / 100);
        }
        cells.set(key, cell);
    }
    return cells;
}

function offeringOf(product: string, families: Map<string | undefined, string | undefined>): string {
    if (product === 'GTX Plus Pro') return 'Premium';
    const family = families.get(product) ?? '';
    return offerings.includes(family) ? family : 'Other';
}

function stateOf(cell: Cell): string {
    if (cell.owned !== null) return 'Owned';
    if (cell.open !== null) return 'In pipeline';
    return cell.lostOn === null ? 'Unknown' : 'Lost';
}

function monthsBefore(day: string, months: number): string {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCMonth(date.getUTCMonth() - months);
    return date.toISOString().slice(0, 10);
}

function sum(values: (number | null)[]): number {
    return values.reduce<number>((total, each) => total + (each ?? 0), 0);
}

function cents(amount: unknown): number | null {
    return amount === null || amount === undefined || amount === '' ? null : Math.round(Number(amount) * 100);
}

/** A field of ours, with or without the namespace. */
function value(row: Row, field: string): unknown {
    return row[`keystone__${field}`] ?? row[field] ?? null;
}

function named(row: Row, relationship: string): unknown {
    return (value(row, relationship) as Row)['Name'];
}
