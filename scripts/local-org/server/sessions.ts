import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fs from 'node:fs';
import path from 'node:path';

/** Name of the shell's session cookie. */
const COOKIE = 'keystone_local_sid';

/**
 * Sessions without a table: a session is `<userId>.<HMAC of it>`, signed with a secret kept in the data directory, so
 * that a browser stays logged in when the server is stopped and started. The same text serves tools as a bearer token.
 */
export class Sessions {
    readonly #secret: Buffer;
    readonly #organizationId: string;

    constructor(dataDirectory: string | null, organizationId: string) {
        this.#secret = dataDirectory === null ? randomBytes(32) : persistedSecret(dataDirectory);
        this.#organizationId = organizationId;
    }

    /** A session id for the user, shaped like a platform access token (`00D...!...`). */
    issue(userId: string): string {
        return `${this.#organizationId}!${userId}.${this.#sign(userId)}`;
    }

    /** The `Set-Cookie` value that logs the shell in as the user. */
    cookie(userId: string): string {
        return `${COOKIE}=${encodeURIComponent(this.issue(userId))}; Path=/; HttpOnly; SameSite=Strict`;
    }

    /** The `Set-Cookie` value that logs the shell out. */
    clearedCookie(): string {
        return `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
    }

    /** The user of a request by its bearer token or cookie; null when there is none or it was not issued here. */
    userOf(request: IncomingMessage): string | null {
        const bearer = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
        return this.verify(bearer ?? cookieOf(request));
    }

    /** The user id inside a valid session id, otherwise null. */
    verify(session: string | null | undefined): string | null {
        const match = /^[^!]*!(\w{15,18})\.([0-9a-f]{64})$/.exec(session ?? '');
        if (!match) return null;
        const [, userId, signature] = match as unknown as [string, string, string];
        return timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(userId))) ? userId : null;
    }

    #sign(userId: string): string {
        return createHmac('sha256', this.#secret).update(userId).digest('hex');
    }
}

function cookieOf(request: IncomingMessage): string | null {
    for (const part of (request.headers.cookie ?? '').split(';')) {
        const [name, value] = part.trim().split('=');
        if (name === COOKIE && value) return decodeURIComponent(value);
    }
    return null;
}

function persistedSecret(dataDirectory: string): Buffer {
    const file = path.join(dataDirectory, 'session.key');
    if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(32), { mode: 0o600 });
    return fs.readFileSync(file);
}
