import { txOrNull } from './context.ts';
import {
    ApexBlob,
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexEnum,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    ApexSet,
    ApexTime,
    Decimal,
    isException,
    normalizeId,
    parseType,
    PlatformObject,
    SObject
} from './values/index.ts';
import type { ProgramClass } from '../../contracts.ts';
import type { TypeRef } from './values/index.ts';

const SIMPLE: Record<string, (v: unknown) => boolean> = {
    object: () => true,
    string: (v) => typeof v === 'string',
    id: (v) => typeof v === 'string' && normalizeId(v) !== null,
    boolean: (v) => typeof v === 'boolean',
    integer: (v) => typeof v === 'number',
    long: (v) => typeof v === 'bigint' || typeof v === 'number',
    // a decimal literal counts as Double, a Date as Datetime: a public suite asserts both
    double: (v) => v instanceof ApexDouble || v instanceof Decimal || typeof v === 'bigint' || typeof v === 'number',
    decimal: (v) => v instanceof Decimal || v instanceof ApexDouble || typeof v === 'bigint' || typeof v === 'number',
    date: (v) => v instanceof ApexDate,
    datetime: (v) => v instanceof ApexDatetime || v instanceof ApexDate,
    time: (v) => v instanceof ApexTime,
    blob: (v) => v instanceof ApexBlob,
    sobject: (v) => v instanceof SObject,
    exception: (v) => v instanceof ApexException
};

const bare = (name: string): string => name.toLowerCase().replace(/^(system|schema)\./, '');

/** Declared class `type` is `wanted` or derives from or implements it (names in any case). */
export function classIsA(type: ProgramClass, wanted: TypeRef): boolean {
    const name = bare(wanted.name);
    const own = txOrNull()?.program.find(wanted.name) ?? null;
    for (let each: ProgramClass | null = type; each !== null; each = each.superClass) {
        if (own === null ? each.name.toLowerCase() === name : each === own || each.name === own.name) return true;
    }
    return type.interfaces.some((text) => {
        const implemented = parseType(text);
        return bare(implemented.name) === bare(own?.name ?? wanted.name) && argumentsMatch(implemented, wanted, false);
    });
}

/**
 * Type arguments against the wanted ones: the same, or sObjects of any type where SObject or Object is wanted. Collections of SObject are also
 * taken for those of one sObject type (`narrows`); interfaces are not.
 */
function argumentsMatch(actual: TypeRef, wanted: TypeRef, narrows = true): boolean {
    return wanted.args.every((arg, i) => {
        const own = actual.args[i];
        if (own === undefined) return false;
        const name = bare(arg.name);
        if (name === bare(own.name)) return argumentsMatch(own, arg, narrows);
        if (name === 'object') return true;
        const model = txOrNull()?.model;
        if (name === 'sobject') return model?.object(own.name) !== undefined;
        if (narrows && bare(own.name) === 'sobject') return model?.object(arg.name) !== undefined;
        const type = txOrNull()?.program.find(own.name) ?? null;
        return type !== null && classIsA(type, arg);
    });
}

/** `v instanceof T` for a canonical type text; false for null. */
export function isInstance(v: unknown, type: string): boolean {
    if (v === null) return false;
    const wanted = parseType(type);
    const name = bare(wanted.name);
    const simple = SIMPLE[name];
    if (simple !== undefined) return simple(v);
    if (v instanceof ApexList)
        return (name === 'list' || name === 'iterable') && argumentsMatch(parseType(v.type), wanted);
    if (v instanceof ApexSet)
        return (name === 'set' || name === 'iterable') && argumentsMatch(parseType(v.type), wanted);
    if (v instanceof ApexMap) return name === 'map' && argumentsMatch(parseType(v.type), wanted);
    if (v instanceof SObject) return v.typeName.toLowerCase() === name || v.object.localName.toLowerCase() === name;
    if (v instanceof ApexObject && v.$class !== null) return classIsA(v.$class, wanted);
    if (v instanceof ApexException) return isException(v, wanted.name);
    if (v instanceof ApexEnum) return bare(v.enumName) === name;
    if (v instanceof PlatformObject) return bare(v.apexType.replace(/<.*/, '')) === name;
    return false;
}
