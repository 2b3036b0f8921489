import type { Node } from '../ast.ts';
import type { Access, ClassSymbol, FieldSymbol } from '../symbols.ts';
import { derivesFrom, findField, topLevel } from '../symbols.ts';
import { T } from '../types.ts';
import type { Ex, Reference, Scope } from './scope.ts';

/** Whether code in `from` may use a member; test code also sees what is marked @TestVisible. */
export function isVisible(from: ClassSymbol, owner: ClassSymbol, access: Access, testVisible: boolean): boolean {
    if (access === 'public' || access === 'global' || topLevel(from) === topLevel(owner)) return true;
    if (testVisible && from.isTest) return true;
    if (access === 'private') return false;
    for (let each: ClassSymbol | null = from; each !== null; each = each.outer)
        if (derivesFrom(each, owner)) return true;
    return false;
}

/** The class, loaded and with its statics of this transaction in place. */
export function classObject(s: Scope, cls: ClassSymbol): string {
    const handle = s.emitter.handle(cls);
    return cls === s.cls ? `${handle}.C` : `(${handle}.S===null?${handle}.i():${handle}.C)`;
}

/** The holder of a class's static fields. */
export function statics(s: Scope, cls: ClassSymbol): string {
    const handle = s.emitter.handle(cls);
    return cls === s.cls ? `${handle}.S` : `(${handle}.S??${handle}.s())`;
}

function storedField(s: Scope, field: FieldSymbol, target: string): Ex {
    return { js: `${field.static ? statics(s, field.cls) : target}.${field.js}`, type: field.type };
}

/** True where a property's name means its stored value: inside its own accessors. */
export function isStored(s: Scope, field: FieldSymbol): boolean {
    return !field.accessors || s.accessor === field;
}

/** Reads a field or property; `target` is the instance, never null, and ignored for statics. */
export function readField(s: Scope, field: FieldSymbol, target: string, at: Node): Ex {
    checkField(s, field, at, field.getAccess);
    if (isStored(s, field)) return storedField(s, field, target);
    return {
        js: `${field.static ? classObject(s, field.cls) : target}.g_${field.name.toLowerCase()}()`,
        type: field.type
    };
}

/** JavaScript that writes a field or property and yields the value. */
export function writeField(s: Scope, field: FieldSymbol, target: string, value: string, at: Node): string {
    checkField(s, field, at, field.setAccess);
    if (isStored(s, field)) return `(${storedField(s, field, target).js}=${value})`;
    if (field.property!.set === null) s.error(at, `Variable is read only: ${field.name}`);
    return `${field.static ? classObject(s, field.cls) : target}.s_${field.name.toLowerCase()}(${value})`;
}

function checkField(s: Scope, field: FieldSymbol, at: Node, narrower: Access | null): void {
    if (
        !isVisible(s.cls, field.cls, field.access, field.testVisible) ||
        (narrower !== null && !isVisible(s.cls, field.cls, narrower, field.testVisible))
    ) {
        s.error(at, `Variable is not visible: ${field.cls.fullName}.${field.name}`);
    }
}

/** Field that an unqualified name means, with the instance to read it from; null when there is none. */
export function fieldInScope(s: Scope, key: string): { field: FieldSymbol; target: string } | null {
    for (let cls: ClassSymbol | null = s.cls; cls !== null; cls = cls.outer) {
        const field = findField(cls, key);
        if (field === null) continue;
        if (field.static) return { field, target: '' };
        if (cls === s.cls && !s.static) return { field, target: 'this' };
    }
    return null;
}

/** Constant of a user enum. */
export function enumConstant(s: Scope, cls: ClassSymbol, name: string): Ex | null {
    const constant = cls.declaration.constants.find((each) => each.toLowerCase() === name.toLowerCase());
    if (constant === undefined) return null;
    const handle = s.emitter.handle(cls);
    return {
        js: `(${handle}.C??${handle}.l()).k_${constant.toLowerCase()}`,
        type: s.program.types.class(cls),
        nonNull: true
    };
}

/** What an unqualified name stands for: a variable, or the first part of a qualified name; null when nothing. */
export function resolveName(s: Scope, name: string, at: Node): Ex | Reference | null {
    const key = name.toLowerCase();
    const local = s.local(key);
    if (local !== undefined) return { js: local.js, type: local.type, simple: true };
    const found = fieldInScope(s, key);
    if (found !== null) return readField(s, found.field, found.target, at);
    return typeReference(s, name);
}

/** A name as type or namespace. */
export function typeReference(s: Scope, name: string): Reference | null {
    const key = name.toLowerCase();
    const { program } = s;
    const cls = program.findClass(name, s.cls);
    if (cls !== null) return { ref: 'type', type: program.types.class(cls) };
    if (key === 'label') return { ref: 'label' };
    if (key === 'sobjecttype') return { ref: 'describe' };
    const type = program.typeNamed(name, [], s.cls);
    if (type !== null && type !== T.any) return { ref: 'type', type };
    return program.isNamespace(name) || program.isRefused(name) ? { ref: 'namespace', name: key } : null;
}
