import os from 'node:os';
import v8 from 'node:v8';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ParsedUnit } from '../apex/compiler/ast.ts';
import { parseUnit } from '../apex/compiler/parse/index.ts';

/** What is parsed. */
export interface UnitText {
    text: string;
    kind: ParsedUnit['kind'];
    name: string;
}

/** What a parsing thread gets. */
export interface Share {
    units: readonly UnitText[];
    port: import('node:worker_threads').MessagePort;
    /** Becomes 1 when the trees have been sent, or the thread has failed. */
    done: Int32Array;
}

/** Fewer characters are parsed sooner than another thread is started. */
const WORTHWHILE = 150_000;
/** A thread that has not answered by then is given up, and its share parsed here (ms). */
const PATIENCE = 60_000;
const MOST_THREADS = 4;

/**
 * Parses sources on all cores and waits for them: a cold start spends most of its time on this. The thread that asks takes a share itself.
 * @returns the serialised trees in the order of the units
 */
export function parseBeside(units: readonly UnitText[], threads = threadsFor(units)): Uint8Array[] {
    const shares = sharesOf(units, threads);
    const others = shares.slice(1).map((share) => start(share));
    const trees = new Map<UnitText, Uint8Array>();
    const keep = (share: readonly UnitText[], parsed: readonly Uint8Array[]): void =>
        share.forEach((unit, index) => trees.set(unit, parsed[index]!));
    keep(shares[0]!, parseHere(shares[0]!));
    for (const other of others) keep(other.units, other.finish());
    return units.map((unit) => trees.get(unit)!);
}

/** Parses sources one after the other. */
export function parseHere(units: readonly UnitText[]): Uint8Array[] {
    return units.map(({ text, kind, name }) => v8.serialize(parseUnit(text, kind, name)));
}

function threadsFor(units: readonly UnitText[]): number {
    const size = units.reduce((sum, { text }) => sum + text.length, 0);
    return Math.max(1, Math.min(os.availableParallelism(), MOST_THREADS, Math.floor(size / WORTHWHILE)));
}

/** Shares of about the same number of characters: the longest unit goes to whoever has least. */
function sharesOf(units: readonly UnitText[], threads: number): UnitText[][] {
    const shares = Array.from({ length: threads }, () => ({ size: 0, units: [] as UnitText[] }));
    for (const unit of [...units].sort((left, right) => right.text.length - left.text.length)) {
        const least = shares.reduce((best, share) => (share.size < best.size ? share : best));
        least.units.push(unit);
        least.size += unit.text.length;
    }
    return shares.map((share) => share.units);
}

function start(units: readonly UnitText[]): { units: readonly UnitText[]; finish(): Uint8Array[] } {
    const { port1, port2 } = new MessageChannel();
    const done = new Int32Array(new SharedArrayBuffer(4));
    const share: Share = { units, port: port2, done };
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
        workerData: share,
        transferList: [port2],
        resourceLimits: { stackSizeMb: 16 }
    });
    // A thread that cannot start or stops is noticed by its silence; its share is parsed here.
    worker.on('error', () => undefined);
    worker.unref();
    return {
        units,
        finish(): Uint8Array[] {
            // The event loop stands still meanwhile, so the answer is fetched rather than waited for as an event.
            Atomics.wait(done, 0, 0, PATIENCE);
            const answer = receiveMessageOnPort(port1) as { message: Uint8Array[] } | undefined;
            port1.close();
            void worker.terminate();
            return answer?.message ?? parseHere(units);
        }
    };
}
