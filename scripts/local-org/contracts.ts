/**
 * The doors between the parts of the local org. Each part implements one of these interfaces and sees the others only
 * through them; `docs/local-org.md` tells the story behind them.
 */
import type { ObjectModel, OrgModel } from './schema/types.ts';
import type { ApexEnum } from './apex/runtime/values/enum.ts';
import type { ApexObject } from './apex/runtime/values/object.ts';
import type { SObject } from './apex/runtime/values/sobject.ts';

/** How a statement reads and writes. */
export interface Access {
    /** 'user' enforces object and field permissions and sharing; 'system' none of the first two. */
    mode: 'user' | 'system';
    /** Record visibility in system mode: whether the running class shares. User mode always does, whatever this says. */
    sharing: boolean;
    /** The running class's sharing, for a statement that asks for system mode itself; `sharing` when absent. */
    classSharing?: boolean;
}

export interface DmlError {
    /** A StatusCode name, e.g. REQUIRED_FIELD_MISSING. */
    statusCode: string;
    message: string;
    /** Canonical field names. */
    fields: string[];
}

export interface DmlRowResult {
    success: boolean;
    id: string | null;
    /** Upsert: true when the row was inserted. */
    created: boolean;
    errors: DmlError[];
}

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export interface DmlRequest {
    operation: DmlOperation;
    /** Rows of one or more objects; the engine splits by object and into chunks of 200. */
    rows: SObject[];
    /** True: the first error undoes all of the request. */
    allOrNone: boolean;
    access: Access;
    /** Upsert: canonical name of the external id field; Id when absent. */
    externalId?: string;
    /** Merge: rows[0] is the master, these are merged into it. */
    duplicates?: SObject[];
    /** Fields the caller may set although they are not createable (CreatedDate and the like, for imports). */
    auditFields?: boolean;
}

/** What a query returns. Rows are SObject (or AggregateResult, which is an SObject of the pseudo type `AggregateResult`). */
export interface QueryResult {
    kind: 'rows' | 'aggregate' | 'count';
    object: ObjectModel;
    rows: SObject[];
    /** For `SELECT COUNT() ...`. */
    count: number;
}

export interface QueryRequest {
    /** SOQL text; binds are `:name`. */
    soql: string;
    /** Values of the binds, Apex runtime values, keyed by the name exactly as written behind the colon. */
    binds: ReadonlyMap<string, unknown> | null;
    access: Access;
    /** Rows wanted at most (REST paging); undefined = all. */
    maxRows?: number;
    /** Not asked by Apex: nothing counts against its limits (REST, import, command line, rows of a batch job). */
    unlimited?: boolean;
    /** The rows are a query locator's, which have a limit of their own. */
    located?: boolean;
}

/** The only doors to data: Apex, REST, UI API, import and tests use the same two. */
export interface DataEngine {
    query(request: QueryRequest): QueryResult;
    /** Never throws for a bad row; throws ApexException only for failures of the whole call (limits, mixed DML). */
    dml(request: DmlRequest): DmlRowResult[];
    /** Takes deleted records out of the recycle bin for good, with what was deleted along with them. */
    emptyRecycleBin(ids: readonly string[]): DmlRowResult[];
    /** Savepoints of the running transaction. */
    savepoint(): string;
    rollback(savepoint: string): void;
    release(savepoint: string): void;
}

export interface TriggerEvent {
    object: ObjectModel;
    when: 'before' | 'after';
    operation: 'insert' | 'update' | 'delete' | 'undelete';
    newRows: SObject[] | null;
    oldRows: SObject[] | null;
}

/** Compiled triggers, as the data engine calls them. */
export interface TriggerHost {
    handles(object: ObjectModel, when: 'before' | 'after', operation: TriggerEvent['operation']): boolean;
    /** Runs every trigger of the event in name order; errors added to rows are left on the rows (SObject.errors). */
    fire(event: TriggerEvent): void;
}

/** Who acts, and what that user may. */
export interface UserAccess {
    readonly userId: string;
    readonly profileId: string;
    readonly roleId: string | null;
    readonly timeZone: string;
    readonly locale: string;
    readonly username: string;
    readonly name: string;
    object(object: ObjectModel): {
        create: boolean;
        read: boolean;
        edit: boolean;
        delete: boolean;
        viewAll: boolean;
        modifyAll: boolean;
    };
    fieldRead(object: ObjectModel, field: string): boolean;
    fieldEdit(object: ObjectModel, field: string): boolean;
    classAccess(className: string): boolean;
    customPermission(name: string): boolean;
    userPermission(name: string): boolean;
}

/** Answers who may do what; implemented in security/, caches per user until users, permissions or the model change. */
export interface SecurityService {
    user(userId: string): UserAccess;
    /** Drops caches (assignments, roles, groups, model changed); only those that hang on the object, where one is named. */
    invalidate(objectName?: string): void;
}

/** Time and ids of one transaction; `--today` and tests pin them. */
export interface Clock {
    /** Epoch ms; advances by a small fixed step with each call inside a test. */
    now(): number;
}

export interface Transaction {
    readonly model: OrgModel;
    readonly data: DataEngine;
    readonly security: SecurityService;
    readonly triggers: TriggerHost;
    readonly clock: Clock;
    /** The acting user; System.runAs swaps it and puts it back. */
    user: UserAccess;
    /** Statements counted against governor limits; reset by Test.startTest. */
    limits: LimitCounters;
    /** Trigger context stack depth and the contexts themselves, innermost last. */
    triggerStack: TriggerEvent[];
    /** Functions run after the database transaction committed (events, jobs, notifications). */
    afterCommit: (() => void)[];
    isTest: boolean;
    /** Object names written, with ids: feeds live updates of open pages. */
    touched: Map<string, Set<string>>;
    /** Kind of request, for System.Request.getCurrent().getQuiddity() and limits (sync or async). */
    quiddity: string;
    /** The compiled classes of the package, for Type, JSON and callbacks. */
    readonly program: ProgramHost;
    /** Asynchronous work: requests are recorded here, `jobs/` runs them. */
    readonly jobs: JobHost;
    /** Present while an Apex test method runs. */
    readonly testing: TestHost | null;
    /** Lines of System.debug, in order. */
    readonly log: LogLine[];
}

export interface LogLine {
    /** LoggingLevel name. */
    level: string;
    message: string;
    /** `Class.Foo.bar: line n`, or '' outside of compiled code. */
    where: string;
}

/** A class, interface or enum of the compiled program, as the class library sees it. */
export interface ProgramClass {
    /** As declared, inner classes as `Outer.Inner`, without namespace. */
    readonly name: string;
    readonly namespace: string;
    readonly kind: 'class' | 'interface' | 'enum';
    readonly abstract: boolean;
    readonly superClass: ProgramClass | null;
    /** Names of all interfaces, inherited ones included, as canonical type texts. */
    readonly interfaces: readonly string[];
    /** Fields and properties with inherited ones, superclass first, in order of declaration. */
    readonly fields: readonly ProgramField[];
    /** Constants of an enum, else empty. */
    readonly constants: readonly ApexEnum[];
    /** Runs the constructor without parameters; throws TypeException where there is none. */
    newInstance(): ApexObject;
    /** An instance without running a constructor (JSON.deserialize); fields are null. */
    allocate(): ApexObject;
    get(instance: ApexObject, field: string): unknown;
    /** The value already has the declared type. */
    set(instance: ApexObject, field: string, value: unknown): void;
    /** An instance whose methods all call the StubProvider (Test.createStub). */
    stub(provider: ApexObject): ApexObject;
}

export interface ProgramField {
    readonly name: string;
    /** Canonical type text. */
    readonly type: string;
    readonly static: boolean;
    readonly transient: boolean;
    readonly auraEnabled: boolean;
    /** Property of the JavaScript instance that holds the value, past all accessors; only where `stored`. */
    readonly slot: string;
    /** Declared with accessors; `stored` tells automatic ones (which hold a value) from computed ones. */
    readonly property: boolean;
    readonly stored: boolean;
    readonly readable: boolean;
    readonly writable: boolean;
    readonly access: 'private' | 'protected' | 'public' | 'global';
}

export interface ProgramHost {
    /** Class by name in any case, `Outer.Inner`, with or without the namespace; null when there is none. */
    find(name: string): ProgramClass | null;
}

export type JobRequest =
    | {
          kind: 'queueable';
          job: ApexObject;
          delayMinutes: number;
          maximumDepth: number | null;
          signature: string | null;
      }
    | { kind: 'batch'; job: ApexObject; scopeSize: number }
    | { kind: 'schedule'; job: ApexObject; name: string; cron: string }
    | { kind: 'scheduledBatch'; job: ApexObject; name: string; minutes: number; scopeSize: number }
    | { kind: 'future'; className: string; method: string; args: unknown[] };

export interface JobHost {
    /** Records a job and returns its AsyncApexJob (or CronTrigger) id. It runs after commit, or at Test.stopTest. */
    enqueue(request: JobRequest): string;
    /** System.abortJob. */
    abort(jobId: string): void;
    /** System.attachFinalizer of the running queueable. */
    attachFinalizer(finalizer: ApexObject): void;
    /** The running asynchronous step, or null in a synchronous request. */
    readonly current: {
        kind: 'queueable' | 'batch' | 'schedule' | 'future' | 'finalizer' | 'event';
        jobId: string;
        depth: number;
        maximumDepth: number | null;
    } | null;
    /** EventBus.publish: one result per event, in order. */
    publish(events: SObject[], access: Access): DmlRowResult[];
    /** Test.getEventBus().deliver(). */
    deliverEvents(): void;
}

/** How much of one limit was used; `share` is in percent, null (like `limit`) where there is no maximum. */
export interface Usage {
    used: number;
    limit: number | null;
    share: number | null;
}

/** All figures of one transaction. */
export type LimitUsage<U extends Usage = Usage> = Record<LimitName, U>;

/** What the test runner does for System.Test. */
export interface TestHost {
    /** Notes what a budget of the test used: its own, the one between startTest and stopTest, that of a step (by its quiddity). */
    record(budget: string, usage: LimitUsage): void;
    /** Resets limits; a second call throws. */
    startTest(): void;
    /** Runs what was enqueued since startTest, then puts the limits of the test back. */
    stopTest(): void;
    setCreatedDate(recordId: string, ms: number): void;
    standardPricebookId(): string;
}

/** Everything that has a figure in a report: the counters of a transaction, and CPU time (ms), which the kernel measures. */
export type LimitName = keyof LimitCounters | 'cpuTime';

export interface LimitCounters {
    queries: number;
    queryRows: number;
    queryLocatorRows: number;
    dmlStatements: number;
    /** Calls of System.runAs, which are among the statements. */
    runAsCalls: number;
    dmlRows: number;
    publishImmediateDml: number;
    /** No maximum per transaction; for reports. */
    publishedEvents: number;
    queueableJobs: number;
    futureCalls: number;
    callouts: number;
    emailInvocations: number;
    aggregateQueries: number;
}
