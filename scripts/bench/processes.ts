import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../checks/lib/project.ts';

const CLI = path.join(projectRoot, 'scripts/local-org/cli/main.ts');

/** Runs a command of the local org's command line in a project to its end; throws with its output when it fails. */
export async function orgCommand(
    project: string,
    args: readonly string[],
    allowed: readonly number[] = [0]
): Promise<string> {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    if (code === null || !allowed.includes(code))
        throw new Error(`${args[0]} ended with ${code}: ${output.trim().slice(-500)}`);
    return output;
}

export interface Server {
    url: string;
    close(): Promise<void>;
}

/** Starts a server as `npm start` does; resolves when it prints its address. */
export async function startOrg(project: string, data: string, ...args: string[]): Promise<Server> {
    const child = spawn(process.execPath, [CLI, 'start', '--port', '0', '--data', data, ...args], {
        cwd: project,
        stdio: ['ignore', 'pipe', 'pipe']
    });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
    for (;;) {
        const url = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(output)?.[1];
        const close = async (): Promise<void> => {
            child.kill('SIGTERM');
            await ended;
        };
        if (url !== undefined) return { url, close };
        if (child.exitCode !== null) throw new Error(`the server ended: ${output.trim().slice(-500)}`);
        await wait(5);
    }
}

/** A copy of this project's package in a folder, to be edited; packages are those installed here. */
export function copyProject(folder: string): string {
    const copy = path.join(folder, 'project');
    mkdirSync(copy);
    for (const name of [
        'sfdx-project.json',
        '.forceignore',
        'config',
        'force-app',
        'types',
        'tsconfig.json',
        'package.json'
    ]) {
        if (existsSync(path.join(projectRoot, name)))
            cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
    }
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
    return copy;
}

/** The package directories of this project, below its root. */
export function packageDirectories(): string[] {
    const json = JSON.parse(readFileSync(path.join(projectRoot, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    return json.packageDirectories.map((entry) => entry.path);
}
