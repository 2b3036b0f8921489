import type { BinaryOperator, Expression, Node } from '../ast.ts';
import { isNumeric, numericRank, T } from '../types.ts';
import type { ApexType } from '../types.ts';
import { expression } from './expressions.ts';
import type { Ex, Scope } from './scope.ts';
import { broken, condition, convert, nonNull, textOf } from './values.ts';

/** Code of a binary operator. */
export function binary(s: Scope, node: Expression & { k: 'binary' }): Ex {
    const { op } = node;
    const left = expression(s, node.left);
    if (op === '&&' || op === '||') {
        const right = expression(s, node.right);
        return {
            js: `(${condition(s, left, node.left)}${op}${condition(s, right, node.right)})`,
            type: T.Boolean,
            nonNull: true
        };
    }
    return operate(s, op, left, expression(s, node.right), node);
}

/** Applies an operator to two typed operands; also for compound assignment. */
export function operate(s: Scope, op: BinaryOperator, a: Ex, b: Ex, at: Node): Ex {
    switch (op) {
        case '==':
        case '!=':
            return equality(a, b, op === '!=');
        case '===':
        case '!==':
            return identity(a, b, op === '!==');
        case '<':
        case '>':
        case '<=':
        case '>=':
            return comparison(s, a, b, op, at);
        case '&':
        case '|':
        case '^':
        case '<<':
        case '>>':
        case '>>>':
            return bits(s, op, a, b, at);
        case '+':
            if (a.type === T.String || b.type === T.String)
                return { js: `(${textOf(a)}+${textOf(b)})`, type: T.String, nonNull: true };
            return arithmetic(s, op, a, b, at);
        default:
            return arithmetic(s, op as '-' | '*' | '/', a, b, at);
    }
}

function arithmetic(s: Scope, op: '+' | '-' | '*' | '/', a: Ex, b: Ex, at: Node): Ex {
    if (isNumeric(a.type) && isNumeric(b.type)) return numeric(op, a, b);
    if (op === '+' || op === '-') {
        const shifted = dateArithmetic(op, a, b);
        if (shifted !== null) return shifted;
    }
    if (a.type.kind === 'any' || b.type.kind === 'any')
        return {
            js: `$.dynamic("${op}",${a.js},${b.js})`,
            type: a.type.kind === 'any' && isNumeric(b.type) ? T.any : a.type.kind === 'any' ? b.type : a.type
        };
    if (op === '+' && (a.type === T.Id || b.type === T.Id || a.type.kind === 'object'))
        return { js: `(${textOf(a)}+${textOf(b)})`, type: T.String, nonNull: true };
    s.error(
        at,
        op === '+' || op === '-'
            ? 'Date/time expressions must use Integer or Long or Double or Decimal'
            : 'Arithmetic expressions must use numeric arguments'
    );
    return broken();
}

/** Date and Datetime plus or minus days, Time plus milliseconds. */
function dateArithmetic(op: '+' | '-', a: Ex, b: Ex): Ex | null {
    const temporal = a.type === T.Date || a.type === T.Datetime || a.type === T.Time;
    if (!temporal || !isNumeric(b.type)) return null;
    return { js: `$.shift(${nonNull(a)},${nonNull(b)},${op === '+' ? 1 : -1})`, type: a.type, nonNull: true };
}

function numeric(op: '+' | '-' | '*' | '/', a: Ex, b: Ex): Ex {
    const type = numericRank(a.type) >= numericRank(b.type) ? a.type : b.type;
    if (type === T.Integer) {
        const [x, y] = [nonNull(a), nonNull(b)];
        const js =
            op === '*' ? `Math.imul(${x},${y})` : op === '/' ? `$.divideInteger(${x},${y})` : `(${x}${op}${y}|0)`;
        return { js, type, nonNull: true };
    }
    if (type === T.Long) {
        const [x, y] = [long(a), long(b)];
        return { js: op === '/' ? `$.divideLong(${x},${y})` : `BigInt.asIntN(64,${x}${op}${y})`, type, nonNull: true };
    }
    if (type === T.Double) {
        const [x, y] = [double(a), double(b)];
        return { js: op === '/' ? `$.divideDouble(${x},${y})` : `new $.Double(${x}${op}${y})`, type, nonNull: true };
    }
    const method = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' }[op];
    return { js: `${decimal(a)}.${method}(${decimal(b)})`, type, nonNull: true };
}

function long(e: Ex): string {
    if (e.type === T.Long) return nonNull(e);
    return e.nonNull === true ? convert(e, T.Long) : `BigInt(${nonNull(e)})`;
}

function double(e: Ex): string {
    if (e.type === T.Double) return `${nonNull(e)}.value`;
    return e.type === T.Long ? `Number(${nonNull(e)})` : nonNull(e);
}

function decimal(e: Ex): string {
    return e.type === T.Decimal ? nonNull(e) : `$.toDecimal(${nonNull(e)})`;
}

function bits(s: Scope, op: '&' | '|' | '^' | '<<' | '>>' | '>>>', a: Ex, b: Ex, at: Node): Ex {
    if (a.type === T.Boolean && b.type === T.Boolean && op.length === 1)
        return { js: `((${nonNull(a)}${op}${nonNull(b)})===1)`, type: T.Boolean, nonNull: true };
    if (a.type === T.Integer && b.type === T.Integer)
        return { js: `(${nonNull(a)}${op}${nonNull(b)}|0)`, type: T.Integer, nonNull: true };
    const whole = (type: ApexType): boolean => type === T.Integer || type === T.Long;
    if (!whole(a.type) || !whole(b.type)) {
        if (a.type.kind === 'any' || b.type.kind === 'any')
            return { js: `$.dynamic("${op}",${a.js},${b.js})`, type: T.any };
        s.error(at, 'Bitwise operators only allow Integer, Long or Boolean operands');
        return broken();
    }
    if (op.length === 1) return { js: `BigInt.asIntN(64,${long(a)}${op}${long(b)})`, type: T.Long, nonNull: true };
    const type = a.type;
    return { js: `$.shiftBits("${op}",${nonNull(a)},${nonNull(b)})`, type, nonNull: true };
}

function sameBase(a: Ex, b: Ex): boolean {
    const plain = (type: ApexType): boolean =>
        type === T.Integer ||
        type === T.Boolean ||
        type === T.Long ||
        (type.kind === 'class' && type.cls!.kind === 'enum');
    return a.type === b.type && plain(a.type);
}

function equality(a: Ex, b: Ex, negated: boolean): Ex {
    if (a.type === T.null || b.type === T.null || sameBase(a, b))
        return { js: `(${a.js}${negated ? '!==' : '==='}${b.js})`, type: T.Boolean, nonNull: true };
    const js = a.type === T.String && b.type === T.String ? `$.sameText(${a.js},${b.js})` : `$.equals(${a.js},${b.js})`;
    return { js: negated ? `!${js}` : js, type: T.Boolean, nonNull: true };
}

function identity(a: Ex, b: Ex, negated: boolean): Ex {
    if (a.type === T.null || b.type === T.null || sameBase(a, b))
        return { js: `(${a.js}${negated ? '!==' : '==='}${b.js})`, type: T.Boolean, nonNull: true };
    return { js: `${negated ? '!' : ''}$.identical(${a.js},${b.js})`, type: T.Boolean, nonNull: true };
}

/** What can stand on either side of an inequality; null where that is not known before the code runs. */
function order(type: ApexType): 'numbers' | 'texts' | 'days' | 'none' | null {
    if (isNumeric(type)) return 'numbers';
    if (type === T.String || type === T.Id) return 'texts';
    if (type === T.Date || type === T.Datetime) return 'days';
    return ['list', 'set', 'map', 'sobject', 'record'].includes(type.kind) ? 'none' : null;
}

function comparison(s: Scope, a: Ex, b: Ex, op: '<' | '>' | '<=' | '>=', at: Node): Ex {
    const [left, right] = [order(a.type), order(b.type)];
    if (left === 'none' || right === 'none' || (left !== null && right !== null && left !== right)) {
        s.error(at, `Comparison arguments must be compatible types: ${a.type.text}, ${b.type.text}`);
        return broken();
    }
    if (a.type === T.Integer && b.type === T.Integer && a.nonNull === true && b.nonNull === true)
        return { js: `(${a.js}${op}${b.js})`, type: T.Boolean, nonNull: true };
    const name = { '<': 'less', '>': 'greater', '<=': 'lessOrEqual', '>=': 'greaterOrEqual' }[op];
    return { js: `$.${name}(${a.js},${b.js})`, type: T.Boolean, nonNull: true };
}

/** Code of a prefix operator other than ++ and --. */
export function unary(s: Scope, node: Expression & { k: 'unary' }): Ex {
    if (node.op === '-' && node.operand.k === 'literal') {
        const { value } = node.operand;
        if (value.kind === 'integer') return { js: `(-${Number(value.text)}|0)`, type: T.Integer, nonNull: true };
        if (value.kind === 'long') return { js: `(-${BigInt(value.text)}n)`, type: T.Long, nonNull: true };
        if (value.kind === 'decimal')
            return {
                js: s.emitter.value(`$.Decimal.parse("-${value.text}")`),
                type: T.Decimal,
                nonNull: true,
                simple: true
            };
    }
    const e = expression(s, node.operand);
    if (node.op === '!') return { js: `!${condition(s, e, node.operand)}`, type: T.Boolean, nonNull: true };
    if (node.op === '+') return e;
    const value = nonNull(e);
    if (node.op === '~')
        return { js: e.type === T.Long ? `BigInt.asIntN(64,~${value})` : `(~${value})`, type: e.type, nonNull: true };
    if (e.type === T.Integer) return { js: `(-${value}|0)`, type: e.type, nonNull: true };
    if (e.type === T.Long) return { js: `BigInt.asIntN(64,-${value})`, type: e.type, nonNull: true };
    if (e.type === T.Double) return { js: `new $.Double(-${value}.value)`, type: e.type, nonNull: true };
    if (e.type === T.Decimal) return { js: `${value}.negate()`, type: e.type, nonNull: true };
    if (e.type.kind !== 'any') s.error(node, 'Arithmetic expressions must use numeric arguments');
    return { js: `$.negate(${value})`, type: e.type };
}
