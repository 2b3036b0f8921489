import { tx } from '../context.ts';
import { platformEnum } from '../library/enums.ts';
import { iterate } from '../library/iterate.ts';
import { putAll } from '../library/map.ts';
import { apexError, ApexList, ApexMap, ApexSet, MESSAGES, nullReference, SObject } from '../values/index.ts';
import type { Core } from './core.ts';

/** Lists, sets, maps and loops of generated code. `type` is always the canonical text. */
export const collections = {
    list(type: string, items: unknown[]): ApexList {
        return new ApexList(type, items);
    },

    set(type: string, items: unknown[]): ApexSet {
        return new ApexSet(type, items);
    },

    map(type: string, entries: [unknown, unknown][]): ApexMap {
        return new ApexMap(type, entries);
    },

    /** `new List<T>(source)`, source a size or a collection. */
    listFrom(type: string, source: unknown): ApexList {
        if (typeof source === 'number') return collections.listOfSize(type, source);
        return new ApexList(type, [...iterate(source)]);
    },

    setFrom(type: string, source: unknown): ApexSet {
        return new ApexSet(type, iterate(source));
    },

    /** `new Map<K, V>(source)`, source a map or rows keyed by Id. */
    mapFrom(type: string, source: unknown): ApexMap {
        if (source === null) throw nullReference();
        const map = new ApexMap(type);
        putAll(map, source, true);
        return map;
    },

    listOfSize(type: string, size: number | null): ApexList {
        if (size === null) throw nullReference();
        return new ApexList(type, Array<unknown>(size).fill(null));
    },

    at(list: ApexList | null, index: number | null): unknown {
        if (list === null || index === null) throw nullReference();
        return list.get(index);
    },

    setAt(list: ApexList | null, index: number | null, value: unknown): unknown {
        if (list === null || index === null) throw nullReference();
        list.set(index, value);
        return value;
    },

    /** What a for-each goes through: lists live, so that appended elements are seen; sets refuse changes meanwhile. */
    each(source: unknown): Iterable<unknown> {
        if (source instanceof ApexList) return source.items;
        if (source instanceof ApexSet) return eachOfSet(source);
        return iterate(source);
    },

    /** 200 rows at a time. */
    *chunks(list: ApexList): Generator<ApexList> {
        for (let start = 0; start < list.items.length; start += 200)
            yield new ApexList(list.type, list.items.slice(start, start + 200));
    },

    /** The only row of a query; QueryException for none or several. */
    one(rows: unknown): unknown {
        if (!(rows instanceof ApexList)) return rows;
        if (rows.items.length === 1) return rows.items[0];
        throw apexError('QueryException', rows.items.length === 0 ? MESSAGES.noRows : MESSAGES.manyRows);
    },

    /** As `one`, null for none (`[SELECT ...]?.Name`, `[SELECT ...] ?? other`). */
    oneOrNull(rows: unknown): unknown {
        return rows instanceof ApexList && rows.items.length === 0 ? null : collections.one(rows);
    },

    record(this: Core, objectName: string, values: Record<string, unknown>): SObject {
        let object = this.objects.get(objectName);
        if (object === undefined) {
            object = this.model.object(objectName)!;
            this.objects.set(objectName, object);
        }
        return new SObject(object, values);
    },

    /** Writes a field and yields the value. */
    put(row: SObject | null, field: string, value: unknown): unknown {
        if (row === null) throw nullReference();
        row.write(field, value);
        return value;
    },

    /** `Trigger.new` and its like; null outside of a trigger. */
    trigger(key: string, type: string): unknown {
        return triggerVariable(key, type);
    }
};

function* eachOfSet(set: ApexSet): Generator<unknown> {
    set.iterating(true);
    try {
        yield* set.values();
    } finally {
        set.iterating(false);
    }
}

const lists = new WeakMap<SObject[], ApexList>();
const maps = new WeakMap<SObject[], ApexMap>();

/** One list per event, so that `Trigger.new === Trigger.new`. */
function listOf(rows: SObject[] | null, type: string): ApexList | null {
    if (rows === null) return null;
    let list = lists.get(rows);
    if (list === undefined) lists.set(rows, (list = new ApexList(type, rows)));
    return list;
}

function mapOf(rows: SObject[] | null, type: string): ApexMap | null {
    if (rows === null || rows.some((row) => row.id === null)) return null;
    let map = maps.get(rows);
    if (map === undefined)
        maps.set(
            rows,
            (map = new ApexMap(
                type,
                rows.map((row) => [row.id, row] as const)
            ))
        );
    return map;
}

function triggerVariable(key: string, type: string): unknown {
    const event = tx().triggerStack.at(-1) ?? null;
    switch (key) {
        case 'isexecuting':
            return event !== null;
        case 'isbefore':
            return event?.when === 'before';
        case 'isafter':
            return event?.when === 'after';
        case 'isinsert':
        case 'isupdate':
        case 'isdelete':
        case 'isundelete':
            return event !== null && `is${event.operation}` === key;
        default:
            break;
    }
    if (event === null) return key === 'size' ? 0 : null;
    switch (key) {
        case 'new':
            return listOf(event.newRows, type);
        case 'old':
            return listOf(event.oldRows, type);
        case 'newmap':
            return event.when === 'before' && event.operation === 'insert' ? null : mapOf(event.newRows, type);
        case 'oldmap':
            return mapOf(event.oldRows, type);
        case 'size':
            return (event.newRows ?? event.oldRows ?? []).length;
        default:
            return platformEnum('TriggerOperation')!.of(`${event.when}_${event.operation}`);
    }
}
