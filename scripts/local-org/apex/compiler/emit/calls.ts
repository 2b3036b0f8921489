import type { Expression, Node } from '../ast.ts';
import { platformType } from '../../../platform/apex-types.ts';
import { pickOverload, typesText } from '../overloads.ts';
import { certainlyWrong, findPlatformMethod, memberClass } from '../platform-members.ts';
import type { FoundMethod } from '../platform-members.ts';
import { findMethods } from '../symbols.ts';
import type { ClassSymbol, MethodSymbol } from '../symbols.ts';
import { isListLike, platformName, T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { exceptionArguments, isExceptionArguments } from './create.ts';
import { expression } from './expressions.ts';
import type { Chain } from './expressions.ts';
import { guarded, target, unsupported } from './members.ts';
import { classObject, isVisible } from './names.ts';
import type { Ex, Reference, Scope } from './scope.ts';
import { broken, convert, nonNull, quote } from './values.ts';

const typesOf = (args: readonly Ex[]): ApexType[] => args.map((each) => each.type);

function pick(s: Scope, methods: readonly MethodSymbol[], args: readonly Ex[]): MethodSymbol | null {
    return pickOverload(
        s.program,
        methods,
        (each) => each.parameters.map((parameter) => parameter.type),
        typesOf(args)
    );
}

function converted(method: MethodSymbol, args: readonly Ex[]): string {
    return args.map((each, i) => convert(each, method.parameters[i]!.type)).join(',');
}

function missing(s: Scope, name: string, args: readonly Ex[], typeText: string, at: Node): Ex {
    s.error(
        at,
        `Method does not exist or incorrect signature: void ${name}(${typesText(typesOf(args))}) from the type ${typeText}`
    );
    return broken();
}

/** A call of a method of the program. `self` is null for static calls. */
function userCall(s: Scope, method: MethodSymbol, self: string | null, args: readonly Ex[], at: Node): Ex {
    if (!isVisible(s.cls, method.cls, method.access, method.testVisible)) {
        s.error(
            at,
            `Method is not visible: ${method.returns.text} ${method.cls.fullName}.${method.name}(${typesText(method.parameters.map((each) => each.type))})`
        );
    }
    if (method.static && method.annotations.some((each) => each.name === 'future'))
        return {
            js: `$.future(${quote(method.cls.fullName)},${quote(method.name)},[${converted(method, args)}])`,
            type: method.returns
        };
    if (method.static)
        return { js: `${classObject(s, method.cls)}.${method.js}(${converted(method, args)})`, type: method.returns };
    return { js: `${self}.${method.js}(${converted(method, args)})`, type: method.returns };
}

/** `name(...)` without a target. */
export function call(s: Scope, node: Expression & { k: 'call' }): Ex {
    const args = node.args.map((each) => expression(s, each));
    const key = node.name.toLowerCase();
    let nearest: ClassSymbol | null = null;
    for (let cls: ClassSymbol | null = s.cls; cls !== null; cls = cls.outer) {
        const methods = findMethods(cls, key);
        if (methods.length === 0) continue;
        nearest ??= cls;
        const usable = cls === s.cls && !s.static ? methods : methods.filter((each) => each.static);
        const method = pick(s, usable, args);
        if (method !== null) return userCall(s, method, 'this', args, node);
        if (usable.length < methods.length && pick(s, methods, args) !== null) {
            s.error(
                node,
                `Non static method cannot be referenced from a static context: ${node.name}(${typesText(typesOf(args))})`
            );
            return broken();
        }
    }
    if (!s.static) {
        const self: Ex = { js: 'this', type: s.program.types.class(s.cls), nonNull: true, simple: true };
        const found = platformCall(s, self, memberClass(self.type)!, node.name, args, node, true);
        if (found !== null) return found;
    }
    return missing(s, node.name, args, (nearest ?? s.cls).fullName, node);
}

/** `this(...)` and `super(...)`. */
export function constructorCall(s: Scope, node: Expression & { k: 'constructorCall' }): Ex {
    const args = node.args.map((each) => expression(s, each));
    const cls = node.which === 'this' ? s.cls : s.cls.superClass;
    if (cls === null) {
        if (s.cls.exception && isExceptionArguments(typesOf(args)))
            return { js: `$.setException(this,${exceptionArguments(args)})`, type: T.void };
        if (args.length === 0) return { js: '0', type: T.void };
        return missing(s, node.which, args, s.cls.fullName, node);
    }
    const found = pick(s, cls.constructors, args);
    const self = node.which === 'this' ? 'this' : 'super';
    if (found !== null) return { js: `${self}.${found.js}(${converted(found, args)})`, type: T.void };
    if (cls.exception && isExceptionArguments(typesOf(args)))
        return { js: `$.setException(this,${exceptionArguments(args)})`, type: T.void };
    if (cls.constructors.length === 0 && args.length === 0) return { js: `${self}.c_${cls.id}()`, type: T.void };
    s.error(node, `Constructor not defined: [${cls.fullName}].<Constructor>(${typesText(typesOf(args))})`);
    return broken();
}

/** `target.name(...)`. */
export function methodCall(s: Scope, node: Expression & { k: 'methodCall' }): Chain {
    if (node.target.k === 'super') {
        const args = node.args.map((each) => expression(s, each));
        return { e: superCall(s, node.name, args, node), guard: null };
    }
    const from = target(s, node.target);
    if ('ref' in from) {
        const args = node.args.map((each) => expression(s, each));
        return { e: referenceCall(s, from, node.name, args, node), guard: null };
    }
    // `rows?.size()` asks the list, not its only row.
    const asList = from.e.type.kind === 'rows' && hasListMethod(node.name);
    const chain = guarded(
        s,
        asList ? { ...from, e: { ...from.e, type: s.program.types.list(from.e.type.args[0]!) } } : from,
        node.safe
    );
    const args = node.args.map((each) => expression(s, each));
    return { e: valueCall(s, chain.e, node.name, args, node), guard: chain.guard };
}

function hasListMethod(name: string): boolean {
    return platformType('List')!.methods.some((each) => each.name.toLowerCase() === name.toLowerCase());
}

function superCall(s: Scope, name: string, args: Ex[], at: Node): Ex {
    const base = s.cls.superClass;
    const methods = base === null ? [] : findMethods(base, name.toLowerCase());
    const method = pick(s, methods, args);
    if (method !== null) return { ...userCall(s, method, 'super', args, at) };
    const self: Ex = { js: 'this', type: s.program.types.class(s.cls), nonNull: true, simple: true };
    return (
        platformCall(s, self, memberClass(self.type)!, name, args, at, true) ??
        missing(s, name, args, base?.fullName ?? 'Object', at)
    );
}

function referenceCall(s: Scope, from: Reference, name: string, args: Ex[], at: Node): Ex {
    const key = name.toLowerCase();
    if (from.ref === 'fields' && key === 'getmap') {
        const { types } = s.program;
        return {
            js: `$.fieldMap(${quote(from.object.text)})`,
            type: types.map(T.String, types.platform('Schema.SObjectField')),
            nonNull: true
        };
    }
    if (from.ref === 'fieldSets' && key === 'getmap') {
        const { types } = s.program;
        return {
            js: `$.fieldSetMap(${quote(from.object.text)})`,
            type: types.map(T.String, types.platform('Schema.FieldSet')),
            nonNull: true
        };
    }
    if (from.ref === 'namespace' && s.program.isRefused(from.name))
        return unsupported(s, `${from.name}.${name}`, T.any, at);
    if (from.ref === 'namespace' || from.ref === 'label') {
        const type = s.program.typeNamed(from.ref === 'label' ? 'System.Label' : from.name, [], null);
        if (type !== null) return staticCall(s, type, name, args, at);
        // `System.debug(...)`: the namespace and the class share their name.
        return missing(s, name, args, from.ref === 'label' ? 'Label' : from.name, at);
    }
    if (from.ref !== 'type') return missing(s, name, args, 'Schema.SObjectType', at);
    return staticCall(s, from.type, name, args, at);
}

function staticCall(s: Scope, type: ApexType, name: string, args: Ex[], at: Node): Ex {
    const { program } = s;
    if (type.kind === 'class') {
        const cls = type.cls!;
        const methods = findMethods(cls, name.toLowerCase());
        const method = pick(
            s,
            methods.filter((each) => each.static),
            args
        );
        if (method !== null) return userCall(s, method, null, args, at);
        if (cls.kind === 'enum') {
            const handle = s.emitter.handle(cls);
            if (name.toLowerCase() === 'values' && args.length === 0)
                return { js: `$.enumValues(${handle})`, type: program.types.list(type), nonNull: true };
            if (name.toLowerCase() === 'valueof' && args.length === 1)
                return { js: `$.enumValue(${handle},${args[0]!.js})`, type, nonNull: true };
        }
        // `super`-like calls through an own class name on an instance of it are instance calls on this.
        const own = !s.static && methods.length > 0 ? pick(s, methods, args) : null;
        if (own !== null) return userCall(s, own, 'this', args, at);
        return missing(s, name, args, cls.fullName, at);
    }
    if (type.kind === 'record') return settingCall(s, type, name, args, at);
    const className = memberClass(type);
    if (className === null) return broken();
    const table = platformType(className);
    if (table?.kind === 'enum') {
        if (name.toLowerCase() === 'values')
            return { js: `$.platformEnumValues(${quote(className)})`, type: program.types.list(type), nonNull: true };
        if (name.toLowerCase() === 'valueof' && args.length === 1)
            return { js: `$.platformEnumValue(${quote(className)},${args[0]!.js})`, type, nonNull: true };
    }
    const lookup = findPlatformMethod(program, className, name, true, typesOf(args), type);
    if (lookup.found !== null) {
        const result = libraryCall(s, lookup.found, 'static', null, args, at);
        return ambiguous(lookup.sameName, args) ? { ...result, type: T.any } : result;
    }
    if (lookup.sameName.length === 0 || certainlyWrong(lookup.sameName, typesOf(args)))
        return missing(s, name, args, className, at);
    return libraryCall(
        s,
        lookup.sameName.find((each) => each.parameters.length === args.length)!,
        'static',
        null,
        args,
        at
    );
}

/** Whether an argument of unknown type leaves open which overload, and so which result, is meant. */
function ambiguous(sameName: readonly FoundMethod[], args: readonly Ex[]): boolean {
    if (!args.some((each) => each.type.kind === 'any')) return false;
    return (
        new Set(sameName.filter((each) => each.parameters.length === args.length).map((each) => each.returns.text))
            .size > 1
    );
}

/** `Setting__c.getInstance()` and its like: statics of a record type. */
function settingCall(s: Scope, type: ApexType, name: string, args: Ex[], at: Node): Ex {
    const key = name.toLowerCase();
    const kinds = ['getall', 'getinstance', 'getorgdefaults', 'getvalues'];
    const kind = type.object!.kind;
    if (key === 'getsobjecttype' && args.length === 0)
        return {
            js: `$.objectToken(${quote(type.text)})`,
            type: s.program.types.platform('Schema.SObjectType'),
            nonNull: true,
            describes: type
        };
    if (!kinds.includes(key) || (kind !== 'setting' && kind !== 'metadata'))
        return missing(s, name, args, type.text, at);
    const returns = key === 'getall' ? s.program.types.map(T.String, type) : type;
    return {
        js: `$.setting(${quote(type.text)},${quote(key)},[${args.map((each) => each.js).join(',')}])`,
        type: returns
    };
}

/** Methods of Database whose query text may name variables of the caller. */
const BINDING = new Set(['query', 'countquery', 'getquerylocator', 'getcursor']);

/** Hidden last argument of a dynamic query: what the names behind colons mean here. */
function bindScope(s: Scope): string {
    const locals = [...s.visibleLocals()].map(([name, local]) => `${quote(name)}:()=>${local.js}`).join(',');
    return `$.bindScope(${s.emitter.handle(s.cls)},${s.static ? 'null' : 'this'},{${locals}})`;
}

/** A call of a member in the platform table. */
function libraryCall(
    s: Scope,
    found: FoundMethod,
    kind: 'static' | 'method',
    self: string | null,
    args: readonly Ex[],
    at: Node
): Ex {
    const { owner, method } = found;
    const type = found.returns;
    if (!s.program.isMember(owner.name, kind, method.name, method.parameters))
        return unsupported(s, `${owner.name}.${method.name}(${method.parameters.join(', ')})`, type, at);
    const member = s.emitter.library(owner.name, kind, method.name, method.parameters);
    const values = args.map((each, i) => convert(each, found.parameters[i]!));
    if (self !== null) values.unshift(self);
    if (kind === 'static' && owner.name === 'Database' && BINDING.has(method.name.toLowerCase()))
        values.push(bindScope(s));
    return { js: `${member}(${values.join(',')})`, type };
}

/** A method on a value. */
function valueCall(s: Scope, e: Ex, name: string, args: Ex[], at: Node): Ex {
    const { type } = e;
    if (e.members !== undefined && name.toLowerCase() === 'getmap')
        return {
            js: e.js,
            type: s.program.types.map(
                T.String,
                s.program.types.platform(e.members.kind === 'fields' ? 'Schema.SObjectField' : 'Schema.FieldSet')
            )
        };
    if (type.kind === 'class') {
        const methods = findMethods(type.cls!, name.toLowerCase());
        const method = pick(s, methods, args);
        if (method !== null) return userCall(s, method, nonNull(e), args, at);
        if (methods.length > 0 && !['equals', 'hashcode', 'tostring'].includes(name.toLowerCase()))
            return missing(s, name, args, type.text, at);
    }
    if (type.kind === 'any') return dynamicCall(e, name, args);
    if (e.fieldOf !== undefined && name.toLowerCase() === 'adderror') return fieldError(e.fieldOf, args);
    const className = memberClass(type);
    if (className === null) return missing(s, name, args, type.text, at);
    return platformCall(s, e, className, name, args, at, false) ?? missing(s, name, args, type.text, at);
}

/** `record.Field.addError(...)`: an error on the field of the record, whatever the field's value [Apex Reference, SObject.addError]. */
function fieldError(place: { record: string; field: string }, args: readonly Ex[]): Ex {
    return {
        js: `$.addFieldError(${[place.record, quote(place.field), ...args.map((each) => each.js)].join(',')})`,
        type: T.void
    };
}

function dynamicCall(e: Ex, name: string, args: readonly Ex[]): Ex {
    return { js: `$.call(${nonNull(e)},${quote(name)},[${args.map((each) => each.js).join(',')}])`, type: T.any };
}

/** Methods that every object has. */
function objectCall(e: Ex, key: string, args: readonly Ex[]): Ex | null {
    if (key === 'tostring' && args.length === 0) return { js: `$.toText(${nonNull(e)})`, type: T.String };
    if (key === 'hashcode' && args.length === 0) return { js: `$.hash(${nonNull(e)})`, type: T.Integer, nonNull: true };
    if (key === 'equals' && args.length === 1)
        return { js: `$.equalsMethod(${nonNull(e)},${args[0]!.js})`, type: T.Boolean, nonNull: true };
    if (key === 'clone' && args.length === 0 && e.type.kind === 'class')
        return { js: `$.cloneObject(${nonNull(e)})`, type: e.type };
    if (e.type.kind !== 'class' || e.type.cls!.kind !== 'enum') return null;
    if (key === 'name' && args.length === 0) return { js: `${nonNull(e)}.name`, type: T.String, nonNull: true };
    if (key === 'ordinal' && args.length === 0) return { js: `${nonNull(e)}.ordinal`, type: T.Integer, nonNull: true };
    return null;
}

/** A method of the platform on a value; null when there is none of that name. */
function platformCall(
    s: Scope,
    e: Ex,
    className: string,
    name: string,
    args: Ex[],
    at: Node,
    onThis: boolean
): Ex | null {
    const { program } = s;
    const key = name.toLowerCase();
    const { type } = e;
    const self = onThis ? e.js : nonNull(e);
    const table = platformType(className);
    if (table?.kind === 'enum' && (key === 'name' || key === 'ordinal') && args.length === 0)
        return { js: `${self}.${key}`, type: key === 'name' ? T.String : T.Integer, nonNull: true };
    const lookup = findPlatformMethod(program, className, name, false, typesOf(args), type);
    let found = lookup.found;
    if (found === null) {
        const general = objectCall(e, key, args);
        if (general !== null) return general;
        if (lookup.sameName.length === 0 || certainlyWrong(lookup.sameName, typesOf(args))) return null;
        found = lookup.sameName.find((each) => each.parameters.length === args.length)!;
    }
    if (found.owner.name === 'Object' || found.owner.kind === 'enum') {
        const general = objectCall(e, key, args);
        if (general !== null) return general;
    }
    if (found.owner.kind === 'interface') return interfaceCall(found, self, args);
    const result = libraryCall(s, found, 'method', self, args, at);
    return { ...result, type: specialReturn(s, e, key, result.type) };
}

/** Receiver-typed results that the table cannot express. */
function specialReturn(s: Scope, e: Ex, key: string, type: ApexType): ApexType {
    if (e.type.kind === 'record' && key === 'clone') return e.type;
    if (isListLike(e.type) && (key === 'clone' || key === 'deepclone')) return s.program.types.list(e.type.args[0]!);
    if (e.type.kind === 'platform' && platformName(e.type) === 'Database.QueryLocatorIterator' && key === 'next')
        return T.sobject;
    return type;
}

/** A method of a platform interface: the receiver may be a user object or one of the library's. */
function interfaceCall(found: FoundMethod, self: string, args: readonly Ex[]): Ex {
    const values = args.map((each, i) => convert(each, found.parameters[i]!));
    return { js: `$.call(${self},${quote(found.method.name)},[${values.join(',')}])`, type: found.returns };
}
