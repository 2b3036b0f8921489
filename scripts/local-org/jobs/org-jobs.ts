import { tx } from '../apex/runtime/context.ts';
import { apexError, isApexFailure } from '../apex/runtime/values/index.ts';
import type { ApexObject, SObject } from '../apex/runtime/values/index.ts';
import type { Access, DmlRowResult, JobHost, JobRequest, Transaction } from '../contracts.ts';
import type { Org } from '../org/org.ts';
import { Enqueuer } from './enqueue.ts';
import { EventQueue } from './event-queue.ts';
import { JobQueue, type Job, type JobState } from './job-queue.ts';
import { JobRows } from './job-rows.ts';
import { quiddityOf, StepRunner, type RunningStep } from './run-step.ts';
import { requiredFieldError } from './event-fields.ts';

/** Rounds of events and steps of jobs that a test may set off before it counts as endless. */
const MOST_ROUNDS = 1000;
/** Longest sleep of the server between looks at the queue (ms): a pinned clock does not run at the machine's pace after a sleep of it. */
const LONGEST_SLEEP = 30_000;

const EVENT: RunningStep = {
    kind: 'event',
    jobId: '',
    depth: 0,
    maximumDepth: null,
    step: 'run',
    retries: 0,
    failed: false
};

/** Opens a transaction for a step: the database's own, or one nested in a test's. */
type Begin = (quiddity: string, userId: string, work: (transaction: Transaction) => void) => void;

/** A batch job that System.scheduleBatch asked for and that has not started. */
const isScheduledBatch = ({ kind, step, cronId }: JobState): boolean =>
    kind === 'batch' && step === 'start' && cronId !== null;

/** What `runDue` did. */
export interface JobRun {
    steps: number;
    failures: string[];
    /** Whether more is due. */
    more: boolean;
}

/**
 * Asynchronous work: platform events, queueable, batch, scheduled and future jobs. What is asked for is written into the database by
 * the transaction that asks; afterwards each step runs in a transaction of its own, which also moves the job on, so that a
 * process may end at any moment. Tests run everything in their own database transaction at Test.stopTest.
 */
export class OrgJobs implements JobHost {
    readonly #org: Org;
    readonly #events: EventQueue;
    readonly #queue: JobQueue;
    readonly #steps: StepRunner;
    readonly #enqueuer: Enqueuer;
    #running: RunningStep | null = null;
    #scheduled = false;
    #timer: NodeJS.Timeout | null = null;
    #closed = false;

    constructor(org: Org) {
        this.#org = org;
        this.#events = new EventQueue(org.store);
        this.#queue = new JobQueue(org.store);
        this.#steps = new StepRunner(org, this.#queue);
        this.#enqueuer = new Enqueuer(org, this.#queue, () => this.#running);
    }

    get current(): JobHost['current'] {
        return this.#running;
    }

    enqueue(request: JobRequest): string {
        return this.#enqueuer.add(request);
    }

    /** Takes an AsyncApexJob or CronTrigger id. A step that runs already ends, but nothing follows it. */
    abort(jobId: string): void {
        const rows = new JobRows(this.#org);
        const job = this.#queue.find(jobId) ?? this.#queue.behind(0).find(({ state }) => state.cronId === jobId);
        if (job === undefined || job === null) {
            if (
                rows.value(
                    'SELECT 1 FROM "AsyncApexJob" WHERE "Id" = ?1 UNION SELECT 1 FROM "CronTrigger" WHERE "Id" = ?1',
                    [jobId]
                ) === null
            ) {
                throw apexError('StringException', `Invalid id: ${jobId}`);
            }
        } else {
            this.#queue.remove(job.id);
            rows.update('AsyncApexJob', job.id, { Status: 'Aborted', CompletedDate: tx().clock.now() });
        }
        const cronId = job?.state.cronId ?? jobId;
        const detail = rows.value('SELECT "CronJobDetailId" FROM "CronTrigger" WHERE "Id" = ?', [cronId]);
        rows.delete('CronTrigger', cronId);
        if (detail !== null) rows.delete('CronJobDetail', String(detail));
    }

    attachFinalizer(finalizer: ApexObject): void {
        if (this.#running?.kind !== 'queueable')
            throw apexError(
                'AsyncException',
                'System.attachFinalizer(Finalizer) can only be called from a Queueable job'
            );
        this.#steps.attachFinalizer(finalizer);
    }

    publish(events: SObject[], access: Access): DmlRowResult[] {
        const { user } = tx();
        const results = events.map((event): DmlRowResult => {
            const denied = access.mode === 'user' && !user.object(event.object).create;
            const failure = denied
                ? {
                      statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
                      message: `No access to ${event.object.name}`,
                      fields: []
                  }
                : requiredFieldError(event);
            return {
                success: failure === null,
                id: null,
                created: failure === null,
                errors: failure === null ? [] : [failure]
            };
        });
        this.#events.add(events.filter((_, index) => results[index]?.success));
        return results;
    }

    /** Delivers every event that waits, inside the running test. */
    deliverEvents(): void {
        for (let round = 0; !this.#events.isEmpty; round++) {
            if (round === MOST_ROUNDS) throw new Error('Platform events keep publishing further events');
            this.#nested({ quiddity: 'PLATFORM_EVENT', userId: this.#org.adminUserId, isolated: true }, (transaction) =>
                this.#deliver(transaction)
            );
        }
    }

    /** Place in line behind which `runInTest` begins. */
    get mark(): number {
        return this.#queue.end;
    }

    /**
     * Runs, inside the running test, the events and all jobs queued behind the mark, whenever they are due; what they queue runs as well, scheduled
     * jobs once. What a schedule queues waits: the job of a Schedulable, and a scheduled batch. A failure "halts the synchronous processing"
     * ["Using Limits, startTest, and stopTest"] once the failed job's finalizer has run.
     */
    runInTest(mark: number): void {
        const nested: Begin = (quiddity, userId, work) => this.#nested({ quiddity, userId, isolated: false }, work);
        const waiting = new Set<string>();
        for (let round = 0; ; round++) {
            if (round === MOST_ROUNDS) throw new Error('Jobs keep queueing further jobs');
            this.deliverEvents();
            const job = this.#queue.behind(mark).find(({ id, state }) => !waiting.has(id) && !isScheduledBatch(state));
            if (job === undefined) break;
            const { end } = this.#queue;
            const failure = this.#step(job, nested);
            if (job.state.kind === 'schedule') for (const { id } of [job, ...this.#queue.behind(end)]) waiting.add(id);
            if (failure === null) continue;
            const finalizer = this.#queue.find(job.id);
            if (finalizer?.state.step === 'finalizer') this.#step(finalizer, nested);
            throw failure;
        }
    }

    /** Runs what waits once the current request was answered, one step at a time: interactive requests come first. */
    schedule(): void {
        if (this.#scheduled) return;
        if (this.#timer !== null) clearTimeout(this.#timer);
        this.#timer = null;
        if (!this.#hasWork()) return this.#sleep();
        this.#scheduled = true;
        setImmediate(() => {
            this.#scheduled = false;
            if (this.#closed) return;
            this.runNext();
            this.schedule();
        });
    }

    /** No step runs any more; what waits stays in the data file. */
    close(): void {
        this.#closed = true;
        if (this.#timer !== null) clearTimeout(this.#timer);
    }

    /** Delivers the events that wait; for commands that end with the process. Jobs stay in the queue, for the server or `jobs run`. */
    drain(): void {
        while (!this.#events.isEmpty) this.runNext();
    }

    /** Runs what is due for about a time budget (ms). */
    runDue(budget: number): JobRun {
        const until = performance.now() + budget;
        const run: JobRun = { steps: 0, failures: [], more: false };
        while (this.#hasWork() && performance.now() < until) {
            const failure = this.runNext();
            run.steps++;
            if (failure !== null) run.failures.push(failure);
        }
        run.more = this.#hasWork();
        return run;
    }

    /** Makes every waiting job due now. */
    pullForward(): void {
        this.#org.transaction(
            { userId: this.#org.adminUserId, quiddity: 'REST' },
            ({ clock }) => void this.#org.store.run('UPDATE _job SET due = ?1 WHERE due > ?1', [clock.now()])
        );
    }

    /** All waiting jobs, in line. */
    waiting(): Job[] {
        return this.#queue.behind(0);
    }

    /** Runs one batch of events or one step of a job; the failure as text, null when there was none. */
    runNext(): string | null {
        const org = this.#org;
        const begin: Begin = (quiddity, userId, work) => org.transaction({ userId, quiddity }, work);
        if (!this.#events.isEmpty) return this.#deliverOnce(begin);
        const job = this.#queue.next(org.clock.now());
        if (job === null) return null;
        const failure = this.#step(job, begin);
        if (failure === null) return null;
        const text = `${job.state.className} (${job.state.kind} job ${job.id}) failed: ${org.describe(failure)}`;
        org.listenerLog(text);
        return text;
    }

    #hasWork(): boolean {
        if (!this.#events.isEmpty) return true;
        const due = this.#queue.nextDue;
        return due !== null && due <= this.#org.clock.now();
    }

    #sleep(): void {
        const due = this.#queue.nextDue;
        if (due === null || this.#closed) return;
        this.#timer = setTimeout(
            () => this.schedule(),
            Math.min(Math.max(due - this.#org.clock.now(), 1), LONGEST_SLEEP)
        );
        this.#timer.unref();
    }

    /** Runs a step, then, where it failed, what follows from that in a second transaction. Returns the failure or null. */
    #step(job: Job, begin: Begin): unknown {
        try {
            begin(quiddityOf(job.state), job.state.userId, () =>
                this.#as(this.#steps.begin(job), () => this.#steps.run(job))
            );
            return null;
        } catch (error) {
            if (!isApexFailure(error)) this.#org.logBug(error);
            begin(quiddityOf(job.state), this.#org.adminUserId, () => this.#steps.fail(job, error));
            return error;
        }
    }

    #as<T>(running: RunningStep, work: () => T): T {
        const before = this.#running;
        this.#running = running;
        try {
            return work();
        } finally {
            this.#running = before;
        }
    }

    /** A transaction inside a test's: undone alone when it fails. */
    #nested(options: Parameters<Org['runNested']>[0], work: (transaction: Transaction) => void): void {
        const { store } = this.#org;
        store.savepoint('job_step');
        try {
            this.#org.runNested(options, work);
        } catch (error) {
            store.rollbackTo('job_step');
            throw error;
        } finally {
            store.release('job_step');
        }
    }

    /** A trigger that fails is reported; its events are not tried again, as on the platform. */
    #deliverOnce(begin: Begin): string | null {
        const org = this.#org;
        try {
            begin('PLATFORM_EVENT', org.adminUserId, (transaction) => this.#deliver(transaction));
            return null;
        } catch (error) {
            const text = `A platform event trigger failed: ${org.describe(error)}`;
            org.listenerLog(text);
            begin('PLATFORM_EVENT', org.adminUserId, () => void this.#events.take(org.model));
            return text;
        }
    }

    #deliver({ triggers, model }: Transaction): void {
        const events = this.#events.take(model) ?? [];
        const object = events[0]?.object;
        if (object === undefined || !triggers.handles(object, 'after', 'insert')) return;
        this.#as(EVENT, () =>
            triggers.fire({ object, when: 'after', operation: 'insert', newRows: events, oldRows: null })
        );
    }
}
