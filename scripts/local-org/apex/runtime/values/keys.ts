import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnum } from './enum.ts';
import { ApexException } from './exceptions.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexObject, PlatformObject } from './object.ts';
import { ApexSet } from './set.ts';
import { SObject } from './sobject.ts';
import { ApexTime } from './time.ts';

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** A number that stays with one object for its life: identity hash. */
export function identity(object: object): number {
    let id = identities.get(object);
    if (id === undefined) identities.set(object, (id = nextIdentity++));
    return id;
}

/** Marks text keys that are not Apex strings; no Apex text starts so. */
const MARK = '\u0000';

/**
 * Map key of a value: two values have the same key when the platform takes them for the same map key or set element.
 * Strings are their own key (case-sensitive). User classes with `equals`/`hashCode` need a KeyTable, since only it can compare.
 */
export function keyOf(v: unknown): unknown {
    if (v === null || typeof v !== 'object') return v;
    if (v instanceof ApexEnum) return v;
    if (v instanceof Decimal) return `${MARK}n${v.canonical()}`;
    if (v instanceof ApexDouble) return `${MARK}f${v.value}`;
    if (v instanceof ApexDate) return `${MARK}d${v.days}`;
    if (v instanceof ApexDatetime) return `${MARK}t${v.ms}`;
    if (v instanceof ApexTime) return `${MARK}h${v.ms}`;
    if (v instanceof ApexBlob) return `${MARK}b${Buffer.from(v.bytes).toString('base64')}`;
    if (v instanceof SObject) return `${MARK}s${v.object.name}{${sobjectContent(v)}}`;
    if (v instanceof ApexList) return `${MARK}l[${v.items.map(part).join(',')}]`;
    if (v instanceof ApexSet) return `${MARK}u{${v.values().map(part).sort().join(',')}}`;
    if (v instanceof ApexMap)
        return `${MARK}m{${v
            .entries()
            .map(([key, value]) => `${part(key)}:${part(value)}`)
            .sort()
            .join(',')}}`;
    if (v instanceof PlatformObject && 'valueKey' in v) return `${MARK}p${v.apexType}:${String(v.valueKey)}`;
    return v;
}

function part(v: unknown): string {
    const key = keyOf(v);
    if (typeof key === 'string') return JSON.stringify(key);
    if (key !== null && typeof key === 'object') return `@${identity(key)}`;
    return `${typeof key}${String(key)}`;
}

/** Canonical text of the populated fields, for equality and keys of sObjects. */
function sobjectContent(row: SObject): string {
    return Object.keys(row.values)
        .sort()
        .map((name) => `${name}=${part(row.values[name])}`)
        .join(',');
}

/** True when keys of this value have to be compared by its own methods. */
function comparesItself(v: unknown): v is ApexObject {
    return v instanceof ApexObject && !(v instanceof ApexException) && v.$has('equals/1') && v.$has('hashcode/0');
}

/** Turns values into keys for one collection, comparing user objects by their own hashCode and equals. */
export class KeyTable {
    #buckets: Map<unknown, ApexObject[]> | null = null;

    /** The key of a value already in the collection, or of a new one. */
    key(v: unknown): unknown {
        if (v === null || typeof v !== 'object') return v;
        if (!comparesItself(v)) return keyOf(v);
        const hash = v.$invoke('hashcode/0');
        this.#buckets ??= new Map();
        const bucket = this.#buckets.get(hash);
        if (bucket === undefined) {
            this.#buckets.set(hash, [v]);
            return v;
        }
        for (const other of bucket) if (other === v || v.$invoke('equals/1', other) === true) return other;
        bucket.push(v);
        return v;
    }
}
