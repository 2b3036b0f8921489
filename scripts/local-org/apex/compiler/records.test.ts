import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DmlRequest, QueryRequest } from '../../contracts.ts';
import { SObject } from '../runtime/values/index.ts';
import { compile, errorsOf, run, runSources, standardModel } from '../testing/snippets.ts';

const account = (values: Record<string, unknown>): SObject =>
    new SObject(standardModel().object('Account')!, values, true);

test('shouldReadAndWriteFieldsWhenRecordIsTyped', () => {
    assert.equal(
        run(`public static Object run() {
        Account a = new Account(Name = 'x', NumberOfEmployees = 5, AnnualRevenue = 10); a.Name += 'y'; a.NumberOfEmployees++; a.Parent = new Account(Name = 'p');
        Contact c = new Contact(Account = a); SObject s = a; s.put('Name', 'z');
        return a.Name + a.NumberOfEmployees + a.AnnualRevenue + a.Parent.Name + c.Account.Parent?.Name + c.Account.Parent.Parent?.Name + a.Industry;
    }`),
        'z610ppnullnull'
    );
});

test('shouldRefuseWhenReachedWhenAnObjectFollowsFromAnother', () => {
    const source = `public static Object run() {
        Boolean never = false; if (never) { List<AccountHistory> rows = new List<AccountHistory>(); AccountChangeEvent event = new AccountChangeEvent(Name = 'x'); return Contact__Feed.SObjectType; }
        return 'not reached'; }`;
    assert.deepEqual(errorsOf(source), ['3: Variable does not exist: Contact__Feed']);
    assert.equal(run(source.replace('Contact__Feed', 'ContactFeed')), 'not reached');
    assert.throws(() => run(source.replace('Contact__Feed', 'ContactFeed').replace('= false', '= true')), {
        message: /Not supported by the local org: new AccountChangeEvent/
    });
});

test('shouldPassBindsAndAccessWhenQueryIsInline', () => {
    const seen: QueryRequest[] = [];
    const source = (sharing: string): string => `public ${sharing} class T { public static Object run() {
        Set<Id> ids = new Set<Id>(); Integer n = 2; List<Account> rows = [SELECT Id, Name FROM Account WHERE Id IN :ids AND Name = :'a' + n LIMIT :n];
        Account one = [SELECT Name FROM Account]; Integer total = 0; for (Account a : [SELECT Name FROM Account]) { total += a.Name.length(); } for (List<Account> chunk : [SELECT Name FROM Account]) { total += chunk.size() * 100; }
        return rows.size() + one.Name + [SELECT Name FROM Account].Name + total + [SELECT COUNT() FROM Account]; } }`;
    const answers = {
        query: (request: QueryRequest) => {
            seen.push(request);
            return /COUNT/.test(request.soql) ? 7 : [account({ Name: 'Acme' })];
        }
    };
    assert.equal(runSources({ T: source('with sharing') }, answers), '1AcmeAcme1047');
    assert.equal(seen[0]!.soql, 'SELECT Id, Name FROM Account WHERE Id IN :b0 AND Name = :b1 LIMIT :b2');
    assert.equal(seen[0]!.binds!.get('b1'), 'a2');
    assert.deepEqual([seen[0]!.access.mode, seen[0]!.access.sharing], ['user', true]);
    seen.length = 0;
    runSources({ T: source('without sharing') }, answers, 60);
    assert.deepEqual([seen[0]!.access.mode, seen[0]!.access.sharing], ['system', false]);
});

test('shouldTakeSharingOfCallerWhenClassInheritsIt', () => {
    const seen: boolean[] = [];
    const sources = {
        T: 'public without sharing class T { public static Object run() { I.go(); W.go(); return null; } }',
        W: 'public with sharing class W { public static void go() { I.go(); N.go(); } }',
        I: 'public inherited sharing class I { public static void go() { Integer n = [SELECT COUNT() FROM Account]; } }',
        N: 'public class N { public static void go() { try { Integer n = [SELECT COUNT() FROM Account WITH SYSTEM_MODE]; } finally { I.go(); } } }'
    };
    runSources(sources, { query: (request) => seen.push(request.access.sharing) }, 60);
    assert.deepEqual(seen, [false, true, true, true]);
});

test('shouldThrowQueryExceptionWhenSingleRowIsMissing', () => {
    assert.equal(
        run(
            "public static Object run() { Account none = [SELECT Name FROM Account] ?? new Account(Name = 'other'); String name = [SELECT Name FROM Account]?.Name; try { Account a = [SELECT Name FROM Account]; } catch (QueryException e) { return none.Name + name + e.getMessage(); } return 'none'; }",
            { query: () => [] }
        ),
        'othernullList has no rows for assignment to SObject'
    );
});

test('shouldThrowDmlExceptionWhenStatementFails', () => {
    const seen: DmlRequest[] = [];
    const text = run(
        'public static Object run() { Account a = new Account(); insert as system a; upsert as user new List<Account>{ a } Name; try { update a; } catch (DmlException e) { return e.getMessage() + e.getNumDml(); } return null; }',
        {
            dml: (request) => {
                seen.push(request);
                return [
                    request.operation === 'update'
                        ? {
                              success: false,
                              id: null,
                              created: false,
                              errors: [
                                  {
                                      statusCode: 'REQUIRED_FIELD_MISSING',
                                      message: 'Required fields are missing: [Name]',
                                      fields: ['Name']
                                  }
                              ]
                          }
                        : { success: true, id: '001000000000001AAA', created: true, errors: [] }
                ];
            }
        }
    );
    assert.equal(
        text,
        'Update failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]1'
    );
    assert.deepEqual(
        seen.map((each) => [each.operation, each.access.mode, each.externalId]),
        [
            ['insert', 'system', undefined],
            ['upsert', 'user', 'Name'],
            ['update', 'user', undefined]
        ]
    );
});

test('shouldResolveTokensWhenSchemaIsNamed', () => {
    assert.equal(
        run(`public static Object run() {
        Schema.SObjectField f = Account.Name; Schema.SObjectType t = Account.SObjectType; Type type = List<Account>.class;
        return f + ' ' + t + ' ' + Schema.SObjectType.Account.getName() + SObjectType.Contact.fields.LastName.getName() + Account.SObjectType.getDescribe().getName() + Schema.Account.Name + type.getName() + (t == Schema.Account.SObjectType);
    }`),
        'Name Account AccountLastNameAccountNameList<Account>true'
    );
});

test('shouldBindVariablesOfCallerWhenQueryIsDynamic', () => {
    let binds: ReadonlyMap<string, unknown> | null = null;
    run(
        "static Integer size = 3; public static Object run() { String name = 'x'; Account a = new Account(Name = 'n'); return Database.query('SELECT Id FROM Account WHERE Name = :NAME AND Name = :a.Name LIMIT :size').size(); }",
        {
            query: (request) => {
                binds = request.binds;
                return [];
            }
        }
    );
    assert.deepEqual(
        [...binds!],
        [
            ['NAME', 'x'],
            ['a.Name', 'n'],
            ['size', 3]
        ]
    );
});

test('shouldReportQueryWhenFieldIsUnknown', () => {
    const errors = errorsOf('Object f() { return [SELECT Nope FROM Account]; }');
    assert.equal(errors.length, 1);
    assert.match(errors[0]!, /Nope/);
    assert.match(
        compile({ 'X.trigger': 'trigger X on Nothing__c (before insert) { }' }).diagnostics[0]!.message,
        /Invalid type: Nothing__c/
    );
});

test('shouldPutErrorOnFieldWhenAddErrorFollowsField', () => {
    assert.equal(
        run(`public static Object run() {
        Account a = new Account(Name = 'x'); a.Name.addError('n'); a.AnnualRevenue.addError('r'); a.ParentId.addError('p', false); SObject s = a;
        return a.getErrors().size() + ' ' + a.getErrors()[1].getFields() + a.getErrors()[2].getFields() + a.getErrors()[0].getMessage();
    }`),
        '3 (AnnualRevenue)(ParentId)n'
    );
});

test('shouldGiveTokensWhenFieldsFollowToken', () => {
    assert.equal(
        run(
            'public static Object run() { Schema.SObjectField f = Contact.SObjectType.fields.LastName; Schema.DescribeFieldResult d = Schema.SObjectType.Contact.fields.LastName; return f == d.getSObjectField(); }'
        ),
        'true'
    );
});

test('shouldTreatDynamicRowsAsAggregateResultsWhenTypeSaysSo', () => {
    assert.deepEqual(
        errorsOf(
            "void go(List<SObject> rows) { for (AggregateResult r : Database.query('x')) { Object o = r.get('n'); } List<AggregateResult> all_rows = rows; Boolean b = rows.getSObjectType() == AggregateResult.SObjectType; SObject one = all_rows[0]; AggregateResult aggregateResult = all_rows[0]; Integer n = one.getSObjects('Contacts')?.size(); }"
        ),
        []
    );
});
