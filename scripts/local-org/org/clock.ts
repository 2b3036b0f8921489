import type { Clock } from '../contracts.ts';
import type { Store } from '../store/store.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * Starts at noon UTC of a day, or just after a later moment, and runs on with the machine: today's date is pinned, the order of writes is not.
 */
export function pinnedClock(day: string, after: number | null = null): Clock {
    const noon = Date.parse(`${day}T12:00:00Z`);
    if (Number.isNaN(noon)) throw new Error(`Not a date of the form YYYY-MM-DD: ${day}`);
    const start = Math.max(noon, (after ?? 0) + 1);
    const opened = performance.now();
    return { now: () => Math.round(start + performance.now() - opened) };
}

/** For tests: starts at a moment and advances by one millisecond with each look, so that loops waiting for time end. */
export function steppingClock(start: number): Clock {
    let now = start;
    return { now: () => now++ };
}

/**
 * The latest change that a database holds of a day, in milliseconds. A clock that is pinned to that day goes on from there, because time does not
 * run backwards when an org is opened again. Null when nothing was changed on it.
 */
export function latestChangeOn(day: string, store: Store): number | null {
    const tables = store.all(
        `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'LastModifiedDate'`
    );
    const start = Date.parse(`${day}T00:00:00Z`);
    const moments = tables.flatMap(([table]) =>
        store
            .all(`SELECT max("LastModifiedDate") FROM "${String(table)}" WHERE "LastModifiedDate" BETWEEN ? AND ?`, [
                start,
                start + DAY - 1
            ])
            .map(([moment]) => Number(moment ?? 0))
    );
    const latest = Math.max(0, ...moments);
    return latest === 0 ? null : latest;
}
