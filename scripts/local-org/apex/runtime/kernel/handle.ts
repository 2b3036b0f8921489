import { apexError, ApexObject } from '../values/index.ts';
import type { ApexEnum } from '../values/index.ts';
import type { ProgramClass } from '../../../contracts.ts';
import type { ClassMeta, FieldMeta, MethodMeta } from '../../compiler/meta.ts';
import type { CompiledUnit } from '../../compiler/index.ts';
import { CompileError } from './errors.ts';
import { KernelClass } from './program-class.ts';
import type { Core } from './core.ts';

type Statics = Record<string, unknown>;

/** A generated JavaScript class, as far as the kernel looks at it. */
export interface GeneratedClass {
    new (...args: unknown[]): ApexObject;
    prototype: ApexObject & Record<string, unknown>;
    /** Empty holder of the static fields; runs their initialisers. */
    $s?(): Statics;
    $si?(): void;
}

/**
 * One class of the program for the life of a kernel. Generated code holds handles, never classes: a handle loads its
 * class on first use, and its statics once per transaction.
 */
export class Handle {
    readonly runtime: Core;
    readonly unit: CompiledUnit;
    readonly meta: ClassMeta;
    readonly superHandle: Handle | null;
    readonly outer: Handle | null;
    readonly programClass: ProgramClass;
    /** The class, once loaded; the static fields, once used in this transaction. */
    C: GeneratedClass | null = null;
    S: Statics | null = null;
    #maker: (() => unknown) | null = null;
    readonly #fields = new Map<string, { field: FieldMeta; owner: Handle } | null>();

    constructor(runtime: Core, unit: CompiledUnit, meta: ClassMeta, superHandle: Handle | null, outer: Handle | null) {
        this.runtime = runtime;
        this.unit = unit;
        this.meta = meta;
        this.superHandle = superHandle;
        this.outer = outer;
        this.programClass = new KernelClass(this);
    }

    /** Called by the unit's code: how to make the class. */
    define(maker: () => unknown): void {
        this.#maker = maker;
    }

    /** The class, loaded on first use. Throws CompileError when its unit has errors. */
    l(): GeneratedClass {
        if (this.C !== null) return this.C;
        this.runtime.loadUnit(this.unit);
        if (this.#maker === null) this.outer?.l();
        if (this.C !== null) return this.C;
        if (this.#maker === null)
            throw new CompileError({
                path: this.unit.meta.path,
                line: this.meta.line,
                column: 1,
                message: `Class ${this.meta.name} has no code`,
                severity: 'error'
            });
        const made = this.#maker() as GeneratedClass;
        this.C = made;
        if (this.meta.kind === 'class') this.#equip(made);
        return made;
    }

    /** The class with its statics in place. */
    i(): GeneratedClass {
        this.s();
        return this.C!;
    }

    /** The static fields; on first use in a transaction the superclass's and then the own initialisers run. */
    s(): Statics {
        if (this.S !== null) return this.S;
        const made = this.l();
        this.superHandle?.s();
        const holder = made.$s?.() ?? {};
        this.S = holder;
        this.runtime.used.push(this);
        const { sharing } = this.runtime;
        try {
            made.$si?.();
        } catch (error) {
            this.S = null;
            throw error;
        } finally {
            this.runtime.sharing = sharing;
        }
        return holder;
    }

    /** Puts description, call-backs and type names on the prototype. */
    #equip(made: GeneratedClass): void {
        const inherited =
            this.superHandle === null ? ApexObject.prototype.$methods : this.superHandle.l().prototype.$methods;
        const methods = Object.create(inherited) as Record<string, unknown>;
        const groups = new Map<string, MethodMeta[]>();
        for (const method of this.meta.methods) {
            // A static method may stand for an interface's: the platform calls it like an instance's.
            if (method.static && this.meta.interfaces.length === 0) continue;
            const key = `${method.name.toLowerCase()}/${method.parameters.length}`;
            groups.set(key, [...(groups.get(key) ?? []), method]);
        }
        for (const [key, group] of groups) methods[key] = this.#callback(group);
        const define = (name: string, value: unknown): void =>
            void Object.defineProperty(made.prototype, name, { value, writable: true, configurable: true });
        define('$class', this.programClass);
        define('$methods', methods);
        define('$types', this.#typeNames());
    }

    #callback(
        group: readonly MethodMeta[]
    ): (this: Record<string, (...args: unknown[]) => unknown>, ...args: unknown[]) => unknown {
        const only = group.length === 1 ? group[0]!.js : null;
        const { runtime } = this;
        const statics = new Set(group.filter((method) => method.static).map((method) => method.js));
        return function callback(...args) {
            const js = only ?? runtime.pickByValues(group, args).js;
            const holder = statics.has(js) ? (this.constructor as unknown as typeof this) : this;
            return holder[js]!(...args) ?? null;
        };
    }

    /** This class and those above it: superclasses, or the classes around it. */
    *#chain(link: 'superHandle' | 'outer'): Generator<Handle> {
        yield this;
        for (let each = this[link]; each !== null; each = each[link]) yield each;
    }

    #typeNames(): Set<string> {
        const names = new Set<string>(['Object']);
        for (const each of this.#chain('superHandle')) names.add(each.meta.name);
        for (const text of this.meta.interfaces) {
            names.add(text);
            names.add(text.replace(/<.*/, ''));
        }
        if (this.meta.exception) names.add('Exception');
        return names;
    }

    /** Field by lower-case name, inherited ones included. */
    findField(key: string): { field: FieldMeta; owner: Handle } | null {
        let found = this.#fields.get(key);
        if (found === undefined) this.#fields.set(key, (found = this.#searchField(key)));
        return found;
    }

    #searchField(key: string): { field: FieldMeta; owner: Handle } | null {
        for (const each of this.#chain('superHandle')) {
            const field = each.meta.fields.find((one) => one.name.toLowerCase() === key);
            if (field !== undefined) return { field, owner: each };
        }
        return null;
    }

    /** Reads a field of an instance, or a static one of this class or of an outer class. QueryException where there is none. */
    readAny(self: ApexObject | null, key: string, text: string): unknown {
        for (const each of this.#chain('outer')) {
            const found = each.findField(key);
            if (found === null) continue;
            const { field, owner } = found;
            if (field.static)
                return field.getter === null
                    ? owner.s()[field.js]
                    : (owner.i() as unknown as Record<string, () => unknown>)[field.getter]!();
            if (self !== null && each === this) return read(self, field);
        }
        throw apexError('QueryException', `Variable does not exist: ${text}`);
    }

    /** Constants of an enum. */
    get constants(): ApexEnum[] {
        return this.meta.kind === 'enum' ? Object.values(this.l() as unknown as Record<string, ApexEnum>) : [];
    }
}

/** Value of a field or property of an instance. */
export function read(self: ApexObject, field: FieldMeta): unknown {
    const object = self as unknown as Record<string, unknown>;
    return field.getter === null ? object[field.js] : (object[field.getter] as () => unknown).call(self);
}

/** Sets a field or property of an instance. */
export function write(self: ApexObject, field: FieldMeta, value: unknown): void {
    const object = self as unknown as Record<string, unknown>;
    if (field.setter === null) object[field.js] = value;
    else (object[field.setter] as (v: unknown) => void).call(self, value);
}
