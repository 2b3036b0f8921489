import type { OrgLimitUse } from '../contracts.ts';
import type { Org } from './org.ts';

/** Milliseconds of a day: daily limits look back over the last 24 hours. */
const DAY = 86_400_000;

/** What a Developer Edition org allows. */
const MAX = { requests: 15_000, storageMegabytes: 5, asynchronous: 250_000 };

/** Moments of the platform API requests that this process answered, newest last. */
const requests: number[] = [];

/** Counts a request to a platform path. */
export function countRequest(now: number): void {
    requests.push(now);
    while (requests.length > 0 && (requests[0] as number) <= now - DAY) requests.shift();
}

/** The org's limits from what was really used; nothing is enforced, so that a large import stays possible on a small org. */
export function orgLimits(org: Org): OrgLimitUse[] {
    const number = (sql: string, parameters: number[] = []): number => Number(org.store.get(sql, parameters)?.[0] ?? 0);
    const bytes = number('PRAGMA page_count') * number('PRAGMA page_size');
    const jobs = number('SELECT count(*) FROM "AsyncApexJob" WHERE "CreatedDate" > ?', [org.clock.now() - DAY]);
    return [
        { name: 'DailyApiRequests', max: MAX.requests, used: requests.length },
        { name: 'DailyAsyncApexExecutions', max: MAX.asynchronous, used: jobs },
        { name: 'DataStorageMB', max: MAX.storageMegabytes, used: Math.ceil(bytes / 1_048_576) }
    ];
}
