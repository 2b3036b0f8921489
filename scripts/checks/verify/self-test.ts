/** The checks that need the tools folder are tested here and not by `npm test`, which does without those packages. */
import { globSync } from 'node:fs';
import { runCommand } from '../lib/command.ts';
import type { Finding } from '../lib/finding.ts';
import { projectRoot } from '../lib/project.ts';
import { ensureTools, needJava } from '../lib/tools.ts';

export const title = 'tests of the checks themselves';

/** Runs scripts/checks/tool-tests. @throws CannotRun without Java */
export async function run(): Promise<Finding[]> {
    needJava();
    await ensureTools();
    const files = globSync('scripts/checks/tool-tests/*.test.ts', { cwd: projectRoot });
    const result = await runCommand(process.execPath, ['--test', '--test-reporter=spec', ...files], {
        cwd: projectRoot
    });
    if (result.code === 0) return [];
    const failed = [...new Set([...result.stdout.matchAll(/^✖ (\w.*?) \([\d.]+ms\)/gm)].map((match) => match[1]!))];
    return (failed.length > 0 ? failed : [result.output.trim().slice(-300)]).map((name) => ({
        file: 'scripts/checks/tool-tests',
        rule: 'self-test',
        message: `failed: ${name}`
    }));
}
