import { LIMITS, maximumOf } from '../apex/runtime/limits.ts';
import type { LimitCounters, LimitName, LimitUsage, Usage } from '../contracts.ts';

/** Counters at zero, for a new transaction and for Test.startTest. */
export function freshLimits(): LimitCounters {
    return {
        queries: 0,
        queryRows: 0,
        queryLocatorRows: 0,
        dmlStatements: 0,
        runAsCalls: 0,
        dmlRows: 0,
        publishImmediateDml: 0,
        publishedEvents: 0,
        queueableJobs: 0,
        futureCalls: 0,
        callouts: 0,
        emailInvocations: 0,
        aggregateQueries: 0
    };
}

/** The figures of a transaction of this kind. */
export function usageOf(counters: LimitCounters, cpuTime: number, quiddity: string): LimitUsage {
    const used: Record<LimitName, number> = { ...counters, cpuTime };
    return byName((name) => {
        const limit = maximumOf(name, quiddity);
        return { used: used[name], limit, share: limit === null ? null : shareOf(used[name], limit) };
    });
}

/** Of each limit the figures of the budget that came closest to it; the first of equals. Null without any. */
export function fullestOf<U extends Usage>(all: readonly LimitUsage<U>[]): LimitUsage<U> | null {
    const [first, ...others] = all;
    if (first === undefined) return null;
    return byName((name) =>
        others.reduce((best, next) => (isFuller(next[name], best) ? next[name] : best), first[name])
    );
}

/** Makes a value for each limit, in the order of the table. */
export function byName<U>(make: (name: LimitName) => U): Record<LimitName, U> {
    const names = Object.keys(LIMITS) as LimitName[];
    return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<LimitName, U>;
}

/** Percent with one decimal. A limit of nothing is full as soon as it is touched. */
function shareOf(used: number, limit: number): number {
    if (limit === 0) return used > 0 ? 100 : 0;
    return Math.round((used / limit) * 1000) / 10;
}

function isFuller(left: Usage, right: Usage): boolean {
    return (left.share ?? 0) > (right.share ?? 0) || (left.share === right.share && left.used > right.used);
}
