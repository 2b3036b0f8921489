/** Values of fields that take any type (old and new values of field history): kept as JSON text that tells the type. */
import { ApexDate, ApexDatetime, Decimal } from '../apex/runtime/values/index.ts';

/** Text of an Apex value. Numbers keep their scale. */
export function encodeAny(value: unknown): string {
    if (value instanceof ApexDate) {
        return JSON.stringify({ date: value.toISO() });
    }
    if (value instanceof ApexDatetime) {
        return JSON.stringify({ datetime: value.ms });
    }
    return value instanceof Decimal ? value.toString() : JSON.stringify(value);
}

/** The Apex value of a text that `encodeAny` made. */
export function decodeAny(text: string): unknown {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'number') {
        return Decimal.parse(text);
    }
    if (typeof parsed !== 'object' || parsed === null) {
        return parsed;
    }
    return 'date' in parsed
        ? ApexDate.fromISO(parsed.date as string)
        : new ApexDatetime((parsed as { datetime: number }).datetime);
}
