import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Org } from '../org/org.ts';
import type { OrgOptions } from '../org/protocol.ts';
import { Fixture } from '../server/test-support/fixture.ts';

const project = path.join(import.meta.dirname, '../../..');

function specOrg(file: string): Org {
    const options: OrgOptions = {
        projectDirectory: project,
        sourceDirectories: [path.join(project, 'scripts/local-org/spec')],
        namespace: '',
        databaseFile: file,
        today: '2026-11-22'
    };
    return Org.open(options);
}

function withFile(work: (file: string) => void | Promise<void>): () => Promise<void> {
    return async () => {
        const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'keystone-jobs-'));
        try {
            await work(path.join(directory, 'org.sqlite'));
        } finally {
            fs.rmSync(directory, { recursive: true, force: true });
        }
    };
}

function apex(org: Org, text: string): void {
    const { success, problem } = org.executeAnonymous(org.adminUserId, text);
    assert.equal(success, true, problem ?? '');
}

const logged = (org: Org): string[] =>
    org.store.all('SELECT "Text__c" FROM "Spec_Log__c" ORDER BY "Id"').map(([text]) => String(text));
const status = (org: Org): unknown[] =>
    org.store.get('SELECT "Status", "JobItemsProcessed", "TotalJobItems", "NumberOfErrors" FROM "AsyncApexJob"') ?? [];

function runAll(org: Org): void {
    while (org.jobs.runDue(1000).more);
}

const BATCH = `
    insert new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B'), new Account(Name = 'C'), new Account(Name = 'D'), new Account(Name = 'E') };
    SpecJobs.Stateless job = new SpecJobs.Stateless();
    job.query = 'SELECT Name FROM Account ORDER BY Name';
    job.failOn = 'C';
    Database.executeBatch(job, 2);`;

test(
    'shouldGoOnWithTheNextChunkWhenTheOrgIsOpenedAgain',
    withFile((file) => {
        const first = specOrg(file);
        apex(first, BATCH);
        first.jobs.runNext();
        first.jobs.runNext();
        assert.deepEqual(status(first), ['Processing', 1, 3, 0]);
        first.close();
        const second = specOrg(file);
        assert.equal(second.jobs.waiting()[0]?.state.position, 1);
        runAll(second);
        // Chunk two fails on C: nothing of it is there, it is counted, and the third chunk and finish run.
        assert.deepEqual(logged(second), ['chunk 2 true', 'chunk 1 true', 'finish 0 errors 1 of 3']);
        assert.deepEqual(status(second), ['Completed', 3, 3, 1]);
        second.close();
    })
);

test(
    'shouldSeeWhatEarlierChunksWroteWhenAChunkIsRead',
    withFile((file) => {
        const org = specOrg(file);
        apex(org, BATCH);
        org.jobs.runNext();
        apex(
            org,
            `delete [SELECT Id FROM Account WHERE Name = 'B']; update new Account(Id = [SELECT Id FROM Account WHERE Name = 'C'].Id, Name = 'Z');`
        );
        runAll(org);
        assert.deepEqual(logged(org), ['chunk 1 true', 'chunk 2 true', 'chunk 1 true', 'finish 0 errors 0 of 3']);
        org.close();
    })
);

test(
    'shouldQueueNothingWhenTheTransactionIsUndone',
    withFile((file) => {
        const org = specOrg(file);
        const { success } = org.executeAnonymous(
            org.adminUserId,
            `System.enqueueJob(new SpecJobs.Chain(0)); throw new IllegalArgumentException('no');`
        );
        assert.equal(success, false);
        assert.equal(org.jobs.waiting().length, 0);
        assert.deepEqual(status(org), []);
        org.close();
    })
);

test(
    'shouldChainWhenNoTestRuns',
    withFile((file) => {
        const org = specOrg(file);
        apex(org, 'System.enqueueJob(new SpecJobs.Chain(3));');
        runAll(org);
        assert.deepEqual(logged(org), ['depth 1', 'depth 2', 'depth 3', 'depth 4']);
        org.close();
    })
);

test(
    'shouldHaveStaticsOfItsOwnWhenNoTestRuns',
    withFile((file) => {
        const org = specOrg(file);
        apex(org, `SpecJobs.touched = 5; SpecJobs.later(new Set<String>{ 'a' }, 4);`);
        runAll(org);
        assert.deepEqual(logged(org), ['later 1 true 1']);
        org.close();
    })
);

test(
    'shouldRunWhatAScheduleQueuesWhenNoTestRuns',
    withFile((file) => {
        const org = specOrg(file);
        apex(
            org,
            `System.schedule('Spec starter', '0 0 2 * * ?', new SpecJobs.Starter());
            System.scheduleBatch(new SpecJobs.Stateful(new List<Integer>{ 1, 2 }), 'Spec batch', 30);`
        );
        runAll(org);
        assert.deepEqual(logged(org), []);
        org.jobs.pullForward();
        runAll(org);
        assert.deepEqual(logged(org), ['fired', 'depth 1', 'total']);
        org.close();
    })
);

test(
    'shouldWaitForTheFinalizerWhenTheOrgIsOpenedAgain',
    withFile((file) => {
        const first = specOrg(file);
        apex(first, 'System.enqueueJob(new SpecJobs.Finalized(true));');
        assert.match(first.jobs.runNext() ?? '', /on purpose/);
        assert.deepEqual(logged(first), []);
        first.close();
        const second = specOrg(file);
        runAll(second);
        assert.deepEqual(logged(second), [
            'result UNHANDLED_EXCEPTION after attach',
            'exception System.IllegalArgumentException: on purpose'
        ]);
        second.close();
    })
);

test(
    'shouldRunAgainTheNextTimeWhenScheduled',
    withFile((file) => {
        const org = specOrg(file);
        apex(org, `System.schedule('Spec night', '0 0 2 * * ?', new SpecJobs.Nightly());`);
        runAll(org);
        assert.deepEqual(logged(org), []);
        org.jobs.pullForward();
        runAll(org);
        assert.equal(logged(org).length, 1);
        const [times, state, next] =
            org.store.get('SELECT "TimesTriggered", "State", "NextFireTime" FROM "CronTrigger"') ?? [];
        assert.deepEqual([times, state], [1, 'WAITING']);
        // Two o'clock in the administrator's time zone, America/Los_Angeles.
        assert.equal(new Date(Number(next)).toISOString(), '2026-11-23T10:00:00.000Z');
        org.close();
    })
);

test(
    'shouldWaitWhenAQueueableIsDelayed',
    withFile((file) => {
        const org = specOrg(file);
        apex(org, 'System.enqueueJob(new SpecJobs.Chain(0), 5);');
        runAll(org);
        assert.deepEqual(logged(org), []);
        org.jobs.pullForward();
        runAll(org);
        assert.deepEqual(logged(org), ['depth 1']);
        org.close();
    })
);

test(
    'shouldHaveWholeStepsOnlyWhenTheProcessIsKilled',
    withFile(async (file) => {
        const org = specOrg(file);
        apex(
            org,
            `
        List<Account> rows = new List<Account>();
        for (Integer i = 0; i < 200; i++) rows.add(new Account(Name = 'A' + i));
        insert rows;
        SpecJobs.Stateless job = new SpecJobs.Stateless();
        job.query = 'SELECT Name FROM Account';
        Database.executeBatch(job, 1);`
        );
        org.close();
        const script = `const { Org } = await import(${JSON.stringify(new URL('../org/org.ts', import.meta.url).href)});
        const org = Org.open(JSON.parse(process.argv[1]));
        process.stdout.write('x');
        while (org.jobs.runDue(1000).more);`;
        for (let kill = 0; kill < 3; kill++) {
            const child = spawn(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(org.options)], {
                stdio: ['ignore', 'pipe', 'inherit']
            });
            const ended = new Promise((resolve) => child.on('exit', resolve));
            await new Promise((resolve) => child.stdout.once('data', resolve));
            await new Promise((resolve) => setTimeout(resolve, 20 + 15 * kill));
            child.kill('SIGKILL');
            await ended;
            const between = specOrg(file);
            const [, processed] = status(between);
            assert.equal(logged(between).filter((text) => text.startsWith('chunk')).length, processed);
            between.close();
        }
        const last = specOrg(file);
        runAll(last);
        assert.deepEqual(status(last), ['Completed', 200, 200, 0]);
        assert.equal(logged(last).length, 201);
        last.close();
    })
);

/** Jobs that reach a member that is refused. */
const REFUSED = `public with sharing class RefusedJobs {
    public class Finalized implements Queueable, Finalizer {
        public void execute(QueueableContext context) {
            System.attachFinalizer(this);
            Messaging.renderStoredEmailTemplate('a', 'b', 'c');
        }
        public void execute(FinalizerContext context) {
            insert as system new Thing__c(Name = 'finalizer');
        }
    }
    public class Batch implements Database.Batchable<SObject> {
        public List<Thing__c> start(Database.BatchableContext context) {
            return new List<Thing__c>{ new Thing__c(Name = 'A'), new Thing__c(Name = 'B') };
        }
        public void execute(Database.BatchableContext context, List<Thing__c> scope) {
            Messaging.renderStoredEmailTemplate('a', 'b', 'c');
        }
        public void finish(Database.BatchableContext context) {
            insert as system new Thing__c(Name = 'finish');
        }
    }
}
`;

for (const [kind, start] of [
    ['Finalizer', 'System.enqueueJob(new RefusedJobs.Finalized());'],
    ['Chunk', 'Database.executeBatch(new RefusedJobs.Batch(), 1);']
] as const)
    test(`shouldEndTheJobWithoutFurtherApexWhenAMemberIsRefusedBeforeA${kind}`, () => {
        const fixture = new Fixture();
        try {
            fixture.writeClass('RefusedJobs', REFUSED);
            const org = fixture.open();
            apex(org, start);
            runAll(org);
            assert.deepEqual(org.store.all('SELECT "Name" FROM "Thing__c"'), []);
            assert.deepEqual(org.jobs.waiting(), []);
            const [state, text] = org.store.get('SELECT "Status", "ExtendedStatus" FROM "AsyncApexJob"')!;
            assert.equal(state, 'Failed');
            assert.match(String(text), /^Not supported by the local org: Messaging\.renderStoredEmailTemplate/);
            org.close();
        } finally {
            fixture.remove();
        }
    });
