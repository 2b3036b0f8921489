import { apexError, PlatformObject } from '../values/index.ts';
import { jsonString, serialize } from './json-write.ts';
import { need } from './support.ts';
import type { Member, PlatformClass } from './support.ts';

interface Level {
    kind: 'object' | 'array';
    count: number;
}

/** System.JSONGenerator: writes JSON piece by piece, indented as serializePretty when asked. */
export class JsonGenerator extends PlatformObject {
    readonly apexType = 'System.JSONGenerator';
    readonly #pretty: boolean;
    readonly #levels: Level[] = [];
    #out = '';
    #named = false;
    closed = false;

    constructor(pretty: boolean) {
        super();
        this.#pretty = pretty;
    }

    get text(): string {
        return this.#out;
    }

    #indent(): string {
        return '  '.repeat(this.#levels.filter((level) => level.kind === 'object').length);
    }

    /** Separator in front of the next value or name. */
    #before(name: boolean): void {
        if (this.closed) throw apexError('JSONException', 'JSON generator is already closed');
        const level = this.#levels.at(-1);
        if (this.#named) {
            this.#named = false;
            return;
        }
        if (level === undefined) return;
        if (level.kind === 'object' && !name)
            throw apexError('JSONException', 'Can not write value, expecting field name');
        if (level.kind === 'array' && name)
            throw apexError('JSONException', 'Can not write a field name, expecting a value');
        if (level.count++ > 0) this.#out += ',';
        if (!this.#pretty) return;
        if (level.kind === 'object') this.#out += `\n${this.#indent()}`;
        else this.#out += ' ';
    }

    raw(json: string): void {
        this.#before(false);
        this.#out += json;
    }

    value(v: unknown): void {
        const json = serialize(v, { pretty: this.#pretty, suppressNulls: false });
        this.raw(this.#pretty ? json.replaceAll('\n', `\n${this.#indent()}`) : json);
    }

    name(text: string): void {
        this.#before(true);
        if (this.#levels.length === 0)
            throw apexError('JSONException', 'Can not write a field name, expecting a value');
        this.#out += jsonString(need(text)) + (this.#pretty ? ' : ' : ':');
        this.#named = true;
    }

    start(kind: Level['kind']): void {
        this.raw(kind === 'object' ? '{' : '[');
        this.#levels.push({ kind, count: 0 });
    }

    end(kind: Level['kind']): void {
        const level = this.#levels.pop();
        if (level?.kind !== kind)
            throw apexError('JSONException', `Current context not an ${kind} but ${level?.kind ?? 'root'}`);
        if (this.#pretty) this.#out += kind === 'object' && level.count > 0 ? `\n${this.#indent()}` : ' ';
        this.#out += kind === 'object' ? '}' : ']';
    }

    close(): void {
        while (this.#levels.length > 0) this.end(this.#levels.at(-1)!.kind);
        this.closed = true;
    }
}

const write: Member = (self: JsonGenerator, v: unknown) => self.value(v);
const writeField: Member = (self: JsonGenerator, name: string, v: unknown) => {
    self.name(name);
    self.value(v);
};
const KINDS = ['blob', 'boolean', 'date', 'datetime', 'id', 'number', 'object', 'string', 'time'];

export const generatorClass: PlatformClass = {
    name: 'JSONGenerator',
    methods: {
        ...Object.fromEntries(
            KINDS.flatMap((kind) => [
                [`write${kind}`, write],
                [`write${kind}field`, writeField]
            ])
        ),
        writenull: (self: JsonGenerator) => self.raw('null'),
        writenullfield: (self: JsonGenerator, name: string) => {
            self.name(name);
            self.raw('null');
        },
        writefieldname: (self: JsonGenerator, name: string) => self.name(name),
        writestartobject: (self: JsonGenerator) => self.start('object'),
        writeendobject: (self: JsonGenerator) => self.end('object'),
        writestartarray: (self: JsonGenerator) => self.start('array'),
        writeendarray: (self: JsonGenerator) => self.end('array'),
        getasstring: (self: JsonGenerator) => {
            self.close();
            return self.text;
        },
        close: (self: JsonGenerator) => self.close(),
        isclosed: (self: JsonGenerator) => self.closed
    }
};
