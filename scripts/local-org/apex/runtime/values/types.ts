/** A parsed Apex type text: `Map<Id, List<Account>>` -> {name: 'Map', args: [...]}; arrays become List. */
export interface TypeRef {
    name: string;
    args: TypeRef[];
}

const cache = new Map<string, TypeRef>();

/** A text that names no type: a mistake of Apex where the text came from there, an internal error elsewhere. */
export class TypeTextError extends Error {
    constructor(text: string) {
        super(`Not a type: ${text}`);
    }
}

/** Parses a canonical type text. Throws TypeTextError for text that is none. */
export function parseType(text: string): TypeRef {
    const found = cache.get(text);
    if (found !== undefined) return found;
    let at = 0;
    const skip = (): void => {
        while (text[at] === ' ') at++;
    };
    const read = (): TypeRef => {
        skip();
        const start = at;
        while (at < text.length && /[\w.$]/.test(text[at]!)) at++;
        let type: TypeRef = { name: text.slice(start, at), args: [] };
        if (type.name === '') throw new TypeTextError(text);
        skip();
        if (text[at] === '<') {
            do {
                at++;
                type.args.push(read());
                skip();
            } while (text[at] === ',');
            if (text[at] !== '>') throw new TypeTextError(text);
            at++;
        }
        skip();
        while (text.startsWith('[]', at)) {
            at += 2;
            type = { name: 'List', args: [type] };
        }
        return type;
    };
    const type = read();
    cache.set(text, type);
    return type;
}

/** `List<Account>` -> `Account`; `Object` when the text has no such argument. */
export function typeArgument(text: string, index: number): string {
    const arg = parseType(text).args[index];
    return arg === undefined ? 'Object' : typeText(arg);
}

/** Text of a parsed type, arguments separated by a comma without space. */
export function typeText(type: TypeRef): string {
    return type.args.length === 0 ? type.name : `${type.name}<${type.args.map(typeText).join(',')}>`;
}
