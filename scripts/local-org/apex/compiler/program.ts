import type { Node, TypeRef } from './ast.ts';
import type { ObjectModel, OrgModel } from '../../schema/types.ts';
import type { ClassSymbol, UnitSymbol } from './symbols.ts';
import { ancestors } from './symbols.ts';
import { isPlatformNamespace, platformType } from '../../platform/apex-types.ts';
import { parseType } from '../runtime/values/types.ts';
import type { TypeRef as TextType } from '../runtime/values/types.ts';
import { BY_NAME, T, TypeTable } from './types.ts';
import type { ApexType } from './types.ts';

/** Whether the runtime implements a member of the platform. `kind`: method, static, constructor or property. */
export type IsMember = (
    className: string,
    kind: MemberKind,
    name: string,
    parameterTypes: readonly string[]
) => boolean;
export type MemberKind = 'method' | 'static' | 'constructor' | 'property';

const UNMODELLED = new Set([
    'connectapi',
    'dataweavescriptresource',
    'dataweave',
    'page',
    'wave',
    'metadata',
    'component',
    'flow',
    'dataweavescriptexception'
]);

/** Change events, histories and feeds of an object, which the model leaves out. */
const DERIVED_OBJECT = /^(.+?)(__|)(?:ChangeEvent|History|Feed)$/i;

/** Namespaces of the platform that the type table leaves out: their members exist, but are refused when reached. */
function isUnmodelled(namespace: string): boolean {
    return UNMODELLED.has(namespace.toLowerCase());
}

/** Everything a compilation knows: sources, org model and platform table behind one set of look-ups, all ignoring case. */
export class Program {
    readonly model: OrgModel;
    readonly types = new TypeTable();
    /** Top-level classes by lower-case name. */
    readonly classes = new Map<string, ClassSymbol>();
    readonly isMember: IsMember;
    readonly #platformCache = new Map<string, ApexType>();

    constructor(model: OrgModel, isMember: IsMember) {
        this.model = model;
        this.isMember = isMember;
    }

    error(unit: UnitSymbol, at: Node, message: string): void {
        if (unit.diagnostics.some((each) => each.line === at.line && each.message === message)) return;
        unit.diagnostics.push({ path: unit.path, line: at.line, column: at.column, message, severity: 'error' });
    }

    info(unit: UnitSymbol, at: Node, message: string): void {
        if (unit.diagnostics.some((each) => each.line === at.line && each.message === message)) return;
        unit.diagnostics.push({ path: unit.path, line: at.line, column: at.column, message, severity: 'info' });
    }

    /** True for the package's own namespace. */
    isOwnNamespace(name: string): boolean {
        return this.model.namespace !== '' && name.toLowerCase() === this.model.namespace.toLowerCase();
    }

    /** A class by dotted name as seen from `scope`: inner classes of the scope, its outer and superclasses, then top level. */
    findClass(name: string, scope: ClassSymbol | null): ClassSymbol | null {
        const parts = name.toLowerCase().split('.');
        if (parts.length > 1 && this.isOwnNamespace(parts[0]!)) return this.findClass(parts.slice(1).join('.'), null);
        let found = this.#firstClass(parts[0]!, scope);
        for (const part of parts.slice(1)) {
            if (found === null) return null;
            found = this.innerClass(found, part);
        }
        return found;
    }

    /** Inner class by lower-case name, inherited ones included. */
    innerClass(cls: ClassSymbol, key: string): ClassSymbol | null {
        for (const each of ancestors(cls)) {
            const inner = each.inner.get(key);
            if (inner !== undefined) return inner;
        }
        return null;
    }

    #firstClass(key: string, scope: ClassSymbol | null): ClassSymbol | null {
        for (let each = scope; each !== null; each = each.outer) {
            const inner = this.innerClass(each, key);
            if (inner !== null) return inner;
            if (each.name.toLowerCase() === key) return each;
        }
        return this.classes.get(key) ?? null;
    }

    /** Object of the model by name, also `Schema.Account` and with the namespace as qualifier. */
    findObject(name: string): ObjectModel | undefined {
        const dot = name.indexOf('.');
        if (dot < 0) return this.model.object(name);
        const qualifier = name.slice(0, dot).toLowerCase();
        if (qualifier === 'schema' || this.isOwnNamespace(qualifier)) return this.findObject(name.slice(dot + 1));
        return undefined;
    }

    /** A type by its dotted name and arguments; null when there is none. */
    typeNamed(name: string, args: readonly ApexType[], scope: ClassSymbol | null): ApexType | null {
        const key = name.toLowerCase();
        if (args.length === 0) {
            const cls = this.findClass(name, scope);
            if (cls !== null) return this.types.class(cls);
        }
        const plain = key.startsWith('system.') ? key.slice(7) : key;
        const known = BY_NAME.get(plain);
        if (known !== undefined && known !== T.any) return known;
        if (plain === 'list') return this.types.list(args[0] ?? T.any);
        if (plain === 'set') return this.types.set(args[0] ?? T.any);
        if (plain === 'map') return this.types.map(args[0] ?? T.any, args[1] ?? T.any);
        const object = this.findObject(name);
        if (object !== undefined) return this.types.record(object);
        // Rows of aggregate queries are sObjects, which may be named with their namespace.
        const platform = platformType(key === 'schema.aggregateresult' ? 'AggregateResult' : name);
        if (platform !== undefined)
            return this.types.platform(
                platform.name,
                platform.typeParameters.map((_each, i) => args[i] ?? T.any)
            );
        return null;
    }

    /** A name that the platform knows and that is refused when code reaches it: namespaces, and objects that follow from another one. */
    isRefused(name: string): boolean {
        const [first, second] = name.split('.');
        if (isUnmodelled(first!)) return true;
        const derived = DERIVED_OBJECT.exec(
            first!.toLowerCase() === 'schema' && second !== undefined ? second : first!
        );
        return derived !== null && this.findObject(`${derived[1]}${derived[2] === '__' ? '__c' : ''}`) !== undefined;
    }

    /** Type of a reference in source; reports `Invalid type: X` and returns `any` when there is none. */
    resolveType(ref: TypeRef, scope: ClassSymbol | null, unit: UnitSymbol): ApexType {
        const args = ref.args.map((each) => this.resolveType(each, scope, unit));
        let type = this.typeNamed(ref.name, args, scope);
        if (type === null && this.isRefused(ref.name)) {
            this.info(unit, ref, `unsupported: ${ref.name}`);
            type = T.any;
        }
        if (type === null) {
            this.error(unit, ref, `Invalid type: ${ref.name}`);
            type = T.any;
        }
        for (let i = 0; i < ref.dimensions; i++) type = this.types.list(type);
        return type;
    }

    /** Type of a text of the platform table, with the receiver's type arguments filled in. */
    platformText(text: string, bindings: ReadonlyMap<string, ApexType> | null = null): ApexType {
        if (bindings === null) {
            let cached = this.#platformCache.get(text);
            if (cached === undefined) {
                cached = this.#fromText(parseType(text), null);
                this.#platformCache.set(text, cached);
            }
            return cached;
        }
        return this.#fromText(parseType(text), bindings);
    }

    #fromText(ref: TextType, bindings: ReadonlyMap<string, ApexType> | null): ApexType {
        const bound = bindings?.get(ref.name);
        if (bound !== undefined) return bound;
        const args = ref.args.map((each) => this.#fromText(each, bindings));
        const key = ref.name.toLowerCase();
        const known = BY_NAME.get(key);
        if (known !== undefined) return known;
        switch (key) {
            case 'list':
                return this.types.list(args[0] ?? T.any);
            case 'set':
                return this.types.set(args[0] ?? T.any);
            case 'map':
                return this.types.map(args[0] ?? T.any, args[1] ?? T.any);
            case 'internal.recordset':
                return this.types.rows(args[0] ?? T.sobject);
        }
        const object = this.findObject(ref.name);
        if (object !== undefined) return this.types.record(object);
        const platform = platformType(ref.name);
        if (platform !== undefined && !platform.name.startsWith('Internal.'))
            return this.types.platform(platform.name, args);
        return T.any;
    }

    /** Whether a name starts a qualified one: a platform namespace or the package's own. */
    isNamespace(name: string): boolean {
        return isPlatformNamespace(name) || this.isOwnNamespace(name);
    }
}
