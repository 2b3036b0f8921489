import { apexError, ApexException, nullReference } from './exceptions.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnum } from './enum.ts';
import { normalizeId } from './id.ts';
import { identity, keyOf } from './keys.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { MESSAGES } from './messages.ts';
import { ApexObject } from './object.ts';
import { ApexSet } from './set.ts';
import { SObject } from './sobject.ts';
import { ApexTime } from './time.ts';
import { typeName } from './text.ts';

export { concatText, toText, typeName } from './text.ts';
export { keyOf, KeyTable } from './keys.ts';

/** A number of any Apex numeric type as Decimal; null for other values. */
export function asDecimal(v: unknown): Decimal | null {
    if (v instanceof Decimal) return v;
    if (typeof v === 'number' || typeof v === 'bigint') return Decimal.ofInt(v);
    if (v instanceof ApexDouble && Number.isFinite(v.value)) return Decimal.ofNumber(v.value);
    return null;
}

/** Apex `==`: strings ignore case, ids their length, numbers their type and scale; collections and sObjects by value; user classes by `equals`. */
export function equals(a: unknown, b: unknown): boolean {
    if (a === b) return true;
    if (a === null || b === null || a === undefined || b === undefined) return false;
    if (typeof a === 'string') return typeof b === 'string' && sameText(a, b);
    if (typeof a === 'number' && typeof b === 'number') return false;
    if (a instanceof ApexDouble && b instanceof ApexDouble) return a.value === b.value;
    const left = asDecimal(a);
    if (left !== null) {
        const right = asDecimal(b);
        return right !== null && left.compare(right) === 0;
    }
    if (typeof a !== 'object' || typeof b !== 'object') return false;
    return sameObject(a, b, equals);
}

/** Case-insensitive text, and 15- against 18-character ids. */
function sameText(a: string, b: string): boolean {
    if (a.length !== b.length) {
        if ((a.length === 15 && b.length === 18) || (a.length === 18 && b.length === 15)) {
            return a.slice(0, 15) === b.slice(0, 15) && normalizeId(a) !== null && normalizeId(a) === normalizeId(b);
        }
        return false;
    }
    return a.toLowerCase() === b.toLowerCase();
}

function sameObject(a: object, b: object, element: (x: unknown, y: unknown) => boolean): boolean {
    if (a instanceof ApexDate) {
        if (b instanceof ApexDatetime) return a.utc === b.ms;
        return b instanceof ApexDate && a.days === b.days;
    }
    if (a instanceof ApexDatetime)
        return b instanceof ApexDatetime ? a.ms === b.ms : b instanceof ApexDate && a.ms === b.utc;
    if (a instanceof ApexTime) return b instanceof ApexTime && a.ms === b.ms;
    if (a instanceof ApexBlob) return b instanceof ApexBlob && a.equals(b);
    if (a instanceof ApexList)
        return (
            b instanceof ApexList &&
            a.items.length === b.items.length &&
            a.items.every((item, i) => element(item, b.items[i]))
        );
    if (a instanceof ApexSet)
        return b instanceof ApexSet && a.size === b.size && a.values().every((item) => b.has(item));
    if (a instanceof ApexMap)
        return (
            b instanceof ApexMap &&
            a.size === b.size &&
            a.entries().every(([key, value]) => b.has(key) && element(value, b.get(key)))
        );
    if (a instanceof SObject) return b instanceof SObject && keyOf(a) === keyOf(b);
    if (a instanceof ApexObject && !(a instanceof ApexException) && a.$has('equals/1'))
        return a.$invoke('equals/1', b) === true;
    return keyOf(a) === keyOf(b);
}

/** Apex `===`: the same object; primitives by value (strings case-sensitively). */
export function identical(a: unknown, b: unknown): boolean {
    if (a === b) return true;
    if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
    if (
        a instanceof ApexList ||
        a instanceof ApexSet ||
        a instanceof ApexMap ||
        a instanceof SObject ||
        a instanceof ApexObject ||
        a instanceof ApexEnum
    )
        return false;
    // Dates are objects here: two made apart are not the same [public suites].
    if (a instanceof ApexDate || a instanceof ApexDatetime) return false;
    return sameObject(a, b, identical) || (asDecimal(a) !== null && equals(a, b));
}

/** The `equals` method of platform values (Object.equals): strings and elements of collections compare case-sensitively. */
export function equalsMethod(a: unknown, b: unknown): boolean {
    if (a === b) return true;
    if (
        typeof a === 'string' ||
        typeof b === 'string' ||
        a === null ||
        b === null ||
        typeof a !== 'object' ||
        typeof b !== 'object'
    )
        return false;
    return sameObject(a, b, equalsMethod) || (a instanceof Decimal && b instanceof Decimal && a.compare(b) === 0);
}

/** 32-bit hash as Java's String.hashCode for strings; stable within a run for everything else. */
export function hash(v: unknown): number {
    if (v === null) return 0;
    if (typeof v === 'number') return v | 0;
    if (typeof v === 'boolean') return v ? 1231 : 1237;
    if (v instanceof ApexObject && v.$has('hashcode/0')) return v.$invoke('hashcode/0') as number;
    const key = keyOf(v);
    if (typeof key === 'object' && key !== null) return identity(key);
    const text = String(key);
    let h = 0;
    for (let i = 0; i < text.length; i++) h = (Math.imul(31, h) + text.charCodeAt(i)) | 0;
    return h;
}

/**
 * Order of two values of the same kind for `<`, `>` and List.sort: negative, 0 or positive. Null operands throw
 * NullPointerException (List.sort puts nulls first before it gets here).
 */
export function compare(a: unknown, b: unknown): number {
    if (a === null || b === null) throw nullReference();
    if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
    if (a instanceof ApexDouble && b instanceof ApexDouble) return a.value - b.value;
    const left = asDecimal(a);
    const right = asDecimal(b);
    if (left !== null && right !== null) return left.compare(right);
    const x = instant(a);
    const y = instant(b);
    if (x !== null && y !== null) return x - y;
    if (a instanceof ApexTime && b instanceof ApexTime) return a.ms - b.ms;
    if (a instanceof ApexEnum && b instanceof ApexEnum) return a.ordinal - b.ordinal;
    throw apexError('ListException', MESSAGES.notSortable(typeName(a)));
}

/** The relational operators on strings ignore case, unlike List.sort and compareTo. */
export function compareOperator(a: unknown, b: unknown): number {
    if (typeof a === 'string' && typeof b === 'string') return compare(a.toLowerCase(), b.toLowerCase());
    return compare(a, b);
}

function instant(v: unknown): number | null {
    if (v instanceof ApexDatetime) return v.ms;
    if (v instanceof ApexDate) return v.utc;
    return null;
}
