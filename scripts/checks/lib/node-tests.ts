import { globSync } from 'node:fs';
import type { CommandResult } from './command.ts';
import { projectRoot } from './project.ts';
import type { Runner, StepOutcome } from './test-steps.ts';

/** Which files Node's test runner runs, and how. */
export interface NodeTests {
    /** Glob of files of the project. */
    files: string;
    /** All that the glob finds unless told otherwise. */
    keep?: (file: string) => boolean;
    /** Of the runner. */
    options: readonly string[];
    env?: Record<string, string>;
}

/** Runs tests with Node's test runner. @throws when there is no such file */
export async function runNodeTests(run: Runner, { files: glob, keep, options, env }: NodeTests): Promise<StepOutcome> {
    const files = globSync(glob, { cwd: projectRoot, exclude: ['**/node_modules/**'] })
        .map((file) => file.replaceAll('\\', '/'))
        .filter((file) => keep?.(file) ?? true)
        .sort();
    if (files.length === 0) throw new Error(`there is no ${glob}`);
    const toOutput = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
    const result = await run(process.execPath, ['--test', ...toOutput, ...options, ...files], env);
    return fromCounts(result, readNodeTestCounts(result.stdout));
}

/**
 * The counts at the end of the spec reporter's output. A cancelled test counts as failed, a skipped or todo one not at all.
 * @returns null when the output has no such counts
 */
export function readNodeTestCounts(output: string): { passed: number; failed: number } | null {
    const count = (name: string) => {
        const found = [...output.matchAll(new RegExp(`^\\S* ?${name} (\\d+)$`, 'gm'))].at(-1);
        return found === undefined ? null : Number(found[1]);
    };
    const passed = count('pass');
    const failed = count('fail');
    return passed === null || failed === null ? null : { passed, failed: failed + (count('cancelled') ?? 0) };
}

/** Counts of a tool, distrusted where its exit code says otherwise. */
export function fromCounts(result: CommandResult, counts: { passed: number; failed: number } | null): StepOutcome {
    if (counts === null) return { passed: 0, failed: 1, output: result.output, note: 'the tool reported no counts' };
    const failed = result.code === 0 ? counts.failed : Math.max(1, counts.failed);
    return { passed: counts.passed, failed, output: result.output };
}
