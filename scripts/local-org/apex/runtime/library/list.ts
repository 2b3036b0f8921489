import { SelectOption } from './select-option.ts';
import { tx } from '../context.ts';
import {
    apexError,
    ApexList,
    ApexObject,
    ApexSet,
    compare,
    concatText,
    equalsMethod,
    hash,
    MESSAGES,
    SObject,
    typeArgument
} from '../values/index.ts';
import { sobjectTypeOf } from './schema-tokens.ts';
import { ApexIterator, iterate } from './iterate.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

/** List.contains and indexOf: as `equals`, strings case-sensitively. */
function indexOf(self: ApexList, item: unknown): number {
    return self.items.findIndex((each) => equalsMethod(each, item));
}

/** sObjects sort by label of the type, then Name, then the other fields [Apex Developer Guide, "Sorting lists of sObjects"]. */
function compareRows(a: SObject, b: SObject): number {
    if (a.typeName !== b.typeName) return compare(a.object.label, b.object.label);
    const nameField = a.object.nameField?.name ?? 'Id';
    const names = [
        nameField,
        ...[...a.object.fields.values()]
            .map((field) => field.name)
            .filter((name) => name !== nameField && name !== 'Id')
            .sort(),
        'Id'
    ];
    for (const name of names) {
        const order = compareNullsFirst(a.values[name] ?? null, b.values[name] ?? null);
        if (order !== 0) return order;
    }
    return 0;
}

/** Order of List.sort(): nulls first, Comparable classes by compareTo, enums by ordinal, the rest by value. */
function compareNullsFirst(a: unknown, b: unknown): number {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    if (a instanceof SObject && b instanceof SObject) return compareRows(a, b);
    if (a instanceof SelectOption && b instanceof SelectOption) return a.compareTo(b);
    if (a instanceof ApexObject) {
        if (a.$has('compareto/1')) return a.$invoke('compareto/1', b) as number;
        throw apexError('ListException', MESSAGES.notSortable(a.$class?.name ?? 'Object'));
    }
    return compare(a, b);
}

function sort(self: ApexList, comparator: ApexObject | null): void {
    // Array.prototype.sort moves undefined only; null goes through the comparison
    self.items.sort(
        comparator === null ? compareNullsFirst : (a, b) => comparator.$invoke('compare/2', a, b) as number
    );
}

function deepClone(self: ApexList, id = false, timestamps = false, autonumber = false): ApexList {
    return new ApexList(
        self.type,
        self.items.map((item) => (item instanceof SObject ? item.clone(id, true, timestamps, autonumber) : item))
    );
}

/** Items of a List, Set or Iterable given to addAll and its like. */
export function itemsOf(source: unknown): unknown[] {
    return [...iterate(need(source))];
}

export const listClass: PlatformClass = {
    name: 'List',
    methods: {
        'add/1': (self: ApexList, item: unknown) => void self.items.push(item),
        'add/2': (self: ApexList, index: number, item: unknown) => {
            if (need(index) < 0 || index > self.items.length)
                throw apexError('ListException', MESSAGES.listIndex(index));
            self.items.splice(index, 0, item);
        },
        addall: (self: ApexList, items: unknown) => {
            for (const item of itemsOf(items)) self.items.push(item);
        },
        clear: (self: ApexList) => void (self.items.length = 0),
        clone: (self: ApexList) => new ApexList(self.type, [...self.items]),
        contains: (self: ApexList, item: unknown) => indexOf(self, item) >= 0,
        deepclone: (self: ApexList, id?: boolean, timestamps?: boolean, autonumber?: boolean) =>
            deepClone(self, id, timestamps, autonumber),
        equals: (self: ApexList, other: unknown) => equalsMethod(self, other),
        get: (self: ApexList, index: number) => self.get(need(index)),
        getsobjecttype: (self: ApexList) => {
            const object = tx().model.object(typeArgument(self.type, 0));
            return object === undefined ? null : sobjectTypeOf(object);
        },
        hashcode: (self: ApexList) => hash(self),
        indexof: (self: ApexList, item: unknown) => indexOf(self, item),
        isempty: (self: ApexList) => self.items.length === 0,
        iterator: (self: ApexList) => new ApexIterator(typeArgument(self.type, 0), self.items),
        remove: (self: ApexList, index: number) => {
            const item = self.get(need(index));
            self.items.splice(index, 1);
            return item;
        },
        set: (self: ApexList, index: number, item: unknown) => self.set(need(index), item),
        size: (self: ApexList) => self.items.length,
        'sort/0': (self: ApexList) => sort(self, null),
        'sort/1': (self: ApexList, comparator: ApexObject) => sort(self, need(comparator)),
        tostring: (self: ApexList) => concatText(self)
    }
};

/** Set changes report whether the set changed. */
function change(items: unknown, each: (item: unknown) => boolean): boolean {
    let changed = false;
    for (const item of itemsOf(items)) changed = each(item) || changed;
    return changed;
}

export const setClass: PlatformClass = {
    name: 'Set',
    methods: {
        add: (self: ApexSet, item: unknown) => self.add(item),
        addall: (self: ApexSet, items: unknown) => change(items, (item) => self.add(item)),
        clear: (self: ApexSet) => self.clear(),
        clone: (self: ApexSet) => new ApexSet(self.type, self.values()),
        contains: (self: ApexSet, item: unknown) => self.has(item),
        containsall: (self: ApexSet, items: unknown) => itemsOf(items).every((item) => self.has(item)),
        equals: (self: ApexSet, other: unknown) => equalsMethod(self, other),
        hashcode: (self: ApexSet) => hash(self),
        isempty: (self: ApexSet) => self.size === 0,
        iterator: (self: ApexSet) => new ApexIterator(typeArgument(self.type, 0), self.values()),
        remove: (self: ApexSet, item: unknown) => self.delete(item),
        removeall: (self: ApexSet, items: unknown) => change(items, (item) => self.delete(item)),
        retainall: (self: ApexSet, items: unknown) => {
            const kept = new ApexSet(self.type, itemsOf(items));
            return change(self, (item) => !kept.has(item) && self.delete(item));
        },
        size: (self: ApexSet) => self.size,
        tostring: (self: ApexSet) => concatText(self)
    }
};
