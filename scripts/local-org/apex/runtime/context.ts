import type { Access, Transaction } from '../../contracts.ts';

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

/** What library code asks about the Apex code that calls it; the kernel answers. */
export interface RunningCode {
    /** Default access of a statement in the running class: its API version and sharing keyword decide. */
    access(): Access;
    /** Whether the running class keeps to the user's record visibility. */
    sharing(): boolean;
    /** Namespace of the running class, '' outside of one. */
    namespace(): string;
    /** Class and line for log lines and refusals; null outside of compiled code. */
    place(): { className: string; line: number } | null;
    /** CPU time that the transaction has used (ms). */
    cpuTime(): number;
}

let running: RunningCode = {
    access: () => ({ mode: 'user', sharing: true }),
    sharing: () => true,
    namespace: () => '',
    place: () => null,
    cpuTime: () => 0
};

/** Set once by the kernel. */
export function setRunningCode(code: RunningCode): void {
    running = code;
}

/** The Apex code that calls the library. */
export function runningCode(): RunningCode {
    return running;
}
