import type { Expression } from '../ast.ts';
import { fieldApexType } from '../../runtime/values/coerce.ts';
import { pickOverload, typesText } from '../overloads.ts';
import { findPlatformConstructor } from '../platform-members.ts';
import { platformType } from '../../../platform/apex-types.ts';
import { platformName, T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { key, namedArgument } from './assign.ts';
import { expression } from './expressions.ts';
import { unsupported } from './members.ts';
import { classObject, isVisible } from './names.ts';
import type { Ex, Scope } from './scope.ts';
import { broken, coerce, convert, quote } from './values.ts';

/** Code of `new T(...)`. */
export function construct(s: Scope, node: Expression & { k: 'new' }): Ex {
    const type = s.program.resolveType(node.type, s.cls, s.emitter.unit);
    if (type.kind === 'any') {
        for (const arg of node.args) expression(s, namedArgument(arg)?.value ?? arg);
        return unsupported(s, `new ${node.type.name}`, T.any, node);
    }
    if (type.kind === 'record') return newRecord(s, type, node);
    const args = node.args.map((each) => expression(s, each));
    if (type.kind === 'class') return newInstance(s, type, args, node);
    if (type.kind === 'list' || type.kind === 'set' || type.kind === 'map') return newCollection(s, type, args, node);
    if (type.kind !== 'platform' && type.kind !== 'primitive') {
        s.error(node, `Type cannot be constructed: ${type.text}`);
        return broken();
    }
    return newPlatform(s, type, args, node);
}

function newRecord(s: Scope, type: ApexType, node: Expression & { k: 'new' }): Ex {
    const { model } = s.program;
    const object = type.object!;
    const values: string[] = [];
    for (const arg of node.args) {
        const named = namedArgument(arg);
        if (named === null) {
            s.error(arg, `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${object.name}`);
            continue;
        }
        const value = expression(s, named.value);
        const field = model.field(object, named.name);
        if (field !== undefined) {
            values.push(`${key(field.name)}:${coerce(s, value, s.program.platformText(fieldApexType(field)), arg)}`);
            continue;
        }
        const parent = model.relationship(object, named.name);
        if (parent === undefined) s.error(arg, `Field does not exist: ${named.name} on ${object.name}`);
        else values.push(`${key(parent.relationshipName!)}:${coerce(s, value, T.sobject, arg)}`);
    }
    return { js: `$.record(${quote(object.name)},{${values.join(',')}})`, type, nonNull: true };
}

function newInstance(s: Scope, type: ApexType, args: Ex[], node: Expression & { k: 'new' }): Ex {
    const cls = type.cls!;
    if (cls.kind !== 'class' || cls.abstract) {
        s.error(
            node,
            cls.kind === 'enum'
                ? `Type cannot be constructed: ${cls.fullName}`
                : `Abstract classes cannot be constructed: ${cls.fullName}`
        );
        return broken();
    }
    const types = args.map((each) => each.type);
    const chosen = pickOverload(
        s.program,
        cls.constructors,
        (each) => each.parameters.map((parameter) => parameter.type),
        types
    );
    const made = `new (${classObject(s, cls)})().$init()`;
    if (chosen !== null) {
        if (!isVisible(s.cls, cls, chosen.access, chosen.testVisible))
            s.error(node, `Constructor is not visible: ${cls.fullName}(${typesText(types)})`);
        return {
            js: `${made}.${chosen.js}(${args.map((each, i) => convert(each, chosen.parameters[i]!.type)).join(',')})`,
            type,
            nonNull: true
        };
    }
    if (cls.exception && isExceptionArguments(types)) {
        return {
            js: `$.setException(${made},${exceptionArguments(args)})`,
            type,
            nonNull: true
        };
    }
    if (cls.constructors.length === 0 && args.length === 0) return { js: `${made}.c_${cls.id}()`, type, nonNull: true };
    s.error(node, `Constructor not defined: [${cls.fullName}].<Constructor>(${typesText(types)})`);
    return broken();
}

/** The four constructors that every exception has. */
export function isExceptionArguments(types: readonly ApexType[]): boolean {
    const exception = (type: ApexType): boolean =>
        type === T.null ||
        type.text === 'Exception' ||
        (type.kind === 'class' && type.cls!.exception) ||
        isPlatformException(type);
    const text = (type: ApexType): boolean => type === T.String || type === T.null || type === T.Id;
    if (types.length === 0) return true;
    if (types.length === 1) return text(types[0]!) || exception(types[0]!);
    return types.length === 2 && text(types[0]!) && exception(types[1]!);
}

/** A platform exception other than Exception itself. */
export function isPlatformException(type: ApexType): boolean {
    return type.kind === 'platform' && platformType(platformName(type))?.superName === 'Exception';
}

/** `message,cause` of an exception's constructor arguments. */
export function exceptionArguments(args: readonly Ex[]): string {
    if (args.length === 0) return 'null,null';
    if (args.length === 2) return `${args[0]!.js},${args[1]!.js}`;
    const only = args[0]!;
    return only.type === T.String || only.type === T.Id || only.type === T.null ? `${only.js},null` : `null,${only.js}`;
}

function newCollection(s: Scope, type: ApexType, args: Ex[], node: Expression & { k: 'new' }): Ex {
    const kind = type.kind as 'list' | 'set' | 'map';
    if (args.length === 0) return { js: `$.${kind}(${quote(type.text)},[])`, type, nonNull: true };
    const found = findPlatformConstructor(
        s.program,
        type,
        args.map((each) => each.type)
    );
    if (found === null && (args.length > 1 || args[0]!.type.kind === 'primitive')) {
        s.error(
            node,
            `Constructor not defined: [${type.text}].<Constructor>(${typesText(args.map((each) => each.type))})`
        );
        return broken();
    }
    return { js: `$.${kind}From(${quote(type.text)},${args[0]!.js})`, type, nonNull: true };
}

function newPlatform(s: Scope, type: ApexType, args: Ex[], node: Expression & { k: 'new' }): Ex {
    const name = platformName(type);
    if (isPlatformException(type))
        return { js: `$.newException(${quote(name)},${exceptionArguments(args)})`, type, nonNull: true };
    const types = args.map((each) => each.type);
    const found = findPlatformConstructor(s.program, type, types);
    if (found === null) {
        s.error(node, `Constructor not defined: [${name}].<Constructor>(${typesText(types)})`);
        return broken();
    }
    if (!s.program.isMember(name, 'constructor', '', found.texts))
        return unsupported(s, `new ${name}(${found.texts.join(', ')})`, type, node);
    const member = s.emitter.library(name, 'constructor', '', found.texts);
    return {
        js: `${member}(${args.map((each, i) => convert(each, found.parameters[i]!)).join(',')})`,
        type,
        nonNull: true
    };
}

/** Code of `new T[n]`, `new T[]{...}`, `new List<T>{...}` and `new Set<T>{...}`. */
export function newList(s: Scope, node: Expression & { k: 'newList' }): Ex {
    const type = s.program.resolveType(node.type, s.cls, s.emitter.unit);
    if (node.size !== null)
        return {
            js: `$.listOfSize(${quote(type.text)},${coerce(s, expression(s, node.size), T.Integer, node)})`,
            type,
            nonNull: true
        };
    const element = type.args[0] ?? T.any;
    const items = node.items.map((each) => coerce(s, expression(s, each), element, each));
    if (type.kind === 'map' && items.length === 0) return { js: `$.map(${quote(type.text)},[])`, type, nonNull: true };
    if (type.kind !== 'list' && type.kind !== 'set') {
        if (type.kind !== 'any') s.error(node, `Type cannot be constructed: ${type.text}`);
        return broken();
    }
    return { js: `$.${type.kind}(${quote(type.text)},[${items.join(',')}])`, type, nonNull: true };
}

/** Code of `new Map<K, V>{k => v}`. */
export function newMap(s: Scope, node: Expression & { k: 'newMap' }): Ex {
    const type = s.program.resolveType(node.type, s.cls, s.emitter.unit);
    const [keyType, valueType] = type.args;
    const pairs = node.pairs.map(
        ([k, v]) =>
            `[${coerce(s, expression(s, k), keyType ?? T.any, k)},${coerce(s, expression(s, v), valueType ?? T.any, v)}]`
    );
    return { js: `$.map(${quote(type.text)},[${pairs.join(',')}])`, type, nonNull: true };
}
