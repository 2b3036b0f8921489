import { tx } from '../context.ts';
import {
    apexError,
    ApexList,
    ApexMap,
    ApexSet,
    concatText,
    equalsMethod,
    hash,
    parseType,
    SObject,
    typeArgument
} from '../values/index.ts';
import { itemsOf } from './list.ts';
import { sobjectTypeOf } from './schema-tokens.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

/**
 * Puts rows under their ids; a row without id is refused as on the platform. A later row takes the place of an earlier one, except that the
 * constructor wants each id once (`unique`) [salesforce.stackexchange.com/questions/235182; public code uses putAll to drop duplicates].
 */
function putRows(self: ApexMap, rows: unknown, unique: boolean): void {
    itemsOf(rows).forEach((row, index) => {
        if (!(row instanceof SObject))
            throw apexError('TypeException', 'Map can only be filled from a list of sObjects');
        const key = row.aggregate ? (row.values.Id ?? row.values.id ?? null) : row.id;
        if (key === null) throw apexError('ListException', `Row with null Id at index: ${index}`);
        if (unique && self.has(key)) throw apexError('ListException', `Row with duplicate Id at index: ${index}`);
        self.put(key, row);
    });
}

/** What `putAll` and `new Map(source)` take over: a map's entries, or rows under their ids. */
export function putAll(self: ApexMap, source: unknown, unique = false): void {
    if (source instanceof ApexMap) for (const [key, value] of source.entries()) self.put(key, value);
    else putRows(self, source, unique);
}

/** deepClone copies sObject values and, unlike List.deepClone, keeps their ids [Apex Reference, Map.deepClone]. */
function deepClone(self: ApexMap): ApexMap {
    return new ApexMap(
        self.type,
        self
            .entries()
            .map(([key, value]) => [key, value instanceof SObject ? value.clone(true, true, true, true) : value])
    );
}

export const mapClass: PlatformClass = {
    name: 'Map',
    methods: {
        clear: (self: ApexMap) => self.clear(),
        clone: (self: ApexMap) => new ApexMap(self.type, self.entries()),
        containskey: (self: ApexMap, key: unknown) => self.has(key),
        deepclone: (self: ApexMap) => deepClone(self),
        equals: (self: ApexMap, other: unknown) => equalsMethod(self, other),
        get: (self: ApexMap, key: unknown) => self.get(key),
        getsobjecttype: (self: ApexMap) => {
            const value = parseType(self.type).args[1];
            const object = value === undefined ? undefined : tx().model.object(value.name);
            return object === undefined ? null : sobjectTypeOf(object);
        },
        hashcode: (self: ApexMap) => hash(self),
        isempty: (self: ApexMap) => self.size === 0,
        keyset: (self: ApexMap) => new ApexSet(`Set<${typeArgument(self.type, 0)}>`, self.keys()),
        put: (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
        putall: (self: ApexMap, source: unknown) => putAll(self, need(source)),
        remove: (self: ApexMap, key: unknown) => self.remove(key),
        size: (self: ApexMap) => self.size,
        tostring: (self: ApexMap) => concatText(self),
        values: (self: ApexMap) => new ApexList(`List<${typeArgument(self.type, 1)}>`, self.values())
    }
};
