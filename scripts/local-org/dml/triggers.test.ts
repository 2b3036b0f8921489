import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate, Decimal } from '../apex/runtime/values/index.ts';
import type { SObject } from '../apex/runtime/values/index.ts';
import { buildModel, number, reference, text } from './test-support/model.ts';
import { openTestOrg } from './test-support/org.ts';

const model = buildModel({
    User: { prefix: '005', noOwner: true, fields: { Name: text(121) } },
    Tier__c: { prefix: 'a09', fields: { Name: text(80) } },
    Plan__c: {
        prefix: 'a00',
        fields: {
            Name: text(80),
            Title__c: text(40),
            Score__c: number(5, 2),
            Start__c: { type: 'date' },
            Tier__c: reference('Tier__c', 'Tier__r'),
            Doubled__c: { type: 'double', precision: 18, scale: 2, formula: 'Score__c * 2' }
        }
    }
});

const dec = (value: string): Decimal => Decimal.parse(value);

test('shouldKeepValuesAsTheyWereWhenATriggersRecordIsReadLater', () => {
    const org = openTestOrg(model);
    const kept: SObject[] = [];
    org.handlers['Plan__c.before.update'] = ({ newRows, oldRows }) => kept.push(...newRows!, ...oldRows!);
    const [plan] = org.insert('Plan__c', { Name: 'North', Score__c: dec('1') });
    org.dml('update', [org.row('Plan__c', { Id: plan, Title__c: 'first', Score__c: dec('2') })]);
    org.dml('update', [org.row('Plan__c', { Id: plan, Title__c: 'second', Score__c: dec('3') })]);
    const seen = kept.map((row) => `${String(row.read('Title__c'))} ${String(row.read('Score__c'))}`);
    assert.deepEqual(seen, ['first 2.00', 'null 1.00', 'second 3.00', 'first 2.00']);
    assert.deepEqual(
        kept.map((row) => String(row.values.Doubled__c)),
        ['2.00', '2.00', '4.00', '4.00']
    );
});

test('shouldKeepAllThatABeforeTriggerWroteWhenItReadsSomeOfItFirst', () => {
    const org = openTestOrg(model);
    org.handlers['Plan__c.before.insert'] = ({ newRows }) => {
        const [row] = newRows!;
        assert.equal(row.read('Title__c'), 'given');
        row.write('Title__c', 'written');
        assert.equal(row.read('Title__c'), 'written');
        row.write('Score__c', dec('4'));
        assert.equal(row.values.Title__c, 'written');
        row.write('Start__c', ApexDate.of(2026, 11, 2));
        assert.equal(row.put('Name', 'put'), 'North');
    };
    const [plan] = org.insert('Plan__c', { Name: 'North', Title__c: 'given' });
    const [row] = org.query(`SELECT Name, Title__c, Score__c, Start__c FROM Plan__c WHERE Id = '${plan}'`);
    assert.deepEqual(
        ['Name', 'Title__c', 'Score__c'].map((name) => String(row.values[name])),
        ['put', 'written', '4.00']
    );
    assert.equal((row.values.Start__c as ApexDate).toISO(), '2026-11-02');
});

test('shouldHaveAllFieldsInTheirOrderWhenATriggersRecordIsTakenWhole', () => {
    const org = openTestOrg(model);
    const orders: string[][] = [];
    org.handlers['Plan__c.after.insert'] = ({ newRows }) => {
        const [first, second] = newRows!;
        first.read('Tier__c');
        first.read('Doubled__c');
        orders.push(...[first, second].map((row) => row.populated().map(([name]) => name)));
    };
    org.insert('Plan__c', { Name: 'North' }, { Name: 'South' });
    assert.deepEqual(orders[0], orders[1]);
    assert.equal(orders[0].at(-1), 'Doubled__c');
    assert.ok(orders[0].indexOf('Title__c') < orders[0].indexOf('Tier__c'));
});

test('shouldClearAllButWhatIsWrittenAfterwardsWhenABeforeTriggerReplacesTheValues', () => {
    const org = openTestOrg(model);
    org.handlers['Plan__c.before.insert'] = ({ newRows }) => {
        newRows![0].values = {};
        newRows![0].write('Title__c', 'only this');
        assert.deepEqual(newRows![0].values, { Title__c: 'only this' });
    };
    org.insert('Plan__c', { Name: 'North' });
    assert.deepEqual(org.column('SELECT Title__c FROM Plan__c', 'Title__c'), ['only this']);
});

test('shouldWriteTheWholeRowWhenAnotherSaveChangedAnIndexedFieldMeanwhile', () => {
    const org = openTestOrg(model);
    const [north, south] = org.insert('Tier__c', { Name: 'North' }, { Name: 'South' });
    const [plan] = org.insert('Plan__c', { Name: 'Plan', Tier__c: north });
    org.handlers['Plan__c.before.update'] = () => {
        org.store.run('UPDATE "Plan__c" SET "Tier__c" = ?', [south]);
    };
    org.dml('update', [org.row('Plan__c', { Id: plan, Title__c: 'new' })]);
    const [row] = org.query('SELECT Title__c, Tier__c FROM Plan__c');
    assert.deepEqual([row.values.Title__c, row.values.Tier__c], ['new', north]);
});
