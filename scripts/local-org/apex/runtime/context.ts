import type { Transaction } from '../../contracts.ts';

let current: Transaction | null = null;

/** The running transaction. Library code reads the world only through it; throws outside of one. */
export function tx(): Transaction {
    if (current === null) throw new Error('No transaction is running');
    return current;
}

/** The running transaction or null, for text conversion in places that also work without one. */
export function txOrNull(): Transaction | null {
    return current;
}

/** Runs `fn` inside the transaction (synchronously) and puts the previous one back. */
export function withTransaction<T>(transaction: Transaction, fn: () => T): T {
    const previous = current;
    current = transaction;
    try {
        return fn();
    } finally {
        current = previous;
    }
}
