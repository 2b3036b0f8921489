import { SObject } from '../apex/runtime/values/sobject.ts';
import type { OrgModel, RawValue } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { fromRaw, toRaw } from '../store/values.ts';

/** Events delivered to a trigger at once, as on the platform. */
const BATCH = 2000;

/** Published platform events that wait for their triggers: written with the transaction that published them. */
export class EventQueue {
    readonly #store: Store;

    constructor(store: Store) {
        this.#store = store;
        store.exec(
            'CREATE TABLE IF NOT EXISTS _event (id INTEGER PRIMARY KEY AUTOINCREMENT, object TEXT NOT NULL, fields TEXT NOT NULL)'
        );
    }

    add(events: readonly SObject[]): void {
        for (const event of events) {
            const fields = Object.fromEntries(
                Object.entries(event.values).map(([name, value]) => [
                    name,
                    toRaw(event.object.fields.get(name.toLowerCase())!, value)
                ])
            );
            this.#store.run('INSERT INTO _event (object, fields) VALUES (?, ?)', [
                event.object.name,
                JSON.stringify(fields)
            ]);
        }
    }

    get isEmpty(): boolean {
        return this.#store.get('SELECT 1 FROM _event LIMIT 1') === null;
    }

    /** Takes the oldest events of one kind out of the queue; null when it is empty. Events of an object that is gone are dropped. */
    take(model: OrgModel): SObject[] | null {
        const first = this.#store.get('SELECT object FROM _event ORDER BY id LIMIT 1');
        if (first === null) return null;
        const rows = this.#store.all('SELECT id, fields FROM _event WHERE object = ? ORDER BY id LIMIT ?', [
            first[0] ?? null,
            BATCH
        ]);
        for (const [id] of rows) this.#store.run('DELETE FROM _event WHERE id = ?', [id ?? null]);
        const object = model.object(String(first[0]));
        if (!object) return [];
        return rows.map(([id, text]) => {
            const event = new SObject(object, {}, true);
            for (const [name, raw] of Object.entries(JSON.parse(String(text)) as Record<string, RawValue>)) {
                const field = object.fields.get(name.toLowerCase());
                if (field) event.values[field.name] = fromRaw(field, raw);
            }
            for (const field of object.fields.values())
                event.values[field.name] ??= field.type === 'boolean' ? false : null;
            event.values['ReplayId'] = String(id);
            return event;
        });
    }
}
