import { UnsupportedError } from '../apex/runtime/values/errors.ts';
import type { ApexObject } from '../apex/runtime/values/object.ts';
import type { SObject } from '../apex/runtime/values/sobject.ts';
import { tx } from '../apex/runtime/context.ts';
import type { Access, DmlRowResult, JobHost, JobRequest } from '../contracts.ts';
import type { Org } from '../org/org.ts';
import { EventQueue } from './event-queue.ts';

/** Rounds of events set off by events, before they count as endless. */
const MOST_ROUNDS = 100;

/**
 * What runs after a request: platform events are queued with the transaction that published them and delivered to their
 * triggers afterwards, each batch in a transaction of its own. Queueable, batch, scheduled and future jobs are refused.
 */
export class OrgJobs implements JobHost {
    readonly current = null;
    readonly #org: Org;
    readonly #events: EventQueue;
    #scheduled = false;

    constructor(org: Org) {
        this.#org = org;
        this.#events = new EventQueue(org.store);
    }

    enqueue(request: JobRequest): string {
        throw new UnsupportedError(`${request.kind} jobs`);
    }

    abort(): void {
        throw new UnsupportedError('System.abortJob');
    }

    attachFinalizer(_finalizer: ApexObject): void {
        throw new UnsupportedError('System.attachFinalizer');
    }

    publish(events: SObject[], access: Access): DmlRowResult[] {
        const { user } = tx();
        const results = events.map((event): DmlRowResult => {
            const failure = access.mode === 'user' && !user.object(event.object).create ? { statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: `No access to ${event.object.name}`, fields: [] } : missing(event);
            return { success: failure === null, id: null, created: failure === null, errors: failure === null ? [] : [failure] };
        });
        this.#events.add(events.filter((_, index) => results[index]?.success));
        return results;
    }

    /** Delivers everything that waits, inside the running test. */
    deliverEvents(): void {
        for (let round = 0; !this.#events.isEmpty; round++) {
            if (round === MOST_ROUNDS) throw new Error('Platform events keep publishing further events');
            const events = this.#events.take(this.#org.model) ?? [];
            if (events.length > 0) this.#org.runNested('PLATFORM_EVENT', (nested) => this.#fire(events, nested.triggers));
        }
    }

    /** Delivers what waits once the current request was answered; interactive requests come first. */
    schedule(): void {
        if (this.#scheduled || this.#events.isEmpty) return;
        this.#scheduled = true;
        setImmediate(() => {
            this.#scheduled = false;
            this.deliverOnce();
            this.schedule();
        });
    }

    /** Delivers what waits, batch by batch, for commands that end with the process; events that keep publishing others stay for the next one. */
    drain(): void {
        for (let round = 0; round < MOST_ROUNDS && !this.#events.isEmpty; round++) this.deliverOnce();
    }

    /** Delivers one batch in its own transaction. A trigger that fails is reported; its events are not tried again, as on the platform. */
    deliverOnce(): void {
        const org = this.#org;
        const options = { userId: org.adminUserId, quiddity: 'PLATFORM_EVENT' };
        try {
            org.transaction(options, (transaction) => {
                const events = this.#events.take(org.model);
                if (events && events.length > 0) this.#fire(events, transaction.triggers);
            });
        } catch (error) {
            org.listenerLog(`A platform event trigger failed: ${org.describe(error)}`);
            org.transaction(options, () => void this.#events.take(org.model));
        }
    }

    #fire(events: SObject[], triggers: ReturnType<typeof tx>['triggers']): void {
        const object = events[0]!.object;
        if (triggers.handles(object, 'after', 'insert')) triggers.fire({ object, when: 'after', operation: 'insert', newRows: events, oldRows: null });
    }
}

function missing(event: SObject): DmlRowResult['errors'][number] | null {
    const fields = [...event.object.fields.values()].filter((field) => field.custom && !field.nillable && field.type !== 'boolean' && field.defaultFormula === null && (event.values[field.name] ?? null) === null);
    if (fields.length === 0) return null;
    const names = fields.map((field) => field.name);
    return { statusCode: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${names.join(', ')}]`, fields: names };
}
