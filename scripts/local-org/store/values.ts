/**
 * Conversions between Apex values, raw values (what formulas, REST and the store speak), SQLite values and JSON.
 * SQLite knows no booleans; every value goes through here on its way in and out.
 */
import {
    ApexBlob,
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexTime,
    Decimal,
    normalizeId
} from '../apex/runtime/values/index.ts';
import type { FieldModel, RawValue } from '../schema/types.ts';
import { decodeAny, encodeAny } from './any-value.ts';

/** A value that does not fit its field's type; `message` is for the row's error. */
export class ValueError extends Error {
    readonly field: FieldModel;

    constructor(field: FieldModel, value: unknown) {
        super(
            `value not of required type: ${typeof value === 'object' ? (value?.constructor.name ?? 'null') : String(value)}`
        );
        this.field = field;
    }
}

/**
 * Raw value of an Apex value for a field; ids come out with 18 characters, empty text as null.
 * Throws ValueError where the value cannot be of the field's type.
 */
export function toRaw(field: FieldModel, value: unknown): RawValue {
    if (value === null || value === undefined) {
        return null;
    }
    switch (field.type) {
        case 'boolean':
            if (typeof value === 'boolean') {
                return value;
            }
            break;
        case 'int':
        case 'long':
        case 'double':
        case 'currency':
        case 'percent': {
            const number = numberOf(value);
            if (number !== null) {
                return number;
            }
            break;
        }
        case 'date':
            if (value instanceof ApexDate) {
                return value.toISO();
            }
            if (value instanceof ApexDatetime) {
                return value.date('GMT').toISO();
            }
            break;
        case 'datetime':
            if (value instanceof ApexDatetime) {
                return value.ms;
            }
            if (value instanceof ApexDate) {
                return value.days * 86_400_000;
            }
            break;
        case 'time':
            if (value instanceof ApexTime) {
                return value.ms;
            }
            break;
        case 'id':
        case 'reference':
            if (typeof value === 'string') {
                return value === '' ? null : (normalizeId(value) ?? value);
            }
            break;
        case 'base64':
            if (value instanceof ApexBlob) {
                return Buffer.from(value.bytes).toString('base64');
            }
            break;
        case 'anytype':
            return encodeAny(value);
        default:
            if (typeof value === 'string') {
                return value === '' ? null : value;
            }
            return String(value);
    }
    throw new ValueError(field, value);
}

function numberOf(value: unknown): number | null {
    if (typeof value === 'number') {
        return value;
    }
    if (typeof value === 'bigint') {
        return Number(value);
    }
    if (value instanceof Decimal) {
        return value.toNumber();
    }
    return value instanceof ApexDouble ? value.value : null;
}

/** Apex value of a raw or SQLite value. Decimals carry the field's scale. */
export function fromRaw(field: FieldModel, raw: RawValue): unknown {
    if (raw === null) {
        return field.type === 'boolean' ? false : null;
    }
    switch (field.type) {
        case 'boolean':
            return raw === true || raw === 1;
        case 'int':
            return raw;
        case 'long':
            return BigInt(Math.trunc(raw as number));
        case 'double':
        case 'currency':
        case 'percent':
            return Decimal.ofNumber(raw as number, field.scale);
        case 'date':
            return ApexDate.fromISO(raw as string);
        case 'datetime':
            return new ApexDatetime(raw as number);
        case 'time':
            return new ApexTime(raw as number);
        case 'base64':
            return new ApexBlob(Buffer.from(raw as string, 'base64'));
        case 'anytype':
            return decodeAny(raw as string);
        default:
            return raw;
    }
}

/** JSON value as REST and the UI API print it: dates as text, numbers as numbers. */
export function toJson(field: FieldModel, value: unknown): string | number | boolean | null {
    return rawToJson(field, toRaw(field, value));
}

/** JSON value of a raw value. */
export function rawToJson(field: FieldModel, raw: RawValue): string | number | boolean | null {
    if (raw === null) {
        return field.type === 'boolean' ? false : null;
    }
    switch (field.type) {
        case 'datetime':
            return datetimeText(raw as number);
        case 'time':
            return new ApexTime(raw as number).toISO();
        case 'anytype':
            return anyToJson(decodeAny(raw as string));
        default:
            return raw;
    }
}

function anyToJson(value: unknown): string | number | boolean {
    if (value instanceof Decimal) {
        return value.toNumber();
    }
    if (value instanceof ApexDatetime) {
        return datetimeText(value.ms);
    }
    return value instanceof ApexDate ? value.toISO() : (value as string | boolean);
}

/** `2026-11-22T10:00:00.000+0000`. */
export function datetimeText(ms: number): string {
    return `${new Date(ms).toISOString().slice(0, -1)}+0000`;
}

/** Apex value of a JSON value (REST body, CSV cell with typed text). Throws ValueError where it does not fit. */
export function fromJson(field: FieldModel, json: unknown): unknown {
    return fromRaw(field, jsonToRaw(field, json));
}

/** Raw value of a JSON value: numbers and booleans may come as text. Throws ValueError where it does not fit. */
export function jsonToRaw(field: FieldModel, json: unknown): RawValue {
    if (json === null || json === undefined || json === '') {
        return null;
    }
    switch (field.type) {
        case 'boolean':
            if (typeof json === 'boolean') {
                return json;
            }
            if (typeof json === 'string' && /^(true|false|1|0)$/i.test(json)) {
                return /^(true|1)$/i.test(json);
            }
            break;
        case 'int':
        case 'long':
        case 'double':
        case 'currency':
        case 'percent': {
            const number =
                typeof json === 'number' ? json : typeof json === 'string' && json.trim() !== '' ? Number(json) : NaN;
            if (Number.isFinite(number) && (field.type !== 'int' || Number.isInteger(number))) {
                return number;
            }
            break;
        }
        case 'date': {
            const date = typeof json === 'string' ? ApexDate.fromISO(json.slice(0, 10)) : null;
            if (date !== null && /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(json as string)) {
                return date.toISO();
            }
            break;
        }
        case 'datetime': {
            const ms = typeof json === 'string' ? datetimeOf(json) : null;
            if (ms !== null) {
                return ms;
            }
            break;
        }
        case 'time': {
            const match =
                typeof json === 'string' ? /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(json) : null;
            if (match !== null) {
                return ApexTime.of(
                    Number(match[1]),
                    Number(match[2]),
                    Number(match[3] ?? 0),
                    Number((match[4] ?? '0').padEnd(3, '0'))
                ).ms;
            }
            break;
        }
        case 'id':
        case 'reference':
            if (typeof json === 'string') {
                return normalizeId(json) ?? json;
            }
            break;
        default:
            if (typeof json === 'string') {
                return json;
            }
            if (typeof json === 'number' || typeof json === 'boolean') {
                return String(json);
            }
    }
    throw new ValueError(field, json);
}

/** Epoch ms of `2026-11-22T10:00:00.000+0000` and its relatives, of a plain date too; null when it is none. */
export function datetimeOf(text: string): number | null {
    const match =
        /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
            text.trim()
        );
    if (match === null) {
        return null;
    }
    const date = ApexDate.fromISO(match[1]);
    const [hour, minute, second] = [Number(match[2] ?? 0), Number(match[3] ?? 0), Number(match[4] ?? 0)];
    if (date === null || hour > 23 || minute > 59 || second > 59) {
        return null;
    }
    const zone = match[6] ?? 'Z';
    const offset = /^z$/i.test(zone)
        ? 0
        : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
    return (
        date.days * 86_400_000 +
        (hour * 60 + minute - offset) * 60_000 +
        second * 1000 +
        Number((match[5] ?? '0').padEnd(3, '0').slice(0, 3))
    );
}

/** The value as SQLite takes it. */
export function toSql(raw: RawValue): string | number | null {
    return typeof raw === 'boolean' ? (raw ? 1 : 0) : raw;
}

/** Raw value of what SQLite returned for a field. */
export function fromSql(field: FieldModel, value: RawValue): RawValue {
    return field.type === 'boolean' ? value === 1 || value === true : value;
}
