import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgramClass, ProgramField } from '../../../contracts.ts';
import { withTransaction } from '../context.ts';
import { fakeOrg, MODEL } from '../test-support/fake-org.ts';
import type { FakeOrg } from '../test-support/fake-org.ts';
import { ApexType } from '../type.ts';
import {
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    Decimal,
    SObject,
    toText
} from '../values/index.ts';
import { AuraArgumentError, fromAuraJson, toAuraJson } from './aura.ts';
import { dmlException } from './dml-exception.ts';
import { bindNames } from './dynamic-query.ts';
import { constant } from './enums.ts';
import { findMember, findProperty } from './index.ts';

const account = MODEL.object('Account')!;
const contact = MODEL.object('Contact')!;
const ID = '001000000000001AAA';
const throws =
    (typeName: string, message?: string) =>
    (error: unknown): boolean =>
        error instanceof ApexException &&
        error.typeName === `System.${typeName}` &&
        (message === undefined || error.message === message);
const text = (v: unknown): string => toText(v);

/** Calls a member inside a transaction. */
function call(org: FakeOrg, className: string, kind: 'static' | 'method', name: string, ...args: unknown[]): unknown {
    const member = findMember(
        className,
        kind,
        name,
        args.slice(kind === 'method' ? 1 : 0).map(() => 'Object')
    ) as ((...all: unknown[]) => unknown) | null;
    assert.ok(member !== null, `${className}.${name} is registered`);
    return withTransaction(org.tx, () => member(...args));
}

const on = (name: string, self: unknown, ...args: unknown[]): unknown =>
    call(fakeOrg(), 'SObject', 'method', name, self, ...args);
const json = (name: string, ...args: unknown[]): unknown =>
    call(fakeOrg({ classes: [rowClass] }), 'JSON', 'static', name, ...args);

function programField(name: string, type: string, more: Partial<ProgramField> = {}): ProgramField {
    return {
        name,
        type,
        static: false,
        transient: false,
        auraEnabled: true,
        property: true,
        stored: true,
        slot: name,
        readable: true,
        writable: true,
        access: 'public',
        ...more
    };
}

/** A class with an @AuraEnabled property each of some types, a plain @AuraEnabled field and a hidden one. */
class Row extends ApexObject {
    readonly values: Record<string, unknown> = {};
}
const rowClass: ProgramClass = {
    name: 'Row',
    namespace: '',
    kind: 'class',
    abstract: false,
    superClass: null,
    interfaces: [],
    constants: [],
    fields: [
        programField('name', 'String'),
        programField('amount', 'Decimal'),
        programField('due', 'Date'),
        programField('rows', 'List<Row>'),
        programField('plain', 'String', { property: false }),
        programField('hidden', 'String', { auraEnabled: false, access: 'private' })
    ],
    newInstance: () => new Row(),
    allocate: () => new Row(),
    get: (instance, name) => (instance as Row).values[name] ?? null,
    set: (instance, name, value) => void ((instance as Row).values[name] = value),
    stub: () => new Row()
};
Object.defineProperty(Row.prototype, '$class', { value: rowClass });

function row(values: Record<string, unknown>): Row {
    const made = new Row();
    Object.assign(made.values, values);
    return made;
}

describe('SObject', () => {
    it('shouldThrowWhenFieldWasNotQueried', () => {
        const queried = new SObject(account, { Id: ID }, true);
        assert.throws(
            () => on('get', queried, 'Name'),
            throws(
                'SObjectException',
                'SObject row was retrieved via SOQL without querying the requested field: Account.Name'
            )
        );
        assert.throws(() => on('get', queried, 'Nope'), throws('SObjectException', 'Invalid field Nope for Account'));
        assert.equal(on('get', new SObject(account), 'active__C'), false);
    });
    it('shouldCoerceOrRefuseWhenPutting', () => {
        const made = new SObject(account);
        on('put', made, 'annualrevenue', 5);
        assert.equal(text(made.values.AnnualRevenue), '5');
        assert.throws(
            () => on('put', made, 'Name', 5),
            throws('SObjectException', 'Illegal assignment from Integer to String')
        );
        assert.throws(
            () => on('put', made, 'Score__c', Decimal.ONE),
            throws('SObjectException', 'Field is not writeable: Account.Score__c')
        );
        assert.equal(text(on('getPopulatedFieldsAsMap', made)), '{AnnualRevenue=5}');
    });
    it('shouldLeaveOutIdAndTimestampsWhenCloned', () => {
        const original = new SObject(account, { Id: ID, Name: 'A', CreatedDate: new ApexDatetime(0) });
        assert.deepEqual(Object.keys((on('clone', original) as SObject).values), ['Name']);
        assert.deepEqual(Object.keys((on('clone', original, true, false, true) as SObject).values), [
            'Id',
            'Name',
            'CreatedDate'
        ]);
    });
    it('shouldKeepErrorsWhenAdded', () => {
        const made = new SObject(account);
        on('addError', made, 'bad');
        on('addError', made, 'Name', 'worse');
        assert.deepEqual(
            made.errors.map(({ field, message }) => [field, message]),
            [
                [null, 'bad'],
                ['Name', 'worse']
            ]
        );
        assert.equal(on('hasErrors', made), true);
    });
    it('shouldReturnParentWhenRelationshipIsPopulated', () => {
        const parent = new SObject(account, { Name: 'A' });
        assert.equal(on('getSObject', new SObject(contact, { Account: parent }), 'Account'), parent);
        assert.throws(
            () => on('getSObject', new SObject(contact), 'Nope'),
            throws('SObjectException', 'Invalid relationship Nope for Contact')
        );
    });
});

describe('DmlException', () => {
    const failed = {
        success: false,
        id: null,
        created: false,
        errors: [
            { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] }
        ]
    };
    it('shouldTellFirstRowWhenInsertFails', () => {
        const error = dmlException('insert', [new SObject(account)], [failed]);
        assert.equal(
            error.message,
            'Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]'
        );
        assert.equal(
            call(fakeOrg(), 'Exception', 'method', 'getDmlMessage', error, 0),
            'Required fields are missing: [Name]'
        );
        assert.equal(call(fakeOrg(), 'Exception', 'method', 'getNumDml', error), 1);
        assert.equal(
            call(fakeOrg(), 'Exception', 'method', 'getDmlType', error, 0),
            constant('StatusCode', 'REQUIRED_FIELD_MISSING')
        );
    });
    it('shouldTellIdAndIndexWhenUpdateFails', () => {
        const ok = { success: true, id: ID, created: false, errors: [] };
        const rows = [new SObject(account, { Id: ID }), new SObject(account, { Id: '001000000000002AAA' })];
        const error = dmlException('update', rows, [ok, { ...failed, errors: [{ ...failed.errors[0]!, fields: [] }] }]);
        assert.match(
            error.message!,
            /^Update failed\. First exception on row 1 with id 001000000000002AAA; first error: .*: \[\]$/
        );
    });
    it('shouldReturnResultsWhenPartial', () => {
        const org = fakeOrg({ results: [failed] });
        const results = call(
            org,
            'Database',
            'static',
            'insert',
            new ApexList('List<Account>', [new SObject(account)]),
            false
        ) as ApexList;
        const [error] = (call(org, 'Database.SaveResult', 'method', 'getErrors', results.items[0]) as ApexList).items;
        assert.equal(call(org, 'Database.Error', 'method', 'getMessage', error), 'Required fields are missing: [Name]');
        assert.equal(org.dml[0]!.allOrNone, false);
        assert.throws(() => call(org, 'Database', 'static', 'insert', new SObject(account)), throws('DmlException'));
    });
});

describe('Database.query', () => {
    it('shouldPassBindsWhenNamed', () => {
        assert.deepEqual(
            bindNames(
                "SELECT Id FROM Account WHERE Name = ':no' AND Id IN:ids AND CreatedDate = LAST_N_DAYS:30 AND X = : a.b"
            ),
            ['ids', 'a.b']
        );
        const org = fakeOrg({ rows: [new SObject(account)] });
        const level = (findProperty('AccessLevel', 'SYSTEM_MODE')!.get as () => unknown)();
        call(
            org,
            'Database',
            'static',
            'queryWithBinds',
            'SELECT Id FROM Account WHERE Id = :Id',
            new ApexMap('Map<String,Object>', [['id', ID]]),
            level
        );
        assert.deepEqual([...org.queries[0]!.binds!], [['Id', ID]]);
        assert.equal(org.queries[0]!.access.mode, 'system');
        assert.throws(
            () => call(org, 'Database', 'static', 'query', 'SELECT Id FROM Account WHERE Id = :x'),
            throws('QueryException', 'Variable does not exist: x')
        );
    });
});

describe('JSON', () => {
    it('shouldWriteRecordsAsPlatformWhenSerialised', () => {
        const record = new SObject(account, {
            Id: ID,
            Name: 'A"b',
            CreatedDate: new ApexDatetime(0),
            AnnualRevenue: Decimal.parse('1.50'),
            Owner: new SObject(MODEL.object('User')!, { Name: 'Kim' })
        });
        assert.equal(
            json('serialize', record),
            `{"attributes":{"type":"Account","url":"/services/data/v68.0/sobjects/Account/${ID}"},"Id":"${ID}","Name":"A\\"b","CreatedDate":"1970-01-01T00:00:00.000+0000","AnnualRevenue":1.50,"Owner":{"attributes":{"type":"User"},"Name":"Kim"}}`
        );
        const map = new ApexMap('Map<String,Object>', [
            ['d', ApexDate.of(2026, 1, 2)],
            ['t', new ApexDatetime(0)],
            ['n', null],
            ['f', new ApexDouble(1)],
            ['l', 5n]
        ]);
        assert.equal(
            json('serialize', map),
            '{"d":"2026-01-02","t":"1970-01-01T00:00:00.000Z","n":null,"f":1.0,"l":5}'
        );
        assert.equal(json('serialize', row({ name: 'x' }), true), '{"name":"x"}');
        assert.equal(
            json(
                'serializePretty',
                new ApexMap('Map<String,Object>', [
                    ['a', new ApexList('List<Integer>', [1, 2])],
                    ['b', new ApexMap('Map<String,Object>')]
                ])
            ),
            '{\n  "a" : [ 1, 2 ],\n  "b" : { }\n}'
        );
    });
    it('shouldReadDeclaredTypesWhenDeserialised', () => {
        const made = json(
            'deserialize',
            '{"NAME":"n","amount":1.10,"due":"2026-02-03","rows":[{"name":"in"}],"extra":1}',
            ApexType.of('Row')
        ) as Row;
        withTransaction(fakeOrg({ classes: [rowClass] }).tx, () => undefined);
        assert.equal(text(made.values.amount), '1.10');
        assert.equal(((made.values.rows as ApexList).items[0] as Row).values.name, 'in');
        assert.throws(
            () => json('deserializeStrict', '{"extra":1}', ApexType.of('Row')),
            throws('JSONException', 'Unknown field: Row.extra')
        );
        const record = json(
            'deserialize',
            '{"attributes":{"type":"Account"},"name":"A","Contacts":{"records":[{"LastName":"L"}]}}',
            new ApexType('Account')
        ) as SObject;
        assert.equal(text(record), 'Account:{Name=A, Contacts=(Contact:{LastName=L})}');
    });
    it('shouldKeepNumberKindsWhenUntyped', () => {
        const map = json(
            'deserializeUntyped',
            '{"i":1,"l":3000000000,"d":1.50,"s":"\\u00e4","n":null,"b":true,"a":[]}'
        ) as ApexMap;
        assert.deepEqual(map.keys(), ['i', 'l', 'd', 's', 'n', 'b', 'a']);
        assert.equal(map.get('l'), 3000000000n);
        assert.equal(text(map.get('d')), '1.50');
        for (const bad of ['', '{', '{"a":}', '[1,]', '{"a":1}x', 'nope'])
            assert.throws(() => json('deserializeUntyped', bad), throws('JSONException'), bad);
    });
    it('shouldPullTokensWhenParsing', () => {
        const parser = json('createParser', '{"a":[1,{"b":"x"}]}');
        const kinds: unknown[] = [];
        for (
            let token = call(fakeOrg(), 'JSONParser', 'method', 'nextToken', parser);
            token !== null;
            token = call(fakeOrg(), 'JSONParser', 'method', 'nextToken', parser)
        )
            kinds.push(text(token));
        assert.equal(
            kinds.join(' '),
            'START_OBJECT FIELD_NAME START_ARRAY VALUE_NUMBER_INT START_OBJECT FIELD_NAME VALUE_STRING END_OBJECT END_ARRAY END_OBJECT'
        );
    });
    it('shouldWritePiecesWhenGenerating', () => {
        const generator = json('createGenerator', false);
        const write = (name: string, ...args: unknown[]): unknown =>
            call(fakeOrg(), 'JSONGenerator', 'method', name, generator, ...args);
        write('writeStartObject');
        write('writeStringField', 'a', 'x');
        write('writeFieldName', 'b');
        write('writeStartArray');
        write('writeNumber', 1);
        write('writeNull');
        write('writeEndArray');
        assert.equal(write('getAsString'), '{"a":"x","b":[1,null]}');
    });
});

describe('Schema', () => {
    const org = fakeOrg();
    const describeOf = (): unknown =>
        call(
            org,
            'Schema.SObjectType',
            'method',
            'getDescribe',
            (call(org, 'Schema', 'static', 'getGlobalDescribe') as ApexMap).get('ACCOUNT')
        );
    it('shouldAnswerForActingUserWhenDescribed', () => {
        const describe = describeOf();
        assert.equal(call(org, 'Schema.DescribeSObjectResult', 'method', 'getName', describe), 'Account');
        assert.equal(call(org, 'Schema.DescribeSObjectResult', 'method', 'isCreateable', describe), true);
        assert.equal(call(org, 'Schema.DescribeSObjectResult', 'method', 'isUpdateable', describe), false);
        const fields = call(
            org,
            'Schema.SObjectTypeFields',
            'method',
            'getMap',
            call(org, 'Schema.DescribeSObjectResult', 'method', 'getFields', describe)
        ) as ApexMap;
        const field = call(org, 'Schema.SObjectField', 'method', 'getDescribe', fields.get('AnnualRevenue'));
        assert.equal(call(org, 'Schema.DescribeFieldResult', 'method', 'isAccessible', field), false);
        assert.equal(text(call(org, 'Schema.DescribeFieldResult', 'method', 'getType', field)), 'CURRENCY');
        const rating = call(org, 'Schema.SObjectField', 'method', 'getDescribe', fields.get('rating'));
        const [entry] = (call(org, 'Schema.DescribeFieldResult', 'method', 'getPicklistValues', rating) as ApexList)
            .items;
        assert.equal(call(org, 'Schema.PicklistEntry', 'method', 'getLabel', entry), 'Hot!');
    });
    it('shouldApplyDefaultsWhenAskedTo', () => {
        const type = (call(org, 'Schema', 'static', 'getGlobalDescribe') as ApexMap).get('account');
        assert.equal(
            text(call(org, 'Schema.SObjectType', 'method', 'newSObject', type, null, true)),
            'Account:{Rating=Hot, Active__c=true}'
        );
        assert.equal(text(call(org, 'Schema.SObjectType', 'method', 'newSObject', type, ID)), `Account:{Id=${ID}}`);
    });
});

describe('Security.stripInaccessible', () => {
    it('shouldRemoveFieldsWhenUserMayNotReadThem', () => {
        const org = fakeOrg();
        const rows = new ApexList('List<Account>', [new SObject(account, { Name: 'A', AnnualRevenue: Decimal.ONE })]);
        const decision = call(org, 'Security', 'static', 'stripInaccessible', constant('AccessType', 'READABLE'), rows);
        assert.equal(text(call(org, 'SObjectAccessDecision', 'method', 'getRecords', decision)), '(Account:{Name=A})');
        assert.equal(
            text(call(org, 'SObjectAccessDecision', 'method', 'getRemovedFields', decision)),
            '{Account={AnnualRevenue}}'
        );
        assert.throws(
            () => call(org, 'Security', 'static', 'stripInaccessible', constant('AccessType', 'UPDATABLE'), rows),
            throws('NoAccessException', 'No access to entity: Account')
        );
    });
});

describe('Aura JSON', () => {
    const org = fakeOrg({ classes: [rowClass] });
    it('shouldLeaveOutNullsAndAttributesWhenReturned', () => {
        const record = new SObject(account, {
            Id: ID,
            Name: null,
            Contacts: new ApexList('List<Contact>', [new SObject(contact, { LastName: 'L' })]),
            Owner: new SObject(MODEL.object('User')!, { Name: 'Kim' })
        });
        assert.deepEqual(toAuraJson(new SObject(account, { Contacts: new ApexList('List<Contact>') })), {});
        assert.deepEqual(toAuraJson(record), { Id: ID, Contacts: [{ LastName: 'L' }], Owner: { Name: 'Kim' } });
        assert.deepEqual(
            toAuraJson(
                row({
                    name: 'n',
                    amount: Decimal.parse('1.50'),
                    due: ApexDate.of(2026, 1, 2),
                    plain: 'p',
                    hidden: 'h',
                    rows: null
                })
            ),
            { name: 'n', amount: 1.5, due: '2026-01-02', plain: 'p' }
        );
    });
    it('shouldConvertByDeclaredTypeWhenGiven', () => {
        const read = (type: string, value: unknown): unknown =>
            withTransaction(org.tx, () => fromAuraJson(type, value));
        assert.equal(read('Id', '001000000000001'), ID);
        assert.equal(text(read('Decimal', 1.5)), '1.5');
        assert.equal(
            (read('Datetime', '2026-01-02T03:04:05.000Z') as ApexDatetime).toISO(),
            '2026-01-02T03:04:05.000Z'
        );
        const made = (
            read('List<Row>', [
                { name: 'n', amount: 2, due: '2026-01-02', plain: 'p', hidden: 'h', rows: [{ name: 'in' }] }
            ]) as ApexList
        ).items[0] as Row;
        assert.deepEqual(Object.keys(made.values), ['name', 'amount', 'due', 'rows']);
        assert.equal(text(read('Map<String,Object>', { a: 1, b: 1.5 })), '{a=1, b=1.5}');
        assert.equal(text(read('Account', { Name: 'A', AnnualRevenue: 3 })), 'Account:{Name=A, AnnualRevenue=3}');
        assert.throws(() => read('Date', 'tomorrow'), AuraArgumentError);
        assert.throws(() => read('Id', 'nope'), AuraArgumentError);
        assert.equal(read('Date', ''), null);
    });
});

describe('System and UserInfo', () => {
    it('shouldLogAndNotCountWhenAskingForUser', () => {
        const org = fakeOrg({ rows: [new SObject(MODEL.object('User')!, { FirstName: 'Kim' })] });
        call(org, 'System', 'static', 'debug', ApexDate.of(2026, 1, 2));
        assert.equal(org.tx.log[0]!.message, '2026-01-02 00:00:00');
        assert.equal(call(org, 'UserInfo', 'static', 'getFirstName'), 'Kim');
        assert.equal(call(org, 'Limits', 'static', 'getQueries'), 3);
        assert.equal(call(org, 'Limits', 'static', 'getLimitQueries'), 100);
        assert.equal(call(org, 'FeatureManagement', 'static', 'checkPermission', 'Approve'), true);
        assert.equal(text(call(org, 'Request', 'method', 'getQuiddity', null)), 'RUNTEST_SYNC');
    });
    it('shouldResolveNamesWhenTypeExists', () => {
        const org = fakeOrg({ classes: [rowClass] });
        assert.equal(text(call(org, 'Type', 'static', 'forName', 'list<row>')), 'List<Row>');
        assert.equal(call(org, 'Type', 'static', 'forName', 'Nope'), null);
        assert.ok(call(org, 'Type', 'method', 'newInstance', new ApexType('Row')) instanceof Row);
    });
});
