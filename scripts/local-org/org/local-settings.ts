import type { Store } from '../store/store.ts';

/** Small facts about a data file that are not the org's: whether sample data was wanted, key prefixes of custom objects. */
export interface LocalSettings {
    get(name: string): string | null;
    set(name: string, value: string): void;
}

/** Opens the settings of a store. */
export function localSettings(store: Store): LocalSettings {
    store.exec('CREATE TABLE IF NOT EXISTS _local (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
    return {
        get: (name) =>
            (store.get('SELECT value FROM _local WHERE name = ?', [name])?.[0] as string | undefined) ?? null,
        set: (name, value) =>
            void store.run(
                'INSERT INTO _local (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
                [name, value]
            )
    };
}
