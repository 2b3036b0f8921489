/** Literals, binds and lists. */
import type { QueryNode, QueryValue } from '../ast.ts';
import { dotted } from './names.ts';
import { refuse } from './reader.ts';
import type { TokenReader } from './reader.ts';

/** Reads the query inside a parenthesis; handed down, since queries contain conditions and these contain queries. */
export type ReadQuery = (tokens: TokenReader) => QueryNode;

const PERIOD =
    /^(?:YESTERDAY|TODAY|TOMORROW|(?:LAST|NEXT)_90_DAYS|(?:LAST|THIS|NEXT)_(?:WEEK|MONTH|(?:FISCAL_)?(?:QUARTER|YEAR)))$/;
const UNITS = '(?:DAYS|WEEKS|MONTHS|(?:FISCAL_)?(?:QUARTERS|YEARS))';
const COUNTED_PERIOD = new RegExp(`^(?:(?:LAST|NEXT)_N_${UNITS}|N_${UNITS}_AGO)$`);
const CURRENCY = /^[A-Z]{3}\d+$/;
const INTEGER = /^\d+$/;

/** What a field is compared with. */
export function value(tokens: TokenReader, readQuery: ReadQuery): QueryValue {
    const { kind, text } = tokens.token;
    switch (kind) {
        case 'word':
            return word(tokens);
        case 'string':
            tokens.next();
            return stringValue(text.slice(1, -1));
        case 'date':
        case 'time':
            tokens.next();
            return { kind, text };
        case 'datetime':
            tokens.next();
            return { kind, text: text.toUpperCase() };
    }
    if (tokens.is(':')) {
        return bind(tokens);
    }
    return tokens.take('(') ? inParentheses(tokens, readQuery) : { kind: 'number', value: signed(tokens, false) };
}

/** A count of rows: digits or a bind. */
export function rowCount(tokens: TokenReader): QueryValue {
    return tokens.is(':') ? bind(tokens) : { kind: 'number', value: Number(digits(tokens, true)) };
}

function bind(tokens: TokenReader): QueryValue {
    tokens.expect(':');
    return { kind: 'bind', name: dotted(tokens).join('.') };
}

function inParentheses(tokens: TokenReader, readQuery: ReadQuery): QueryValue {
    if (tokens.is('SELECT')) {
        const query = readQuery(tokens);
        tokens.expect(')');
        return { kind: 'query', query };
    }
    const values: QueryValue[] = [];
    do {
        values.push(value(tokens, readQuery));
    } while (tokens.take(','));
    tokens.expect(')');
    return { kind: 'list', values };
}

function word(tokens: TokenReader): QueryValue {
    const { key: name, text } = tokens.token;
    if (COUNTED_PERIOD.test(name)) {
        tokens.next();
        tokens.expect(':');
        return { kind: 'period', name, count: signed(tokens, true) };
    }
    if (CURRENCY.test(name)) {
        refuse(`the value ${text}`);
    }
    const found: QueryValue | null =
        name === 'NULL'
            ? { kind: 'null' }
            : name === 'TRUE' || name === 'FALSE'
              ? { kind: 'boolean', value: name === 'TRUE' }
              : PERIOD.test(name)
                ? { kind: 'period', name, count: 0 }
                : null;
    if (found === null) {
        return tokens.fail();
    }
    tokens.next();
    return found;
}

function signed(tokens: TokenReader, whole: boolean): number {
    const sign = tokens.is('-') || tokens.is('+') ? tokens.next().text : '';
    return Number(sign + digits(tokens, whole));
}

function digits(tokens: TokenReader, whole: boolean): string {
    const { kind, text } = tokens.token;
    if (kind !== 'number' || (whole && !INTEGER.test(text))) {
        tokens.fail();
    }
    return tokens.next().text;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function stringValue(source: string): QueryValue {
    return source.includes('\\')
        ? { kind: 'string', text: unescaped(source, false), like: unescaped(source, true) }
        : { kind: 'string', text: source, like: source };
}

function unescaped(source: string, keepWildcards: boolean): string {
    return source.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, escape: string) => {
        if (escape.length === 5) {
            return String.fromCharCode(parseInt(escape.slice(1), 16));
        }
        if (keepWildcards && (escape === '%' || escape === '_' || escape === '\\')) {
            return whole;
        }
        return ESCAPES[escape.toLowerCase()] ?? escape;
    });
}
