import { Worker } from 'node:worker_threads';
import type { WorkerNotice, WorkerRequest } from './protocol.ts';

interface Waiting {
    resolve: (value: unknown) => void;
    reject: (error: Error) => void;
    timer: NodeJS.Timeout;
}

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
 * The main thread's handle on the worker that owns the org. Requests are answered in order. A worker that stays silent
 * for longer than a request's time limit is terminated and started again: SQLite then rolls back what it had open.
 */
export class WorkerClient {
    #worker: Worker | null = null;
    #next = 1;
    readonly #waiting = new Map<number, Waiting>();
    readonly #onNotice: (notice: WorkerNotice) => void;
    readonly #onRestart: () => Promise<void>;

    constructor(onNotice: (notice: WorkerNotice) => void, onRestart: () => Promise<void>) {
        this.#onNotice = onNotice;
        this.#onRestart = onRestart;
        this.#start();
    }

    /** Asks the worker; `limitMs` is how long it may stay silent on this request. */
    ask<T>(request: WorkerRequest, limitMs = 120_000): Promise<T> {
        const id = this.#next++;
        return new Promise<T>((resolve, reject) => {
            const timer = setTimeout(() => void this.#restart(id), limitMs);
            this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, timer });
            this.#worker?.postMessage({ id, request });
        });
    }

    async close(): Promise<void> {
        await this.#worker?.terminate();
        this.#worker = null;
        this.#failAll('The org was closed');
    }

    #start(): void {
        const worker = new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: { stackSizeMb: 16 } });
        worker.on('message', (message: { id?: number; value?: unknown; error?: { message: string; code: string; details: unknown } } & Partial<WorkerNotice>) => {
            if (message.notice !== undefined) return this.#onNotice(message as WorkerNotice);
            const waiting = this.#waiting.get(message.id ?? -1);
            if (!waiting) return;
            this.#waiting.delete(message.id as number);
            clearTimeout(waiting.timer);
            if (message.error) waiting.reject(new WorkerError(message.error.message, message.error.code, message.error.details));
            else waiting.resolve(message.value);
        });
        worker.on('error', (error) => this.#failAll(`The org stopped: ${error.message}`));
        this.#worker = worker;
    }

    async #restart(stuck: number): Promise<void> {
        if (!this.#waiting.has(stuck)) return;
        await this.#worker?.terminate();
        this.#failAll('The request took too long; the org was started again and the request undone');
        this.#start();
        await this.#onRestart();
    }

    #failAll(message: string): void {
        for (const waiting of this.#waiting.values()) {
            clearTimeout(waiting.timer);
            waiting.reject(new WorkerError(message, 'SERVER_UNAVAILABLE', null));
        }
        this.#waiting.clear();
    }
}
