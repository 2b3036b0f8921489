import type {
    Annotation,
    ConstructorDeclaration,
    Declarator,
    InitialiserDeclaration,
    MethodDeclaration,
    ParsedUnit,
    PropertyDeclaration,
    TypeDeclaration
} from './ast.ts';
import type { ApexType } from './types.ts';

export type Access = 'private' | 'protected' | 'public' | 'global';
export type Sharing = 'with' | 'without' | 'inherited' | null;

export interface Diagnostic {
    path: string;
    line: number;
    column: number;
    message: string;
    severity: 'error' | 'info';
}

/** One source: what it declares and what is wrong with it. */
export interface UnitSymbol {
    name: string;
    kind: 'class' | 'trigger' | 'anonymous';
    path: string;
    apiVersion: number;
    parsed: ParsedUnit;
    cls: ClassSymbol | null;
    diagnostics: Diagnostic[];
}

export interface FieldSymbol {
    name: string;
    cls: ClassSymbol;
    type: ApexType;
    static: boolean;
    access: Access;
    testVisible: boolean;
    final: boolean;
    transient: boolean;
    annotations: Annotation[];
    declarator: Declarator | null;
    property: PropertyDeclaration | null;
    /** Access goes through generated accessors `g_x` and `s_x`. */
    accessors: boolean;
    getAccess: Access | null;
    setAccess: Access | null;
    js: string;
}

export interface MethodSymbol {
    name: string;
    cls: ClassSymbol;
    static: boolean;
    abstract: boolean;
    virtual: boolean;
    override: boolean;
    access: Access;
    testVisible: boolean;
    annotations: Annotation[];
    parameters: { name: string; type: ApexType }[];
    returns: ApexType;
    declaration: MethodDeclaration | ConstructorDeclaration | null;
    js: string;
}

export interface ClassSymbol {
    name: string;
    fullName: string;
    outer: ClassSymbol | null;
    unit: UnitSymbol;
    kind: 'class' | 'interface' | 'enum';
    declaration: TypeDeclaration;
    access: Access;
    testVisible: boolean;
    abstract: boolean;
    isTest: boolean;
    sharing: Sharing;
    superClass: ClassSymbol | null;
    /** Derives from System.Exception. */
    exception: boolean;
    /** Declared interfaces, resolved. */
    interfaces: ApexType[];
    inner: Map<string, ClassSymbol>;
    fields: Map<string, FieldSymbol>;
    methods: Map<string, MethodSymbol[]>;
    constructors: MethodSymbol[];
    /** Field initialisers and blocks in textual order. */
    initialisers: (FieldSymbol | InitialiserDeclaration)[];
    /** Unique part of generated names. */
    id: string;
}

/** The class and its superclasses, from the class upwards. */
export function* ancestors(cls: ClassSymbol): Generator<ClassSymbol> {
    for (let each: ClassSymbol | null = cls; each !== null; each = each.superClass) yield each;
}

/** Field of the class or a superclass, by lower-case name. */
export function findField(cls: ClassSymbol, key: string): FieldSymbol | null {
    for (const each of ancestors(cls)) {
        const field = each.fields.get(key);
        if (field !== undefined) return field;
    }
    return null;
}

/** Methods of that lower-case name, the class's own first; overridden ones only once. Interfaces included. */
export function findMethods(cls: ClassSymbol, key: string): MethodSymbol[] {
    const found: MethodSymbol[] = [];
    const seen = new Set<string>();
    const visit = (each: ClassSymbol): void => {
        for (const method of each.methods.get(key) ?? []) {
            if (seen.has(method.js)) continue;
            seen.add(method.js);
            found.push(method);
        }
        for (const type of each.interfaces) if (type.cls !== null) visit(type.cls);
    };
    for (const each of ancestors(cls)) visit(each);
    return found;
}

/** True when `cls` is `other` or derives from it or implements it. */
export function derivesFrom(cls: ClassSymbol, other: ClassSymbol): boolean {
    for (const each of ancestors(cls)) {
        if (each === other) return true;
        for (const type of each.interfaces) if (type.cls !== null && derivesFrom(type.cls, other)) return true;
    }
    return false;
}

/** Top-level class around a class. */
export function topLevel(cls: ClassSymbol): ClassSymbol {
    let each = cls;
    while (each.outer !== null) each = each.outer;
    return each;
}

/** Every interface type of a class with inherited ones. */
export function allInterfaces(cls: ClassSymbol): ApexType[] {
    const found = new Map<string, ApexType>();
    const visit = (each: ClassSymbol): void => {
        for (const type of each.interfaces) {
            found.set(type.text, type);
            if (type.cls !== null) visit(type.cls);
        }
    };
    for (const each of ancestors(cls)) visit(each);
    return [...found.values()];
}
