import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { ApiResponse } from '../../org/protocol.ts';
import { answer } from '../api/router.ts';
import { runAnonymousForTool } from '../soap/run-anonymous.ts';
import { addUser, Fixture } from '../test-support/fixture.ts';
import { ToolingApi } from './api.ts';
import { testCatalogue } from './catalogue.ts';

const fixture = new Fixture();
fixture.writeClass(
    'Doubler',
    'public with sharing class Doubler {\n    public static Integer twice(Integer n) {\n        if (n == 99) {\n            return -1;\n        }\n        return n * 2;\n    }\n}\n'
);
fixture.writeClass(
    'DoublerTest',
    `@IsTest
private class DoublerTest {
    @IsTest
    static void shouldDouble() {
        insert as system new Thing__c(Name = 'from a test');
        Assert.areEqual(4, Doubler.twice(2));
    }
    @IsTest
    static void shouldFail() {
        Assert.areEqual(1, Doubler.twice(99));
    }
}
`
);
const org = fixture.open();
const outsider = addUser(org, 'outsider');
after(() => {
    org.close();
    fixture.remove();
});
const tooling = new ToolingApi({
    options: fixture.options(),
    catalogue: async (userId) => testCatalogue(org, userId),
    executeAnonymous: async (userId, text) => runAnonymousForTool(org, userId, text),
    api: async (request) => answer(org, request)
});

function send(method: string, path: string, body: unknown = null, userId = org.adminUserId): Promise<ApiResponse> {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const whole = pathname.startsWith('/cometd/') ? pathname : `/services/data/v68.0/tooling${pathname}`;
    return tooling.answer({ method, path: whole, query: Object.fromEntries(searchParams), body, userId });
}
type Rows = Record<string, unknown>[];
const query = async (soql: string): Promise<Rows> => {
    const { status, body } = await send('GET', `/query?q=${encodeURIComponent(soql)}`);
    assert.equal(status, 200, JSON.stringify(body));
    return (body as { records: Rows }).records;
};
const errorOf = async (answer: Promise<ApiResponse>): Promise<unknown[]> => {
    const { status, body } = await answer;
    return [status, (body as { errorCode: string }[])[0]?.errorCode];
};
const run = (tests: unknown, rest: object = {}): object => ({
    tests,
    testLevel: 'RunSpecifiedTests',
    skipCodeCoverage: true,
    ...rest
});

test('shouldTellSuccessesAndFailuresWhenTestsRunSynchronously', async () => {
    const { body } = await send('POST', '/runTestsSynchronous', run([{ className: 'doublertest' }]));
    const result = body as { numTestsRun: number; numFailures: number; successes: Rows; failures: Rows };
    assert.deepEqual([result.numTestsRun, result.numFailures], [2, 1]);
    assert.deepEqual(
        result.successes.map((row) => [row['name'], row['methodName']]),
        [['DoublerTest', 'shouldDouble']]
    );
    assert.equal(result.failures[0]!['message'], 'System.AssertException: Assertion Failed: Expected: 1, Actual: -1');
    assert.match(String(result.failures[0]!['stackTrace']), /^Class\.DoublerTest\.shouldFail: line 10, column 1/);
    assert.equal(org.store.get('SELECT count(*) FROM "Thing__c"', [])?.[0], 0, 'the data is untouched');
});

test('shouldLeaveRecordsOfTheRunWhenTestsRunAsynchronously', async () => {
    const [handshake] = (await send('POST', '/cometd/68.0', [{ channel: '/meta/handshake', version: '1.0' }])).body as [
        { clientId: string; successful: boolean }
    ];
    assert.equal(handshake.successful, true);
    const id = String(
        (
            await send(
                'POST',
                '/runTestsAsynchronous',
                run([{ className: 'DoublerTest', testMethods: ['shouldDouble'] }], { skipCodeCoverage: false })
            )
        ).body
    );
    assert.match(id, /^707\w{15}$/);
    assert.equal(
        ['Queued', 'Processing'].includes(
            String((await query(`SELECT Status FROM ApexTestRunResult WHERE AsyncApexJobId = '${id}'`))[0]!['Status'])
        ),
        true
    );
    const [event] = (await send('POST', '/cometd/68.0', [{ channel: '/meta/connect', clientId: handshake.clientId }]))
        .body as [{ data: { sobject: { Id: string } } }];
    assert.equal(event.data.sobject.Id, id);

    const [summary] = await query(
        `SELECT AsyncApexJobId, Status, ClassesCompleted, MethodsEnqueued, UserId FROM ApexTestRunResult WHERE AsyncApexJobId = '${id.slice(0, 15)}'`
    );
    assert.deepEqual(
        [summary!['Status'], summary!['ClassesCompleted'], summary!['MethodsEnqueued'], summary!['UserId']],
        ['Completed', 1, 1, org.adminUserId]
    );
    const [item] = await query(`SELECT Id, Status, ApexClassId FROM ApexTestQueueItem WHERE ParentJobId = '${id}'`);
    const [result] = await query(
        `SELECT MethodName, Outcome, ApexClass.Id, ApexClass.Name FROM ApexTestResult WHERE QueueItemId IN ('${String(item!['Id'])}')`
    );
    assert.deepEqual(
        [result!['MethodName'], result!['Outcome'], (result!['ApexClass'] as Rows[0])['Name']],
        ['shouldDouble', 'Pass', 'DoublerTest']
    );

    const [covered] = await query(
        `SELECT TestMethodName, ApexClassOrTrigger.Name, ApexClassOrTrigger.Id, NumLinesCovered, NumLinesUncovered, Coverage FROM ApexCodeCoverage WHERE ApexTestClassId IN ('${String(item!['ApexClassId'])}')`
    );
    assert.deepEqual(covered!['Coverage'], { coveredLines: [3, 6], uncoveredLines: [4] });
    assert.equal((covered!['ApexClassOrTrigger'] as Rows[0])['Name'], 'Doubler');
    const unit = String((covered!['ApexClassOrTrigger'] as Rows[0])['Id']);
    assert.equal(
        (
            await query(
                `SELECT NumLinesCovered FROM ApexCodeCoverageAggregate WHERE ApexClassorTriggerId IN ('${unit}')`
            )
        )[0]!['NumLinesCovered'],
        2
    );
    const [{ PercentCovered: percent } = {}] = await query('SELECT PercentCovered FROM ApexOrgWideCoverage');
    assert.equal(Number(percent) > 0 && Number(percent) < 100, true);
});

test('shouldFailAsCompileFailureWhenTheTestClassIsBroken', async () => {
    const source =
        "@IsTest\nprivate class DoublerTest {\n    @IsTest\n    static void shouldDouble() {\n        Integer n = 'x';\n    }\n}\n";
    fixture.writeClass('DoublerTest', source);
    const { body } = await send(
        'POST',
        '/runTestsSynchronous',
        run([{ className: 'DoublerTest', testMethods: ['shouldDouble'] }])
    );
    assert.match(
        String((body as { failures: Rows }).failures[0]!['message']),
        /line 5, column \d+: Illegal assignment from String to Integer/
    );
});

test('shouldAnswerAsThePlatformWhenARequestIsWrong', async () => {
    const post = (body: unknown, userId?: string): Promise<unknown[]> =>
        errorOf(send('POST', '/runTestsAsynchronous', body, userId));
    assert.deepEqual(await post(run([{ className: 'Doubler' }])), [400, 'INVALID_INPUT']);
    assert.deepEqual(await post(run([{ className: 'DoublerTest', testMethods: ['nope'] }])), [400, 'INVALID_INPUT']);
    assert.deepEqual(await post({ testLevel: 'RunSpecifiedTests' }), [400, 'INVALID_INPUT']);
    assert.deepEqual(await post({ suiteNames: 'a', testLevel: 'RunSpecifiedTests' }), [400, 'INVALID_INPUT']);
    assert.deepEqual(await post(run([{ className: 'DoublerTest' }]), outsider), [403, 'INSUFFICIENT_ACCESS']);
    assert.deepEqual(await post(run([{ className: 'DoublerTest' }]), '005000000000zzzAAA'), [
        401,
        'INVALID_SESSION_ID'
    ]);
    const soql = (text: string): Promise<unknown[]> => errorOf(send('GET', `/query?q=${encodeURIComponent(text)}`));
    assert.deepEqual(await soql('SELECT Id FROM TraceFlag'), [400, 'INVALID_TYPE']);
    assert.deepEqual(await soql('SELECT Nope FROM ApexTestResult'), [400, 'INVALID_FIELD']);
    assert.deepEqual(await soql('SELECT FROM'), [400, 'MALFORMED_QUERY']);
    assert.deepEqual(await errorOf(send('GET', '/sobjects')), [404, 'NOT_FOUND']);
    assert.deepEqual(
        (await query("SELECT Name FROM ApexClass WHERE Name = 'Doubler'")).map((row) => row['Name']),
        ['Doubler']
    );
});
