import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { DataLock } from '../org/data-lock.ts';
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

/** How long a command waits for another one that has the data open (ms). */
const PATIENCE = 120_000;

/** The server that has this data directory open, or null. What a killed server left behind does not count. */
export function runningServer(dataDirectory: string): RunningServer | null {
    const lock = fs.existsSync(dataDirectory) ? DataLock.take(dataDirectory) : null;
    if (lock === null) return readServerFile(dataDirectory);
    lock.release();
    return null;
}

function readServerFile(dataDirectory: string): RunningServer | null {
    try {
        return JSON.parse(fs.readFileSync(path.join(dataDirectory, 'server.json'), 'utf8')) as RunningServer;
    } catch {
        return null;
    }
}

/**
 * Connects a command to the org: through the server where one runs, else by opening the data file itself. Waits while
 * another command has it open; throws when that takes longer than two minutes.
 */
export async function connect(options: OrgOptions, dataDirectory: string): Promise<Connection> {
    const end = Date.now() + PATIENCE;
    do {
        const lock = DataLock.take(dataDirectory);
        if (lock !== null) return direct(options, lock);
        const server = readServerFile(dataDirectory);
        if (server !== null) return throughServer(server);
        await wait(100);
    } while (Date.now() < end);
    throw new Error(`Another command has had ${dataDirectory} open for two minutes`);
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
            if (!response.ok || !response.body)
                throw new Error(`The running server refused: ${response.status} ${await response.text()}`);
            for await (const line of createInterface({ input: Readable.fromWeb(response.body), crlfDelay: Infinity })) {
                const message = JSON.parse(line) as {
                    progress?: { text: string; done: number; total: number };
                    value?: T;
                    error?: string;
                };
                if (message.progress)
                    onProgress?.(message.progress.text, message.progress.done, message.progress.total);
                else if (message.error !== undefined) throw new Error(message.error);
                else return message.value as T;
            }
            throw new Error('The running server closed the connection before it answered');
        },
        close: async () => undefined
    };
}

async function direct(options: OrgOptions, lock: DataLock): Promise<Connection> {
    let progress: OnProgress | undefined;
    const worker = new WorkerClient(
        (notice) => {
            if (notice.notice === 'progress') progress?.(notice.text, notice.done, notice.total);
            if (notice.notice === 'log') process.stderr.write(`${notice.text}\n`);
        },
        async () => undefined
    );
    const close = async (): Promise<void> => {
        await worker.close();
        lock.release();
    };
    try {
        await worker.ask<OpenResult>({ kind: 'open', options });
    } catch (error) {
        await close();
        throw error;
    }
    return {
        viaServer: false,
        async ask<T>(request: WorkerRequest, onProgress?: OnProgress): Promise<T> {
            progress = onProgress;
            return worker.ask<T>(request, 3_600_000);
        },
        async close() {
            await worker.ask({ kind: 'close' }).finally(close);
        }
    };
}
