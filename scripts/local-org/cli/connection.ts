import fs from 'node:fs';
import path from 'node:path';
import type { OpenResult, OrgOptions, WorkerRequest } from '../org/protocol.ts';
import { WorkerClient } from '../org/worker-client.ts';

/** What a running server writes next to its data, so that commands find it. */
export interface RunningServer {
    port: number;
    pid: number;
    token: string;
}

export type OnProgress = (text: string, done: number, total: number) => void;

/** A way to the org: through the running server, or by opening the data file. */
export interface Connection {
    readonly viaServer: boolean;
    ask<T>(request: WorkerRequest, onProgress?: OnProgress): Promise<T>;
    close(): Promise<void>;
}

/** The server that has this data directory open, or null. A file left by a killed server does not count. */
export function runningServer(dataDirectory: string): RunningServer | null {
    const file = path.join(dataDirectory, 'server.json');
    if (!fs.existsSync(file)) return null;
    try {
        const server = JSON.parse(fs.readFileSync(file, 'utf8')) as RunningServer;
        process.kill(server.pid, 0);
        return server;
    } catch {
        return null;
    }
}

/** Connects a command to the org: two processes never write the same file. */
export async function connect(options: OrgOptions, dataDirectory: string): Promise<Connection> {
    const server = runningServer(dataDirectory);
    return server ? throughServer(server) : direct(options);
}

function throughServer(server: RunningServer): Connection {
    return {
        viaServer: true,
        async ask<T>(request: WorkerRequest, onProgress?: OnProgress): Promise<T> {
            const response = await fetch(`http://127.0.0.1:${server.port}/local/command`, {
                method: 'POST',
                headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}` },
                body: JSON.stringify(request)
            });
            if (!response.ok || !response.body) throw new Error(`The running server refused: ${response.status} ${await response.text()}`);
            let rest = '';
            for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
                const lines = (rest + part).split('\n');
                rest = lines.pop() ?? '';
                for (const line of lines) {
                    const message = JSON.parse(line) as { progress?: { text: string; done: number; total: number }; value?: T; error?: string };
                    if (message.progress) onProgress?.(message.progress.text, message.progress.done, message.progress.total);
                    else if (message.error !== undefined) throw new Error(message.error);
                    else return message.value as T;
                }
            }
            throw new Error('The running server closed the connection before it answered');
        },
        close: async () => undefined
    };
}

async function direct(options: OrgOptions): Promise<Connection> {
    let progress: OnProgress | undefined;
    const worker = new WorkerClient(
        (notice) => {
            if (notice.notice === 'progress') progress?.(notice.text, notice.done, notice.total);
            if (notice.notice === 'log') process.stderr.write(`${notice.text}\n`);
        },
        async () => undefined
    );
    await worker.ask<OpenResult>({ kind: 'open', options });
    return {
        viaServer: false,
        async ask<T>(request: WorkerRequest, onProgress?: OnProgress): Promise<T> {
            progress = onProgress;
            return worker.ask<T>(request, 3_600_000);
        },
        async close() {
            await worker.ask({ kind: 'close' });
            await worker.close();
        }
    };
}
