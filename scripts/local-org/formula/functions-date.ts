import { DAY_MS, dayNumber, isoWeek, parseDate, parseDatetime, parseTime, partsOf } from './dates.ts';
import type { PlainFunction } from './functions.ts';
import { FormulaFailure } from './types.ts';

const part = (run: (day: number) => number): PlainFunction => ({ parameters: ['date'], returns: 'number', run });
const clock = (unit: number, size: number): PlainFunction => ({
    parameters: ['time'],
    returns: 'number',
    run: (ms: number) => Math.floor(ms / unit) % size
});

function read(value: string, parse: (value: string) => number | null, what: string): number | null {
    if (value === '') return null;
    const result = parse(value);
    if (result === null) throw new FormulaFailure(`${what} of ${value}`);
    return result;
}

export const dateFunctions: Record<string, PlainFunction> = {
    DATE: {
        parameters: ['number', 'number', 'number'],
        returns: 'date',
        run: (year: number, month: number, day: number) => {
            const result = dayNumber(Math.trunc(year), Math.trunc(month), Math.trunc(day));
            if (result === null) throw new FormulaFailure(`there is no day ${year}-${month}-${day}`);
            return result;
        }
    },
    YEAR: part((day) => partsOf(day).year),
    MONTH: part((day) => partsOf(day).month),
    DAY: part((day) => partsOf(day).day),
    WEEKDAY: part((day) => ((((day + 4) % 7) + 7) % 7) + 1), // 1 = Sunday; 1970-01-01 was a Thursday
    DAYOFYEAR: part((day) => day - dayNumber(partsOf(day).year, 1, 1)! + 1),
    ISOWEEK: part((day) => isoWeek(day).week),
    ISOYEAR: part((day) => isoWeek(day).year),
    DATETIMEVALUE: {
        parameters: ['text|date|datetime'],
        returns: 'datetime',
        run: (value: string | number) =>
            typeof value === 'string' ? read(value, parseDatetime, 'DATETIMEVALUE') : value
    },
    TIMEVALUE: {
        parameters: ['text|datetime|time'],
        returns: 'time',
        run: (value: string | number) =>
            typeof value === 'string' ? read(value, parseTime, 'TIMEVALUE') : ((value % DAY_MS) + DAY_MS) % DAY_MS
    },
    HOUR: clock(3_600_000, 24),
    MINUTE: clock(60_000, 60),
    SECOND: clock(1000, 60),
    MILLISECOND: clock(1, 1000),
    UNIXTIMESTAMP: { parameters: ['datetime'], returns: 'number', run: (ms: number) => Math.trunc(ms / 1000) },
    FROMUNIXTIME: { parameters: ['number'], returns: 'datetime', run: (seconds: number) => seconds * 1000 }
};

/** Day number of a date text, for DATEVALUE. */
export const dateOfText = (value: string): number | null => read(value, parseDate, 'DATEVALUE');
