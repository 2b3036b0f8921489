import type { ObjectModel } from '../../schema/types.ts';
import type { ClassSymbol } from './symbols.ts';

/**
 * - `any`: not known (approximate table entries, after an error); converts to and from everything at run time
 * - `rows`: what a query returns: a list that also converts to one record or another sObject list
 */
export type TypeKind =
    | 'primitive'
    | 'object'
    | 'any'
    | 'null'
    | 'void'
    | 'list'
    | 'set'
    | 'map'
    | 'class'
    | 'platform'
    | 'sobject'
    | 'record'
    | 'rows';

/** An Apex type; interned, so that `===` compares. */
export interface ApexType {
    readonly kind: TypeKind;
    /** Canonical text: `Map<Id,List<Account>>`, `Outer.Inner`, `Schema.SObjectType`. */
    readonly text: string;
    readonly args: readonly ApexType[];
    readonly cls: ClassSymbol | null;
    readonly object: ObjectModel | null;
}

const PRIMITIVES = [
    'Boolean',
    'String',
    'Integer',
    'Long',
    'Double',
    'Decimal',
    'Id',
    'Date',
    'Datetime',
    'Time',
    'Blob'
] as const;
export type PrimitiveName = (typeof PRIMITIVES)[number];

const NONE: readonly ApexType[] = [];

function simple(kind: TypeKind, text: string): ApexType {
    return { kind, text, args: NONE, cls: null, object: null };
}

/** Types that are the same in every program. */
export const T = {
    object: simple('object', 'Object'),
    any: simple('any', 'Object'),
    null: simple('null', 'null'),
    void: simple('void', 'void'),
    sobject: simple('sobject', 'SObject'),
    ...(Object.fromEntries(PRIMITIVES.map((name) => [name, simple('primitive', name)])) as Record<
        PrimitiveName,
        ApexType
    >)
};

/** Primitive (and Object, void) types by lower-case name. */
export const BY_NAME: ReadonlyMap<string, ApexType> = new Map<string, ApexType>([
    ...PRIMITIVES.map((name): [string, ApexType] => [name.toLowerCase(), T[name]]),
    ['object', T.object],
    ['sobject', T.sobject],
    ['any', T.any],
    ['void', T.void]
]);

/** Makes types that depend on a program: one object per canonical text. */
export class TypeTable {
    readonly #types = new Map<string, ApexType>();

    #intern(
        kind: TypeKind,
        text: string,
        args: readonly ApexType[],
        cls: ClassSymbol | null = null,
        object: ObjectModel | null = null
    ): ApexType {
        const key = `${kind} ${text}`;
        let type = this.#types.get(key);
        if (type === undefined) {
            type = { kind, text, args, cls, object };
            this.#types.set(key, type);
        }
        return type;
    }

    list(element: ApexType): ApexType {
        // `any` and Object share their text but must not share a list type.
        return element.kind === 'any'
            ? { kind: 'list', text: 'List<Object>', args: [element], cls: null, object: null }
            : this.#intern('list', `List<${element.text}>`, [element]);
    }

    set(element: ApexType): ApexType {
        return this.#intern('set', `Set<${element.text}>`, [element]);
    }

    map(key: ApexType, value: ApexType): ApexType {
        return this.#intern('map', `Map<${key.text},${value.text}>`, [key, value]);
    }

    rows(element: ApexType): ApexType {
        return this.#intern('rows', `List<${element.text}>`, [element]);
    }

    class(cls: ClassSymbol): ApexType {
        return this.#intern('class', cls.fullName, NONE, cls);
    }

    record(object: ObjectModel): ApexType {
        return this.#intern('record', object.name, NONE, null, object);
    }

    platform(name: string, args: readonly ApexType[] = NONE): ApexType {
        return this.#intern(
            'platform',
            args.length === 0 ? name : `${name}<${args.map((each) => each.text).join(',')}>`,
            args
        );
    }
}

/** Name of a platform type without its arguments. */
export function platformName(type: ApexType): string {
    const at = type.text.indexOf('<');
    return at < 0 ? type.text : type.text.slice(0, at);
}

const RANK: Record<string, number> = { Integer: 1, Long: 2, Double: 3, Decimal: 4 };

/** Order of numeric promotion; 0 for other types. */
export function numericRank(type: ApexType): number {
    return RANK[type.text] ?? 0;
}

export function isNumeric(type: ApexType): boolean {
    return numericRank(type) > 0;
}

/** Lists, and query results that act as lists. */
export function isListLike(type: ApexType): boolean {
    return type.kind === 'list' || type.kind === 'rows';
}

export function isRecordLike(type: ApexType): boolean {
    return type.kind === 'record' || type.kind === 'sobject';
}
