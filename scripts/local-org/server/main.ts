import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startBundler, type BundleError } from '../bundle/bundler.ts';
import type { ApiRequest, ApiResponse, Diagnostic, OpenResult, OrgOptions, ReloadResult, WorkerNotice, WorkerRequest } from '../org/protocol.ts';
import { WorkerClient } from '../org/worker-client.ts';
import { EventStream, type LiveEvent } from './events.ts';
import { createHttpServer } from './http.ts';
import { Sessions } from './sessions.ts';
import { watchSources } from './watch.ts';

export interface ServerOptions {
    org: OrgOptions;
    dataDirectory: string;
    /** 0 lets the system choose. */
    port: number;
    /** Rebuild and reload when sources change. */
    watch: boolean;
    log: (line: string) => void;
    progress: (text: string, done: number, total: number) => void;
}

export interface RunningLocalOrg {
    url: string;
    port: number;
    close(): Promise<void>;
}

/** Opens the org, builds the browser side and serves both on the loopback address. */
export async function startServer(options: ServerOptions): Promise<RunningLocalOrg> {
    const { org, dataDirectory, log } = options;
    fs.mkdirSync(dataDirectory, { recursive: true });
    const events = new EventStream();
    const serverId = randomBytes(4).toString('hex');
    let bundleErrors: BundleError[] = [];
    let diagnostics: Diagnostic[] = [];
    let commandProgress = options.progress;

    const buildErrors = (): unknown[] => [
        ...bundleErrors,
        ...diagnostics.filter((entry) => entry.severity === 'error').map((entry) => ({ source: 'apex', file: entry.path, line: entry.line, column: entry.column, message: entry.message }))
    ];
    const onNotice = (notice: WorkerNotice): void => {
        if (notice.notice === 'touched') events.send({ type: 'touched', ids: notice.ids, objects: notice.objects });
        else if (notice.notice === 'progress') commandProgress(notice.text, notice.done, notice.total);
        else log(notice.text);
    };
    const worker = new WorkerClient(onNotice, async () => void (await worker.ask({ kind: 'open', options: org })));
    const opened = await worker.ask<OpenResult>({ kind: 'open', options: org }, 600_000);
    diagnostics = opened.diagnostics;
    for (const entry of diagnostics.filter((candidate) => candidate.severity === 'error')) log(`${entry.path}:${entry.line}:${entry.column} ${entry.message}`);

    const bundler = startBundler({
        projectDir: org.projectDirectory,
        outDir: path.join(dataDirectory, 'browser'),
        watch: options.watch,
        onProgress: log,
        onBuilt: ({ first }) => {
            bundleErrors = [];
            if (!first) events.send({ type: 'bundle' });
            events.send({ type: 'errors', buildErrors: buildErrors() });
        },
        onError: (errors) => {
            bundleErrors = errors;
            for (const error of errors) log(`${error.file}:${error.line}:${error.column} ${error.message}`);
            events.send({ type: 'errors', buildErrors: buildErrors() });
        }
    });

    const reload = async (paths: string[]): Promise<void> => {
        const result = await worker.ask<ReloadResult>({ kind: 'reload', paths }, 600_000);
        diagnostics = result.diagnostics;
        for (const note of result.notes) log(note);
        for (const entry of diagnostics.filter((candidate) => candidate.severity === 'error')) log(`${entry.path}:${entry.line}:${entry.column} ${entry.message}`);
        if (result.metadata) events.send({ type: 'metadata', version: result.version });
        else if (result.apex) events.send({ type: 'apex' });
        events.send({ type: 'errors', buildErrors: buildErrors() });
    };
    const watcher = options.watch ? watchSources(org.sourceDirectories, (paths) => void reload(paths).catch((error: Error) => log(error.message))) : null;

    const sessions = new Sessions(dataDirectory, opened.organizationId);
    const commandToken = randomBytes(24).toString('hex');
    const http = createHttpServer({
        sessions,
        events,
        commandToken,
        mounts: bundler.mounts,
        indexHtml: bundler.indexHtml,
        hello: (): LiveEvent => ({ type: 'hello', serverId, buildErrors: buildErrors() }),
        api: async (request: ApiRequest): Promise<ApiResponse> => {
            const answer = await worker.ask<ApiResponse>({ kind: 'api', request });
            if (request.path === '/local/bootstrap') Object.assign(answer.body as object, { serverId, buildErrors: buildErrors() });
            return answer;
        },
        anonymousBootstrap: async () => Object.assign(await worker.ask<object>({ kind: 'anonymous-bootstrap' }), { serverId, buildErrors: buildErrors() }),
        findUser: (login) => worker.ask<string | null>({ kind: 'find-user', ...login }),
        command: async (request: WorkerRequest, onProgress) => {
            commandProgress = onProgress;
            try {
                return await worker.ask(request, 3_600_000);
            } finally {
                commandProgress = options.progress;
            }
        }
    });
    await new Promise<void>((resolve, reject) => {
        http.once('error', reject);
        http.listen(options.port, '127.0.0.1', resolve);
    });
    const port = (http.address() as AddressInfo).port;
    const lock = path.join(dataDirectory, 'server.json');
    fs.writeFileSync(lock, JSON.stringify({ port, pid: process.pid, token: commandToken }), { mode: 0o600 });
    await bundler.ready;

    return {
        url: `http://127.0.0.1:${port}/`,
        port,
        async close() {
            fs.rmSync(lock, { force: true });
            watcher?.close();
            events.close();
            http.closeAllConnections();
            http.close();
            await bundler.stop();
            await worker.ask({ kind: 'close' });
            await worker.close();
        }
    };
}
