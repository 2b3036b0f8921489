import { apexError, concatText, equalsMethod, hash, MESSAGES, toText } from '../values/index.ts';
import type { ApexDatetime, ApexList } from '../values/index.ts';
import { elements, listOf, need, stringList } from './support.ts';
import type { Member } from './support.ts';
import { formatMessage } from './message-format.ts';
import { javaRegex, replaceWith, splitBy } from './java-regex.ts';

/** Substring with the platform's bounds errors (StringException). */
function slice(self: string, start: number, end: number): string {
    if (start < 0 || start > self.length) throw apexError('StringException', MESSAGES.startOutOfBounds(start));
    if (end < start || end > self.length) throw apexError('StringException', MESSAGES.endOutOfBounds(end));
    return self.slice(start, end);
}

function pad(self: string, size: number, fill: string, left: number): string {
    const missing = size - self.length;
    if (missing <= 0) return self;
    const unit = fill === '' ? ' ' : fill;
    const text = (n: number): string => unit.repeat(Math.ceil(n / unit.length)).slice(0, n);
    return text(left) + self + text(missing - left);
}

const upper = (c: string): string => c.toUpperCase();

export const stringStatics: Record<string, Member> = {
    valueof: (v: unknown) => (v === null ? null : toText(v)),
    valueofgmt: (v: ApexDatetime) => need(v).toPlain('GMT'),
    join: (items: unknown, separator: string) =>
        elements(need(items))
            .map((item) => (item === null ? '' : concatText(item)))
            .join(need(separator, 2)),
    format: (pattern: string, args: ApexList | null) =>
        pattern === null ? null : formatMessage(pattern, args === null ? [] : args.items),
    fromchararray: (codes: ApexList) => String.fromCharCode(...(need(codes).items as number[])),
    getcommonprefix: (items: ApexList) => commonPrefix(need(items).items as (string | null)[]),
    // backslashes too, so that a quote behind one stays escaped
    escapesinglequotes: (text: string) => need(text).replace(/[\\']/g, '\\$&'),
    isblank: (text: string | null) => text === null || /^\s*$/.test(text),
    isnotblank: (text: string | null) => text !== null && !/^\s*$/.test(text),
    isempty: (text: string | null) => text === null || text === '',
    isnotempty: (text: string | null) => text !== null && text !== ''
};

function commonPrefix(items: (string | null)[]): string {
    if (items.length === 0 || items.includes(null)) return '';
    const [first, ...rest] = items as string[];
    let n = first!.length;
    for (const text of rest) {
        let i = 0;
        while (i < n && i < text.length && text[i] === first![i]) i++;
        n = i;
    }
    return first!.slice(0, n);
}

export const stringCore: Record<string, Member> = {
    length: (self: string) => self.length,
    equals: (self: string, other: unknown) => equalsMethod(self, other),
    equalsignorecase: (self: string, other: string | null) =>
        other !== null && self.toLowerCase() === other.toLowerCase(),
    hashcode: (self: string) => hash(self),
    tostring: (self: string) => self,
    compareto: (self: string, other: string) => compareTo(self, need(other)),
    charat: (self: string, index: number) => charAt(self, index),
    codepointat: (self: string, index: number) => {
        charAt(self, index);
        return self.codePointAt(index);
    },
    codepointbefore: (self: string, index: number) => {
        const low = charAt(self, index - 1);
        const high = index >= 2 ? self.charCodeAt(index - 2) : 0;
        return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? self.codePointAt(index - 2) : low;
    },
    codepointcount: (self: string, start: number, end: number) => [...slice(self, start, end)].length,
    offsetbycodepoints: (self: string, index: number, n: number) => {
        if (n >= 0) return index + [...self.slice(index)].slice(0, n).join('').length;
        return [...self.slice(0, index)].slice(0, n).join('').length;
    },
    getchars: (self: string) =>
        listOf(
            'Integer',
            Array.from({ length: self.length }, (_, i) => self.charCodeAt(i))
        ),
    'substring/1': (self: string, start: number) => slice(self, start, self.length),
    'substring/2': (self: string, start: number, end: number) => slice(self, start, end),
    left: (self: string, n: number) => self.slice(0, Math.max(n, 0)),
    right: (self: string, n: number) => (n <= 0 ? '' : self.slice(-n)),
    mid: (self: string, start: number, n: number) =>
        n < 0 || start > self.length ? '' : self.slice(Math.max(start, 0), Math.max(start, 0) + n),
    leftpad: (self: string, size: number, fill = ' ') => pad(self, size, fill, Math.max(size - self.length, 0)),
    rightpad: (self: string, size: number, fill = ' ') => pad(self, size, fill, 0),
    center: (self: string, size: number, fill = ' ') =>
        pad(self, size, fill, Math.floor(Math.max(size - self.length, 0) / 2)),
    'repeat/1': (self: string, n: number) => self.repeat(Math.max(n, 0)),
    'repeat/2': (self: string, separator: string | null, n: number) =>
        n <= 0
            ? ''
            : Array<string>(n)
                  .fill(self)
                  .join(separator ?? ''),
    trim: (self: string) => self.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, ''),
    normalizespace: (self: string) => self.trim().replace(/\s+/g, ' '),
    deletewhitespace: (self: string) => self.replace(/\s/g, ''),
    reverse: (self: string) => [...self].reverse().join(''),
    tolowercase: (self: string, locale?: string) =>
        locale === undefined ? self.toLowerCase() : self.toLocaleLowerCase(locale.replace('_', '-')),
    touppercase: (self: string, locale?: string) =>
        locale === undefined ? self.toUpperCase() : self.toLocaleUpperCase(locale.replace('_', '-')),
    capitalize: (self: string) => self.replace(/^./u, upper),
    uncapitalize: (self: string) => self.replace(/^./u, (c) => c.toLowerCase()),
    swapcase: (self: string) => self.replace(/\p{L}/gu, (c) => (c === upper(c) ? c.toLowerCase() : upper(c))),
    'abbreviate/1': (self: string, width: number) => abbreviate(self, 0, width),
    'abbreviate/2': (self: string, width: number, offset: number) => abbreviate(self, offset, width),
    overlay: (self: string, other: string | null, a: number, b: number) => {
        const at = [a, b].map((n) => Math.min(Math.max(n, 0), self.length)).sort((x, y) => x - y);
        return self.slice(0, at[0]) + (other ?? '') + self.slice(at[1]);
    },
    replace: (self: string, target: string, replacement: string) =>
        self.replaceAll(need(target), () => need(replacement, 2)),
    replaceall: (self: string, regex: string, replacement: string) =>
        replaceWith(javaRegex(need(regex)), self, need(replacement, 2), true),
    replacefirst: (self: string, regex: string, replacement: string) =>
        replaceWith(javaRegex(need(regex)), self, need(replacement, 2), false),
    split: (self: string, regex: string, limit = 0) => stringList(splitBy(javaRegex(need(regex)), self, limit)),
    splitbycharactertype: (self: string) => stringList(byCharacterType(self, false)),
    splitbycharactertypecamelcase: (self: string) => stringList(byCharacterType(self, true)),
    remove: (self: string, text: string) => (need(text) === '' ? self : self.replaceAll(text, '')),
    removestart: (self: string, text: string) =>
        text !== '' && self.startsWith(need(text)) ? self.slice(text.length) : self,
    removeend: (self: string, text: string) =>
        text !== '' && self.endsWith(need(text)) ? self.slice(0, self.length - text.length) : self,
    removestartignorecase: (self: string, text: string) =>
        self.toLowerCase().startsWith(need(text).toLowerCase()) ? self.slice(text.length) : self,
    removeendignorecase: (self: string, text: string) =>
        self.toLowerCase().endsWith(need(text).toLowerCase()) ? self.slice(0, self.length - text.length) : self,
    substringbefore: (self: string, mark: string | null) => {
        if (mark === null) return self;
        const at = self.indexOf(mark);
        return at < 0 ? self : self.slice(0, at);
    },
    substringbeforelast: (self: string, mark: string | null) => {
        const at = mark === null || mark === '' ? -1 : self.lastIndexOf(mark);
        return at < 0 ? self : self.slice(0, at);
    },
    substringafter: (self: string, mark: string | null) => {
        const at = mark === null ? -1 : self.indexOf(mark);
        return at < 0 ? '' : self.slice(at + mark!.length);
    },
    substringafterlast: (self: string, mark: string | null) => {
        const at = mark === null || mark === '' ? -1 : self.lastIndexOf(mark);
        return at < 0 ? '' : self.slice(at + mark!.length);
    },
    'substringbetween/1': (self: string, mark: string) => between(self, mark, mark),
    'substringbetween/2': (self: string, open: string, close: string) => between(self, open, close),
    difference: (self: string, other: string | null) => {
        if (other === null) return self;
        const at = differsAt(self, other);
        return at < 0 ? '' : other.slice(at);
    },
    indexofdifference: (self: string, other: string | null) => (other === null ? -1 : differsAt(self, other)),
    'getlevenshteindistance/1': (self: string, other: string) => levenshtein(self, need(other)),
    'getlevenshteindistance/2': (self: string, other: string, threshold: number) => {
        const distance = levenshtein(self, need(other));
        return distance > threshold ? -1 : distance;
    },
    striphtmltags: (self: string) => self.replace(/<[^>]*>/g, '')
};

/** As Java's String.compareTo: difference of the first differing characters, or of the lengths. */
function compareTo(a: string, b: string): number {
    const n = Math.min(a.length, b.length);
    for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a.charCodeAt(i) - b.charCodeAt(i);
    return a.length - b.length;
}

function charAt(self: string, index: number): number {
    if (index < 0 || index >= self.length) throw apexError('StringException', MESSAGES.stringIndexRange(index));
    return self.charCodeAt(index);
}

/** Commons-lang abbreviate(text, offset, width): IllegalArgumentException for a width that has no room. */
function abbreviate(text: string, offset: number, width: number): string {
    if (width < 4) throw apexError('IllegalArgumentException', 'Minimum abbreviation width is 4');
    if (text.length <= width) return text;
    const from =
        text.length - Math.min(offset, text.length) < width - 3
            ? text.length - (width - 3)
            : Math.min(offset, text.length);
    if (from <= 4) return `${text.slice(0, width - 3)}...`;
    if (width < 7) throw apexError('IllegalArgumentException', 'Minimum abbreviation width with offset is 7');
    if (from + width - 3 < text.length) return `...${abbreviate(text.slice(from), 0, width - 3)}`;
    return `...${text.slice(text.length - (width - 3))}`;
}

function between(self: string, open: string | null, close: string | null): string | null {
    if (open === null || close === null) return null;
    const start = self.indexOf(open);
    if (start < 0) return null;
    const end = self.indexOf(close, start + open.length);
    return end < 0 ? null : self.slice(start + open.length, end);
}

function differsAt(a: string, b: string): number {
    if (a === b) return -1;
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    return i;
}

function levenshtein(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
        }
        row = next;
    }
    return row[b.length]!;
}

const TYPES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Lt}/u, /\p{Lm}/u, /\p{Lo}/u, /\p{Nd}/u, /\p{Zs}/u, /\p{P}/u, /\p{S}/u];

/** Commons-lang splitByCharacterType; camel case keeps an upper-case letter with the lower-case letters behind it. */
function byCharacterType(text: string, camelCase: boolean): string[] {
    const parts: string[] = [];
    let type = -2;
    for (const c of text) {
        const own = TYPES.findIndex((pattern) => pattern.test(c));
        const last = parts.length - 1;
        if (own === type) {
            parts[last] += c;
        } else if (camelCase && own === 1 && type === 0) {
            const before = parts[last]!;
            if (before.length > 1) {
                parts[last] = before.slice(0, -1);
                parts.push(before.slice(-1) + c);
            } else parts[last] = before + c;
        } else parts.push(c);
        type = own;
    }
    return parts;
}
