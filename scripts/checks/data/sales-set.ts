import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Expectations } from '../lib/expectations.ts';
import type { OrgCli, Row } from '../lib/org-cli.ts';

type CsvRow = Record<string, string>;

/** The data set's files, in loading order. */
export const objects = ['User', 'Account', 'Product2', 'PricebookEntry', 'Opportunity', 'OpportunityLineItem'] as const;

/** Rows of each file. */
export type SalesSet = Record<(typeof objects)[number], CsvRow[]>;

/** Reads the shaped files. @throws when one is absent */
export function readSet(folder: string): SalesSet {
    const read = (object: string) =>
        parse(readFileSync(path.join(folder, `${object}.csv`)), { columns: true }) as CsvRow[];
    return Object.fromEntries(objects.map((object) => [object, read(object)])) as SalesSet;
}

/** Compares the org with the files: counts, parents, prices, amounts, owners, dates. */
export async function compareWithFiles(org: OrgCli, set: SalesSet, today: string, expect: Expectations): Promise<void> {
    const usernames = set.User.map((row) => `'${row['Username']}'`).join(', ');
    expect.equal('users', await org.count(`User WHERE Username IN (${usernames})`), 41);
    expect.equal(
        'users with a manager',
        await org.count(`User WHERE Username IN (${usernames}) AND ManagerId != null`),
        filled(set.User, 'Manager.Username').length
    );

    expect.equal('accounts', await org.count('Account'), 85);
    const parents = await org.query('SELECT Name, Parent.Name FROM Account WHERE ParentId != null ORDER BY Name');
    expect.equal(
        'accounts below a parent',
        parents.records.map((row) => `${row['Name']} < ${(row['Parent'] as Row)['Name']}`).sort(),
        filled(set.Account, 'Parent.Name')
            .map((row) => `${row['Name']} < ${row['Parent.Name']}`)
            .sort()
    );

    const prices = await org.query(
        'SELECT Product2.Name, UnitPrice FROM PricebookEntry WHERE Pricebook2.IsStandard = true'
    );
    expect.equal(
        'products with prices',
        prices.records.map((row) => `${(row['Product2'] as Row)['Name']} ${row['UnitPrice']}`).sort(),
        set.PricebookEntry.map((row) => `${row['Product2.Name']} ${Number(row['UnitPrice'])}`).sort()
    );
    expect.equal('products', await org.count('Product2'), 7);

    expect.equal('opportunities', await org.count('Opportunity'), 8800);
    expect.equal('opportunity lines', await org.count('OpportunityLineItem'), 8800);
    const without = 'Opportunity WHERE Id NOT IN (SELECT OpportunityId FROM OpportunityLineItem)';
    expect.equal('opportunities without a line', await org.count(without), 0);
    expect.equal('opportunities without an account', await org.count('Opportunity WHERE AccountId = null'), 1425);
    const dated = filled(set.Opportunity, 'CreatedDate').length;
    expect.equal(
        'opportunities created before today',
        await org.count(`Opportunity WHERE CreatedDate < ${today}T00:00:00Z`),
        dated
    );

    const stages = await org.query(
        'SELECT StageName stage, COUNT(Id) deals, SUM(Amount) amount FROM Opportunity GROUP BY StageName'
    );
    expect.equal(
        'deals and amount by stage',
        stages.records.map((row) => `${row['stage']} ${row['deals']} ${row['amount']}`).sort(),
        byStage(set)
    );
    const owners = await org.query(
        'SELECT Owner.Username name, COUNT(Id) deals FROM Opportunity GROUP BY Owner.Username'
    );
    expect.equal('deals by owner', owners.records.map((row) => `${row['name']} ${row['deals']}`).sort(), byOwner(set));
}

/** Every row of the set's objects with when it was last changed, as text, so that two loads can be compared. */
export async function snapshot(org: OrgCli): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    for (const object of objects) {
        const rows = await org.query(
            `SELECT Id, CreatedDate, LastModifiedDate, SystemModstamp FROM ${object} ORDER BY Id`
        );
        texts.set(object, JSON.stringify(rows.records));
    }
    return texts;
}

function filled(rows: CsvRow[], column: string): CsvRow[] {
    return rows.filter((row) => row[column] !== '');
}

function byStage(set: SalesSet): string[] {
    const sums = new Map<string, { deals: number; amount: number }>();
    for (const row of set.Opportunity) {
        const sum = sums.get(row['StageName']!) ?? { deals: 0, amount: 0 };
        sums.set(row['StageName']!, { deals: sum.deals + 1, amount: sum.amount + Number(row['Amount']) });
    }
    return [...sums].map(([stage, { deals, amount }]) => `${stage} ${deals} ${amount}`).sort();
}

function byOwner(set: SalesSet): string[] {
    const counts = new Map<string, number>();
    for (const row of set.Opportunity)
        counts.set(row['Owner.Username']!, (counts.get(row['Owner.Username']!) ?? 0) + 1);
    return [...counts].map(([name, deals]) => `${name} ${deals}`).sort();
}
