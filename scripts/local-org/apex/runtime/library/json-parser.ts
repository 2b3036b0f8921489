import { resolveType } from '../type.ts';
import type { ApexType } from '../type.ts';
import { apexError, PlatformObject } from '../values/index.ts';
import { constant } from './enums.ts';
import { Reader } from './json-read.ts';
import { readNode, Tokenizer } from './json-tokens.ts';
import type { JsonNode, Token } from './json-tokens.ts';
import { need } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

/** System.JSONParser: a pull parser. */
export class JsonParser extends PlatformObject {
    readonly apexType = 'System.JSONParser';
    readonly #tokens: Tokenizer;
    current: Token | null = null;
    cleared: Token | null = null;
    /** Names of the enclosing fields, innermost last; null for arrays. */
    readonly #names: (string | null)[] = [null];

    constructor(source: string) {
        super();
        this.#tokens = new Tokenizer(source);
    }

    get source(): string {
        return this.#tokens.source;
    }

    next(): Token | null {
        const token = this.#tokens.next();
        this.current = token;
        switch (token?.kind) {
            case 'FIELD_NAME':
                this.#names[this.#names.length - 1] = token.text;
                break;
            case 'START_OBJECT':
            case 'START_ARRAY':
                this.#names.push(null);
                break;
            case 'END_OBJECT':
            case 'END_ARRAY':
                this.#names.pop();
                break;
            default:
                break;
        }
        return token;
    }

    nextValue(): Token | null {
        let token = this.next();
        while (token?.kind === 'FIELD_NAME') token = this.next();
        return token;
    }

    /** Name of the field that the current token belongs to. */
    name(): string | null {
        const inside = this.current?.kind === 'START_OBJECT' || this.current?.kind === 'START_ARRAY';
        return this.#names.at(inside ? -2 : -1) ?? null;
    }

    skip(): void {
        if (this.current?.kind !== 'START_OBJECT' && this.current?.kind !== 'START_ARRAY') return;
        for (let depth = 1; depth > 0;) {
            const kind = this.next()?.kind;
            if (kind === 'START_OBJECT' || kind === 'START_ARRAY') depth++;
            else if (kind === 'END_OBJECT' || kind === 'END_ARRAY') depth--;
        }
    }

    /** The current value as one node; the parser then stands on its last token. */
    node(): JsonNode {
        if (this.current === null) this.next();
        if (this.current?.kind === 'FIELD_NAME') this.next();
        const { source } = this;
        return readNode({ source, next: () => this.next() }, this.current);
    }

    value(type: string): unknown {
        const { current } = this;
        if (current === null || /^(START|END|FIELD)/.test(current.kind))
            throw apexError('JSONException', `Current token is not a value: ${current?.kind ?? 'null'}`);
        return new Reader(this.source, false).read(readNode({ source: this.source, next: () => null }, current), type);
    }
}

const kindOf = (token: Token | null): unknown => (token === null ? null : constant('JSONToken', token.kind));
const value =
    (type: string): Member =>
    (self: JsonParser) =>
        self.value(type);

function readAs(self: JsonParser, type: ApexType, strict: boolean): unknown {
    const { name } = need(type);
    return new Reader(self.source, strict).read(self.node(), resolveType(name) ?? name);
}

export const parserClass: PlatformClass = {
    name: 'JSONParser',
    methods: {
        nexttoken: (self: JsonParser) => kindOf(self.next()),
        nextvalue: (self: JsonParser) => kindOf(self.nextValue()),
        getcurrenttoken: (self: JsonParser) => kindOf(self.current),
        hascurrenttoken: (self: JsonParser) => self.current !== null,
        clearcurrenttoken: (self: JsonParser) => {
            self.cleared = self.current;
            self.current = null;
        },
        getlastclearedtoken: (self: JsonParser) => kindOf(self.cleared),
        getcurrentname: (self: JsonParser) => self.name(),
        gettext: (self: JsonParser) => self.current?.text ?? null,
        skipchildren: (self: JsonParser) => self.skip(),
        getbooleanvalue: value('Boolean'),
        getintegervalue: value('Integer'),
        getlongvalue: value('Long'),
        getdoublevalue: value('Double'),
        getdecimalvalue: value('Decimal'),
        getidvalue: value('Id'),
        getdatevalue: value('Date'),
        getdatetimevalue: value('Datetime'),
        gettimevalue: value('Time'),
        getblobvalue: value('Blob'),
        readvalueas: (self: JsonParser, type: ApexType) => readAs(self, type, false),
        readvalueasstrict: (self: JsonParser, type: ApexType) => readAs(self, type, true)
    }
};
