import { fork, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningServer } from '../cli/connection.ts';
import type { WorkerRequest } from '../org/protocol.ts';

/** How long a server may take until it answers (ms): a limit for one that is stuck, however busy the machine is. */
const START_LIMIT = 300_000;

/**
 * Headers of every request. Each has a connection of its own: one that the server has closed meanwhile, because this process was busy
 * reading the data file, would look like a crash.
 */
const JSON_ALONE = { 'content-type': 'application/json', connection: 'close' } as const;

export interface Answer {
    status: number;
    body: unknown;
}

/** A server process that can be killed, or lose its Apex thread, at any moment. */
export class CrashServer {
    readonly #project: string;
    readonly data: string;
    #child: ChildProcess | null = null;
    #running: RunningServer | null = null;
    #cookie = '';
    #output = '';

    constructor(project: string, data: string) {
        this.#project = project;
        this.data = data;
    }

    /** Starts the process on whatever the last one left, and waits until it answers; throws with its output when it does not. */
    async start(): Promise<void> {
        this.#output = '';
        const child = fork(path.join(import.meta.dirname, 'serve.ts'), [this.#project, this.data], {
            stdio: ['ignore', 'pipe', 'pipe', 'ipc']
        });
        this.#child = child;
        for (const stream of [child.stdout, child.stderr])
            stream?.on('data', (part: Buffer) => (this.#output += part.toString()));
        child.once('exit', (code, signal) => (this.#output += `(ended with ${signal ?? code})\n`));
        const file = path.join(this.data, 'server.json');
        for (const end = Date.now() + START_LIMIT; ; await wait(20)) {
            if (child.exitCode !== null || Date.now() > end)
                throw new Error(`The server did not start: ${this.#output}`);
            const known = read(file);
            if (known?.pid !== child.pid) continue;
            this.#running = known;
            return this.#login();
        }
    }

    /** Ends the process as a power failure would; true when it left its traces behind. */
    async kill(): Promise<boolean> {
        const child = this.#child!;
        if (child.exitCode === null && child.signalCode === null) {
            const ended = new Promise((resolve) => child.once('exit', resolve));
            child.kill('SIGKILL');
            await ended;
        }
        return fs.existsSync(path.join(this.data, 'server.json'));
    }

    /** Ends the thread that runs Apex, and waits until the server answers again by itself. */
    async terminateThread(): Promise<void> {
        this.#child!.send('terminate');
        for (const end = Date.now() + START_LIMIT; Date.now() < end; await wait(20)) {
            const answer = await this.send('GET', '/services/data/v68.0/limits').catch(() => null);
            if (answer?.status === 200) return;
        }
        throw new Error(`The server did not recover: ${this.#output}`);
    }

    async #login(): Promise<void> {
        const response = await fetch(`${this.#url}/local/login`, {
            method: 'POST',
            headers: { ...JSON_ALONE },
            body: JSON.stringify({ username: 'admin@keystone.local' })
        });
        if (response.status !== 204) throw new Error(`Not logged in: ${response.status} ${await response.text()}`);
        this.#cookie = response.headers.get('set-cookie')!.split(';')[0]!;
    }

    get #url(): string {
        return `http://127.0.0.1:${this.#running!.port}`;
    }

    /** Sends a request; rejects when the connection breaks before the answer is complete. */
    async send(method: string, url: string, body?: unknown): Promise<Answer> {
        const response = await fetch(this.#url + url, {
            method,
            headers: { ...JSON_ALONE, cookie: this.#cookie },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        const text = await response.text();
        return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    }

    /** Runs a command as the command line does through a running server; rejects when it breaks off. */
    async command<T>(
        request: WorkerRequest,
        onProgress: (text: string, done: number) => void = () => undefined
    ): Promise<T> {
        const response = await fetch(`${this.#url}/local/command`, {
            method: 'POST',
            headers: { ...JSON_ALONE, authorization: `Bearer ${this.#running!.token}` },
            body: JSON.stringify(request)
        });
        for await (const line of createInterface({ input: Readable.fromWeb(response.body!) })) {
            const message = JSON.parse(line) as {
                progress?: { text: string; done: number };
                value?: T;
                error?: string;
            };
            if (message.error !== undefined) throw new Error(message.error);
            if (message.progress === undefined) return message.value as T;
            onProgress(message.progress.text, message.progress.done);
        }
        throw new Error('The connection ended before the answer');
    }

    /** What the process has printed since it was started, for a person who looks into a failure. */
    get output(): string {
        return this.#output;
    }

    /** Runs an anonymous block as the administrator; throws what it threw. */
    async apex(text: string): Promise<void> {
        const answer = await this.command<{ success: boolean; problem: string | null }>({
            kind: 'apex',
            text,
            userId: null
        });
        if (!answer.success) throw new ApexFailure(answer.problem ?? 'failed');
    }
}

/** Apex failed: a fault of the proof itself or of the local org, not of the crash. */
export class ApexFailure extends Error {}

function read(file: string): RunningServer | null {
    try {
        return JSON.parse(fs.readFileSync(file, 'utf8')) as RunningServer;
    } catch {
        return null;
    }
}
