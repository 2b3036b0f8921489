/** Counters behind ids and auto-numbers: kept in memory, written with the transaction that used them, never given back. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export interface Sequences {
    /** The next number of a sequence, from 1. */
    next(name: string): number;
    /** Makes sure that numbers up to this one are not handed out again (imported auto-numbers, fixed ids). */
    reserve(name: string, number: number): void;
    /** Writes what changed since the last call; part of every commit. */
    flush(): void;
    /** State to return to between tests, so that ids and numbers are the same whatever ran before. */
    snapshot(): ReadonlyMap<string, number>;
    restore(state: ReadonlyMap<string, number>): void;
}

/** Opens the sequence table of a database. */
export function openSequences(database: DatabaseSync): Sequences {
    database.exec(`CREATE TABLE IF NOT EXISTS _sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID`);
    const values = new Map<string, number>();
    for (const row of database.prepare(`SELECT name, value FROM _sequence`).all()) {
        values.set(row.name as string, row.value as number);
    }
    const changed = new Set<string>();
    let write: StatementSync | null = null;
    return {
        next(name) {
            const value = (values.get(name) ?? 0) + 1;
            values.set(name, value);
            changed.add(name);
            return value;
        },
        reserve(name, number) {
            if ((values.get(name) ?? 0) < number) {
                values.set(name, number);
                changed.add(name);
            }
        },
        flush() {
            if (changed.size === 0) {
                return;
            }
            write ??= database.prepare(
                `INSERT INTO _sequence (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`
            );
            for (const name of changed) {
                write.run(name, values.get(name)!);
            }
            changed.clear();
        },
        snapshot: () => new Map(values),
        restore(state) {
            values.clear();
            for (const [name, value] of state) {
                values.set(name, value);
            }
            changed.clear();
        }
    };
}
