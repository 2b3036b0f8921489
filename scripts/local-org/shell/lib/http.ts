/** One message of a failed write, as the platform gives it. */
export interface FieldMessage {
    errorCode: string;
    message: string;
    field: string | null;
    fieldLabel: string | null;
}

export interface ErrorBody {
    statusCode: number;
    errorCode?: string;
    message: string;
    exceptionType?: string;
    stackTrace?: string;
    output?: { errors: FieldMessage[]; fieldErrors: Record<string, FieldMessage[]> };
}

/** What wire adapters provision as `error` and imperative calls reject with. */
export interface FetchError {
    ok: false;
    status: number;
    statusText: string;
    errorType: 'fetchResponse';
    body: ErrorBody;
}

const UI_API = '/services/data/v68.0/ui-api/';

/** Freezes a value and all that it holds: what Lightning Data Service hands out must not be changed. */
export function deepFreeze<T>(value: T): T {
    if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
        Object.freeze(value);
        Object.values(value).forEach(deepFreeze);
    }
    return value;
}

let sessionEnded: () => void = () => undefined;

/** Called when the server no longer knows who is logged in. */
export function onSessionEnd(handler: () => void): void {
    sessionEnded = handler;
}

/**
 * One exchange with the server.
 * @returns the parsed answer, frozen; null when there is none
 * @throws FetchError, also when the server cannot be reached (status 0)
 */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init: RequestInit = { method, headers: { accept: 'application/json' } };
    if (body !== undefined) {
        init.body = JSON.stringify(body);
        init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    }
    let response: Response;
    try {
        response = await fetch(path, init);
    } catch {
        throw failure(0, 'Network error', {
            statusCode: 0,
            errorCode: 'NETWORK_ERROR',
            message: 'The local org cannot be reached. Is it running?'
        });
    }
    const text = await response.text();
    let answer: unknown = null;
    try {
        answer = text === '' ? null : JSON.parse(text);
    } catch {
        throw failure(response.status, response.statusText, {
            statusCode: response.status,
            message: text.slice(0, 500)
        });
    }
    if (response.ok) return deepFreeze(answer) as T;
    const first = (Array.isArray(answer) ? answer[0] : answer) as ErrorBody | null;
    if (response.status === 401) sessionEnded();
    throw failure(
        response.status,
        response.statusText,
        first ?? { statusCode: response.status, message: response.statusText }
    );
}

/** An exchange below the UI API. `parameters` that are empty or undefined are left out; lists are joined with commas. */
export function uiApi<T>(
    method: string,
    path: string,
    parameters: Record<string, unknown> = {},
    body?: unknown
): Promise<T> {
    return call<T>(method, UI_API + path + queryText(parameters), body);
}

/** `?a=1&b=x,y`, or nothing. */
export function queryText(parameters: Record<string, unknown>): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        const text = Array.isArray(value) ? value.join(',') : value;
        if (text !== undefined && text !== null && text !== '') query.set(name, String(text));
    }
    const text = query.toString();
    return text === '' ? '' : `?${text}`;
}

/** True for what `call` throws. */
export function isFetchError(error: unknown): error is FetchError {
    return typeof error === 'object' && error !== null && 'status' in error && 'body' in error;
}

/** One readable message out of anything that was thrown. */
export function messageOf(error: unknown): string {
    if (!isFetchError(error)) return error instanceof Error ? error.message : String(error);
    const details = [
        ...(error.body.output?.errors ?? []),
        ...Object.values(error.body.output?.fieldErrors ?? {}).flat()
    ].map((entry) => entry.message);
    return details.length > 0 ? [...new Set(details)].join(' ') : error.body.message;
}

function failure(status: number, statusText: string, body: ErrorBody): FetchError {
    return deepFreeze({ ok: false, status, statusText, errorType: 'fetchResponse', body });
}
