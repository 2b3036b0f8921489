import { apexError } from './exceptions.ts';
import { KeyTable } from './keys.ts';
import { MESSAGES } from './messages.ts';

/** A Map in insertion order; `type` is its canonical type text. */
export class ApexMap {
    readonly type: string;
    /** Set for Trigger.newMap / oldMap and other maps that the platform does not let write. */
    readOnly = false;
    #table = new KeyTable();
    readonly #items = new Map<unknown, [unknown, unknown]>();

    constructor(type: string, entries: Iterable<readonly [unknown, unknown]> = []) {
        this.type = type;
        // by index: taking a pair apart costs an iterator for each
        for (const entry of entries) this.put(entry[0], entry[1]);
    }

    #write(): void {
        if (this.readOnly) throw apexError('FinalException', MESSAGES.finalCollection);
    }

    /** null when the key is absent. */
    get(key: unknown): unknown {
        const entry = this.#items.get(this.#table.key(key));
        return entry === undefined ? null : entry[1];
    }

    /** The value before, or null. */
    put(key: unknown, value: unknown): unknown {
        this.#write();
        const id = this.#table.key(key);
        const entry = this.#items.get(id);
        if (entry !== undefined) {
            const before = entry[1];
            entry[1] = value;
            return before;
        }
        this.#items.set(id, [key, value]);
        return null;
    }

    has(key: unknown): boolean {
        return this.#items.has(this.#table.key(key));
    }

    /** The removed value, or null. */
    remove(key: unknown): unknown {
        this.#write();
        const id = this.#table.key(key);
        const entry = this.#items.get(id);
        if (entry === undefined) return null;
        this.#items.delete(id);
        return entry[1];
    }

    clear(): void {
        this.#write();
        this.#items.clear();
        this.#table = new KeyTable();
    }

    get size(): number {
        return this.#items.size;
    }

    keys(): unknown[] {
        return [...this.#items.values()].map((entry) => entry[0]);
    }

    values(): unknown[] {
        return [...this.#items.values()].map((entry) => entry[1]);
    }

    entries(): [unknown, unknown][] {
        return [...this.#items.values()].map((entry) => [entry[0], entry[1]]);
    }
}
