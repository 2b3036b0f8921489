import path from 'node:path';
import type { Division } from '../apex/compiler/division.ts';
import { compileAnonymous, type ClassMeta, type CompiledProgram, type CompiledUnit } from '../apex/compiler/index.ts';
import { createKernel, type Kernel } from '../apex/runtime/kernel.ts';
import { tx, withTransaction } from '../apex/runtime/context.ts';
import { cpuBudget } from '../apex/runtime/limits.ts';
import { findMember, findProperty } from '../apex/runtime/library/index.ts';
import type {
    Clock,
    LimitCounters,
    LimitUsage,
    LogLine,
    SecurityService,
    TestHost,
    Transaction
} from '../contracts.ts';
import { createDataEngine, type EngineFactory } from '../dml/engine.ts';
import { OrgJobs } from '../jobs/org-jobs.ts';
import { keyPrefixesOf, MetadataError } from '../schema/load.ts';
import type { OrgModel } from '../schema/types.ts';
import { createSecurity } from '../security/security.ts';
import type { SyncReport } from '../store/migrate.ts';
import { openStore, type Store } from '../store/store.ts';
import { latestChangeOn, pinnedClock, systemClock } from './clock.ts';
import { apexStackOf, describeError, messageOf } from './describe.ts';
import { freshLimits, usageOf } from './limits.ts';
import { orgLimits } from './org-limits.ts';
import { localSettings, type LocalSettings } from './local-settings.ts';
import type { Diagnostic, OrgOptions, ReloadResult } from './protocol.ts';
import { hasErrors, metadataDiagnostic, readSources, type Sources } from './read-sources.ts';
import { seedSystemRows, type SystemRows } from './seed/system-rows.ts';
import { RequestLog } from './request-log.ts';
import { OrgTransaction } from './transaction.ts';

/** What the org tells whoever opened it. */
export interface OrgListener {
    log(text: string): void;
    /** Records written by a committed transaction. */
    touched(ids: string[], objects: string[]): void;
}

/** How an org is opened besides its options. */
export interface Opening {
    /** What a new data file starts from. */
    image?: Uint8Array | undefined;
    /** Other threads that open the same org at the same time, each for itself. */
    division?: Division | undefined;
}

const SILENT: OrgListener = { log: () => undefined, touched: () => undefined };

/** Ids told per transaction; beyond that only the objects are. */
const MOST_TOUCHED = 200;

/** Library functions declare the types that the compiler hands them; the kernel calls all of them alike. */
const LIBRARY = { findMember, findProperty } as unknown as Parameters<typeof createKernel>[1]['library'];

/** Who runs a transaction, and why. */
export interface TransactionOptions {
    userId: string;
    quiddity: string;
    /** A test method: nothing is committed, jobs wait for stopTest. */
    testing?: TestHost;
}

/** What became of an anonymous block. */
export interface AnonymousRun {
    success: boolean;
    /** Compile problems, or the exception with its Apex stack, as text for people. */
    problem: string | null;
    /** Debugged messages. */
    log: string[];
    /** The first compile problem; nothing ran then. */
    compileProblem: { message: string; line: number; column: number } | null;
    /** What escaped from the block: type and message, and Apex frames. */
    thrown: { message: string; stack: string[] } | null;
    lines: LogLine[];
    limits: LimitCounters;
}

/**
 * The whole local org over one data file: model, compiled Apex, data, security and jobs. Everything is synchronous;
 * whoever holds it (the worker, a test) is its only user.
 */
export class Org {
    readonly name = 'Keystone local org';
    readonly options: OrgOptions;
    readonly store: Store;
    readonly settings: LocalSettings;
    readonly security: SecurityService;
    readonly jobs: OrgJobs;
    /** The last transactions that ran Apex, with what they used. */
    readonly requests = new RequestLog();
    readonly #listener: OrgListener;
    #clock: Clock;
    #model!: OrgModel;
    #rows!: SystemRows;
    #program!: CompiledProgram;
    /** Units that may not be compiled yet. */
    #rest: CompiledUnit[] = [];
    #kernel!: Kernel;
    #classes = new Map<string, ClassMeta>();
    readonly #engine: EngineFactory;
    /** What is wrong with the sources that run, and with those that were last read. */
    #runningDiagnostics: () => readonly Diagnostic[] = () => [];
    #lastDiagnostics: () => readonly Diagnostic[] = () => [];
    /** Metadata changed since the last reload that was taken over. */
    #isMetadataPending = false;
    /** What a person should know of the sources that run: metadata left out, values that no longer fit. */
    notes: string[] = [];

    /** Opens the data file (made when absent), reads the sources and compiles them. Throws when the metadata cannot be read. */
    static open(options: OrgOptions, listener: OrgListener = SILENT, { image, division }: Opening = {}): Org {
        return new Org(options, listener, image, division);
    }

    private constructor(options: OrgOptions, listener: OrgListener, image?: Uint8Array, division?: Division) {
        this.options = options;
        this.#listener = listener;
        this.store = openStore(
            image === undefined ? { file: options.databaseFile } : { file: options.databaseFile, image }
        );
        const { today } = options;
        this.#clock = today === null ? systemClock : pinnedClock(today, latestChangeOn(today, this.store));
        this.settings = localSettings(this.store);
        this.security = createSecurity(this.store, () => this.#model);
        this.#engine = createDataEngine(this.store);
        this.jobs = new OrgJobs(this);
        try {
            this.#take(this.#read(division));
        } catch (error) {
            this.store.close();
            throw error;
        }
    }

    get model(): OrgModel {
        return this.#model;
    }

    get kernel(): Kernel {
        return this.#kernel;
    }

    get program(): CompiledProgram {
        return this.#program;
    }

    get clock(): Clock {
        return this.#clock;
    }

    get organizationId(): string {
        return this.#rows.organizationId;
    }

    get adminUserId(): string {
        return this.#rows.adminUserId;
    }

    get standardPricebookId(): string {
        return this.#rows.standardPricebookId;
    }

    /** Folder of the data file; null for an org in memory. */
    get dataDirectory(): string | null {
        return this.options.databaseFile === ':memory:' ? null : path.dirname(this.options.databaseFile);
    }

    /** What is wrong with the sources as they were last read; compiles what nothing has reached yet. */
    diagnostics(): readonly Diagnostic[] {
        return this.#lastDiagnostics();
    }

    /** Compiles Apex that nothing has reached yet, for about a time budget (ms), one unit at least; true when all is compiled. */
    compileRest(budget: number): boolean {
        const until = performance.now() + budget;
        for (let unit = this.#rest.shift(); unit; unit = this.#rest.shift()) {
            void unit.diagnostics;
            if (performance.now() > until) break;
        }
        return this.#rest.length === 0;
    }

    /** Runs work as one database transaction: committed when it returns, undone when it throws. Jobs and events follow. */
    transaction<T>(options: TransactionOptions, work: (tx: Transaction) => T): T {
        const tx = this.newTransaction(options);
        const { username } = tx.user;
        const started = Date.now();
        let failure: string | null = null;
        this.store.begin();
        let value: T;
        try {
            this.#kernel.resetStatics(cpuBudget(options.quiddity));
            value = withTransaction(tx, () => work(tx));
            this.#engine.publishHistory(tx);
            this.store.commit();
        } catch (error) {
            if (this.store.inTransaction) this.store.rollback();
            failure = messageOf(error);
            throw error;
        } finally {
            const { entries: apex } = this.#kernel;
            if (apex.length > 0) {
                const usage = this.usage(tx);
                this.requests.add({ started, kind: options.quiddity, apex, username, failure, usage });
            }
            this.#kernel.resetStatics();
        }
        for (const follow of tx.afterCommit) follow();
        this.#tell(tx);
        return value;
    }

    /** A transaction object without a database transaction of its own, for job steps and tests that nest in one. */
    newTransaction(options: TransactionOptions): OrgTransaction {
        return new OrgTransaction({
            model: this.#model,
            security: this.security,
            triggers: this.#kernel.triggers,
            clock: this.#clock,
            program: this.#kernel.program,
            jobs: this.jobs,
            testing: options.testing ?? null,
            orgLimits: () => orgLimits(this),
            createData: (transaction) => this.#engine.forTransaction(transaction),
            userId: options.userId,
            quiddity: options.quiddity
        });
    }

    /**
     * Runs work in a transaction of its own inside the database transaction that is open: job steps of a test, with the test's statics, and
     * event triggers, with their own (`isolated`).
     */
    runNested<T>(
        { quiddity, userId, isolated }: TransactionOptions & { isolated: boolean },
        work: (tx: Transaction) => T
    ): T {
        const outer = tx();
        const nested = this.newTransaction({ userId, quiddity, ...(outer.testing ? { testing: outer.testing } : {}) });
        const run = (): T =>
            withTransaction(nested, () => {
                try {
                    return work(nested);
                } finally {
                    outer.testing?.record(quiddity, this.usage(nested));
                }
            });
        try {
            return isolated
                ? this.#kernel.isolated(run, cpuBudget(quiddity))
                : this.#kernel.nested(run, cpuBudget(quiddity));
        } finally {
            for (const line of nested.log) outer.log.push(line);
        }
    }

    /** What the running transaction has used of its limits. */
    usage(transaction: Transaction): LimitUsage {
        return usageOf(transaction.limits, this.#kernel.cpuTime, transaction.quiddity);
    }

    /** Runs work with another clock and puts the org's own back; null changes nothing. */
    withClock<T>(clock: Clock | null, work: () => T): T {
        const own = this.#clock;
        this.#clock = clock ?? own;
        try {
            return work();
        } finally {
            this.#clock = own;
        }
    }

    /** Runs an anonymous block as a user in a transaction of its own; whatever it throws comes back, too. */
    executeAnonymous(userId: string, text: string): AnonymousRun {
        const unit = compileAnonymous(this.#program, text);
        const wrong = unit.diagnostics.filter((entry) => entry.severity === 'error');
        const run: AnonymousRun = {
            success: false,
            problem: null,
            log: [],
            compileProblem: wrong[0] ?? null,
            thrown: null,
            lines: [],
            limits: freshLimits()
        };
        if (wrong.length > 0)
            return {
                ...run,
                problem: wrong.map((entry) => `line ${entry.line}, column ${entry.column}: ${entry.message}`).join('\n')
            };
        try {
            this.transaction({ userId, quiddity: 'ANONYMOUS' }, (tx) => {
                try {
                    this.#kernel.runAnonymous(unit);
                } finally {
                    run.lines = [...tx.log];
                    run.log = tx.log.map((line) => line.message);
                    run.limits = { ...tx.limits };
                }
            });
            return { ...run, success: true };
        } catch (error) {
            return {
                ...run,
                problem: this.describe(error),
                thrown: { message: messageOf(error), stack: apexStackOf(error) }
            };
        }
    }

    /**
     * Reads changed sources again. As with a deployment they are taken over as a whole or not at all: sources with errors
     * leave an org that runs as it was, and `diagnostics` says why until they are mended.
     */
    reload(paths: readonly string[]): ReloadResult {
        this.#isMetadataPending ||= paths.some((file) => !/\.(cls|trigger)(-meta\.xml)?$/.test(file));
        const result = (taken: boolean): ReloadResult => ({
            version: this.#model.version,
            apex: taken,
            metadata: taken && this.#isMetadataPending,
            diagnostics: this.diagnostics(),
            notes: taken ? this.notes : []
        });
        try {
            const sources = this.#read();
            // Nothing worse replaces sources without errors.
            if (hasErrors(sources.diagnostics()) && !hasErrors(this.#runningDiagnostics())) {
                this.#lastDiagnostics = sources.diagnostics;
                return result(false);
            }
            this.#take(sources);
        } catch (error) {
            if (!(error instanceof MetadataError)) this.logBug(error);
            const diagnostics = [metadataDiagnostic(error)];
            this.#lastDiagnostics = () => diagnostics;
            return result(false);
        }
        const answer = result(true);
        this.#isMetadataPending = false;
        return answer;
    }

    /** What a class declares, by name in any case; null when there is none. */
    classMeta(name: string): ClassMeta | null {
        return this.#classes.get(name.toLowerCase()) ?? null;
    }

    /** All classes of the program, inner ones included. */
    classes(): ClassMeta[] {
        return [...this.#classes.values()];
    }

    /** Apex frames of an error, innermost first: `Class.Foo.bar: line 12, column 1`. */
    stackOf(error: unknown): string[] {
        return apexStackOf(error);
    }

    /** Type, message and Apex stack of an error. */
    describe(error: unknown): string {
        return describeError(error);
    }

    /** Reports an error of the local org itself, with its JavaScript stack. */
    logBug(error: unknown): void {
        this.#listener.log(
            `Internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
        );
    }

    /** Passes a line on to whoever opened the org. */
    listenerLog(text: string): void {
        this.#listener.log(text);
    }

    /** Lets waiting jobs and events run once the current request was answered. */
    scheduleJobs(): void {
        this.jobs.schedule();
    }

    close(): void {
        this.jobs.close();
        this.store.close();
    }

    #read(division?: Division): Sources {
        const keyPrefixes = new Map(
            Object.entries(JSON.parse(this.settings.get('keyPrefixes') ?? '{}') as Record<string, string>)
        );
        const before = { version: (this.#model?.version ?? 0) + 1, keyPrefixes, program: this.#program };
        return readSources(this.options, before, division);
    }

    /** Takes sources over: tables are migrated, system rows renewed, code replaced. Undone as a whole when it fails. */
    #take(sources: Sources): void {
        const { model, program } = sources;
        const previous = this.#model;
        let report: SyncReport;
        try {
            report = this.store.sync(model);
            this.#rows = seedSystemRows(this.store, model, this.#clock.now());
        } catch (error) {
            if (previous) this.store.sync(previous);
            throw error;
        }
        this.settings.set('keyPrefixes', JSON.stringify(Object.fromEntries(keyPrefixesOf(model))));
        this.#model = model;
        this.security.invalidate();
        this.#engine.invalidateViewers();
        this.#program = program;
        this.#rest = [...program.units];
        this.#kernel = createKernel(program, { library: LIBRARY });
        this.#classes = new Map(
            program.units.flatMap((unit) =>
                unit.kind === 'class' ? unit.meta.classes.map((meta) => [meta.name.toLowerCase(), meta] as const) : []
            )
        );
        this.#runningDiagnostics = sources.diagnostics;
        this.#lastDiagnostics = sources.diagnostics;
        this.notes = [...sources.notes, ...syncNotes(report)];
    }

    #tell(tx: OrgTransaction): void {
        if (tx.touched.size === 0) return;
        const ids = [...tx.touched.values()].flatMap((set) => [...set]);
        this.#listener.touched(ids.length > MOST_TOUCHED ? [] : ids, [...tx.touched.keys()]);
    }
}

/** What a person should know of a schema change. */
function syncNotes(report: SyncReport): string[] {
    return [
        ...report.convertedColumns.map((name) => `${name} changed its type; its values were converted`),
        ...report.keptColumns.map((name) => `${name} is no longer in the metadata; its values are kept, hidden`),
        ...report.keptTables.map((name) => `${name} is no longer in the metadata; its records are kept, hidden`),
        ...[...report.misfits].map(
            ([name, count]) => `${count} values of ${name} no longer fit; they are kept as they were`
        )
    ];
}
