import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addUser, Fixture } from '../test-support/fixture.ts';
import { answerSoap, type SoapParts } from './endpoint.ts';
import { escapeXml } from './envelope.ts';
import { runAnonymousForTool } from './run-anonymous.ts';

const fixture = new Fixture();
const org = fixture.open();
const outsider = addUser(org, 'outsider');
after(() => {
    org.close();
    fixture.remove();
});

const parts: SoapParts = {
    verifySession: (id) =>
        id === 'good' ? org.adminUserId : id === 'outsider' ? outsider : id === 'gone' ? '005000000000zzzAAA' : null,
    executeAnonymous: async (userId, text) => runAnonymousForTool(org, userId, text)
};
const envelope = (body: string, session = 'good'): string =>
    `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:cmd="http://soap.sforce.com/2006/08/apex"><env:Header><cmd:SessionHeader><cmd:sessionId>${session}</cmd:sessionId></cmd:SessionHeader></env:Header><env:Body>${body}</env:Body></env:Envelope>`;
const run = (apex: string, session?: string): Promise<{ status: number; xml: string }> =>
    answerSoap(
        envelope(
            `<executeAnonymous xmlns="http://soap.sforce.com/2006/08/apex"><apexcode>${escapeXml(apex)}</apexcode></executeAnonymous>`,
            session
        ),
        parts
    );

test('shouldAnswerWithTheDebugLogWhenApexRuns', async () => {
    const { status, xml } = await run(
        "// first\nSystem.debug(LoggingLevel.WARN, 'a < b & c');\n\nSystem.debug('last');"
    );
    assert.equal(status, 200);
    assert.match(xml, /<compiled>true<\/compiled>.*<line>-1<\/line><success>true<\/success>/s);
    assert.match(xml, /\|USER_DEBUG\|\[2\]\|WARN\|a &lt; b &amp; c\n.*\|USER_DEBUG\|\[4\]\|DEBUG\|last\n/s);
});

test('shouldNameThePlaceWhenApexDoesNotCompile', async () => {
    const { status, xml } = await run("Integer a = 1;\n  Integer b = 'x';");
    assert.equal(status, 200);
    assert.match(
        xml,
        /<compileProblem>Illegal assignment from String to Integer<\/compileProblem><compiled>false<\/compiled>/
    );
    assert.match(xml, /<line>2<\/line><success>false<\/success>/);
    assert.doesNotMatch(xml, /EXECUTION_STARTED/);
});

test('shouldTellTheExceptionAndUndoEverythingWhenApexThrows', async () => {
    const { xml } = await run(
        "insert new Thing__c(Name = 'undone');\nSystem.debug('before');\nSystem.assertEquals(1, 2, 'no');\nSystem.debug('after');"
    );
    assert.match(
        xml,
        /<exceptionMessage>System\.AssertException: Assertion Failed: no: Expected: 1, Actual: 2<\/exceptionMessage>/
    );
    assert.match(xml, /<exceptionStackTrace>AnonymousBlock: line 3, column 1<\/exceptionStackTrace>/);
    assert.match(xml, /\[2\]\|DEBUG\|before\n.*FATAL_ERROR\|System\.AssertException/s);
    assert.doesNotMatch(xml, /DEBUG\|after/);
    assert.equal(org.store.get('SELECT count(*) FROM "Thing__c"', [])?.[0], 0);
});

test('shouldAnswerWithAFaultWhenTheCallIsRefused', async () => {
    const fault = async (answer: Promise<{ status: number; xml: string }>): Promise<unknown[]> => {
        const { status, xml } = await answer;
        return [status, /<faultcode>(.*?)<\/faultcode>/.exec(xml)?.[1]];
    };
    assert.deepEqual(await fault(run('Integer i;', 'forged')), [500, 'sf:INVALID_SESSION_ID']);
    assert.deepEqual(await fault(run('Integer i;', 'gone')), [500, 'sf:INVALID_SESSION_ID']);
    assert.deepEqual(await fault(run('Integer i;', 'outsider')), [500, 'sf:INSUFFICIENT_ACCESS']);
    assert.deepEqual(await fault(answerSoap(envelope('<compileClasses/>'), parts)), [500, 'sf:UNSUPPORTED']);
    assert.deepEqual(await fault(answerSoap('<not closed', parts)), [500, 'soapenv:Client']);
    assert.deepEqual(await fault(answerSoap(envelope('<executeAnonymous/>'), parts)), [500, 'soapenv:Client']);
});
