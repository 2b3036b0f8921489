import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type CommandResult, runCommand } from './command.ts';
import { projectRoot } from './project.ts';

const orgCli = path.join(projectRoot, 'scripts/local-org/cli/main.ts');

/** A record as `query --json` prints it; parents are nested. */
export type Row = Record<string, unknown>;

/** The local org's command line over one data directory. */
export class OrgCli {
    readonly #data: string;

    /** @param data the data directory; created by the first command */
    constructor(data: string) {
        this.#data = data;
    }

    /** Runs a command, e.g. `run('reset', '--empty')`; never rejects. */
    run(...args: string[]): Promise<CommandResult> {
        return runCommand(process.execPath, [orgCli, ...args, '--data', this.#data], {
            cwd: projectRoot,
            timeout: 5 * 60_000
        });
    }

    /**
     * Starts a server on the data, so that the commands that follow go through it instead of opening the org each for itself.
     * @returns how to stop it
     * @throws with the server's output when it does not start within two minutes
     */
    async serve(today: string): Promise<() => Promise<void>> {
        const args = [orgCli, 'start', '--port', '0', '--no-watch', '--today', today, '--data', this.#data];
        const server = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        for (const stream of [server.stdout, server.stderr]) {
            stream.setEncoding('utf8').on('data', (text: string) => (output += text));
        }
        const ended = once(server, 'close');
        const stop = async () => {
            server.kill('SIGTERM');
            await ended;
        };
        const file = path.join(this.#data, 'server.json');
        for (let attempt = 0; !existsSync(file); attempt += 1) {
            if (server.exitCode !== null || attempt > 600) {
                await stop();
                throw new Error(`the server did not start:\n${output.trim().slice(-1000)}`);
            }
            await wait(200);
        }
        return stop;
    }

    /**
     * Runs a query.
     * @throws with the command's output when it fails
     */
    async query(soql: string): Promise<{ totalSize: number; records: Row[] }> {
        const result = await this.run('query', soql, '--json');
        if (result.code !== 0) throw new Error(`query failed: ${soql}\n${result.output.trim().slice(0, 500)}`);
        const json = JSON.parse(result.stdout) as { result?: unknown };
        // `sf data query --json` wraps the API's answer in `result`.
        return (json.result ?? json) as { totalSize: number; records: Row[] };
    }

    /** How many rows a `SELECT COUNT() ...` counts. */
    async count(fromAndWhere: string): Promise<number> {
        return (await this.query(`SELECT COUNT() FROM ${fromAndWhere}`)).totalSize;
    }
}
