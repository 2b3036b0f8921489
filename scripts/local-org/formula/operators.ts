/** Operators: type check and evaluation. Blank operands make the result blank, except that text treats blank as ''. */
import type { Typed } from './compile.ts';
import { DAY_MS } from './dates.ts';
import { clean } from './numbers.ts';
import type { Node } from './parse.ts';
import { FormulaError, FormulaFailure } from './types.ts';
import type { FormulaType, Value } from './types.ts';

type Numbers = (left: number, right: number) => Value;

function wrongType(operator: string, expected: string, received: FormulaType, node: Node): never {
    const name = (type: string): string => type[0]!.toUpperCase() + type.slice(1);
    throw new FormulaError(
        `Incorrect parameter type for operator '${operator}'. Expected ${name(expected)}, received ${name(received)}`,
        node.offset
    );
}

function onNumbers(left: Typed, right: Typed, type: FormulaType, run: Numbers): Typed {
    const [first, second] = [left.run, right.run];
    return {
        type,
        run: (context) => {
            const a = first(context);
            const b = second(context);
            return a === null || b === null ? null : run(a as number, b as number);
        }
    };
}

/** Unary `-`, `+` and `!`. */
export function unary(operator: string, operand: Typed, node: Node): Typed {
    const expected: FormulaType = operator === '!' ? 'boolean' : 'number';
    if (operand.type !== expected && operand.type !== 'null') wrongType(operator, expected, operand.type, node);
    const { run } = operand;
    return {
        type: expected,
        run: (context) => {
            const value = run(context);
            if (value === null) return null;
            return operator === '!' ? value !== true : operator === '-' ? -(value as number) || 0 : value;
        }
    };
}

const asText = (typed: Typed): Typed['run'] => (typed.type === 'null' ? () => '' : typed.run);

function concatenate(left: Typed, right: Typed): Typed {
    const [first, second] = [asText(left), asText(right)];
    return { type: 'text', run: (context) => `${first(context)}${second(context)}` };
}

const isText = (typed: Typed): boolean => typed.type === 'text' || typed.type === 'null';

/** Datetime arithmetic is exact to the second. */
const wholeSecond = (ms: number): number => Math.round(ms / 1000) * 1000;

/** `+` and `-` on numbers, dates, datetimes and times; `+` also joins texts. */
function addOrSubtract(operator: string, left: Typed, right: Typed, node: Node): Typed {
    const sign = operator === '+' ? 1 : -1;
    const types = `${left.type},${right.type}`;
    if (operator === '+' && (left.type === 'text' || right.type === 'text') && isText(left) && isText(right))
        return concatenate(left, right);
    switch (types) {
        case 'number,number':
        case 'number,null':
        case 'null,number':
        case 'null,null':
            return onNumbers(left, right, 'number', (a, b) => clean(a + sign * b));
        // Whole days only: the fraction of a day is cut off.
        case 'date,number':
        case 'date,null':
            return onNumbers(left, right, 'date', (a, b) => Math.trunc(a + sign * b));
        case 'datetime,number':
        case 'datetime,null':
            return onNumbers(left, right, 'datetime', (a, b) => wholeSecond(a + sign * b * DAY_MS));
        case 'time,number':
        case 'time,null':
            return onNumbers(left, right, 'time', (a, b) => (((a + sign * Math.trunc(b)) % DAY_MS) + DAY_MS) % DAY_MS);
    }
    if (operator === '+') {
        if (types === 'number,date') return onNumbers(left, right, 'date', (a, b) => Math.trunc(a + b));
        if (types === 'number,datetime')
            return onNumbers(left, right, 'datetime', (a, b) => wholeSecond(a * DAY_MS + b));
    } else {
        if (types === 'date,date') return onNumbers(left, right, 'number', (a, b) => a - b);
        if (types === 'datetime,datetime') return onNumbers(left, right, 'number', (a, b) => (a - b) / DAY_MS);
        if (types === 'time,time') return onNumbers(left, right, 'number', (a, b) => (a - b + DAY_MS) % DAY_MS);
    }
    const expected = left.type === 'boolean' || (left.type === 'text' && operator === '-') ? 'number' : left.type;
    return wrongType(operator, expected, left.type === expected ? right.type : left.type, node);
}

const ARITHMETIC: Record<string, Numbers> = {
    '*': (a, b) => clean(a * b),
    '/': (a, b) => {
        if (b === 0) throw new FormulaFailure('division by zero');
        return a / b; // the full double: (1/3)*3 is 1 again
    },
    '^': (a, b) => clean(a ** b)
};

function compatible(operator: string, left: Typed, right: Typed, node: Node): void {
    if (left.type !== right.type && left.type !== 'null' && right.type !== 'null')
        wrongType(operator, left.type, right.type, node);
}

/** Equality of two values; null when either is blank, except texts, whose blank is ''. */
export function equality(left: Typed, right: Typed): Typed {
    if (isText(left) && isText(right)) {
        const [first, second] = [asText(left), asText(right)];
        return { type: 'boolean', run: (context) => first(context) === second(context) };
    }
    return onNumbers(left, right, 'boolean', (a, b) => a === b);
}

const COMPARISONS: Record<string, Numbers> = {
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b
};

function compare(operator: string, left: Typed, right: Typed, node: Node): Typed {
    compatible(operator, left, right, node);
    for (const each of [left, right]) if (each.type === 'boolean') wrongType(operator, 'number', each.type, node);
    if (!isText(left) || !isText(right)) return onNumbers(left, right, 'boolean', COMPARISONS[operator]!);
    const [first, second] = [asText(left), asText(right)];
    const test = COMPARISONS[operator] as unknown as (a: Value, b: Value) => boolean;
    return {
        type: 'boolean',
        run: (context) => {
            const a = first(context);
            const b = second(context);
            return a === '' || b === '' ? null : test(a, b);
        }
    };
}

function logical(operator: string, left: Typed, right: Typed, node: Node): Typed {
    for (const each of [left, right])
        if (each.type !== 'boolean' && each.type !== 'null') wrongType(operator, 'boolean', each.type, node);
    const [first, second] = [left.run, right.run];
    if (operator === '&&')
        return { type: 'boolean', run: (context) => first(context) === true && second(context) === true };
    return { type: 'boolean', run: (context) => first(context) === true || second(context) === true };
}

/** Binary operators. */
export function binary(operator: string, left: Typed, right: Typed, node: Node): Typed {
    switch (operator) {
        case '+':
        case '-':
            return addOrSubtract(operator, left, right, node);
        case '*':
        case '/':
        case '^':
            for (const each of [left, right])
                if (each.type !== 'number' && each.type !== 'null') wrongType(operator, 'number', each.type, node);
            return onNumbers(left, right, 'number', ARITHMETIC[operator]!);
        case '&':
            for (const each of [left, right]) if (!isText(each)) wrongType(operator, 'text', each.type, node);
            return concatenate(left, right);
        case '=':
        case '==':
            compatible(operator, left, right, node);
            return equality(left, right);
        case '<>':
        case '!=': {
            compatible(operator, left, right, node);
            const { run } = equality(left, right);
            return {
                type: 'boolean',
                run: (context) => {
                    const equal = run(context);
                    return equal === null ? null : !equal;
                }
            };
        }
        case '&&':
        case '||':
            return logical(operator, left, right, node);
        default:
            return compare(operator, left, right, node);
    }
}
