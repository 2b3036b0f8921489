import type { ApexObject } from './values/index.ts';
import type { ObjectModel } from '../../schema/types.ts';
import type { ProgramClass, ProgramHost, TriggerEvent, TriggerHost } from '../../contracts.ts';
import type { CompiledProgram, CompiledUnit } from '../compiler/index.ts';
import type { MethodMeta } from '../compiler/meta.ts';
import { setRunningCode, tx } from './context.ts';
import { setFrameNamer } from './values/index.ts';
import { Runtime } from './kernel/runtime.ts';
import type { KernelHooks, StackEntry } from './kernel/core.ts';
import type { Handle } from './kernel/handle.ts';

export { CompileError } from './kernel/errors.ts';
export type { KernelHooks, Library, StackEntry } from './kernel/core.ts';

/** Hit counts of one unit: `hits[i]` belongs to `lines[i]`. */
export interface UnitCoverage {
    name: string;
    kind: CompiledUnit['kind'];
    path: string;
    lines: readonly number[];
    hits: readonly number[];
}

/** Runs a compiled program. All calls are synchronous and need a running transaction only for what touches it. */
export interface Kernel {
    /** Classes for Type, JSON and call-backs. */
    readonly program: ProgramHost;
    readonly triggers: TriggerHost;
    /** Calls a static method with Apex values; throws TypeError when there is none for these arguments. */
    callStatic(className: string, method: string, args: readonly unknown[]): unknown;
    construct(className: string, args: readonly unknown[]): ApexObject;
    callMethod(instance: ApexObject, name: string, args: readonly unknown[]): unknown;
    /** Runs one trigger; the event must already be on the transaction's trigger stack. */
    runTrigger(unit: CompiledUnit, event: TriggerEvent): void;
    runAnonymous(unit: CompiledUnit): void;
    /** Begins a transaction: statics are fresh, a CPU budget (ms) is full. */
    resetStatics(cpuBudget?: number): void;
    /** Runs a job's step inside a test: at call depth zero, with a CPU budget of its own and the test's statics. */
    nested<R>(fn: () => R, cpuBudget?: number): R;
    /** The same with statics of its own; those of the caller are back afterwards (event triggers inside a test). */
    isolated<R>(fn: () => R, cpuBudget?: number): R;
    /** Fills the CPU budget up (Test.startTest); the function that it returns goes on with the one before. */
    freshCpu(): () => void;
    /** CPU time that the transaction has used (ms). */
    readonly cpuTime: number;
    /** What was called from outside since the transaction began: `Class.method`, a trigger's name. */
    readonly entries: readonly string[];
    coverage(): UnitCoverage[];
    resetCoverage(): void;
    stackTrace(error: Error): StackEntry[];
}

/** Makes the kernel of a program. The last one made names stack frames and answers for the running code. */
export function createKernel(program: CompiledProgram, hooks: KernelHooks): Kernel {
    const runtime = new Runtime(program, hooks);
    runtime.link();
    setFrameNamer((frame) => runtime.frameName(frame));
    setRunningCode({
        access: () => {
            const unit = runtime.unitAtWork();
            const userMode = unit == null || (unit.meta.apiVersion >= 67 && unit.kind !== 'trigger');
            return runtime.access(userMode ? 'user' : 'system');
        },
        sharing: () => runtime.sharing === true,
        cpuTime: () => runtime.cpuTime,
        namespace: () => (runtime.unitAtWork() === undefined ? '' : runtime.model.namespace),
        place: () => {
            const place = runtime.place();
            return place === null ? null : { className: place.className, line: place.line };
        }
    });
    return {
        program: { find: (name) => find(runtime, name) },
        triggers: triggerHost(runtime, program),
        callStatic: (className, method, args) =>
            runtime.enter(`${className}.${method}`, () => {
                const handle = required(runtime, className);
                const found = methodFor(
                    runtime,
                    allMethods(handle).filter(
                        (each) => each.method.static && each.method.name.toLowerCase() === method.toLowerCase()
                    ),
                    args,
                    `${className}.${method}`
                );
                return invoke(found.owner.i(), found.method.js, args);
            }),
        construct: (className, args) =>
            runtime.enter(className, () => {
                const handle = required(runtime, className);
                const found = methodFor(
                    runtime,
                    handle.meta.constructors.map((method) => ({ method, owner: handle })),
                    args,
                    className
                );
                return invoke(
                    invoke(new (handle.i())(), '$init', []) as ApexObject,
                    found.method.js,
                    args
                ) as ApexObject;
            }),
        callMethod: (instance, name, args) =>
            runtime.enter(`${instance.$class?.name ?? ''}.${name}`, () => {
                // The instance may come from another transaction: its class's statics have to exist in this one.
                if (instance.$class !== null) required(runtime, instance.$class.name).i();
                return instance.$invoke(`${name.toLowerCase()}/${args.length}`, ...args) ?? null;
            }),
        runTrigger: (unit) => runBody(runtime, unit, false),
        runAnonymous: (unit) => {
            runtime.addUnit(unit);
            try {
                runBody(runtime, unit, true);
            } finally {
                runtime.removeUnit(unit);
            }
        },
        resetStatics: (cpuBudget) => {
            dropStatics(runtime);
            runtime.resetTicks(cpuBudget);
            runtime.entries = new Set();
        },
        nested: (fn, cpuBudget) => nested(runtime, fn, cpuBudget),
        isolated: (fn, cpuBudget) => isolated(runtime, fn, cpuBudget),
        freshCpu: () => {
            const { t, cpuBudget } = runtime;
            runtime.resetTicks(cpuBudget);
            return () => Object.assign(runtime, { t, cpuBudget });
        },
        get cpuTime() {
            return runtime.cpuTime;
        },
        get entries() {
            return [...runtime.entries];
        },
        coverage: () => coverage(runtime, program),
        resetCoverage: () => {
            for (const counts of runtime.counts.values()) counts.fill(0);
        },
        stackTrace: (error) => runtime.stackOf((error as { error?: Error }).error ?? error)
    };
}

function find(runtime: Runtime, name: string): ProgramClass | null {
    const key = name.toLowerCase();
    const { namespace } = runtime.model;
    const prefix = `${namespace.toLowerCase()}.`;
    const local = namespace !== '' && key.startsWith(prefix) ? key.slice(prefix.length) : key;
    return runtime.handles.get(local)?.programClass ?? null;
}

function required(runtime: Runtime, className: string): Handle {
    const handle = runtime.handles.get(className.toLowerCase());
    if (handle === undefined) throw new TypeError(`no Apex class ${className}`);
    return handle;
}

function allMethods(handle: Handle): { method: MethodMeta; owner: Handle }[] {
    const found: { method: MethodMeta; owner: Handle }[] = [];
    for (let each: Handle | null = handle; each !== null; each = each.superHandle)
        for (const method of each.meta.methods) found.push({ method, owner: each });
    return found;
}

function methodFor(
    runtime: Runtime,
    candidates: { method: MethodMeta; owner: Handle }[],
    args: readonly unknown[],
    name: string
): { method: MethodMeta; owner: Handle } {
    const same = candidates.filter((each) => each.method.parameters.length === args.length);
    if (same.length === 0) throw new TypeError(`${name} takes no ${args.length} arguments`);
    if (same.length === 1) return same[0]!;
    const picked = runtime.pickByValues(
        same.map((each) => each.method),
        args
    );
    return same.find((each) => each.method === picked)!;
}

function invoke(target: unknown, js: string, args: readonly unknown[]): unknown {
    return (target as Record<string, (...args: unknown[]) => unknown>)[js]!(...args) ?? null;
}

function runBody(runtime: Runtime, unit: CompiledUnit, sharing: boolean): void {
    runtime.enter(unit.kind === 'anonymous' ? 'anonymous block' : unit.name, () => {
        const body = runtime.loadUnit(unit) as () => void;
        runtime.sharing = sharing;
        body();
    });
}

function triggerHost(runtime: Runtime, program: CompiledProgram): TriggerHost {
    const units = program.units
        .filter((each) => each.kind === 'trigger')
        .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
    const byObject = new Map<string, CompiledUnit[]>();
    for (const unit of units) {
        const name = program.model.object(unit.meta.object ?? '')?.name;
        if (name !== undefined) byObject.set(name, [...(byObject.get(name) ?? []), unit]);
    }
    const matching = (object: ObjectModel, when: string, operation: string): CompiledUnit[] =>
        (byObject.get(object.name) ?? []).filter((unit) =>
            unit.meta.events.some((each) => each.when === when && each.operation === operation)
        );
    return {
        handles: (object, when, operation) => matching(object, when, operation).length > 0,
        fire: (event) => {
            const stack = tx().triggerStack;
            stack.push(event);
            try {
                for (const unit of matching(event.object, event.when, event.operation)) runBody(runtime, unit, false);
            } finally {
                stack.pop();
            }
        }
    };
}

function dropStatics(runtime: Runtime): void {
    for (const handle of runtime.used) handle.S = null;
    runtime.used = [];
}

function nested<R>(runtime: Runtime, fn: () => R, budget: number | undefined): R {
    const { d, sharing, t, cpuBudget } = runtime;
    runtime.d = 0;
    runtime.sharing = null;
    runtime.resetTicks(budget);
    try {
        return fn();
    } finally {
        Object.assign(runtime, { d, sharing, t, cpuBudget });
    }
}

function isolated<R>(runtime: Runtime, fn: () => R, budget: number | undefined): R {
    const { used } = runtime;
    const kept = used.map((handle) => handle.S);
    dropStatics(runtime);
    try {
        return nested(runtime, fn, budget);
    } finally {
        dropStatics(runtime);
        runtime.used = used;
        used.forEach((handle, i) => {
            handle.S = kept[i]!;
        });
    }
}

function coverage(runtime: Runtime, program: CompiledProgram): UnitCoverage[] {
    return program.units.map((unit) => {
        const counts = runtime.counts.get(`${unit.kind} ${unit.name.toLowerCase()}`);
        return {
            name: unit.name,
            kind: unit.kind,
            path: unit.meta.path,
            lines: unit.lines,
            hits: counts === undefined ? unit.lines.map(() => 0) : [...counts]
        };
    });
}
