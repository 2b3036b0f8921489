import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, Decimal, toText } from '../apex/runtime/values/index.ts';
import { buildModel, master, number, picklist, reference, text } from './test-support/model.ts';
import { openTestOrg, USER } from './test-support/org.ts';
import type { TestOrg } from './test-support/org.ts';

const OTHER = '005000000000002AAA';
const model = buildModel(
    {
        User: { prefix: '005', noOwner: true, fields: { Name: text(121) } },
        Contact: {
            prefix: '003',
            fields: {
                FirstName: text(40),
                LastName: text(80),
                Name: text(121, { formula: 'FirstName & " " & LastName' })
            }
        },
        Tier__c: { prefix: 'a09', fields: { Name: text(80) } },
        Plan__c: {
            prefix: 'a00',
            sharing: 'Private',
            fields: {
                Name: text(80),
                Status__c: picklist(['Draft', 'Active'], { tracked: true }),
                Tier__c: reference('Tier__c', 'Tier__r', { tracked: true }),
                Sponsor__c: reference('Contact', 'Sponsor__r', { tracked: true }),
                Score__c: number(5, 2, { tracked: true }),
                Start__c: { type: 'date', tracked: true },
                Locked__c: { type: 'boolean', tracked: true },
                Reasons__c: { type: 'textarea', length: 1000, longText: true, tracked: true },
                Title__c: text(10)
            }
        },
        Goal__c: {
            prefix: 'a01',
            noOwner: true,
            sharing: 'ControlledByParent',
            fields: { Name: text(80, { tracked: true }), Plan__c: master('Plan__c', 'Plan__r') }
        }
    },
    { 'Plan__History.ParentId': 'Histories' }
);

const update = (org: TestOrg, id: string, values: Record<string, unknown>) =>
    org.dml('update', [org.row('Plan__c', { Id: id, ...values })]);

/** `Field: old > new` of the rows that queries find, without those of new records. */
function changes(org: TestOrg, where = ''): string[] {
    return org
        .query(`SELECT Field, OldValue, NewValue FROM Plan__History WHERE Field != 'created'${where} ORDER BY Id`)
        .map(({ values }) => `${values.Field}: ${toText(values.OldValue)} > ${toText(values.NewValue)}`);
}

test('shouldKeepOneRowForEachTrackedFieldWhenARecordChanges', () => {
    const org = openTestOrg(model);
    const [id] = org.insert('Plan__c', { Name: 'A', Status__c: 'Draft', Score__c: Decimal.parse('1.5') });
    update(org, id, {
        Status__c: 'Active',
        Score__c: Decimal.parse('2'),
        Start__c: ApexDate.of(2026, 12, 1),
        Locked__c: true,
        Title__c: 'new'
    });
    update(org, id, { Status__c: 'Active', Title__c: 'newer' });
    assert.deepEqual(org.query('SELECT Id FROM Plan__History'), [], 'not before the transaction commits');
    org.factory.publishHistory(org.tx);
    assert.deepEqual(changes(org), [
        'Status__c: Draft > Active',
        'Score__c: 1.50 > 2.00',
        'Start__c: null > 2026-12-01',
        'Locked__c: false > true'
    ]);
    const [first, second] = org.query(
        'SELECT Id, Field, DataType, ParentId, CreatedById, Parent.Name, NewValue FROM Plan__History ORDER BY Id'
    );
    assert.match(first.id!, /^017/);
    assert.deepEqual([first.values.Field, first.values.NewValue, first.values.ParentId], ['created', null, id]);
    assert.deepEqual([second.values.DataType, second.values.CreatedById], ['DynamicEnum', org.tx.user.userId]);
    assert.equal(org.tx.limits.dmlRows, 3, 'history is not counted');
    assert.equal(org.tx.touched.get('Plan__History')!.size, 5);
});

test('shouldKeepNamesAndIdsWhenALookupChanges', () => {
    const org = openTestOrg(model);
    const [gold, silver] = org.insert('Tier__c', { Name: 'Gold' }, { Name: 'Silver' });
    const [id] = org.insert('Plan__c', { Name: 'A', Tier__c: gold });
    update(org, id, { Tier__c: silver });
    update(org, id, { Tier__c: null });
    org.factory.publishHistory(org.tx);
    assert.deepEqual(changes(org, ` AND DataType = 'Text'`), ['Tier__c: Gold > Silver', 'Tier__c: Silver > null']);
    assert.deepEqual(changes(org, ` AND DataType = 'EntityId'`), [
        `Tier__c: ${gold} > ${silver}`,
        `Tier__c: ${silver} > null`
    ]);
});

test('shouldKeepTheWholeNameWhenALookupToAPersonChanges', () => {
    const org = openTestOrg(model);
    const [ana] = org.insert('Contact', { FirstName: 'Ana', LastName: 'Sol' });
    const [id] = org.insert('Plan__c', { Name: 'A' });
    update(org, id, { Sponsor__c: ana });
    org.factory.publishHistory(org.tx);
    assert.deepEqual(changes(org, ` AND DataType = 'Text'`), ['Sponsor__c: null > Ana Sol']);
});

test('shouldKeepNoValuesWhenALongTextChanges', () => {
    const org = openTestOrg(model);
    const [id] = org.insert('Plan__c', { Name: 'A', Reasons__c: 'before' });
    update(org, id, { Reasons__c: 'after' });
    org.factory.publishHistory(org.tx);
    assert.deepEqual(changes(org), ['Reasons__c: null > null']);
});

test('shouldKeepWhatTriggersWriteAndNothingOfWhatIsUndone', () => {
    const org = openTestOrg(model);
    org.handlers['Plan__c.before.update'] = ({ newRows }) =>
        newRows!.forEach((row) => row.write('Score__c', Decimal.parse('9')));
    const [id] = org.insert('Plan__c', { Name: 'A' });
    const savepoint = org.tx.data.savepoint();
    update(org, id, { Status__c: 'Draft' });
    org.tx.data.rollback(savepoint);
    update(org, id, { Title__c: 'x' });
    org.factory.publishHistory(org.tx);
    assert.deepEqual(changes(org), ['Score__c: null > 9.00']);
});

test('shouldKeepNoChangesOfATriggerWhenTheUserMayNotEditTheObject', () => {
    const org = openTestOrg(model);
    const [id] = org.insert('Plan__c', { Name: 'A' });
    org.permissions.set(OTHER, {
        object: () => ({ create: false, read: true, edit: false, delete: false, viewAll: true, modifyAll: false })
    });
    org.as(OTHER, () => update(org, id, { Status__c: 'Active' }));
    org.factory.publishHistory(org.tx);
    assert.deepEqual(changes(org), []);
});

test('shouldKeepNothingInTests', () => {
    const org = openTestOrg(model);
    org.tx.isTest = true;
    org.insert('Plan__c', { Name: 'A' });
    org.factory.publishHistory(org.tx);
    assert.deepEqual(org.query('SELECT Id FROM Plan__History'), []);
});

test('shouldGoAndComeBackWithTheRecord', () => {
    const org = openTestOrg(model);
    const [plan] = org.insert('Plan__c', { Name: 'A' });
    const [goal] = org.insert('Goal__c', { Name: 'Goal', Plan__c: plan });
    org.factory.publishHistory(org.tx);
    const count = () =>
        org.query('SELECT Id FROM Plan__History').length + org.query('SELECT Id FROM Goal__History').length;
    assert.equal(count(), 2);
    org.dml('delete', [org.row('Plan__c', { Id: plan })]);
    assert.equal(count(), 0);
    assert.equal(org.query('SELECT Id FROM Goal__History WHERE IsDeleted = TRUE ALL ROWS').length, 1);
    org.dml('undelete', [org.row('Plan__c', { Id: plan })]);
    assert.equal(count(), 2);
    org.dml('delete', [org.row('Goal__c', { Id: goal })]);
    org.tx.data.emptyRecycleBin([goal]);
    assert.equal(org.query('SELECT Id FROM Goal__History ALL ROWS').length, 0);
});

test('shouldShowOnlyWhatTheUserSeesOfRecordAndFields', () => {
    const org = openTestOrg(model);
    const [id] = org.insert('Plan__c', { Name: 'A' });
    update(org, id, { Status__c: 'Active', Locked__c: true });
    org.factory.publishHistory(org.tx);
    const seen = () => org.column('SELECT Field FROM Plan__History ORDER BY Id', 'Field', {}, USER);
    const rights = { create: true, read: true, edit: true, delete: true, modifyAll: false };
    assert.deepEqual(seen(), ['created', 'Status__c', 'Locked__c']);
    org.permissions.set(OTHER, { object: () => ({ ...rights, viewAll: false }) });
    org.permissions.set('005000000000003AAA', {
        object: () => ({ ...rights, viewAll: true }),
        fieldRead: (_object, field) => field !== 'Status__c'
    });
    assert.deepEqual(org.as(OTHER, seen), []);
    assert.deepEqual(org.as('005000000000003AAA', seen), ['created', 'Locked__c']);
});

test('shouldRefuseToBeWritten', () => {
    const org = openTestOrg(model);
    const [parent] = org.insert('Plan__c', { Name: 'A' });
    const [result] = org.dml('insert', [org.row('Plan__History', { ParentId: parent, Field: 'Status__c' })]);
    assert.equal(result.errors[0]!.statusCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
});

test('shouldListHistoryUnderItsRecordWhenAskedAsAChild', () => {
    const org = openTestOrg(model);
    org.insert('Plan__c', { Name: 'A' });
    org.factory.publishHistory(org.tx);
    const [plan] = org.query('SELECT Name, (SELECT Field FROM Histories) FROM Plan__c');
    assert.equal(plan.children('Histories', 'List<Plan__History>').items.length, 1);
});
