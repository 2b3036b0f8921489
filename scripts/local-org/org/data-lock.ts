import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Says that one process has a data directory open, so that two never write the same file. It is a lock of the operating
 * system (taken through SQLite): it ends with the process, however that ends, and needs no cleaning up.
 */
export class DataLock {
    readonly #database: DatabaseSync;

    private constructor(database: DatabaseSync) {
        this.#database = database;
    }

    /** Takes the lock of a directory (made when absent); null while another process holds it. */
    static take(dataDirectory: string): DataLock | null {
        fs.mkdirSync(dataDirectory, { recursive: true });
        const database = new DatabaseSync(path.join(dataDirectory, 'org.lock'), { timeout: 0 });
        try {
            database.exec('BEGIN EXCLUSIVE');
            return new DataLock(database);
        } catch (error) {
            database.close();
            if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
            throw error;
        }
    }

    release(): void {
        this.#database.close();
    }
}

const SQLITE_BUSY = 5;
