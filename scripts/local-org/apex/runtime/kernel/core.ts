import type { Access, QueryResult } from '../../../contracts.ts';
import type { ObjectModel, OrgModel } from '../../../schema/types.ts';
import type { CompiledUnit } from '../../compiler/index.ts';
import type { MethodMeta } from '../../compiler/meta.ts';
import type { ApexMap } from '../values/index.ts';
import type { ApexFrame } from '../values/stack.ts';
import type { Handle } from './handle.ts';

export type LibraryFunction = (...args: unknown[]) => unknown;

export interface LibraryProperty {
    get: (self?: unknown) => unknown;
    set: (self: unknown, value: unknown) => void;
}

/** The class library as the kernel needs it; `library/index.ts` exports both functions. */
export interface Library {
    findMember(
        className: string,
        kind: 'method' | 'static' | 'constructor',
        name: string,
        parameterTypes: readonly string[]
    ): LibraryFunction | null;
    findProperty(className: string, name: string): Partial<LibraryProperty> | null;
}

export interface KernelHooks {
    library: Library;
}

/** One line of an Apex stack trace. */
export interface StackEntry {
    /** `Outer.Inner`, a trigger's name, or `AnonymousBlock`. */
    className: string;
    /** Null in triggers and anonymous blocks. */
    method: string | null;
    line: number;
}

/** What the parts of `$` use of each other. */
export interface Core {
    /** Call depth. */
    d: number;
    /** Remaining ticks. */
    t: number;
    /** Sharing of the running class; null before the first class. */
    sharing: boolean | null;
    readonly hooks: KernelHooks;
    readonly model: OrgModel;
    /** By lower-case class name. */
    readonly handles: Map<string, Handle>;
    readonly objects: Map<string, ObjectModel>;
    /** By script name. */
    readonly units: Map<string, CompiledUnit>;
    /** Handles whose statics exist in this transaction. */
    used: Handle[];
    loadUnit(unit: CompiledUnit): unknown;
    enter<R>(entry: string | null, fn: () => R): R;
    pickByValues(group: readonly MethodMeta[], args: readonly unknown[]): MethodMeta;
    tick(): never;
    access(mode: 'user' | 'system'): Access;
    query(text: string, binds: unknown[], mode: 'user' | 'system'): QueryResult;
    objectNamed(name: string): ObjectModel;
    fieldSetMap(objectName: string): ApexMap;
    library(
        className: string,
        kind: 'method' | 'static' | 'constructor',
        name: string,
        types: readonly string[]
    ): LibraryFunction;
    property(className: string, name: string): LibraryProperty;
    member(self: unknown, name: string): unknown;
    unsupportedAt(member: string): never;
    place(): StackEntry | null;
    entryOf(frame: ApexFrame): StackEntry;
    toText(v: unknown): string;
    equalsMethod(a: unknown, b: unknown): boolean;
    hash(v: unknown): number;
    libraryClass(v: unknown): string;
    is(v: unknown, type: string): boolean;
    one(rows: unknown): unknown;
}
