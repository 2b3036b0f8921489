/** Compiles and runs small pieces of Apex in the local org's own tests, without a database. */
import assert from 'node:assert/strict';
import type { QueryRequest, QueryResult, DmlRequest, DmlRowResult, Transaction, UserAccess } from '../../contracts.ts';
import { loadOrgModel } from '../../schema/load.ts';
import type { OrgModel } from '../../schema/types.ts';
import { compileProgram } from '../compiler/index.ts';
import type { CompiledProgram, Diagnostic } from '../compiler/index.ts';
import { withTransaction } from '../runtime/context.ts';
import { createKernel } from '../runtime/kernel.ts';
import type { Kernel, Library } from '../runtime/kernel.ts';
import { findMember, findProperty, isImplemented } from '../runtime/library/index.ts';
import type { SObject } from '../runtime/values/index.ts';
import { concatText } from '../runtime/values/index.ts';

let shared: OrgModel | null = null;

/** The standard objects, loaded once. */
export function standardModel(): OrgModel {
    shared ??= loadOrgModel({ projectDir: process.cwd(), sourceDirs: [], namespace: '', version: 1 });
    return shared;
}

/** Classes by name; triggers as `Name.trigger`. */
export type Sources = Record<string, string>;

/** Compiles class texts against the standard objects. */
export function compile(sources: Sources, apiVersion = 68): CompiledProgram {
    const list = Object.entries(sources).map(([name, text]) => {
        const trigger = name.endsWith('.trigger');
        return {
            kind: trigger ? ('trigger' as const) : ('class' as const),
            name: name.replace('.trigger', ''),
            path: trigger ? name : `${name}.cls`,
            text,
            apiVersion
        };
    });
    return compileProgram(standardModel(), list, { isMember: isImplemented });
}

/** Errors of a class `T` with these members, as `line: message`. */
export function errorsOf(members: string): string[] {
    return compile({ T: `public class T {\n${members}\n}` })
        .diagnostics.filter((each: Diagnostic) => each.severity === 'error')
        .map((each) => `${each.line}: ${each.message}`);
}

export interface Answers {
    query?: (request: QueryRequest) => SObject[] | number;
    dml?: (request: DmlRequest) => DmlRowResult[];
}

const everything = { create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: true };

/** A user who may do everything. */
export function someUser(userId: string): UserAccess {
    return {
        userId,
        profileId: '00e000000000001AAA',
        roleId: null,
        timeZone: 'GMT',
        locale: 'en_US',
        username: `${userId}@example.com`,
        name: userId,
        object: () => everything,
        fieldRead: () => true,
        fieldEdit: () => true,
        classAccess: () => true,
        customPermission: () => true,
        userPermission: () => true
    };
}

/** A transaction whose queries and DML are answered by the test. */
export function transaction(kernel: Kernel, answers: Answers = {}): Transaction {
    const model = standardModel();
    let now = Date.UTC(2026, 10, 22, 10);
    const refuse = (): never => {
        throw new Error('this test has no database');
    };
    const query = (request: QueryRequest): QueryResult => {
        const result = (answers.query ?? refuse)(request);
        const object = model.object('Account')!;
        return typeof result === 'number'
            ? { kind: 'count', object, rows: [], count: result }
            : { kind: 'rows', object, rows: result, count: result.length };
    };
    return {
        model,
        data: {
            query,
            dml: answers.dml ?? refuse,
            savepoint: () => 's',
            rollback: () => undefined,
            release: () => undefined
        },
        security: { user: someUser, invalidate: () => undefined },
        triggers: kernel.triggers,
        clock: { now: () => now++ },
        user: someUser('005000000000001AAA'),
        limits: {
            queries: 0,
            queryRows: 0,
            queryLocatorRows: 0,
            dmlStatements: 0,
            runAsCalls: 0,
            dmlRows: 0,
            publishImmediateDml: 0,
            publishedEvents: 0,
            queueableJobs: 0,
            futureCalls: 0,
            callouts: 0,
            emailInvocations: 0,
            aggregateQueries: 0
        },
        triggerStack: [],
        afterCommit: [],
        isTest: true,
        touched: new Map(),
        quiddity: 'SYNCHRONOUS',
        program: kernel.program,
        testing: null,
        log: [],
        jobs: {
            enqueue: refuse,
            abort: refuse,
            attachFinalizer: refuse,
            current: null,
            publish: refuse,
            deliverEvents: refuse
        }
    } as unknown as Transaction;
}

/** Kernel of a program that must have no errors. */
export function kernelOf(program: CompiledProgram): Kernel {
    assert.deepEqual(
        program.diagnostics.filter((each) => each.severity === 'error'),
        []
    );
    return createKernel(program, { library: { findMember, findProperty } as Library });
}

/** Runs `T.run()` of the given classes in a transaction of its own. */
export function runSources(sources: Sources, answers: Answers = {}, apiVersion = 68): unknown {
    const kernel = kernelOf(compile(sources, apiVersion));
    return withTransaction(transaction(kernel, answers), () => kernel.callStatic('T', 'run', []));
}

/** Runs `T.run()` of a class with these members (which begin on line 2) and gives its result as text, `null` for null. */
export function run(members: string, answers: Answers = {}): string {
    return concatText(runSources({ T: `public class T {\n${members}\n}` }, answers));
}

/** Text of the value that statements return: the body of a method `Object run()`. */
export function valueOf(body: string): string {
    return run(`public static Object run() {\n${body}\n}`);
}
