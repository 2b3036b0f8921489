import fs from 'node:fs';
import path from 'node:path';
import { restorePredictions, savedPredictions, statesLearned } from '../apex/compiler/parse/predictions.ts';

/** Fewer states than these are not worth writing half a megabyte. */
const WORTH_KEEPING = 200;

/** Whether this thread has read what was kept: the parser's tables are the thread's own. */
let isRestored = false;

/**
 * What the parser has learned about the grammar, kept on disk between processes: it holds for all sources. A cache that cannot be read or written
 * costs time, nothing else.
 * @param file for one version of the parser
 */
export class GrammarCache {
    readonly #file: string;

    constructor(file: string) {
        this.#file = file;
    }

    /** Before anything is parsed; does nothing the second time. */
    restore(): void {
        if (isRestored) return;
        isRestored = true;
        let kept: Buffer;
        try {
            kept = fs.readFileSync(this.#file);
        } catch {
            return;
        }
        const numbers = new Int32Array(Math.floor(kept.byteLength / 4));
        kept.copy(new Uint8Array(numbers.buffer));
        restorePredictions(numbers);
    }

    /** Writes what is known, when enough of it is new. */
    save(): void {
        if (statesLearned() < WORTH_KEEPING) return;
        writeWhole(this.#file, Buffer.from(savedPredictions().buffer));
    }
}

/** Writes a file of the cache, so that others see the former one or the whole new one; says whether it could. */
export function writeWhole(file: string, content: Uint8Array): boolean {
    const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(temporary, content);
        fs.renameSync(temporary, file);
        return true;
    } catch {
        fs.rmSync(temporary, { force: true });
        return false;
    }
}
