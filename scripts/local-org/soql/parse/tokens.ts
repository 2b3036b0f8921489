/** Query text -> tokens, in one pass. */

export type TokenKind = 'word' | 'string' | 'number' | 'date' | 'datetime' | 'time' | 'mark' | 'end';

export interface Token {
    readonly kind: TokenKind;
    /** As written, a string with its quotes. */
    readonly text: string;
    /** What a token is known by: a word in upper case, anything else as written. */
    readonly key: string;
}

const END: Token = { kind: 'end', text: '<EOF>', key: '<EOF>' };

/** A quote without its partner reads to the end, which is then what the parser does not expect. */
const OPEN_STRING: Token = { ...END, kind: 'mark' };

const TIME = String.raw`\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d+(?::\d+)?)`;
const NUMERIC = new RegExp(String.raw`(\d{4}-\d\d-\d\d)(T${TIME})?|(${TIME})|\d*\.\d+|\d+`, 'iy');
const BLANK = /(?:[ \t\r\n\f]|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
const WORD = /[a-z_]\w*/iy;
/** Comparisons are read as far as they go, so that `==` is one token, which no query has. */
const MARK = /[=!<>]+|&&|\|\||[^]/uy;

const QUOTE = 0x27;
const BACKSLASH = 0x5c;
const DOT = 0x2e;

/** The tokens of a query without blanks and comments, with one of kind `end` at the end. */
export function tokenize(text: string): Token[] {
    const tokens: Token[] = [];
    let at = blankEnd(text, 0);
    while (at < text.length) {
        const token = tokenAt(text, at);
        tokens.push(token);
        at = token === OPEN_STRING ? text.length : blankEnd(text, at + token.text.length);
    }
    tokens.push(END);
    return tokens;
}

function blankEnd(text: string, at: number): number {
    BLANK.lastIndex = at;
    BLANK.test(text);
    return BLANK.lastIndex;
}

function tokenAt(text: string, at: number): Token {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
        return string(text, at);
    }
    if (isDigit(code) || (code === DOT && isDigit(text.charCodeAt(at + 1)))) {
        return numeric(text, at);
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text);
    if (word !== null) {
        return { kind: 'word', text: word[0], key: word[0].toUpperCase() };
    }
    MARK.lastIndex = at;
    return plain('mark', MARK.exec(text)![0]);
}

function isDigit(code: number): boolean {
    return code >= 0x30 && code <= 0x39;
}

function plain(kind: TokenKind, text: string): Token {
    return { kind, text, key: text };
}

function string(text: string, start: number): Token {
    for (let at = start + 1; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === BACKSLASH) {
            at++;
        } else if (code === QUOTE) {
            return plain('string', text.slice(start, at + 1));
        }
    }
    return OPEN_STRING;
}

function numeric(text: string, at: number): Token {
    NUMERIC.lastIndex = at;
    const [found, date, timeOfDay, time] = NUMERIC.exec(text)!;
    return plain(timeOfDay ? 'datetime' : date ? 'date' : time ? 'time' : 'number', found);
}
