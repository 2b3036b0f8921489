import type { Modifiers, PropertyDeclaration, TypeDeclaration, TypeRef } from './ast.ts';
import type { Access, ClassSymbol, FieldSymbol, MethodSymbol, UnitSymbol } from './symbols.ts';
import type { Program } from './program.ts';
import { platformType } from '../../platform/apex-types.ts';
import { platformName, T } from './types.ts';
import type { ApexType } from './types.ts';

const ACCESS: Access[] = ['global', 'public', 'protected', 'private'];

function accessOf(modifiers: Modifiers, otherwise: Access): Access {
    if (modifiers.words.has('webservice')) return 'global';
    return ACCESS.find((each) => modifiers.words.has(each)) ?? otherwise;
}

function annotated(modifiers: Modifiers, name: string): boolean {
    return modifiers.annotations.some((each) => each.name === name);
}

/** Declares a type and its inner types: names only, nothing resolved yet. */
export function declareType(declaration: TypeDeclaration, outer: ClassSymbol | null, unit: UnitSymbol): ClassSymbol {
    const { modifiers } = declaration;
    const fullName = outer === null ? declaration.name : `${outer.fullName}.${declaration.name}`;
    const words = modifiers.words;
    const cls: ClassSymbol = {
        name: declaration.name,
        fullName,
        outer,
        unit,
        kind: declaration.kind,
        declaration,
        access: accessOf(modifiers, outer === null ? 'public' : 'private'),
        testVisible: annotated(modifiers, 'testvisible'),
        abstract: words.has('abstract') || declaration.kind === 'interface',
        isTest: annotated(modifiers, 'istest') || (outer?.isTest ?? false),
        sharing: words.has('with sharing')
            ? 'with'
            : words.has('without sharing')
              ? 'without'
              : words.has('inherited sharing')
                ? 'inherited'
                : unit.apiVersion >= 67 && unit.kind === 'class'
                  ? 'with'
                  : null,
        superClass: null,
        exception: false,
        interfaces: [],
        inner: new Map(),
        fields: new Map(),
        methods: new Map(),
        constructors: [],
        initialisers: [],
        id: fullName.toLowerCase().replace(/\W/g, '$')
    };
    for (const member of declaration.members) {
        if (member.k !== 'type') continue;
        const key = member.name.toLowerCase();
        if (cls.inner.has(key))
            unit.diagnostics.push({
                path: unit.path,
                line: member.line,
                column: member.column,
                message: `Duplicate type name: ${member.name}`,
                severity: 'error'
            });
        cls.inner.set(key, declareType(member, cls, unit));
    }
    return cls;
}

/** Resolves superclass and interfaces of a type and of its inner types. */
export function resolveHeritage(program: Program, cls: ClassSymbol): void {
    const { declaration, unit } = cls;
    // A type's own inner types are not in scope of its heading, but the platform accepts them: resolve from inside.
    const scope = cls;
    if (declaration.superclass !== null) {
        const type = program.resolveType(declaration.superclass, scope, unit);
        if (type.kind === 'class' && type.cls!.kind === 'class') cls.superClass = type.cls;
        else if (type.text === 'Exception') cls.exception = true;
        else if (type.kind === 'platform' && platformType(platformName(type))?.kind === 'class')
            // Base classes that only the platform calls, such as those of the App Builder: the class stands alone.
            program.info(unit, declaration.superclass, `unsupported: extends ${type.text}`);
        else if (type.kind !== 'any')
            program.error(unit, declaration.superclass, `Invalid type: class ${cls.name} cannot extend ${type.text}`);
    }
    for (const ref of declaration.interfaces) {
        const type = program.resolveType(ref, scope, unit);
        if (type.kind !== 'any') cls.interfaces.push(type);
    }
    for (const inner of cls.inner.values()) resolveHeritage(program, inner);
}

/** Marks classes deriving from an exception class; called when every heritage is resolved. Refuses circles. */
export function settleHeritage(program: Program, cls: ClassSymbol): void {
    const seen = new Set<ClassSymbol>();
    for (let each: ClassSymbol | null = cls; each !== null; each = each.superClass) {
        if (seen.has(each)) {
            program.error(cls.unit, cls.declaration, `Circular definition: ${cls.fullName}`);
            cls.superClass = null;
            break;
        }
        seen.add(each);
        if (each.exception) cls.exception = true;
    }
    for (const inner of cls.inner.values()) settleHeritage(program, inner);
}

function mangle(types: ApexType[]): string {
    return types.map((each) => `$${each.text.replace(/\W/g, '_')}`).join('');
}

function addMethod(cls: ClassSymbol, method: MethodSymbol, program: Program): void {
    const key = method.name.toLowerCase();
    const known = cls.methods.get(key);
    if (known === undefined) {
        cls.methods.set(key, [method]);
        return;
    }
    if (known.some((each) => each.js === method.js)) {
        program.error(
            cls.unit,
            method.declaration ?? cls.declaration,
            `Method already defined: ${method.returns.text} ${method.name}(${method.parameters.map((each) => each.type.text).join(', ')}) from the type ${cls.fullName}`
        );
        return;
    }
    known.push(method);
}

function propertyAccessors(property: PropertyDeclaration, cls: ClassSymbol): boolean {
    const automatic =
        (property.get === null || property.get.body === null) && (property.set === null || property.set.body === null);
    const words = property.modifiers.words;
    return (
        !automatic || words.has('virtual') || words.has('override') || words.has('abstract') || cls.kind === 'interface'
    );
}

function baseField(cls: ClassSymbol, modifiers: Modifiers, name: string, type: ApexType): FieldSymbol {
    return {
        name,
        cls,
        type,
        static: modifiers.words.has('static'),
        access: accessOf(modifiers, cls.kind === 'interface' ? 'global' : 'private'),
        testVisible: annotated(modifiers, 'testvisible'),
        final: modifiers.words.has('final'),
        transient: modifiers.words.has('transient'),
        annotations: modifiers.annotations,
        declarator: null,
        property: null,
        accessors: false,
        getAccess: null,
        setAccess: null,
        js: `f_${name.toLowerCase()}`
    };
}

function inHierarchy(cls: ClassSymbol): boolean {
    const { words } = cls.declaration.modifiers;
    return cls.superClass !== null || words.has('virtual') || words.has('abstract');
}

function addField(cls: ClassSymbol, field: FieldSymbol, at: { line: number; column: number }, program: Program): void {
    const key = field.name.toLowerCase();
    if (cls.fields.has(key)) program.error(cls.unit, at, `Duplicate field: ${field.name}`);
    cls.fields.set(key, field);
    cls.initialisers.push(field);
    // A private member must not collide with one of the same name in a superclass or subclass.
    if (field.access === 'private' && !field.static && inHierarchy(cls)) field.js = `f_${key}$${cls.id}`;
}

/** Resolves the types of all members of a type and of its inner types. */
export function declareMembers(program: Program, cls: ClassSymbol): void {
    const { unit } = cls;
    const resolve = (ref: TypeRef | null): ApexType => (ref === null ? T.void : program.resolveType(ref, cls, unit));
    for (const member of cls.declaration.members) {
        if (member.k === 'type') continue;
        if (member.k === 'initialiser') {
            cls.initialisers.push(member);
            continue;
        }
        const { modifiers } = member;
        // Protected is about instances: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm
        if (modifiers.words.has('protected') && modifiers.words.has('static'))
            program.error(unit, member, 'Static members cannot be protected');
        if (member.k === 'field') {
            const type = resolve(member.type);
            for (const variable of member.variables)
                addField(
                    cls,
                    { ...baseField(cls, modifiers, variable.name, type), declarator: variable },
                    variable,
                    program
                );
            continue;
        }
        if (member.k === 'property') {
            const field = baseField(cls, modifiers, member.name, resolve(member.type));
            field.property = member;
            field.accessors = propertyAccessors(member, cls);
            field.getAccess = member.get === null ? null : accessOf(member.get.modifiers, field.access);
            field.setAccess = member.set === null ? null : accessOf(member.set.modifiers, field.access);
            addField(cls, field, member, program);
            continue;
        }
        const parameters = member.parameters.map((each) => ({ name: each.name, type: resolve(each.type) }));
        const types = parameters.map((each) => each.type);
        const words = modifiers.words;
        const common = {
            cls,
            parameters,
            declaration: member,
            annotations: modifiers.annotations,
            testVisible: annotated(modifiers, 'testvisible'),
            access: accessOf(modifiers, cls.kind === 'interface' ? 'global' : 'private')
        };
        if (member.k === 'constructor') {
            cls.constructors.push({
                ...common,
                name: cls.name,
                static: false,
                abstract: false,
                virtual: false,
                override: false,
                returns: T.void,
                js: `c_${cls.id}${mangle(types)}`
            });
            continue;
        }
        const hidden =
            common.access === 'private' &&
            !words.has('static') &&
            !words.has('testmethod') &&
            !words.has('virtual') &&
            !words.has('override') &&
            !words.has('abstract') &&
            inHierarchy(cls);
        addMethod(
            cls,
            {
                ...common,
                name: member.name,
                static: words.has('static') || words.has('testmethod'),
                abstract: words.has('abstract') || cls.kind === 'interface',
                virtual: words.has('virtual'),
                override: words.has('override'),
                returns: resolve(member.returns),
                js: `${hidden ? `p_${cls.id}_` : 'm_'}${member.name.toLowerCase()}${mangle(types)}`
            },
            program
        );
    }
    for (const inner of cls.inner.values()) declareMembers(program, inner);
}
