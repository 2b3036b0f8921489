import { apexError } from './exceptions.ts';
import { KeyTable } from './keys.ts';
import { MESSAGES } from './messages.ts';

/** A Set in insertion order; `type` is its canonical type text. */
export class ApexSet {
    readonly type: string;
    #table = new KeyTable();
    readonly #items = new Map<unknown, unknown>();
    #iterating = 0;

    constructor(type: string, items: Iterable<unknown> = []) {
        this.type = type;
        for (const item of items) this.#items.set(this.#table.key(item), item);
    }

    #write(): void {
        if (this.#iterating > 0) throw apexError('FinalException', MESSAGES.iterated);
    }

    /** Brackets a for-each over the set: the platform refuses changes meanwhile. */
    iterating(on: boolean): void {
        this.#iterating += on ? 1 : -1;
    }

    /** True when the set changed. */
    add(item: unknown): boolean {
        this.#write();
        const key = this.#table.key(item);
        if (this.#items.has(key)) return false;
        this.#items.set(key, item);
        return true;
    }

    /** True when the set changed. */
    delete(item: unknown): boolean {
        this.#write();
        return this.#items.delete(this.#table.key(item));
    }

    has(item: unknown): boolean {
        return this.#items.has(this.#table.key(item));
    }

    clear(): void {
        this.#write();
        this.#items.clear();
        this.#table = new KeyTable();
    }

    get size(): number {
        return this.#items.size;
    }

    /** A new array of the elements, in insertion order. */
    values(): unknown[] {
        return [...this.#items.values()];
    }
}
