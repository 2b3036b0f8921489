import type { IncomingMessage, ServerResponse } from 'node:http';
import fs from 'node:fs';
import path from 'node:path';

const TYPES: Record<string, string> = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.ico': 'image/x-icon',
    '.json': 'application/json',
    '.map': 'application/json',
    '.woff2': 'font/woff2',
    '.woff': 'font/woff',
    '.txt': 'text/plain; charset=utf-8'
};

/** Files that never change, once read: a page asks for more than a hundred of them. */
const immutableFiles = new Map<string, Buffer>();

/** Sends a file below `root` (or `root` itself, for an empty path), or answers false when there is none (or the path would leave the folder). */
export function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    root: string,
    relative: string,
    immutable: boolean
): boolean {
    const name = decoded(relative);
    if (name === null) return false;
    const file = name === '' ? path.resolve(root) : path.resolve(root, '.' + path.posix.normalize('/' + name));
    if (file !== path.resolve(root) && !file.startsWith(path.resolve(root) + path.sep)) return false;
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    if (immutable) return sendImmutable(response, file, type);
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return false;
    // A rebuild within the same millisecond that gives a file of the same size writes it anew all the same: another inode or time of change.
    const etag = `"${stat.ino}-${stat.size}-${stat.mtimeMs}-${stat.ctimeMs}"`;
    const headers = { 'cache-control': 'no-cache', etag };
    if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, headers).end();
        return true;
    }
    response.writeHead(200, { ...headers, 'content-type': type, 'content-length': stat.size });
    fs.createReadStream(file).pipe(response);
    return true;
}

function sendImmutable(response: ServerResponse, file: string, type: string): boolean {
    let content = immutableFiles.get(file);
    if (content === undefined) {
        if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
        content = fs.readFileSync(file);
        immutableFiles.set(file, content);
    }
    response.writeHead(200, {
        'content-type': type,
        'content-length': content.length,
        'cache-control': 'public, max-age=31536000, immutable'
    });
    response.end(content);
    return true;
}

function decoded(text: string): string | null {
    try {
        return decodeURIComponent(text);
    } catch {
        return null;
    }
}
