import type { DmlRowResult } from '../../contracts.ts';
import type { ApiResponse } from '../../org/protocol.ts';

/** A failure with the platform's status, code and message; `fields` are API names. */
export class ApiError extends Error {
    readonly status: number;
    readonly errorCode: string;
    readonly fields: string[];
    constructor(status: number, errorCode: string, message: string, fields: string[] = []) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
        this.fields = fields;
    }
}

/** What REST says of a path that leads nowhere, and of a record that is not there or not visible. */
export const notFound = (): ApiError => new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');

/** What REST says of an object name that the org (or the user) does not have. */
export const invalidType = (name: string): ApiError =>
    new ApiError(400, 'INVALID_TYPE', `sObject type '${name}' is not supported.`);

/** The body of a 401, in the shape of the API that the path belongs to. */
export function invalidSession(path: string): unknown {
    const refusal = { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' };
    return path.startsWith('/local/') || path.includes('/ui-api/') ? { statusCode: 401, ...refusal } : [refusal];
}

const FORBIDDEN_CODES = new Set([
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY_FORBIDDEN'
]);
const NOT_FOUND_CODES = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY_TARGET']);

/** The HTTP status REST answers a failed row with. */
export function statusOf(code: string): number {
    if (FORBIDDEN_CODES.has(code)) return 403;
    if (NOT_FOUND_CODES.has(code)) return 404;
    return 400;
}

/** REST's error list: `[{message, errorCode, fields}]`. */
export function restErrors(result: DmlRowResult): { message: string; errorCode: string; fields: string[] }[] {
    return result.errors.map((error) => ({
        message: error.message,
        errorCode: error.statusCode,
        fields: error.fields
    }));
}

/** REST's answer to a failed single-record write. */
export function restFailure(result: DmlRowResult): ApiResponse {
    return { status: statusOf(result.errors[0]?.statusCode ?? ''), body: restErrors(result) };
}

/** The UI API's error body; field errors by API name, the rest for the top of the form. `labelOf` names a field for people. */
export function uiApiErrorBody(
    status: number,
    errorCode: string,
    message: string,
    result?: DmlRowResult,
    labelOf: (field: string) => string | null = () => null
): Record<string, unknown> {
    const fieldErrors: Record<string, unknown[]> = {};
    const errors: unknown[] = [];
    for (const error of result?.errors ?? []) {
        const entry = {
            constituentField: null,
            duplicateRecordError: null,
            errorCode: error.statusCode,
            message: error.message,
            field: error.fields[0] ?? null,
            fieldLabel: null
        };
        if (error.fields.length === 0) errors.push(entry);
        for (const field of error.fields)
            (fieldErrors[field] ??= []).push({ ...entry, field, fieldLabel: labelOf(field) });
    }
    return {
        message,
        statusCode: status,
        errorCode,
        id: null,
        enhancedErrorType: result ? 'RecordError' : null,
        output: { errors, fieldErrors }
    };
}
