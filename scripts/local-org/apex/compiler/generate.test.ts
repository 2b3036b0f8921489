import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TriggerEvent } from '../../contracts.ts';
import { compile, kernelOf, standardModel, transaction, type Sources } from '../testing/snippets.ts';
import { withTransaction } from '../runtime/context.ts';
import { CompileError, createKernel, type Kernel } from '../runtime/kernel.ts';
import { findMember, findProperty, isImplemented } from '../runtime/library/index.ts';
import type { Library } from '../runtime/kernel.ts';
import { SObject } from '../runtime/values/index.ts';
import { compileProgram, type CompiledProgram } from './index.ts';

const LIBRARY = { findMember, findProperty } as Library;

/** Each way leads to a class that nothing else has reached. */
const SOURCES: Sources = {
    T: `public class T {
        public static Object viaStatic() { return Statics.answer(); }
        public static Object viaField() { return Fields.ANSWER; }
        public static Object viaInner() { return new Outer.Inner().answer(); }
        public static Object viaEnum() { return Colours.Shade.DARK.name(); }
        public static Object viaInterface(Answering one) { return one.answer(); }
        public static Object viaSuperclass() { return new Child().answer(); }
        public static Object viaName() { return ((Answering) Type.forName('Named').newInstance()).answer(); }
        public static Object viaJson() { return ((Parsed) JSON.deserialize('{"label":"json"}', Parsed.class)).shout(); }
        public static Object viaException() { try { throw new Problem('thrown'); } catch (Problem e) { return e.getMessage(); } }
    }`,
    Answering: 'public interface Answering { String answer(); }',
    Statics: "public class Statics { public static String answer() { return 'static'; } }",
    Fields: "public class Fields { public static final String ANSWER = 'field'; }",
    Outer: "public class Outer { public class Inner { public String answer() { return 'inner'; } } }",
    Colours: 'public class Colours { public enum Shade { LIGHT, DARK } }',
    Implementing: "public class Implementing implements Answering { public String answer() { return 'interface'; } }",
    Parent: "public virtual class Parent { public virtual String answer() { return 'super'; } }",
    Child: 'public class Child extends Parent { }',
    Named: "public class Named implements Answering { public String answer() { return 'named'; } }",
    Parsed: 'public class Parsed { public String label; public String shout() { return label.toUpperCase(); } }',
    Problem: 'public class Problem extends Exception { }',
    Marking: "public class Marking { public static void mark(List<Account> rows) { rows[0].Name = 'trigger'; } }",
    'AccountTrigger.trigger': 'trigger AccountTrigger on Account (before insert) { Marking.mark(Trigger.new); }'
};
const WAYS = {
    viaStatic: 'static',
    viaField: 'field',
    viaInner: 'inner',
    viaEnum: 'DARK',
    viaSuperclass: 'super',
    viaName: 'named',
    viaJson: 'JSON',
    viaException: 'thrown'
};

/** A kernel over sources of which nothing is compiled. */
const kernelOver = (sources: Sources): Kernel => createKernel(compile(sources), { library: LIBRARY });
const call = (kernel: Kernel, method: string, ...args: unknown[]): unknown =>
    withTransaction(transaction(kernel), () => kernel.callStatic('T', method, args));

for (const [method, expected] of Object.entries(WAYS)) {
    const way = method.slice('via'.length);
    test(`shouldCompileAClassWhenItIsReachedBy${way}`, () => {
        assert.equal(call(kernelOver(SOURCES), method), expected);
    });
}

test('shouldCompileAClassWhenItIsReachedByAnInterface', () => {
    const kernel = kernelOver(SOURCES);
    const instance = withTransaction(transaction(kernel), () => kernel.construct('Implementing', []));
    assert.equal(call(kernel, 'viaInterface', instance), 'interface');
});

test('shouldCompileTriggerAndHandlerWhenARecordIsSaved', () => {
    const kernel = kernelOver(SOURCES);
    const account = standardModel().object('Account')!;
    const row = new SObject(account);
    const event: TriggerEvent = { object: account, when: 'before', operation: 'insert', newRows: [row], oldRows: null };
    withTransaction(transaction(kernel), () => kernel.triggers.fire(event));
    assert.equal(row.values['Name'], 'trigger');
});

/** The program of sources, and the members of the platform that have been looked up for it so far, in order. */
function watched(sources: Record<string, string>): { program: CompiledProgram; looked: string[] } {
    const looked: string[] = [];
    const list = Object.entries(sources).map(([name, text]) => ({
        kind: 'class' as const,
        name,
        path: `${name}.cls`,
        text,
        apiVersion: 68
    }));
    const program = compileProgram(standardModel(), list, {
        isMember: (className, kind, name, types) => {
            looked.push(name);
            return isImplemented(className, kind, name, types);
        }
    });
    return { program, looked };
}

test('shouldCompileEachUnitOnceWhenItIsReachedOrDiagnosticsAreAsked', () => {
    const { program, looked } = watched({
        T: "public class T { public static Object run() { return 'a'.left(1); } }",
        Unreached: "public class Unreached { public static Object run() { return 'b'.right(1); } }"
    });
    const kernel = createKernel(program, { library: LIBRARY });
    assert.deepEqual(looked, []);
    assert.equal(call(kernel, 'run'), 'a');
    assert.deepEqual(looked, ['left']);
    assert.deepEqual([program.diagnostics, looked], [[], ['left', 'right']]);
    assert.equal(call(kernel, 'run'), 'a');
    assert.deepEqual([program.diagnostics, looked.length], [[], 2]);
});

test('shouldFailWithTheSameDiagnosticWhenAFaultyClassIsReachedBeforeOrAfterAllWereCompiled', () => {
    const sources = {
        T: 'public class T {\n    public static void run() { Broken.go(); }\n}',
        Broken: 'public class Broken {\n    public static void go() {\n        nothing();\n    }\n    Missing field;\n}'
    };
    const reached = (program: CompiledProgram): unknown => {
        try {
            call(createKernel(program, { library: LIBRARY }), 'run');
        } catch (error) {
            assert.ok(error instanceof CompileError);
            return { message: error.message, diagnostic: error.diagnostic };
        }
        return assert.fail('nothing was thrown');
    };
    const before = compile(sources);
    const failure = reached(before);
    const after = compile(sources);
    const { diagnostics } = after;
    assert.deepEqual(
        diagnostics.map((each) => `${each.path}:${each.line} ${each.message}`),
        [
            'Broken.cls:5 Invalid type: Missing',
            'Broken.cls:3 Method does not exist or incorrect signature: void nothing() from the type Broken'
        ]
    );
    assert.deepEqual(reached(after), failure);
    assert.deepEqual(before.diagnostics, diagnostics);
    assert.equal((failure as { diagnostic: { line: number } }).diagnostic.line, 5);
});

test('shouldBeAllThereAsPlainDataWhenThreadsTakePart', () => {
    const list = [
        { kind: 'class' as const, name: 'T', path: 'T.cls', text: 'public class T { Integer i = 1; }', apiVersion: 68 }
    ];
    const program = compileProgram(standardModel(), list, {
        isMember: isImplemented,
        division: { part: 0, of: 1, exchange: () => [] }
    });
    const copy = structuredClone(program.units);
    assert.deepEqual(copy, program.units);
    assert.match(copy[0]!.js!, /^\(function/);
    assert.ok(kernelOf(program).construct('T', []));
});
