/**
 * How faithful the local org is: runs public Apex suites on it and says what passed and why the rest did not.
 * With --mutate it flips assertions that hold instead, and says whether every test that reached one failed.
 * Usage: node scripts/checks/fidelity.ts DIR [--only TEXT] [--causes N] [--mutate N [--seed N]] [--report FILE]
 * DIR holds one checked-out suite per folder (`owner+name`, with its .git folder or a file `.commit`). Nothing of a suite is kept.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './lib/project.ts';
import { causesOf, causeList, resultTable, type SuiteResult } from './fidelity/report.ts';
import { runSuite } from './fidelity/run.ts';
import { findSuites, type Suite } from './fidelity/suites.ts';
import { mutationProblems, mutationTable, unkilled } from './mutation/report.ts';
import { mutate, mutationFolder } from './mutation/run.ts';

const USAGE = 'Usage: npm run fidelity -- DIR [--only TEXT] [--causes N] [--mutate N [--seed N]] [--report FILE]\n';

const { values, positionals } = parseArgs({
    options: {
        only: { type: 'string' },
        causes: { type: 'string', default: '12' },
        mutate: { type: 'string' },
        seed: { type: 'string', default: '1' },
        report: { type: 'string' }
    },
    allowPositionals: true
});
const [folder] = positionals;
if (folder === undefined) {
    process.stderr.write(USAGE);
    process.exit(2);
}

const suites = findSuites(path.resolve(folder)).filter(
    (suite) => values.only === undefined || suite.name.toLowerCase().includes(values.only.toLowerCase())
);
const { report, isSound } = values.mutate === undefined ? await measure(suites) : await mutateSuites(suites);
process.stdout.write(report);
if (values.report !== undefined) writeFileSync(values.report, report);
process.exitCode = suites.length > 0 && isSound ? 0 : 1;

/** What passes and why the rest does not. Failures are what is measured; only a suite that did not run at all is an error. */
async function measure(chosen: readonly Suite[]): Promise<{ report: string; isSound: boolean }> {
    const results: SuiteResult[] = [];
    for (const suite of chosen) {
        process.stderr.write(`${suite.name} ...\n`);
        results.push(await runSuite(suite, projectRoot));
    }
    const causes = results.map((result) => causeList(result, causesOf(result), Number(values.causes)));
    return {
        report: `${resultTable(results)}\n${causes.join('')}`,
        isSound: results.every((result) => result.error === null)
    };
}

/** Whether tests with a flipped assertion fail. */
async function mutateSuites(chosen: readonly Suite[]): Promise<{ report: string; isSound: boolean }> {
    const results = await mutate(chosen, {
        count: Number(values.mutate),
        seed: Number(values.seed),
        folder: mutationFolder,
        onStep: (text) => process.stderr.write(`${text} ...\n`)
    });
    return {
        report: `${mutationTable(results)}\n${mutationProblems(results)}`,
        isSound: results.every((result) => result.error === null && unkilled(result).length === 0)
    };
}
