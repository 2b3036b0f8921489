import { tx } from '../context.ts';
import { resolveType } from '../type.ts';
import {
    ApexBlob,
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexEnum,
    ApexException,
    ApexList,
    ApexMap,
    ApexObject,
    ApexSet,
    ApexTime,
    AuraHandledException,
    concatText,
    Decimal,
    fieldApexType,
    normalizeId,
    parseType,
    SObject,
    typeName,
    typeText,
    UnsupportedError
} from '../values/index.ts';
import type { TypeRef } from '../values/index.ts';
import type { ObjectModel } from '../../../schema/types.ts';
import type { ProgramClass } from '../../../contracts.ts';

/**
 * JSON between @AuraEnabled methods and Lightning web components. What is settled, with its evidence, stands in
 * docs/decisions (Aura serialisation): null members are left out of results, and of a class that comes in, only
 * @AuraEnabled properties with a setter are filled.
 */

/** An argument that cannot be converted; the platform refuses such a request before any Apex runs. */
export class AuraArgumentError extends Error {}

/** Plain JSON values, as JSON.parse gives them. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };

/** One argument by its declared type (canonical text); AuraArgumentError where it does not fit. `name` is for the message. */
export function fromAuraJson(type: string, value: unknown, name = 'parameter'): unknown {
    return read(value as Json, parseType(resolveType(type) ?? type), name);
}

/** Message of an exception as the client gets it: AuraHandledException tells its constructor's text. */
export function clientMessage(error: ApexException): string {
    return error instanceof AuraHandledException && error.clientMessage !== null
        ? error.clientMessage
        : error.getMessage();
}

function bad(value: Json, type: string, where: string): never {
    throw new AuraArgumentError(
        `Value provided is invalid for action parameter '${where}' of type '${type}': ${JSON.stringify(value)}`
    );
}

function read(value: Json, type: TypeRef, where: string): unknown {
    if (value === null || value === undefined) return null;
    switch (type.name) {
        case 'List':
        case 'Set': {
            if (!Array.isArray(value)) return bad(value, typeText(type), where);
            const items = (value as Json[]).map((item) => read(item, type.args[0]!, where));
            return type.name === 'List' ? new ApexList(typeText(type), items) : new ApexSet(typeText(type), items);
        }
        case 'Map':
            return new ApexMap(
                typeText(type),
                members(value, type, where).map(([key, item]) => [
                    read(key, type.args[0]!, where),
                    read(item, type.args[1]!, where)
                ])
            );
        case 'Object':
            return untyped(value);
        default:
            break;
    }
    const own = tx().program.find(type.name);
    if (own !== null) return own.kind === 'enum' ? constant(own, value, where) : instance(own, value, where);
    const object = type.name === 'SObject' ? typeOfRecord(value) : tx().model.object(type.name);
    if (object !== undefined) return record(object, value, where);
    return primitive(value, type.name, where);
}

function members(value: Json, type: TypeRef, where: string): [string, Json][] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(value, typeText(type), where);
    return Object.entries(value as { [name: string]: Json });
}

/** Values for Object: as deserializeUntyped, but whole numbers beyond 32 bits come as Long and others as Decimal. */
function untyped(value: Json): unknown {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return new ApexList('List<Object>', (value as Json[]).map(untyped));
    if (typeof value === 'object')
        return new ApexMap(
            'Map<String,Object>',
            Object.entries(value as { [name: string]: Json }).map(([key, item]) => [key, untyped(item)])
        );
    if (typeof value === 'number')
        return Number.isInteger(value) ? (value === (value | 0) ? value : BigInt(value)) : Decimal.ofNumber(value);
    return value;
}

function constant(type: ProgramClass, value: Json, where: string): ApexEnum {
    return type.constants.find((each) => each.name === value) ?? bad(value, type.name, where);
}

function instance(type: ProgramClass, value: Json, where: string): ApexObject {
    const made = type.newInstance();
    for (const [name, item] of members(value, { name: type.name, args: [] }, where)) {
        const field = type.fields.find((each) => !each.static && each.name === name);
        if (field === undefined || !field.auraEnabled || !field.property || !field.writable) continue;
        type.set(made, field.name, read(item, parseType(resolveType(field.type) ?? field.type), `${where}.${name}`));
    }
    return made;
}

function typeOfRecord(value: Json): ObjectModel | undefined {
    const given = value as { sobjectType?: Json; attributes?: { type?: Json } };
    const name = given.sobjectType ?? given.attributes?.type;
    return typeof name === 'string' ? tx().model.object(name) : undefined;
}

function record(object: ObjectModel, value: Json, where: string): SObject {
    const { model } = tx();
    const row = new SObject(object);
    for (const [name, item] of members(value, { name: object.name, args: [] }, where)) {
        if (name === 'sobjectType' || name === 'attributes') continue;
        const field = row.findField(name);
        const parent = model.relationship(object, name);
        const child = model.childRelationship(object, name);
        const at = `${where}.${name}`;
        if (field !== undefined)
            row.values[field.name] =
                item === null || item === undefined ? null : primitive(item, fieldApexType(field), at);
        else if (parent?.relationshipName !== null && parent?.referenceTo.length === 1)
            row.values[parent.relationshipName] =
                item === null ? null : record(model.object(parent.referenceTo[0]!)!, item, at);
        else if (child?.name !== null && child !== undefined && Array.isArray(item))
            row.values[child.name] = new ApexList(
                `List<${child.childObject}>`,
                (item as Json[]).map((each) => record(model.object(child.childObject)!, each, at))
            );
        else bad(item, object.name, at);
    }
    return row;
}

function primitive(value: Json, type: string, where: string): unknown {
    const fail = (): never => bad(value, type, where);
    const text =
        typeof value === 'string'
            ? value
            : typeof value === 'number' || typeof value === 'boolean'
              ? String(value)
              : fail();
    // an emptied input field sends '': no value for everything but text
    if (text === '' && type !== 'String') return null;
    const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text);
    switch (type) {
        case 'String':
            return text;
        case 'Id':
            return normalizeId(text) ?? fail();
        case 'Boolean':
            return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : fail();
        case 'Integer':
            return number && Number(text) === (Number(text) | 0) ? Number(text) : fail();
        case 'Long':
            return number && Number.isInteger(Number(text)) ? BigInt(Decimal.parse(text).setScale(0).unscaled) : fail();
        case 'Double':
            return number ? new ApexDouble(Number(text)) : fail();
        case 'Decimal':
            return number ? plain(text) : fail();
        case 'Date':
            return ApexDate.fromISO(text.slice(0, 10)) ?? fail();
        case 'Datetime':
            return ApexDatetime.fromISO(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text) ?? fail();
        case 'Time':
            return timeOf(text) ?? fail();
        case 'Blob':
            return new ApexBlob(new Uint8Array(Buffer.from(text, 'base64')));
        default:
            throw new UnsupportedError(`@AuraEnabled parameter of type ${type}`);
    }
}

function plain(text: string): Decimal {
    const parsed = Decimal.parse(text);
    return parsed.scale < 0 ? parsed.setScale(0) : parsed;
}

/** Milliseconds or `HH:mm[:ss[.SSS]]`. */
function timeOf(text: string): ApexTime | null {
    if (/^\d+$/.test(text)) return new ApexTime(Number(text));
    const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
    return match === null
        ? null
        : ApexTime.of(
              Number(match[1]),
              Number(match[2]),
              Number(match[3] ?? 0),
              Number((match[4] ?? '0').padEnd(3, '0'))
          );
}

/**
 * A method's result as plain JSON: numbers of every type as numbers, dates `YYYY-MM-DD`, datetimes ISO in UTC, times in ms,
 * records without attributes and child rows as arrays, of class instances the readable @AuraEnabled members. Null members are
 * left out (undefined only at the top, for void).
 */
export function toAuraJson(value: unknown): Json {
    if (value === undefined || value === null) return null;
    switch (typeof value) {
        case 'string':
        case 'boolean':
        case 'number':
            return value;
        case 'bigint':
            return Number(value);
        default:
            break;
    }
    if (value instanceof Decimal) return value.toNumber();
    if (value instanceof ApexDouble) return value.value;
    if (value instanceof ApexDate) return value.toISO();
    if (value instanceof ApexDatetime) return value.toISO();
    if (value instanceof ApexTime) return value.ms;
    if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString('base64');
    if (value instanceof ApexEnum) return value.name;
    if (value instanceof ApexList) return items(value.items);
    if (value instanceof ApexSet) return items(value.values());
    if (value instanceof ApexMap)
        return object(
            value.entries().map(([key, item]) => [key instanceof ApexDate ? key.toISO() : concatText(key), item])
        );
    // a relationship without rows is no member
    if (value instanceof SObject)
        return object(value.populated().filter(([, item]) => !(item instanceof ApexList && item.items.length === 0)));
    if (value instanceof ApexObject && !(value instanceof ApexException) && value.$class !== null) {
        const type = value.$class;
        return object(
            type.fields
                .filter((field) => field.auraEnabled && field.readable && !field.static)
                .map((field) => [field.name, type.get(value, field.name)])
        );
    }
    throw new UnsupportedError(`@AuraEnabled result of type ${typeName(value)}`);
}

function items(values: readonly unknown[]): Json {
    return values.filter((value) => value !== null).map(toAuraJson);
}

function object(entries: readonly (readonly [string, unknown])[]): Json {
    return Object.fromEntries(
        entries.filter(([, value]) => value !== null).map(([name, value]) => [name, toAuraJson(value)])
    );
}
