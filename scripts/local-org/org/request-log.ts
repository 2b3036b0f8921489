import type { LimitUsage } from '../contracts.ts';

/** One transaction that ran Apex: a request, a job's step, a batch of events. */
export interface RequestUsage {
    /** Epoch ms by the machine's clock, whatever day the org's own is pinned to. */
    started: number;
    milliseconds: number;
    /** Kind of request, a name of System.Quiddity. */
    kind: string;
    /** What was called: `Class.method`, or the triggers that a save fired. */
    apex: readonly string[];
    username: string;
    /** Type and message of what undid it; null when it was committed. */
    failure: string | null;
    usage: LimitUsage;
}

/** Transactions that are remembered. */
const MOST = 200;

/** What the last transactions with Apex used of their limits. In memory: it tells of the process that runs. */
export class RequestLog {
    readonly #entries: RequestUsage[] = [];

    /** Notes a transaction that ends now. */
    add(request: Omit<RequestUsage, 'milliseconds'>): void {
        this.#entries.push({ ...request, milliseconds: Date.now() - request.started });
        if (this.#entries.length > MOST) this.#entries.shift();
    }

    /** The transactions, newest first. */
    list(): RequestUsage[] {
        return this.#entries.toReversed();
    }
}
