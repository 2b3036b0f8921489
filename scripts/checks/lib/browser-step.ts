import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../../setup/programs.mjs';
import { runNodeTests } from './node-tests.ts';
import { projectRoot } from './project.ts';
import type { Runner, StepOutcome } from './test-steps.ts';

/** A test that failed, as the reporter writes it. */
export interface FailedTest {
    /** Absolute path. */
    file: string;
    name: string;
    error: { name: string; message: string };
}

/** More tests than these that run out of time are no coincidence. */
const MOST_AGAIN = 3;

const REPORTER = path.join(import.meta.dirname, 'failure-reporter.ts');

/**
 * Runs the browser tests, two files at a time. Two servers, two browsers and the drawing of every page share the cores then, so that once in a while
 * a page does not get its turn for half a minute: a test that ran out of time runs again alone, and the summary names it. What was compared and
 * differed, or failed in another way, has failed.
 */
export async function runBrowserTests(run: Runner): Promise<StepOutcome> {
    const browser = findBrowser();
    if (browser === undefined) throw new Error('no Chromium or Chrome was found; set KEYSTONE_BROWSER to its path');
    const env = { KEYSTONE_BROWSER: browser };
    const report = path.join(projectRoot, 'artifacts/browser-failures.jsonl');
    mkdirSync(path.dirname(report), { recursive: true });
    rmSync(report, { force: true });
    const options = ['--test-concurrency=2', `--test-reporter=${REPORTER}`, `--test-reporter-destination=${report}`];
    const files = 'scripts/local-org/browser-tests/**/*.test.ts';
    const first = await runNodeTests(run, { files, options, env });
    const failed = existsSync(report) ? readFailures(readFileSync(report, 'utf8')) : [];
    const again = toRunAgain(failed, first.failed);
    const names: string[] = [];
    const outcome = { ...first };
    for (const { file, name } of again) {
        const pattern = `--test-name-pattern=^${name.replaceAll(/[^\w]/g, '\\$&')}$`;
        const alone = await runNodeTests(run, { files: path.relative(projectRoot, file), options: [pattern], env });
        outcome.output += `\n${name} again, alone:\n${alone.output}`;
        if (alone.passed !== 1 || alone.failed > 0) continue;
        outcome.passed++;
        outcome.failed--;
        names.push(name);
    }
    return names.length > 0 ? { ...outcome, note: `ran out of time, passed alone: ${names.join(', ')}` } : outcome;
}

/** The lines of the reporter. */
export function readFailures(text: string): FailedTest[] {
    return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as FailedTest);
}

/**
 * The tests that may run once more: all that failed, when each of them ran out of time and they are few.
 * @param count how many failures the runner counted; another number means that something else went wrong as well
 */
export function toRunAgain(failed: readonly FailedTest[], count: number): readonly FailedTest[] {
    const ranOutOfTime = ({ error }: FailedTest): boolean =>
        error.name === 'TimeoutError' || /^Waited for \d+ s: /.test(error.message);
    return failed.length === count && failed.length <= MOST_AGAIN && failed.every(ranOutOfTime) ? failed : [];
}
