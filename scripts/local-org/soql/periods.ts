/** Date literals as half-open ranges of days, by the transaction's clock, the user's time zone and first day of the week. */
import { ApexDate } from '../apex/runtime/values/index.ts';

/** Days since 1970-01-01; `end` is excluded. */
export interface DayRange {
    start: number;
    end: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** First day of the week of a locale such as `en_US`: 0 = Sunday. */
export function firstDayOfWeek(locale: string): number {
    const info = new Intl.Locale(locale.replaceAll('_', '-')) as Intl.Locale & { getWeekInfo?(): { firstDay: number } };
    return (info.getWeekInfo?.().firstDay ?? 7) % 7;
}

function startOf(unit: Unit, today: ApexDate, firstDay: number): number {
    switch (unit) {
        case 'DAY':
            return today.days;
        // 1970-01-01 was a Thursday
        case 'WEEK':
            return today.days - ((((today.days + 4 - firstDay) % 7) + 7) % 7);
        case 'MONTH':
            return ApexDate.of(today.year, today.month, 1).days;
        case 'QUARTER':
            return ApexDate.of(today.year, Math.floor((today.month - 1) / 3) * 3 + 1, 1).days;
        case 'YEAR':
            return ApexDate.of(today.year, 1, 1).days;
    }
}

function shift(unit: Unit, start: number, by: number): number {
    switch (unit) {
        case 'DAY':
            return start + by;
        case 'WEEK':
            return start + by * 7;
        case 'MONTH':
            return new ApexDate(start).addMonths(by).days;
        case 'QUARTER':
            return new ApexDate(start).addMonths(by * 3).days;
        case 'YEAR':
            return new ApexDate(start).addMonths(by * 12).days;
    }
}

/**
 * The range of a literal such as `LAST_N_DAYS` (count behind the colon, else 0). Fiscal years are calendar years, as in a new org.
 * "Last n days" includes today, "last n weeks, months, ..." ends before the current one.
 */
export function periodRange(name: string, count: number, today: ApexDate, firstDay: number): DayRange {
    const plain = name.replace('FISCAL_', '');
    const day = today.days;
    switch (plain) {
        case 'TODAY':
            return { start: day, end: day + 1 };
        case 'YESTERDAY':
            return { start: day - 1, end: day };
        case 'TOMORROW':
            return { start: day + 1, end: day + 2 };
        case 'LAST_90_DAYS':
            return { start: day - 90, end: day + 1 };
        case 'NEXT_90_DAYS':
            return { start: day + 1, end: day + 91 };
        case 'LAST_N_DAYS':
            return { start: day - count, end: day + 1 };
        case 'NEXT_N_DAYS':
            return { start: day + 1, end: day + 1 + count };
    }
    const match = /^(THIS|LAST|NEXT)_(?:N_)?(WEEK|MONTH|QUARTER|YEAR)S?$|^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(
        plain
    );
    if (match === null) {
        throw new Error(`Unknown date literal ${name}`);
    }
    const unit = (match[2] ?? match[3]) as Unit;
    const start = startOf(unit, today, firstDay);
    const range = (from: number, to: number): DayRange => ({
        start: shift(unit, start, from),
        end: shift(unit, start, to)
    });
    if (match[3] !== undefined) {
        return range(-count, 1 - count);
    }
    const many = plain.includes('_N_') ? count : 1;
    return match[1] === 'THIS' ? range(0, 1) : match[1] === 'LAST' ? range(-many, 0) : range(1, 1 + many);
}
