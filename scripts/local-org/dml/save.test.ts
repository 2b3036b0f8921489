import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apexError, ApexException, Decimal, LimitError, SObject } from '../apex/runtime/values/index.ts';
import type { ApexDate } from '../apex/runtime/values/index.ts';
import type { DmlRowResult } from '../contracts.ts';
import { buildModel, master, number, picklist, reference, text } from './test-support/model.ts';
import { NOON, openTestOrg } from './test-support/org.ts';
import type { TestOrg } from './test-support/org.ts';

const model = buildModel(
    {
        User: { prefix: '005', noOwner: true, fields: { Name: text(121) } },
        Account: {
            prefix: '001',
            fields: { Name: text(80, { nillable: false }), ParentId: reference('Account', 'Parent') }
        },
        Tier__c: { prefix: 'a09', fields: { Name: text(80), Rank__c: number(3, 0) } },
        Plan__c: {
            prefix: 'a00',
            fields: {
                Name: { ...text(80), autoNumber: 'P-{YYYY}-{0000}', createable: false, updateable: false },
                Title__c: text(10),
                Key__c: text(40, { unique: true, externalId: true }),
                Code__c: text(40, { unique: true, caseSensitive: true }),
                Status__c: picklist(['Draft', 'Active'], {
                    restrictedPicklist: true,
                    picklistValues: [
                        { value: 'Draft', label: 'Draft', active: true, default: true },
                        { value: 'Active', label: 'Active', active: true, default: false },
                        { value: 'Old', label: 'Old', active: false, default: false }
                    ]
                }),
                Tier__c: reference('Tier__c', 'Tier__r', { deleteConstraint: 'Restrict' }),
                Account__c: reference('Account', 'Account__r'),
                Email__c: { type: 'email', length: 80 },
                Score__c: number(5, 2),
                Start__c: { type: 'date', defaultFormula: 'TODAY()' },
                Locked__c: { type: 'boolean' },
                Doubled__c: { type: 'double', precision: 18, scale: 2, formula: 'Score__c * 2' },
                Goals__c: number(18, 0, {
                    summary: {
                        operation: 'count',
                        childObject: 'Goal__c',
                        foreignKey: 'Plan__c',
                        childField: null,
                        filters: []
                    }
                }),
                Weight__c: number(18, 1, {
                    summary: {
                        operation: 'sum',
                        childObject: 'Goal__c',
                        foreignKey: 'Plan__c',
                        childField: 'Weight__c',
                        filters: [{ field: 'Done__c', operation: 'equals', value: 'False' }]
                    }
                })
            },
            rules: [
                {
                    name: 'Score_Positive',
                    formula: 'Score__c < 0',
                    message: 'Score must not be negative',
                    field: 'Score__c'
                },
                { name: 'Tier_Rank', formula: 'Tier__r.Rank__c > 5 && NOT(ISNEW())', message: 'Rank too low' },
                {
                    name: 'No_Reopen',
                    formula: `ISCHANGED(Status__c) && ISPICKVAL(PRIORVALUE(Status__c), 'Active')`,
                    message: 'No way back'
                },
                { name: 'Weight_Limit', formula: 'Weight__c > 100', message: 'Too heavy' }
            ]
        },
        Goal__c: {
            prefix: 'a01',
            noOwner: true,
            fields: {
                Name: text(80),
                Plan__c: master('Plan__c', 'Plan__r'),
                Weight__c: number(5, 1),
                Done__c: { type: 'boolean' },
                Parent__c: reference('Goal__c', 'Parent__r'),
                Steps__c: number(18, 0, {
                    summary: {
                        operation: 'sum',
                        childObject: 'Step__c',
                        foreignKey: 'Goal__c',
                        childField: 'Size__c',
                        filters: []
                    }
                })
            }
        },
        Step__c: {
            prefix: 'a02',
            noOwner: true,
            fields: { Name: text(80), Goal__c: master('Goal__c', 'Goal__r'), Size__c: number(5, 0) }
        }
    },
    { 'Goal__c.Plan__c': 'Goals__r' }
);

const dec = (value: string) => Decimal.parse(value);
const fresh = (): TestOrg => openTestOrg(model);
const codes = (results: DmlRowResult[]) =>
    results.map((result) => result.errors.map((error) => error.statusCode).join(',') || 'ok');
const messages = (results: DmlRowResult[]) => results.flatMap((result) => result.errors.map((error) => error.message));
const partial = { allOrNone: false };

test('shouldFillDefaultsNumbersAndAuditFieldsWhenInserted', () => {
    const org = fresh();
    const [id] = org.insert('Plan__c', { Title__c: '  x  ', Key__c: '' });
    const [row] = org.query(
        'SELECT Name, Title__c, Key__c, Status__c, Start__c, Locked__c, OwnerId, CreatedById, CreatedDate, Goals__c FROM Plan__c'
    );
    assert.equal(id.slice(0, 3), 'a00');
    assert.equal(id.length, 18);
    assert.deepEqual(
        [row.values.Name, row.values.Title__c, row.values.Key__c, row.values.Status__c, row.values.Locked__c],
        ['P-2026-0001', 'x', null, 'Draft', false]
    );
    assert.equal((row.values.Start__c as ApexDate).toISO(), '2026-11-22');
    assert.equal((row.values.CreatedDate as { ms: number }).ms, NOON);
    assert.equal(row.values.OwnerId, org.tx.user.userId);
    assert.equal(String(row.values.Goals__c), '0');
});

test('shouldNameTheErrorWhenAValueDoesNotFit', () => {
    const org = fresh();
    const results = org.dml(
        'insert',
        [
            org.row('Plan__c', { Title__c: '12345678901' }),
            org.row('Plan__c', { Status__c: 'Nope' }),
            org.row('Plan__c', { Status__c: 'Old' }),
            org.row('Plan__c', { Score__c: dec('1000') }),
            org.row('Plan__c', { Email__c: 'nobody' }),
            org.row('Plan__c', { Tier__c: 'a09000000000999AAA' }),
            org.row('Plan__c', { Tier__c: '005000000000001AAA' }),
            org.row('Plan__c', { Score__c: dec('-1') }),
            org.row('Plan__c', { Id: 'a00000000000001AAA' }),
            org.row('Plan__c', { Status__c: 'active', Score__c: dec('1.005') })
        ],
        partial
    );
    assert.deepEqual(codes(results), [
        'STRING_TOO_LONG',
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        'NUMBER_OUTSIDE_VALID_RANGE',
        'INVALID_EMAIL_ADDRESS',
        'INVALID_CROSS_REFERENCE_KEY',
        'FIELD_INTEGRITY_EXCEPTION',
        'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        'ok'
    ]);
    assert.deepEqual(messages(results).slice(0, 2), [
        'Title: data value too large: 12345678901 (max length=10)',
        'Status: bad value for restricted picklist field: Nope'
    ]);
    assert.deepEqual(results[7].errors[0], {
        statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message: 'Score must not be negative',
        fields: ['Score__c']
    });
    assert.deepEqual(
        org
            .query('SELECT Status__c, Score__c FROM Plan__c')
            .map((row) => [row.values.Status__c, String(row.values.Score__c)]),
        [['Active', '1.01']]
    );
    assert.deepEqual(messages(org.dml('insert', [org.row('Account', {})])), ['Required fields are missing: [Name]']);
});

test('shouldKeepKeysUniqueWhenCaseCountsOrNot', () => {
    const org = fresh();
    const [first] = org.insert('Plan__c', { Key__c: 'Köln', Code__c: 'a' });
    const results = org.dml(
        'insert',
        [
            org.row('Plan__c', { Key__c: 'KÖLN' }),
            org.row('Plan__c', { Code__c: 'A' }),
            org.row('Plan__c', { Code__c: 'a' }),
            org.row('Plan__c', { Key__c: 'new' }),
            org.row('Plan__c', { Key__c: 'NEW' })
        ],
        partial
    );
    assert.deepEqual(codes(results), ['DUPLICATE_VALUE', 'ok', 'DUPLICATE_VALUE', 'ok', 'DUPLICATE_VALUE']);
    assert.equal(
        messages(results)[0],
        `duplicate value found: Key__c duplicates value on record with id: ${first.slice(0, 15)}`
    );
    org.dml('delete', [org.row('Plan__c', { Id: first })]);
    assert.deepEqual(codes(org.dml('insert', [org.row('Plan__c', { Key__c: 'köln' })])), ['ok']);
});

test('shouldUndoEverythingWhenAllOrNoneFails', () => {
    const org = fresh();
    const rows = [org.row('Account', { Name: 'A' }), org.row('Account', {})];
    const results = org.dml('insert', rows);
    assert.deepEqual(
        results.map((result) => [result.success, result.errors.length]),
        [
            [false, 0],
            [false, 1]
        ]
    );
    assert.equal(rows[0].id, null);
    assert.deepEqual(org.query('SELECT Id FROM Account'), []);
});

test('shouldMergeValuesAndSeeOldOnesWhenUpdated', () => {
    const org = fresh();
    const [tier] = org.insert('Tier__c', { Rank__c: dec('9') });
    const [id] = org.insert('Plan__c', { Title__c: 'one', Score__c: dec('1'), Tier__c: tier });
    assert.deepEqual(messages(org.dml('update', [org.row('Plan__c', { Id: id, Title__c: 'two' })])), ['Rank too low']);
    org.dml('update', [org.row('Tier__c', { Id: tier, Rank__c: dec('1') })]);
    assert.deepEqual(codes(org.dml('update', [org.row('Plan__c', { Id: id, Title__c: 'two', Status__c: 'Active' })])), [
        'ok'
    ]);
    assert.deepEqual(messages(org.dml('update', [org.row('Plan__c', { Id: id, Status__c: 'Draft' })])), [
        'No way back'
    ]);
    assert.deepEqual(
        org
            .query('SELECT Title__c, Score__c FROM Plan__c')
            .map((row) => [row.values.Title__c, String(row.values.Score__c)]),
        [['two', '1.00']]
    );
    assert.deepEqual(codes(org.dml('update', [org.row('Plan__c', {})])), ['MISSING_ARGUMENT']);
    assert.deepEqual(codes(org.dml('update', [org.row('Plan__c', { Id: 'a00000000000999AAA' })])), [
        'INVALID_CROSS_REFERENCE_KEY'
    ]);
    org.dml('delete', [org.row('Plan__c', { Id: id })]);
    assert.deepEqual(codes(org.dml('update', [org.row('Plan__c', { Id: id })])), ['ENTITY_IS_DELETED']);
});

test('shouldRunTriggersInOrderWhenRowsAreSaved', () => {
    const org = fresh();
    const seen: string[] = [];
    org.handlers['Account.before.insert'] = ({ newRows }) => {
        seen.push(`before ${newRows![0].id} ${newRows!.length}`);
        newRows!.forEach((row) => row.write('Name', row.values.Name ?? 'from trigger'));
    };
    org.handlers['Account.after.insert'] = ({ newRows }) => {
        seen.push(`after ${newRows![0].id !== null}`);
        assert.throws(
            () => newRows![0].write('Name', 'x'),
            (error: unknown) => error instanceof ApexException
        );
    };
    org.handlers['Account.before.update'] = ({ newRows, oldRows }) =>
        seen.push(`update ${oldRows![0].values.Name} -> ${newRows![0].values.Name}`);
    const row = org.row('Account', {});
    org.dml('insert', [row]);
    assert.deepEqual(org.column('SELECT Name FROM Account', 'Name'), ['from trigger']);
    assert.equal('Name' in row.values, false);
    org.dml('update', [org.row('Account', { Id: row.id, Name: 'new' })]);
    assert.deepEqual(seen, ['before null 1', 'after true', 'update from trigger -> new']);
    seen.length = 0;
    org.dml(
        'insert',
        Array.from({ length: 201 }, () => org.row('Account', { Name: 'x' }))
    );
    assert.deepEqual(
        seen.filter((text) => text.startsWith('before')),
        ['before null 200', 'before null 1']
    );
});

test('shouldFailRowsWhenTriggersAddErrorsOrThrow', () => {
    const org = fresh();
    org.handlers['Account.before.insert'] = ({ newRows }) =>
        newRows!.forEach((row) => row.values.Name === 'bad' && row.addError('Not this one', 'Name'));
    assert.deepEqual(
        org
            .dml('insert', [org.row('Account', { Name: 'good' }), org.row('Account', { Name: 'bad' })], partial)
            .map((result) => result.errors),
        [[], [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not this one', fields: ['Name'] }]]
    );
    org.handlers['Account.after.insert'] = () => {
        throw apexError('NullPointerException', 'Attempt to de-reference a null object');
    };
    const [result] = org.dml('insert', [org.row('Account', { Name: 'good' })]);
    assert.equal(result.errors[0].statusCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    assert.match(
        result.errors[0].message,
        /execution of AfterInsert\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object/
    );
    org.handlers['Account.after.insert'] = () => {
        throw new LimitError('Too many SOQL queries: 101');
    };
    assert.throws(() => org.dml('insert', [org.row('Account', { Name: 'good' })]), LimitError);
    assert.deepEqual(org.column('SELECT Name FROM Account', 'Name'), ['good']);
});

test('shouldRetryWithoutTheFailedRowsWhenPartialSuccessIsAllowed', () => {
    const org = fresh();
    const sizes: number[] = [];
    org.handlers['Account.after.insert'] = ({ newRows }) => {
        sizes.push(newRows!.length);
        org.tx.limits.queries += 1;
        newRows!.find((row) => (row.values.Name as string).startsWith('bad'))?.addError('bad');
    };
    const names = (...values: string[]) => values.map((Name) => org.row('Account', { Name }));
    assert.deepEqual(codes(org.dml('insert', names('a', 'bad1', 'b', 'bad2'), partial)), [
        'ok',
        'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        'ok',
        'FIELD_CUSTOM_VALIDATION_EXCEPTION'
    ]);
    assert.deepEqual(sizes, [4, 3, 2]);
    assert.equal(org.tx.limits.queries, 1);
    assert.deepEqual(org.column('SELECT Name FROM Account', 'Name'), ['a', 'b']);
    org.tx.limits.queries = 0;
    const results = org.dml('insert', names('c', 'bad1', 'bad2', 'bad3'), partial);
    assert.equal(
        results[0].errors[0].message,
        'Too many batch retries in the presence of Apex triggers and partial failures.'
    );
});

test('shouldSaveParentsThroughTheirOwnSaveWhenDetailsRollUp', () => {
    const org = fresh();
    const updates: string[] = [];
    org.handlers['Plan__c.after.update'] = ({ newRows }) =>
        updates.push(newRows!.map((row) => `${row.values.Goals__c}/${row.values.Weight__c}`).join());
    const [plan, other] = org.insert('Plan__c', { Title__c: 'a' }, { Title__c: 'b' });
    const [goal] = org.insert(
        'Goal__c',
        { Plan__c: plan, Weight__c: dec('2') },
        { Plan__c: plan, Weight__c: dec('3'), Done__c: true }
    );
    assert.deepEqual(updates, ['2/2.0']);
    assert.deepEqual(messages(org.dml('insert', [org.row('Goal__c', { Plan__c: plan, Weight__c: dec('99') })])), [
        'Too heavy'
    ]);
    org.dml('insert', [org.row('Step__c', { Goal__c: goal, Size__c: dec('4') })]);
    assert.deepEqual(org.column('SELECT Steps__c FROM Goal__c WHERE Steps__c > 0', 'Steps__c').map(String), ['4']);
    assert.deepEqual(codes(org.dml('update', [org.row('Goal__c', { Id: goal, Plan__c: other })])), ['ok']);
    assert.deepEqual(
        org
            .query('SELECT Goals__c, Weight__c FROM Plan__c ORDER BY Title__c')
            .map((row) => `${row.values.Goals__c}/${row.values.Weight__c}`),
        ['1/0.0', '1/2.0']
    );
    org.dml('delete', [org.row('Goal__c', { Id: goal })]);
    assert.deepEqual(org.column('SELECT Goals__c FROM Plan__c ORDER BY Title__c', 'Goals__c').map(String), ['1', '0']);
});

test('shouldCascadeRestrictAndEmptyWhenDeleted', () => {
    const org = fresh();
    const [tier] = org.insert('Tier__c', { Name: 'Gold' });
    const [account] = org.insert('Account', { Name: 'A' });
    const [plan] = org.insert('Plan__c', { Title__c: 'p', Tier__c: tier, Account__c: account });
    const [goal] = org.insert('Goal__c', { Plan__c: plan });
    org.insert('Step__c', { Goal__c: goal });
    const fired: string[] = [];
    org.handlers['Goal__c.before.delete'] = () => fired.push('goal');
    org.handlers['Plan__c.after.delete'] = ({ oldRows }) => fired.push(`plan ${oldRows![0].values.Doubled__c}`);
    const [refused] = org.dml('delete', [org.row('Tier__c', { Id: tier })]);
    assert.equal(refused.errors[0].statusCode, 'DELETE_FAILED');
    assert.match(refused.errors[0].message, /^Your attempt to delete Tier could not be completed/);
    org.dml('delete', [org.row('Account', { Id: account })]);
    assert.deepEqual(org.column('SELECT Account__c FROM Plan__c', 'Account__c'), [null]);
    org.dml('undelete', [org.row('Account', { Id: account })]);
    assert.deepEqual(org.column('SELECT Account__c FROM Plan__c', 'Account__c'), [account]);
    org.dml('delete', [org.row('Plan__c', { Id: plan })]);
    assert.deepEqual(fired, ['plan null']);
    assert.deepEqual(
        [org.query('SELECT Id FROM Step__c').length, org.query('SELECT Id FROM Step__c ALL ROWS').length],
        [0, 1]
    );
    org.handlers['Plan__c.after.undelete'] = ({ newRows }) => fired.push(`back ${newRows![0].id}`);
    assert.deepEqual(codes(org.dml('undelete', [org.row('Plan__c', { Id: plan })])), ['ok']);
    assert.deepEqual(fired[1], `back ${plan}`);
    assert.equal(org.query('SELECT Id FROM Step__c').length, 1);
    assert.deepEqual(codes(org.dml('undelete', [org.row('Plan__c', { Id: plan })])), ['UNDELETE_FAILED']);
});

test('shouldInsertOrUpdateWhenUpserted', () => {
    const org = fresh();
    const [id] = org.insert('Plan__c', { Key__c: 'K1', Title__c: 'old' });
    const results = org.dml(
        'upsert',
        [org.row('Plan__c', { Key__c: 'k1', Title__c: 'new' }), org.row('Plan__c', { Key__c: 'K2' })],
        { externalId: 'Key__c' }
    );
    assert.deepEqual(
        results.map((result) => [result.success, result.created]),
        [
            [true, false],
            [true, true]
        ]
    );
    assert.equal(results[0].id, id);
    assert.deepEqual(
        codes(
            org.dml(
                'upsert',
                [org.row('Plan__c', { Key__c: 'K3' }), org.row('Plan__c', { Key__c: 'k3' }), org.row('Plan__c', {})],
                { externalId: 'Key__c', allOrNone: false }
            )
        ),
        ['DUPLICATE_VALUE', 'DUPLICATE_VALUE', 'MISSING_ARGUMENT']
    );
    assert.deepEqual(
        org
            .dml('upsert', [
                org.row('Plan__c', { Id: id, Title__c: 'byid' }),
                org.row('Plan__c', { Title__c: 'fresh' })
            ])
            .map((result) => result.created),
        [false, true]
    );
    assert.deepEqual(org.column('SELECT Title__c FROM Plan__c ORDER BY Title__c', 'Title__c'), [null, 'byid', 'fresh']);
});

test('shouldFindParentsByExternalIdWhenGivenAsRecords', () => {
    const org = fresh();
    const [plan] = org.insert('Plan__c', { Key__c: 'K1' });
    const parent = (key: string) => new SObject(model.object('Plan__c')!, { Key__c: key });
    assert.deepEqual(
        codes(
            org.dml(
                'insert',
                [org.row('Goal__c', { Plan__r: parent('k1') }), org.row('Goal__c', { Plan__r: parent('none') })],
                partial
            )
        ),
        ['ok', 'INVALID_FIELD']
    );
    assert.deepEqual(org.column('SELECT Plan__c FROM Goal__c', 'Plan__c'), [plan]);
});

test('shouldRefuseReparentingWhenTheMasterIsFixed', () => {
    const fixed = buildModel({
        User: { prefix: '005', noOwner: true, fields: { Name: text(80) } },
        M__c: { prefix: 'a00', fields: { Name: text(80) } },
        D__c: {
            prefix: 'a01',
            noOwner: true,
            fields: { Name: text(80), M__c: master('M__c', 'M__r', { updateable: false }) }
        }
    });
    const org = openTestOrg(fixed);
    const [one, two] = org.insert('M__c', { Name: '1' }, { Name: '2' });
    const [detail] = org.insert('D__c', { M__c: one });
    assert.deepEqual(codes(org.dml('update', [org.row('D__c', { Id: detail, M__c: two })])), ['FIELD_NOT_UPDATEABLE']);
    assert.deepEqual(codes(org.dml('update', [org.row('D__c', { Id: detail, M__c: one, Name: 'x' })])), ['ok']);
});

test('shouldCountStatementsAndRowsWhenLimitsApply', () => {
    const org = fresh();
    org.insert('Account', { Name: 'a' }, { Name: 'b' });
    assert.deepEqual([org.tx.limits.dmlStatements, org.tx.limits.dmlRows], [1, 2]);
    org.tx.limits.dmlStatements = 150;
    assert.throws(
        () => org.insert('Account', { Name: 'a' }),
        (error: Error) => error instanceof LimitError && error.message === 'Too many DML statements: 151'
    );
    org.tx.limits.dmlStatements = 0;
    org.tx.limits.dmlRows = 10_000;
    assert.throws(
        () => org.insert('Account', { Name: 'a' }),
        (error: Error) => error instanceof LimitError && error.message === 'Too many DML rows: 10001'
    );
});

test('shouldRestoreWhenSavepointsAreRolledBack', () => {
    const org = fresh();
    org.insert('Account', { Name: 'kept' });
    const outer = org.tx.data.savepoint();
    org.insert('Account', { Name: 'gone' });
    const inner = org.tx.data.savepoint();
    org.insert('Account', { Name: 'gone too' });
    org.tx.data.rollback(inner);
    assert.equal(org.query('SELECT Id FROM Account').length, 2);
    org.tx.data.rollback(outer);
    assert.deepEqual(org.column('SELECT Name FROM Account', 'Name'), ['kept']);
});

test('shouldRefuseDuplicateIdsWhenAListHasARecordTwice', () => {
    const org = fresh();
    const [id] = org.insert('Account', { Name: 'a' });
    assert.throws(
        () => org.dml('update', [org.row('Account', { Id: id }), org.row('Account', { Id: id })]),
        (error: Error) => (error as unknown) instanceof ApexException
    );
    assert.deepEqual([...org.tx.touched.get('Account')!], [id]);
});
