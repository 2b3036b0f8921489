import { tx } from '../context.ts';
import { resolveType } from '../type.ts';
import {
    ApexBlob,
    ApexDate,
    ApexDatetime,
    ApexDouble,
    apexError,
    ApexList,
    ApexMap,
    ApexSet,
    ApexTime,
    Decimal,
    fieldApexType,
    normalizeId,
    parseType,
    SObject,
    typeText
} from '../values/index.ts';
import type { TypeRef } from '../values/index.ts';
import { platformEnum } from './enums.ts';
import { ROW_RESULTS, RowResult } from './results.ts';
import type { ResultType } from './results.ts';
import { jsonError } from './json-tokens.ts';
import type { JsonNode } from './json-tokens.ts';
import type { ObjectModel } from '../../../schema/types.ts';
import type { ProgramClass } from '../../../contracts.ts';

/** deserializeUntyped: maps, lists, strings, booleans; whole numbers as Integer, else Long; others as Decimal. */
export function untyped(node: JsonNode): unknown {
    switch (node.kind) {
        case 'object':
            return new ApexMap(
                'Map<String,Object>',
                node.members.map(([name, value]) => [name, untyped(value)])
            );
        case 'array':
            return new ApexList('List<Object>', node.items.map(untyped));
        case 'string':
            return node.text;
        case 'boolean':
            return node.text === 'true';
        case 'null':
            return null;
        case 'number': {
            if (/[.eE]/.test(node.text)) return Decimal.parse(node.text);
            const whole = BigInt(node.text);
            if (BigInt.asIntN(32, whole) === whole) return Number(whole);
            return BigInt.asIntN(64, whole) === whole ? whole : new Decimal(whole, 0);
        }
    }
}

const RESULT_TYPES = new Map<string, ResultType>(ROW_RESULTS.map((type) => [`database.${type.toLowerCase()}`, type]));

/** Reads parsed JSON into a declared type (JSON.deserialize, deserializeStrict, readValueAs). */
export class Reader {
    readonly #source: string;
    readonly #strict: boolean;

    constructor(source: string, strict: boolean) {
        this.#source = source;
        this.#strict = strict;
    }

    #fail(node: JsonNode, reason: string): never {
        throw jsonError(this.#source, node.at, reason);
    }

    read(node: JsonNode, type: string): unknown {
        return this.#read(node, parseType(type));
    }

    #read(node: JsonNode, type: TypeRef): unknown {
        if (node.kind === 'null') return null;
        switch (type.name.toLowerCase()) {
            case 'list':
                return new ApexList(
                    typeText(type),
                    this.#items(node).map((item) => this.#read(item, type.args[0]!))
                );
            case 'set':
                return new ApexSet(
                    typeText(type),
                    this.#items(node).map((item) => this.#read(item, type.args[0]!))
                );
            case 'map':
                return this.#map(node, type);
            case 'object':
                return untyped(node);
            case 'sobject':
                return this.#anyRecord(node);
            default:
                break;
        }
        const own = tx().program.find(type.name);
        if (own !== null) return own.kind === 'enum' ? this.#constant(node, own) : this.#instance(node, own);
        const object = tx().model.object(type.name);
        if (object !== undefined) return this.#record(node, object);
        const platform = platformEnum(type.name);
        if (platform !== null)
            return (
                platform.find(node.text) ?? this.#fail(node, `Invalid value for enum ${platform.name}: ${node.text}`)
            );
        const result = RESULT_TYPES.get(type.name.toLowerCase());
        return result === undefined ? this.#primitive(node, type.name) : this.#rowResult(node, result);
    }

    /** Results of Database methods can be made from JSON, which tests use since they have no constructors. */
    #rowResult(node: JsonNode, type: ResultType): RowResult {
        const members = new Map(this.#members(node));
        const text = (name: string): string | null => {
            const found = members.get(name);
            return found === undefined || found.kind === 'null' ? null : found.text;
        };
        const errors = (members.get('errors')?.items ?? []).map((item) => {
            const of = new Map(this.#members(item));
            return {
                statusCode: of.get('statusCode')?.text ?? 'UNKNOWN_EXCEPTION',
                message: of.get('message')?.text ?? '',
                fields: (of.get('fields')?.items ?? []).map((each) => each.text)
            };
        });
        return new RowResult(type, {
            success: text('success') === 'true',
            id: text('id'),
            created: text('created') === 'true',
            errors
        });
    }

    #items(node: JsonNode): JsonNode[] {
        if (node.kind !== 'array') this.#fail(node, "Malformed JSON: Expected '[' at the beginning of List/Set");
        return node.items;
    }

    #members(node: JsonNode): [string, JsonNode][] {
        if (node.kind !== 'object') this.#fail(node, "Malformed JSON: Expected '{' at the beginning of object");
        return node.members;
    }

    #map(node: JsonNode, type: TypeRef): ApexMap {
        const keyNode = (text: string): JsonNode => ({ ...node, kind: 'string', text, items: [], members: [] });
        return new ApexMap(
            typeText(type),
            this.#members(node).map(([name, value]) => [
                this.#read(keyNode(name), type.args[0]!),
                this.#read(value, type.args[1]!)
            ])
        );
    }

    #constant(node: JsonNode, type: ProgramClass): unknown {
        const found = type.constants.find((each) => each.name.toLowerCase() === node.text.toLowerCase());
        return found ?? this.#fail(node, `Invalid value for enum ${type.name}: ${node.text}`);
    }

    #instance(node: JsonNode, type: ProgramClass): unknown {
        const members = this.#members(node);
        if (type.kind === 'interface' || type.abstract) this.#fail(node, `Apex Type unsupported in JSON: ${type.name}`);
        const instance = type.allocate();
        for (const [name, value] of members) {
            const field = type.fields.find((each) => !each.static && each.name.toLowerCase() === name.toLowerCase());
            if (field === undefined) {
                if (this.#strict) throw apexError('JSONException', `Unknown field: ${type.name}.${name}`);
            } else if (!field.transient && field.writable)
                type.set(instance, field.name, this.#read(value, parseType(resolveType(field.type) ?? field.type)));
        }
        return instance;
    }

    #anyRecord(node: JsonNode): SObject {
        const attributes = this.#members(node).find(([name]) => name === 'attributes')?.[1];
        const name = attributes?.members.find(([each]) => each === 'type')?.[1].text;
        const object = name === undefined ? undefined : tx().model.object(name);
        if (object === undefined) this.#fail(node, 'Cannot deserialize an SObject without a valid attributes type');
        return this.#record(node, object);
    }

    /**
     * A record: fields, parents and child rows (`{"records": [...]}`), read-only fields included. Other attributes are ignored [Apex Reference, "JSON Class",
     * deserialize]; deserializeStrict refuses them [github.com/octoberswimmer/aer-dist/issues/180], whatever its page says.
     */
    #record(node: JsonNode, object: ObjectModel): SObject {
        const { model } = tx();
        const row = new SObject(object);
        for (const [name, value] of this.#members(node)) {
            if (name === 'attributes') continue;
            const field = row.findField(name);
            const parent = model.relationship(object, name);
            const child = model.childRelationship(object, name);
            if (field !== undefined)
                row.values[field.name] = value.kind === 'null' ? null : this.#primitive(value, fieldApexType(field));
            else if (parent !== undefined && parent.relationshipName !== null)
                row.values[parent.relationshipName] =
                    value.kind === 'null' ? null : this.#parent(value, parent.referenceTo);
            else if (child !== undefined && child.name !== null) {
                const records =
                    value.kind === 'array'
                        ? value.items
                        : (value.members.find(([each]) => each === 'records')?.[1].items ?? []);
                row.values[child.name] = new ApexList(
                    `List<${child.childObject}>`,
                    records.map((each) => this.#record(each, model.object(child.childObject)!))
                );
            } else if (this.#strict)
                throw apexError('JSONException', `No such column '${name}' on sobject of type ${object.name}`);
        }
        return row;
    }

    #parent(node: JsonNode, referenceTo: readonly string[]): SObject {
        const object = referenceTo.length === 1 ? tx().model.object(referenceTo[0]!) : undefined;
        return object === undefined ? this.#anyRecord(node) : this.#record(node, object);
    }

    #primitive(node: JsonNode, type: string): unknown {
        const { text, kind } = node;
        const fail = (): never =>
            this.#fail(node, `Illegal value for ${type.toLowerCase() === 'id' ? 'id field' : 'primitive'}: ${text}`);
        const number = kind === 'number' || (kind === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text));
        switch (type.toLowerCase().replace(/^system\./, '')) {
            case 'string':
                return kind === 'object' || kind === 'array' ? fail() : text;
            case 'id':
                return normalizeId(text) ?? fail();
            case 'boolean':
                return kind === 'boolean' || /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : fail();
            case 'integer':
                return number && /^-?\d+$/.test(text) && Number(text) === (Number(text) | 0) ? Number(text) : fail();
            case 'long':
                return number && /^-?\d+$/.test(text) ? BigInt(text) : fail();
            case 'double':
                return number ? new ApexDouble(Number(text)) : fail();
            case 'decimal':
                return number ? Decimal.parse(text) : fail();
            case 'date':
                return ApexDate.fromISO(text.slice(0, 10)) ?? fail();
            case 'datetime':
                return ApexDatetime.fromISO(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text) ?? fail();
            case 'time':
                return timeOf(text) ?? fail();
            case 'blob':
                return kind === 'string' ? new ApexBlob(new Uint8Array(Buffer.from(text, 'base64'))) : fail();
            default:
                throw apexError('JSONException', `Apex Type unsupported in JSON: ${type}`);
        }
    }
}

function timeOf(text: string): ApexTime | null {
    const match = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/.exec(text);
    return match === null
        ? null
        : ApexTime.of(Number(match[1]), Number(match[2]), Number(match[3]), Number((match[4] ?? '0').padEnd(3, '0')));
}
