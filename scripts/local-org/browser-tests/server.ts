import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { settingsOf } from '../cli/options.ts';
import { findProject } from '../org/sources.ts';
import { sampleImage } from '../sample-data/image.ts';

const MAIN = path.resolve(import.meta.dirname, '..', 'cli', 'main.ts');

export interface TestServerOptions {
    /** The project's folder; this one unless told otherwise. */
    project?: string;
    /** Take over changes of the sources; false unless told otherwise. */
    watch?: boolean;
    /** Load the sample data as the first start does, rather than begin with a copy; false unless told otherwise. */
    firstStart?: boolean;
}

/** A local org in a process of its own, over a data folder of its own, as `npm start` would run it. */
export class TestServer {
    readonly data: string;
    url = '';
    #child: ChildProcess | null = null;

    readonly #options: TestServerOptions;

    private constructor(data: string, options: TestServerOptions) {
        this.data = data;
        this.#options = options;
    }

    /** Starts a server with the sample data; the folder is deleted by `dispose`. */
    static async start(options: TestServerOptions = {}): Promise<TestServer> {
        const data = fs.mkdtempSync(path.join(os.tmpdir(), 'keystone-org-'));
        if (options.firstStart !== true) {
            const { org } = settingsOf({ data }, options.project ?? findProject(process.cwd()));
            fs.writeFileSync(org.databaseFile, sampleImage(org));
        }
        const server = new TestServer(data, options);
        await server.up();
        return server;
    }

    /** Starts the process and waits for its URL. */
    async up(): Promise<void> {
        const { watch = false, project } = this.#options;
        const args = [MAIN, 'start', '--port', '0', '--data', this.data, ...(watch ? [] : ['--no-watch'])];
        const child = spawn(process.execPath, args, {
            stdio: ['ignore', 'pipe', 'pipe'],
            ...(project === undefined ? {} : { cwd: project })
        });
        this.#child = child;
        let output = '';
        this.url = await new Promise<string>((resolve, reject) => {
            const read = (part: Buffer): void => {
                output += part.toString();
                const url = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(output)?.[1];
                if (url) resolve(url);
            };
            child.stdout?.on('data', read);
            child.stderr?.on('data', (part: Buffer) => (output += part.toString()));
            child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
        });
    }

    /** Stops the process the way Ctrl+C does; the data stays. */
    async down(): Promise<void> {
        const child = this.#child;
        this.#child = null;
        if (!child || child.exitCode !== null) return;
        const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        child.removeAllListeners('exit');
        child.once('exit', () => undefined);
        const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
        child.kill('SIGINT');
        await Promise.race([ended, gone]);
    }

    async dispose(): Promise<void> {
        await this.down();
        fs.rmSync(this.data, { recursive: true, force: true });
    }
}
