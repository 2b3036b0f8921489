/** Prettier, which also puts all Apex through Salesforce's own parser. */
import path from 'node:path';
import { runCommand } from '../lib/command.ts';
import type { Finding } from '../lib/finding.ts';
import { openProject, type Project, projectRoot } from '../lib/project.ts';

export const title = 'Prettier';

/** Checks every file that Prettier knows, as `.prettierrc` and `.prettierignore` of the project say. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const prettier = path.join(projectRoot, 'node_modules/prettier/bin/prettier.cjs');
    const config = ['--config', path.join(projectRoot, '.prettierrc'), '--log-level', 'warn', '--no-color'];
    const result = await runCommand(process.execPath, [prettier, '--check', ...config, '.'], { cwd: project.root });
    const findings = result.output.split('\n').flatMap((line): Finding[] => {
        const failed = /^\[error\] ([^:\n]+): (.*)$/.exec(line);
        if (failed !== null) return [{ file: failed[1]!, rule: 'syntax', message: failed[2]! }];
        const differs = /^\[warn\] (.+)$/.exec(line);
        if (differs === null || differs[1]!.startsWith('Code style issues')) return [];
        return [
            { file: differs[1]!.replaceAll('\\', '/'), rule: 'format', message: 'not formatted: run npm run format' }
        ];
    });
    if (result.code !== 0 && findings.length === 0) {
        return [
            { file: '.prettierrc', rule: 'format', message: `Prettier failed: ${result.output.trim().slice(0, 300)}` }
        ];
    }
    return findings;
}
