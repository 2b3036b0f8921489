/**
 * The type table of the Apex standard library: every class with its overloads and fields, read lazily from the
 * generated apex-types.json and the hand-written apex-types.overlay.json (members newer than the archive, corrections).
 *
 * Stored form, one class per line: `{name, kind?, typeParameters?, super?, interfaces?, fields?, constructors?, methods?}`
 * with members as text: `static valueOf(Object):String`, `(String,Exception)`, `static MAX_VALUE:Integer`; constants of an
 * enum are bare names. The overlay has the same form; a method or constructor replaces the one with the same name and
 * parameters, constants of an enum come first in the overlay's order, `remove` lists member texts up to the closing parenthesis (`insert(SObject)`) or field names.
 *
 * Type texts are canonical Apex without spaces: no `System.` prefix, other namespaces prefixed (`Schema.SObjectType`,
 * `Database.SaveResult`, `Map<String,Object>`). `Internal.RecordSet<T>` is what a query returns (a list that also
 * converts to a single record or another sObject list); `Any` converts to and from everything.
 */
import { readFileSync } from 'node:fs';

export interface PlatformMethod {
    name: string;
    static: boolean;
    parameters: string[];
    returns: string;
}

export interface PlatformField {
    name: string;
    static: boolean;
    type: string;
}

export interface PlatformType {
    /** `String`, `Database.SaveResult`. */
    name: string;
    typeParameters: string[];
    /** Null: derives from Object. */
    superName: string | null;
    interfaces: string[];
    kind: 'class' | 'interface' | 'enum';
    methods: PlatformMethod[];
    constructors: { parameters: string[] }[];
    /** Constants of an enum are static fields in order. */
    fields: PlatformField[];
}

export interface StoredType {
    name: string;
    kind?: 'interface' | 'enum';
    typeParameters?: string[];
    super?: string;
    interfaces?: string[];
    fields?: string[];
    constructors?: string[];
    methods?: string[];
    remove?: string[];
}

interface Index {
    stored: Map<string, StoredType>;
    overlay: Map<string, StoredType>;
}

let index: Index | null = null;
const parsed = new Map<string, PlatformType>();

function readTypes(file: string): Map<string, StoredType> {
    const content = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as { types: StoredType[] };
    return new Map(content.types.map((each) => [each.name.toLowerCase(), each]));
}

function load(): Index {
    index ??= { stored: readTypes('apex-types.json'), overlay: readTypes('apex-types.overlay.json') };
    return index;
}

/** Splits `String,Map<Id,List<SObject>>` at the outer commas. */
export function splitTypes(text: string): string[] {
    const found: string[] = [];
    let depth = 0;
    let start = 0;
    for (let at = 0; at < text.length; at++) {
        const char = text[at];
        if (char === '<') depth++;
        else if (char === '>') depth--;
        else if (char === ',' && depth === 0) {
            found.push(text.slice(start, at));
            start = at + 1;
        }
    }
    if (start < text.length) found.push(text.slice(start));
    return found;
}

const MEMBER = /^(static )?(\w*)\((.*)\)(?::(.+))?$/;
const FIELD = /^(static )?(\w+):(.+)$/;

function parseMethod(text: string): PlatformMethod {
    const match = MEMBER.exec(text);
    if (match === null) throw new Error(`unreadable member in the type table: ${text}`);
    return {
        name: match[2]!,
        static: match[1] !== undefined,
        parameters: splitTypes(match[3]!),
        returns: match[4] ?? 'void'
    };
}

function parseField(text: string): PlatformField {
    const match = FIELD.exec(text);
    if (match === null) throw new Error(`unreadable field in the type table: ${text}`);
    return { name: match[2]!, static: match[1] !== undefined, type: match[3]! };
}

function enumMethods(name: string): PlatformMethod[] {
    return [
        { name: 'name', static: false, parameters: [], returns: 'String' },
        { name: 'ordinal', static: false, parameters: [], returns: 'Integer' },
        { name: 'equals', static: false, parameters: ['Object'], returns: 'Boolean' },
        { name: 'hashCode', static: false, parameters: [], returns: 'Integer' },
        { name: 'values', static: true, parameters: [], returns: `List<${name}>` },
        { name: 'valueOf', static: true, parameters: ['String'], returns: name }
    ];
}

const memberKey = (text: string): string =>
    text
        .replace(/^static /, '')
        .replace(/\):.*$/, ')')
        .replace(/^(\w+):.*$/, '$1')
        .toLowerCase();

function merge(base: string[] | undefined, added: string[] | undefined, removed: Set<string>): string[] {
    const members = new Map<string, string>();
    for (const each of base ?? []) if (!removed.has(memberKey(each))) members.set(memberKey(each), each);
    for (const each of added ?? []) members.set(memberKey(each), each);
    return [...members.values()];
}

function parse(base: StoredType | undefined, overlay: StoredType | undefined): PlatformType {
    const first = (overlay ?? base)!;
    const name = base?.name ?? first.name;
    const kind = overlay?.kind ?? base?.kind ?? 'class';
    const removed = new Set((overlay?.remove ?? []).map((each) => each.toLowerCase()));
    // The archive lists constants by name; the overlay gives their order where ordinals matter.
    const fields =
        kind === 'enum' ? merge(overlay?.fields, base?.fields, removed) : merge(base?.fields, overlay?.fields, removed);
    const methods = merge(base?.methods, overlay?.methods, removed).map(parseMethod);
    return {
        name,
        typeParameters: overlay?.typeParameters ?? base?.typeParameters ?? [],
        superName: overlay?.super ?? base?.super ?? null,
        interfaces: overlay?.interfaces ?? base?.interfaces ?? [],
        kind,
        methods: kind === 'enum' ? [...enumMethods(name), ...methods] : methods,
        constructors: merge(base?.constructors, overlay?.constructors, removed).map((each) => ({
            parameters: parseMethod(each).parameters
        })),
        fields:
            kind === 'enum' ? fields.map((each) => ({ name: each, static: true, type: name })) : fields.map(parseField)
    };
}

/** The class with exactly this name (any case), e.g. `database.saveresult`. */
function exact(key: string): PlatformType | undefined {
    const known = parsed.get(key);
    if (known !== undefined) return known;
    const { stored, overlay } = load();
    const base = stored.get(key);
    const added = overlay.get(key);
    if (base === undefined && added === undefined) return undefined;
    const type = parse(base, added);
    parsed.set(key, type);
    return type;
}

/**
 * The standard class behind a name, without type arguments; undefined when there is none. Ignores case. As on the
 * platform, `System.` may be written or left out for its classes, and `Schema.` may be left out; other namespaces must
 * be written. Sources' own classes and sObject types come first: that order is the caller's business.
 */
export function platformType(name: string): PlatformType | undefined {
    const key = name.toLowerCase();
    if (key.startsWith('system.')) {
        const rest = key.slice('system.'.length);
        const type = exact(rest);
        // `System.Database` is the class; `System.Database.SaveResult` and `System.SObjectType` are not names.
        return type !== undefined && !isNamespaced(type.name) ? type : undefined;
    }
    return exact(key) ?? (key.includes('.') ? undefined : exact(`schema.${key}`));
}

const NAMESPACES = new Set<string>();

/** Whether a name's first part is one of the platform's namespaces (`Schema`, `Database`); ignores case. */
export function isPlatformNamespace(name: string): boolean {
    if (NAMESPACES.size === 0) {
        const { stored, overlay } = load();
        for (const key of [...stored.keys(), ...overlay.keys()]) {
            const dot = key.indexOf('.');
            // An inner class of a System class (QueueableDuplicateSignature.Builder) makes no namespace.
            const first = key.slice(0, dot);
            if (dot > 0 && (!stored.has(first) || FACADES.has(first))) NAMESPACES.add(first);
        }
        NAMESPACES.add('system');
    }
    return NAMESPACES.has(name.toLowerCase());
}

/** Classes of System that share their name with a namespace. */
const FACADES = new Set([
    'database',
    'schema',
    'messaging',
    'approval',
    'search',
    'quickaction',
    'apexpages',
    'eventbus',
    'site',
    'cache',
    'flow'
]);

function isNamespaced(name: string): boolean {
    const dot = name.indexOf('.');
    return dot > 0 && isPlatformNamespace(name.slice(0, dot));
}

/** Canonical names of every class in the table, sorted. */
export function platformTypeNames(): string[] {
    const { stored, overlay } = load();
    const names = new Map([...stored, ...overlay].map(([key, type]) => [key, stored.get(key)?.name ?? type.name]));
    return [...names.values()].sort();
}
