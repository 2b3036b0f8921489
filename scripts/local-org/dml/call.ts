/** Splits a DML call into chunks and decides what stays: all or none, or the good rows after at most three attempts. */
import type { LimitCounters, Transaction } from '../contracts.ts';
import type { Store } from '../store/store.ts';
import { DML_ERRORS } from './messages.ts';
import { good } from './work.ts';
import type { Work } from './work.ts';

const CHUNK = 200;
const ATTEMPTS = 3;
let savepoints = 0;

/** One pass over rows; `shared` says that triggers or the table saw rows that failed. */
export type Pass = (works: Work[], stopOnError: boolean) => { shared: boolean };

/** A savepoint name that no other has, whatever transactions nest. */
export function savepointName(): string {
    return `save${++savepoints}`;
}

/** Runs `fn` in a savepoint; undone where it returns false or throws. */
export function atomically(store: Store, fn: () => boolean): boolean {
    const name = savepointName();
    store.savepoint(name);
    let keep = false;
    try {
        keep = fn();
        return keep;
    } finally {
        if (!keep) {
            store.rollbackTo(name);
        }
        store.release(name);
    }
}

/** Runs a call over its rows in chunks of 200. One that is all or none stops at the first error: the caller undoes what it did. */
export function runCall(tx: Transaction, store: Store, works: Work[], allOrNone: boolean, pass: Pass): void {
    if (allOrNone) {
        const failed = (chunk: readonly Work[]): boolean => chunk.some((work) => work.errors.length > 0);
        for (let start = 0; start < works.length; start += CHUNK) {
            const chunk = works.slice(start, start + CHUNK);
            if (failed(chunk)) {
                return;
            }
            pass(chunk, true);
            if (failed(chunk)) {
                return;
            }
        }
        return;
    }
    for (let start = 0; start < works.length; start += CHUNK) {
        runPartial(tx, store, good(works.slice(start, start + CHUNK)), pass);
    }
}

/** Partial success: rows with errors are dropped, what the attempt did is undone, and the rest is tried again. */
function runPartial(tx: Transaction, store: Store, chunk: Work[], pass: Pass): void {
    let rows = chunk;
    const limits: LimitCounters = { ...tx.limits };
    for (let attempt = 1; rows.length > 0; attempt++) {
        const clean = atomically(store, () => {
            const { shared } = pass(rows, false);
            return !(shared && rows.some((work) => work.errors.length > 0));
        });
        if (clean) {
            return;
        }
        Object.assign(tx.limits, limits);
        rows = good(rows);
        if (attempt === ATTEMPTS) {
            rows.forEach((work) => work.errors.push(DML_ERRORS.retries()));
            return;
        }
    }
}
