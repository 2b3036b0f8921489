import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from '../../apex/runtime/values/index.ts';
import { buildModel, master, number, reference, text } from '../test-support/model.ts';
import { openTestOrg } from '../test-support/org.ts';
import type { TestOrg } from '../test-support/org.ts';

const money = () => number(18, 2, { type: 'currency' });
const percent = () => number(5, 2, { type: 'percent' });
const flag = { type: 'boolean', createable: false, updateable: false } as const;
const model = buildModel(
    {
        User: {
            prefix: '005',
            noOwner: true,
            kind: 'system',
            fields: {
                Name: text(121),
                FirstName: text(40),
                LastName: text(80),
                Username: text(80),
                IsActive: { type: 'boolean' },
                Alias: text(8),
                CommunityNickname: text(40),
                UserType: text(40)
            }
        },
        Account: {
            prefix: '001',
            fields: {
                Name: text(255),
                ParentId: reference('Account', 'Parent'),
                MasterRecordId: reference('Account', 'MasterRecord', {
                    createable: false,
                    updateable: false,
                    deleteConstraint: null
                })
            }
        },
        Contact: {
            prefix: '003',
            fields: {
                LastName: text(80),
                AccountId: reference('Account', 'Account'),
                ReportsToId: reference('Contact', 'ReportsTo')
            }
        },
        OpportunityStage: {
            prefix: '01J',
            noOwner: true,
            kind: 'system',
            fields: {
                MasterLabel: text(80),
                IsClosed: { type: 'boolean' },
                IsWon: { type: 'boolean' },
                DefaultProbability: percent(),
                ForecastCategory: text(40),
                ForecastCategoryName: text(40)
            }
        },
        Opportunity: {
            prefix: '006',
            fields: {
                Name: text(120),
                AccountId: reference('Account', 'Account'),
                StageName: text(255),
                Probability: percent(),
                ForecastCategory: text(40),
                ForecastCategoryName: text(40),
                IsClosed: flag,
                IsWon: flag,
                Amount: money(),
                HasOpportunityLineItem: flag,
                Pricebook2Id: reference('Pricebook2', 'Pricebook2')
            }
        },
        Pricebook2: { prefix: '01s', noOwner: true, fields: { Name: text(80), IsStandard: { type: 'boolean' } } },
        Product2: { prefix: '01t', noOwner: true, fields: { Name: text(80) } },
        PricebookEntry: {
            prefix: '01u',
            noOwner: true,
            fields: {
                Pricebook2Id: reference('Pricebook2', 'Pricebook2'),
                Product2Id: reference('Product2', 'Product2'),
                UnitPrice: money(),
                IsActive: { type: 'boolean' }
            }
        },
        OpportunityLineItem: {
            prefix: '00k',
            noOwner: true,
            fields: {
                OpportunityId: master('Opportunity', 'Opportunity'),
                PricebookEntryId: reference('PricebookEntry', 'PricebookEntry'),
                Product2Id: reference('Product2', 'Product2'),
                Quantity: number(10, 2),
                UnitPrice: money(),
                TotalPrice: money(),
                Discount: percent()
            }
        },
        Task: {
            prefix: '00T',
            fields: {
                Subject: text(80),
                Status: text(40),
                WhatId: reference(['Account', 'Opportunity'], 'What'),
                WhoId: reference(['Contact'], 'Who'),
                AccountId: reference('Account', 'Account', { createable: false, updateable: false }),
                IsClosed: flag,
                CompletedDateTime: { type: 'datetime' }
            }
        },
        TaskRelation: {
            prefix: '0RT',
            noOwner: true,
            fields: {
                TaskId: reference('Task', 'Task'),
                RelationId: reference(['Contact'], 'Relation')
            }
        }
    },
    { 'Contact.AccountId': 'Contacts', 'OpportunityLineItem.OpportunityId': 'OpportunityLineItems' }
);

const dec = (value: string) => Decimal.parse(value);
const errors = (org: TestOrg, operation: 'insert' | 'update', object: string, values: Record<string, unknown>) =>
    org
        .dml(operation, [org.row(object, values)])[0]
        .errors.map((error) => error.statusCode)
        .join() || 'ok';

test('shouldSetProbabilityAndForecastWhenAStageIsChosen', () => {
    const org = openTestOrg(model);
    org.store.run(
        `INSERT INTO "OpportunityStage" ("Id", "MasterLabel", "IsClosed", "IsWon", "DefaultProbability", "ForecastCategory", "ForecastCategoryName") VALUES ('01J000000000001AAA', 'Open', 0, 0, 10, 'Pipeline', 'Pipeline'), ('01J000000000002AAA', 'Won', 1, 1, 100, 'Closed', 'Closed')`
    );
    const [id] = org.insert('Opportunity', { Name: 'o', StageName: 'Open' });
    const state = () =>
        org
            .query('SELECT Probability, ForecastCategory, IsClosed, IsWon FROM Opportunity')
            .map((row) => [
                String(row.values.Probability),
                row.values.ForecastCategory,
                row.values.IsClosed,
                row.values.IsWon
            ])[0];
    assert.deepEqual(state(), ['10.00', 'Pipeline', false, false]);
    org.dml('update', [org.row('Opportunity', { Id: id, Probability: dec('25') })]);
    assert.equal(state()[0], '25.00');
    org.dml('update', [org.row('Opportunity', { Id: id, StageName: 'Won' })]);
    assert.deepEqual(state(), ['100.00', 'Closed', true, true]);
});

test('shouldSumLinesIntoTheAmountWhenAnOpportunityHasProducts', () => {
    const org = openTestOrg(model);
    const [standard, other] = org.insert('Pricebook2', { Name: 'Standard', IsStandard: true }, { Name: 'Other' });
    const [product] = org.insert('Product2', { Name: 'P' });
    assert.equal(
        errors(org, 'insert', 'PricebookEntry', { Pricebook2Id: other, Product2Id: product, UnitPrice: dec('9') }),
        'STANDARD_PRICE_NOT_DEFINED'
    );
    const [entry] = org.insert('PricebookEntry', {
        Pricebook2Id: standard,
        Product2Id: product,
        UnitPrice: dec('10'),
        IsActive: true
    });
    assert.equal(
        errors(org, 'insert', 'PricebookEntry', { Pricebook2Id: standard, Product2Id: product, UnitPrice: dec('10') }),
        'DUPLICATE_VALUE'
    );
    const [foreign] = org.insert('PricebookEntry', {
        Pricebook2Id: other,
        Product2Id: product,
        UnitPrice: dec('9'),
        IsActive: true
    });
    const [opportunity] = org.insert('Opportunity', { Name: 'o', Amount: dec('7') });
    const lines = org.insert(
        'OpportunityLineItem',
        { OpportunityId: opportunity, PricebookEntryId: entry, Quantity: dec('2') },
        { OpportunityId: opportunity, PricebookEntryId: entry, Quantity: dec('4'), TotalPrice: dec('50') },
        {
            OpportunityId: opportunity,
            PricebookEntryId: entry,
            Quantity: dec('1'),
            UnitPrice: dec('10'),
            Discount: dec('10')
        }
    );
    assert.deepEqual(
        org
            .query('SELECT UnitPrice, TotalPrice, Product2Id FROM OpportunityLineItem')
            .map((row) => `${row.values.UnitPrice} ${row.values.TotalPrice} ${row.values.Product2Id === product}`),
        ['10.00 20.00 true', '12.50 50.00 true', '10.00 9.00 true']
    );
    const amount = () =>
        org
            .query('SELECT Amount, HasOpportunityLineItem, Pricebook2Id FROM Opportunity')
            .map((row) => [String(row.values.Amount), row.values.HasOpportunityLineItem, row.values.Pricebook2Id])[0];
    assert.deepEqual(amount(), ['79.00', true, standard]);
    assert.equal(
        errors(org, 'insert', 'OpportunityLineItem', {
            OpportunityId: opportunity,
            PricebookEntryId: foreign,
            Quantity: dec('1')
        }),
        'FIELD_INTEGRITY_EXCEPTION'
    );
    org.dml('update', [org.row('Opportunity', { Id: opportunity, Amount: dec('1') })]);
    assert.equal(amount()[0], '79.00');
    org.dml(
        'delete',
        lines.map((Id) => org.row('OpportunityLineItem', { Id }))
    );
    assert.deepEqual(amount().slice(0, 2), ['79.00', false]);
});

test('shouldTakeThePriceOfTheOpportunitysBookWhenALineNamesOnlyItsProduct', () => {
    const org = openTestOrg(model);
    const [standard, other] = org.insert('Pricebook2', { Name: 'Standard', IsStandard: true }, { Name: 'Other' });
    const [product, unpriced] = org.insert('Product2', { Name: 'P' }, { Name: 'U' });
    const [entry] = org.insert('PricebookEntry', {
        Pricebook2Id: standard,
        Product2Id: product,
        UnitPrice: dec('10'),
        IsActive: true
    });
    const [foreign] = org.insert('PricebookEntry', {
        Pricebook2Id: other,
        Product2Id: product,
        UnitPrice: dec('9'),
        IsActive: true
    });
    const [free, bound] = org.insert('Opportunity', { Name: 'free' }, { Name: 'bound', Pricebook2Id: other });
    org.insert(
        'OpportunityLineItem',
        { OpportunityId: free, Product2Id: product, Quantity: dec('1'), TotalPrice: dec('8') },
        { OpportunityId: bound, Product2Id: product, Quantity: dec('2') }
    );
    assert.deepEqual(
        org
            .query('SELECT PricebookEntryId, UnitPrice, TotalPrice FROM OpportunityLineItem')
            .map((row) => [row.values.PricebookEntryId, String(row.values.UnitPrice), String(row.values.TotalPrice)]),
        [
            [entry, '8.00', '8.00'],
            [foreign, '9.00', '18.00']
        ]
    );
    assert.equal(
        errors(org, 'insert', 'OpportunityLineItem', { OpportunityId: free, Product2Id: unpriced, Quantity: dec('1') }),
        'REQUIRED_FIELD_MISSING'
    );
});

test('shouldFindTheAccountWhenAnActivityIsRelated', () => {
    const org = openTestOrg(model);
    const [account] = org.insert('Account', { Name: 'A' });
    const [contact] = org.insert('Contact', { LastName: 'C', AccountId: account });
    const [opportunity] = org.insert('Opportunity', { Name: 'o', AccountId: account });
    org.insert(
        'Task',
        { Subject: '1', WhatId: account, Status: 'Completed' },
        { Subject: '2', WhatId: opportunity },
        { Subject: '3', WhoId: contact },
        { Subject: '4' }
    );
    assert.deepEqual(org.column('SELECT AccountId FROM Task', 'AccountId'), [account, account, account, null]);
    assert.deepEqual(org.column('SELECT IsClosed FROM Task', 'IsClosed'), [true, false, false, false]);
});

test('shouldRelateThePersonWhenAnActivityIsWithSomebody', () => {
    const org = openTestOrg(model);
    const [one, two] = org.insert('Contact', { LastName: '1' }, { LastName: '2' });
    const [task] = org.insert('Task', { Subject: '1', WhoId: one }, { Subject: '2' });
    const related = () => org.column('SELECT RelationId FROM TaskRelation', 'RelationId');
    assert.deepEqual(related(), [one]);
    org.insert('TaskRelation', { TaskId: task, RelationId: two });
    org.dml('update', [org.row('Task', { Id: task, WhoId: two })]);
    assert.deepEqual(related(), [two], 'once, also who was there besides');
    org.dml('update', [org.row('Task', { Id: task, Subject: 'x' })]);
    assert.deepEqual(related(), [two]);
    org.dml('update', [org.row('Task', { Id: task, WhoId: null })]);
    assert.deepEqual(related(), []);
});

test('shouldRefuseLoopsWhenHierarchiesClose', () => {
    const org = openTestOrg(model);
    const [one, two] = org.insert('Account', { Name: '1' }, { Name: '2' });
    assert.equal(errors(org, 'update', 'Account', { Id: two, ParentId: one }), 'ok');
    assert.equal(errors(org, 'update', 'Account', { Id: one, ParentId: two }), 'CIRCULAR_DEPENDENCY');
});

test('shouldMoveChildrenAndNameTheMasterWhenMerged', () => {
    const org = openTestOrg(model);
    const [keep, lose] = org.insert('Account', { Name: 'Keep' }, { Name: 'Lose' });
    org.insert('Contact', { LastName: 'C', AccountId: lose });
    org.insert('Opportunity', { Name: 'o', AccountId: lose });
    const seen: unknown[] = [];
    org.handlers['Account.after.delete'] = ({ oldRows }) => seen.push(oldRows![0].values.MasterRecordId);
    org.handlers['Account.after.update'] = ({ newRows }) => seen.push(newRows![0].values.Name);
    org.handlers['Contact.after.update'] = () => seen.push('contact');
    const [result] = org.dml('merge', [org.row('Account', { Id: keep, Name: 'Kept' })], {
        duplicates: [org.row('Account', { Id: lose })]
    });
    assert.deepEqual([result.success, result.errors], [true, []]);
    assert.deepEqual(seen, [keep, 'Kept']);
    assert.deepEqual(
        [
            ...org.column('SELECT AccountId FROM Contact', 'AccountId'),
            ...org.column('SELECT AccountId FROM Opportunity', 'AccountId')
        ],
        [keep, keep]
    );
    assert.deepEqual(
        org.column(`SELECT MasterRecordId FROM Account WHERE IsDeleted = true ALL ROWS`, 'MasterRecordId'),
        [keep]
    );
    assert.equal(
        org.dml('merge', [org.row('Opportunity', { Id: org.query('SELECT Id FROM Opportunity')[0].id })], {
            duplicates: []
        })[0].errors[0].statusCode,
        'INVALID_OPERATION'
    );
});

test('shouldNameAndActivateUsersWhenCreated', () => {
    const org = openTestOrg(model);
    org.insert('User', { FirstName: 'Ann', LastName: 'Lee', Username: 'ann@x.org', Alias: 'ann' });
    assert.deepEqual(
        org
            .query(`SELECT Name, IsActive, UserType FROM User WHERE Username = 'ANN@x.org'`)
            .map((row) => [row.values.Name, row.values.IsActive, row.values.UserType]),
        [['Ann Lee', true, 'Standard']]
    );
    assert.equal(errors(org, 'insert', 'User', { LastName: 'Lee', Username: 'ANN@X.ORG' }), 'DUPLICATE_USERNAME');
    assert.equal(errors(org, 'insert', 'User', { LastName: 'Lee', Username: 'nobody' }), 'INVALID_EMAIL_ADDRESS');
});
