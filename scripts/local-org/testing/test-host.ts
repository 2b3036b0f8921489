import { tx } from '../apex/runtime/context.ts';
import { apexError } from '../apex/runtime/values/exceptions.ts';
import type { LimitCounters, LimitUsage, TestHost, Transaction } from '../contracts.ts';
import { freshLimits } from '../org/limits.ts';
import type { Org } from '../org/org.ts';
import { quote } from '../store/columns.ts';

/** System.Test of one running test method. */
export class MethodTestHost implements TestHost {
    readonly #org: Org;
    #state: 'before' | 'between' | 'after' = 'before';
    #outside: LimitCounters | null = null;
    #mark = 0;
    #putCpuBack: () => void = () => undefined;
    /** What the test's budgets used, in the order in which they ended. */
    readonly budgets: { budget: string; usage: LimitUsage }[] = [];

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
        this.#putCpuBack = this.#org.kernel.freshCpu();
    }

    stopTest(): void {
        if (this.#state !== 'between') throw apexError('FinalException', 'Testing already stopped');
        this.#state = 'after';
        const transaction = tx();
        try {
            this.#org.jobs.runInTest(this.#mark);
        } finally {
            this.#leaveInner(transaction);
        }
    }

    record(budget: string, usage: LimitUsage): void {
        this.budgets.push({ budget, usage });
    }

    /** Notes what the test's own budgets used, when it has ended; one that failed may still be between startTest and stopTest. */
    finish(transaction: Transaction): void {
        if (this.#state === 'between') this.#leaveInner(transaction);
        this.record('test', this.#org.usage(transaction));
    }

    #leaveInner(transaction: Transaction): void {
        this.record('startTest', this.#org.usage(transaction));
        transaction.limits = this.#outside ?? freshLimits();
        this.#putCpuBack();
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
