import type { Annotation, TriggerEventNode } from './ast.ts';
import { allInterfaces } from './symbols.ts';
import type { Access, ClassSymbol, FieldSymbol, MethodSymbol, Sharing, UnitSymbol } from './symbols.ts';

/** An annotation: lower-case name and values. */
export type AnnotationMeta = Pick<Annotation, 'name' | 'values'>;

export interface FieldMeta {
    name: string;
    /** Canonical type text. */
    type: string;
    static: boolean;
    transient: boolean;
    final: boolean;
    access: Access;
    annotations: AnnotationMeta[];
    auraEnabled: boolean;
    property: boolean;
    /** Holds a value: a field or a property with at least one automatic accessor. */
    stored: boolean;
    readable: boolean;
    writable: boolean;
    /** Generated property on the instance (or static holder), and accessor functions where there are any. */
    js: string;
    getter: string | null;
    setter: string | null;
}

export interface MethodMeta {
    name: string;
    static: boolean;
    abstract: boolean;
    access: Access;
    parameters: { name: string; type: string }[];
    returns: string;
    annotations: AnnotationMeta[];
    /** Generated function. */
    js: string;
    line: number;
    endLine: number;
}

export interface ClassMeta {
    /** `Outer.Inner`. */
    name: string;
    kind: 'class' | 'interface' | 'enum';
    access: Access;
    abstract: boolean;
    exception: boolean;
    /** Superclass in the program. */
    super: string | null;
    /** Canonical texts, inherited ones included. */
    interfaces: string[];
    sharing: Sharing;
    annotations: AnnotationMeta[];
    constants: string[];
    fields: FieldMeta[];
    methods: MethodMeta[];
    constructors: MethodMeta[];
    line: number;
    endLine: number;
}

/** Everything about a unit that is needed at run time; plain data. */
export interface UnitMeta {
    apiVersion: number;
    path: string;
    classes: ClassMeta[];
    /** Triggers: object and events. */
    object: string | null;
    events: TriggerEventNode[];
}

const plainAnnotations = (annotations: readonly Annotation[]): AnnotationMeta[] =>
    annotations.map(({ name, values }) => ({ name, values }));

function fieldMeta(field: FieldSymbol): FieldMeta {
    const { property } = field;
    const key = field.name.toLowerCase();
    return {
        name: field.name,
        type: field.type.text,
        static: field.static,
        transient: field.transient,
        final: field.final,
        access: field.access,
        annotations: plainAnnotations(field.annotations),
        auraEnabled: field.annotations.some((each) => each.name === 'auraenabled'),
        property: property !== null,
        stored: property === null || property.get?.body === null || property.set?.body === null,
        readable: property === null || property.get !== null,
        writable: property === null ? !field.final : property.set !== null,
        js: field.js,
        getter: field.accessors && property?.get ? `g_${key}` : null,
        setter: field.accessors && property?.set ? `s_${key}` : null
    };
}

function methodMeta(method: MethodSymbol): MethodMeta {
    return {
        name: method.name,
        static: method.static,
        abstract: method.abstract,
        access: method.access,
        parameters: method.parameters.map((each) => ({ name: each.name, type: each.type.text })),
        returns: method.returns.text,
        annotations: plainAnnotations(method.annotations),
        js: method.js,
        line: method.declaration?.line ?? 0,
        endLine: method.declaration?.endLine ?? 0
    };
}

function classMeta(cls: ClassSymbol): ClassMeta {
    const { declaration } = cls;
    const constructors = cls.constructors.map(methodMeta);
    if (constructors.length === 0 && cls.kind === 'class') {
        constructors.push({
            name: cls.name,
            static: false,
            abstract: false,
            access: 'public',
            parameters: [],
            returns: 'void',
            annotations: [],
            js: `c_${cls.id}`,
            line: declaration.line,
            endLine: declaration.line
        });
    }
    return {
        name: cls.fullName,
        kind: cls.kind,
        access: cls.access,
        abstract: cls.abstract,
        exception: cls.exception,
        super: cls.superClass?.fullName ?? null,
        interfaces: allInterfaces(cls).map((each) => each.text),
        sharing: cls.sharing,
        annotations: plainAnnotations(declaration.modifiers.annotations),
        constants: declaration.constants,
        fields: [...cls.fields.values()].map(fieldMeta),
        methods: [...cls.methods.values()].flat().map(methodMeta),
        constructors,
        line: declaration.line,
        endLine: declaration.endLine
    };
}

function* withInner(cls: ClassSymbol): Generator<ClassSymbol> {
    yield cls;
    for (const inner of cls.inner.values()) yield* withInner(inner);
}

/** Plain description of what a unit declares. */
export function unitMeta(unit: UnitSymbol): UnitMeta {
    return {
        apiVersion: unit.apiVersion,
        path: unit.path,
        object: unit.parsed.object,
        events: unit.parsed.events,
        classes: unit.cls === null ? [] : [...withInner(unit.cls)].map(classMeta)
    };
}
