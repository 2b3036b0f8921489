import { apexError, UnsupportedError } from '../values/index.ts';

/** POSIX and java.lang.Character classes that JavaScript does not know, as contents of a character class. */
const PROPERTIES: Record<string, string> = {
    Lower: 'a-z',
    Upper: 'A-Z',
    ASCII: '\\x00-\\x7f',
    Alpha: 'a-zA-Z',
    Digit: '0-9',
    Alnum: 'a-zA-Z0-9',
    Punct: '!-\\/:-@\\[-`\\{-~',
    Graph: '!-~',
    Print: ' -~',
    Blank: ' \\t',
    Cntrl: '\\x00-\\x1f\\x7f',
    XDigit: '0-9a-fA-F',
    Space: ' \\t\\n\\x0b\\f\\r',
    javaLowerCase: '\\p{Ll}',
    javaUpperCase: '\\p{Lu}',
    javaWhitespace: '\\s',
    IsAlphabetic: '\\p{Alphabetic}',
    IsDigit: '\\p{Nd}',
    IsLetter: '\\p{L}',
    IsUppercase: '\\p{Uppercase}',
    IsLowercase: '\\p{Lowercase}',
    IsPunctuation: '\\p{P}',
    IsWhite_Space: '\\p{White_Space}',
    L1: '\\x00-\\xff'
};
const SPACE = ' \\t\\n\\x0b\\f\\r';
const HORIZONTAL = ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000';
const END = '(?![\\s\\S])';
const LAST_LINE_END = `(?=(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])?${END})`;

/** Turns Java's syntax into JavaScript's, flag `v`. */
class Translator {
    readonly #source: string;
    #at = 0;
    #multiline = false;
    /** Inline flags that hold for a whole pattern. */
    flags = '';

    constructor(source: string) {
        this.#source = source;
    }

    translate(): string {
        const out = this.#sequence();
        if (this.#at < this.#source.length) this.#invalid("Unmatched closing ')'");
        return out;
    }

    #invalid(reason: string): never {
        throw apexError('StringException', `Invalid regex: ${reason} near index ${this.#at} ${this.#source}`);
    }

    #refuse(what: string): never {
        throw new UnsupportedError(`regular expression with ${what}: ${this.#source}`);
    }

    /** Alternatives up to the end of the group. */
    #sequence(): string {
        let out = '';
        let close = '';
        while (this.#at < this.#source.length) {
            const c = this.#source[this.#at]!;
            if (c === ')') break;
            if (c === '|') {
                out += '|';
                this.#at++;
                continue;
            }
            const flags = /^\(\?([imsdux]*)(?:-([imsdux]+))?\)/.exec(this.#source.slice(this.#at));
            if (flags !== null) {
                this.#at += flags[0].length;
                const [on, off] = this.#modifiers(flags[1]!, flags[2] ?? '');
                if (on !== '' || off !== '') {
                    out += `(?${on}${off === '' ? '' : `-${off}`}:`;
                    close += ')';
                }
                continue;
            }
            out += this.#quantified();
        }
        return out + close;
    }

    #modifiers(on: string, off: string): [string, string] {
        if (/[dx]/.test(on)) this.#refuse(`inline flag ${on}`);
        if (on.includes('m')) this.#multiline = true;
        if (off.includes('m')) this.#multiline = false;
        return [on.replace('u', ''), off.replace(/[dux]/g, '')];
    }

    #quantified(): string {
        const atom = this.#atom();
        const rest = this.#source.slice(this.#at);
        const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(rest)?.[0];
        if (quantifier === undefined) return atom;
        this.#at += quantifier.length;
        const next = this.#source[this.#at];
        if (next === '+') this.#refuse('a possessive quantifier');
        if (next === '?') this.#at++;
        return atom + quantifier + (next === '?' ? '?' : '');
    }

    #atom(): string {
        const c = this.#source[this.#at++]!;
        switch (c) {
            case '(':
                return this.#group();
            case '[':
                return this.#class();
            case '\\':
                return this.#escape(false);
            case '^':
                return this.#multiline ? '(?m:^)' : '(?<![\\s\\S])';
            case '$':
                return this.#multiline ? '(?m:$)' : LAST_LINE_END;
            case '.':
                return '.';
            case '*':
            case '+':
            case '?':
                return this.#invalid(`Dangling meta character '${c}'`);
            default:
                return literal(c);
        }
    }

    #group(): string {
        let open = '(';
        if (this.#source[this.#at] === '?') {
            const head = /^\?(?:[:=!]|<[=!]|<[a-zA-Z]\w*>|([imsdux]*)(?:-([imsdux]+))?:)/.exec(
                this.#source.slice(this.#at)
            );
            if (head === null) this.#refuse('an atomic or unknown group');
            this.#at += head[0].length;
            open += head[0];
            if (head[1] !== undefined && head[0] !== '?:') {
                const [on, off] = this.#modifiers(head[1], head[2] ?? '');
                open = `(?${on}${off === '' ? '' : `-${off}`}:`;
            }
        }
        const body = this.#sequence();
        if (this.#source[this.#at] !== ')') this.#invalid('Unclosed group');
        this.#at++;
        return `${open}${body})`;
    }

    /** A character class behind `[`. */
    #class(): string {
        let out = '[';
        if (this.#source[this.#at] === '^') {
            out += '^';
            this.#at++;
        }
        let first = true;
        for (;;) {
            const c = this.#source[this.#at++];
            if (c === undefined) this.#invalid('Unclosed character class');
            if (c === ']' && !first) return `${out}]`;
            first = false;
            if (c === '[') out += this.#class();
            else if (c === '&' && this.#source[this.#at] === '&') {
                this.#at++;
                const right = this.#classRest();
                if (out.startsWith('[^')) this.#refuse('a negated class intersection');
                return `[${out}]&&${right}]`;
            } else if (c === '\\') out += this.#escape(true);
            else if (c === '-') out += this.#isRange(out) ? '-' : '\\-';
            else out += classLiteral(c);
        }
    }

    /** Right side of `&&` as a class of its own, up to the closing bracket. */
    #classRest(): string {
        if (this.#source[this.#at] === '[') {
            this.#at++;
            const inner = this.#class();
            if (this.#source[this.#at] === ']') {
                this.#at++;
                return inner;
            }
            this.#refuse('a combined class intersection');
        }
        return this.#class();
    }

    #isRange(out: string): boolean {
        const next = this.#source[this.#at];
        return (
            !/^\[\^?$/.test(out) &&
            next !== undefined &&
            next !== ']' &&
            next !== '[' &&
            !/\\[dwsDWSpP](?:\{[^}]*\})?$/.test(out)
        );
    }

    /** An escape behind the backslash. */
    #escape(inClass: boolean): string {
        const c = this.#source[this.#at++];
        if (c === undefined) this.#invalid('Unexpected internal error');
        const rest = this.#source.slice(this.#at);
        const set = (content: string): string => (inClass ? content : `[${content}]`);
        switch (c) {
            case 'Q': {
                const end = this.#source.indexOf('\\E', this.#at);
                const text = this.#source.slice(this.#at, end < 0 ? undefined : end);
                this.#at = end < 0 ? this.#source.length : end + 2;
                return [...text].map(inClass ? classLiteral : literal).join('');
            }
            case 's':
                return set(SPACE);
            case 'S':
                return `[^${SPACE}]`;
            case 'h':
                return set(HORIZONTAL);
            case 'H':
                return `[^${HORIZONTAL}]`;
            case 'w':
                return set('a-zA-Z0-9_');
            case 'W':
                return '[^a-zA-Z0-9_]';
            case 'd':
                return set('0-9');
            case 'D':
                return '[^0-9]';
            case 'R':
                return '(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])';
            case 'A':
                return '(?<![\\s\\S])';
            case 'z':
                return END;
            case 'Z':
                return LAST_LINE_END;
            case 'b':
            case 'B':
                return this.#boundary(c);
            case 'G':
                return this.#refuse('\\G');
            case 'X':
                return this.#refuse('\\X');
            case 'a':
                return '\\x07';
            case 'e':
                return '\\x1b';
            case 't':
            case 'n':
            case 'r':
            case 'f':
                return `\\${c}`;
            case 'v':
                return set('\\n\\v\\f\\r\\x85\\u2028\\u2029');
            case 'p':
            case 'P':
                return this.#property(c === 'P', rest, set);
            case 'k': {
                const name = /^<\w+>/.exec(rest)?.[0] ?? this.#invalid("\\k is not followed by '<'");
                this.#at += name.length;
                return `\\k${name}`;
            }
            case 'x':
            case 'u':
            case '0':
                return this.#code(c, rest);
            case 'c': {
                this.#at++;
                return `\\c${rest[0] ?? ''}`;
            }
            default:
                if (/[1-9]/.test(c) && !inClass) return `(?:\\${c})`;
                if (/[a-zA-Z]/.test(c)) this.#invalid('Illegal/unsupported escape sequence');
                return inClass ? classLiteral(c) : literal(c);
        }
    }

    #boundary(c: string): string {
        const word = '[\\p{L}\\p{Nd}_]';
        return c === 'b'
            ? `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
            : `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
    }

    #property(negated: boolean, rest: string, set: (content: string) => string): string {
        const name = /^(?:\{\^?([\w=]+)\}|([A-Z]))/.exec(rest) ?? this.#invalid('Unknown character property');
        this.#at += name[0].length;
        const key = (name[1] ?? name[2])!;
        const known = PROPERTIES[key];
        if (known !== undefined) return negated ? `[^${known}]` : set(known);
        const property = key.startsWith('Is') ? key.slice(2) : key;
        try {
            new RegExp(`\\p{${property}}`, 'v');
        } catch (error) {
            if (!(error instanceof SyntaxError)) throw error;
            this.#refuse(`\\p{${key}}`);
        }
        return `\\${negated ? 'P' : 'p'}{${property}}`;
    }

    #code(kind: string, rest: string): string {
        const pattern =
            kind === 'x'
                ? /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]+)\})/
                : kind === 'u'
                  ? /^([0-9a-fA-F]{4})/
                  : /^([0-3]?[0-7]{1,2})/;
        const match = pattern.exec(rest) ?? this.#invalid('Illegal escape sequence');
        this.#at += match[0].length;
        return `\\u{${parseInt((match[1] ?? match[2])!, kind === '0' ? 8 : 16).toString(16)}}`;
    }
}

function literal(c: string): string {
    return /[\^$\\.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c;
}

/** With flag `v` these may not stand alone in a class. */
function classLiteral(c: string): string {
    return /[()[\]{}\/\-\\|&!#%,:;<=>@`~$*+.?^]/.test(c) ? `\\${c}` : c;
}

const cache = new Map<string, string>();

/** JavaScript source (for flag `v`) of a Java pattern; StringException when it is invalid, UnsupportedError when it cannot be expressed. */
export function translateRegex(source: string): string {
    let found = cache.get(source);
    if (found === undefined) {
        found = new Translator(source).translate();
        try {
            new RegExp(found, 'v');
        } catch (error) {
            if (!(error instanceof SyntaxError)) throw error;
            throw apexError('StringException', `Invalid regex: ${error.message} ${source}`);
        }
        if (cache.size > 500) cache.clear();
        cache.set(source, found);
    }
    return found;
}

/** Global JavaScript expression of a Java pattern. */
export function javaRegex(source: string): RegExp {
    return new RegExp(translateRegex(source), 'gvd');
}

/** Expands `$1`, `${name}` and `\x` of a Java replacement. */
function expandReplacement(replacement: string, match: RegExpExecArray): string {
    return replacement.replace(
        /\\([^])|\$(?:(\d)|\{(\w+)\})|\$|\\$/g,
        (all, escaped: string | undefined, group: string | undefined, name: string | undefined) => {
            if (escaped !== undefined) return escaped;
            if (group !== undefined) {
                if (Number(group) >= match.length) throw apexError('StringException', `No group ${group}`);
                return match[Number(group)] ?? '';
            }
            if (name !== undefined) return match.groups?.[name] ?? '';
            throw apexError(
                'StringException',
                all === '$' ? 'Illegal group reference' : 'character to be escaped is missing'
            );
        }
    );
}

/** replaceAll / replaceFirst with a Java replacement. */
export function replaceWith(regex: RegExp, text: string, replacement: string, all: boolean): string {
    let out = '';
    let from = 0;
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
        out += text.slice(from, match.index) + expandReplacement(replacement, match);
        from = match.index + match[0].length;
        if (match[0] === '') regex.lastIndex++;
        if (!all) break;
    }
    return out + text.slice(from);
}

/** Java's String.split: limit 0 drops trailing empty strings, negative keeps them, positive bounds the number of parts. */
export function splitBy(regex: RegExp, text: string, limit: number): string[] {
    const parts: string[] = [];
    let from = 0;
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match !== null; match = regex.exec(text)) {
        if (limit > 0 && parts.length === limit - 1) break;
        const end = match.index + match[0].length;
        if (match[0] === '') regex.lastIndex++;
        // an empty match at the start yields no leading empty part, one at the end none at all
        if (end === 0 || (match[0] === '' && match.index >= text.length)) continue;
        parts.push(text.slice(from, match.index));
        from = end;
    }
    parts.push(text.slice(from));
    // a text without any match stays one part, even when empty
    if (limit === 0 && parts.length > 1) while (parts[parts.length - 1] === '') parts.pop();
    return parts;
}
