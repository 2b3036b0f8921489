import { runningCode, tx } from '../context.ts';
import type { Member, PlatformClass } from './support.ts';
import type { LimitCounters } from '../../../contracts.ts';

/** Maxima of a transaction, synchronous and asynchronous [Apex Developer Guide, "Execution Governors and Limits"]. */
export const MAXIMA: Record<string, { counter: keyof LimitCounters; sync: number; async: number }> = {
    queries: { counter: 'queries', sync: 100, async: 200 },
    queryrows: { counter: 'queryRows', sync: 50_000, async: 50_000 },
    dmlstatements: { counter: 'dmlStatements', sync: 150, async: 150 },
    dmlrows: { counter: 'dmlRows', sync: 10_000, async: 10_000 },
    aggregatequeries: { counter: 'aggregateQueries', sync: 300, async: 300 },
    publishimmediatedml: { counter: 'publishImmediateDml', sync: 150, async: 150 },
    queueablejobs: { counter: 'queueableJobs', sync: 50, async: 1 },
    futurecalls: { counter: 'futureCalls', sync: 50, async: 50 },
    callouts: { counter: 'callouts', sync: 100, async: 100 },
    emailinvocations: { counter: 'emailInvocations', sync: 10, async: 10 }
};

/** True in a queueable, batch, future or scheduled step. */
export function isAsync(): boolean {
    const kind = tx().jobs.current?.kind;
    return kind !== undefined && kind !== 'event' && kind !== 'finalizer';
}

const statics: Record<string, Member> = {};
for (const [name, { counter, sync, async }] of Object.entries(MAXIMA)) {
    statics[`get${name}`] = () => tx().limits[counter];
    statics[`getlimit${name}`] = () => (isAsync() ? async : sync);
}
statics['getcputime'] = () => runningCode().cpuTime();
statics['getlimitcputime'] = () => (isAsync() ? 60_000 : 10_000);
statics['getlimitheapsize'] = () => (isAsync() ? 12_000_000 : 6_000_000);

export const limitsClass: PlatformClass = { name: 'Limits', statics };
