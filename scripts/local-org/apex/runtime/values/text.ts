import { txOrNull } from '../context.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnum } from './enum.ts';
import { ApexException } from './exceptions.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexObject, PlatformObject } from './object.ts';
import { ApexSet } from './set.ts';
import { SObject } from './sobject.ts';
import { ApexTime } from './time.ts';

/** Lists and sets show this many elements in text, then `...`. */
const SHOWN = 10;

/** Name of a value's run-time type, as messages say it; `null` for null. */
export function typeName(v: unknown): string {
    switch (typeof v) {
        case 'string':
            return 'String';
        case 'boolean':
            return 'Boolean';
        case 'number':
            return 'Integer';
        case 'bigint':
            return 'Long';
        default:
            break;
    }
    if (v === null || v === undefined) return 'null';
    if (v instanceof Decimal) return 'Decimal';
    if (v instanceof ApexDouble) return 'Double';
    if (v instanceof ApexDate) return 'Date';
    if (v instanceof ApexDatetime) return 'Datetime';
    if (v instanceof ApexTime) return 'Time';
    if (v instanceof ApexBlob) return 'Blob';
    if (v instanceof SObject) return v.typeName;
    if (v instanceof ApexList || v instanceof ApexSet || v instanceof ApexMap) return v.type;
    if (v instanceof ApexEnum) return v.enumName;
    if (v instanceof ApexException) return v.typeName;
    if (v instanceof ApexObject) return v.$class?.name ?? 'Object';
    if (v instanceof PlatformObject) return v.apexType;
    throw new TypeError(`No Apex value: ${String(v)}`);
}

/**
 * Text of a value in string concatenation, System.debug and inside collections: dates and datetimes in GMT
 * (`2026-11-22 00:00:00`), null as `null`. [Apex Reference: System.debug, String.valueOf]
 */
export function concatText(v: unknown): string {
    switch (typeof v) {
        case 'string':
            return v;
        case 'boolean':
        case 'number':
        case 'bigint':
            return String(v);
        default:
            break;
    }
    if (v === null || v === undefined) return 'null';
    if (v instanceof Decimal || v instanceof ApexDouble) return v.toString();
    if (v instanceof ApexDate) return `${v.toISO()} 00:00:00`;
    if (v instanceof ApexDatetime) return v.toPlain('GMT');
    if (v instanceof ApexTime) return v.toISO();
    if (v instanceof ApexBlob) return `Blob[${v.bytes.length}]`;
    if (v instanceof ApexEnum) return v.name;
    if (v instanceof SObject)
        return `${v.typeName}:{${v
            .populated()
            .map(([name, value]) => `${name}=${concatText(value)}`)
            .join(', ')}}`;
    if (v instanceof ApexList) return `(${elements(v.items)})`;
    if (v instanceof ApexSet) return `{${elements(v.values())}}`;
    if (v instanceof ApexMap)
        return `{${v
            .entries()
            .map(([key, value]) => `${concatText(key)}=${concatText(value)}`)
            .join(', ')}}`;
    if (v instanceof ApexObject) return objectText(v);
    if (v instanceof PlatformObject) return v.toText();
    throw new TypeError(`No Apex value: ${String(v)}`);
}

function elements(items: readonly unknown[]): string {
    const shown = items.slice(0, SHOWN).map(concatText);
    if (items.length > SHOWN) shown.push('...');
    return shown.join(', ');
}

const open = new Set<object>();

function objectText(v: ApexObject): string {
    if (v.$has('tostring/0')) return concatText(v.$invoke('tostring/0'));
    if (v.$stub) return `${v.$class?.name ?? 'Object'}__sfdc_ApexStub:[]`;
    if (v instanceof ApexException) return v.toText();
    const type = v.$class;
    if (type === null) return 'Object';
    if (open.has(v)) return '(already output)';
    open.add(v);
    try {
        const fields = type.fields.filter((field) => !field.static && !field.property);
        // Inner classes show their own name only [public suites].
        return `${type.name.slice(type.name.lastIndexOf('.') + 1)}:[${fields.map((field) => `${field.name}=${concatText(type.get(v, field.name))}`).join(', ')}]`;
    } finally {
        open.delete(v);
    }
}

/** String.valueOf: as concatenation, but a Date as `yyyy-MM-dd`, a Datetime in the user's time zone; callers handle null. */
export function toText(v: unknown): string {
    if (v instanceof ApexDate) return v.toISO();
    if (v instanceof ApexDatetime) return v.toPlain(txOrNull()?.user.timeZone ?? 'GMT');
    return concatText(v);
}
