import { offsetAt, localToUtc } from '../apex/runtime/values/timezone.ts';
import { apexError } from '../apex/runtime/values/index.ts';

/**
 * Cron expressions of System.schedule: seconds, minutes, hours, day of month, month, day of week, optional year
 * [Apex Reference Guide, System.schedule(jobName, cronExpression, schedulableClass)].
 */
export interface Cron {
    seconds: ReadonlySet<number>;
    minutes: ReadonlySet<number>;
    hours: ReadonlySet<number>;
    months: ReadonlySet<number>;
    years: ReadonlySet<number> | null;
    /** Whether a day (UTC fields of a local date) is meant. */
    isDay(year: number, month: number, day: number): boolean;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAY_MS = 86_400_000;
/** Days looked ahead: no expression that ever fires stays silent for longer than the gap between leap years around 2100. */
const HORIZON_DAYS = 8 * 366 + 1;

/** Reads an expression; StringException where it is none. */
export function parseCron(text: string): Cron {
    const parts = text.trim().split(/\s+/);
    const wrong = (why: string): never => {
        throw apexError('StringException', `Illegal cron expression format (${text}): ${why}`);
    };
    if (parts.length < 6 || parts.length > 7) wrong('six or seven parts are needed');
    const [seconds, minutes, hours, dayOfMonth, month, dayOfWeek, year] = parts as [
        string,
        string,
        string,
        string,
        string,
        string,
        string?
    ];
    if (!/^\d+$/.test(seconds) || !/^\d+$/.test(minutes)) wrong('Seconds and minutes must be specified as integers');
    if ((dayOfMonth === '?') === (dayOfWeek === '?'))
        wrong('one of day of month and day of week must be ?, and only one');
    const set = (part: string, low: number, high: number, names: readonly string[] = []): ReadonlySet<number> =>
        numbers(part, low, high, names, wrong);
    return {
        seconds: set(seconds, 0, 59),
        minutes: set(minutes, 0, 59),
        hours: set(hours, 0, 23),
        months: set(month, 1, 12, MONTHS),
        years: year === undefined || year === '*' ? null : set(year, 1970, 2099),
        isDay: dayOfWeek === '?' ? dayOfMonthRule(dayOfMonth, set) : dayOfWeekRule(dayOfWeek, set, wrong)
    };
}

/** The next moment after `after` (epoch ms) at which the expression fires in a time zone; null when it never will. */
export function nextFire(cron: Cron, after: number, zone: string): number | null {
    const today = Math.floor((after + offsetAt(zone, after)) / DAY_MS);
    const year = new Date(today * DAY_MS).getUTCFullYear();
    const years = cron.years === null ? [year] : [...cron.years].filter((each) => each >= year);
    if (years.length === 0) return null;
    const first = Math.max(today, Date.UTC(Math.min(...years), 0, 1) / DAY_MS);
    for (let day = first; day < first + HORIZON_DAYS; day++) {
        const date = new Date(day * DAY_MS);
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
        if (cron.years !== null && !cron.years.has(year)) {
            if (year > Math.max(...cron.years)) return null;
            continue;
        }
        if (!cron.months.has(month) || !cron.isDay(year, month, date.getUTCDate())) continue;
        for (const hour of sorted(cron.hours))
            for (const minute of sorted(cron.minutes))
                for (const second of sorted(cron.seconds)) {
                    const at = localToUtc(zone, day * DAY_MS + (hour * 3600 + minute * 60 + second) * 1000);
                    if (at > after) return at;
                }
    }
    return null;
}

const sorted = (values: ReadonlySet<number>): number[] => [...values].sort((a, b) => a - b);

type Wrong = (why: string) => never;
type SetOf = (part: string, low: number, high: number, names?: readonly string[]) => ReadonlySet<number>;

/** `*`, `5`, `1,3`, `2-6`, `0/4`, `MON-FRI`; names count from the lowest number. */
function numbers(part: string, low: number, high: number, names: readonly string[], wrong: Wrong): ReadonlySet<number> {
    const found = new Set<number>();
    const one = (word: string): number => {
        const named = names.indexOf(word.toUpperCase());
        const value = named >= 0 ? named + low : /^\d+$/.test(word) ? Number(word) : wrong(`${word} is no value`);
        return value < low || value > high ? wrong(`${word} is not between ${low} and ${high}`) : value;
    };
    for (const piece of part.split(',')) {
        const [range = '', step] = piece.split('/');
        const [from = '', to] = range.split('-');
        const every = step === undefined ? 1 : /^[1-9]\d*$/.test(step) ? Number(step) : wrong(`${step} is no step`);
        const start = range === '*' ? low : one(from);
        const end = range === '*' ? high : to !== undefined ? one(to) : step === undefined ? start : high;
        // FRI-MON runs over the end of the week.
        const last = end < start ? end + (high - low + 1) : end;
        for (let value = start; value <= last; value += every)
            found.add(value > high ? value - (high - low + 1) : value);
    }
    return found;
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const weekday = (year: number, month: number, day: number): number =>
    new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

/** `L` is the last day; `15W` the weekday nearest to the 15th, within the month; `LW` the last weekday. */
function dayOfMonthRule(part: string, set: SetOf): Cron['isDay'] {
    if (part === 'L') return (year, month, day) => day === lastDay(year, month);
    const near = /^(\d+|L)W$/.exec(part);
    if (near !== null) {
        return (year, month, day) =>
            day ===
            nearestWeekday(
                year,
                month,
                near[1] === 'L' ? lastDay(year, month) : Math.min(Number(near[1]), lastDay(year, month))
            );
    }
    const days = set(part, 1, 31);
    return (_year, _month, day) => days.has(day);
}

function nearestWeekday(year: number, month: number, day: number): number {
    const at = weekday(year, month, day);
    if (at === 7) return day === 1 ? 3 : day - 1;
    if (at === 1) return day === lastDay(year, month) ? day - 2 : day + 1;
    return day;
}

/** `L` is Saturday, `6L` the last Friday of the month, `6#3` the third Friday. */
function dayOfWeekRule(part: string, set: SetOf, wrong: Wrong): Cron['isDay'] {
    const single = (word: string): number => [...set(word, 1, 7, DAYS)][0] ?? wrong(`${word} is no day`);
    if (part === 'L') return (year, month, day) => weekday(year, month, day) === 7;
    const last = /^(\w+)L$/i.exec(part);
    if (last !== null) {
        const wanted = single(last[1]!);
        return (year, month, day) => weekday(year, month, day) === wanted && day + 7 > lastDay(year, month);
    }
    const nth = /^(\w+)#([1-5])$/.exec(part);
    if (nth !== null) {
        const wanted = single(nth[1]!);
        return (year, month, day) => weekday(year, month, day) === wanted && Math.ceil(day / 7) === Number(nth[2]);
    }
    const days = set(part, 1, 7, DAYS);
    return (year, month, day) => days.has(weekday(year, month, day));
}
