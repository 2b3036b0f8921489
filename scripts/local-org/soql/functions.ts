/** SQL functions that queries use: parts of dates, labels, formatted values, multi-select picklists. */
import { ApexDate, ApexDatetime } from '../apex/runtime/values/index.ts';
import type { Transaction } from '../contracts.ts';
import type { FieldModel, OrgModel, RawValue } from '../schema/types.ts';
import { fold } from '../store/fold.ts';
import type { Store } from '../store/store.ts';

const DAY = 86_400_000;

/** SOQL date function of a local day and ms of the day. */
function datePart(name: string, date: ApexDate, msOfDay: number): number | string {
    const dayOfYear = date.days - ApexDate.of(date.year, 1, 1).days + 1;
    switch (name) {
        case 'CALENDAR_YEAR':
        case 'FISCAL_YEAR':
            return date.year;
        case 'CALENDAR_QUARTER':
        case 'FISCAL_QUARTER':
            return Math.floor((date.month - 1) / 3) + 1;
        case 'CALENDAR_MONTH':
        case 'FISCAL_MONTH':
            return date.month;
        case 'DAY_IN_MONTH':
            return date.day;
        // 1 = Sunday
        case 'DAY_IN_WEEK':
            return ((((date.days + 4) % 7) + 7) % 7) + 1;
        case 'DAY_IN_YEAR':
            return dayOfYear;
        case 'WEEK_IN_MONTH':
            return Math.floor((date.day - 1) / 7) + 1;
        case 'WEEK_IN_YEAR':
            return Math.floor((dayOfYear - 1) / 7) + 1;
        case 'HOUR_IN_DAY':
            return Math.floor(msOfDay / 3_600_000);
        case 'DAY_ONLY':
            return date.toISO();
        default:
            throw new Error(`Unknown date function ${name}`);
    }
}

/** A value as FORMAT() shows it to a user. */
export function formatted(
    field: Pick<FieldModel, 'type' | 'scale'>,
    value: RawValue,
    locale: string,
    zone: string
): string | null {
    if (value === null) {
        return null;
    }
    const tag = locale.replaceAll('_', '-');
    const number = (scale: number) =>
        new Intl.NumberFormat(tag, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(
            value as number
        );
    switch (field.type) {
        case 'currency':
            return new Intl.NumberFormat(tag, {
                style: 'currency',
                currency: 'USD',
                minimumFractionDigits: field.scale,
                maximumFractionDigits: field.scale
            }).format(value as number);
        case 'percent':
            return `${number(field.scale)}%`;
        case 'double':
        case 'int':
        case 'long':
            return number(field.scale);
        case 'date':
            return new Intl.DateTimeFormat(tag, { timeZone: 'UTC' }).format(
                ApexDate.fromISO(value as string)!.days * DAY
            );
        case 'datetime':
            return new Intl.DateTimeFormat(tag, { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
                value as number
            );
        default:
            return String(value);
    }
}

/** What the functions know about the statement that is running. */
export interface FunctionContext {
    readonly transaction: Transaction;
    readonly model: OrgModel;
}

/** Registers the functions on a store; `context` gives the running transaction. */
export function defineQueryFunctions(store: Store, context: () => FunctionContext): void {
    const fieldOf = (key: RawValue): FieldModel => {
        const [object, field] = (key as string).split('.');
        return context().model.field(object, field)!;
    };
    store.defineFunction('date_part', { deterministic: true }, (name, value, zone) => {
        if (value === null) {
            return null;
        }
        if (typeof value === 'string') {
            return datePart(name as string, ApexDate.fromISO(value)!, 0);
        }
        const local = new ApexDatetime(value as number).local(zone as string);
        const days = Math.floor(local / DAY);
        return datePart(name as string, new ApexDate(days), local - days * DAY);
    });
    store.defineFunction('label_of', { deterministic: false }, (key, value) => {
        if (value === null) {
            return null;
        }
        const values = fieldOf(key).picklistValues;
        const label = (item: string) => values.find((candidate) => candidate.value === item)?.label ?? item;
        return (value as string).split(';').map(label).join(';');
    });
    store.defineFunction('picklist_rank', { deterministic: false }, (key, value) => {
        if (value === null) {
            return null;
        }
        const rank = fieldOf(key).picklistValues.findIndex((candidate) => candidate.value === value);
        return rank < 0 ? 100_000 : rank;
    });
    store.defineFunction('format_value', { deterministic: false }, (type, scale, value) => {
        const { user } = context().transaction;
        return formatted(
            { type: type as FieldModel['type'], scale: scale as number },
            value,
            user.locale,
            user.timeZone
        );
    });
    // items: JSON array of folded `a;b`: true when all values of one item are selected
    store.defineFunction('includes_any', { deterministic: true }, (value, items) => {
        const selected = new Set((fold(value as string | null) ?? '').split(';'));
        return (JSON.parse(items as string) as string[]).some((item) =>
            item.split(';').every((part) => selected.has(part))
        )
            ? 1
            : 0;
    });
}
