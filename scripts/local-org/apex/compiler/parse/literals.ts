import type { Literal } from '../ast.ts';
import { ApexSyntaxError } from './tokens.ts';
import type { Token } from './tokens.ts';

const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", '\\': '\\' };

/** Escapes of a string literal (Apex Developer Guide, "Primitive Data Types", String). */
const ESCAPE = /\\(?:u([0-9a-f]{4})|(.?))/gis;

function unescape(token: Token, text: string): string {
    if (!text.includes('\\')) return text;
    return text.replace(ESCAPE, (all, hex: string | undefined, character: string) => {
        if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
        const value = ESCAPES[character.toLowerCase()];
        if (value === undefined)
            throw new ApexSyntaxError(token, `Illegal character sequence '${all}' in string literal ${token.text}`);
        return value;
    });
}

/** Value of a string token. A multi-line string starts behind the line break that follows its quotes. */
function stringValue(token: Token): string {
    return token.kind === 'string'
        ? unescape(token, token.text.slice(1, -1))
        : unescape(token, token.text.slice(3, -3).replace(/^\r?\n/, ''));
}

/** The literal that a token is; null for another token. */
export function literalOf(token: Token): Literal | null {
    const { kind, text } = token;
    switch (kind) {
        case 'null':
            return { kind: 'null' };
        case 'true':
        case 'false':
            return { kind: 'boolean', value: kind === 'true' };
        case 'string':
        case 'multiline':
            return { kind: 'string', value: stringValue(token) };
        case 'integer':
            return { kind: 'integer', text };
        case 'long':
            return { kind: 'long', text: text.slice(0, -1) };
        case 'number':
            return /d$/i.test(text) ? { kind: 'double', text: text.slice(0, -1) } : { kind: 'decimal', text };
        default:
            return null;
    }
}
