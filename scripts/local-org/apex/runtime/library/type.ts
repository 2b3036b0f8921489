import { tx } from '../context.ts';
import { classIsA } from '../instance-of.ts';
import { ApexType, resolveType } from '../type.ts';
import { ApexList, ApexMap, apexError, ApexSet, hash, parseType, platformExceptionName } from '../values/index.ts';
import { newSObject } from './new-sobject.ts';
import { sobjectTypeNamed } from './schema-tokens.ts';
import { need } from './support.ts';
import type { PlatformClass } from './support.ts';

function newInstance(type: ApexType): unknown {
    const ref = parseType(type.name);
    if (ref.name === 'List') return new ApexList(type.name);
    if (ref.name === 'Set') return new ApexSet(type.name);
    if (ref.name === 'Map') return new ApexMap(type.name);
    const own = tx().program.find(type.name);
    if (own !== null) {
        if (own.kind !== 'class' || own.abstract)
            throw apexError('TypeException', `Class cannot be instantiated: ${type.name}`);
        return own.newInstance();
    }
    const object = tx().model.object(type.name);
    if (object !== undefined) return newSObject(object, null, false);
    throw apexError(
        'TypeException',
        `Type is not visible or has no public constructor without parameters: ${type.name}`
    );
}

/** Type.forName(name) and (namespace, name): null where there is no such type. */
function forName(namespace: string | null, name: string | null): ApexType | null {
    if (name === null || name.trim() === '') return null;
    const found = resolveType(namespace === null || namespace === '' ? name : `${namespace}.${name}`);
    return found === null ? null : new ApexType(found);
}

function isAssignableFrom(self: ApexType, other: ApexType): boolean {
    const target = self.name.toLowerCase();
    const source = need(other).name.toLowerCase();
    if (target === source || target === 'object') return true;
    if (target === 'sobject') return tx().model.object(other.name) !== undefined;
    const own = tx().program.find(other.name);
    if (own !== null) return classIsA(own, parseType(self.name));
    return target === 'system.exception' && platformExceptionName(other.name) !== null;
}

export const typeClass: PlatformClass = {
    name: 'Type',
    statics: {
        'forname/1': (name: string | null) => forName(null, name),
        'forname/2': (namespace: string | null, name: string | null) => forName(namespace, name)
    },
    methods: {
        getname: (self: ApexType) => self.name,
        tostring: (self: ApexType) => self.name,
        newinstance: newInstance,
        equals: (self: ApexType, other: unknown) => other instanceof ApexType && other.valueKey === self.valueKey,
        hashcode: (self: ApexType) => hash(self),
        isassignablefrom: isAssignableFrom
    },
    properties: { sobjecttype: { get: (self?: ApexType) => sobjectTypeNamed(self!.name) } }
};
