import { withTransaction } from '../apex/runtime/context.ts';
import { UnsupportedError, AssertError, LimitError } from '../apex/runtime/values/errors.ts';
import { ApexException } from '../apex/runtime/values/exceptions.ts';
import type { ClassMeta } from '../apex/compiler/index.ts';
import type { UnitCoverage } from '../apex/runtime/kernel.ts';
import { steppingClock } from '../org/clock.ts';
import type { Transaction } from '../contracts.ts';
import { byName, fullestOf } from '../org/limits.ts';
import type { Org } from '../org/org.ts';
import { MethodTestHost } from './test-host.ts';
import type { TestResult } from './protocol.ts';

/** Test methods of a class, in order of declaration. */
export function testMethodsOf(meta: ClassMeta): string[] {
    if (!isTestClass(meta)) return [];
    return meta.methods
        .filter((method) => method.annotations.some((annotation) => annotation.name === 'istest'))
        .map((method) => method.name);
}

/** Methods of a test class that set data up for the others. */
export function setUpMethodsOf(meta: ClassMeta): string[] {
    return meta.methods
        .filter((method) => method.annotations.some((annotation) => annotation.name === 'testsetup'))
        .map((method) => method.name);
}

/** True for classes marked @IsTest. */
export function isTestClass(meta: ClassMeta): boolean {
    return meta.annotations.some((annotation) => annotation.name === 'istest');
}

/**
 * Runs test methods of one class: @TestSetup once, then each method on its own savepoint. Everything is undone at the end,
 * ids and auto-numbers included, so that the order of classes does not matter. With `methodCoverage` each result names the lines it ran.
 */
export function runTestClass(
    org: Org,
    className: string,
    methods: readonly string[],
    methodCoverage = false
): TestResult[] {
    const meta = org.classMeta(className);
    if (!meta) throw new Error(`There is no class ${className}`);
    const { store } = org;
    const sequences = store.sequences.snapshot();
    const results: TestResult[] = [];
    store.begin();
    try {
        const failed = setUpMethodsOf(meta)
            .map((method) => runMethod(org, className, method))
            .find((result) => result.outcome !== 'passed');
        for (const method of methods) {
            if (failed) {
                results.push({
                    ...failed,
                    method,
                    message: `@TestSetup ${failed.method}: ${failed.message ?? ''}`,
                    milliseconds: 0,
                    limits: null
                });
                continue;
            }
            const numbers = store.sequences.snapshot();
            store.savepoint('test_method');
            const before = methodCoverage ? org.kernel.coverage() : null;
            const result = runMethod(org, className, method);
            results.push(
                before === null ? result : { ...result, covered: linesRunSince(before, org.kernel.coverage()) }
            );
            store.rollbackTo('test_method');
            store.release('test_method');
            store.sequences.restore(numbers);
        }
    } finally {
        store.rollback();
        store.sequences.restore(sequences);
    }
    return results;
}

function linesRunSince(
    before: readonly UnitCoverage[],
    after: readonly UnitCoverage[]
): NonNullable<TestResult['covered']> {
    const covered = after.map((unit, index) => ({
        path: unit.path,
        lines: unit.lines.filter((_line, at) => unit.hits[at]! > before[index]!.hits[at]!)
    }));
    return covered.filter((unit) => unit.lines.length > 0);
}

function runMethod(org: Org, className: string, method: string): TestResult {
    const started = performance.now();
    const outcome = org.withClock(steppingClock(org.clock.now()), () => attempt(org, className, method));
    return { className, method, ...outcome, milliseconds: performance.now() - started };
}

/** What became of a method, and what it used of its limits. */
function attempt(
    org: Org,
    className: string,
    method: string
): Omit<TestResult, 'className' | 'method' | 'milliseconds'> {
    const testing = new MethodTestHost(org);
    const transaction = org.newTransaction({ userId: org.adminUserId, quiddity: 'RUNTEST_SYNC', testing });
    org.kernel.resetStatics();
    const outcome = outcomeOf(org, transaction, className, method);
    testing.finish(transaction);
    org.kernel.resetStatics();
    const limits = testing.budgets.map(({ budget, usage }) => byName((name) => ({ ...usage[name], budget })));
    return { ...outcome, limits: fullestOf(limits) };
}

function outcomeOf(
    org: Org,
    transaction: Transaction,
    className: string,
    method: string
): Pick<TestResult, 'outcome' | 'message' | 'stack'> {
    try {
        withTransaction(transaction, () => org.kernel.callStatic(className, method, []));
        return { outcome: 'passed', message: null, stack: [] };
    } catch (error) {
        const stack = org.stackOf(error);
        if (error instanceof ApexException)
            return { outcome: 'failed', message: `${error.typeName}: ${error.getMessage()}`, stack };
        if (error instanceof AssertError || error instanceof LimitError)
            return { outcome: 'failed', message: `${error.typeName}: ${error.message}`, stack };
        if (error instanceof UnsupportedError) return { outcome: 'unsupported', message: error.message, stack };
        return {
            outcome: 'internal',
            message: error instanceof Error ? (error.stack ?? error.message) : String(error),
            stack
        };
    }
}
