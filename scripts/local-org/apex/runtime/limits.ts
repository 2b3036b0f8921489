/**
 * Governor limits: what is counted, how much a transaction may use, and the one place that counts
 * [Apex Developer Guide, "Execution Governors and Limits", apex_gov_limits.htm].
 */
import type { LimitCounters, LimitName, Transaction } from '../../contracts.ts';
import { LimitError } from './values/errors.ts';

interface Limit {
    /** As the platform's messages and logs word it: "Too many SOQL queries: 101", "Number of SOQL queries: 3 out of 100". */
    noun: string;
    /** Null: counted, without a maximum per transaction. */
    most: number | null;
    /** Kinds of request (System.Quiddity) with a maximum of their own. */
    except?: Readonly<Record<string, number>>;
}

/**
 * The transactions with asynchronous limits. Scheduled Apex has the synchronous ones (same page); so have event triggers
 * [Platform Events Developer Guide, "Platform Event Triggers and Apex Governor Limits"] and finalizers, except for heap, queueable jobs and
 * future calls [Apex Developer Guide, "Transaction Finalizers"].
 */
const asynchronous = (most: number): Record<string, number> => ({ QUEUEABLE: most, FUTURE: most, BATCH_APEX: most });

export const LIMITS: Readonly<Record<LimitName, Limit>> = {
    queries: { noun: 'SOQL queries', most: 100, except: asynchronous(200) },
    // Three times the queries.
    aggregateQueries: { noun: 'aggregate queries', most: 300, except: asynchronous(600) },
    queryRows: { noun: 'query rows', most: 50_000 },
    queryLocatorRows: { noun: 'query locator rows', most: 10_000 },
    dmlStatements: { noun: 'DML statements', most: 150 },
    dmlRows: { noun: 'DML rows', most: 10_000 },
    // Part of the DML statements, kept apart because a callout may follow them.
    runAsCalls: { noun: 'System.runAs calls', most: null },
    publishImmediateDml: { noun: 'Publish Immediate DML', most: 150 },
    publishedEvents: { noun: 'published events', most: null },
    queueableJobs: {
        noun: 'queueable jobs added to the queue',
        most: 50,
        except: { ...asynchronous(1), TRANSACTION_FINALIZER_QUEUEABLE: 1 }
    },
    futureCalls: { noun: 'future calls', most: 50, except: { FUTURE: 0, BATCH_APEX: 0 } },
    callouts: { noun: 'callouts', most: 100 },
    emailInvocations: { noun: 'Email Invocations', most: 10 },
    cpuTime: { noun: 'ms of CPU time', most: 10_000, except: asynchronous(60_000) }
};

/** What a transaction of this kind may use; null without a maximum. */
export function maximumOf(name: LimitName, quiddity: string): number | null {
    const { most, except } = LIMITS[name];
    return except?.[quiddity] ?? most;
}

/** CPU time that a transaction of this kind may use (ms). */
export function cpuBudget(quiddity: string): number {
    return maximumOf('cpuTime', quiddity)!;
}

/** Counts what the transaction uses; LimitError, which no Apex catches, beyond the maximum. */
export function countUsage(transaction: Transaction, name: keyof LimitCounters, by = 1): void {
    const used = (transaction.limits[name] += by);
    const most = maximumOf(name, transaction.quiddity);
    if (most !== null && used > most) throw new LimitError(`Too many ${LIMITS[name].noun}: ${used}`);
}
