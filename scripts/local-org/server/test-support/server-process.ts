import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningServer } from '../../cli/connection.ts';

const MAIN = path.join(import.meta.dirname, '../../cli/main.ts');

export interface CommandResult {
    code: number | null;
    stdout: string;
    stderr: string;
}

/** Runs a command of the command line in a project and waits for its end. */
export async function command(project: string, ...args: string[]): Promise<CommandResult> {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    const result: CommandResult = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (part: Buffer) => (result.stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (result.stderr += part.toString()));
    result.code = await new Promise((resolve) => child.once('close', resolve));
    return result;
}

/** A server in a process of its own, so that it can be stopped and killed. */
export class ServerProcess {
    /** Every process started here: a test that fails leaves none behind. */
    static readonly #started = new Set<ChildProcess>();

    readonly #child: ChildProcess;
    readonly #ended: Promise<void>;
    readonly server: RunningServer;
    readonly #output: () => string;
    #cookie = '';

    private constructor(child: ChildProcess, server: RunningServer, output: () => string) {
        this.#child = child;
        this.#output = output;
        this.#ended = new Promise((resolve) => child.once('close', () => resolve()));
        this.server = server;
    }

    /** Starts a server on a data directory and logs in as the administrator; ready for requests, perhaps not for pages yet. */
    static async start(project: string, data: string, ...args: string[]): Promise<ServerProcess> {
        const child = spawn(process.execPath, [MAIN, 'start', '--port', '0', '--data', data, ...args], {
            cwd: project,
            stdio: ['ignore', 'pipe', 'pipe']
        });
        ServerProcess.#started.add(child);
        let output = '';
        for (const stream of [child.stdout, child.stderr])
            stream.on('data', (part: Buffer) => (output += part.toString()));
        const file = path.join(data, 'server.json');
        for (;;) {
            if (child.exitCode !== null) throw new Error(`The server ended:\n${output}`);
            const known = fs.existsSync(file)
                ? (JSON.parse(fs.readFileSync(file, 'utf8') || 'null') as RunningServer | null)
                : null;
            if (known !== null && known.pid === child.pid) {
                const running = new ServerProcess(child, known, () => output);
                await running.login('admin@keystone.local');
                return running;
            }
            await wait(20);
        }
    }

    /** Kills what still runs. */
    static killAll(): void {
        for (const child of ServerProcess.#started) child.kill('SIGKILL');
    }

    /** What it has written to the console so far. */
    get output(): string {
        return this.#output();
    }

    get url(): string {
        return `http://127.0.0.1:${this.server.port}`;
    }

    async login(username: string): Promise<void> {
        const response = await fetch(`${this.url}/local/login`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ username })
        });
        if (response.status !== 204) throw new Error(`Not logged in: ${response.status}`);
        this.#cookie = response.headers.get('set-cookie')!.split(';')[0]!;
    }

    /** Sends a request with the session's cookie. */
    async send(method: string, url: string, body?: unknown): Promise<{ status: number; body: unknown }> {
        const response = await fetch(`${this.url}${url}`, {
            method,
            headers: { cookie: this.#cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
        const text = await response.text();
        return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    }

    /** Ends the process: politely, or the way a power failure would. */
    async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
        if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill(signal);
        await this.#ended;
    }
}

/** Server-sent events of a server, in order of arrival. */
export class EventLog {
    readonly events: { type: string; [name: string]: unknown }[] = [];
    readonly #stop = new AbortController();

    static async open(url: string): Promise<EventLog> {
        const log = new EventLog();
        const response = await fetch(`${url}/local/events`, { signal: log.#stop.signal });
        void log.#read(response.body!);
        return log;
    }

    /** Waits for an event that arrived since `from`; throws after ten seconds, or the limit that is given (ms). */
    async until(
        matches: (event: { type: string; [name: string]: unknown }) => boolean,
        from: number,
        limit = 10_000
    ): Promise<void> {
        for (const end = Date.now() + limit; Date.now() < end; await wait(5)) {
            if (this.events.slice(from).some(matches)) return;
        }
        throw new Error(`Only these events came: ${JSON.stringify(this.events.slice(from))}`);
    }

    close(): void {
        this.#stop.abort();
    }

    async #read(body: ReadableStream<Uint8Array>): Promise<void> {
        let rest = '';
        const decoder = new TextDecoder();
        try {
            const reader = body.getReader();
            for (let part = await reader.read(); !part.done; part = await reader.read()) {
                const messages = (rest + decoder.decode(part.value, { stream: true })).split('\n\n');
                rest = messages.pop() ?? '';
                for (const message of messages) {
                    const data = /^data: (.*)$/m.exec(message)?.[1];
                    if (data) this.events.push(JSON.parse(data) as EventLog['events'][number]);
                }
            }
        } catch {
            // Closed by the test or with the server.
        }
    }
}
