import path from 'node:path';
import { runTests, type TestRun } from '../testing/pool.ts';
import type { LineCoverage, TestResult } from '../testing/protocol.ts';
import { testLimits } from './limits-report.ts';
import { parse, settingsOf } from './options.ts';
import { Progress, since, table } from './output.ts';

/** Share of a class's lines that the summary marks as too low (percent). */
const LOW = 90;

/** `test [--source DIR]... [--tests NAME]... [--namespace NS] [--coverage] [--limits] [--json]`: Apex tests on orgs in memory. Exit code 1 unless all passed. */
export async function testCommand(args: string[]): Promise<number> {
    const { values } = parse(args, {
        source: { type: 'string', multiple: true },
        tests: { type: 'string', multiple: true },
        coverage: { type: 'boolean' },
        limits: { type: 'boolean' },
        json: { type: 'boolean' }
    });
    const settings = settingsOf(values, values.source?.[0]);
    const started = Date.now();
    const progress = new Progress();
    const run = await runTests({
        org: {
            ...settings.org,
            ...(values.source ? { sourceDirectories: values.source.map((directory) => path.resolve(directory)) } : {}),
            namespace: values.namespace ?? '',
            databaseFile: ':memory:'
        },
        only: values.tests ?? [],
        coverage: values.coverage === true,
        onResult: (done, total) => progress.update('Apex tests', done, total)
    });
    progress.done();
    const failed = run.results.filter((result) => result.outcome !== 'passed').length + run.inventory.problems.length;
    if (values.json)
        process.stdout.write(
            `${JSON.stringify({ status: failed > 0 ? 100 : 0, result: { summary: summary(run), tests: run.results, coverage: run.coverage, problems: run.inventory.problems } }, null, 2)}\n`
        );
    else process.stdout.write(report(run) + (values.limits ? `${testLimits(run.results)}\n` : ''));
    process.stdout.write(
        values.json
            ? ''
            : `Time: ${since(started)}\n${run.results.length - run.results.filter((result) => result.outcome !== 'passed').length} passed, ${failed} failed\n`
    );
    return failed > 0 || run.results.length === 0 ? 1 : 0;
}

function summary(run: TestRun): Record<string, number> {
    const count = (outcome: TestResult['outcome']): number =>
        run.results.filter((result) => result.outcome === outcome).length;
    return {
        testsRan: run.results.length,
        passing: count('passed'),
        failing: count('failed'),
        unsupported: count('unsupported'),
        internal: count('internal'),
        compileErrors: run.inventory.problems.length
    };
}

function report(run: TestRun): string {
    const lines: string[] = [];
    for (const problem of run.inventory.problems)
        lines.push(`${problem.path}:${problem.line}:${problem.column} ${problem.message}`);
    for (const [outcome, title] of [
        ['failed', 'Failed'],
        ['unsupported', 'Not supported by the local org'],
        ['internal', 'Errors of the local org itself']
    ] as const) {
        const results = run.results.filter((result) => result.outcome === outcome);
        if (results.length === 0) continue;
        lines.push('', `${title} (${results.length}):`);
        for (const result of results)
            lines.push(
                `  ${result.className}.${result.method}`,
                `    ${(result.message ?? '').replaceAll('\n', '\n    ')}`,
                ...result.stack.map((frame) => `    ${frame}`)
            );
    }
    if (run.coverage.length > 0) lines.push('', coverageTable(run.coverage));
    return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function coverageTable(coverage: LineCoverage[]): string {
    const units = coverage.filter((unit) => !unit.isTest && unit.lines.length > 0);
    const covered = (unit: LineCoverage): number => unit.hits.filter((hits) => hits > 0).length;
    const share = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);
    const low = units.filter((unit) => share(covered(unit), unit.lines.length) < LOW);
    const rows = low.map((unit) => [
        unit.name,
        `${share(covered(unit), unit.lines.length).toFixed(0)} %`,
        unit.lines.filter((_line, index) => unit.hits[index] === 0).join(', ')
    ]);
    const lines = units.reduce((sum, unit) => sum + unit.lines.length, 0);
    const hit = units.reduce((sum, unit) => sum + covered(unit), 0);
    const total = `Line coverage: ${share(hit, lines).toFixed(1)} % (${hit} of ${lines} lines in ${units.length} classes and triggers)`;
    return rows.length === 0 ? total : `${table(['Class', 'Covered', 'Lines not run'], rows)}\n${total}`;
}
