import { need } from './support.ts';
import type { Member } from './support.ts';

const has = (self: string, text: string): boolean => self.includes(text);

/** True when every character matches and, for the checks that want one, there is at least one. */
const all =
    (pattern: RegExp) =>
    (self: string): boolean =>
        pattern.test(self);

/** Searching and checking methods of String (semantics of commons-lang StringUtils, as the Apex reference describes them). */
export const stringSearch: Record<string, Member> = {
    contains: (self: string, text: string) => has(self, need(text)),
    containsignorecase: (self: string, text: string) => has(self.toLowerCase(), need(text).toLowerCase()),
    containsany: (self: string, chars: string | null) => [...(chars ?? '')].some((c) => has(self, c)),
    containsnone: (self: string, chars: string | null) => ![...(chars ?? '')].some((c) => has(self, c)),
    containsonly: (self: string, chars: string | null) => chars !== null && [...self].every((c) => has(chars, c)),
    containswhitespace: (self: string) => /\s/.test(self),
    startswith: (self: string, text: string) => self.startsWith(need(text)),
    startswithignorecase: (self: string, text: string) => self.toLowerCase().startsWith(need(text).toLowerCase()),
    endswith: (self: string, text: string) => self.endsWith(need(text)),
    endswithignorecase: (self: string, text: string) => self.toLowerCase().endsWith(need(text).toLowerCase()),
    countmatches: (self: string, text: string | null) =>
        text === null || text === '' ? 0 : self.split(text).length - 1,
    indexof: (self: string, text: string, start = 0) => indexOf(self, need(text), start),
    indexofignorecase: (self: string, text: string, start = 0) =>
        indexOf(self.toLowerCase(), need(text).toLowerCase(), start),
    indexofany: (self: string, chars: string | null) => firstIndex(self, (c) => has(chars ?? '', c)),
    indexofanybut: (self: string, chars: string | null) => firstIndex(self, (c) => !has(chars ?? '', c)),
    indexofchar: (self: string, code: number, start = 0) => indexOf(self, String.fromCodePoint(code), start),
    'lastindexof/1': (self: string, text: string) => self.lastIndexOf(need(text)),
    'lastindexof/2': (self: string, text: string, end: number) => lastIndexOf(self, need(text), end),
    'lastindexofignorecase/1': (self: string, text: string) => self.toLowerCase().lastIndexOf(need(text).toLowerCase()),
    'lastindexofignorecase/2': (self: string, text: string, end: number) =>
        lastIndexOf(self.toLowerCase(), need(text).toLowerCase(), end),
    'lastindexofchar/1': (self: string, code: number) => self.lastIndexOf(String.fromCodePoint(code)),
    'lastindexofchar/2': (self: string, code: number, end: number) =>
        lastIndexOf(self, String.fromCodePoint(code), end),
    isalpha: all(/^\p{L}+$/u),
    isalphaspace: all(/^[\p{L} ]*$/u),
    isalphanumeric: all(/^[\p{L}\p{Nd}]+$/u),
    isalphanumericspace: all(/^[\p{L}\p{Nd} ]*$/u),
    isnumeric: all(/^\p{Nd}+$/u),
    isnumericspace: all(/^[\p{Nd} ]*$/u),
    isasciiprintable: all(/^[\x20-\x7e]*$/),
    iswhitespace: all(/^\s*$/),
    isalllowercase: all(/^\p{Ll}+$/u),
    isalluppercase: all(/^\p{Lu}+$/u)
};

function indexOf(self: string, text: string, start: number): number {
    if (start > self.length) return -1;
    return self.indexOf(text, Math.max(start, 0));
}

function lastIndexOf(self: string, text: string, end: number): number {
    return end < 0 ? -1 : self.lastIndexOf(text, end);
}

function firstIndex(self: string, test: (c: string) => boolean): number {
    for (let i = 0; i < self.length; i++) if (test(self[i]!)) return i;
    return -1;
}
