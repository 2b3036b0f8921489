import type { Org } from '../../org/org.ts';
import type { ApiRequest, ApiResponse } from '../../org/protocol.ts';
import { ApiError, invalidSession, uiApiErrorBody } from './errors.ts';
import { restRoutes } from './rest.ts';
import { countRequest } from '../../org/org-limits.ts';
import { compositeRoutes } from './composite.ts';
import { uiApiRoutes } from './ui-api.ts';
import { localRoutes } from './local.ts';
import { anonymousBootstrap, findUser } from './local/login.ts';
import { describeFailure } from './failures.ts';

/** What a handler gets: the request and the parts of its path that the route names. */
export interface Call {
    org: Org;
    request: ApiRequest;
    params: string[];
    query: Record<string, string>;
    body: unknown;
    userId: string;
    /** `68.0` of `/services/data/v68.0/...`. */
    version: string;
}

export interface Route {
    method: string;
    pattern: RegExp;
    handle(call: Call): ApiResponse;
}

const ROUTES: Route[] = [...localRoutes, ...uiApiRoutes, ...compositeRoutes, ...restRoutes];

/** Answers one API request inside the org; never throws. */
export function answer(org: Org, request: ApiRequest): ApiResponse {
    const isUiApi = request.path.includes('/ui-api/') || request.path.startsWith('/local/');
    try {
        if (findUser(org, { userId: request.userId }) === null) return withoutUser(org, request.path);
        const versioned = /^\/services\/data\/v(\d+\.\d)(\/.*)?$/.exec(request.path);
        if (versioned) countRequest(org.clock.now());
        const path = versioned ? (versioned[2] ?? '/').replace(/(.)\/$/, '$1') : request.path;
        for (const route of ROUTES) {
            if (route.method !== request.method) continue;
            const match = route.pattern.exec(path);
            if (!match) continue;
            const params = match.slice(1).map((part) => (part === undefined ? '' : decoded(part)));
            return route.handle({
                org,
                request,
                params,
                query: request.query,
                body: request.body,
                userId: request.userId,
                version: versioned?.[1] ?? '68.0'
            });
        }
        throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    } catch (error) {
        const failure = describeFailure(error, org);
        const body = isUiApi
            ? uiApiErrorBody(failure.status, failure.errorCode, failure.message)
            : [
                  {
                      message: failure.message,
                      errorCode: failure.errorCode,
                      ...(failure.fields.length ? { fields: failure.fields } : {})
                  }
              ];
        return { status: failure.status, body };
    }
}

/** A session outlives its user when the data was reset or the user deactivated: then it is none. */
function withoutUser(org: Org, path: string): ApiResponse {
    return path === '/local/bootstrap'
        ? { status: 200, body: anonymousBootstrap(org) }
        : { status: 401, body: invalidSession(path) };
}

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        throw new ApiError(400, 'MALFORMED_ID', `The path is not encoded as a URL: ${part}`);
    }
}
