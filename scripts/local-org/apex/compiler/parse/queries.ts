import type { Expression, SoqlNode } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import type { Token } from './tokens.ts';

/** Words before the colon of a bind expression; before the colon of a date literal (`LAST_N_DAYS:3`) or a time stands another word or a number. */
const BEFORE_BIND = new Set(['in', 'like', 'includes', 'excludes', 'limit', 'offset', 'find']);

const SIGNS_BEFORE_BIND = new Set(['=', '!=', '<', '>', '<=', '>=', '<>', '(', ',']);

/** Words that go on with the query behind a bind expression. */
const CLAUSES = new Set(
    'and or not asc desc nulls limit offset order group having with using for all in like includes excludes update'.split(
        ' '
    )
);

/** Whether a word in a query belongs to the query, not to the bind expression before it. */
export function goesOnWithQuery(word: string): boolean {
    return CLAUSES.has(word);
}

/** Whether an opening bracket at an index is that of a query. */
export function isInlineQuery(c: Cursor, index: number): boolean {
    const word = c.tokens[index + 1]?.word;
    return word === 'select' || word === 'find';
}

/** `[SELECT ...]` or `[FIND ...]`. @param expression reads what follows the colon of a bind */
export function inlineQuery(c: Cursor, expression: (c: Cursor) => Expression): Expression {
    const { line, column } = c.token;
    if (!isInlineQuery(c, c.index)) c.fail();
    c.index++;
    const isSearch = c.token.word === 'find';
    const outer = c.inQuery;
    c.inQuery = true;
    const query = textAndBinds(c, expression);
    c.inQuery = outer;
    return isSearch ? { line, column, k: 'sosl' } : { line, column, k: 'soql', query };
}

function textAndBinds(c: Cursor, expression: (c: Cursor) => Expression): SoqlNode {
    const binds: Expression[] = [];
    let text = '';
    let from = c.token.start;
    while (!c.is(']')) {
        if (c.is('end')) c.expect(']');
        if (!c.is(':') || !isBeforeBind(c.last)) {
            c.index++;
            continue;
        }
        text += `${c.text.slice(from, c.next().start)}:b${binds.length}`;
        binds.push(expression(c));
        from = c.last.end;
        // `:(a)AND` must not become `:b0AND`.
        if (c.token.start === from && c.token.word !== '') text += ' ';
    }
    text += c.text.slice(from, Math.max(from, c.last.end));
    c.index++;
    return { text: withoutComments(text), binds };
}

function isBeforeBind({ kind, word }: Token): boolean {
    return kind === 'name' ? BEFORE_BIND.has(word) : SIGNS_BEFORE_BIND.has(kind);
}

function withoutComments(text: string): string {
    if (!text.includes('//') && !text.includes('/*')) return text;
    return text.replace(
        /('(?:[^'\\]|\\.)*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
        (_all, quoted: string | undefined) => quoted ?? ' '
    );
}
