/**
 * `npm test`: every test of the project, one step after the other, with times and a summary; the last line is
 * `N passed, N failed`. Steps without tests of their own (lint, types) count as one.
 *
 * Usage: npm test [-- --only STEP[,STEP]...]
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.ts';
import { projectRoot } from './lib/project.ts';
import { formatSummary, type StepResult, total } from './lib/summary.ts';
import { steps } from './lib/test-steps.ts';

/** A step that hangs is ended (ms). The browser's takes twenty minutes where two cores have other work as well. */
const STEP_LIMIT = 45 * 60_000;

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const only = (values.only ?? []).flatMap((names) => names.split(','));
const unknown = only.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
    console.error(`no step ${unknown.join(', ')}; there are: ${steps.map((step) => step.name).join(', ')}`);
    process.exit(2);
}

const results: StepResult[] = [];
for (const step of steps.filter((candidate) => only.length === 0 || only.includes(candidate.name))) {
    console.log(`\n${step.name}: ${step.title} ...`);
    const result = await runStep(step);
    results.push(result);
    const verdict = result.failed === 0 ? 'ok' : 'FAILED';
    console.log(
        `${step.name}: ${verdict} (${(result.ms / 1000).toFixed(1)} s)${result.note ? `; ${result.note}` : ''}`
    );
}
console.log(`\n${formatSummary(results)}`);
const { passed, failed } = total(results);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs one step; whatever goes wrong is shown and counted as failed. */
async function runStep(step: (typeof steps)[number]): Promise<StepResult> {
    const start = Date.now();
    try {
        const log = path.join(projectRoot, 'artifacts', `test-${step.name}.log`);
        const outcome = await step.run((command, args, env) =>
            runCommand(command, args, { cwd: projectRoot, log, env, timeout: STEP_LIMIT })
        );
        const ranNone = outcome.passed + outcome.failed === 0;
        if (outcome.failed > 0 || ranNone) console.log(outcome.output.trimEnd());
        const note = ranNone ? 'no test ran' : outcome.note;
        return {
            name: step.name,
            passed: outcome.passed,
            failed: ranNone ? 1 : outcome.failed,
            ms: Date.now() - start,
            note
        };
    } catch (error) {
        const note = error instanceof Error ? error.message : String(error);
        return { name: step.name, passed: 0, failed: 1, ms: Date.now() - start, note };
    }
}
