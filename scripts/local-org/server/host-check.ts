import type { IncomingMessage } from 'node:http';

/**
 * Refuses requests that a foreign page could make the browser send (DNS rebinding, cross-site requests): the Host must
 * name this machine's loopback with our port, and an Origin, where there is one, must be our own.
 * Returns null when the request is fine, otherwise the reason.
 */
export function refusedHost(request: IncomingMessage, port: number): string | null {
    const own = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
    const host = request.headers.host ?? '';
    if (!own.includes(host)) return `Host ${host || '(none)'} is not this server`;
    const origin = request.headers.origin;
    if (origin !== undefined && !own.some((name) => origin === `http://${name}`))
        return `Origin ${origin} is not this server`;
    return null;
}
