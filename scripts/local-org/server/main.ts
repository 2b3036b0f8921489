import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startBundler } from '../bundle/bundler.ts';
import { DataLock } from '../org/data-lock.ts';
import type {
    ApiRequest,
    ApiResponse,
    CompileRestResult,
    OpenResult,
    OrgOptions,
    ReloadResult,
    WorkerNotice,
    WorkerRequest
} from '../org/protocol.ts';
import { WorkerClient } from '../org/worker-client.ts';
import { BuildState } from './build-state.ts';
import { EventStream, type LiveEvent } from './events.ts';
import { createHttpServer } from './http.ts';
import { beginSampleData, endSampleData } from './new-data.ts';
import { whenQuiet } from './quiet.ts';
import { Sessions } from './sessions.ts';
import type { ToolingApi, ToolingParts } from './tooling/api.ts';
import { isToolingPath } from './tooling/paths.ts';
import { watchSources } from './watch.ts';

/** How long opening and reloading may take (ms): compiling a large project on a slow machine. */
const COMPILE_LIMIT = 600_000;
/** How long a command may stay silent (ms). */
const COMMAND_LIMIT = 3_600_000;

type OnProgress = (text: string, done: number, total: number) => void;

export interface ServerOptions {
    org: OrgOptions;
    dataDirectory: string;
    /** 0 lets the system choose. */
    port: number;
    /** Rebuild and reload when sources change. */
    watch: boolean;
    /** Fill new data with the sample data; what an interrupted start left is loaded again. */
    sampleData: boolean;
    log: (line: string) => void;
    progress: OnProgress;
}

export interface RunningLocalOrg {
    url: string;
    port: number;
    close(): Promise<void>;
}

/** Opens the org, builds the browser side and serves both on the loopback address. Throws when another process has the data open, or the port. */
export async function startServer(options: ServerOptions): Promise<RunningLocalOrg> {
    const { dataDirectory } = options;
    const lock = DataLock.take(dataDirectory);
    if (lock === null) throw new Error(`Another process has ${dataDirectory} open`);
    const server = new LocalServer(options, lock);
    try {
        return await server.start();
    } catch (error) {
        await server.close();
        throw error;
    }
}

class LocalServer {
    readonly #options: ServerOptions;
    readonly #id = randomBytes(4).toString('hex');
    readonly #events = new EventStream();
    readonly #state: BuildState;
    readonly #worker: WorkerClient;
    readonly #serverFile: string;
    /** What to end, last started first. */
    readonly #ends: (() => void | Promise<void>)[] = [];
    #commandProgress: OnProgress;

    constructor(options: ServerOptions, lock: DataLock) {
        this.#options = options;
        this.#commandProgress = options.progress;
        this.#state = new BuildState(options.log);
        this.#serverFile = path.join(options.dataDirectory, 'server.json');
        // Left by a server that was killed; nobody may be sent to it while this one starts.
        fs.rmSync(this.#serverFile, { force: true });
        this.#worker = new WorkerClient(
            (notice) => this.#hear(notice),
            async () => {
                await this.#open();
                this.#compileRest();
            }
        );
        this.#ends.push(
            () => lock.release(),
            () => this.#worker.close()
        );
    }

    async start(): Promise<RunningLocalOrg> {
        const { org, dataDirectory, watch, log } = this.#options;
        // In a process of its own, beside the org's thread.
        const bundler = startBundler({
            projectDir: org.projectDirectory,
            outDir: path.join(dataDirectory, 'browser'),
            watch,
            onProgress: log,
            onBuilt: ({ first }) => {
                this.#state.setBundle([]);
                if (!first) this.#events.send({ type: 'bundle' });
                this.#sendErrors();
            },
            onError: (errors) => {
                this.#state.setBundle(errors);
                this.#sendErrors();
            }
        });
        this.#ends.push(() => bundler.stop());
        const isNew = this.#options.sampleData && beginSampleData(org.databaseFile);
        const opened = await this.#open();
        this.#ends.push(async () => void (await this.#worker.ask({ kind: 'close' })));
        if (isNew) await this.#loadSampleData();
        for (const note of opened.notes) log(note);

        if (watch) {
            const watcher = watchSources(
                org.sourceDirectories,
                (paths) => void this.#reload(paths).catch((error: Error) => log(error.message))
            );
            this.#ends.push(() => watcher.close());
        }

        const token = randomBytes(24).toString('hex');
        const http = this.#http(opened.organizationId, token, bundler);
        const port = await listen(http, this.#options.port);
        this.#ends.push(() => {
            this.#events.close();
            http.closeAllConnections();
            http.close();
        });
        fs.writeFileSync(this.#serverFile, JSON.stringify({ port, pid: process.pid, token }), { mode: 0o600 });
        this.#ends.push(() => fs.rmSync(this.#serverFile, { force: true }));
        await bundler.ready;
        const inQuiet = (): void => {
            this.#compileRest();
            bundler.watch();
        };
        this.#ends.push(whenQuiet(http, inQuiet));
        return { url: `http://127.0.0.1:${port}/`, port, close: () => this.close() };
    }

    /** Ends whatever was started; the data stays. */
    async close(): Promise<void> {
        for (const end of this.#ends.splice(0).reverse()) await end();
    }

    #open(): Promise<OpenResult> {
        return this.#worker.ask<OpenResult>({ kind: 'open', options: this.#options.org }, COMPILE_LIMIT);
    }

    /** Compiles the Apex that nothing has reached, between requests, and tells what is wrong with the sources. */
    #compileRest(): void {
        // A worker that ends takes the sources along: whoever starts the next one asks again.
        this.#diagnose().catch(() => undefined);
    }

    async #diagnose(): Promise<void> {
        let diagnostics: CompileRestResult = null;
        while (diagnostics === null) diagnostics = await this.#worker.ask<CompileRestResult>({ kind: 'compile-rest' });
        this.#state.setOrg(diagnostics);
        this.#sendErrors();
    }

    async #loadSampleData(): Promise<void> {
        this.#options.log('Loading the sample data…');
        try {
            await this.#worker.ask({ kind: 'sample-data', wanted: true }, COMMAND_LIMIT);
        } catch (error) {
            // Faulty Apex may be the reason; all that is wrong with it is told.
            await this.#diagnose();
            throw error;
        }
        endSampleData(this.#options.org.databaseFile);
    }

    #hear(notice: WorkerNotice): void {
        if (notice.notice === 'touched')
            this.#events.send({ type: 'touched', ids: notice.ids, objects: notice.objects });
        else if (notice.notice === 'progress') this.#commandProgress(notice.text, notice.done, notice.total);
        else this.#options.log(notice.text);
    }

    async #reload(paths: string[]): Promise<void> {
        const result = await this.#worker.ask<ReloadResult>({ kind: 'reload', paths }, COMPILE_LIMIT);
        this.#state.setOrg(result.diagnostics);
        for (const note of result.notes) this.#options.log(note);
        if (result.metadata) this.#events.send({ type: 'metadata', version: result.version });
        else if (result.apex) this.#events.send({ type: 'apex' });
        this.#sendErrors();
    }

    #sendErrors(): void {
        this.#events.send({ type: 'errors', buildErrors: this.#state.errors() });
    }

    /** What pages are told besides the org's own bootstrap. */
    #stamp(): { serverId: string; buildErrors: unknown[] } {
        return { serverId: this.#id, buildErrors: this.#state.errors() };
    }

    /** Made with the first request: it brings the parser of queries into the main thread, which tools alone need. */
    #tooling(executeAnonymous: ToolingParts['executeAnonymous']): () => Promise<ToolingApi> {
        const worker = this.#worker;
        let tooling: Promise<ToolingApi> | null = null;
        return () =>
            (tooling ??= import('./tooling/api.ts').then(
                (module) =>
                    new module.ToolingApi({
                        options: this.#options.org,
                        catalogue: (userId) => worker.ask({ kind: 'test-catalogue', userId }),
                        executeAnonymous,
                        api: (request) => worker.ask({ kind: 'api', request })
                    })
            ));
    }

    #http(organizationId: string, commandToken: string, bundler: ReturnType<typeof startBundler>): Server {
        const worker = this.#worker;
        const executeAnonymous: ToolingParts['executeAnonymous'] = (userId, text) =>
            worker.ask({ kind: 'execute-anonymous', userId, text });
        const tooling = this.#tooling(executeAnonymous);
        return createHttpServer({
            sessions: new Sessions(this.#options.dataDirectory, organizationId),
            events: this.#events,
            commandToken,
            mounts: bundler.mounts,
            indexHtml: bundler.indexHtml,
            hello: (): LiveEvent => ({ type: 'hello', ...this.#stamp() }),
            executeAnonymous,
            api: async (request: ApiRequest): Promise<ApiResponse> => {
                if (isToolingPath(request.path)) return (await tooling()).answer(request);
                const answer = await worker.ask<ApiResponse>({ kind: 'api', request });
                if (request.path === '/local/bootstrap') Object.assign(answer.body as object, this.#stamp());
                return answer;
            },
            anonymousBootstrap: async () =>
                Object.assign(await worker.ask<object>({ kind: 'anonymous-bootstrap' }), this.#stamp()),
            findUser: (login) => worker.ask<string | null>({ kind: 'find-user', ...login }),
            command: async (request: WorkerRequest, onProgress) => {
                this.#commandProgress = onProgress;
                try {
                    return await worker.ask(request, COMMAND_LIMIT);
                } finally {
                    this.#commandProgress = this.#options.progress;
                }
            }
        });
    }
}

/** Listens on the loopback address; the port that it became. */
function listen(server: Server, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
}
