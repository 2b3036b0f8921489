import os from 'node:os';
import v8 from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { OrgOptions } from '../org/protocol.ts';
import { type Membership, memberships } from './membership.ts';
import { type Piece, piecesOf } from './queue.ts';
import type { LineCoverage, TestInventory, TestRequest, TestResult, WorkerTask } from './protocol.ts';

/** Methods of a class that together take longer are stopped with their worker, and fail (ms). */
const CLASS_LIMIT = 120_000;

/** Small enough to stay near the processor (MB): what tests make is short-lived, and a large one is swept through memory. */
const YOUNG_GENERATION = 32;

interface Answer {
    id: number;
    value?: unknown;
    error?: string;
}

/** One worker thread with an org of its own. A worker that died or was stopped answers nothing any more; `isAlive` tells. */
class TestWorker {
    readonly #worker: Worker;
    #next = 1;
    isAlive = true;
    readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

    constructor(options: OrgOptions, membership: Membership | null) {
        const workerData: WorkerTask = { options, membership };
        this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
            workerData,
            transferList: membership?.ports ?? [],
            resourceLimits: { stackSizeMb: 16, maxYoungGenerationSizeMb: YOUNG_GENERATION }
        });
        this.#worker.on('message', ({ id, value, error }: Answer) => {
            const waiting = this.#waiting.get(id);
            this.#waiting.delete(id);
            if (error === undefined) waiting?.resolve(value);
            else waiting?.reject(new Error(error));
        });
        let problem = new Error('The worker was stopped');
        this.#worker.on('error', (error) => (problem = error as Error));
        this.#worker.on('exit', () => {
            this.isAlive = false;
            for (const waiting of this.#waiting.values()) waiting.reject(problem);
            this.#waiting.clear();
        });
    }

    ask<T>(request: TestRequest): Promise<T> {
        const id = this.#next++;
        return new Promise<T>((resolve, reject) => {
            this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
            this.#worker.postMessage({ id, request });
        });
    }

    close(): Promise<number> {
        this.isAlive = false;
        return this.#worker.terminate();
    }
}

export interface TestRun {
    inventory: TestInventory;
    results: TestResult[];
    coverage: LineCoverage[];
}

export interface RunOptions {
    org: OrgOptions;
    /** Class names or Class.method, in any case; empty = all. */
    only: readonly string[];
    coverage: boolean;
    /** Also tell which lines each method ran (`covered` of its result). */
    methodCoverage?: boolean;
    onResult: (done: number, total: number) => void;
    /** How long a class may take (ms); two minutes unless told otherwise. */
    classLimit?: number;
}

/** Runs Apex tests on one in-memory org per core. */
export async function runTests(options: RunOptions): Promise<TestRun> {
    const workers: TestWorker[] = [];
    const open = (membership: Membership | null = null) => {
        const worker = new TestWorker(options.org, membership);
        workers.push(worker);
        const opened = worker.ask<TestInventory>({ kind: 'open' });
        // Told when somebody waits for it.
        opened.catch(() => undefined);
        return { worker, opened };
    };
    // Each core has a worker that is busy: helpers that share its collections would only take turns with the others.
    v8.setFlagsFromString('--no-parallel-scavenge');
    try {
        // All of the tests will need every core. Some of them may not: a second org takes about as long to open as a few classes take to run.
        const cores = os.availableParallelism();
        const [begun, ...waiting] =
            options.only.length > 0 || cores === 1 ? [open()] : memberships(cores).map((each) => open(each));
        const { worker: first, opened } = begun!;
        const inventory = await opened;
        const queue = piecesOf(inventory, options.only);
        const total = queue.reduce((sum, piece) => sum + piece.methods.length, 0);
        const classes = new Set(queue.map((piece) => piece.className)).size;
        const extra = Math.min(cores, Math.ceil(classes / 4)) - 1;
        const done: { piece: Piece; results: TestResult[] }[] = [];
        let count = 0;
        const another = async (): Promise<TestWorker> => {
            const next = waiting.shift() ?? open();
            await next.opened;
            return next.worker;
        };
        const work = async (own: TestWorker | null): Promise<void> => {
            let worker = own;
            for (let piece = queue.shift(); piece; piece = queue.shift()) {
                // What took too long has taken its worker with it.
                if (!worker?.isAlive) worker = await another();
                done.push({ piece, results: await runOne(worker, piece, options) });
                options.onResult((count += piece.methods.length), total);
            }
        };
        await Promise.all([work(first), ...Array.from({ length: extra }, () => work(null))]);
        const coverage = options.coverage
            ? merged(
                  await Promise.all(
                      workers
                          .filter((worker) => worker.isAlive)
                          .map((worker) => worker.ask<LineCoverage[]>({ kind: 'coverage' }))
                  )
              )
            : [];
        done.sort(
            ({ piece: left }, { piece: right }) =>
                left.className.localeCompare(right.className) || left.from - right.from
        );
        return { inventory, results: done.flatMap((each) => each.results), coverage };
    } finally {
        await Promise.all(workers.map((worker) => worker.close()));
    }
}

async function runOne(worker: TestWorker, piece: Piece, options: RunOptions): Promise<TestResult[]> {
    const { className, methods } = piece;
    const limit = options.classLimit ?? CLASS_LIMIT;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
            void worker.close();
            reject(new Error(`took longer than ${limit / 1000} s`));
        }, limit);
    });
    try {
        return await Promise.race([
            worker.ask<TestResult[]>({
                kind: 'run',
                className,
                methods,
                methodCoverage: options.methodCoverage === true
            }),
            late
        ]);
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return methods.map((method) => ({
            className,
            method,
            outcome: 'internal',
            milliseconds: 0,
            message,
            stack: [],
            limits: null
        }));
    } finally {
        clearTimeout(timer);
    }
}

function merged(parts: LineCoverage[][]): LineCoverage[] {
    const [first = [], ...others] = parts;
    for (const other of others) {
        other.forEach((unit, index) =>
            unit.hits.forEach((hits, line) => (first[index]!.hits[line] = (first[index]!.hits[line] ?? 0) + hits))
        );
    }
    return first;
}
