import type { BinaryOperator, Expression, TypeRef } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { literalOf } from './literals.ts';
import { goesOnWithQuery, inlineQuery, isInlineQuery } from './queries.ts';
import type { Token } from './tokens.ts';

/**
 * Operators by how strongly they bind (Apex Developer Guide, "Operator Precedence"; it does not name `instanceof` and `??`, which stand where other
 * tools' grammars have them). What stands further down binds more strongly.
 */
const LEVELS: readonly string[][] = [
    ['??'],
    ['||'],
    ['&&'],
    ['|'],
    ['^'],
    ['&'],
    ['==', '!=', '===', '!==', '<>'],
    ['instanceof'],
    ['<', '>', '<=', '>='],
    ['<<', '>>', '>>>'],
    ['+', '-'],
    ['*', '/']
];

const STRENGTH = new Map(LEVELS.flatMap((operators, level) => operators.map((each) => [each, level + 1] as const)));

const ASSIGNMENTS = new Map<string, BinaryOperator | null>([
    ['=', null],
    ...['+', '-', '*', '/', '&', '|', '^', '<<', '>>', '>>>'].map(
        (each) => [`${each}=`, each as BinaryOperator] as const
    )
]);

/** What may follow a cast's parenthesis, beside names and literals. */
const OPERAND_STARTS = new Set([
    '(',
    'new',
    'this',
    'super',
    '!',
    '~',
    'null',
    'true',
    'false',
    'string',
    'multiline',
    'integer',
    'long',
    'number'
]);

/** A name in parentheses before a plus or minus is a value, unless it is one of these types: others have no sign. */
const SIGNED_TYPES = new Set(['integer', 'long', 'double', 'decimal', 'object']);

/** An expression, assignments included. */
export function expression(c: Cursor): Expression {
    const at = c.position();
    const target = conditional(c);
    const op = ASSIGNMENTS.get(c.token.kind);
    if (op === undefined) return target;
    c.index++;
    return { ...at, k: 'assign', op, target, value: expression(c) };
}

/** Expressions with commas between them; none before the closing sign. */
export function expressions(c: Cursor, closing: string): Expression[] {
    const found: Expression[] = [];
    if (c.accept(closing)) return found;
    do found.push(expression(c));
    while (c.accept(','));
    c.expect(closing);
    return found;
}

function conditional(c: Cursor): Expression {
    const at = c.position();
    const test = binary(c, 1);
    if (!c.accept('?')) return test;
    const yes = expression(c);
    c.expect(':');
    return { ...at, k: 'conditional', test, yes, no: conditional(c) };
}

/** What stands here: the token's kind, or the shift that several `>` side by side are. */
function operatorAt(c: Cursor): string {
    const { kind, end } = c.token;
    if (kind !== '>' || c.ahead(1).kind !== '>' || c.ahead(1).start !== end) return kind;
    return c.ahead(2).kind === '>' && c.ahead(2).start === end + 1 ? '>>>' : '>>';
}

function binary(c: Cursor, least: number): Expression {
    const at = c.position();
    let left = unary(c);
    for (;;) {
        const op = operatorAt(c);
        const strength = STRENGTH.get(op);
        if (strength === undefined || strength < least) return left;
        c.index += op === '>>' ? 2 : op === '>>>' ? 3 : 1;
        if (op === 'instanceof') left = { ...at, k: 'instanceof', operand: left, type: c.typeRef() };
        else if (op === '??') left = { ...at, k: 'coalesce', left, right: binary(c, strength + 1) };
        else {
            const operator = (op === '<>' ? '!=' : op) as BinaryOperator;
            left = { ...at, k: 'binary', op: operator, left, right: binary(c, strength + 1) };
        }
    }
}

function unary(c: Cursor): Expression {
    const { token } = c;
    const { kind, line, column } = token;
    switch (kind) {
        case '++':
        case '--':
            c.index++;
            return { line, column, k: 'step', op: kind, prefix: true, operand: unary(c) };
        case '+':
        case '-':
        case '!':
        case '~':
            c.index++;
            return { line, column, k: 'unary', op: kind, operand: unary(c) };
        case '(':
            if (isCast(c)) {
                c.index++;
                const type = c.typeRef();
                c.expect(')');
                return { line, column, k: 'cast', type, operand: unary(c) };
            }
    }
    return postfix(c);
}

/** Whether the parenthesis here holds a type, and what follows is what it casts. */
function isCast(c: Cursor): boolean {
    const behind = c.behindType(c.index + 1);
    if (behind < 0 || c.tokens[behind]!.kind !== ')') return false;
    const { kind, word } = c.tokens[behind + 1]!;
    if (kind === 'name') return !(c.inQuery && goesOnWithQuery(word));
    if (kind === '[') return isInlineQuery(c, behind + 1);
    if (kind !== '+' && kind !== '-' && kind !== '++' && kind !== '--') return OPERAND_STARTS.has(kind);
    return behind === c.index + 2 && SIGNED_TYPES.has(c.tokens[c.index + 1]!.word);
}

function postfix(c: Cursor): Expression {
    const at = c.position();
    let target = primary(c);
    for (;;) {
        const { kind } = c.token;
        if (kind === '.' || kind === '?.') {
            c.index++;
            target = member(c, target, kind === '?.');
        } else if (kind === '[') {
            c.index++;
            const index = expression(c);
            c.expect(']');
            target = { ...at, k: 'index', target, index };
        } else if (kind === '++' || kind === '--') {
            c.index++;
            target = { ...at, k: 'step', op: kind, prefix: false, operand: target };
        } else return target;
    }
}

function member(c: Cursor, target: Expression, safe: boolean): Expression {
    const { line, column } = c.token;
    const name = c.anyName();
    if (c.accept('(')) return { line, column, k: 'methodCall', target, name, args: expressions(c, ')'), safe };
    return { line, column, k: 'dot', target, name, safe };
}

function primary(c: Cursor): Expression {
    const { token } = c;
    const { kind, line, column } = token;
    const literal = literalOf(token);
    if (literal !== null) {
        c.index++;
        return { line, column, k: 'literal', value: literal };
    }
    switch (kind) {
        case 'name':
        case 'list':
        case 'map':
            return named(c, token);
        case '(': {
            c.index++;
            const operand = expression(c);
            c.expect(')');
            return { line, column, k: 'paren', operand };
        }
        case 'new':
            c.index++;
            return creation(c, token);
        case 'this':
        case 'super':
            c.index++;
            if (c.accept('(')) return { line, column, k: 'constructorCall', which: kind, args: expressions(c, ')') };
            return { line, column, k: kind };
        case 'void':
            c.index++;
            c.expect('.');
            c.expect('class');
            return { line, column, k: 'typeLiteral', type: null };
        case '[':
            return inlineQuery(c, expression);
        default:
            return c.fail();
    }
}

/** What starts with a name: a type's literal, a call, or the name alone. */
function named(c: Cursor, { kind, line, column, text }: Token): Expression {
    const following = c.ahead(1).kind;
    if (following === '.' || following === '<' || following === '[') {
        const behind = c.behindType(c.index);
        if (behind > 0 && c.tokens[behind]!.kind === '.' && c.tokens[behind + 1]!.kind === 'class') {
            const type = c.typeRef();
            c.index += 2;
            return { line, column, k: 'typeLiteral', type };
        }
    }
    if (kind !== 'name') c.fail();
    c.index++;
    if (c.accept('(')) return { line, column, k: 'call', name: text, args: expressions(c, ')') };
    return { line, column, k: 'name', name: text };
}

function creation(c: Cursor, { line, column }: Token): Expression {
    const type = createdType(c);
    if (c.accept('(')) return { line, column, k: 'new', type, args: expressions(c, ')') };
    if (c.accept('[')) {
        const list = { line, column, k: 'newList', type: { ...type, dimensions: 1 } } as const;
        if (c.accept(']')) return { ...list, items: c.accept('{') ? arrayItems(c) : [], size: null };
        const size = expression(c);
        c.expect(']');
        return { ...list, items: [], size };
    }
    c.expect('{');
    if (c.accept('}')) return { line, column, k: 'newList', type, items: [], size: null };
    const first = expression(c);
    if (!c.is('=>')) {
        const items = [first];
        while (c.accept(',')) items.push(expression(c));
        c.expect('}');
        return { line, column, k: 'newList', type, items, size: null };
    }
    const pairs: [Expression, Expression][] = [];
    for (let key = first; ; key = expression(c)) {
        c.expect('=>');
        pairs.push([key, expression(c)]);
        if (!c.accept(',')) break;
    }
    c.expect('}');
    return { line, column, k: 'newMap', type, pairs };
}

/** The elements of an array between its braces; a comma may be the last. */
function arrayItems(c: Cursor): Expression[] {
    const found: Expression[] = [];
    while (!c.accept('}')) {
        found.push(expression(c));
        if (!c.accept(',') && !c.is('}')) c.expect('}');
    }
    return found;
}

function createdType(c: Cursor): TypeRef {
    const at = c.position();
    let name = c.anyName();
    let args = c.typeArguments();
    while (c.accept('.')) {
        name += `.${c.anyName()}`;
        args = c.typeArguments();
    }
    return { ...at, name, args, dimensions: 0 };
}
