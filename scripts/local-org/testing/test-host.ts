import { tx } from '../apex/runtime/context.ts';
import { apexError } from '../apex/runtime/values/exceptions.ts';
import type { LimitCounters, TestHost } from '../contracts.ts';
import { freshLimits } from '../org/limits.ts';
import type { Org } from '../org/org.ts';
import { quote } from '../store/columns.ts';

/** System.Test of one running test method. */
export class MethodTestHost implements TestHost {
    readonly #org: Org;
    #state: 'before' | 'between' | 'after' = 'before';
    #outside: LimitCounters | null = null;
    #mark = 0;

    constructor(org: Org) {
        this.#org = org;
    }

    startTest(): void {
        if (this.#state !== 'before') throw apexError('FinalException', 'Testing already started');
        this.#state = 'between';
        const transaction = tx();
        this.#outside = transaction.limits;
        this.#mark = this.#org.jobs.mark;
        transaction.limits = freshLimits();
    }

    stopTest(): void {
        if (this.#state !== 'between') throw apexError('FinalException', 'Testing already stopped');
        this.#state = 'after';
        const transaction = tx();
        try {
            this.#org.jobs.runInTest(this.#mark);
        } finally {
            transaction.limits = this.#outside ?? freshLimits();
        }
    }

    setCreatedDate(recordId: string, ms: number): void {
        const object = this.#org.model.objectByPrefix(recordId.slice(0, 3));
        if (!object) throw apexError('IllegalArgumentException', `Invalid id: ${recordId}`);
        this.#org.store.run(`UPDATE ${quote(object.name)} SET "CreatedDate" = ? WHERE "Id" = ?`, [ms, recordId]);
    }

    standardPricebookId(): string {
        return this.#org.standardPricebookId;
    }
}
