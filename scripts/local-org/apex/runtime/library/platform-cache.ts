import { tx } from '../context.ts';
import type { ApexType } from '../type.ts';
import {
    ApexDouble,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    ApexSet,
    PlatformObject,
    SObject
} from '../values/index.ts';
import { need } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

interface Entry {
    value: unknown;
    /** Epoch ms. */
    expires: number;
}

/** Longest life of an entry (s): 48 hours in the org cache, 8 hours in a session's [Apex Reference, Cache.Org, Cache.Session]. */
const LONGEST = { Org: 172_800, Session: 28_800 } as const;
/** Life when none is given (s). */
const USUAL = { Org: 86_400, Session: 28_800 } as const;

type Scope = keyof typeof LONGEST;

/** Contents by `scope partition`; what a test puts there is gone with the test. */
const ofTests = new WeakMap<object, Map<string, Map<string, Entry>>>();
const ofOrg = new Map<string, Map<string, Entry>>();

/** Cache.OrgPartition and Cache.SessionPartition. */
class Partition extends PlatformObject {
    readonly apexType: string;
    readonly scope: Scope;
    readonly name: string;

    constructor(scope: Scope, name: string) {
        super();
        this.scope = scope;
        this.name = name;
        this.apexType = `Cache.${scope}Partition`;
    }

    get entries(): Map<string, Entry> {
        const { testing } = tx();
        let all = ofOrg;
        if (testing !== null) {
            all = ofTests.get(testing) ?? new Map<string, Map<string, Entry>>();
            ofTests.set(testing, all);
        }
        const key = `${this.scope} ${this.name.toLowerCase()}`;
        let entries = all.get(key);
        if (entries === undefined) all.set(key, (entries = new Map<string, Entry>()));
        const now = tx().clock.now();
        for (const [name, entry] of entries) if (entry.expires <= now) entries.delete(name);
        return entries;
    }
}

/** A value goes in and out as a copy: the platform serialises it. */
function copy(value: unknown): unknown {
    if (value instanceof ApexList) return new ApexList(value.type, value.items.map(copy));
    if (value instanceof ApexSet) return new ApexSet(value.type, value.values().map(copy));
    if (value instanceof ApexMap)
        return new ApexMap(
            value.type,
            value.entries().map(([k, v]) => [copy(k), copy(v)])
        );
    if (value instanceof SObject) return value.clone(true, true, true, true);
    if (!(value instanceof ApexObject) || value instanceof ApexException || value.$class === null) return value;
    const { $class } = value;
    const made = $class.allocate();
    for (const field of $class.fields)
        if (!field.static && !field.transient && field.stored)
            $class.set(made, field.name, copy($class.get(value, field.name)));
    return made;
}

function failure(scope: Scope, message: string): ApexException {
    return new ApexException(`Cache.${scope}.${scope}CacheException`, message);
}

/** Partitions come from the metadata (cachePartitions); `local` is the org's own namespace. */
function partition(scope: Scope, name: string): Partition {
    const { model } = tx();
    const [namespace, local] = /^(?:(\w+)\.)?(\w+)$/.exec(need(name))?.slice(1) ?? [];
    const known = local !== undefined && model.ui.cachePartitions?.has(local) === true;
    const own =
        namespace === undefined ||
        /^local$/i.test(namespace) ||
        namespace.toLowerCase() === model.namespace.toLowerCase();
    if (!known || !own) throw failure(scope, `Partition '${name}' was not found.`);
    return new Partition(scope, local);
}

/** The default partition: the one that the metadata marks. */
function standard(scope: Scope): Partition {
    for (const [name, node] of tx().model.ui.cachePartitions ?? [])
        if (String((node as { isDefaultPartition?: unknown }).isDefaultPartition) === 'true')
            return new Partition(scope, name);
    throw failure(scope, 'No default partition was found.');
}

/** Megabytes that the metadata gives a partition. */
function capacity(self: Partition): number {
    interface Part {
        cacheType?: unknown;
        allocatedCapacity?: unknown;
        allocatedPurchasedCapacity?: unknown;
    }
    const node = tx().model.ui.cachePartitions?.get(self.name) as
        { platformCachePartitionTypes?: Part | Part[] } | undefined;
    const type = self.scope === 'Org' ? 'Organization' : 'Session';
    return [node?.platformCachePartitionTypes ?? []]
        .flat()
        .filter((part) => String(part.cacheType) === type)
        .reduce(
            (sum, part) => sum + Number(part.allocatedCapacity ?? 0) + Number(part.allocatedPurchasedCapacity ?? 0),
            0
        );
}

function checkKey(key: string): string {
    if (!/^[A-Za-z0-9]{1,50}$/.test(need(key)))
        throw new ApexException(
            'Cache.InvalidParamException',
            `Invalid cache key: ${key}. Keys are alphanumeric, with up to 50 characters.`
        );
    return key;
}

function put(self: Partition, key: string, value: unknown, ...rest: unknown[]): void {
    const seconds = rest.find((each): each is number => typeof each === 'number') ?? USUAL[self.scope];
    if (seconds < 300 || seconds > LONGEST[self.scope])
        throw new ApexException(
            'Cache.InvalidParamException',
            `Time to live must be between 300 and ${LONGEST[self.scope]} seconds.`
        );
    self.entries.set(checkKey(key), { value: copy(need(value, 2)), expires: tx().clock.now() + seconds * 1000 });
}

/** `get(CacheBuilder.class, key)`: on a miss the builder loads the value, which is kept. */
function load(self: Partition, builder: ApexType, key: string): unknown {
    const entries = self.entries;
    const name = `${need(builder).name}_${need(key, 2)}`;
    const found = entries.get(name);
    if (found !== undefined) return copy(found.value);
    const made = tx().program.find(builder.name)?.newInstance();
    if (made === undefined || !made.$has('doload/1'))
        throw new ApexException('Cache.InvalidCacheBuilderException', `${builder.name} is no Cache.CacheBuilder`);
    const value = made.$invoke('doload/1', key);
    entries.set(name, { value: copy(value), expires: tx().clock.now() + USUAL[self.scope] * 1000 });
    return value;
}

const methods: Record<string, Member> = {
    'contains(string)': (self: Partition, key: string) => self.entries.has(checkKey(key)),
    'get/1': (self: Partition, key: string) => copy(self.entries.get(checkKey(key))?.value ?? null),
    'get/2': load,
    put,
    'remove/1': (self: Partition, key: string) => self.entries.delete(checkKey(key)),
    'remove/2': (self: Partition, builder: ApexType, key: string) =>
        self.entries.delete(`${need(builder).name}_${need(key, 2)}`),
    getkeys: (self: Partition) => new ApexSet('Set<String>', self.entries.keys()),
    getnumkeys: (self: Partition) => BigInt(self.entries.size),
    getcapacity: (self: Partition) => new ApexDouble(capacity(self)),
    getname: (self: Partition) => self.name,
    isavailable: () => true
};

/** Statics of Cache.Org and Cache.Session: a key may name its partition (`local.Name.key`), otherwise the default one is meant. */
function statics(scope: Scope): Record<string, Member> {
    const found: Record<string, Member> = { getpartition: (name: string) => partition(scope, name) };
    for (const [name, member] of Object.entries(methods)) {
        // Only sessions can be unavailable as a whole.
        if (name === 'isavailable' && scope === 'Org') continue;
        const position = name.endsWith('/2') ? 1 : 0;
        found[name] = (...args: unknown[]) => {
            const key = args[position];
            const dot = typeof key === 'string' ? key.lastIndexOf('.') : -1;
            const target = dot < 0 ? standard(scope) : partition(scope, (key as string).slice(0, dot));
            if (dot >= 0) args[position] = (key as string).slice(dot + 1);
            return (member as (...all: unknown[]) => unknown)(target, ...args);
        };
    }
    return found;
}

const maximum = (scope: Scope): PlatformClass['properties'] => ({ max_ttl_secs: { get: () => LONGEST[scope] } });

export const cacheClasses: PlatformClass[] = [
    { name: 'Cache.Org', statics: statics('Org'), properties: maximum('Org')! },
    { name: 'Cache.Session', statics: statics('Session'), properties: maximum('Session')! },
    { name: 'Cache.Partition', methods },
    { name: 'Cache.OrgPartition', methods },
    { name: 'Cache.SessionPartition', methods }
];
