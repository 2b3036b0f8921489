/** What deleted records leave behind: which went together, and which lookups were emptied, so that undelete can restore both. */
import type { DmlRowResult } from '../contracts.ts';
import type { OrgModel, RawValue } from '../schema/types.ts';
import { quote } from '../store/columns.ts';
import type { Store } from '../store/store.ts';
import type { FieldHistory } from './history.ts';

export interface BinEntry {
    object: string;
    id: string;
}

export interface RecycleBin {
    /** Remembers rows deleted together with a root (the root among them). */
    add(root: string, entries: readonly BinEntry[], now: number): void;
    /** Remembers lookups that were emptied. */
    unlinked(
        root: string,
        object: string,
        field: string,
        rows: readonly (readonly [id: string, value: RawValue])[]
    ): void;
    /** Everything that was deleted with a root; empty when it is in no bin. */
    entries(root: string): BinEntry[];
    /** The root of a record that was deleted along with another; null when it is none. */
    rootOf(id: string): string | null;
    links(root: string): { object: string; field: string; id: string; value: string }[];
    /** Forgets a root. */
    remove(root: string): void;
    /** Ids of roots, for emptying. */
    roots(): string[];
}

/** Takes records out of the bin for good, each with what was deleted along with it. */
export function emptyRecycleBin(
    parts: { store: Store; bin: RecycleBin; history: FieldHistory },
    model: OrgModel,
    ids: readonly string[]
): DmlRowResult[] {
    const { store, bin, history } = parts;
    return ids.map((id): DmlRowResult => {
        const entries = bin.entries(id);
        if (entries.length === 0) {
            const errors = [
                { statusCode: 'INVALID_ID_FIELD', message: 'Record is not in the recycle bin', fields: [] }
            ];
            return { success: false, id, created: false, errors };
        }
        for (const entry of entries) {
            store.run(`DELETE FROM ${quote(entry.object)} WHERE "Id" = ?`, [entry.id]);
            const object = model.object(entry.object);
            if (object !== undefined) {
                history.follow(model, object, JSON.stringify([entry.id]), 'purged');
            }
        }
        bin.remove(id);
        return { success: true, id, created: false, errors: [] };
    });
}

/** Opens the recycle bin of a store. */
export function openRecycleBin(store: Store): RecycleBin {
    store.exec(`CREATE TABLE IF NOT EXISTS _bin (root TEXT NOT NULL, object TEXT NOT NULL, id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS _bin_root ON _bin(root);
        CREATE TABLE IF NOT EXISTS _bin_link (root TEXT NOT NULL, object TEXT NOT NULL, field TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (root, object, field, id)) WITHOUT ROWID`);
    return {
        add(root, entries, now) {
            const statement = store.prepare('INSERT OR REPLACE INTO _bin (root, object, id, at) VALUES (?, ?, ?, ?)');
            for (const { object, id } of entries) {
                statement.run(root, object, id, now);
            }
        },
        unlinked(root, object, field, rows) {
            const statement = store.prepare(
                'INSERT OR REPLACE INTO _bin_link (root, object, field, id, value) VALUES (?, ?, ?, ?, ?)'
            );
            for (const [id, value] of rows) {
                statement.run(root, object, field, id, value as string);
            }
        },
        entries: (root) =>
            store
                .all('SELECT object, id FROM _bin WHERE root = ? ORDER BY id', [root])
                .map(([object, id]) => ({ object: object as string, id: id as string })),
        rootOf: (id) => (store.get('SELECT root FROM _bin WHERE id = ?', [id])?.[0] as string | undefined) ?? null,
        links: (root) =>
            store
                .all('SELECT object, field, id, value FROM _bin_link WHERE root = ?', [root])
                .map(([object, field, id, value]) => ({
                    object: object as string,
                    field: field as string,
                    id: id as string,
                    value: value as string
                })),
        remove(root) {
            store.run('DELETE FROM _bin WHERE root = ?', [root]);
            store.run('DELETE FROM _bin_link WHERE root = ?', [root]);
        },
        roots: () => store.all('SELECT DISTINCT root FROM _bin').map(([root]) => root as string)
    };
}
