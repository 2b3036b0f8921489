import { runCommand } from '../lib/command.ts';
import type { SuiteResult, TestOutcome } from './report.ts';
import type { Suite } from './suites.ts';

/** A suite that takes longer is stopped and reported as not run (ms). */
const LIMIT = 10 * 60_000;

interface CommandJson {
    result: { tests: TestOutcome[]; problems: { path: string; line: number; message: string }[] };
}

/** Runs all tests of a suite on an org of its own. */
export async function runSuite(suite: Suite, root: string): Promise<SuiteResult> {
    const args = [
        'scripts/local-org/cli/main.ts',
        'test',
        '--json',
        ...suite.sources.flatMap((source) => ['--source', source])
    ];
    // A scratch org of a project has the project's namespace.
    if (suite.namespace !== '') args.push('--namespace', suite.namespace);
    const run = await runCommand(process.execPath, args, { cwd: root, timeout: LIMIT });
    const head = { name: suite.name, commit: suite.commit, seconds: run.ms / 1000 };
    try {
        const { result } = JSON.parse(run.stdout) as CommandJson;
        return { ...head, tests: result.tests, problems: result.problems, error: null };
    } catch {
        return { ...head, tests: [], problems: [], error: run.output.trim().split('\n').slice(-3).join(' ') };
    }
}
