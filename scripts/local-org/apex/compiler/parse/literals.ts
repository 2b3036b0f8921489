import type { Literal } from '../ast.ts';
import type { LiteralContext } from '@apexdevtools/apex-parser';

const ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", '\\': '\\' };

function unescape(text: string): string {
    if (!text.includes('\\')) return text;
    return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_all, hex: string | undefined, char: string) =>
        hex === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(parseInt(hex, 16))
    );
}

/** Value of a string literal as written, single-quoted. */
export function stringValue(source: string): string {
    return unescape(source.slice(1, -1));
}

/** Value of a multi-line string: the line break behind the opening quotes does not count. */
export function multilineValue(source: string): string {
    return unescape(source.slice(3, -3).replace(/^\r?\n/, ''));
}

/** A literal of the grammar. */
export function literalOf(context: LiteralContext): Literal {
    const text = context.getText();
    if (context.NULL()) return { kind: 'null' };
    if (context.BooleanLiteral()) return { kind: 'boolean', value: text.toLowerCase() === 'true' };
    if (context.StringLiteral()) return { kind: 'string', value: stringValue(text) };
    if (context.MultilineStringLiteral()) return { kind: 'string', value: multilineValue(text) };
    if (context.IntegerLiteral()) return { kind: 'integer', text };
    if (context.LongLiteral()) return { kind: 'long', text: text.slice(0, -1) };
    return /d$/i.test(text) ? { kind: 'double', text: text.slice(0, -1) } : { kind: 'decimal', text };
}
