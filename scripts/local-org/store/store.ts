/** The database of an org: one SQLite file (or memory), its statements, transactions, ids and sequences. */
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { ObjectModel, OrgModel, RawValue } from '../schema/types.ts';
import { fold } from './fold.ts';
import { HISTORY_PREFIX, makeId } from './ids.ts';
import { migrate } from './migrate.ts';
import type { SyncReport } from './migrate.ts';
import { openSequences } from './sequences.ts';
import type { Sequences } from './sequences.ts';

export interface StoreOptions {
    /** Path of the database file, or `:memory:`. */
    file: string;
    /** A database made by `serialize()`, for clones in memory. */
    image?: Uint8Array;
}

/** A row as an array of raw column values, in the order of the SELECT. */
export type RawRow = RawValue[];

export interface Store {
    readonly file: string;
    readonly sequences: Sequences;
    /** Grows with every rollback: whoever caches what was read inside a transaction compares it. */
    readonly rollbacks: number;
    /** Brings the tables in line with a model; its own transaction. */
    sync(model: OrgModel): SyncReport;
    /** All rows as arrays. Parameters are positional. */
    all(sql: string, parameters?: readonly RawValue[]): RawRow[];
    /** First row or null. */
    get(sql: string, parameters?: readonly RawValue[]): RawRow | null;
    /** Runs a statement, returns the count of changed rows. */
    run(sql: string, parameters?: readonly RawValue[]): number;
    /** A cached statement, for loops. */
    prepare(sql: string): StatementSync;
    exec(sql: string): void;
    /** Registers or replaces an SQL function. */
    defineFunction(
        name: string,
        options: { deterministic: boolean; varargs?: boolean },
        body: (...values: RawValue[]) => RawValue
    ): void;
    begin(): void;
    commit(): void;
    rollback(): void;
    readonly inTransaction: boolean;
    /**
     * Runs work whose transactions become one: each is undone alone when it fails, but all are committed together at the end, and undone
     * together when the work throws. For loading, where nothing is promised to anybody before its end: a commit waits for the disk.
     */
    asOne<T>(work: () => T): T;
    savepoint(name: string): void;
    rollbackTo(name: string): void;
    release(name: string): void;
    newId(object: ObjectModel): string;
    /** The whole database as bytes; not while a transaction is open. */
    serialize(): Uint8Array;
    close(): void;
}

const STATEMENT_CACHE = 2000;

/** Opens or creates a database. Durable: an acknowledged commit survives the process being killed. */
export function openStore(options: StoreOptions): Store {
    const database = new DatabaseSync(options.file, { enableForeignKeyConstraints: false });
    database.function('fold', { deterministic: true }, (value) => (value === null ? null : fold(String(value))));
    if (options.image !== undefined) {
        database.deserialize(options.image);
    }
    database.exec(
        `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA case_sensitive_like = ON`
    );
    return new SqliteStore(database, options.file);
}

class SqliteStore implements Store {
    readonly file: string;
    readonly sequences: Sequences;
    rollbacks = 0;
    inTransaction = false;
    #database: DatabaseSync;
    #isOne = false;
    #statements = new Map<string, StatementSync>();

    constructor(database: DatabaseSync, file: string) {
        this.#database = database;
        this.file = file;
        this.sequences = openSequences(database);
    }

    sync(model: OrgModel): SyncReport {
        this.#statements.clear();
        this.begin();
        try {
            const report = migrate(this.#database, model);
            this.commit();
            return report;
        } catch (error) {
            this.rollback();
            throw error;
        }
    }

    prepare(sql: string): StatementSync {
        let statement = this.#statements.get(sql);
        if (statement === undefined) {
            if (this.#statements.size >= STATEMENT_CACHE) {
                this.#statements.clear();
            }
            statement = this.#database.prepare(sql);
            statement.setReturnArrays(true);
            this.#statements.set(sql, statement);
        }
        return statement;
    }

    all(sql: string, parameters: readonly RawValue[] = []): RawRow[] {
        return this.prepare(sql).all(...(parameters as SQLInputValue[])) as unknown as RawRow[];
    }

    get(sql: string, parameters: readonly RawValue[] = []): RawRow | null {
        return (this.prepare(sql).get(...(parameters as SQLInputValue[])) as unknown as RawRow | undefined) ?? null;
    }

    run(sql: string, parameters: readonly RawValue[] = []): number {
        return Number(this.prepare(sql).run(...(parameters as SQLInputValue[])).changes);
    }

    exec(sql: string): void {
        this.#database.exec(sql);
    }

    defineFunction(
        name: string,
        options: { deterministic: boolean; varargs?: boolean },
        body: (...values: RawValue[]) => RawValue
    ): void {
        this.#database.function(name, options, body as (...values: unknown[]) => SQLInputValue);
    }

    begin(): void {
        this.exec(this.#isOne ? 'SAVEPOINT "one_of_many"' : 'BEGIN IMMEDIATE');
        this.inTransaction = true;
    }

    commit(): void {
        this.sequences.flush();
        this.exec(this.#isOne ? 'RELEASE "one_of_many"' : 'COMMIT');
        this.inTransaction = false;
    }

    rollback(): void {
        this.rollbacks++;
        this.inTransaction = false;
        this.exec(this.#isOne ? 'ROLLBACK TO "one_of_many"; RELEASE "one_of_many"' : 'ROLLBACK');
    }

    asOne<T>(work: () => T): T {
        this.exec('BEGIN IMMEDIATE');
        this.#isOne = true;
        try {
            const value = work();
            this.exec('COMMIT');
            return value;
        } catch (error) {
            this.rollbacks++;
            this.exec('ROLLBACK');
            throw error;
        } finally {
            this.#isOne = false;
        }
    }

    savepoint(name: string): void {
        this.exec(`SAVEPOINT "${name}"`);
    }

    rollbackTo(name: string): void {
        this.rollbacks++;
        this.exec(`ROLLBACK TO "${name}"`);
    }

    release(name: string): void {
        this.exec(`RELEASE "${name}"`);
    }

    newId(object: ObjectModel): string {
        return object.trackedObject === null
            ? makeId(object.keyPrefix, this.sequences.next(`id:${object.name}`))
            : makeId(HISTORY_PREFIX, this.sequences.next('id:history'));
    }

    serialize(): Uint8Array {
        return this.#database.serialize();
    }

    close(): void {
        this.#database.close();
    }
}
