import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type CommandResult, runCommand } from '../lib/command.ts';
import { projectRoot } from '../lib/project.ts';

const sf = path.join(projectRoot, 'node_modules/@salesforce/cli/bin/run.js');
/** Name that the org has for the Salesforce CLI. */
const alias = 'keystone-local';
/** A command that takes longer has failed (ms). */
const timeout = 60_000;

/** What a command printed: as text, and as its JSON where it has any. */
export interface SfResult extends CommandResult {
    /** The command as typed, for messages. */
    command: string;
    json: unknown;
}

/** The Salesforce CLI with a home of its own: it knows one org, keeps nothing afterwards and calls nobody else. */
export class SfClient {
    readonly #folder: string;
    readonly #env: Record<string, string>;

    /**
     * @param folder where the CLI keeps what it keeps, and where it runs
     * @param accessToken what it logs in with
     */
    constructor(folder: string, accessToken: string) {
        const home = path.join(folder, 'home');
        mkdirSync(home, { recursive: true });
        this.#folder = folder;
        this.#env = {
            HOME: home,
            USERPROFILE: home,
            XDG_CONFIG_HOME: path.join(home, 'config'),
            XDG_DATA_HOME: path.join(home, 'data'),
            XDG_CACHE_HOME: path.join(home, 'cache'),
            SF_ACCESS_TOKEN: accessToken,
            SF_DISABLE_TELEMETRY: 'true',
            SF_AUTOUPDATE_DISABLE: 'true',
            SF_SKIP_NEW_VERSION_CHECK: 'true',
            SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
            SF_NO_COLOR: 'true',
            NO_PROXY: '127.0.0.1,localhost'
        };
    }

    /** Makes the org known to the CLI. @param instanceUrl e.g. `http://127.0.0.1:8168` */
    login(instanceUrl: string): Promise<SfResult> {
        return this.#run([
            'org',
            'login',
            'access-token',
            '--instance-url',
            instanceUrl,
            '--alias',
            alias,
            '--no-prompt',
            '--json'
        ]);
    }

    /** Runs a command against the org; never rejects. */
    run(...args: string[]): Promise<SfResult> {
        return this.#run([...args, '--target-org', alias]);
    }

    async #run(args: string[]): Promise<SfResult> {
        const result = await runCommand(process.execPath, [sf, ...args], {
            cwd: this.#folder,
            env: this.#env,
            timeout
        });
        return { ...result, command: `sf ${args.join(' ')}`, json: jsonIn(result.stdout) };
    }
}

function jsonIn(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return null;
    }
}
