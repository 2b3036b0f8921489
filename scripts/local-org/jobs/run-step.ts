import { tx } from '../apex/runtime/context.ts';
import {
    BatchableContext,
    FinalizerContext,
    QueueableContext,
    SchedulableContext
} from '../apex/runtime/library/job-contexts.ts';
import { apexError, ApexException, isApexFailure, LimitError } from '../apex/runtime/values/index.ts';
import type { ApexList, ApexObject } from '../apex/runtime/values/index.ts';
import type { JobHost } from '../contracts.ts';
import { describeError, messageOf } from '../org/describe.ts';
import type { Org } from '../org/org.ts';
import { nextFire, parseCron } from './cron.ts';
import { NOW, type Job, type JobQueue, type JobState } from './job-queue.ts';
import { JobRows, type Values } from './job-rows.ts';
import { readObjects, writeObjects } from './object-text.ts';
import { chunksOf, readChunk } from './scope.ts';

/** What the running step is, as far as `System.isBatch` and the rules of queueing ask. */
export type RunningStep = NonNullable<JobHost['current']> & {
    step: JobState['step'];
    retries: number;
    failed: boolean;
};

/** Characters of AsyncApexJob.ExtendedStatus. */
const STATUS_LENGTH = 1000;

/** Kinds of request by step, names of the enum System.Quiddity. */
export function quiddityOf({ kind, step }: JobState): string {
    if (step === 'finalizer') return 'TRANSACTION_FINALIZER_QUEUEABLE';
    return { queueable: 'QUEUEABLE', batch: 'BATCH_APEX', schedule: 'SCHEDULED', future: 'FUTURE' }[kind];
}

/** Runs single steps of jobs inside the transaction that is open, and writes down what became of them. */
export class StepRunner {
    readonly #org: Org;
    readonly #queue: JobQueue;
    readonly #rows: JobRows;
    #finalizer: ApexObject | null = null;

    constructor(org: Org, queue: JobQueue) {
        this.#org = org;
        this.#queue = queue;
        this.#rows = new JobRows(org);
    }

    /** Before a step: forgets the finalizer of the one before. */
    begin({ id, state }: Job): RunningStep {
        this.#finalizer = null;
        const { step, depth, maximumDepth, retries } = state;
        return {
            kind: step === 'finalizer' ? 'finalizer' : state.kind,
            jobId: id,
            depth,
            maximumDepth,
            step,
            retries,
            failed: state.failure !== null
        };
    }

    attachFinalizer(finalizer: ApexObject): void {
        if (this.#finalizer !== null)
            throw apexError('AsyncException', 'More than one Finalizer cannot be attached to same Async Apex Job');
        this.#finalizer = finalizer;
    }

    /** Runs the step; whatever it throws undoes the transaction, and `fail` follows in the next one. */
    run(job: Job): void {
        const { id, state } = job;
        if (state.step === 'finalizer') return this.#finalize(job);
        this.#queue.dropSignature(id);
        this.#rows.update('AsyncApexJob', id, { Status: 'Processing' });
        switch (state.kind) {
            case 'queueable':
                this.#call(readObjects(state.body) as ApexObject, 'execute', new QueueableContext(id));
                return this.#end(job, { Status: 'Completed' });
            case 'future':
                this.#org.kernel.callStatic(
                    state.className,
                    state.method!,
                    (readObjects(state.body) as ApexList).items
                );
                return this.#end(job, { Status: 'Completed' });
            case 'schedule':
                return this.#scheduled(job);
            case 'batch':
                return this.#batch(job);
        }
    }

    /** Writes down a failed step, in a transaction of its own. */
    fail(job: Job, error: unknown): void {
        const { id, state } = job;
        if (state.step === 'finalizer') return this.#queue.remove(id);
        const message = messageOf(error).slice(0, STATUS_LENGTH);
        const isOurs = !isApexFailure(error);
        if (state.kind === 'batch' && state.step === 'execute' && !isOurs)
            return this.#chunkDone(job, state.body, message);
        if (state.kind === 'schedule') return this.#again(job);
        // An error of the local org ends the job: neither a finalizer nor a later chunk may take it for one of the Apex.
        if (isOurs) this.#finalizer = null;
        this.#end(
            job,
            {
                Status: 'Failed',
                NumberOfErrors: state.kind === 'batch' ? this.#errors(id) : 1,
                ExtendedStatus: message
            },
            error
        );
    }

    #call(target: ApexObject, method: string, ...args: unknown[]): unknown {
        return this.#org.kernel.callMethod(target, method, args);
    }

    /** The last step of a job; a finalizer still waits its turn. */
    #end(job: Job, values: Values, error?: unknown): void {
        const { id, state } = job;
        this.#rows.update('AsyncApexJob', id, { ...values, CompletedDate: tx().clock.now() });
        if (this.#finalizer === null) return this.#queue.remove(id);
        const failure = error === undefined ? null : writeObjects(asException(error));
        this.#queue.advance(
            job,
            { ...state, step: 'finalizer', body: writeObjects(this.#finalizer), requestId: `TID:${id}`, failure },
            NOW
        );
    }

    #finalize({ id, state }: Job): void {
        const failure = state.failure === null ? null : (readObjects(state.failure) as ApexException);
        this.#call(
            readObjects(state.body) as ApexObject,
            'execute',
            new FinalizerContext(id, state.requestId!, failure)
        );
        this.#queue.remove(id);
    }

    #scheduled(job: Job): void {
        this.#call(readObjects(job.state.body) as ApexObject, 'execute', new SchedulableContext(job.state.cronId!));
        this.#again(job);
    }

    /** Plans the next run of a scheduled job; one that will not fire again ends. */
    #again(job: Job): void {
        const { id, state } = job;
        const now = tx().clock.now();
        const next = nextFire(parseCron(state.cron!), Math.max(now, job.due), state.zone);
        this.#triggered(state.cronId!, next);
        if (next === null) return this.#end(job, { Status: 'Completed' });
        this.#rows.update('AsyncApexJob', id, { Status: 'Queued' });
        this.#queue.advance(job, state, next);
    }

    #triggered(cronId: string, next: number | null): void {
        const times = Number(this.#rows.value('SELECT "TimesTriggered" FROM "CronTrigger" WHERE "Id" = ?', [cronId]));
        this.#rows.update('CronTrigger', cronId, {
            PreviousFireTime: tx().clock.now(),
            NextFireTime: next,
            TimesTriggered: times + 1,
            State: next === null ? 'DELETED' : 'WAITING'
        });
    }

    #batch(job: Job): void {
        const { id, state } = job;
        const instance = readObjects(state.body) as ApexObject;
        const context = new BatchableContext(id);
        if (state.step === 'start') {
            if (state.cronId !== null) this.#triggered(state.cronId, null);
            return this.#started(job, this.#call(instance, 'start', context), instance);
        }
        if (state.step === 'finish') {
            this.#rows.update('AsyncApexJob', id, { Status: 'Completed', CompletedDate: tx().clock.now() });
            this.#call(instance, 'finish', context);
            return this.#queue.remove(id);
        }
        const scope = readChunk(this.#queue.chunk(id, state.position), instance);
        this.#call(instance, 'execute', context, scope);
        this.#chunkDone(job, isStateful(instance) ? writeObjects(instance) : state.body, null);
    }

    #started(job: Job, source: unknown, instance: ApexObject): void {
        const { id, state } = job;
        let chunks = 0;
        for (const chunk of chunksOf(source, state.scopeSize)) this.#queue.addChunk(id, chunks++, chunk);
        if (chunks > 1 && tx().isTest) {
            throw apexError(
                'UnexpectedException',
                'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.'
            );
        }
        this.#rows.update('AsyncApexJob', id, { TotalJobItems: chunks });
        const body = isStateful(instance) ? writeObjects(instance) : state.body;
        this.#queue.advance(job, { ...state, step: chunks === 0 ? 'finish' : 'execute', body, chunks }, NOW);
    }

    #chunkDone(job: Job, body: string, failure: string | null): void {
        const { id, state } = job;
        const position = state.position + 1;
        const errors = this.#errors(id) + (failure === null ? 0 : 1);
        const first: Values =
            failure !== null && errors === 1
                ? { ExtendedStatus: `First error: ${failure}`.slice(0, STATUS_LENGTH) }
                : {};
        this.#rows.update('AsyncApexJob', id, {
            Status: 'Processing',
            JobItemsProcessed: position,
            NumberOfErrors: errors,
            ...first
        });
        this.#queue.removeChunk(id, state.position);
        this.#queue.advance(
            job,
            { ...state, body, position, step: position === state.chunks ? 'finish' : 'execute' },
            NOW
        );
    }

    #errors(id: string): number {
        return Number(this.#rows.value('SELECT "NumberOfErrors" FROM "AsyncApexJob" WHERE "Id" = ?', [id]));
    }
}

function isStateful(job: ApexObject): boolean {
    return job.$class?.interfaces.some((text) => /^(database\.)?stateful$/i.test(text)) ?? false;
}

/**
 * What FinalizerContext.getException answers: a passed limit comes as an AsyncException whose message is the limit's own type, message and
 * stack [github.com/octoberswimmer/aer-dist/issues/308].
 */
function asException(error: unknown): ApexException {
    if (error instanceof ApexException) return error;
    if (error instanceof LimitError) return apexError('AsyncException', describeError(error));
    return apexError('UnexpectedException', messageOf(error).replace(/^System\.\w+: /, ''));
}
