import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { bundleKey } from '../bundle/kept-bundle.ts';
import { CONTROLLER, fieldXml, Fixture, labelsXml } from './test-support/fixture.ts';
import { command, EventLog, ServerProcess } from './test-support/server-process.ts';

/** Generous for a busy machine; the time itself is printed. */
const LIMIT = 8000;

const fixture = new Fixture();
const data = path.join(fixture.directory, 'data');
const CLASS = 'force-app/classes/ThingController.cls';
const LABELS = 'force-app/labels/CustomLabels.labels-meta.xml';
const COMPONENT = 'force-app/lwc/thing/thing';
let server: ServerProcess;
let log: EventLog;

before(async () => {
    fs.symlinkSync(
        path.join(import.meta.dirname, '../../../node_modules'),
        path.join(fixture.directory, 'node_modules')
    );
    fixture.write(`${COMPONENT}.html`, '<template><p>Before</p></template>\n');
    fixture.write(
        `${COMPONENT}.js`,
        "import { LightningElement } from 'lwc';\nexport default class Thing extends LightningElement {}\n"
    );
    fixture.write(
        `${COMPONENT}.js-meta.xml`,
        '<?xml version="1.0" encoding="UTF-8"?>\n<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>68.0</apiVersion><isExposed>true</isExposed></LightningComponentBundle>\n'
    );
    await command(fixture.directory, 'reset', '--empty', '--data', data);
    server = await ServerProcess.start(fixture.directory, data);
    log = await EventLog.open(server.url);
    assert.equal((await server.send('POST', '/services/data/v68.0/sobjects/Thing__c', { Name: 'Kept' })).status, 201);
    await log.until((event) => event.type === 'hello', 0);
});
after(async () => {
    log?.close();
    await server?.end('SIGTERM');
    ServerProcess.killAll();
    fixture.remove();
});

/** Saves a file, waits for the event, and tells how long that took. */
async function save(
    context: TestContext,
    file: string,
    text: string,
    matches: (event: { type: string; [name: string]: unknown }) => boolean
): Promise<void> {
    const from = log.events.length;
    const start = performance.now();
    fixture.write(file, text);
    await log.until(matches, from);
    const took = performance.now() - start;
    context.diagnostic(`${path.basename(file)}: pages told after ${took.toFixed(0)} ms`);
    assert.equal(took < LIMIT, true, `${took} ms`);
}
const who = async (): Promise<unknown> =>
    (
        (await server.send('POST', '/local/apex', { className: 'ThingController', method: 'who' })).body as {
            returnValue: unknown;
        }
    ).returnValue;
const things = async (): Promise<number> =>
    (
        (await server.send('GET', '/services/data/v68.0/query?q=SELECT+COUNT()+FROM+Thing__c')).body as {
            totalSize: number;
        }
    ).totalSize;
const files = (event: Record<string, unknown>): string[] =>
    ((event['buildErrors'] ?? []) as { file: string }[]).map((error) => error.file);

test('shouldRunTheNewCodeWhenAnApexClassIsSaved', async (context) => {
    await save(
        context,
        CLASS,
        CONTROLLER.replace('return System.Label', "return 'Well, ' + System.Label"),
        (event) => event.type === 'apex'
    );
    assert.equal(await who(), 'Well, Hello');
});

test('shouldShowTheNewTextWhenALabelIsSaved', async (context) => {
    await save(context, LABELS, labelsXml('Hi'), (event) => event.type === 'metadata');
    assert.equal(await who(), 'Well, Hi');
    const { labels } = (await server.send('GET', '/local/bootstrap')).body as { labels: Record<string, string> };
    assert.equal(labels['Greeting'], 'Hi');
});

test('shouldShowTheFieldWithTheRecordsKeptWhenAFieldIsNew', async (context) => {
    await save(
        context,
        'force-app/objects/Thing__c/fields/Size__c.field-meta.xml',
        fieldXml('Size__c', 'Number', '<precision>5</precision><scale>0</scale>'),
        (event) => event.type === 'metadata'
    );
    const { fields } = (await server.send('GET', '/services/data/v68.0/ui-api/object-info/Thing__c')).body as {
        fields: Record<string, unknown>;
    };
    assert.equal('Size__c' in fields, true);
    assert.equal(await things(), 1);
});

test('shouldRunOnAndShowTheErrorWhenXmlIsBrokenUntilItIsMended', async (context) => {
    await save(
        context,
        LABELS,
        '<CustomLabels><labels>',
        (event) => event.type === 'errors' && files(event).includes(LABELS)
    );
    assert.equal(await who(), 'Well, Hi');
    const { buildErrors } = (await server.send('GET', '/local/bootstrap')).body as {
        buildErrors: { source: string }[];
    };
    assert.deepEqual(
        buildErrors.map((error) => error.source),
        ['metadata']
    );
    await save(context, LABELS, labelsXml('Again'), (event) => event.type === 'errors' && files(event).length === 0);
    assert.equal(await who(), 'Well, Again');
});

test('shouldRunTheLastGoodCodeWhenAClassDoesNotCompile', async (context) => {
    await save(
        context,
        CLASS,
        CONTROLLER.replace('System.Label.Greeting', 'nope'),
        (event) => event.type === 'errors' && files(event).some((file) => file.endsWith('ThingController.cls'))
    );
    assert.equal(await who(), 'Well, Again');
    await save(context, CLASS, CONTROLLER, (event) => event.type === 'apex');
    assert.equal(await who(), 'Again');
});

test('shouldReloadPagesWhenAComponentIsSaved', async (context) => {
    await save(context, `${COMPONENT}.html`, '<template><p>After</p></template>\n', (event) => event.type === 'bundle');
});

test('shouldTellPagesWhichRecordsChangedWhenSomebodyWrites', async () => {
    const from = log.events.length;
    const { body } = await server.send('POST', '/services/data/v68.0/sobjects/Thing__c', { Name: 'Told' });
    await log.until(
        (event) => event.type === 'touched' && (event['ids'] as string[]).includes((body as { id: string }).id),
        from
    );
});

/** Ends the server and starts it again on the same sources. */
async function restart(): Promise<void> {
    log.close();
    await server.end('SIGTERM');
    server = await ServerProcess.start(fixture.directory, data);
    log = await EventLog.open(server.url);
}

test('shouldReloadPagesWhenAComponentIsSavedBeforeTheServerHasBegunToWatch', async () => {
    fixture.write(`${COMPONENT}.html`, '<template><p>Before</p></template>\n');
    await restart();
    const key = bundleKey(fixture.directory, path.join(import.meta.dirname, '../shell'));
    const kept = path.join(fixture.directory, 'node_modules/.cache/keystone-app', key);
    for (const end = Date.now() + 60_000; Date.now() < end && !fs.existsSync(kept);) await wait(50);
    // From here on nothing is built at the start.
    await restart();
    fixture.write(`${COMPONENT}.html`, '<template><p>Long after</p></template>\n');
    await log.until((event) => event.type === 'bundle', 0, 60_000);
    const app = path.join(data, 'browser', 'app');
    const scripts = fs
        .readdirSync(app, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js'))
        .map((name) => fs.readFileSync(path.join(app, name), 'utf8'));
    assert.equal(scripts.filter((text) => text.includes('Long after')).length, 1);
});
