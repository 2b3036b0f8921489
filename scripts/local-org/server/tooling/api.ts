import type { ApiRequest, ApiResponse, OrgOptions } from '../../org/protocol.ts';
import { QUERY_MESSAGES, QueryError } from '../../soql/errors.ts';
import { parseQuery } from '../../soql/parse/index.ts';
import { ApiError, notFound } from '../api/errors.ts';
import type { AnonymousRefusal, ExecuteAnonymousResult } from '../soap/run-anonymous.ts';
import type { CatalogueRefusal, TestCatalogue } from './catalogue.ts';
import { TestResultStream } from './cometd.ts';
import { runToolingQuery, tableOf } from './query.ts';
import { selectTests } from './selection.ts';
import { TestRuns, type TestRun } from './test-runs.ts';

/** What the Tooling API needs of the server. */
export interface ToolingParts {
    options: OrgOptions;
    catalogue(userId: string): Promise<TestCatalogue | CatalogueRefusal>;
    executeAnonymous(userId: string, text: string): Promise<ExecuteAnonymousResult | AnonymousRefusal>;
    /** Answers a request in the org. */
    api(request: ApiRequest): Promise<ApiResponse>;
}

/** Objects of the org's own database that the Tooling API shows as well. */
const STORED = new Set(['apexclass', 'apextrigger']);

const ok = (body: unknown): ApiResponse => ({ status: 200, body });

/**
 * The part of the platform's Tooling API that runs Apex: tests (`runTestsAsynchronous`, `runTestsSynchronous`, the objects that
 * tell of a run, the streaming channel) and `executeAnonymous`. Lives beside the org, in the main thread.
 */
export class ToolingApi {
    readonly #parts: ToolingParts;
    readonly #runs: TestRuns;
    readonly #stream = new TestResultStream();

    constructor(parts: ToolingParts) {
        this.#parts = parts;
        this.#runs = new TestRuns(parts.options);
        this.#runs.onEnd = (run) => this.#stream.tell(run);
    }

    /** Answers a request; never rejects. */
    async answer(request: ApiRequest): Promise<ApiResponse> {
        try {
            return await this.#answer(request);
        } catch (error) {
            const [status, errorCode] =
                error instanceof ApiError
                    ? [error.status, error.errorCode]
                    : error instanceof QueryError
                      ? [400, error.errorCode]
                      : [500, 'UNKNOWN_EXCEPTION'];
            return {
                status,
                body: [
                    {
                        message:
                            error instanceof Error
                                ? error.message
                                : error instanceof QueryError
                                  ? error.getMessage()
                                  : String(error),
                        errorCode
                    }
                ]
            };
        }
    }

    async #answer(request: ApiRequest): Promise<ApiResponse> {
        const catalogue = await this.#parts.catalogue(request.userId);
        if ('errorCode' in catalogue) throw new ApiError(catalogue.status, catalogue.errorCode, catalogue.message);
        if (request.path.startsWith('/cometd/') && request.method === 'POST')
            return ok(await this.#stream.answer(request.body));
        const [, version = '', resource = ''] =
            /^\/services\/data\/v(\d+\.\d)\/tooling\/(\w+)\/?$/.exec(request.path) ?? [];
        switch (`${request.method} ${resource}`) {
            case 'GET query':
                return this.#query(request, version);
            case 'GET executeAnonymous':
                return this.#executeAnonymous(request);
            case 'POST runTestsAsynchronous':
                return ok(this.#runs.start(selectTests(request.body, catalogue), catalogue, request.userId).run.id);
            case 'POST runTestsSynchronous': {
                const { run, ended } = this.#runs.start(
                    selectTests(request.body, catalogue),
                    catalogue,
                    request.userId
                );
                await ended;
                return ok(synchronousResult(run, catalogue));
            }
            default:
                throw notFound();
        }
    }

    async #query(request: ApiRequest, version: string): Promise<ApiResponse> {
        const soql = request.query['q'];
        if (!soql) throw new ApiError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
        const query = parseQuery(soql);
        const table = tableOf(query);
        if (table !== null) return ok(runToolingQuery(query, table, this.#runs.rows(table), version));
        if (!STORED.has(query.from.toLowerCase()))
            throw new QueryError(QUERY_MESSAGES.noObject(query.from), 'INVALID_TYPE');
        return this.#parts.api({ ...request, path: `/services/data/v${version}/query` });
    }

    async #executeAnonymous(request: ApiRequest): Promise<ApiResponse> {
        const text = request.query['anonymousBody'];
        if (text === undefined) throw new ApiError(400, 'MISSING_ARGUMENT', 'anonymousBody has to be specified');
        const result = await this.#parts.executeAnonymous(request.userId, text);
        if ('refused' in result) throw new ApiError(403, result.refused, result.message);
        const { debugLog: _log, ...body } = result;
        return ok(body);
    }
}

/** RunTestsResult of the platform's REST API. */
function synchronousResult(run: TestRun, catalogue: TestCatalogue): Record<string, unknown> {
    const methods = run.results.map((row) => ({
        id: row['ApexClass.Id'],
        name: row['ApexClass.Name'],
        namespace: catalogue.namespace || null,
        methodName: row['MethodName'],
        time: row['RunTime'],
        outcome: row['Outcome'],
        message: row['Message'],
        stackTrace: row['StackTrace']
    }));
    const successes = methods
        .filter((method) => method.outcome === 'Pass')
        .map(({ outcome: _outcome, message: _message, stackTrace: _stack, ...rest }) => ({
            ...rest,
            seeAllData: false
        }));
    const failures = methods
        .filter((method) => method.outcome !== 'Pass')
        .map(({ outcome: _outcome, ...rest }) => ({
            ...rest,
            packageName: rest.name,
            type: 'Class',
            seeAllData: false
        }));
    return {
        numTestsRun: methods.length,
        numFailures: failures.length,
        successes,
        failures,
        totalTime: methods.reduce((sum, method) => sum + Number(method.time), 0),
        apexLogId: null,
        codeCoverage: [],
        codeCoverageWarnings: []
    };
}
