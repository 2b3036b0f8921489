/** Names of objects, fields and aliases, and functions of fields. */
import type { FieldPath, QueryExpression } from '../ast.ts';
import { refuse } from './reader.ts';
import type { TokenReader } from './reader.ts';
import type { Token } from './tokens.ts';

/** What cannot be an alias (SOQL Reference, "Alias Notation"; the last line: what else begins a clause, or is a value). Nor is any a field's whole name. */
const RESERVED = new Set(
    (
        'AND ASC DESC EXCLUDES FIRST FROM GROUP HAVING IN INCLUDES LAST LIKE LIMIT NOT NULL NULLS OR SELECT USING WHERE WITH ' +
        'ORDER OFFSET FOR UPDATE TRUE FALSE'
    ).split(' ')
);

const OF_FIELDS = new Set(['AVG', 'COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'TOLABEL', 'FORMAT']);
const OF_DATES = new Set([
    'CALENDAR_MONTH',
    'CALENDAR_QUARTER',
    'CALENDAR_YEAR',
    'DAY_IN_MONTH',
    'DAY_IN_WEEK',
    'DAY_IN_YEAR',
    'DAY_ONLY',
    'FISCAL_MONTH',
    'FISCAL_QUARTER',
    'FISCAL_YEAR',
    'HOUR_IN_DAY',
    'WEEK_IN_MONTH',
    'WEEK_IN_YEAR'
]);
const REFUSED = new Set(['CONVERTCURRENCY', 'DISTANCE', 'GROUPING']);

/** Whether a token can be a name: a word that is not reserved. */
function isName(token: Token): boolean {
    return token.kind === 'word' && !RESERVED.has(token.key);
}

/** A name without dots. */
export function plainName(tokens: TokenReader): string {
    return isName(tokens.token) ? tokens.next().text : tokens.fail();
}

/** Words with dots between them, whatever they are. */
export function dotted(tokens: TokenReader): FieldPath {
    const path: string[] = [];
    do {
        if (tokens.token.kind !== 'word') {
            tokens.fail();
        }
        path.push(tokens.next().text);
    } while (tokens.take('.'));
    return path;
}

/** A field, perhaps of a parent; `Group.Name` is one, `Group` is not. */
function fieldPath(tokens: TokenReader): FieldPath {
    if (!isName(tokens.token) && tokens.following.key !== '.') {
        tokens.fail();
    }
    return dotted(tokens);
}

/** The name behind FROM. Group and Order are objects. */
export function objectName(tokens: TokenReader): string {
    return (tokens.is('GROUP') || tokens.is('ORDER') ? dotted(tokens) : fieldPath(tokens)).join('.');
}

/** The alias that may follow a field or an object. */
export function alias(tokens: TokenReader): string | null {
    const isClause = tokens.is('ALL') && tokens.following.key === 'ROWS';
    return isName(tokens.token) && !isClause ? tokens.next().text : null;
}

/** Whether a function is called. */
function isCall(tokens: TokenReader): boolean {
    const { key } = tokens.token;
    return tokens.following.key === '(' && (OF_FIELDS.has(key) || OF_DATES.has(key) || REFUSED.has(key));
}

/** A field or a function of one. */
export function expression(tokens: TokenReader): QueryExpression {
    return isCall(tokens) ? call(tokens) : field(tokens);
}

function field(tokens: TokenReader): QueryExpression {
    return { kind: 'field', path: fieldPath(tokens) };
}

function call(tokens: TokenReader): QueryExpression {
    const name = tokens.next().key;
    if (REFUSED.has(name)) {
        refuse(`${name}()`);
    }
    tokens.expect('(');
    if (name === 'COUNT' && tokens.take(')')) {
        return { kind: 'call', name, argument: null, convertTimezone: false };
    }
    const convertTimezone =
        OF_DATES.has(name) && tokens.following.key === '(' && tokens.take('CONVERTTIMEZONE') && tokens.take('(');
    const argument = name === 'FORMAT' ? expression(tokens) : field(tokens);
    if (convertTimezone) {
        tokens.expect(')');
    }
    tokens.expect(')');
    return { kind: 'call', name, argument, convertTimezone };
}
