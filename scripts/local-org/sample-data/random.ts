/** Small repeatable random numbers (mulberry32), so that every load makes the same company. */
export class Random {
    #state: number;

    constructor(seed: number) {
        this.#state = seed;
    }

    /** 0 (inclusive) to 1 (exclusive). */
    next(): number {
        this.#state = (this.#state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    }

    /** A whole number from `low` to `high`, both included. */
    between(low: number, high: number): number {
        return low + Math.floor(this.next() * (high - low + 1));
    }

    pick<T>(items: readonly T[]): T {
        return items[Math.floor(this.next() * items.length)] as T;
    }

    /** True with the given probability. */
    chance(probability: number): boolean {
        return this.next() < probability;
    }
}
