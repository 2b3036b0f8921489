import { apexError } from '../values/index.ts';

export type TokenKind =
    | 'START_OBJECT'
    | 'END_OBJECT'
    | 'START_ARRAY'
    | 'END_ARRAY'
    | 'FIELD_NAME'
    | 'VALUE_STRING'
    | 'VALUE_NUMBER_INT'
    | 'VALUE_NUMBER_FLOAT'
    | 'VALUE_TRUE'
    | 'VALUE_FALSE'
    | 'VALUE_NULL';

export interface Token {
    kind: TokenKind;
    /** Text of names, strings (unescaped) and numbers (as written); the literal otherwise. */
    text: string;
    /** Offset in the source, for messages. */
    at: number;
}

const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Line and column as the platform's messages have them. */
export function location(source: string, at: number): string {
    const before = source.slice(0, at).split('\n');
    return `[line:${before.length}, column:${before.at(-1)!.length + 1}]`;
}

/** JSONException with a position. */
export function jsonError(source: string, at: number, reason: string): Error {
    throw apexError('JSONException', `${reason} at ${location(source, at)}`);
}

/** Splits a JSON text into tokens; numbers keep their text, so that Decimal loses nothing. JSONException where it is malformed. */
export class Tokenizer {
    readonly source: string;
    #at = 0;
    /** What encloses the position: an object expecting a name or a value, or an array. */
    readonly #stack: ('name' | 'value' | 'array')[] = [];
    #afterValue = false;
    #done = false;

    constructor(source: string) {
        this.source = source;
    }

    #fail(reason: string): never {
        throw jsonError(this.source, this.#at, reason);
    }

    #unexpected(expected: string): never {
        const c = this.source[this.#at];
        if (c === undefined) this.#fail('Unexpected end-of-input');
        this.#fail(`Unexpected character ('${c}' (code ${c.charCodeAt(0)})): ${expected}`);
    }

    #space(): void {
        while (/\s/.test(this.source[this.#at] ?? '')) this.#at++;
    }

    /** The next token; null behind the end of the text. */
    next(): Token | null {
        this.#space();
        const top = this.#stack.at(-1);
        if (top === undefined && this.#done) {
            if (this.#at < this.source.length) this.#unexpected('expected end of the text');
            return null;
        }
        const start = this.#at;
        const c = this.source[start];
        if (c === '}' && (top === 'name' || (top === 'value' && this.#afterValue))) return this.#close('END_OBJECT');
        if (c === ']' && top === 'array') return this.#close('END_ARRAY');
        if (this.#afterValue && top !== undefined) {
            if (c !== ',')
                this.#unexpected(`was expecting comma to separate ${top === 'array' ? 'ARRAY' : 'OBJECT'} entries`);
            this.#at++;
            this.#afterValue = false;
            if (top === 'value') this.#stack[this.#stack.length - 1] = 'name';
            this.#space();
        }
        if (this.#stack.at(-1) === 'name') return this.#name();
        return this.#value();
    }

    #close(kind: TokenKind): Token {
        const token = { kind, text: this.source[this.#at]!, at: this.#at };
        this.#at++;
        this.#stack.pop();
        this.#ended();
        return token;
    }

    #ended(): void {
        this.#afterValue = true;
        if (this.#stack.length === 0) this.#done = true;
    }

    #name(): Token {
        const at = this.#at;
        if (this.source[at] !== '"') this.#unexpected('was expecting double-quote to start field name');
        const text = this.#string();
        this.#space();
        if (this.source[this.#at] !== ':') this.#unexpected('was expecting a colon to separate field name and value');
        this.#at++;
        this.#stack[this.#stack.length - 1] = 'value';
        return { kind: 'FIELD_NAME', text, at };
    }

    #value(): Token {
        const at = this.#at;
        const c = this.source[at];
        if (c === '{' || c === '[') {
            this.#at++;
            this.#stack.push(c === '{' ? 'name' : 'array');
            this.#afterValue = false;
            return { kind: c === '{' ? 'START_OBJECT' : 'START_ARRAY', text: c, at };
        }
        let token: Token;
        if (c === '"') token = { kind: 'VALUE_STRING', text: this.#string(), at };
        else {
            const word = /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z]+)/.exec(this.source.slice(at, at + 400))?.[0];
            if (word === undefined)
                this.#unexpected("expected a valid value (number, String, array, object, 'true', 'false' or 'null')");
            token = { kind: this.#word(word), text: word, at };
            this.#at += word.length;
        }
        this.#ended();
        return token;
    }

    #word(word: string): TokenKind {
        if (word === 'true') return 'VALUE_TRUE';
        if (word === 'false') return 'VALUE_FALSE';
        if (word === 'null') return 'VALUE_NULL';
        if (/^[A-Za-z]/.test(word))
            this.#fail(`Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN`);
        return /[.eE]/.test(word) ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT';
    }

    #string(): string {
        this.#at++;
        let out = '';
        for (;;) {
            const c = this.source[this.#at++];
            if (c === undefined) this.#fail('Unexpected end-of-input: was expecting closing quote for a string value');
            if (c === '"') return out;
            if (c < ' ')
                this.#fail(
                    `Illegal unquoted character ((CTRL-CHAR, code ${c.charCodeAt(0)})): has to be escaped using backslash to be included in string value`
                );
            if (c !== '\\') {
                out += c;
                continue;
            }
            const escape = this.source[this.#at++];
            if (escape === 'u') {
                const hex = this.source.slice(this.#at, this.#at + 4);
                if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.#fail('Illegal unicode escape');
                out += String.fromCharCode(parseInt(hex, 16));
                this.#at += 4;
            } else {
                out += ESCAPES[escape ?? ''] ?? this.#fail(`Unrecognized character escape '${escape ?? ''}'`);
            }
        }
    }
}

/** A parsed JSON value that keeps number texts and positions. */
export interface JsonNode {
    kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
    at: number;
    /** String or number text, `true`/`false`. */
    text: string;
    items: JsonNode[];
    /** In order of the text; a name given twice stays twice, readers take the last. */
    members: [name: string, value: JsonNode][];
}

function leaf(kind: JsonNode['kind'], token: Token): JsonNode {
    return { kind, at: token.at, text: token.text, items: [], members: [] };
}

/** Reads one value whose first token is given. */
export function readNode(tokens: { source: string; next(): Token | null }, first: Token | null): JsonNode {
    if (first === null)
        throw jsonError(tokens.source, tokens.source.length, 'No content to map to Object due to end of input');
    switch (first.kind) {
        case 'START_OBJECT': {
            const node = leaf('object', first);
            for (let token = tokens.next()!; token.kind !== 'END_OBJECT'; token = tokens.next()!)
                node.members.push([token.text, readNode(tokens, tokens.next())]);
            return node;
        }
        case 'START_ARRAY': {
            const node = leaf('array', first);
            for (let token = tokens.next()!; token.kind !== 'END_ARRAY'; token = tokens.next()!)
                node.items.push(readNode(tokens, token));
            return node;
        }
        case 'VALUE_STRING':
            return leaf('string', first);
        case 'VALUE_NUMBER_INT':
        case 'VALUE_NUMBER_FLOAT':
            return leaf('number', first);
        case 'VALUE_TRUE':
        case 'VALUE_FALSE':
            return leaf('boolean', first);
        case 'VALUE_NULL':
            return leaf('null', first);
        default:
            throw jsonError(tokens.source, first.at, `Unexpected ${first.kind}`);
    }
}

/** Parses a whole text. */
export function parseJson(source: string): JsonNode {
    const tokens = new Tokenizer(source);
    const node = readNode(tokens, tokens.next());
    tokens.next();
    return node;
}
