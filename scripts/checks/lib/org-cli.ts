import path from 'node:path';
import { type CommandResult, runCommand } from './command.ts';
import { projectRoot } from './project.ts';

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
        const cli = path.join(projectRoot, 'scripts/local-org/cli/main.ts');
        return runCommand(process.execPath, [cli, ...args, '--data', this.#data], {
            cwd: projectRoot,
            timeout: 5 * 60_000
        });
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
