import type { SampleContact } from './contacts.ts';
import type { SampleAccount } from './customers.ts';
import type { Days } from './days.ts';
import type { SampleDeal } from './deals.ts';
import type { Random } from './random.ts';
import type { Values } from './row-writer.ts';

interface Parts {
    customers: SampleAccount[];
    people: SampleContact[];
    deals: SampleDeal[];
    accounts: Map<string, string>;
    contacts: Map<string, string>;
    users: Map<string, string>;
    products: Map<string, string>;
    days: Days;
    random: Random;
}

const CASES = [
    'Controller restarts after power dip',
    'Sensor drift on line 3',
    'Licence renewal question',
    'Alarm texts missing in the local language',
    'Spare part delivery late',
    'Export of trend data fails',
    'Safety module self-test warning'
];
const TASKS = [
    'Send meeting notes',
    'Prepare quarterly review',
    'Confirm delivery dates',
    'Call about open quote',
    'Update contact details',
    'Share reference case',
    'Check contract notice date'
];
const EVENTS = ['Quarterly business review', 'Site visit', 'Steering meeting', 'Technical workshop', 'Contract talk'];

/** Installed base, contracts, cases, tasks and events of the sample customers, by object in loading order. */
export function activityRows(parts: Parts): Record<string, Values[]> {
    return {
        Asset: assets(parts),
        Contract: contracts(parts),
        Case: cases(parts),
        Task: tasks(parts),
        Event: events(parts)
    };
}

function assets({ deals, accounts, users, products, days }: Parts): Values[] {
    return deals
        .filter((deal) => deal.stage === 'Closed Won')
        .flatMap((deal) =>
            deal.lines
                .filter((line) => line.product.family === 'Controllers' || line.product.family === 'Sensors')
                .map((line): Values => ({
                    Name: line.product.name,
                    AccountId: accounts.get(deal.account.key)!,
                    Product2Id: products.get(line.product.code)!,
                    Quantity: line.quantity,
                    Price: line.unitPrice,
                    Status: 'Installed',
                    PurchaseDate: days.day(deal.close),
                    InstallDate: days.day(deal.close + 30),
                    OwnerId: users.get(deal.account.owner)!
                }))
        );
}

function contracts({ customers, accounts, users, days, random }: Parts): Values[] {
    return customers
        .filter((account) => account.weight > 1)
        .map((account): Values => ({
            AccountId: accounts.get(account.key)!,
            Status: 'Draft',
            StartDate: days.day(-random.between(100, 900)),
            ContractTerm: random.pick([12, 24, 36]),
            OwnerExpirationNotice: '90',
            OwnerId: users.get(account.owner)!,
            Description: 'Framework agreement for controllers, sensors and support'
        }));
}

function cases({ customers, people, accounts, contacts, users, days, random }: Parts): Values[] {
    return customers.flatMap((account) => {
        const known = people.filter((person) => person.account === account.key);
        return Array.from({ length: account.weight + 1 }, (): Values => {
            const created = -random.between(1, 400);
            return {
                AccountId: accounts.get(account.key)!,
                ContactId: contacts.get(random.pick(known).key)!,
                Subject: random.pick(CASES),
                Status: created < -40 ? 'Closed' : random.pick(['New', 'Working', 'Escalated']),
                Priority: random.pick(['High', 'Medium', 'Medium', 'Low']),
                Origin: random.pick(['Email', 'Phone', 'Web']),
                OwnerId: users.get('outsider')!,
                CreatedDate: days.moment(created)
            };
        });
    });
}

function tasks({ customers, people, accounts, contacts, users, days, random }: Parts): Values[] {
    return customers.flatMap((account) => {
        const known = people.filter((person) => person.account === account.key);
        return Array.from({ length: account.weight * 3 }, (): Values => {
            const due = random.between(-120, 45);
            const done = due < -5 && random.chance(0.85);
            return {
                Subject: random.pick(TASKS),
                WhatId: accounts.get(account.key)!,
                WhoId: contacts.get(random.pick(known).key)!,
                ActivityDate: days.day(due),
                Status: done ? 'Completed' : random.pick(['Not Started', 'In Progress']),
                Priority: random.pick(['High', 'Normal', 'Normal']),
                OwnerId: users.get(account.owner)!
            };
        });
    });
}

function events({ customers, people, accounts, contacts, users, days, random }: Parts): Values[] {
    return customers
        .filter((account) => account.weight > 1)
        .flatMap((account) => {
            const known = people.filter((person) => person.account === account.key);
            return Array.from({ length: account.weight * 2 }, (): Values => {
                const day = random.between(-200, 60);
                const start = days.moment(day, random.between(8, 15));
                return {
                    Subject: random.pick(EVENTS),
                    WhatId: accounts.get(account.key)!,
                    WhoId: contacts.get(random.pick(known).key)!,
                    StartDateTime: start,
                    EndDateTime: start + random.pick([1, 1.5, 2]) * 3_600_000,
                    Location: account.city,
                    OwnerId: users.get(account.owner)!
                };
            });
        });
}
