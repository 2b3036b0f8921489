/** Formula text -> syntax tree: a lexer and a Pratt parser. */
import { FormulaError } from './types.ts';

export type Node =
    | { kind: 'number'; value: number; offset: number }
    | { kind: 'text'; value: string; offset: number }
    | { kind: 'boolean'; value: boolean; offset: number }
    | { kind: 'null'; offset: number }
    | { kind: 'field'; path: string; offset: number }
    | { kind: 'call'; name: string; args: Node[]; offset: number }
    | { kind: 'unary'; operator: string; operand: Node; offset: number }
    | { kind: 'binary'; operator: string; left: Node; right: Node; offset: number };

interface Token {
    kind: 'number' | 'text' | 'name' | 'operator' | 'end';
    text: string;
    offset: number;
}

const OPERATORS = [
    '&&',
    '||',
    '==',
    '<>',
    '!=',
    '<=',
    '>=',
    '+',
    '-',
    '*',
    '/',
    '^',
    '&',
    '=',
    '<',
    '>',
    '!',
    '(',
    ')',
    ','
];
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
/** Binding powers, lowest first; `^` binds tighter than the unary operators. */
const POWERS: Record<string, number> = {
    '||': 1,
    '&&': 2,
    '=': 3,
    '==': 3,
    '<>': 3,
    '!=': 3,
    '<': 4,
    '<=': 4,
    '>': 4,
    '>=': 4,
    '&': 5,
    '+': 6,
    '-': 6,
    '*': 7,
    '/': 7,
    '^': 9
};
const UNARY_POWER = 8;
const MAX_DEPTH = 500;

function readText(source: string, start: number): { value: string; end: number } {
    const quote = source[start]!;
    let value = '';
    for (let at = start + 1; at < source.length; at++) {
        const char = source[at]!;
        if (char === quote) return { value, end: at + 1 };
        if (char === '\\' && at + 1 < source.length) {
            const next = source[++at]!;
            value += ESCAPES[next] ?? next;
        } else value += char;
    }
    throw new FormulaError('Syntax error. Missing closing quote', start);
}

function tokenize(source: string): Token[] {
    const tokens: Token[] = [];
    let at = 0;
    while (at < source.length) {
        const char = source[at]!;
        if (/\s/.test(char)) {
            at++;
        } else if (source.startsWith('/*', at)) {
            const end = source.indexOf('*/', at + 2);
            if (end < 0) throw new FormulaError('Syntax error. Comment is not closed', at);
            at = end + 2;
        } else if (char === '"' || char === "'") {
            const { value, end } = readText(source, at);
            tokens.push({ kind: 'text', text: value, offset: at });
            at = end;
        } else if (/[0-9]/.test(char) || (char === '.' && /[0-9]/.test(source[at + 1] ?? ''))) {
            const text = /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/.exec(source.slice(at))![0];
            tokens.push({ kind: 'number', text, offset: at });
            at += text.length;
        } else if (/[A-Za-z_$]/.test(char)) {
            const text = /^[A-Za-z_$][\w]*(?:[.:][A-Za-z_]\w*)*/.exec(source.slice(at))![0];
            tokens.push({ kind: 'name', text, offset: at });
            at += text.length;
        } else {
            const operator = OPERATORS.find((each) => source.startsWith(each, at));
            if (operator === undefined) throw new FormulaError(`Syntax error. Found '${char}'`, at);
            tokens.push({ kind: 'operator', text: operator, offset: at });
            at += operator.length;
        }
    }
    tokens.push({ kind: 'end', text: 'end of formula', offset: source.length });
    return tokens;
}

class Parser {
    readonly #tokens: Token[];
    #at = 0;
    #depth = 0;

    constructor(tokens: Token[]) {
        this.#tokens = tokens;
    }

    parse(): Node {
        const node = this.#expression(0);
        if (this.#peek().kind !== 'end') this.#unexpected();
        return node;
    }

    #peek(): Token {
        return this.#tokens[this.#at]!;
    }

    #unexpected(): never {
        const token = this.#peek();
        throw new FormulaError(
            token.kind === 'end'
                ? 'Syntax error. Formula ends too early'
                : `Syntax error. Extra or missing '${token.text}'`,
            token.offset
        );
    }

    #expect(operator: string): void {
        if (this.#peek().kind !== 'operator' || this.#peek().text !== operator) {
            throw new FormulaError(`Syntax error. Missing '${operator}'`, this.#peek().offset);
        }
        this.#at++;
    }

    #expression(power: number): Node {
        if (++this.#depth > MAX_DEPTH) throw new FormulaError('Formula is nested too deeply', this.#peek().offset);
        let left = this.#prefix();
        for (;;) {
            const token = this.#peek();
            const own = token.kind === 'operator' ? POWERS[token.text] : undefined;
            if (own === undefined || own <= power) break;
            this.#at++;
            left = { kind: 'binary', operator: token.text, left, right: this.#expression(own), offset: token.offset };
        }
        this.#depth--;
        return left;
    }

    #prefix(): Node {
        const token = this.#peek();
        this.#at++;
        if (token.kind === 'number') return { kind: 'number', value: Number(token.text), offset: token.offset };
        if (token.kind === 'text') return { kind: 'text', value: token.text, offset: token.offset };
        if (token.kind === 'name') return this.#name(token);
        if (token.kind === 'operator' && ['-', '+', '!'].includes(token.text)) {
            return {
                kind: 'unary',
                operator: token.text,
                operand: this.#expression(UNARY_POWER),
                offset: token.offset
            };
        }
        if (token.kind === 'operator' && token.text === '(') {
            const inner = this.#expression(0);
            this.#expect(')');
            return inner;
        }
        this.#at--;
        return this.#unexpected();
    }

    #name(token: Token): Node {
        const { text, offset } = token;
        if (this.#peek().kind === 'operator' && this.#peek().text === '(') {
            this.#at++;
            return { kind: 'call', name: text.toUpperCase(), args: this.#arguments(), offset };
        }
        const upper = text.toUpperCase();
        if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE', offset };
        if (upper === 'NULL') return { kind: 'null', offset };
        return { kind: 'field', path: text, offset };
    }

    #arguments(): Node[] {
        const args: Node[] = [];
        if (this.#peek().text !== ')' || this.#peek().kind !== 'operator') {
            do args.push(this.#expression(0));
            while (this.#peek().kind === 'operator' && this.#peek().text === ',' && ++this.#at);
        }
        this.#expect(')');
        return args;
    }
}

/** Parses a formula; throws FormulaError with the position. */
export function parseFormula(source: string): Node {
    return new Parser(tokenize(source)).parse();
}
