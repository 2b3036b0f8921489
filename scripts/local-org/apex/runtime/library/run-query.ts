import { tx } from '../context.ts';
import { apexError } from '../values/index.ts';
import type { QueryRequest, QueryResult } from '../../../contracts.ts';
import { QueryError } from '../../../soql/errors.ts';

/** Runs a query for Apex: what the platform refuses is a System.QueryException, with the fields that the user may not read. */
export function runQuery(request: QueryRequest): QueryResult {
    try {
        return tx().data.query(request);
    } catch (error) {
        if (!(error instanceof QueryError) || error.errorCode === 'UNSUPPORTED') throw error;
        const exception = apexError('QueryException', error.message);
        exception.inaccessibleFields = error.inaccessible;
        throw exception;
    }
}
