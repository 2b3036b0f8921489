import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { DataLock } from '../org/data-lock.ts';
import type { RequestUsage } from '../org/request-log.ts';
import { Fixture } from './test-support/fixture.ts';
import { command, EventLog, ServerProcess } from './test-support/server-process.ts';

const fixture = new Fixture();
// The browser side is built with the packages of this project.
fs.symlinkSync(path.join(import.meta.dirname, '../../../node_modules'), path.join(fixture.directory, 'node_modules'));
after(() => {
    ServerProcess.killAll();
    fixture.remove();
});
const THINGS = '/services/data/v68.0/sobjects/Thing__c';
const data = (name: string): string => path.join(fixture.directory, name);
const count = (stdout: string): number => (JSON.parse(stdout) as { result: { totalSize: number } }).result.totalSize;

test('shouldKeepRecordsAndSessionsWhenTheServerIsStoppedAndStarted', async () => {
    const folder = data('stop');
    assert.equal((await command(fixture.directory, 'reset', '--empty', '--data', folder)).code, 0);
    const first = await ServerProcess.start(fixture.directory, folder, '--no-watch');
    const created = await first.send('POST', THINGS, { Name: 'Lasting' });
    assert.equal(created.status, 201);
    const { id } = created.body as { id: string };

    // Commands go through the server that runs.
    const viaServer = await command(
        fixture.directory,
        'query',
        'SELECT COUNT() FROM Thing__c',
        '--json',
        '--data',
        folder
    );
    assert.equal(count(viaServer.stdout), 1, viaServer.stderr);
    assert.equal(DataLock.take(folder), null);
    for (const args of [['reset'], ['start', '--fresh']]) {
        const refused = await command(fixture.directory, ...args, '--data', folder);
        assert.deepEqual([refused.code, /stop it first/.test(refused.stderr)], [2, true], refused.stderr);
    }
    await first.end('SIGTERM');
    assert.equal(fs.existsSync(path.join(folder, 'server.json')), false);

    const direct = await command(fixture.directory, 'query', 'SELECT Name FROM Thing__c', '--json', '--data', folder);
    assert.match(direct.stdout, /"Name": "Lasting"/);
    const second = await ServerProcess.start(fixture.directory, folder, '--no-watch');
    assert.equal(((await second.send('GET', `${THINGS}/${id}`)).body as { Name: string }).Name, 'Lasting');
    await second.end('SIGTERM');
});

test('shouldLoseNothingAcknowledgedWhenTheServerIsKilledDuringWrites', async () => {
    const folder = data('kill');
    await command(fixture.directory, 'reset', '--empty', '--data', folder);
    const server = await ServerProcess.start(fixture.directory, folder, '--no-watch');
    const acknowledged: string[] = [];
    let running = true;
    const writer = async (name: string): Promise<void> => {
        for (let index = 0; running; index++) {
            const response = await server
                .send('POST', THINGS, { Name: `${name} ${index}`, Code__c: `${name}-${index}` })
                .catch(() => null);
            if (response?.status === 201) acknowledged.push((response.body as { id: string }).id);
        }
    };
    const writers = ['a', 'b', 'c'].map(writer);
    // However busy the machine is: the end comes in the middle of many writes.
    const latest = Date.now() + 60_000;
    while (acknowledged.length < 100 && Date.now() < latest) await new Promise((resolve) => setTimeout(resolve, 10));
    await server.end('SIGKILL');
    running = false;
    await Promise.all(writers);

    // The lock ended with the process: the next command opens the file itself, whatever server.json says.
    assert.equal(fs.existsSync(path.join(folder, 'server.json')), true);
    const answer = await command(fixture.directory, 'query', 'SELECT Id FROM Thing__c', '--json', '--data', folder);
    const stored = new Set(
        (JSON.parse(answer.stdout) as { result: { records: { Id: string }[] } }).result.records.map(
            (record) => record.Id
        )
    );
    assert.equal(acknowledged.length > 20, true, `${acknowledged.length} writes`);
    assert.deepEqual(
        acknowledged.filter((id) => !stored.has(id)),
        []
    );
});

test('shouldTellWhatIsWrongWithTheApexWhenTheServerHasStarted', async () => {
    const faulty = new Fixture();
    faulty.writeClass('Faulty', 'public class Faulty {\n    public static void go() { nothing(); }\n}\n');
    fs.symlinkSync(path.join(fixture.directory, 'node_modules'), path.join(faulty.directory, 'node_modules'));
    const folder = path.join(faulty.directory, 'faulty');
    await command(faulty.directory, 'reset', '--empty', '--data', folder);
    const server = await ServerProcess.start(faulty.directory, folder, '--no-watch');
    const log = await EventLog.open(server.url);
    const errors = (event: Record<string, unknown>): { file: string; line: number }[] =>
        (event['buildErrors'] ?? []) as { file: string; line: number }[];
    await log.until((event) => errors(event).length > 0, 0, 60_000);
    assert.deepEqual(
        log.events.flatMap(errors).map(({ file, line }) => [file, line]),
        [['force-app/classes/Faulty.cls', 2]]
    );
    assert.match(server.output, /^force-app\/classes\/Faulty\.cls:2:\d+ Method does not exist.*nothing\(\)/m);
    const { body } = await server.send('GET', '/local/bootstrap');
    assert.deepEqual(errors(body as Record<string, unknown>).length, 1);
    log.close();
    await server.end('SIGTERM');
    faulty.remove();
});

test('shouldTakeTurnsWhenTwoCommandsWriteTheSameData', async () => {
    const folder = data('turns');
    await command(fixture.directory, 'reset', '--empty', '--data', folder);
    fixture.write('insert.apex', "for (Integer i = 0; i < 20; i++) { insert new Thing__c(Name = 'Turn'); }\n");
    const results = await Promise.all(
        [1, 2, 3].map(() => command(fixture.directory, 'apex', 'insert.apex', '--data', folder))
    );
    assert.deepEqual(
        results.map((result) => [result.code, result.stderr]),
        [
            [0, ''],
            [0, ''],
            [0, '']
        ]
    );
    assert.equal(
        count(
            (await command(fixture.directory, 'query', 'SELECT COUNT() FROM Thing__c', '--json', '--data', folder))
                .stdout
        ),
        60
    );
});

test('shouldTellWhatRequestsUsedWhenLimitsAreAsked', async () => {
    const folder = data('limits');
    await command(fixture.directory, 'reset', '--empty', '--data', folder);
    const server = await ServerProcess.start(fixture.directory, folder, '--no-watch');
    const call = (method: string, params = {}): Promise<{ status: number }> =>
        server.send('POST', '/local/apex', { className: 'ThingController', method, params, cacheable: false });
    assert.equal((await call('who')).status, 200);
    assert.equal((await call('fail', { kind: 'aura' })).status, 500);
    await server.send('GET', '/local/bootstrap');
    const asked = await command(fixture.directory, 'limits', '--json', '--data', folder);
    const { result } = JSON.parse(asked.stdout) as { result: RequestUsage[] };
    assert.deepEqual(
        result.map(({ kind, apex, username, failure, usage }) => [kind, apex, username, failure, usage.dmlRows.used]),
        [
            [
                'AURA',
                ['ThingController.fail'],
                'admin@keystone.local',
                'System.AuraHandledException: Script-thrown exception',
                1
            ],
            ['AURA', ['ThingController.who'], 'admin@keystone.local', null, 0]
        ]
    );
    const shown = await command(fixture.directory, 'limits', '--worst', '--last', '1', '--data', folder);
    assert.match(shown.stdout, /AURA +ThingController\.fail +0 +0 +1 +1 +0 +0\.7 % of DML statements/);
    await server.end('SIGTERM');
});

test('shouldSayWhatIsWrongWhenACommandFails', async () => {
    const folder = data('wrong');
    const text = async (...args: string[]): Promise<string> => {
        const result = await command(fixture.directory, ...args, '--data', folder);
        assert.notEqual(result.code, 0);
        return result.stderr;
    };
    await command(fixture.directory, 'reset', '--empty', '--data', folder);
    assert.match(
        await text('query', 'SELECT Nope FROM Account'),
        /^System\.QueryException: No such column 'Nope' on entity 'Account'/
    );
    fixture.write('wrong.apex', 'Account a = null;\nSystem.debug(a.Name);\n');
    assert.match(await text('apex', 'wrong.apex'), /^System\.NullPointerException: .*\n.*line 2/);
    assert.match(await text('import', 'missing.csv'), /There is no file or folder/);
    assert.match(await text('query'), /query takes one SOQL text/);
    assert.match(await text('limits'), /No server is running/);
    assert.match(await text('limits', '--last', 'x'), /--last takes a number/);
    assert.match(await text('start', '--port', '99999'), /--port takes a number/);
});

test('shouldRefuseWhatAForeignPageSendsWhenTheServerRuns', async () => {
    const folder = data('foreign');
    await command(fixture.directory, 'reset', '--empty', '--data', folder);
    const server = await ServerProcess.start(fixture.directory, folder, '--no-watch');
    const expect = async (status: number, url: string, init: RequestInit = {}): Promise<void> => {
        const response = await fetch(`${server.url}${url}`, init);
        assert.equal(response.status, status, `${url}: ${await response.text()}`);
    };
    const json = { 'content-type': 'application/json' };
    await expect(403, '/local/login', {
        method: 'POST',
        headers: { origin: 'http://evil.example', ...json },
        body: '{}'
    });
    await expect(415, '/local/login', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
    await expect(403, '/local/command', {
        method: 'POST',
        headers: { authorization: 'Bearer guess', ...json },
        body: '{}'
    });
    await expect(401, '/services/data/v68.0/limits');
    await expect(401, '/services/data/v68.0/limits', { headers: { authorization: 'Bearer 00D!forged' } });
    await expect(404, '/app/%E0%A4%A');
    await expect(404, '/app/..%2f..%2forg.sqlite');
    await server.end('SIGTERM');
});
