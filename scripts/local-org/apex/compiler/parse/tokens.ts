/** Apex text -> tokens. Comments and white space are left out. */

/** `name`, a kind of literal, `end` of the text, a reserved word in lower case, or a sign. */
export type Kind = string;

export interface Token {
    kind: Kind;
    /** As written. */
    text: string;
    /** In lower case; empty for what is no word. */
    word: string;
    start: number;
    end: number;
    /** 1-based. */
    line: number;
    column: number;
}

/** Text that is no Apex; the position is 1-based. */
export class ApexSyntaxError extends Error {
    readonly line: number;
    readonly column: number;

    constructor(at: { line: number; column: number }, message: string) {
        super(message);
        this.line = at.line;
        this.column = at.column;
    }
}

/**
 * Words that are no names (Apex Developer Guide, "Reserved Keywords"), as far as the language uses them: what the guide reserves for later,
 * the platform's compiler accepts.
 */
const RESERVED = new Set(
    (
        'abstract break catch class continue delete do else enum extends final finally for global if implements insert ' +
        'instanceof interface list map merge new null on override private protected public return static super testmethod ' +
        'this throw true try false undelete update upsert virtual void webservice while'
    ).split(' ')
);

/** Longer ones first. A `>` stands alone, because it also ends type arguments; only its assignments are one sign. */
const SIGNS = (
    '>>>= === !== <<= >>= ?. ?? == != <> <= >= << && || ++ -- += -= *= /= &= |= ^= => ' +
    '( ) { } [ ] ; , . = > < ! ~ ? : + - * / & | ^ @'
).split(' ');

const SIGNS_BY_CHARACTER: (string[] | undefined)[] = [];
for (const sign of SIGNS) (SIGNS_BY_CHARACTER[sign.charCodeAt(0)] ??= []).push(sign);

const LINE_FEED = 10;
const QUOTE = 39;
const ASTERISK = 42;
const DOT = 46;
const SLASH = 47;
const BACKSLASH = 92;

const enumerate = (characters: string): boolean[] => {
    const found: boolean[] = Array.from({ length: 128 }, () => false);
    for (const character of characters) found[character.charCodeAt(0)] = true;
    return found;
};
const DIGITS = '0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_';
const IS_SPACE = enumerate(' \t\r\n\f');
const IS_DIGIT = enumerate(DIGITS);
const STARTS_WORD = enumerate(LETTERS);
const IN_WORD = enumerate(LETTERS + DIGITS);

interface Word {
    kind: Kind;
    text: string;
    word: string;
}

/** By how they are written: sources repeat their words. */
const words = new Map<string, Word>();

function wordOf(text: string): Word {
    let found = words.get(text);
    if (found === undefined) {
        const word = text.toLowerCase();
        found = { kind: RESERVED.has(word) ? word : 'name', text, word };
        words.set(text, found);
    }
    return found;
}

/** All tokens of a text, `end` last. Throws ApexSyntaxError for characters that are no Apex. */
export function tokensOf(text: string): Token[] {
    return new Lexer(text).all();
}

class Lexer {
    readonly #text: string;
    readonly #tokens: Token[] = [];
    #at = 0;
    #line = 1;
    /** Where the line starts. */
    #lineStart = 0;

    constructor(text: string) {
        this.#text = text;
    }

    all(): Token[] {
        for (;;) {
            this.#skipSpace();
            if (this.#at >= this.#text.length) break;
            this.#next(this.#text.charCodeAt(this.#at));
        }
        this.#push('end', '<EOF>', '', this.#at);
        return this.#tokens;
    }

    #push(kind: Kind, text: string, word: string, end: number): void {
        const start = this.#at;
        this.#tokens.push({ kind, text, word, start, end, line: this.#line, column: start - this.#lineStart + 1 });
        this.#at = end;
    }

    #fail(message: string): never {
        throw new ApexSyntaxError({ line: this.#line, column: this.#at - this.#lineStart + 1 }, message);
    }

    /** Goes on to a place, counting lines. */
    #goTo(end: number): void {
        for (;;) {
            const feed = this.#text.indexOf('\n', this.#at);
            if (feed < 0 || feed >= end) break;
            this.#line++;
            this.#lineStart = this.#at = feed + 1;
        }
        this.#at = end;
    }

    #skipSpace(): void {
        const text = this.#text;
        for (;;) {
            const code = text.charCodeAt(this.#at);
            if (IS_SPACE[code]) {
                this.#at++;
                if (code === LINE_FEED) {
                    this.#line++;
                    this.#lineStart = this.#at;
                }
            } else if (code === SLASH && text.charCodeAt(this.#at + 1) === SLASH) {
                const feed = text.indexOf('\n', this.#at);
                this.#at = feed < 0 ? text.length : feed;
            } else if (code === SLASH && text.charCodeAt(this.#at + 1) === ASTERISK) {
                const end = text.indexOf('*/', this.#at + 2);
                if (end < 0) this.#fail("Unterminated comment: '*/' is missing");
                this.#goTo(end + 2);
            } else return;
        }
    }

    #next(code: number): void {
        const text = this.#text;
        if (STARTS_WORD[code]) {
            let end = this.#at + 1;
            while (IN_WORD[text.charCodeAt(end)]) end++;
            const { kind, text: written, word } = wordOf(text.slice(this.#at, end));
            this.#push(kind, written, word, end);
        } else if (IS_DIGIT[code] || (code === DOT && IS_DIGIT[text.charCodeAt(this.#at + 1)])) this.#number();
        else if (code === QUOTE) this.#string();
        else {
            const sign = SIGNS_BY_CHARACTER[code]?.find((each) => text.startsWith(each, this.#at));
            if (sign === undefined)
                this.#fail(`Invalid character: ${String.fromCodePoint(text.codePointAt(this.#at)!)}`);
            this.#push(sign, sign, '', this.#at + sign.length);
        }
    }

    #digits(from: number): number {
        let end = from;
        while (IS_DIGIT[this.#text.charCodeAt(end)]) end++;
        return end;
    }

    #number(): void {
        const text = this.#text;
        let end = this.#digits(this.#at);
        let kind: Kind = 'integer';
        if (text.charCodeAt(end) === DOT && IS_DIGIT[text.charCodeAt(end + 1)]) {
            end = this.#digits(end + 1);
            kind = 'number';
        }
        const suffix = kind === 'number' ? 'd' : 'l';
        if (text.charAt(end).toLowerCase() === suffix) {
            end++;
            if (kind === 'integer') kind = 'long';
        }
        this.#push(kind, text.slice(this.#at, end), '', end);
    }

    /** `'...'`, or lines between `'''`. Escapes are looked at where a string is a literal: queries have others. */
    #string(): void {
        const text = this.#text;
        const multiline = /^'''\r?\n/.test(text.slice(this.#at, this.#at + 5));
        const close = multiline ? "'''" : "'";
        let end = this.#at + close.length;
        while (!text.startsWith(close, end)) {
            const code = text.charCodeAt(end);
            if (end >= text.length || (code === LINE_FEED && !multiline))
                this.#fail('Unterminated string literal: a closing quote is missing on the line');
            end += code === BACKSLASH ? 2 : 1;
        }
        end += close.length;
        const start = this.#at;
        this.#push(multiline ? 'multiline' : 'string', text.slice(start, end), '', end);
        // Once more from its start: a string may hold lines.
        this.#at = start;
        this.#goTo(end);
    }
}
