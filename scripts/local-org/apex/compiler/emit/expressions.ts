import type { Expression, Literal } from '../ast.ts';
import { castable, conversionCost } from '../convert.ts';
import { isListLike, isNumeric, T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { assign, step } from './assign.ts';
import { call, constructorCall, methodCall } from './calls.ts';
import { construct, newList, newMap } from './create.ts';
import { dot, guarded } from './members.ts';
import { resolveName } from './names.ts';
import { binary, unary } from './operators.ts';
import { isReference } from './scope.ts';
import type { Ex, Scope } from './scope.ts';
import { soql } from './soql.ts';
import { broken, coerce, condition, convert, quote } from './values.ts';

/** A value reached through dots: `guard` is the test that ends it with null (`?.`). */
export interface Chain {
    e: Ex;
    guard: string | null;
}

/** Types and generates an expression. */
export function expression(s: Scope, node: Expression): Ex {
    const { e, guard } = chained(s, node);
    if (guard === null) return e;
    return { js: `(${guard}?null:${e.js})`, type: e.type };
}

/** As `expression`, but leaves a pending `?.` open for what follows. */
export function chained(s: Scope, node: Expression): Chain {
    switch (node.k) {
        case 'dot':
            return dot(s, node);
        case 'methodCall':
            return methodCall(s, node);
        case 'index':
            return index(s, node);
        default:
            return { e: plain(s, node), guard: null };
    }
}

function index(s: Scope, node: Expression & { k: 'index' }): Chain {
    const from = guarded(s, chained(s, node.target), false);
    const position = coerce(s, expression(s, node.index), T.Integer, node.index);
    if (!isListLike(from.e.type) && from.e.type.kind !== 'any')
        s.error(node, 'Expression must be a list type: ' + from.e.type.text);
    return { e: { js: `$.at(${from.e.js},${position})`, type: from.e.type.args[0] ?? T.any }, guard: from.guard };
}

function plain(s: Scope, node: Expression): Ex {
    switch (node.k) {
        case 'literal':
            return literal(s, node.value);
        case 'name': {
            const found = resolveName(s, node.name, node);
            if (found !== null && !isReference(found)) return found;
            s.error(node, `Variable does not exist: ${node.name}`);
            return broken();
        }
        case 'this': {
            if (s.static) s.error(node, 'Non static field cannot be referenced from a static context: this');
            return { js: 'this', type: s.program.types.class(s.cls), nonNull: true, simple: true };
        }
        case 'super':
            return {
                js: 'this',
                type: s.cls.superClass === null ? T.object : s.program.types.class(s.cls.superClass),
                nonNull: true,
                simple: true
            };
        case 'paren': {
            const e = expression(s, node.operand);
            return { ...e, js: e.simple === true ? e.js : `(${e.js})` };
        }
        case 'call':
            return call(s, node);
        case 'constructorCall':
            return constructorCall(s, node);
        case 'new':
            return construct(s, node);
        case 'newList':
            return newList(s, node);
        case 'newMap':
            return newMap(s, node);
        case 'cast':
            return cast(s, node);
        case 'instanceof':
            return instanceOf(s, node);
        case 'unary':
            return unary(s, node);
        case 'step':
            return step(s, node);
        case 'binary':
            return binary(s, node);
        case 'assign':
            return assign(s, node);
        case 'conditional':
            return conditional(s, node);
        case 'coalesce':
            return coalesce(s, node);
        case 'typeLiteral': {
            const type = node.type === null ? T.void : s.program.resolveType(node.type, s.cls, s.emitter.unit);
            return { js: `$.type(${quote(type.text)})`, type: s.program.types.platform('Type'), nonNull: true };
        }
        case 'soql':
            return soql(s, node.query, node);
        case 'sosl':
            s.program.info(s.emitter.unit, node, 'unsupported: SOSL');
            return {
                js: `$.unsupported("SOSL",${quote(s.cls.fullName)},${node.line})`,
                type: s.program.types.list(s.program.types.list(T.sobject))
            };
        default:
            throw new Error(`not a plain expression: ${node.k}`);
    }
}

/** Code of a literal. */
export function literal(s: Scope, value: Literal): Ex {
    switch (value.kind) {
        case 'null':
            return { js: 'null', type: T.null, simple: true };
        case 'boolean':
            return { js: String(value.value), type: T.Boolean, nonNull: true, simple: true };
        case 'string':
            return { js: quote(value.value), type: T.String, nonNull: true, simple: true };
        case 'integer':
            return { js: String(Number(value.text)), type: T.Integer, nonNull: true, simple: true };
        case 'long':
            return { js: `${BigInt(value.text)}n`, type: T.Long, nonNull: true, simple: true };
        case 'double':
            return {
                js: s.emitter.value(`new $.Double(${Number(value.text)})`),
                type: T.Double,
                nonNull: true,
                simple: true
            };
        case 'decimal':
            return {
                js: s.emitter.value(`$.Decimal.parse(${quote(value.text)})`),
                type: T.Decimal,
                nonNull: true,
                simple: true
            };
    }
}

function cast(s: Scope, node: Expression & { k: 'cast' }): Ex {
    const type = s.program.resolveType(node.type, s.cls, s.emitter.unit);
    const e = expression(s, node.operand);
    if (!castable(s.program, e.type, type)) {
        s.error(node, `Incompatible types since an instance of ${e.type.text} is never an instance of ${type.text}`);
        return broken();
    }
    const upward = conversionCost(s.program, e.type, type);
    if (upward !== null && e.type.kind !== 'any' && e.type.kind !== 'rows')
        return { js: convert(e, type), type, nonNull: e.nonNull === true && e.type === type };
    if (isNumeric(e.type) && isNumeric(type)) return { js: `$.toNumber(${e.js},${quote(type.text)})`, type };
    const value = e.type.kind === 'rows' ? convert(e, type) : e.js;
    if (type.kind === 'any' || type.kind === 'object') return { js: value, type };
    return { js: `$.cast(${value},${quote(type.text)})`, type };
}

function instanceOf(s: Scope, node: Expression & { k: 'instanceof' }): Ex {
    const type = s.program.resolveType(node.type, s.cls, s.emitter.unit);
    const e = expression(s, node.operand);
    return { js: `$.is(${e.js},${quote(type.text)})`, type: T.Boolean, nonNull: true };
}

/** Common type of two branches. */
function common(s: Scope, a: ApexType, b: ApexType): ApexType {
    if (a === b) return a;
    if (a === T.null) return b;
    if (b === T.null) return a;
    if (conversionCost(s.program, a, b) !== null && a.kind !== 'any' && b.kind !== 'object') return b;
    if (conversionCost(s.program, b, a) !== null && b.kind !== 'any') return a;
    return a.kind === 'any' || b.kind === 'any' ? T.any : superType(s, a, b);
}

function superType(s: Scope, a: ApexType, b: ApexType): ApexType {
    if (a.kind === 'record' && b.kind === 'record') return T.sobject;
    if (a.kind === 'class' && b.kind === 'class') {
        for (let each = a.cls!.superClass; each !== null; each = each.superClass) {
            const type = s.program.types.class(each);
            if (conversionCost(s.program, b, type) !== null) return type;
        }
    }
    return T.object;
}

function conditional(s: Scope, node: Expression & { k: 'conditional' }): Ex {
    const test = condition(s, expression(s, node.test), node.test);
    const yes = expression(s, node.yes);
    const no = expression(s, node.no);
    const type = common(s, yes.type, no.type);
    return {
        js: `(${test}?${convert(yes, type)}:${convert(no, type)})`,
        type,
        nonNull: yes.nonNull === true && no.nonNull === true
    };
}

function coalesce(s: Scope, node: Expression & { k: 'coalesce' }): Ex {
    let left = expression(s, node.left);
    if (left.type.kind === 'rows') {
        const [element] = left.type.args;
        const right = expression(s, node.right);
        if (right.type.kind === 'list' || right.type.kind === 'rows')
            return { js: `(${left.js}??${right.js})`, type: left.type };
        left = { js: `$.oneOrNull(${left.js})`, type: element! };
        return { js: `(${left.js}??${convert(right, element!)})`, type: element! };
    }
    const right = expression(s, node.right);
    const type = common(s, left.type, right.type);
    return { js: `(${convert(left, type)}??${convert(right, type)})`, type, nonNull: right.nonNull === true };
}
