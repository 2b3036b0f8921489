import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ApexBlob, ApexDate, ApexDatetime, ApexDouble, ApexTime, Decimal } from '../apex/runtime/values/index.ts';
import { formatAutoNumber } from '../dml/auto-number.ts';
import { roundTo } from '../dml/prepare.ts';
import { buildModel, number, text } from '../dml/test-support/model.ts';
import type { FieldSpec } from '../dml/test-support/model.ts';
import type { FieldModel } from '../schema/types.ts';
import { fold } from './fold.ts';
import { idChecksum, makeId } from './ids.ts';
import { openStore } from './store.ts';
import { fromJson, fromRaw, toJson, toRaw, ValueError } from './values.ts';

const modelWith = (fields: Record<string, FieldSpec>) =>
    buildModel({
        User: { prefix: '005', noOwner: true, fields: {} },
        Thing__c: { prefix: 'a00', noOwner: true, fields }
    });

test('shouldKeepIdsInOrderWhenCounted', () => {
    assert.equal(makeId('001', 1), '001000000000001AAA');
    assert.equal(makeId('001', 62), '001000000000010AAA');
    const ids = [1, 10, 35, 36, 61, 62, 3843, 3844].map((n) => makeId('a0B', n));
    assert.deepEqual([...ids].sort(), ids);
    assert.equal(idChecksum('001A0000006Vm9r'), 'IAC');
});

test('shouldFoldCaseWhenTextIsNotAscii', () => {
    assert.deepEqual([fold('ÄRGER'), fold('Abc'), fold('E\u0301'), fold(null)], ['ärger', 'abc', 'é', null]);
});

test('shouldRoundHalfUpWhenNumbersHaveMoreDigits', () => {
    assert.deepEqual(
        [roundTo(1.005, 2), roundTo(-2.5, 0), roundTo(0.1 + 0.2, 2), roundTo(1234567.125, 2), roundTo(1e-9, 2)],
        [1.01, -3, 0.3, 1234567.13, 0]
    );
});

test('shouldConvertThereAndBackWhenValuesAreStored', () => {
    const model = modelWith({
        Flag__c: { type: 'boolean' },
        Amount__c: number(18, 2),
        Count__c: { type: 'int' },
        Day__c: { type: 'date' },
        At__c: { type: 'datetime' },
        Time__c: { type: 'time' },
        Name: text(80),
        Ref__c: { type: 'reference', referenceTo: ['User'] },
        Body__c: { type: 'base64' }
    });
    const field = (name: string): FieldModel => model.field('Thing__c', name)!;
    const cases: [string, unknown, unknown][] = [
        ['Flag__c', true, true],
        ['Count__c', 7, 7],
        ['Amount__c', Decimal.parse('12.5'), 12.5],
        ['Day__c', ApexDate.of(2026, 2, 3), '2026-02-03'],
        ['At__c', new ApexDatetime(5), 5],
        ['Time__c', new ApexTime(9), 9],
        ['Name', 'x', 'x'],
        ['Ref__c', '001A0000006Vm9r', '001A0000006Vm9rIAC'],
        ['Body__c', ApexBlob.ofText('hi'), 'aGk=']
    ];
    for (const [name, apex, raw] of cases) {
        assert.equal(toRaw(field(name), apex), raw, name);
        assert.equal(toRaw(field(name), fromRaw(field(name), toRaw(field(name), apex))), raw, name);
    }
    assert.equal(String(fromRaw(field('Amount__c'), 12.5)), '12.50');
    assert.equal(toRaw(field('Amount__c'), new ApexDouble(1.5)), 1.5);
    assert.equal(fromRaw(field('Flag__c'), null), false);
    assert.throws(() => toRaw(field('Day__c'), 'tomorrow'), ValueError);
    assert.equal(toJson(field('At__c'), new ApexDatetime(Date.UTC(2026, 10, 22, 10))), '2026-11-22T10:00:00.000+0000');
    assert.equal(
        (fromJson(field('At__c'), '2026-11-22T12:00:00+02:00') as ApexDatetime).ms,
        Date.UTC(2026, 10, 22, 10)
    );
    assert.throws(() => fromJson(field('Day__c'), '2026-02-30'), ValueError);
    assert.throws(() => fromJson(field('Count__c'), '1.5'), ValueError);
    assert.equal(fromJson(field('Flag__c'), 'TRUE'), true);
});

test('shouldNumberInTheGivenFormatWhenAutoNumbered', () => {
    assert.equal(formatAutoNumber('KA-{YYYY}{MM}-{00000}', 42, Date.UTC(2026, 0, 9)), 'KA-202601-00042');
    assert.equal(formatAutoNumber('{0}', 123, 0), '123');
});

test('shouldLoseNothingWhenTheModelChanges', () => {
    const store = openStore({ file: ':memory:' });
    assert.deepEqual(store.sync(modelWith({ Name: text(80), Old__c: text(80), Size__c: text(80) })).createdTables, [
        'User',
        'Thing__c'
    ]);
    store.run(
        `INSERT INTO "Thing__c" ("Id", "Name", "Old__c", "Size__c") VALUES ('a00000000000001AAA', 'long name', 'kept', '12'), ('a00000000000002AAA', 'b', NULL, 'many')`
    );
    const report = store.sync(
        modelWith({ Name: text(5, { unique: true }), Size__c: number(18, 0), New__c: { type: 'boolean' } })
    );
    assert.deepEqual(report.addedColumns, ['Thing__c.New__c']);
    assert.deepEqual(report.keptColumns, ['Thing__c.Old__c']);
    assert.deepEqual(report.convertedColumns, ['Thing__c.Size__c']);
    assert.deepEqual(
        [...report.misfits],
        [
            ['Thing__c.Name', 1],
            ['Thing__c.Size__c', 1]
        ]
    );
    assert.deepEqual(store.all(`SELECT "Name", "Old__c", "Size__c", "New__c" FROM "Thing__c" ORDER BY "Id"`), [
        ['long name', 'kept', 12, 0],
        ['b', null, 'many', 0]
    ]);
    assert.deepEqual(
        store.sync(modelWith({ Name: text(5, { unique: true }), Size__c: number(18, 0), New__c: { type: 'boolean' } }))
            .addedColumns,
        []
    );
    assert.match(
        String(
            store
                .all(
                    `EXPLAIN QUERY PLAN SELECT 1 FROM "Thing__c" WHERE fold("Name") IN (SELECT value FROM json_each(?))`,
                    ['[]']
                )
                .map((row) => row[3])
        ),
        /ix_Thing__c_Name_fold/
    );
    store.close();
});

test('shouldCountOnWhenTheFileIsOpenedAgain', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'store-'));
    const file = path.join(directory, 'org.sqlite');
    const model = modelWith({ Name: text(80) });
    const thing = model.object('Thing__c')!;
    const first = openStore({ file });
    first.sync(model);
    first.begin();
    const id = first.newId(thing);
    first.commit();
    first.begin();
    first.newId(thing);
    first.rollback();
    first.close();
    const second = openStore({ file });
    second.sync(model);
    assert.equal(id, 'a00000000000001AAA');
    assert.equal(second.newId(thing), 'a00000000000002AAA');
    second.close();
    rmSync(directory, { recursive: true });
});

test('shouldStartFromTheImageWhenCloned', () => {
    const model = modelWith({ Name: text(80) });
    const template = openStore({ file: ':memory:' });
    template.sync(model);
    template.begin();
    template.run(`INSERT INTO "Thing__c" ("Id", "Name") VALUES (?, 'x')`, [template.newId(model.object('Thing__c')!)]);
    template.commit();
    const clone = openStore({ file: ':memory:', image: template.serialize() });
    clone.sync(model);
    assert.deepEqual(clone.all('SELECT "Name" FROM "Thing__c"'), [['x']]);
    assert.equal(clone.newId(model.object('Thing__c')!), 'a00000000000002AAA');
    const state = clone.sequences.snapshot();
    clone.newId(model.object('Thing__c')!);
    clone.sequences.restore(state);
    assert.equal(clone.newId(model.object('Thing__c')!), 'a00000000000003AAA');
});

test('shouldCommitTransactionsTogetherWhenTheyAreOne', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'store-'));
    const file = path.join(directory, 'org.sqlite');
    const model = modelWith({ Name: text(80) });
    const store = openStore({ file });
    store.sync(model);
    const other = openStore({ file });
    const names = (from: typeof store): unknown[] =>
        from.all('SELECT "Name" FROM "Thing__c" ORDER BY "Name"').map(([name]) => name);
    const insert = (name: string): void => {
        store.begin();
        store.run('INSERT INTO "Thing__c" ("Id", "Name") VALUES (?, ?)', [
            store.newId(model.object('Thing__c')!),
            name
        ]);
    };
    const result = store.asOne(() => {
        insert('first');
        store.commit();
        insert('undone');
        store.rollback();
        insert('last');
        store.commit();
        assert.deepEqual([names(store), names(other), store.inTransaction], [['first', 'last'], [], false]);
        return 7;
    });
    assert.deepEqual([result, names(other)], [7, ['first', 'last']]);
    const { rollbacks } = store;
    const failing = (): never => {
        insert('never');
        store.commit();
        throw new Error('stopped');
    };
    assert.throws(() => store.asOne(failing), /stopped/);
    assert.deepEqual([names(store), store.rollbacks], [['first', 'last'], rollbacks + 1]);
    // Afterwards each is one of its own again.
    insert('own');
    store.commit();
    assert.deepEqual(names(other), ['first', 'last', 'own']);
    store.close();
    other.close();
    rmSync(directory, { recursive: true });
});
