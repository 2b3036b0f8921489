import type { Transaction } from '../contracts.ts';
import { localDay } from '../org/local-day.ts';
import type { Org } from '../org/org.ts';
import { activityRows } from './activities.ts';
import { PRODUCTS, ROLES, USERS } from './company.ts';
import { sampleContacts, type SampleContact } from './contacts.ts';
import { sampleAccounts } from './customers.ts';
import { Days } from './days.ts';
import { sampleDeals, type SampleDeal } from './deals.ts';
import { loadKeystone } from './keystone.ts';
import { Random } from './random.ts';
import { loadKeyAccounts } from './roster/key-accounts.ts';
import { readRoster } from './roster/roster.ts';
import { RowWriter, type Values } from './row-writer.ts';
import { SampleWriter } from './sample-writer.ts';

/** What was loaded, by object, for the line that `reset` prints. */
export type SampleReport = Record<string, number>;

/**
 * Fills an empty org with the invented company, its customers, three years of business, and a roster of key accounts. All of it is there, or
 * nothing.
 */
export function loadSampleData(org: Org, progress: (text: string, done: number, total: number) => void): SampleReport {
    return org.store.asOne(() => loadAll(org, progress));
}

function loadAll(org: Org, progress: (text: string, done: number, total: number) => void): SampleReport {
    const steps = 9;
    const inOrg = <T>(work: (writer: RowWriter, tx: Transaction) => T): T =>
        org.transaction({ userId: org.adminUserId, quiddity: 'BULK_API' }, (tx) => work(new RowWriter(tx), tx));
    const days = new Days(localDay(org.clock.now(), 'UTC'));
    const random = new Random(20261122);
    const step = (index: number, text: string): void => progress(`Sample data: ${text}`, index, steps);

    step(0, 'people');
    const users = inOrg((writer, tx) => loadUsers(writer, tx));
    step(1, 'products');
    const products = inOrg((writer) => loadProducts(writer, org.standardPricebookId));
    step(2, 'accounts');
    const customers = sampleAccounts();
    const accounts = inOrg((writer) => {
        const ids = new Map<string, string>();
        // Level by level, so that a parent is there before its subsidiaries.
        for (let left = customers; left.length > 0;) {
            const ready = left.filter((account) => account.parent === null || ids.has(account.parent));
            const rows = ready.map((account): Values => ({
                Name: account.name,
                ParentId: account.parent === null ? null : (ids.get(account.parent) ?? null),
                Industry: account.industry,
                BillingCity: account.city,
                BillingCountry: account.country,
                NumberOfEmployees: account.employees,
                AnnualRevenue: account.revenue,
                Website: account.website,
                Type: 'Customer - Direct',
                OwnerId: users.get(account.owner)!,
                CreatedDate: days.moment(-1200)
            }));
            writer.insert('Account', rows).forEach((id, index) => ids.set(ready[index]!.key, id));
            left = left.filter((account) => !ids.has(account.key));
        }
        return ids;
    });
    step(3, 'contacts');
    const people = sampleContacts(customers, random);
    const ownerOf = new Map(customers.map((account) => [account.key, users.get(account.owner)!]));
    const contacts = inOrg((writer) => loadContacts(writer, people, accounts, ownerOf));
    step(4, 'opportunities');
    const deals = sampleDeals(customers, people, random, days);
    const opportunities = inOrg((writer) =>
        loadDeals(writer, deals, {
            accounts,
            contacts,
            users,
            products,
            days,
            standardPricebookId: org.standardPricebookId
        })
    );
    step(5, 'assets, contracts, cases and activities');
    inOrg((writer) => {
        const rows = activityRows({
            customers,
            people,
            deals,
            accounts,
            contacts,
            users,
            products: products.products,
            days,
            random
        });
        for (const [object, list] of Object.entries(rows)) {
            const ids = writer.insert(object, list);
            // A contract begins as a draft; most are signed.
            if (object === 'Contract')
                writer.update(
                    object,
                    ids.filter((_, index) => index % 5 !== 4).map((id) => ({ Id: id, Status: 'Activated' }))
                );
        }
    });
    step(6, 'key accounts');
    loadKeyAccounts(org, users, accounts, contacts, days);
    org.jobs.drain();
    step(7, 'plans, people, meetings and figures');
    const writer = new SampleWriter(org, users);
    loadKeystone({
        writer,
        days,
        users,
        customers,
        people,
        deals: deals.map((deal, index) => ({ ...deal, id: opportunities[index]! })),
        accounts,
        contacts,
        products: products.products,
        tiers: new Map([...writer.idsBy('Tier__c', 'Rank__c')].map(([rank, id]) => [Number(rank), id])),
        keyAccounts: readRoster(writer, accounts, customers)
    });
    org.jobs.drain();
    step(9, 'done');
    return { User: users.size, Account: accounts.size, Contact: contacts.size, Opportunity: deals.length };
}

function loadUsers(writer: RowWriter, tx: Transaction): Map<string, string> {
    const roles = new Map<string, string>();
    for (const [name, parent] of ROLES) {
        const [id] = writer.insert('UserRole', [
            {
                Name: name,
                DeveloperName: name.replace(/\W+/g, '_'),
                ParentRoleId: parent === null ? null : (roles.get(parent) ?? null)
            }
        ]);
        roles.set(name, id!);
    }
    const profiles = writer.idsBy('Profile', 'Name');
    const ids = new Map<string, string>();
    for (const user of USERS) {
        const [id] = writer.insert('User', [
            {
                FirstName: user.first,
                LastName: user.last,
                Title: user.title,
                Username: `${user.key}@keystone.local`,
                Email: `${user.first.toLowerCase().replace(/[^a-z]/g, '')}@halden.example.com`,
                Alias: user.key.slice(0, 8),
                ProfileId: profiles.get(user.profile) ?? null,
                UserRoleId: roles.get(user.role) ?? null,
                ManagerId: user.manager === undefined ? null : (ids.get(user.manager) ?? null),
                IsActive: true,
                TimeZoneSidKey: user.timeZone,
                LocaleSidKey: 'en_US',
                LanguageLocaleKey: 'en_US',
                EmailEncodingKey: 'UTF-8',
                CompanyName: 'Halden Controls'
            }
        ]);
        ids.set(user.key, id!);
    }
    const sets = writer.idsBy('PermissionSet', 'Name');
    const assignments = USERS.flatMap((user) =>
        user.permissionSets
            .filter((name) => sets.has(name))
            .map((name): Values => ({ AssigneeId: ids.get(user.key)!, PermissionSetId: sets.get(name)! }))
    );
    writer.insert('PermissionSetAssignment', assignments);
    tx.security.invalidate();
    return ids;
}

interface Priced {
    products: Map<string, string>;
    entries: Map<string, string>;
}

function loadProducts(writer: RowWriter, standardPricebookId: string): Priced {
    const ids = writer.insert(
        'Product2',
        PRODUCTS.map((product): Values => ({
            Name: product.name,
            ProductCode: product.code,
            Family: product.family,
            Description: product.description,
            IsActive: true
        }))
    );
    const entries = writer.insert(
        'PricebookEntry',
        PRODUCTS.map((product, index): Values => ({
            Pricebook2Id: standardPricebookId,
            Product2Id: ids[index]!,
            UnitPrice: product.price,
            IsActive: true
        }))
    );
    return {
        products: new Map(PRODUCTS.map((product, index) => [product.code, ids[index]!])),
        entries: new Map(PRODUCTS.map((product, index) => [product.code, entries[index]!]))
    };
}

function loadContacts(
    writer: RowWriter,
    people: SampleContact[],
    accounts: Map<string, string>,
    ownerOf: Map<string, string>
): Map<string, string> {
    const ids = new Map<string, string>();
    for (let left = people; left.length > 0;) {
        const ready = left.filter((person) => person.reportsTo === null || ids.has(person.reportsTo));
        const rows = ready.map((person): Values => ({
            FirstName: person.first,
            LastName: person.last,
            Title: person.title,
            Department: person.department,
            Email: person.email,
            Phone: person.phone,
            AccountId: accounts.get(person.account)!,
            ReportsToId: person.reportsTo === null ? null : (ids.get(person.reportsTo) ?? null),
            OwnerId: ownerOf.get(person.account)!
        }));
        writer.insert('Contact', rows).forEach((id, index) => ids.set(ready[index]!.key, id));
        left = left.filter((person) => !ids.has(person.key));
    }
    return ids;
}

interface DealParts {
    accounts: Map<string, string>;
    contacts: Map<string, string>;
    users: Map<string, string>;
    products: Priced;
    days: Days;
    standardPricebookId: string;
}

/** @returns ids of the opportunities, in the order of the deals */
function loadDeals(writer: RowWriter, deals: SampleDeal[], parts: DealParts): string[] {
    const { days } = parts;
    const ids = writer.insert(
        'Opportunity',
        deals.map((deal): Values => ({
            Name: deal.name,
            AccountId: parts.accounts.get(deal.account.key)!,
            StageName: deal.stage,
            Type: deal.type,
            CloseDate: days.day(deal.close),
            CreatedDate: days.moment(deal.created),
            NextStep: deal.nextStep,
            OwnerId: parts.users.get(deal.account.owner)!,
            Pricebook2Id: parts.standardPricebookId
        }))
    );
    writer.insert(
        'OpportunityLineItem',
        deals.flatMap((deal, index) =>
            deal.lines.map((line): Values => ({
                OpportunityId: ids[index]!,
                PricebookEntryId: parts.products.entries.get(line.product.code)!,
                Quantity: line.quantity,
                UnitPrice: line.unitPrice
            }))
        )
    );
    writer.insert(
        'OpportunityContactRole',
        deals.flatMap((deal, index) =>
            deal.people.map(({ contact, role }, position): Values => ({
                OpportunityId: ids[index]!,
                ContactId: parts.contacts.get(contact.key)!,
                Role: role,
                IsPrimary: position === 0
            }))
        )
    );
    return ids;
}
