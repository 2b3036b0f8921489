import type { IsoDate } from 'keystone/dto';

const DAY = 86_400_000;
const DAYS_IN_WEEKS = 14;
const DAYS_IN_MONTHS = 60;

const timeOf = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`);

/** How many days the second lies after the first; negative when before. */
export function daysBetween(first: IsoDate, second: IsoDate): number {
    return Math.round((timeOf(second) - timeOf(first)) / DAY);
}

/** A day so many days later. */
export function plusDays(day: IsoDate, days: number): IsoDate {
    return new Date(timeOf(day) + days * DAY).toISOString().slice(0, 10);
}

/** A day seen from today, in words: tomorrow, in 3 weeks, 2 months ago. */
export function distanceText(today: IsoDate, day: IsoDate, locale: string): string {
    const days = daysBetween(today, day);
    const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    if (Math.abs(days) < DAYS_IN_WEEKS) {
        return words.format(days, 'day');
    }
    return Math.abs(days) < DAYS_IN_MONTHS
        ? words.format(Math.trunc(days / 7), 'week')
        : words.format(Math.trunc(days / 30), 'month');
}
