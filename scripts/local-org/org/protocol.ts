/** What the main thread asks of the worker that owns the org, and what it hears back. All of it is plain, cloneable data. */

export interface ApiRequest {
    method: string;
    /** Path below the origin, slashes collapsed, e.g. `/services/data/v68.0/query`. */
    path: string;
    query: Record<string, string>;
    body: unknown;
    userId: string;
}

export interface ApiResponse {
    status: number;
    body: unknown;
    headers?: Record<string, string>;
}

/** How an org is opened; everything relative to the project. */
export interface OrgOptions {
    projectDirectory: string;
    /** SFDX source folders, absolute; default: the project's package directories. */
    sourceDirectories: string[];
    /** Namespace the package runs under, '' for none. */
    namespace: string;
    /** SQLite file, or ':memory:'. */
    databaseFile: string;
    /** `YYYY-MM-DD`: the org's clock starts at noon UTC of this day and runs on; null = the real clock. */
    today: string | null;
}

export type WorkerRequest =
    | { kind: 'open'; options: OrgOptions }
    | { kind: 'api'; request: ApiRequest }
    | { kind: 'query'; soql: string; userId: string | null }
    | { kind: 'apex'; text: string; userId: string | null }
    | { kind: 'execute-anonymous'; text: string; userId: string }
    | { kind: 'test-catalogue'; userId: string }
    | { kind: 'import'; path: string; mapFile: string | null; today: string | null }
    | { kind: 'sample-data'; wanted: boolean }
    | { kind: 'anonymous-bootstrap' }
    | { kind: 'find-user'; userId?: string; username?: string }
    | { kind: 'jobs'; action: 'list' | 'run' | 'run-all' }
    | { kind: 'limits' }
    | { kind: 'reload'; paths: string[] }
    | { kind: 'compile-rest' }
    | { kind: 'close' };

/** Sent by the worker without being asked. */
export type WorkerNotice =
    | { notice: 'touched'; ids: string[]; objects: string[] }
    | { notice: 'log'; text: string }
    | { notice: 'progress'; text: string; done: number; total: number };

export interface Diagnostic {
    source: 'apex' | 'metadata';
    path: string;
    line: number;
    column: number;
    message: string;
    severity: 'error' | 'warning' | 'unsupported';
}

export interface OpenResult {
    organizationId: string;
    /** Metadata that is left out because it is not modelled. */
    notes: string[];
}

/** What is wrong with the sources; null while there is Apex left to compile, which another request goes on with. */
export type CompileRestResult = readonly Diagnostic[] | null;

export interface ReloadResult {
    version: number;
    /** Which kinds of source were taken over: decides what open pages do. Neither when the sources have errors. */
    apex: boolean;
    metadata: boolean;
    diagnostics: readonly Diagnostic[];
    /** Metadata left out, and what the migration of the tables had to say. */
    notes: string[];
}
