/** Conditions behind WHERE and HAVING. */
import type { Condition, Operator } from '../ast.ts';
import { expression } from './names.ts';
import { refuse } from './reader.ts';
import type { TokenReader } from './reader.ts';
import { value } from './values.ts';
import type { ReadQuery } from './values.ts';

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
    ['=', '='],
    ['!=', '!='],
    ['<>', '!='],
    ['<', '<'],
    ['<=', '<='],
    ['>', '>'],
    ['>=', '>='],
    ['LIKE', 'LIKE'],
    ['IN', 'IN'],
    ['INCLUDES', 'INCLUDES'],
    ['EXCLUDES', 'EXCLUDES']
]);

/** Conditions with either AND or OR between them: the platform refuses both beside each other without parentheses. */
export function condition(tokens: TokenReader, readQuery: ReadQuery): Condition {
    const items = [operand(tokens, readQuery)];
    const kind = tokens.is('AND') ? 'and' : 'or';
    while (tokens.take(kind.toUpperCase())) {
        items.push(operand(tokens, readQuery));
    }
    return items.length === 1 ? items[0] : { kind, items };
}

function operand(tokens: TokenReader, readQuery: ReadQuery): Condition {
    if (tokens.take('NOT')) {
        return { kind: 'not', item: operand(tokens, readQuery) };
    }
    if (tokens.take('(')) {
        const inner = condition(tokens, readQuery);
        tokens.expect(')');
        return inner;
    }
    if (tokens.is('FORMULA') && tokens.following.key === '(') {
        refuse('FORMULA() in WHERE');
    }
    return {
        kind: 'compare',
        expression: expression(tokens),
        operator: operator(tokens),
        value: value(tokens, readQuery)
    };
}

function operator(tokens: TokenReader): Operator {
    if (tokens.take('NOT')) {
        tokens.expect('IN');
        return 'NOT IN';
    }
    const found = OPERATORS.get(tokens.token.key);
    if (found === undefined) {
        return tokens.fail();
    }
    tokens.next();
    return (found === '<' || found === '>') && tokens.take('=') ? `${found}=` : found;
}
