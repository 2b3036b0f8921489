import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TriggerEvent } from '../../contracts.ts';
import { compileAnonymous } from '../compiler/index.ts';
import { compile, kernelOf, standardModel, transaction } from '../testing/snippets.ts';
import { withTransaction } from './context.ts';
import { CompileError } from './kernel.ts';
import { createKernel } from './kernel.ts';
import { ApexException, LimitError, SObject, UnsupportedError } from './values/index.ts';

const one = (members: string): ReturnType<typeof kernelOf> =>
    kernelOf(compile({ T: `public class T {\n${members}\n}` }));

test('shouldStopWhenRecursionIsEndlessAndNotLetApexCatchIt', () => {
    const kernel = one(
        'public static Integer log = 0; public static void go() { try { go(); } catch (Exception e) { log++; } finally { log++; } } public static Integer read() { return log; }'
    );
    assert.throws(
        () => kernel.callStatic('T', 'go', []),
        (error) => error instanceof LimitError && error.message === 'Maximum stack depth reached: 1001'
    );
    assert.equal(kernel.callStatic('T', 'read', []), 0);
    kernel.callStatic('T', 'read', []);
});

test('shouldStopWhenLoopIsEndless', () => {
    const kernel = createKernel(compile({ T: 'public class T { public static void go() { while (true) { } } }' }), {
        library: { findMember: () => null, findProperty: () => null }
    });
    kernel.resetStatics(10);
    assert.throws(() => kernel.callStatic('T', 'go', []), /Apex CPU time limit exceeded/);
});

test('shouldKeepDepthWhenExceptionsUnwind', () => {
    const kernel = one(
        'class E extends Exception {} static void fail() { throw new E(); } public static Integer go() { Integer n = 0; for (Integer i = 0; i < 5000; i++) { try { fail(); } catch (E e) { n++; } finally { n++; } } return n; }'
    );
    assert.equal(kernel.callStatic('T', 'go', []), 10000);
});

test('shouldKeepDepthWhenReturnPassesFinally', () => {
    const kernel = one(
        'static Integer k = 0; static void g() { k++; } static Integer f() { try { return 1; } finally { g(); } } public static Integer go() { Integer s = 0; for (Integer i = 0; i < 3000; i++) { s += f(); } return s + k; }'
    );
    assert.equal(kernel.callStatic('T', 'go', []), 6000);
});

test('shouldDropStaticsWhenTransactionEnds', () => {
    const kernel = one('static Integer n = 0; public static Integer next() { return ++n; }');
    assert.deepEqual([kernel.callStatic('T', 'next', []), kernel.callStatic('T', 'next', [])], [1, 2]);
    assert.equal(
        kernel.isolated(() => kernel.callStatic('T', 'next', [])),
        1
    );
    assert.equal(kernel.callStatic('T', 'next', []), 3);
    kernel.resetStatics();
    assert.equal(kernel.callStatic('T', 'next', []), 1);
});

test('shouldCountLinesWhenCodeRuns', () => {
    const kernel = one(
        'public static void go(Boolean b) {\nif (b) {\ngo(false);\n} else {\nInteger i = 1;\n}\n}\npublic static void never() {\nInteger j = 1;\n}'
    );
    kernel.callStatic('T', 'go', [true]);
    const [unit] = kernel.coverage();
    assert.deepEqual(unit!.lines, [3, 4, 6, 10]);
    assert.deepEqual(unit!.hits, [2, 1, 1, 0]);
    kernel.resetCoverage();
    assert.deepEqual(kernel.coverage()[0]!.hits, [0, 0, 0, 0]);
});

test('shouldNameUnitsWhenStackIsAsked', () => {
    const program = compile({ T: 'public class T { public static void go() { Integer i = 1 / 0; } }' });
    const kernel = kernelOf(program);
    const unit = compileAnonymous(program, 'Integer x = 1;\n\nT.go();');
    assert.deepEqual(unit.diagnostics, []);
    assert.throws(
        () => kernel.runAnonymous(unit),
        (error) => {
            assert.ok(error instanceof ApexException);
            assert.equal(error.stackTrace(), 'Class.T.go: line 1, column 1\nAnonymousBlock: line 3, column 1');
            assert.deepEqual(kernel.stackTrace(error as unknown as Error)[0], {
                className: 'T',
                method: 'go',
                line: 1
            });
            return true;
        }
    );
});

test('shouldFailWithDiagnosticWhenBrokenClassIsReached', () => {
    const kernel = createKernel(
        compile({
            T: 'public class T { public static void go() { Broken.f(); } }',
            Broken: 'public class Broken { public static void f() { nothing(); } }'
        }),
        { library: { findMember: () => null, findProperty: () => null } }
    );
    assert.throws(
        () => kernel.callStatic('T', 'go', []),
        (error) => error instanceof CompileError && error.diagnostic.path === 'Broken.cls'
    );
});

test('shouldThrowUnsupportedOnlyWhenMemberIsReached', () => {
    const program = compile({
        T: 'public class T {\npublic static Integer go(Boolean b) {\nif (b) {\nMessaging.reserveSingleEmailCapacity(1);\n}\nreturn 1; } }'
    });
    assert.deepEqual(
        program.diagnostics.map((each) => [each.severity, each.line]),
        [['info', 4]]
    );
    const kernel = kernelOf(program);
    assert.equal(kernel.callStatic('T', 'go', [false]), 1);
    assert.throws(
        () => kernel.callStatic('T', 'go', [true]),
        (error) => error instanceof UnsupportedError && error.className === 'T' && error.line === 4
    );
});

test('shouldGiveContextWhenTriggerRuns', () => {
    const program = compile({
        'Second.trigger':
            "trigger Second on Account (before insert, before update) {\nfor (Account a : Trigger.new) { a.Name += helper(); }\nstatic String helper() { return Trigger.isBefore && Trigger.isInsert ? '!' : '?'; }\n}",
        'First.trigger':
            "trigger First on Account (before insert) { Trigger.new[0].Name += Trigger.size + Trigger.operationType.name(); if (Trigger.oldMap != null) { Trigger.new[0].addError('no'); } }"
    });
    const kernel = kernelOf(program);
    const object = standardModel().object('Account')!;
    const row = new SObject(object, { Name: 'x' });
    const event: TriggerEvent = { object, when: 'before', operation: 'insert', newRows: [row], oldRows: null };
    assert.equal(kernel.triggers.handles(object, 'after', 'insert'), false);
    withTransaction(transaction(kernel), () => kernel.triggers.fire(event));
    assert.equal(row.values.Name, 'x1BEFORE_INSERT!');
});

test('shouldDescribeClassesWhenLibraryAsks', () => {
    const kernel = one(
        'public virtual class Base { public Integer a = 1; public Integer b { get { return a + 1; } } } public class Sub extends Base implements Comparable { @AuraEnabled public String c; public Integer compareTo(Object o) { return 0; } }'
    );
    const sub = kernel.program.find('t.SUB')!;
    assert.deepEqual(
        [
            sub.name,
            sub.superClass!.name,
            sub.interfaces,
            sub.fields.map((each) => `${each.name} ${each.type} ${each.stored}`)
        ],
        ['T.Sub', 'T.Base', ['Comparable'], ['a Integer true', 'b Integer false', 'c String true']]
    );
    const instance = sub.newInstance();
    sub.set(instance, 'C', 'text');
    assert.deepEqual(
        [sub.get(instance, 'b'), sub.get(instance, 'c'), kernel.callMethod(instance, 'compareTo', [instance])],
        [2, 'text', 0]
    );
});

test('shouldMeasureEachBudgetByItselfWhenStepsHaveTheirOwn', () => {
    const kernel = one(
        'public static void work(Integer n) { for (Integer i = 0; i < n; i++) { } } public static void go() { while (true) { } }'
    );
    kernel.resetStatics(100);
    kernel.callStatic('T', 'work', [200_000]);
    assert.equal(kernel.cpuTime, 10);
    assert.throws(() => kernel.isolated(() => kernel.callStatic('T', 'go', []), 5), /Apex CPU time limit exceeded/);
    assert.equal(kernel.cpuTime, 10);
    const putBack = kernel.freshCpu();
    assert.equal(kernel.cpuTime, 0);
    putBack();
    assert.equal(kernel.cpuTime, 10);
    assert.deepEqual(kernel.entries, ['T.work', 'T.go']);
    kernel.resetStatics();
    assert.deepEqual([kernel.cpuTime, kernel.entries], [0, []]);
});
