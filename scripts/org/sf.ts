import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { emitInPlace, removeEmitted } from '../checks/emit.ts';
import { openProject, projectRoot } from '../checks/lib/project.ts';

/**
 * Runs the project's own Salesforce CLI, showing what it shows; a failure ends this process with the CLI's exit code.
 * @param args arguments of `sf`, e.g. `['org', 'list']`
 */
export function sf(...args: string[]): void {
    const cli = path.join(projectRoot, 'node_modules/@salesforce/cli/bin/run.js');
    console.log(`sf ${args.join(' ')}`);
    const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: projectRoot, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
}

/**
 * Calls a function while the components' JavaScript lies beside their TypeScript. `.forceignore` leaves the TypeScript out, so
 * that an org gets exactly one of the two.
 */
export function withJavaScript(use: () => void): void {
    const project = openProject();
    // sf() ends the process on failure, past any finally.
    process.once('exit', () => removeEmitted(project));
    emitInPlace(project);
    use();
}

/** Prints how a script is used and ends the process. */
export function usage(text: string): never {
    console.error(text);
    process.exit(2);
}
