import { timingSafeEqual } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { ApiRequest, ApiResponse, WorkerRequest } from '../org/protocol.ts';
import { invalidSession } from './api/errors.ts';
import type { EventStream, LiveEvent } from './events.ts';
import { refusedHost } from './host-check.ts';
import type { Sessions } from './sessions.ts';
import { answerSoap, type SoapParts } from './soap/endpoint.ts';
import { sendFile } from './static.ts';

/** A body larger than this is refused (bytes). */
const BODY_LIMIT = 64 * 1024 * 1024;

export interface ServerParts {
    sessions: Sessions;
    events: EventStream;
    /** Token that commands of this machine show; written next to the data. */
    commandToken: string;
    /** Folder behind each URL prefix; the page for `/` and `/lightning/**`. */
    mounts: readonly { prefix: string; folder: string; immutable: boolean }[];
    indexHtml: string;
    /** Greets a page that connects to the event stream. */
    hello(): LiveEvent;
    /** Runs anonymous Apex for the SOAP API. */
    executeAnonymous: SoapParts['executeAnonymous'];
    /** Answers an API request in the org. */
    api(request: ApiRequest): Promise<ApiResponse>;
    /** Answers `/local/bootstrap` of a page without a session. */
    anonymousBootstrap(): Promise<unknown>;
    /** Id of the active user with this id or user name; null when there is none. */
    findUser(login: { userId?: string; username?: string }): Promise<string | null>;
    /** Runs a command for the command line. */
    command(request: WorkerRequest, onProgress: (text: string, done: number, total: number) => void): Promise<unknown>;
}

/** A request that cannot be answered as it stands. */
class BadRequest extends Error {
    readonly status: number;
    readonly errorCode: string;
    constructor(status: number, errorCode: string, message: string) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }
}

/** The local org's HTTP server: static files, login, live events, commands, and everything else handed to the org. Loopback only. */
export function createHttpServer(parts: ServerParts): http.Server {
    const server = http.createServer((request, response) => {
        handle(parts, server, request, response).catch((error: unknown) => {
            const known = error instanceof BadRequest ? error : null;
            const message = error instanceof Error ? error.message : String(error);
            if (response.headersSent) response.end();
            else
                sendJson(response, known?.status ?? 500, [
                    { message, errorCode: known?.errorCode ?? 'UNKNOWN_EXCEPTION' }
                ]);
        });
    });
    return server;
}

async function handle(
    parts: ServerParts,
    server: http.Server,
    request: IncomingMessage,
    response: ServerResponse
): Promise<void> {
    const address = server.address();
    const refused = refusedHost(request, typeof address === 'object' && address ? address.port : 0);
    if (refused !== null) throw new BadRequest(403, 'FORBIDDEN', refused);

    const url = new URL((request.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
    const pathname = url.pathname.replace(/\/{2,}/g, '/');
    if (request.method === 'GET' && sendStatic(parts, request, response, pathname)) return;
    if (pathname === '/local/command') return runCommand(parts, request, response);
    if (pathname === '/local/events') return parts.events.connect(response, parts.hello());
    if (pathname === '/local/login' && request.method === 'POST') return login(parts, request, response);
    if (pathname === '/local/logout' && request.method === 'POST') {
        response.setHeader('set-cookie', parts.sessions.clearedCookie());
        return sendJson(response, 204, undefined);
    }

    if (pathname.startsWith('/services/Soap/') && request.method === 'POST') return soap(parts, request, response);

    const userId = parts.sessions.userOf(request);
    if (userId === null) {
        if (pathname === '/local/bootstrap') return sendJson(response, 200, await parts.anonymousBootstrap());
        return sendJson(response, 401, invalidSession(pathname));
    }
    const since = request.headers['if-unmodified-since'];
    const answer = await parts.api({
        method: request.method ?? 'GET',
        path: pathname,
        query: { ...Object.fromEntries(url.searchParams), ...(since ? { ifUnmodifiedSince: since } : {}) },
        body: request.method === 'GET' ? null : await readJson(request),
        userId
    });
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    sendJson(response, answer.status, answer.body);
}

function sendStatic(parts: ServerParts, request: IncomingMessage, response: ServerResponse, pathname: string): boolean {
    for (const mount of parts.mounts) {
        if (!pathname.startsWith(mount.prefix)) continue;
        if (!sendFile(request, response, mount.folder, pathname.slice(mount.prefix.length), mount.immutable))
            response.writeHead(404).end();
        return true;
    }
    if (pathname === '/favicon.ico') {
        response.writeHead(404).end();
        return true;
    }
    const isPage =
        /^\/(lightning(\/.*)?)?$/.test(pathname) ||
        (!isApiPath(pathname) && (request.headers.accept ?? '').includes('text/html'));
    if (!isPage) return false;
    return sendFile(request, response, parts.indexHtml, '', false);
}

/** Below these a browser asks for data; anywhere else it is shown the app, which says when there is no such page. */
function isApiPath(pathname: string): boolean {
    return /^\/(services|local|resource)\//.test(pathname);
}

async function login(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readJson(request)) as { userId?: string; username?: string } | null;
    const userId = await parts.findUser(body ?? {});
    if (userId === null) {
        return sendJson(response, 400, {
            statusCode: 400,
            message: `There is no active user ${body?.username ?? body?.userId ?? '(none given)'}`,
            errorCode: 'INVALID_LOGIN'
        });
    }
    response.setHeader('set-cookie', parts.sessions.cookie(userId));
    sendJson(response, 204, undefined);
}

async function soap(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, xml } = await answerSoap(await readText(request), {
        verifySession: (id) => parts.sessions.verify(id),
        executeAnonymous: parts.executeAnonymous
    });
    response
        .writeHead(status, {
            'content-type': 'text/xml;charset=UTF-8',
            'cache-control': 'no-store',
            'x-content-type-options': 'nosniff'
        })
        .end(xml);
}

async function runCommand(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const shown = Buffer.from((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    const wanted = Buffer.from(parts.commandToken);
    if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted))
        throw new BadRequest(403, 'FORBIDDEN', 'Not the token of this server');
    const command = (await readJson(request)) as WorkerRequest;
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    try {
        const value = await parts.command(command, (text, done, total) =>
            response.write(`${JSON.stringify({ progress: { text, done, total } })}\n`)
        );
        response.end(`${JSON.stringify({ value: value ?? null })}\n`);
    } catch (error) {
        response.end(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`);
    }
}

async function readText(request: IncomingMessage): Promise<string> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > BODY_LIMIT) throw new BadRequest(413, 'REQUEST_TOO_LARGE', 'The request body is too large');
        parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
}

async function readJson(request: IncomingMessage): Promise<unknown> {
    const text = await readText(request);
    if (text === '') return null;
    const type = request.headers['content-type'] ?? '';
    if (!type.includes('json'))
        throw new BadRequest(
            415,
            'UNSUPPORTED_MEDIA_TYPE',
            `Only JSON bodies are read, not ${type || 'an unnamed type'}`
        );
    try {
        return JSON.parse(text) as unknown;
    } catch (error) {
        throw new BadRequest(400, 'JSON_PARSER_ERROR', error instanceof Error ? error.message : 'The body is not JSON');
    }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
    if (status === 204 || body === undefined) {
        response.writeHead(status).end();
        return;
    }
    const text = JSON.stringify(body);
    response.writeHead(status, {
        'content-type': 'application/json;charset=UTF-8',
        'content-length': Buffer.byteLength(text),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff'
    });
    response.end(text);
}
