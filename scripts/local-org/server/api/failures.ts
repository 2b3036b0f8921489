import { ApexException } from '../../apex/runtime/values/exceptions.ts';
import { LimitError, UnsupportedError } from '../../apex/runtime/values/errors.ts';
import type { Org } from '../../org/org.ts';
import { QueryError } from '../../soql/errors.ts';
import { ApiError } from './errors.ts';

/** Status, code and message of whatever a handler threw; a bug of the local org is said to be one. */
export function describeFailure(
    error: unknown,
    org: Org
): { status: number; errorCode: string; message: string; fields: string[] } {
    if (error instanceof ApiError)
        return { status: error.status, errorCode: error.errorCode, message: error.message, fields: error.fields };
    if (error instanceof QueryError)
        return { status: 400, errorCode: error.errorCode, message: error.message, fields: [] };
    if (error instanceof ApexException)
        return { status: 400, errorCode: 'APEX_ERROR', message: org.describe(error), fields: [] };
    if (error instanceof LimitError)
        return { status: 400, errorCode: 'LIMIT_EXCEEDED', message: error.message, fields: [] };
    if (error instanceof UnsupportedError)
        return { status: 501, errorCode: 'UNSUPPORTED', message: error.message, fields: [] };
    const message = error instanceof Error ? error.message : String(error);
    org.logBug(error);
    return {
        status: 500,
        errorCode: 'UNKNOWN_EXCEPTION',
        message: `Internal error of the local org: ${message}`,
        fields: []
    };
}
