import { Worker } from 'node:worker_threads';
import type { WorkerNotice, WorkerRequest } from './protocol.ts';

interface Waiting {
    resolve: (value: unknown) => void;
    reject: (error: Error) => void;
    limitMs: number;
}

type WorkerMessage =
    WorkerNotice | { id: number; value?: unknown; error?: { message: string; code: string; details: unknown } };

/** An error that the worker answered with; `code` tells callers apart what went wrong. */
export class WorkerError extends Error {
    readonly code: string;
    readonly details: unknown;
    constructor(message: string, code: string, details: unknown) {
        super(message);
        this.code = code;
        this.details = details;
    }
}

/**
 * The main thread's handle on the worker that owns the org. Requests are answered in order. A worker that stays silent on a
 * request for longer than the request's limit is terminated; one that ended is started again: SQLite then rolls back what
 * it had open.
 */
export class WorkerClient {
    #worker: Worker | null = null;
    #next = 1;
    /** In the order in which the worker answers. */
    readonly #waiting = new Map<number, Waiting>();
    #timer: NodeJS.Timeout | null = null;
    readonly #onNotice: (notice: WorkerNotice) => void;
    readonly #onRestart: () => Promise<void>;

    /** `onRestart` brings a new worker to where the old one was; its first request is the first that the new one gets. */
    constructor(onNotice: (notice: WorkerNotice) => void, onRestart: () => Promise<void>) {
        this.#onNotice = onNotice;
        this.#onRestart = onRestart;
        this.#start();
    }

    /** Asks the worker; `limitMs` is how long it may stay silent on this request, once it is its turn. */
    ask<T>(request: WorkerRequest, limitMs = 120_000): Promise<T> {
        const worker = this.#worker;
        if (worker === null) return Promise.reject(new WorkerError('The org was closed', 'SERVER_UNAVAILABLE', null));
        const id = this.#next++;
        return new Promise<T>((resolve, reject) => {
            this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, limitMs });
            if (this.#waiting.size === 1) this.#watch();
            worker.postMessage({ id, request });
        });
    }

    async close(): Promise<void> {
        const worker = this.#worker;
        this.#worker = null;
        await worker?.terminate();
        this.#failAll('The org was closed');
    }

    #start(): void {
        const worker = new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { stackSizeMb: 16 } });
        let problem = 'The org stopped';
        let hasSpoken = false;
        worker.on('message', (message: WorkerMessage) => {
            hasSpoken = true;
            this.#receive(message);
        });
        worker.on('error', (error) => (problem = `The org stopped: ${error.message}`));
        worker.on('exit', () => {
            if (this.#worker !== worker) return;
            if (hasSpoken) return this.#restart(problem);
            // It cannot even start; the next one could not either.
            this.#worker = null;
            this.#failAll(problem);
        });
        this.#worker = worker;
    }

    #receive(message: WorkerMessage): void {
        if ('notice' in message) {
            this.#watch();
            return this.#onNotice(message);
        }
        const waiting = this.#waiting.get(message.id);
        if (!waiting) return;
        this.#waiting.delete(message.id);
        this.#watch();
        if (message.error)
            waiting.reject(new WorkerError(message.error.message, message.error.code, message.error.details));
        else waiting.resolve(message.value);
    }

    /** Measures the silence on the request whose turn it is. */
    #watch(): void {
        if (this.#timer) clearTimeout(this.#timer);
        const [current] = this.#waiting.values();
        this.#timer = current ? setTimeout(() => void this.#worker?.terminate(), current.limitMs) : null;
    }

    #restart(problem: string): void {
        this.#failAll(`${problem}; it was started again and the request undone`);
        this.#start();
        this.#onRestart().catch((error: Error) => this.#onNotice({ notice: 'log', text: error.message }));
    }

    #failAll(message: string): void {
        if (this.#timer) clearTimeout(this.#timer);
        this.#timer = null;
        const waiting = [...this.#waiting.values()];
        this.#waiting.clear();
        for (const each of waiting) each.reject(new WorkerError(message, 'SERVER_UNAVAILABLE', null));
    }
}
