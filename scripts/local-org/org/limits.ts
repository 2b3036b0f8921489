import type { LimitCounters } from '../contracts.ts';

/** Counters at zero, for a new transaction and for Test.startTest. */
export function freshLimits(): LimitCounters {
    return {
        queries: 0,
        queryRows: 0,
        dmlStatements: 0,
        runAsCalls: 0,
        dmlRows: 0,
        publishImmediateDml: 0,
        queueableJobs: 0,
        futureCalls: 0,
        callouts: 0,
        emailInvocations: 0,
        aggregateQueries: 0
    };
}
