/** Java regular expressions (REGEX) -> JavaScript: what differs and is common is translated, the rest is refused. */
import { FormulaFailure } from './types.ts';

const CLASSES: Record<string, string> = {
    Alpha: 'a-zA-Z',
    Digit: '0-9',
    Alnum: 'a-zA-Z0-9',
    Upper: 'A-Z',
    Lower: 'a-z',
    Punct: '!-\\/:-@\\[-`{-~',
    Space: '\\s',
    XDigit: '0-9a-fA-F'
};

/** A regular expression that must match the whole text. Throws FormulaFailure for constructs that JavaScript lacks. */
export function compileRegex(pattern: string): RegExp {
    let source = pattern.replace(/\\Q(.*?)(?:\\E|$)/gs, (_, quoted: string) =>
        quoted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    );
    let flags = '';
    source = source.replace(/^\(\?([ims]+)\)/, (_, given: string) => {
        flags = given;
        return '';
    });
    if (/(?<!\\)[*+?}]\+/.test(source)) throw new FormulaFailure('possessive quantifiers of REGEX are not modelled');
    let inClass = false;
    source = source.replace(/\\p\{(\w+)\}|\\[\s\S]|[[\]]/g, (match, name: string | undefined) => {
        if (match === '[') inClass = true;
        if (match === ']') inClass = false;
        const known = name === undefined ? undefined : CLASSES[name];
        if (name !== undefined && known === undefined)
            throw new FormulaFailure(`\\p{${name}} of REGEX is not modelled`);
        return known === undefined ? match : inClass ? known : `[${known}]`;
    });
    try {
        return new RegExp(`^(?:${source})$`, flags);
    } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new FormulaFailure(`REGEX pattern is not valid: ${error.message}`);
    }
}
