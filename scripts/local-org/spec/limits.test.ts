import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after } from 'node:test';
import { Org } from '../org/org.ts';

// Governor limits [Apex Developer Guide, "Execution Governors and Limits", apex_gov_limits.htm]: "a runtime exception that can't be handled", so they are looked at from
// outside. The messages of queries, call depth and of jobs (201) are in public threads; those of statements and rows follow the same form [MEM].

const project = path.join(import.meta.dirname, '../../..');
const org = Org.open({
    projectDirectory: project,
    sourceDirectories: [import.meta.dirname],
    namespace: '',
    databaseFile: ':memory:',
    today: '2026-11-22'
});
after(() => org.close());

function problem(text: string): string {
    const { success, problem: found } = org.executeAnonymous(org.adminUserId, text);
    assert.equal(success, false);
    return found ?? '';
}

test('shouldStopWhenAQueryIsInALoop', () => {
    assert.match(
        problem('for (Integer i = 0; i < 200; i++) { List<Account> rows = [SELECT Id FROM Account]; }'),
        /LimitException: Too many SOQL queries: 101/
    );
});

test('shouldStopWhenAStatementIsInALoop', () => {
    assert.match(
        problem(`for (Integer i = 0; i < 200; i++) { insert new Spec_Log__c(Name = 'x'); }`),
        /LimitException: Too many DML statements: 151/
    );
});

test('shouldStopWhenTooManyRowsAreWritten', () => {
    const text = `List<Spec_Log__c> rows = new List<Spec_Log__c>(); for (Integer i = 0; i < 10001; i++) rows.add(new Spec_Log__c(Name = 'x')); insert rows;`;
    assert.match(problem(text), /LimitException: Too many DML rows: 10001/);
});

test('shouldStopWhenALoopNeverEnds', () => {
    assert.match(problem('Integer i = 0; while (true) { i++; }'), /LimitException: Apex CPU time limit exceeded/);
});

test('shouldStopWhenAMethodCallsItselfForEver', () => {
    assert.match(
        problem('class Deep { Integer go(Integer n) { return go(n + 1); } } new Deep().go(0);'),
        /LimitException: Maximum stack depth reached: 1001/
    );
});

test('shouldNotBeCaughtWhenALimitIsPassed', () => {
    assert.match(
        problem(
            'try { for (Integer i = 0; i < 200; i++) { List<Account> rows = [SELECT Id FROM Account]; } } catch (Exception e) { System.debug(e); }'
        ),
        /LimitException/
    );
});

test('shouldUndoTheTransactionWhenALimitIsPassed', () => {
    problem(`insert new Spec_Log__c(Name = 'undone'); while (true) {}`);
    assert.equal(org.store.get('SELECT count(*) FROM "Spec_Log__c"')?.[0], 0);
});

test('shouldTellTheFinalizerWhenAJobPassesALimit', () => {
    const { success } = org.executeAnonymous(org.adminUserId, 'System.enqueueJob(new SpecJobs.Greedy());');
    assert.equal(success, true);
    while (org.jobs.runDue(1000).more);
    const texts = org.store.all('SELECT "Text__c" FROM "Spec_Log__c"').map(([text]) => String(text));
    // The limit is the message of an AsyncException [github.com/octoberswimmer/aer-dist/issues/308].
    assert.deepEqual(texts.map((text) => text.split('\n')[0]).sort(), [
        'exception System.AsyncException: System.LimitException: Too many SOQL queries: 201',
        'result UNHANDLED_EXCEPTION'
    ]);
});

test('shouldStopWhenSavepointsAreSetInALoop', () => {
    assert.match(
        problem('for (Integer i = 0; i < 200; i++) { Savepoint here = Database.setSavepoint(); }'),
        /LimitException: Too many DML statements: 151/
    );
});

test('shouldStopWhenThereAreTooManySubqueries', () => {
    const query =
        '[SELECT Id, (SELECT Id FROM Contacts), (SELECT Id FROM Opportunities), (SELECT Id FROM Cases), (SELECT Id FROM Assets) FROM Account]';
    assert.match(
        problem(`for (Integer i = 0; i < 90; i++) { List<Account> rows = ${query}; }`),
        /LimitException: Too many aggregate queries: 304/
    );
});

test('shouldReadAllRowsForABatchJobWhenThereAreMoreThanALocatorMayHold', () => {
    const batch = `SpecJobs.Stateless job = new SpecJobs.Stateless(); job.query = 'SELECT Name FROM Spec_Log__c'; Database.executeBatch(job, 2000);`;
    const rows = `List<Spec_Log__c> rows = new List<Spec_Log__c>(); for (Integer i = 0; i < 6000; i++) rows.add(new Spec_Log__c(Name = 'x')); insert rows;`;
    for (const text of [rows, rows]) assert.equal(org.executeAnonymous(org.adminUserId, text).problem, null);
    assert.match(
        problem(`Database.getQueryLocator('SELECT Id FROM Spec_Log__c').iterator();`),
        /LimitException: Too many query locator rows: 1\d{4}/
    );
    assert.equal(org.executeAnonymous(org.adminUserId, batch).problem, null);
    assert.equal(org.jobs.runNext(), null);
    assert.equal(Number(org.store.get('SELECT max("TotalJobItems") FROM "AsyncApexJob"')?.[0]), 7);
});

test('shouldRememberWhatWasCalledAndWhatItUsedWhenApexRan', () => {
    const before = org.requests.list().length;
    org.transaction({ userId: org.adminUserId, quiddity: 'REST' }, () => undefined);
    assert.equal(org.requests.list().length, before, 'no Apex, nothing to tell');
    org.executeAnonymous(org.adminUserId, `insert new Spec_Log__c(Name = 'a'); SpecBudgets.work();`);
    problem('while (true) {}');
    const [stopped, done] = org.requests.list();
    assert.deepEqual([done?.apex, done?.kind, done?.failure], [['anonymous block'], 'ANONYMOUS', null]);
    assert.equal(done?.username, 'admin@keystone.local');
    assert.deepEqual(done?.usage.dmlStatements, { used: 1, limit: 150, share: 0.7 });
    assert.equal(done !== undefined && done.usage.cpuTime.used > 0, true);
    assert.match(stopped?.failure ?? '', /^System\.LimitException: Apex CPU time limit exceeded/);
    assert.equal(stopped?.usage.cpuTime.share, 100);
});
