import type { Clock } from '../contracts.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Starts at noon UTC of a day and runs on with the machine: today's date is pinned, the order of writes is not. */
export function pinnedClock(day: string): Clock {
    const start = Date.parse(`${day}T12:00:00Z`);
    if (Number.isNaN(start)) throw new Error(`Not a date of the form YYYY-MM-DD: ${day}`);
    const opened = performance.now();
    return { now: () => Math.round(start + performance.now() - opened) };
}

/** For tests: starts at a moment and advances by one millisecond with each look, so that loops waiting for time end. */
export function steppingClock(start: number): Clock {
    let now = start;
    return { now: () => now++ };
}
