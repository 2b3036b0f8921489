import { apexError } from './exceptions.ts';
import { MESSAGES } from './messages.ts';

/** A List (or array); `type` is its canonical type text. */
export class ApexList {
    readonly type: string;
    items: unknown[];

    constructor(type: string, items: unknown[] = []) {
        this.type = type;
        this.items = items;
    }

    /** ListException "List index out of bounds: n". */
    get(index: number): unknown {
        if (index < 0 || index >= this.items.length) throw apexError('ListException', MESSAGES.listIndex(index));
        return this.items[index];
    }

    set(index: number, value: unknown): void {
        if (index < 0 || index >= this.items.length) throw apexError('ListException', MESSAGES.listIndex(index));
        this.items[index] = value;
    }

    get size(): number {
        return this.items.length;
    }
}
