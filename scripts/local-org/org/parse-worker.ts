import { workerData } from 'node:worker_threads';
import { parseHere, type Share } from './parse-beside.ts';

/** A thread that parses its share of the sources, sends the trees and ends. */
const { units, port, done } = workerData as Share;
try {
    port.postMessage(parseHere(units));
} finally {
    Atomics.store(done, 0, 1);
    Atomics.notify(done, 0);
}
