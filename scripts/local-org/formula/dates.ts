/** Calendar arithmetic on day numbers (days since 1970-01-01) and time zones. */
import { offsetAt } from '../apex/runtime/values/timezone.ts';
import { FormulaFailure } from './types.ts';

export const DAY_MS = 86_400_000;

/** Day number of `YYYY-MM-DD`; null for anything else or a day that does not exist. */
export function parseDate(text: string): number | null {
    const match = /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
    return match === null ? null : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Day number, null when there is no such day. Months count from 1. */
export function dayNumber(year: number, month: number, day: number): number | null {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return Math.round(date.getTime() / DAY_MS);
}

export function daysInMonth(year: number, month: number): number {
    return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

export function partsOf(day: number): { year: number; month: number; day: number } {
    const date = new Date(day * DAY_MS);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isoDate(day: number): string {
    const { year, month, day: date } = partsOf(day);
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Same day `months` later; the last day of a month stays the last day, as the platform's ADDMONTHS does. */
export function addMonths(day: number, months: number): number {
    const { year, month, day: date } = partsOf(day);
    const total = year * 12 + month - 1 + Math.trunc(months);
    const newYear = Math.floor(total / 12);
    const newMonth = (total % 12) + 1;
    const last = daysInMonth(newYear, newMonth);
    const result = dayNumber(newYear, newMonth, date === daysInMonth(year, month) ? last : Math.min(date, last));
    if (result === null) throw new FormulaFailure('date out of range');
    return result;
}

/** ISO 8601 week and its year. */
export function isoWeek(day: number): { year: number; week: number } {
    const thursday = day - ((day + 3) % 7) + 3;
    const { year } = partsOf(thursday);
    return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)!) / 7) + 1 };
}

/** Day number and ms of the day of an instant in a time zone. */
export function localTime(ms: number, timeZone: string): { day: number; time: number } {
    const local = ms + offsetAt(timeZone, ms);
    const day = Math.floor(local / DAY_MS);
    return { day, time: local - day * DAY_MS };
}

/** ms of the day of `HH:MM:SS.mmm`; null for anything else. */
export function parseTime(text: string): number | null {
    const match = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,3}))?)?Z?$/.exec(text.trim());
    if (match === null) return null;
    const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
    if (hour > 23 || minute > 59 || second > 59) return null;
    return ((hour * 60 + minute) * 60 + second) * 1000 + Number((match[4] ?? '0').padEnd(3, '0'));
}

/** Epoch ms of `YYYY-MM-DD HH:MM:SS` in GMT; null for anything else. */
export function parseDatetime(text: string): number | null {
    const match = /^(\S+)[ T](\S+?)Z?$/.exec(text.trim());
    if (match === null) return null;
    const day = parseDate(match[1]!);
    const time = parseTime(match[2]!);
    return day === null || time === null ? null : day * DAY_MS + time;
}

export function isoTime(ms: number): string {
    return new Date(ms).toISOString().slice(11, 23);
}
