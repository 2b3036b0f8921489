/** The local org survives being killed: a few rounds of each crash proof. */
import path from 'node:path';
import { runCommand } from '../lib/command.ts';
import type { Finding } from '../lib/finding.ts';
import { projectRoot } from '../lib/project.ts';

export const title = 'crash proofs of the local org';

const PROOFS = 'scripts/local-org/crash-tests/run.ts';
/** Rounds of each; the full count is `node scripts/local-org/crash-tests/run.ts`. */
const ROUNDS = 2;

/** Runs the proofs in a process of their own. */
export async function run(): Promise<Finding[]> {
    const result = await runCommand(process.execPath, [path.join(projectRoot, PROOFS), '--rounds', String(ROUNDS)], {
        cwd: projectRoot
    });
    if (result.code === 0) return [];
    const lines = result.output.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('ok'));
    return lines.map((line) => ({ file: PROOFS, rule: 'crash', message: line.trim() }));
}
