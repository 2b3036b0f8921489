import type { Node, TypeRef } from '../ast.ts';
import { ApexSyntaxError, tokensOf } from './tokens.ts';
import type { Kind, Token } from './tokens.ts';

/** Reserved words that are no names behind a dot either; all others are. */
const NEVER_NAMES = new Set(['void', 'true', 'false']);

/** A place in a text's tokens, with what every rule of the grammar needs. All methods that require something throw ApexSyntaxError. */
export class Cursor {
    readonly text: string;
    readonly tokens: Token[];
    index = 0;
    /** Inside of an inline query, where words behind a bind expression go on with the query. */
    inQuery = false;

    constructor(text: string) {
        this.text = text;
        this.tokens = tokensOf(text);
    }

    get token(): Token {
        return this.tokens[this.index]!;
    }

    /** The token before. */
    get last(): Token {
        return this.tokens[this.index - 1]!;
    }

    /** A token further on; the end of the text where there is none. */
    ahead(count: number): Token {
        return this.tokens[Math.min(this.index + count, this.tokens.length - 1)]!;
    }

    is(kind: Kind): boolean {
        return this.tokens[this.index]!.kind === kind;
    }

    /** Whether a word stands here that is only reserved in some places. */
    isWord(word: string): boolean {
        const { kind, word: own } = this.tokens[this.index]!;
        return kind === 'name' && own === word;
    }

    next(): Token {
        return this.tokens[this.index++]!;
    }

    /** Steps over a token of a kind; false where there is another. */
    accept(kind: Kind): boolean {
        if (this.tokens[this.index]!.kind !== kind) return false;
        this.index++;
        return true;
    }

    acceptWord(word: string): boolean {
        if (!this.isWord(word)) return false;
        this.index++;
        return true;
    }

    expect(kind: Kind): Token {
        const { token } = this;
        if (token.kind !== kind) this.fail(kind.length > 1 ? undefined : `Missing '${kind}' at '${token.text}'`);
        this.index++;
        return token;
    }

    expectWord(word: string): Token {
        if (!this.isWord(word)) this.fail(`Missing '${word}' at '${this.token.text}'`);
        return this.next();
    }

    /** The position of the next token. */
    position(): Node {
        const { line, column } = this.tokens[this.index]!;
        return { line, column };
    }

    fail(message = `Unexpected token '${this.token.text}'.`): never {
        throw new ApexSyntaxError(this.token, message);
    }

    name(): string {
        if (!this.is('name')) this.fail(`Missing name at '${this.token.text}'`);
        return this.next().text;
    }

    /** Behind a dot nearly all words are names. */
    anyName(): string {
        const { kind, word } = this.token;
        if (kind !== 'name' && (word === '' || NEVER_NAMES.has(word)))
            this.fail(`Missing name at '${this.token.text}'`);
        return this.next().text;
    }

    /** Names with dots between them. */
    qualifiedName(): string {
        let name = this.name();
        while (this.accept('.')) name += `.${this.name()}`;
        return name;
    }

    typeRef(): TypeRef {
        const { line, column } = this.token;
        let name = '';
        let args: TypeRef[] = [];
        do {
            if (!this.#isTypeName(this.index)) this.fail(`Missing type at '${this.token.text}'`);
            name = name === '' ? this.next().text : `${name}.${this.next().text}`;
            args = this.typeArguments();
            // What follows the dot of `Account.class` is no name.
        } while (this.is('.') && this.#isTypeName(this.index + 1) && this.accept('.'));
        let dimensions = 0;
        while (this.is('[') && this.ahead(1).kind === ']') {
            this.index += 2;
            dimensions++;
        }
        return { line, column, name, args, dimensions };
    }

    /** `<A, B>`, or nothing. */
    typeArguments(): TypeRef[] {
        if (!this.accept('<')) return [];
        const types = this.typeList();
        this.expect('>');
        return types;
    }

    typeList(): TypeRef[] {
        const types = [this.typeRef()];
        while (this.accept(',')) types.push(this.typeRef());
        return types;
    }

    /** Index behind the type that starts at an index; -1 where there is none. */
    behindType(from: number): number {
        let at = from;
        for (;;) {
            if (!this.#isTypeName(at)) return -1;
            at++;
            if (this.tokens[at]!.kind === '<') {
                at = this.#behindArguments(at);
                if (at < 0) return -1;
            }
            if (this.tokens[at]!.kind !== '.' || !this.#isTypeName(at + 1)) break;
            at++;
        }
        while (this.tokens[at]!.kind === '[' && this.tokens[at + 1]!.kind === ']') at += 2;
        return at;
    }

    /** Whether a type and then a name start here, as declarations do. */
    isDeclaration(): boolean {
        const behind = this.behindType(this.index);
        return behind >= 0 && this.tokens[behind]!.kind === 'name';
    }

    #isTypeName(index: number): boolean {
        const kind = this.tokens[index]?.kind;
        return kind === 'name' || kind === 'list' || kind === 'map';
    }

    #behindArguments(from: number): number {
        let at = from;
        do {
            at = this.behindType(at + 1);
            if (at < 0) return -1;
        } while (this.tokens[at]!.kind === ',');
        return this.tokens[at]!.kind === '>' ? at + 1 : -1;
    }
}
