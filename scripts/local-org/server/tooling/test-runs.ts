import type { OrgOptions } from '../../org/protocol.ts';
import { makeId } from '../../store/ids.ts';
import { runTests, type TestRun as PoolRun } from '../../testing/pool.ts';
import type { TestResult } from '../../testing/protocol.ts';
import type { TestCatalogue } from './catalogue.ts';
import { coverageRows, type CoverageRows } from './coverage.ts';
import type { TestSelection } from './selection.ts';
import type { Row } from './tables.ts';

/** Runs whose records are kept; older ones are forgotten. */
const KEPT = 50;

/** One run of tests, as the Tooling API's objects tell of it. */
export interface TestRun {
    readonly id: string;
    readonly runResultId: string;
    readonly userId: string;
    readonly selection: TestSelection;
    readonly queueItems: { id: string; classId: string }[];
    status: 'Queued' | 'Processing' | 'Completed' | 'Failed';
    methodsCompleted: number;
    started: number;
    ended: number | null;
    results: Row[];
    /** Why the run as a whole came to nothing; null when it ran. */
    problem: string | null;
}

/**
 * Runs of Apex tests that tools asked for. Each runs on orgs in memory in workers of their own, one run after the other, so
 * that the data stays untouched and the server answers meanwhile.
 */
export class TestRuns {
    readonly #options: OrgOptions;
    readonly #runs: TestRun[] = [];
    #coverage: CoverageRows = { perMethod: [], aggregate: [], percent: 0 };
    /** Numbers of ids; they start anew with the server, so that an id of an earlier one is unknown and not another run's. */
    #next = Date.now();
    #queue: Promise<unknown> = Promise.resolve();
    /** Told when a run has ended. */
    onEnd: (run: TestRun) => void = () => undefined;

    /** `options` is how the server's own org is opened; tests get its sources and namespace, never its data. */
    constructor(options: OrgOptions) {
        this.#options = { ...options, databaseFile: ':memory:' };
    }

    /** Queues a run; `ended` resolves when it has ended, however it went. */
    start(selection: TestSelection, catalogue: TestCatalogue, userId: string): { run: TestRun; ended: Promise<void> } {
        const run: TestRun = {
            id: this.#id('707'),
            runResultId: this.#id('05m'),
            userId,
            selection,
            queueItems: selection.classes.map((each) => ({ id: this.#id('709'), classId: each.id })),
            status: 'Queued',
            methodsCompleted: 0,
            started: Date.now(),
            ended: null,
            results: [],
            problem: null
        };
        this.#runs.unshift(run);
        this.#runs.splice(KEPT);
        const ended = this.#queue.then(() => this.#run(run, catalogue));
        this.#queue = ended;
        return { run, ended };
    }

    /** Rows of one of the Tooling API's objects, newest run first. */
    rows(table: string): Row[] {
        switch (table) {
            case 'ApexTestRunResult':
                return this.#runs.map(runRow);
            case 'ApexTestQueueItem':
                return this.#runs.flatMap((run) =>
                    run.queueItems.map((item) => ({
                        Id: item.id,
                        Status: run.status,
                        ExtendedStatus: run.problem,
                        ApexClassId: item.classId,
                        TestRunResultId: run.runResultId,
                        ParentJobId: run.id
                    }))
                );
            case 'ApexTestResult':
                return this.#runs.flatMap((run) => run.results);
            case 'ApexCodeCoverage':
                return this.#coverage.perMethod;
            case 'ApexCodeCoverageAggregate':
                return this.#coverage.aggregate;
            default:
                return [{ PercentCovered: this.#coverage.percent }];
        }
    }

    async #run(run: TestRun, catalogue: TestCatalogue): Promise<void> {
        run.status = 'Processing';
        const { classes, coverage } = run.selection;
        try {
            const only = classes.flatMap((each) => each.methods.map((method) => `${each.name}.${method}`));
            const done = await runTests({
                org: this.#options,
                only,
                coverage,
                methodCoverage: coverage,
                onResult: (count) => (run.methodsCompleted = count)
            });
            run.results = classes.flatMap((each, index) =>
                each.methods.map((method) =>
                    this.#resultRow(run, index, resultOf(done, each.name, method), catalogue.namespace)
                )
            );
            if (coverage) this.#coverage = coverageRows(done.results, done.coverage, catalogue);
            run.status = run.results.every((row) => row['Outcome'] === 'Pass') ? 'Completed' : 'Failed';
        } catch (error) {
            run.problem = error instanceof Error ? error.message : String(error);
            run.results = classes.flatMap((each, index) =>
                each.methods.map((method) =>
                    this.#resultRow(run, index, failedBefore(each.name, method, run.problem ?? ''), catalogue.namespace)
                )
            );
            run.status = 'Failed';
        }
        run.ended = Date.now();
        this.onEnd(run);
    }

    #resultRow(run: TestRun, index: number, result: Outcome, namespace: string): Row {
        const { id, name } = run.selection.classes[index]!;
        return {
            Id: this.#id('07M'),
            QueueItemId: run.queueItems[index]!.id,
            AsyncApexJobId: run.id,
            ApexTestRunResultId: run.runResultId,
            ApexLogId: null,
            IsTestSetup: false,
            ApexClassId: id,
            'ApexClass.Id': id,
            'ApexClass.Name': name,
            'ApexClass.NamespacePrefix': namespace || null,
            MethodName: result.method,
            Outcome: result.outcome,
            Message: result.message,
            StackTrace: result.stack.length === 0 ? null : result.stack.join('\n'),
            RunTime: Math.round(result.milliseconds),
            TestTimestamp: timestamp(run.started)
        };
    }

    #id(prefix: string): string {
        return makeId(prefix, this.#next++);
    }
}

interface Outcome extends Omit<TestResult, 'outcome'> {
    outcome: 'Pass' | 'Fail' | 'CompileFail';
}

/** A method's outcome in the platform's words. What the local org does not model, and its own errors, are failures and say so. */
function resultOf(done: PoolRun, className: string, method: string): Outcome {
    const result = done.results.find((each) => each.className === className && each.method === method);
    if (result?.outcome === 'passed') return { ...result, outcome: 'Pass' };
    const problem = done.inventory.problems.find((each) =>
        each.path.toLowerCase().endsWith(`/${className.toLowerCase()}.cls`)
    );
    if (problem)
        return {
            ...failedBefore(className, method, `line ${problem.line}, column ${problem.column}: ${problem.message}`),
            outcome: 'CompileFail'
        };
    if (!result) return failedBefore(className, method, 'The method is no longer in the sources');
    const prefix = result.outcome === 'internal' ? 'Internal error of the local org: ' : '';
    return { ...result, outcome: 'Fail', message: `${prefix}${result.message ?? ''}` };
}

function failedBefore(className: string, method: string, message: string): Outcome {
    return { className, method, outcome: 'Fail', milliseconds: 0, message, stack: [], limits: null };
}

function runRow(run: TestRun): Row {
    const isOver = run.ended !== null;
    const sum = run.results.reduce((total, row) => total + Number(row['RunTime']), 0);
    return {
        Id: run.runResultId,
        AsyncApexJobId: run.id,
        Status: run.status,
        ClassesCompleted: isOver ? run.selection.classes.length : 0,
        ClassesEnqueued: run.selection.classes.length,
        MethodsCompleted: run.methodsCompleted,
        MethodsEnqueued: run.selection.classes.reduce((total, each) => total + each.methods.length, 0),
        MethodsFailed: run.results.filter((row) => row['Outcome'] !== 'Pass').length,
        StartTime: timestamp(run.started),
        EndTime: run.ended === null ? null : timestamp(run.ended),
        TestTime: sum,
        TestSetupTime: 0,
        UserId: run.userId,
        IsAllTests: false,
        Source: 'ToolingApi'
    };
}

function timestamp(ms: number): string {
    return new Date(ms).toISOString().replace('Z', '+0000');
}
