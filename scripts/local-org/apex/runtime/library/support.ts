import { tx, txOrNull } from '../context.ts';
import type { SObject, Decimal } from '../values/index.ts';
import { apexError, ApexDouble, ApexList, ApexMap, ApexSet, asDecimal, MESSAGES, typeName } from '../values/index.ts';

/** A registered member: receiver first for instance methods, then the arguments. */
export type Member = (...args: never[]) => unknown;

export interface PlatformProperty {
    get?: (self?: never) => unknown;
    set?: (self: never, value: never) => void;
}

/**
 * One class of the platform. Keys are lower case: `name(T1,T2)`, `name/arity` or `name`; constructors the same without a
 * name. Constructors of List, Set and Map get the canonical type text first.
 */
export interface PlatformClass {
    name: string;
    statics?: Readonly<Record<string, Member>>;
    methods?: Readonly<Record<string, Member>>;
    constructors?: Readonly<Record<string, Member>>;
    properties?: Readonly<Record<string, PlatformProperty>>;
}

/** The argument, which may not be null: NullPointerException "Argument n cannot be null". */
export function need<T>(value: T | null, position = 1): T {
    if (value === null) throw apexError('NullPointerException', MESSAGES.argumentNull(position));
    return value;
}

/** Any number as a JavaScript number. */
export function toNumber(value: unknown): number {
    if (typeof value === 'number') return value;
    if (value instanceof ApexDouble) return value.value;
    return toDecimal(value).toNumber();
}

/** Any number as Decimal. */
export function toDecimal(value: unknown): Decimal {
    const found = asDecimal(need(value));
    if (found === null) throw apexError('TypeException', MESSAGES.invalidConversion(typeName(value), 'Decimal'));
    return found;
}

/** List<String> of the items. */
export function stringList(items: Iterable<string>): ApexList {
    return new ApexList('List<String>', [...items]);
}

/** A new list whose type the library knows. */
export function listOf(elementType: string, items: Iterable<unknown>): ApexList {
    return new ApexList(`List<${elementType}>`, [...items]);
}

/** Elements of a List or Set. */
export function elements(collection: unknown): unknown[] {
    if (collection instanceof ApexList) return collection.items;
    if (collection instanceof ApexSet) return collection.values();
    throw new TypeError(`Not a collection: ${typeName(collection)}`);
}

/** Time zone of the acting user. */
export function userZone(): string {
    return txOrNull()?.user.timeZone ?? 'GMT';
}

/** BCP 47 tag of the acting user's locale (`de_DE_EURO` -> `de-DE`). */
export function userLocale(): string {
    const parts = (txOrNull()?.user.locale ?? 'en_US').split('_');
    return parts.slice(0, 2).join('-');
}

/** A map of string keys that ignores case, as describe maps do; `fallback` finds names spelled otherwise (without prefix). */
export class NameMap extends ApexMap {
    readonly #fallback: (key: string) => string | null;

    constructor(
        type: string,
        entries: Iterable<readonly [string, unknown]>,
        fallback: (key: string) => string | null = () => null
    ) {
        super(type);
        this.#fallback = fallback;
        for (const entry of entries) super.put(entry[0].toLowerCase(), entry[1]);
    }

    #key(key: unknown): unknown {
        if (typeof key !== 'string') return key;
        const folded = key.toLowerCase();
        return super.has(folded) ? folded : (this.#fallback(folded) ?? folded);
    }

    override get(key: unknown): unknown {
        return super.get(this.#key(key));
    }

    override has(key: unknown): boolean {
        return super.has(this.#key(key));
    }
}

/** Runs a query of the local org's own in system mode, without counting it against the caller's limits. */
export function systemQuery(soql: string, binds: Readonly<Record<string, unknown>> = {}): SObject[] {
    const access = { mode: 'system', sharing: false } as const;
    return tx().data.query({ soql, binds: new Map(Object.entries(binds)), access, unlimited: true }).rows;
}
