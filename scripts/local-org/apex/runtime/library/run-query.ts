import { tx } from '../context.ts';
import { UnsupportedError } from '../values/index.ts';
import type { QueryRequest, QueryResult } from '../../../contracts.ts';
import { QueryError } from '../../../soql/errors.ts';

/** Runs a query for Apex: what the platform refuses is a QueryError, an exception that Apex can catch; what is not modelled is not. */
export function runQuery(request: QueryRequest): QueryResult {
    try {
        return tx().data.query(request);
    } catch (error) {
        if (error instanceof QueryError && error.errorCode === 'UNSUPPORTED')
            throw new UnsupportedError(`${error.message.replace(/^Not supported by the local org: /, '')} in a query`);
        throw error;
    }
}
