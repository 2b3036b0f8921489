import type { ServerResponse } from 'node:http';
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

/** Sends a file below `root` (or `root` itself, for an empty path), or answers false when there is none (or the path would leave the folder). */
export function sendFile(response: ServerResponse, root: string, relative: string, immutable: boolean): boolean {
    const name = decoded(relative);
    if (name === null) return false;
    const file = name === '' ? path.resolve(root) : path.resolve(root, '.' + path.posix.normalize('/' + name));
    if (file !== path.resolve(root) && !file.startsWith(path.resolve(root) + path.sep)) return false;
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return false;
    response.writeHead(200, {
        'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
        'content-length': stat.size,
        'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
    });
    fs.createReadStream(file).pipe(response);
    return true;
}

function decoded(text: string): string | null {
    try {
        return decodeURIComponent(text);
    } catch {
        return null;
    }
}
