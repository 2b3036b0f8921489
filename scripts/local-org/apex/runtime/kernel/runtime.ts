import { Script } from 'node:vm';
import type { OrgModel } from '../../../schema/types.ts';
import type { CompiledProgram, CompiledUnit } from '../../compiler/index.ts';
import type { MethodMeta } from '../../compiler/meta.ts';
import { ApexObject } from '../values/index.ts';
import { isInstance } from '../instance-of.ts';
import { arithmetic } from './arithmetic.ts';
import { collections } from './collections.ts';
import { data } from './data.ts';
import type { KernelHooks } from './core.ts';
import { dynamic } from './dynamic.ts';
import { CompileError } from './errors.ts';
import { exceptions } from './exceptions.ts';
import { Handle } from './handle.ts';
import { places } from './places.ts';
import { types } from './types.ts';

/** Ticks (calls and loop rounds) that count as one millisecond of CPU time. */
const TICKS_PER_MS = 20_000;
/** CPU budget of a transaction that nobody gave one (ms). */
const USUAL_BUDGET = 10_000;

/** The part of `$` that is state; everything else is mixed into the prototype below. */
class RuntimeState {
    /** Call depth and remaining ticks. */
    d = 0;
    t = USUAL_BUDGET * TICKS_PER_MS;
    /** CPU time that the transaction may use (ms). */
    cpuBudget = USUAL_BUDGET;
    /** Code that was called from outside in this transaction, each once: `Class.method`, a trigger's name. */
    entries = new Set<string>();
    /** Calls from outside that are at work inside each other. */
    #entered = 0;
    /** Sharing of the running class; null before the first class. */
    sharing: boolean | null = null;
    readonly hooks: KernelHooks;
    readonly model: OrgModel;
    readonly handles = new Map<string, Handle>();
    readonly objects = new Map<string, import('../../../schema/types.ts').ObjectModel>();
    /** Handles whose statics exist in this transaction. */
    used: Handle[] = [];
    readonly units = new Map<string, CompiledUnit>();
    readonly counts = new Map<string, Uint32Array>();
    readonly #loaded = new Map<CompiledUnit, unknown>();

    constructor(program: CompiledProgram, hooks: KernelHooks) {
        this.hooks = hooks;
        this.model = program.model;
        for (const unit of program.units) this.#add(unit);
    }

    #add(unit: CompiledUnit): void {
        this.units.set(fileName(unit), unit);
    }

    /** Makes the handles of all classes, superclasses first whatever their order. */
    link(this: Runtime): void {
        const metas = new Map(
            [...this.units.values()].flatMap((unit) =>
                unit.meta.classes.map((meta) => [meta.name.toLowerCase(), { unit, meta }] as const)
            )
        );
        const handleOf = (key: string): Handle => {
            const known = this.handles.get(key);
            if (known !== undefined) return known;
            const { unit, meta } = metas.get(key)!;
            const parent = meta.super === null ? null : handleOf(meta.super.toLowerCase());
            const dot = key.lastIndexOf('.');
            const handle = new Handle(this, unit, meta, parent, dot < 0 ? null : handleOf(key.slice(0, dot)));
            this.handles.set(key, handle);
            return handle;
        };
        for (const key of metas.keys()) handleOf(key);
    }

    /** Adds an anonymous block for one run. */
    addUnit(this: Runtime, unit: CompiledUnit): void {
        this.units.set(fileName(unit), unit);
        for (const meta of unit.meta.classes) this.handles.delete(meta.name.toLowerCase());
        this.link();
    }

    /** Forgets its classes; its lines stay known for stack traces. */
    removeUnit(unit: CompiledUnit): void {
        for (const meta of unit.meta.classes) this.handles.delete(meta.name.toLowerCase());
    }

    handle(key: string): Handle {
        return this.handles.get(key)!;
    }

    /** Runs a unit's code once; the result is the body of a trigger or an anonymous block. */
    loadUnit(this: Runtime, unit: CompiledUnit): unknown {
        const known = this.loaded.get(unit);
        if (known !== undefined) return known;
        if (unit.js === null) throw new CompileError(unit.diagnostics.find((each) => each.severity === 'error')!);
        this.loaded.set(unit, null);
        const result: unknown =
            (new Script(unit.js, { filename: fileName(unit) }).runInThisContext() as ($: Runtime) => unknown)(this) ??
            null;
        this.loaded.set(unit, result);
        return result;
    }

    get loaded(): Map<CompiledUnit, unknown> {
        return this.#loaded;
    }

    /** Line counters of a unit; kept over reloads of the code, gone with the kernel. */
    counters(kind: string, name: string, size: number): Uint32Array {
        const counts = new Uint32Array(size);
        this.counts.set(`${kind} ${name.toLowerCase()}`, counts);
        return counts;
    }

    /** Gives a full CPU budget (ms). */
    resetTicks(budget = USUAL_BUDGET): void {
        this.cpuBudget = budget;
        this.t = budget * TICKS_PER_MS;
    }

    /** CPU time used, in ms. */
    get cpuTime(): number {
        return Math.floor((this.cpuBudget * TICKS_PER_MS - this.t) / TICKS_PER_MS);
    }

    /**
     * Runs code from outside: depth and sharing are put back whatever happens. `entry` names it in reports, null where it is
     * no call of its own; what Apex itself sets off (triggers) is none.
     */
    enter<R>(entry: string | null, fn: () => R): R {
        const { d, sharing } = this;
        if (entry !== null && this.#entered === 0) this.entries.add(entry);
        this.#entered++;
        try {
            return fn();
        } finally {
            this.#entered--;
            this.d = d;
            this.sharing = sharing;
        }
    }

    /** Overload whose parameter types take these values. */
    pickByValues(group: readonly MethodMeta[], args: readonly unknown[]): MethodMeta {
        return (
            group.find((each) =>
                each.parameters.every((parameter, i) => args[i] === null || isInstance(args[i], parameter.type))
            ) ?? group[0]!
        );
    }
}

/** Name of a unit's script, as stack frames show it. */
export function fileName(unit: Pick<CompiledUnit, 'kind' | 'name'>): string {
    return `apex/${unit.name}.${unit.kind === 'class' ? 'cls' : unit.kind === 'trigger' ? 'trigger' : 'apex'}`;
}

type Mixins = typeof arithmetic &
    typeof collections &
    typeof data &
    typeof dynamic &
    typeof exceptions &
    typeof places &
    typeof types;

/** `$` of generated code. */
export type Runtime = RuntimeState & Mixins;
export const Runtime = RuntimeState as new (program: CompiledProgram, hooks: KernelHooks) => Runtime;

// What every object has, for calls through an interface that names them.
Object.defineProperties(ApexObject.prototype, {
    m_tostring: {
        value(this: ApexObject): string {
            return types.toText(this);
        },
        writable: true,
        configurable: true
    },
    m_hashcode: {
        value(this: ApexObject): number {
            return types.hash(this);
        },
        writable: true,
        configurable: true
    },
    m_equals$Object: {
        value(this: ApexObject, other: unknown): boolean {
            return this === other;
        },
        writable: true,
        configurable: true
    }
});
for (const mixin of [arithmetic, collections, data, dynamic, exceptions, places, types])
    Object.assign(RuntimeState.prototype, mixin);
