import { isDeepStrictEqual } from 'node:util';

/** Expectations of one run: each is printed, all are counted, none stops the run. */
export class Expectations {
    passed = 0;
    failed = 0;

    /** Counts as passed when both are deeply equal. */
    equal(what: string, actual: unknown, expected: unknown): void {
        const ok = isDeepStrictEqual(actual, expected);
        this.#record(ok, ok ? `${what}: ${brief(actual)}` : `${what}: ${brief(actual)}, expected ${brief(expected)}`);
    }

    /** Counts as passed when the condition holds. @param detail shown when it does not */
    holds(what: string, condition: boolean, detail = ''): void {
        this.#record(condition, condition || detail === '' ? what : `${what}\n${detail}`);
    }

    /** Runs a group of expectations; an exception in it counts as failed. */
    async group(title: string, check: () => Promise<void>): Promise<void> {
        const start = Date.now();
        console.log(`\n${title} ...`);
        try {
            await check();
        } catch (error) {
            this.#record(false, error instanceof Error ? error.message : String(error));
        }
        console.log(`${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
    }

    #record(ok: boolean, message: string): void {
        if (ok) this.passed += 1;
        else this.failed += 1;
        console.log(`  ${ok ? 'ok    ' : 'FAILED'}  ${message}`);
    }
}

function brief(value: unknown): string {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
