/**
 * Literals and bind names are taken out of a query before it is parsed: SOQL strings know escapes (`\_`, `\%`) and binds know
 * names (`list`, `map`) that the grammar of Apex does not.
 */
export interface Placeholders {
    text: string;
    /** Source of each string literal, without quotes, by number. */
    strings: string[];
    binds: string[];
}

const PIECE = /'((?:[^'\\]|\\.)*)'|:\s*([A-Za-z_]\w*(?:\.\w+)*)(?!\s*\()/gs;

/** Replaces `'text'` by `'0'` and `:name` by `:v0`, counting up. */
export function takeOut(text: string): Placeholders {
    const strings: string[] = [];
    const binds: string[] = [];
    const replaced = text.replace(PIECE, (_whole, literal: string | undefined, bind: string | undefined) => {
        if (literal !== undefined) {
            return `'${strings.push(literal) - 1}'`;
        }
        return `:v${binds.push(bind!) - 1}`;
    });
    return { text: replaced, strings, binds };
}

/** A token of the replaced text as it was written. */
export function original(placeholders: Placeholders, token: string): string {
    const literal = /^'(\d+)'$/.exec(token);
    if (literal !== null) {
        return `'${placeholders.strings[Number(literal[1])]}'`;
    }
    const bind = /^v(\d+)$/.exec(token);
    return bind !== null && Number(bind[1]) < placeholders.binds.length ? placeholders.binds[Number(bind[1])] : token;
}
