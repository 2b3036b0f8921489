import type { FieldText } from 'keystone/ui';

/**
 * Fills the places {0}, {1} ... of a label.
 * @param template a label's text
 * @param values what to put in; a missing one leaves its place as it is
 */
export function fill(template: string, ...values: (string | number)[]): string {
    return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** A value as text, the way the server takes it: numbers with a point, null for empty. */
export function toText(value: unknown): FieldText {
    if (value === null || value === undefined || value === '') {
        return null;
    }
    return String(value);
}

/** The number behind a text, or null when there is none. */
export function toNumber(text: FieldText | undefined): number | null {
    if (text === null || text === undefined || text.trim() === '') {
        return null;
    }
    const value = Number(text);
    return Number.isFinite(value) ? value : null;
}

/**
 * A day as people of a locale write it.
 * @param isoDate 2027-03-31
 * @param locale a BCP 47 tag
 * @returns the text as it is when it is no date
 */
export function formatDate(isoDate: string, locale: string): string {
    const day = new Date(`${isoDate}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) {
        return isoDate;
    }
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}

/**
 * A moment as people of a locale and time zone write it.
 * @param isoTime 2027-03-31T09:00:00.000Z
 * @returns the text as it is when it is no moment
 */
export function formatDateTime(isoTime: string, locale: string, timeZone: string): string {
    const time = new Date(isoTime);
    if (Number.isNaN(time.getTime())) {
        return isoTime;
    }
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(time);
}

/** A number with at most two decimals, grouped. */
export function formatNumber(value: number, locale: string): string {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A percentage. @param value in percent: 12.5 means 12.5 % */
export function formatPercent(value: number, locale: string): string {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
}

/**
 * An amount in a currency, without decimals when it is whole.
 * @param currencyCode ISO code; without one the plain number is shown
 */
export function formatCurrency(value: number, locale: string, currencyCode: string | null | undefined): string {
    if (!currencyCode) {
        return formatNumber(value, locale);
    }
    return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: currencyCode,
        minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
        maximumFractionDigits: 2
    }).format(value);
}

/**
 * The day that it is for a user, which the server calls today.
 * @param timeZone the user's time zone in Salesforce, not that of the device
 * @returns 2027-03-31
 */
export function todayIn(timeZone: string, now: Date = new Date()): string {
    const parts = new Intl.DateTimeFormat('en', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit'
    }).formatToParts(now);
    const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
}

/**
 * The last day of a period of whole months.
 * @param isoDate its first day
 * @returns for twelve months from 2027-01-01: 2027-12-31; the month's end where the month has no such day
 */
export function endOfMonths(isoDate: string, months: number): string {
    const [year, month, day] = isoDate.split('-').map(Number);
    const daysInMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day - 1, daysInMonth)));
    return end.toISOString().slice(0, 10);
}

/**
 * A day so many days later.
 * @param isoDate 2027-03-31
 * @param days negative for earlier ones
 */
export function addDays(isoDate: string, days: number): string {
    const [year, month, day] = isoDate.split('-').map(Number);
    return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** How many days a day lies after another one; negative when before. */
export function daysBetween(fromIsoDate: string, toIsoDate: string): number {
    const MILLISECONDS = 86_400_000;
    return Math.round((Date.parse(`${toIsoDate}T00:00:00Z`) - Date.parse(`${fromIsoDate}T00:00:00Z`)) / MILLISECONDS);
}
