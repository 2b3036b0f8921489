/** Values of literals and binds as SQL parameters of a field's type. */
import {
    ApexDate,
    ApexDatetime,
    ApexDouble,
    ApexEnum,
    ApexList,
    ApexMap,
    ApexSet,
    Decimal,
    localToUtc,
    normalizeId,
    SObject
} from '../apex/runtime/values/index.ts';
import type { FieldType, RawValue } from '../schema/types.ts';
import { fold } from '../store/fold.ts';
import { datetimeOf } from '../store/values.ts';
import type { QueryValue } from './ast.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';

/** How values compare: ids exactly, other text folded. */
export type Comparison = { type: FieldType; name: string; caseSensitive: boolean };

/** Binds of one execution, looked up by name as written, then ignoring case. */
export class BindValues {
    #values: ReadonlyMap<string, unknown>;
    #folded: Map<string, unknown> | null = null;

    constructor(values: ReadonlyMap<string, unknown> | null) {
        this.#values = values ?? new Map();
    }

    /** Throws QueryError "Variable does not exist". */
    get(name: string): unknown {
        if (this.#values.has(name)) {
            return this.#values.get(name);
        }
        this.#folded ??= new Map([...this.#values].map(([key, value]) => [key.toLowerCase(), value]));
        const key = name.toLowerCase();
        if (!this.#folded.has(key)) {
            throw new QueryError(QUERY_MESSAGES.undefinedBind(name));
        }
        return this.#folded.get(key);
    }
}

/** True for lists, sets and maps. */
export function isCollection(value: unknown): boolean {
    return value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap;
}

/** The elements of a bind for IN and its like: collections as they are, a map's keys, one value alone. */
export function elementsOf(value: unknown): unknown[] {
    if (value instanceof ApexList) {
        return value.items;
    }
    if (value instanceof ApexSet) {
        return value.values();
    }
    if (value instanceof ApexMap) {
        return value.keys();
    }
    return [value];
}

/** SQL value of an Apex value that is compared with a field. Throws QueryError where the types do not go together. */
export function bindToSql(comparison: Comparison, value: unknown, zone: string): RawValue {
    if (value === null || value === undefined) {
        return comparison.type === 'boolean' ? 0 : null;
    }
    const wrong = () =>
        new QueryError(
            `Invalid bind expression type of ${typeName(value)} for column of type ${comparison.type}`,
            'INVALID_FIELD'
        );
    switch (comparison.type) {
        case 'id':
        case 'reference': {
            if (value instanceof SObject) {
                return value.id;
            }
            if (typeof value !== 'string') {
                throw wrong();
            }
            return idValue(value);
        }
        case 'boolean':
            if (typeof value !== 'boolean') {
                throw wrong();
            }
            return value ? 1 : 0;
        case 'int':
        case 'long':
        case 'double':
        case 'currency':
        case 'percent':
            if (typeof value === 'number') {
                return value;
            }
            if (typeof value === 'bigint') {
                return Number(value);
            }
            if (value instanceof Decimal) {
                return value.toNumber();
            }
            if (value instanceof ApexDouble) {
                return value.value;
            }
            throw wrong();
        case 'date':
            if (value instanceof ApexDate) {
                return value.toISO();
            }
            if (value instanceof ApexDatetime) {
                return value.date(zone).toISO();
            }
            throw wrong();
        case 'datetime':
            if (value instanceof ApexDatetime) {
                return value.ms;
            }
            if (value instanceof ApexDate) {
                return localToUtc(zone, value.days * 86_400_000);
            }
            throw wrong();
        case 'time':
            if (typeof value === 'object' && 'ms' in value) {
                return value.ms as number;
            }
            throw wrong();
        default: {
            const text = value instanceof ApexEnum ? value.name : value instanceof SObject ? (value.id ?? '') : value;
            if (typeof text !== 'string') {
                throw wrong();
            }
            return text === '' ? null : comparison.caseSensitive ? text : fold(text);
        }
    }
}

function typeName(value: unknown): string {
    if (typeof value === 'object' && value !== null) {
        return value.constructor.name.replace(/^Apex/, '');
    }
    return typeof value === 'number'
        ? 'Integer'
        : typeof value === 'bigint'
          ? 'Long'
          : typeof value === 'boolean'
            ? 'Boolean'
            : 'String';
}

function idValue(text: string): string | null {
    if (text === '') {
        return null;
    }
    const id = normalizeId(text);
    if (id === null) {
        throw new QueryError(QUERY_MESSAGES.invalidId(text), 'INVALID_FIELD');
    }
    return id;
}

/** SQL value of a literal; null for the literal null (false for checkboxes). */
export function literalToSql(comparison: Comparison, value: QueryValue, like: boolean): RawValue {
    switch (value.kind) {
        case 'null':
            return comparison.type === 'boolean' ? 0 : null;
        case 'boolean':
            return value.value ? 1 : 0;
        case 'number':
            return value.value;
        case 'date':
            return value.text;
        case 'datetime': {
            const ms = datetimeOf(value.text);
            if (ms === null) {
                throw new QueryError(QUERY_MESSAGES.unexpectedToken(value.text));
            }
            return ms;
        }
        case 'time':
            return timeOf(value.text);
        case 'string': {
            if (comparison.type === 'id' || comparison.type === 'reference') {
                return idValue(value.text);
            }
            const text = like ? value.like : value.text;
            return text === '' && !like ? null : comparison.caseSensitive ? text : fold(text);
        }
        default:
            throw new Error(`No literal: ${value.kind}`);
    }
}

function timeOf(text: string): number {
    const [hour, minute, second] = text.replace(/Z$/i, '').split(':');
    return (Number(hour) * 60 + Number(minute)) * 60_000 + Math.round(Number(second ?? 0) * 1000);
}
