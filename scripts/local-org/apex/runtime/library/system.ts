import { runningCode, tx } from '../context.ts';
import type { ApexObject } from '../values/index.ts';
import { ApexDatetime, ApexEnum, apexError, concatText, equalsMethod, hash, PlatformObject } from '../values/index.ts';
import { systemAsserts } from './asserts.ts';
import { AsyncOptions } from './async-options.ts';
import { constant } from './enums.ts';
import { need, userZone } from './support.ts';
import type { PlatformClass } from './support.ts';
import type { JobHost } from '../../../contracts.ts';

type CurrentKind = NonNullable<JobHost['current']>['kind'];

const inJob = (kind: CurrentKind) => (): boolean => tx().jobs.current?.kind === kind;

function debug(level: string, message: unknown): void {
    const place = runningCode().place();
    tx().log.push({
        level,
        message: concatText(message),
        where: place === null ? '' : `${place.className}: line ${place.line}`
    });
}

function enqueue(job: ApexObject, option: AsyncOptions | number | null = null): string {
    const options = option instanceof AsyncOptions ? option : null;
    const delayMinutes = typeof option === 'number' ? option : (options?.delay ?? 0);
    if (delayMinutes < 0 || delayMinutes > 10)
        throw apexError('IllegalArgumentException', 'The delay of a queueable job is between 0 and 10 minutes');
    return tx().jobs.enqueue({
        kind: 'queueable',
        job: need(job),
        delayMinutes,
        maximumDepth: options?.maximumDepth ?? null,
        signature: options?.signature?.text ?? null
    });
}

export const systemClass: PlatformClass = {
    name: 'System',
    statics: {
        ...systemAsserts,
        'debug/1': (message: unknown) => debug('DEBUG', message),
        'debug/2': (level: unknown, message: unknown) =>
            debug(level instanceof ApexEnum ? level.name : concatText(level), message),
        now: () => new ApexDatetime(tx().clock.now()),
        today: () => new ApexDatetime(tx().clock.now()).date(userZone()),
        currenttimemillis: () => BigInt(tx().clock.now()),
        equals: (a: unknown, b: unknown) => equalsMethod(a, b),
        hashcode: (v: unknown) => hash(v),
        isbatch: inJob('batch'),
        isfuture: inJob('future'),
        isqueueable: inJob('queueable'),
        isscheduled: inJob('schedule'),
        enqueuejob: enqueue,
        abortjob: (id: string) => tx().jobs.abort(need(id)),
        attachfinalizer: (finalizer: ApexObject) => tx().jobs.attachFinalizer(need(finalizer)),
        schedule: (name: string, cron: string, job: ApexObject) =>
            tx().jobs.enqueue({ kind: 'schedule', name: need(name), cron: need(cron, 2), job: need(job, 3) }),
        schedulebatch: (job: ApexObject, name: string, minutes: number, scopeSize = 200) =>
            tx().jobs.enqueue({
                kind: 'scheduledBatch',
                job: need(job),
                name: need(name, 2),
                minutes: need(minutes, 3),
                scopeSize
            })
    }
};

type Job = NonNullable<JobHost['current']>;

/** The running queueable; AsyncException-like refusal outside of one. */
function queueable(): Job {
    const { current } = tx().jobs;
    if (current === null || current.kind !== 'queueable') throw apexError('AsyncException', 'Not in a Queueable job');
    return current;
}

export const asyncClasses: PlatformClass[] = [
    {
        name: 'AsyncInfo',
        statics: {
            getcurrentqueueablestackdepth: () => queueable().depth,
            getmaximumqueueablestackdepth: () => queueable().maximumDepth,
            hasmaxstackdepth: () => queueable().maximumDepth !== null
        }
    },
    {
        name: 'Request',
        statics: { getcurrent: () => new ApexRequest() },
        methods: {
            getquiddity: () => constant('Quiddity', tx().quiddity),
            getrequestid: () => requestId()
        }
    }
];

/** System.Request of the running transaction. */
class ApexRequest extends PlatformObject {
    readonly apexType = 'System.Request';
}

const ids = new WeakMap<object, string>();
let nextRequest = 1;

/** One id for the life of a transaction. */
function requestId(): string {
    const transaction = tx();
    let id = ids.get(transaction);
    if (id === undefined) ids.set(transaction, (id = `TID:${String(nextRequest++).padStart(22, '0')}`));
    return id;
}
