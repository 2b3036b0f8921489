import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runBrowserTests } from './browser-step.ts';
import type { CommandResult } from './command.ts';
import { fromCounts, runNodeTests } from './node-tests.ts';
import { openProject, projectRoot } from './project.ts';

/** What a step's tools reported. */
export interface StepOutcome {
    passed: number;
    failed: number;
    /** Shown when something failed. */
    output: string;
    note?: string;
}

/** Runs a command in the project's folder. */
export type Runner = (command: string, args: string[], env?: Record<string, string>) => Promise<CommandResult>;

/** One step of `npm test`. */
export interface TestStep {
    name: string;
    title: string;
    /** @throws when the step's inputs do not exist */
    run(run: Runner): Promise<StepOutcome>;
}

const node = process.execPath;
const bin = (name: string) => path.join(projectRoot, 'node_modules/.bin', name);
const orgCli = 'scripts/local-org/cli/main.ts';
/** Percent of the lines of the package's classes that its Apex tests must run. */
const minimumCoverage = 90;

/** All steps, cheapest first. */
export const steps: readonly TestStep[] = [
    {
        name: 'lint',
        title: 'ESLint',
        run: async (run) => whole(await run(bin('eslint'), ['--max-warnings', '0', 'force-app', 'scripts', 'test']))
    },
    {
        name: 'types',
        title: 'TypeScript: components, their tests, scripts',
        run: async (run) => {
            const paths = await run(node, ['scripts/checks/tsconfig-paths.ts', '--check']);
            const runs = [paths];
            for (const config of [
                'tsconfig.json',
                'tsconfig.jest.json',
                'scripts/tsconfig.json',
                'scripts/local-org/shell/tsconfig.json'
            ]) {
                need(config);
                runs.push(await run(bin('tsc'), ['--noEmit', '-p', config]));
            }
            const failed = runs.filter((result) => result.code !== 0).length;
            return { passed: runs.length - failed, failed, output: runs.map((result) => result.output).join('') };
        }
    },
    { name: 'jest', title: 'component tests', run: runJest },
    {
        name: 'scripts',
        title: 'tests of the local org and of the checks',
        run: (run) =>
            runNodeTests(run, {
                files: 'scripts/**/*.test.ts',
                keep: (file) => !/\/(browser-tests|tool-tests|fixtures)\//.test(file),
                options: ['--test-concurrency=2']
            })
    },
    { name: 'apex', title: 'Apex tests, with coverage', run: (run) => runApexTests(run, ['--coverage']) },
    {
        name: 'apex-namespace',
        title: 'Apex tests under the namespace',
        run: (run) => runApexTests(run, ['--namespace', openProject().namespace])
    },
    {
        name: 'spec',
        title: 'conformance specs of the local org',
        run: async (run) => {
            const specs = ['--source', 'scripts/local-org/spec'];
            const plain = await runApexTests(run, specs);
            const namespaced = await runApexTests(run, [...specs, '--namespace', 'specns']);
            return {
                passed: plain.passed + namespaced.passed,
                failed: plain.failed + namespaced.failed,
                output: plain.output + namespaced.output
            };
        }
    },
    { name: 'browser', title: 'browser tests', run: runBrowserTests }
];

/** A tool that passes or fails as a whole. */
function whole(result: CommandResult): StepOutcome {
    return { passed: result.code === 0 ? 1 : 0, failed: result.code === 0 ? 0 : 1, output: result.output };
}

async function runJest(run: Runner): Promise<StepOutcome> {
    need('jest.config.js');
    const report = path.join(projectRoot, 'artifacts/jest.json');
    mkdirSync(path.dirname(report), { recursive: true });
    rmSync(report, { force: true });
    const result = await run(bin('jest'), [
        '--ci',
        '--maxWorkers=2',
        '--json',
        `--outputFile=${report}`,
        '--config',
        'jest.config.js'
    ]);
    if (!existsSync(report)) return { passed: 0, failed: 1, output: result.output };
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
        readFileSync(report, 'utf8')
    ) as Record<string, number>;
    const failed = numFailedTests! + numRuntimeErrorTestSuites!;
    // The exit code is also non-zero for reasons that no test carries, such as a coverage threshold.
    return { passed: numPassedTests!, failed: result.code === 0 ? failed : Math.max(1, failed), output: result.output };
}

async function runApexTests(run: Runner, options: string[]): Promise<StepOutcome> {
    need(orgCli);
    const result = await run(node, [orgCli, 'test', ...options]);
    const outcome = fromCounts(result, readApexCounts(result.stdout));
    if (!options.includes('--coverage')) return outcome;
    const coverage = readCoverage(result.stdout);
    const note =
        coverage === null
            ? 'no coverage was reported'
            : `line coverage ${coverage} %, at least ${minimumCoverage} % wanted`;
    const short = coverage === null || coverage < minimumCoverage;
    return { ...outcome, failed: outcome.failed + (short ? 1 : 0), note };
}

/** The local org's closing line `N passed, N failed`. @returns null when there is none */
export function readApexCounts(output: string): { passed: number; failed: number } | null {
    const found = [...output.matchAll(/^(\d+) passed, (\d+) failed\b/gm)].at(-1);
    return found === undefined ? null : { passed: Number(found[1]), failed: Number(found[2]) };
}

/** Percent of lines from the local org's line `Line coverage: 93.4 % (...)`. @returns null when there is none */
export function readCoverage(output: string): number | null {
    const found = [...output.matchAll(/^Line coverage:\s*([\d.]+)\s*%/gim)].at(-1);
    return found === undefined ? null : Number(found[1]);
}

function need(file: string): void {
    if (!existsSync(path.join(projectRoot, file))) throw new Error(`${file} does not exist`);
}
