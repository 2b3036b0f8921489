import { tx } from '../apex/runtime/context.ts';
import { countUsage } from '../apex/runtime/limits.ts';
import { apexError, ApexList, UnsupportedError } from '../apex/runtime/values/index.ts';
import type { JobRequest } from '../contracts.ts';
import type { Org } from '../org/org.ts';
import { nextFire, parseCron } from './cron.ts';
import { NOW, type JobQueue, type JobState } from './job-queue.ts';
import { JobRows } from './job-rows.ts';
import { writeObjects } from './object-text.ts';
import type { RunningStep } from './run-step.ts';

/** Scheduled jobs of an org [Apex Developer Guide, "Execution Governors and Limits"]. */
const MOST_SCHEDULED = 100;
/** Rows of a batch chunk at most [Apex Developer Guide, "Using Batch Apex"]. */
const MOST_SCOPE = 2000;
/** Times in a row that a finalizer may queue a failed job again [Apex Developer Guide, "Transaction Finalizers"]. */
const MOST_RETRIES = 5;
const MINUTE = 60_000;

type Of<K extends JobRequest['kind']> = Extract<JobRequest, { kind: K }>;

/** Takes jobs into the queue, in the transaction that asks for them, by the platform's rules. */
export class Enqueuer {
    readonly #queue: JobQueue;
    readonly #rows: JobRows;
    readonly #running: () => RunningStep | null;

    constructor(org: Org, queue: JobQueue, running: () => RunningStep | null) {
        this.#queue = queue;
        this.#rows = new JobRows(org);
        this.#running = running;
    }

    /** Returns the AsyncApexJob id, or the CronTrigger id of a scheduled job. Throws LimitError, AsyncException and its like. */
    add(request: JobRequest): string {
        switch (request.kind) {
            case 'queueable':
                return this.#queueable(request);
            case 'batch':
                return this.#batch(request);
            case 'future':
                return this.#future(request);
            case 'schedule':
                return this.#schedule(request);
            case 'scheduledBatch':
                return this.#scheduledBatch(request);
        }
    }

    #queueable(request: Of<'queueable'>): string {
        const { isTest } = tx();
        const running = this.#running();
        countUsage(tx(), 'queueableJobs');
        const chained = running?.kind === 'queueable' ? running : null;
        const maximumDepth = request.maximumDepth ?? chained?.maximumDepth ?? null;
        const depth = (chained?.depth ?? 0) + 1;
        // A test runs one queueable of a chain, unless the chain has a depth of its own.
        if (depth > (maximumDepth ?? (isTest ? 1 : Infinity)))
            throw apexError('AsyncException', 'Maximum stack depth has been reached.');
        if (request.signature !== null && this.#queue.hasSignature(request.signature)) {
            throw apexError('DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
        }
        const retries = running?.kind === 'finalizer' && running.failed ? running.retries + 1 : 0;
        if (retries > MOST_RETRIES)
            throw apexError('AsyncException', `A failed job can be queued again ${MOST_RETRIES} times in a row`);
        return this.#add('Queueable', request.delayMinutes * MINUTE, request.signature, {
            kind: 'queueable',
            className: className(request.job),
            body: writeObjects(request.job),
            depth,
            maximumDepth,
            retries
        });
    }

    #batch(request: Of<'batch'>): string {
        const running = this.#running();
        if (running?.kind === 'future' || (running?.kind === 'batch' && running.step !== 'finish')) {
            throw apexError(
                'AsyncException',
                'Database.executeBatch cannot be called from a batch start, batch execute, or future method.'
            );
        }
        return this.#add('BatchApex', 0, null, batchState(request.job, request.scopeSize));
    }

    #future(request: Of<'future'>): string {
        const running = this.#running();
        if (running?.kind === 'future' || running?.kind === 'batch') {
            throw apexError(
                'AsyncException',
                `Future method cannot be called from a future or batch method: ${request.className}.${request.method}(${request.args.map(() => '...').join(', ')})`
            );
        }
        countUsage(tx(), 'futureCalls');
        return this.#add('Future', 0, null, {
            kind: 'future',
            className: request.className,
            method: request.method,
            body: writeObjects(new ApexList('List<Object>', request.args))
        });
    }

    #schedule(request: Of<'schedule'>): string {
        const { clock, user } = tx();
        const due = nextFire(parseCron(request.cron), clock.now(), user.timeZone);
        if (due === null)
            throw apexError(
                'AsyncException',
                `Based on configured schedule, schedule '${request.cron}' will never fire.`
            );
        return this.#cron(request.name, request.cron, due, {
            kind: 'schedule',
            className: className(request.job),
            body: writeObjects(request.job)
        });
    }

    #scheduledBatch(request: Of<'scheduledBatch'>): string {
        if (request.minutes < 1)
            throw apexError('IllegalArgumentException', 'The number of minutes must be greater than 0');
        const at = new Date(tx().clock.now() + request.minutes * MINUTE);
        const cron = `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} ${at.getUTCDate()} ${at.getUTCMonth() + 1} ? ${at.getUTCFullYear()}`;
        return this.#cron(request.name, cron, at.getTime(), batchState(request.job, request.scopeSize));
    }

    #cron(
        name: string,
        expression: string,
        due: number,
        state: Partial<JobState> & Pick<JobState, 'kind' | 'className' | 'body'>
    ): string {
        const { user } = tx();
        const known = this.#rows.value(
            'SELECT 1 FROM "CronTrigger" t JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId" WHERE lower(d."Name") = lower(?)',
            [name]
        );
        if (known !== null)
            throw apexError('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
        if (Number(this.#rows.value('SELECT count(*) FROM "CronTrigger"', [])) >= MOST_SCHEDULED) {
            throw apexError(
                'AsyncException',
                `You have exceeded the maximum number (${MOST_SCHEDULED}) of Apex scheduled jobs.`
            );
        }
        const detail = this.#rows.insert('CronJobDetail', user.userId, { Name: name, JobType: '7' });
        const cronId = this.#rows.insert('CronTrigger', user.userId, {
            CronJobDetailId: detail,
            CronExpression: expression,
            NextFireTime: due,
            StartTime: tx().clock.now(),
            State: 'WAITING',
            TimesTriggered: 0,
            TimeZoneSidKey: user.timeZone
        });
        const repeats = state.kind === 'schedule';
        this.#add(repeats ? 'ScheduledApex' : 'BatchApex', due - tx().clock.now(), null, {
            ...state,
            cronId,
            cron: repeats ? expression : null
        });
        return cronId;
    }

    #add(
        jobType: string,
        delay: number,
        signature: string | null,
        state: Partial<JobState> & Pick<JobState, 'kind' | 'className' | 'body'>
    ): string {
        const { user, clock } = tx();
        const id = this.#rows.insert('AsyncApexJob', user.userId, {
            JobType: jobType,
            ApexClassId: this.#rows.classId(state.className),
            Status: 'Queued',
            JobItemsProcessed: 0,
            TotalJobItems: 0,
            NumberOfErrors: 0,
            MethodName: state.method ?? null
        });
        this.#queue.add({
            id,
            due: delay === 0 ? NOW : clock.now() + delay,
            signature,
            state: {
                step: 'run',
                userId: user.userId,
                depth: 1,
                maximumDepth: null,
                retries: 0,
                scopeSize: 0,
                chunks: 0,
                position: 0,
                method: null,
                cronId: null,
                cron: null,
                zone: user.timeZone,
                requestId: null,
                failure: null,
                ...state
            }
        });
        return id;
    }
}

type Batch = Of<'batch'>['job'];

function batchState(job: Batch, scopeSize: number): Partial<JobState> & Pick<JobState, 'kind' | 'className' | 'body'> {
    if (job.$class?.interfaces.some((text) => /^(database\.)?raisesplatformevents$/i.test(text)))
        throw new UnsupportedError('Database.RaisesPlatformEvents');
    if (scopeSize === null || scopeSize < 1)
        throw apexError('InvalidParameterValueException', 'The scope size of a batch job must be greater than 0');
    return {
        kind: 'batch',
        step: 'start',
        className: className(job),
        body: writeObjects(job),
        scopeSize: Math.min(scopeSize, MOST_SCOPE)
    };
}

const className = (job: Batch): string => job.$class?.name ?? '';
