/**
 * How faithful the local org is: runs public Apex suites on it and says what passed and why the rest did not.
 * Usage: node scripts/checks/fidelity.ts DIR [--only TEXT] [--causes N] [--report FILE]
 * DIR holds one checked-out suite per folder (`owner+name`, with its .git folder or a file `.commit`). Nothing of a suite is kept.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './lib/project.ts';
import { causesOf, causeList, resultTable, type SuiteResult } from './fidelity/report.ts';
import { runSuite } from './fidelity/run.ts';
import { findSuites } from './fidelity/suites.ts';

const { values, positionals } = parseArgs({
    options: { only: { type: 'string' }, causes: { type: 'string', default: '12' }, report: { type: 'string' } },
    allowPositionals: true
});
const [folder] = positionals;
if (folder === undefined) {
    process.stderr.write('Usage: npm run fidelity -- DIR [--only TEXT] [--causes N] [--report FILE]\n');
    process.exit(2);
}

const results: SuiteResult[] = [];
const sections: string[] = [];
for (const suite of findSuites(path.resolve(folder))) {
    if (values.only !== undefined && !suite.name.toLowerCase().includes(values.only.toLowerCase())) continue;
    process.stderr.write(`${suite.name} ...\n`);
    const result = await runSuite(suite, projectRoot);
    results.push(result);
    sections.push(causeList(result, causesOf(result), Number(values.causes)));
}
const report = `${resultTable(results)}\n${sections.join('')}`;
process.stdout.write(report);
if (values.report !== undefined) writeFileSync(values.report, report);
// Failures are what is measured; only a suite that did not run at all is an error.
process.exitCode = results.length === 0 || results.some((result) => result.error !== null) ? 1 : 0;
