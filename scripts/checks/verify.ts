/**
 * `npm run verify`: what can be known about the sources without running them. Every finding fails, or has a recorded reason in
 * accepted.json; a reason that no longer applies to anything fails as well. The last line is `N passed, N failed`, in checks.
 *
 * Usage: npm run verify [-- --only CHECK[,CHECK]...] [--limit N]   N findings a check are shown (default 40)
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AcceptedFinding, CannotRun, type Finding, formatFinding, sortFindings } from './lib/finding.ts';
import { formatSummary, type StepResult, total, verdict } from './lib/summary.ts';

/** In the order in which they run: quick ones first. Each module exports `title` and `run(): Promise<Finding[]>`. */
const checkNames = [
    'names',
    'objects',
    'fields',
    'value-sets',
    'relationships',
    'roll-ups',
    'formulas',
    'layouts',
    'list-views',
    'report-types',
    'custom-metadata',
    'navigation',
    'data-model',
    'documentation',
    'generated-docs',
    'permission-sets',
    'references',
    'apex-conventions',
    'optional-features',
    'project-schema',
    'hygiene',
    'caught-errors',
    'suite-names',
    'metadata-types',
    'self-test',
    'soql',
    'format',
    'convert',
    'lwc-compiler',
    'slds',
    'apex-ls',
    'mutation',
    'sf-client',
    'crash',
    'code-analyzer'
];

/** These mostly wait for programs and threads of their own: one after the other, they run beside all others. */
const runBeside = ['code-analyzer', 'mutation', 'sf-client'];

interface Check {
    title: string;
    run(): Promise<Finding[]>;
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, limit: { type: 'string' } } });
const only = (values.only ?? []).flatMap((names) => names.split(','));
const limit = Number(values.limit ?? 40);
const unknown = only.filter((name) => !checkNames.includes(name));
if (unknown.length > 0) {
    console.error(`no check ${unknown.join(', ')}; there are: ${checkNames.join(', ')}`);
    process.exit(2);
}

const acceptedFile = path.join(import.meta.dirname, 'accepted.json');
const accepted = JSON.parse(readFileSync(acceptedFile, 'utf8')) as AcceptedFinding[];
const used = new Set<AcceptedFinding>();
const results: StepResult[] = [];
const chosen = checkNames.filter((candidate) => only.length === 0 || only.includes(candidate));
const beside = runInTurn(runBeside.filter((name) => chosen.includes(name)));
results.push(...(await runInTurn(chosen.filter((name) => !runBeside.includes(name)))), ...(await beside));
// Only a full run sees whether a reason is still needed.
const stale =
    only.length > 0 || results.some((result) => verdict(result) === 'not run')
        ? []
        : accepted.filter((entry) => !used.has(entry) && entry.sometimes !== true);
for (const entry of stale) {
    console.log(`accepted.json: nothing is left of ${entry.rule} in ${entry.file}; remove the entry`);
}
if (stale.length > 0)
    results.push({ name: 'accepted.json', passed: 0, failed: 1, ms: 0, note: `${stale.length} stale entries` });

console.log(`\n${formatSummary(results)}`);
const { passed, failed } = total(results);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs checks one after the other. */
async function runInTurn(names: readonly string[]): Promise<StepResult[]> {
    const done: StepResult[] = [];
    for (const name of names) done.push(await runCheck(name));
    return done;
}

/** Runs one check and shows what it found. */
async function runCheck(name: string): Promise<StepResult> {
    const start = Date.now();
    const done = (passed: number, failed: number, note: string): StepResult => {
        const result = { name, passed, failed, ms: Date.now() - start, note };
        console.log(
            `${verdict(result)}  ${name} (${(result.ms / 1000).toFixed(1)} s)${note === '' ? '' : `: ${note}`}`
        );
        return result;
    };
    try {
        const check = (await import(`./verify/${name}.ts`)) as Check;
        const findings = await check.run();
        const { open, accepted: known } = sortFindings(findings, accepted, used);
        for (const finding of open.slice(0, limit)) console.log(`  ${formatFinding(finding)}`);
        if (open.length > limit)
            console.log(`  ... and ${open.length - limit} more (--only ${name} --limit ${open.length})`);
        const notes = [
            open.length > 0 ? `${open.length} findings` : '',
            known.length > 0 ? `${known.length} accepted` : ''
        ];
        return done(open.length > 0 ? 0 : 1, open.length > 0 ? 1 : 0, notes.filter(Boolean).join(', '));
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (!(error instanceof CannotRun)) return done(0, 1, message);
        // Where somebody relies on the verdict, a check that did not run has not passed.
        return done(0, process.env.CI === 'true' ? 1 : 0, message);
    }
}
