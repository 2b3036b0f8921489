import type { PlainFunction } from './functions.ts';
import { safeId } from './ids.ts';
import { compileRegex } from './regex.ts';
import { FormulaFailure } from './types.ts';

const text = (parameters: string[], run: PlainFunction['run']): PlainFunction => ({ parameters, returns: 'text', run });
const escape = (value: string): string =>
    value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function pad(value: string, length: number, filler: string, left: boolean): string {
    const size = Math.trunc(length);
    if (value === '' || size <= 0) return '';
    if (size <= value.length || filler === '') return value.slice(0, size);
    const padding = filler.repeat(Math.ceil((size - value.length) / filler.length)).slice(0, size - value.length);
    return left ? padding + value : value + padding;
}

function numberOf(value: string): number | null {
    if (value === '') return null;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value))
        throw new FormulaFailure('VALUE of a text that is not a number');
    return Number(value);
}

/** `true` for a blank part; null (neither) for a blank whole, as in the platform's engine. */
const contains = (value: string, part: string, test: (value: string, part: string) => boolean): boolean | null =>
    part === '' ? true : value === '' ? null : test(value, part);

const regexes = new Map<string, RegExp>();

function matches(value: string, pattern: string): boolean {
    let regex = regexes.get(pattern);
    if (regex === undefined) regexes.set(pattern, (regex = compileRegex(pattern)));
    return regex.test(value);
}

export const textFunctions: Record<string, PlainFunction> = {
    LEFT: text(['text', 'number'], (value: string, count: number) => value.slice(0, Math.max(0, Math.trunc(count)))),
    RIGHT: text(['text', 'number'], (value: string, count: number) =>
        count < 1 ? '' : value.slice(-Math.trunc(count))
    ),
    MID: text(['text', 'number', 'number'], (value: string, start: number, count: number) => {
        const from = Math.max(1, Math.trunc(start)) - 1;
        return value.slice(from, from + Math.max(0, Math.trunc(count)));
    }),
    LEN: { parameters: ['text'], returns: 'number', run: (value: string) => value.length },
    TRIM: text(['text'], (value: string) => value.replace(/^ +| +$/g, '')),
    UPPER: text(['text', 'text?'], (value: string, locale?: string) =>
        locale ? value.toLocaleUpperCase(locale.replace('_', '-')) : value.toUpperCase()
    ),
    LOWER: text(['text', 'text?'], (value: string, locale?: string) =>
        locale ? value.toLocaleLowerCase(locale.replace('_', '-')) : value.toLowerCase()
    ),
    INITCAP: text(['text'], (value: string) =>
        value
            .toLowerCase()
            .replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    ),
    REVERSE: text(['text'], (value: string) => [...value].reverse().join('')),
    CONTAINS: {
        parameters: ['text', 'text'],
        returns: 'boolean',
        run: (value: string, part: string) => contains(value, part, (whole, piece) => whole.includes(piece))
    },
    BEGINS: {
        parameters: ['text', 'text'],
        returns: 'boolean',
        run: (value: string, part: string) => contains(value, part, (whole, piece) => whole.startsWith(piece))
    },
    FIND: {
        parameters: ['text', 'text', 'number?'],
        returns: 'number',
        run: (part: string, value: string, start = 1) =>
            part === '' || value === '' || start < 1 ? 0 : value.indexOf(part, Math.trunc(start) - 1) + 1
    },
    SUBSTITUTE: text(['text', 'text', 'text'], (value: string, from: string, to: string) =>
        from === '' ? '' : value.replaceAll(from, () => to)
    ),
    LPAD: text(['text', 'number', 'text?'], (value: string, length: number, filler = ' ') =>
        pad(value, length, filler, true)
    ),
    RPAD: text(['text', 'number', 'text?'], (value: string, length: number, filler = ' ') =>
        pad(value, length, filler, false)
    ),
    REGEX: { parameters: ['text', 'text'], returns: 'boolean', run: matches },
    ISNUMBER: {
        parameters: ['text'],
        returns: 'boolean',
        run: (value: string) => /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)
    },
    VALUE: { parameters: ['text'], returns: 'number', run: numberOf },
    ASCII: { parameters: ['text'], returns: 'number', run: (value: string) => value.codePointAt(0) ?? null },
    CHR: text(['number'], (code: number) => (code < 1 ? '' : String.fromCodePoint(Math.trunc(code)))),
    CASESAFEID: text(['text'], safeId),
    BR: text([], () => '<br>'),
    HYPERLINK: text(
        ['text', 'text', 'text?'],
        (url: string, label: string, target = '_blank') =>
            `<a href="${escape(url)}" target="${escape(target)}">${escape(label)}</a>`
    ),
    IMAGE: text(
        ['text', 'text', 'number?', 'number?'],
        (url: string, label: string, height?: number, width?: number) => {
            const size = `${height === undefined ? '' : `height:${height}px;`}${width === undefined ? '' : `width:${width}px;`}`;
            return `<img src="${escape(url)}" alt="${escape(label)}"${size === '' ? '' : ` style="${size}"`} border="0"/>`;
        }
    ),
    HTMLENCODE: text(['text'], escape),
    URLENCODE: text(['text'], (value: string) => encodeURIComponent(value).replace(/%20/g, '+'))
};
