import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { fold } from '../store/fold.ts';

/** The data file as a second reader sees it, past all code of the org. */
export class DataFile {
    readonly #database: DatabaseSync;

    constructor(dataDirectory: string) {
        this.#database = new DatabaseSync(path.join(dataDirectory, 'org.sqlite'), { readOnly: true });
        this.#database.function('fold', { deterministic: true }, (value) =>
            value === null ? null : fold(String(value))
        );
    }

    rows(sql: string, ...parameters: string[]): Record<string, unknown>[] {
        return this.#database.prepare(sql).all(...parameters);
    }

    /** The only value of the only row. */
    value(sql: string, ...parameters: string[]): unknown {
        return Object.values(this.rows(sql, ...parameters)[0] ?? {})[0] ?? null;
    }

    /** Reads one committed state, however much is written meanwhile. */
    snapshot<T>(read: () => T): T {
        this.#database.exec('BEGIN');
        try {
            return read();
        } finally {
            this.#database.exec('COMMIT');
        }
    }

    close(): void {
        this.#database.close();
    }

    /** What no crash may break, whatever was going on; empty when all holds. */
    problems(): string[] {
        const problems: string[] = [];
        const integrity = this.value('PRAGMA integrity_check');
        if (integrity !== 'ok') problems.push(`integrity_check: ${String(integrity)}`);
        const ledgers = this
            .rows(`SELECT l."Code__c" AS code, coalesce(l."Entries__c", 0) AS entries, coalesce(l."Total__c", 0) AS total,
            (SELECT count(*) FROM "Entry__c" e WHERE e."Ledger__c" = l."Id" AND e."IsDeleted" = 0) AS counted,
            (SELECT coalesce(sum(e."Amount__c"), 0) FROM "Entry__c" e WHERE e."Ledger__c" = l."Id" AND e."IsDeleted" = 0) AS summed FROM "Ledger__c" l`);
        for (const { code, entries, total, counted, summed } of ledgers) {
            if (entries !== counted)
                problems.push(`ledger ${String(code)} counts ${String(entries)} entries and has ${String(counted)}`);
            if (total !== summed)
                problems.push(`ledger ${String(code)} has the total ${String(total)}, its entries ${String(summed)}`);
        }
        const bare = this.value(
            'SELECT count(*) FROM "Entry__c" WHERE "Code__c" NOT IN (SELECT "Entry_Code__c" FROM "Mirror__c")'
        );
        if (bare !== 0) problems.push(`${String(bare)} entries without the row that their trigger writes`);
        const [written] = this.rows(
            `SELECT (SELECT coalesce(sum("Written__c"), 0) FROM "Ledger__c") AS ledgers, (SELECT count(*) FROM "Mirror__c" WHERE "Batch__c" IS NOT 'finished') AS mirrors`
        );
        if (written!['ledgers'] !== written!['mirrors'])
            problems.push(
                `the trigger added up ${String(written!['ledgers'])} entries and wrote ${String(written!['mirrors'])} rows`
            );
        return problems;
    }
}
