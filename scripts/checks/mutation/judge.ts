import type { TestResult } from '../../local-org/testing/protocol.ts';
import type { Probe } from './instrument.ts';

/**
 * What became of a flipped assertion. `survived` is what must not happen: the assertion was reached and the test passed, or went
 * on behind it. `unsupported` and `internal` are errors of the local org and no kills.
 */
export type Fate = 'killed' | 'survived' | 'not run' | 'unsupported' | 'internal';

/** Whether a test method reached an assertion and went on behind it. */
export function hasHeld(result: TestResult | undefined, file: string, probe: Probe): boolean {
    return result?.outcome === 'passed' && linesOf(result, file).has(probe.mark);
}

/** Judges one flipped assertion by the result of its test method; its only flipped one. */
export function judge(
    result: TestResult | undefined,
    file: string,
    probe: Probe
): { fate: Fate; message: string | null } {
    if (result === undefined) return { fate: 'not run', message: 'the test method was not found' };
    const { message } = result;
    const lines = linesOf(result, file);
    if (lines.has(probe.mark)) return { fate: 'survived', message };
    if (result.outcome === 'unsupported' || result.outcome === 'internal') return { fate: result.outcome, message };
    if (!lines.has(probe.line)) return { fate: 'not run', message };
    // Its assertion held in the same place before, so a test that passes has swallowed the failure.
    if (result.outcome === 'passed') return { fate: 'survived', message };
    return message?.startsWith('System.AssertException') === true
        ? { fate: 'killed', message }
        : { fate: 'internal', message: `failed, but not by the assertion: ${message}` };
}

function linesOf(result: TestResult, file: string): Set<number> {
    return new Set(result.covered?.find((unit) => unit.path === file)?.lines);
}
