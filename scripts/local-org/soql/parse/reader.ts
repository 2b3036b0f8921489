/** Walks over the tokens of a query. */
import { QUERY_MESSAGES, QueryError } from '../errors.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

export class TokenReader {
    readonly #tokens: readonly Token[];
    #at = 0;

    constructor(text: string) {
        this.#tokens = tokenize(text);
    }

    /** The token that is to be read. */
    get token(): Token {
        return this.#tokens[this.#at];
    }

    /** The one behind it. */
    get following(): Token {
        return this.#tokens[Math.min(this.#at + 1, this.#tokens.length - 1)];
    }

    /** Whether the token is this keyword (in upper case) or mark. */
    is(key: string): boolean {
        return this.token.key === key;
    }

    /** Reads the token, which must not be the end. */
    next(): Token {
        return this.#tokens[this.#at++];
    }

    /** Reads the keyword or mark if it is there. */
    take(key: string): boolean {
        const found = this.is(key);
        if (found) {
            this.#at++;
        }
        return found;
    }

    /** Reads the keyword or mark, which has to be there. */
    expect(key: string): void {
        if (!this.take(key)) {
            this.fail();
        }
    }

    /** Reads which of the keywords is there; one has to be. */
    oneOf<Key extends string>(...keys: Key[]): Key {
        const found = keys.find((key) => this.is(key));
        if (found === undefined) {
            return this.fail();
        }
        this.#at++;
        return found;
    }

    /** Throws that the token is not expected. */
    fail(): never {
        throw new QueryError(QUERY_MESSAGES.unexpectedToken(this.token.text));
    }
}

/** Throws that the local org does not know a part of SOQL. */
export function refuse(what: string): never {
    throw new QueryError(QUERY_MESSAGES.unsupported(what), 'UNSUPPORTED');
}
