import {
    ApexBlob,
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexEnum,
    apexError,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    ApexSet,
    ApexTime,
    concatText,
    Decimal,
    PlatformObject,
    SObject,
    typeName
} from '../values/index.ts';

/** API version in the URLs of serialised records. */
const API_VERSION = 'v68.0';

/** How JSON.serialize writes. */
export interface WriteOptions {
    pretty: boolean;
    /** Members of class instances that are null are left out (sObject fields and map entries stay). */
    suppressNulls: boolean;
}

/** A JSON value on its way to text; `Raw` holds a literal. */
type Plain = Raw | Plain[] | Entries;
class Raw {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}
class Entries {
    readonly entries: [string, Plain][];

    constructor(entries: [string, Plain][]) {
        this.entries = entries;
    }
}

/** JSON text of a string as the platform escapes it. */
export function jsonString(text: string): string {
    return JSON.stringify(text);
}

const raw = (text: string): Raw => new Raw(text);
const quoted = (text: string): Raw => new Raw(jsonString(text));

/** Datetimes inside records have `+0000`, elsewhere `Z`. */
const recordDatetime = (v: ApexDatetime): string => v.toISO().replace('Z', '+0000');

class Writer {
    readonly #options: WriteOptions;
    readonly #open = new Set<object>();

    constructor(options: WriteOptions) {
        this.#options = options;
    }

    plain(v: unknown): Plain {
        switch (typeof v) {
            case 'string':
                return quoted(v);
            case 'boolean':
            case 'number':
            case 'bigint':
                return raw(String(v));
            default:
                break;
        }
        if (v === null || v === undefined) return raw('null');
        if (v instanceof Decimal) return raw(v.toPlainString());
        if (v instanceof ApexDouble) {
            if (!Number.isFinite(v.value)) throw apexError('JSONException', 'Not a finite number');
            return raw(v.toString());
        }
        if (v instanceof ApexDate) return quoted(v.toISO());
        if (v instanceof ApexDatetime) return quoted(v.toISO());
        if (v instanceof ApexTime) return quoted(v.toISO());
        if (v instanceof ApexBlob) return quoted(Buffer.from(v.bytes).toString('base64'));
        if (v instanceof ApexEnum) return quoted(v.name);
        if (this.#open.has(v))
            throw apexError('JSONException', `Apex Type unsupported in JSON: circular reference to ${typeName(v)}`);
        this.#open.add(v);
        try {
            return this.#structure(v);
        } finally {
            this.#open.delete(v);
        }
    }

    #structure(v: object): Plain {
        if (v instanceof ApexList) return v.items.map((item) => this.plain(item));
        if (v instanceof ApexSet) return v.values().map((item) => this.plain(item));
        if (v instanceof ApexMap) return this.#map(v);
        if (v instanceof SObject) return this.record(v);
        if (v instanceof ApexObject && !(v instanceof ApexException)) return this.#instance(v);
        if (v instanceof PlatformObject && 'json' in v)
            return new Entries(
                Object.entries((v.json as () => Record<string, unknown>)()).map(([name, value]) => [
                    name,
                    this.plain(value)
                ])
            );
        throw apexError('JSONException', `Apex Type unsupported in JSON: ${typeName(v)}`);
    }

    #map(v: ApexMap): Plain {
        return new Entries(
            v.entries().map(([key, value]) => {
                if (key === null) throw apexError('JSONException', 'Null key for a Map not allowed in JSON');
                if (key instanceof SObject || key instanceof ApexObject || key instanceof ApexList)
                    throw apexError('JSONException', `Map with key of type ${typeName(key)} is not supported in JSON`);
                return [
                    key instanceof ApexDate ? key.toISO() : key instanceof ApexDatetime ? key.toISO() : concatText(key),
                    this.plain(value)
                ];
            })
        );
    }

    #instance(v: ApexObject): Plain {
        const type = v.$class;
        if (type === null) throw apexError('JSONException', 'Apex Type unsupported in JSON: Object');
        const entries: [string, Plain][] = [];
        for (const field of type.fields) {
            if (field.static || field.transient || !field.readable) continue;
            const value = type.get(v, field.name);
            if (value === null && this.#options.suppressNulls) continue;
            entries.push([field.name, this.plain(value)]);
        }
        return new Entries(entries);
    }

    /** A record with its attributes; child rows as a query result. */
    record(row: SObject): Plain {
        const url: [string, Plain][] =
            row.id === null
                ? []
                : [['url', quoted(`/services/data/${API_VERSION}/sobjects/${row.typeName}/${row.id}`)]];
        const entries: [string, Plain][] = [['attributes', new Entries([['type', quoted(row.typeName)], ...url])]];
        for (const [name, value] of row.populated()) {
            if (value instanceof ApexDatetime) entries.push([name, quoted(recordDatetime(value))]);
            else if (value instanceof ApexList) {
                // a record does not hold a relationship without rows (getSObjects answers null as well)
                if (value.items.length === 0) continue;
                const records = value.items.map((item) => this.plain(item));
                entries.push([
                    name,
                    new Entries([
                        ['totalSize', raw(String(records.length))],
                        ['done', raw('true')],
                        ['records', records]
                    ])
                ]);
            } else entries.push([name, this.plain(value)]);
        }
        return new Entries(entries);
    }
}

function compact(v: Plain): string {
    if (v instanceof Raw) return v.text;
    if (v instanceof Entries)
        return `{${v.entries.map(([name, value]) => `${jsonString(name)}:${compact(value)}`).join(',')}}`;
    return `[${v.map(compact).join(',')}]`;
}

/** Two spaces, ` : ` between name and value, arrays on one line: Jackson's default pretty printer, as the platform writes. */
function pretty(v: Plain, indent: string): string {
    if (v instanceof Raw) return v.text;
    if (v instanceof Entries) {
        if (v.entries.length === 0) return '{ }';
        const inner = `${indent}  `;
        return `{\n${v.entries.map(([name, value]) => `${inner}${jsonString(name)} : ${pretty(value, inner)}`).join(',\n')}\n${indent}}`;
    }
    return v.length === 0 ? '[ ]' : `[ ${v.map((item) => pretty(item, indent)).join(', ')} ]`;
}

/** JSON.serialize and serializePretty. JSONException for what cannot be serialised. */
export function serialize(v: unknown, options: WriteOptions): string {
    const plain = new Writer(options).plain(v);
    return options.pretty ? pretty(plain, '') : compact(plain);
}
