import { tx } from '../context.ts';
import {
    apexError,
    ApexDate,
    ApexDatetime,
    ApexTime,
    isTimeZone,
    MESSAGES,
    offsetAt,
    PlatformObject,
    typeName
} from '../values/index.ts';
import { formatPattern } from './date-format.ts';
import { objectMethods } from './numbers.ts';
import { need, userLocale, userZone } from './support.ts';
import type { PlatformClass } from './support.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Years of valid dates [SOQL and SOSL Reference, "Minimum and Maximum Dates"]. */
const MIN_YEAR = 1700;
const MAX_YEAR = 4000;

/** Text by the user's locale, with plain spaces (newer ICU data has narrow ones). */
function localText(ms: number, zone: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(userLocale(), { timeZone: zone === 'GMT' ? 'UTC' : zone, ...options })
        .format(ms)
        .replace(/[\u202f\u00a0]/g, ' ');
}

const DATE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };
const DATE_TIME: Intl.DateTimeFormatOptions = { ...DATE, hour: 'numeric', minute: '2-digit' };

function validDate(text: string): ApexDate {
    const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?\s*$/.exec(text);
    const date =
        match === null
            ? null
            : ApexDate.fromISO(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`);
    if (date === null) throw apexError('TypeException', MESSAGES.invalidDate(text));
    return date;
}

function validDatetime(text: string, zone: string): ApexDatetime {
    const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text);
    const [, y, m, d, h, min, s] = (match ?? []).map(Number);
    if (match === null || m! > 12 || d! > 31 || h! > 23 || min! > 59 || s! > 59)
        throw apexError('TypeException', MESSAGES.invalidDatetime(text));
    return ApexDatetime.of(zone, y!, m!, d!, h, min, s);
}

/** Date.parse / Datetime.parse: numbers in the order of the user's locale. */
function localParts(text: string): { year: number; month: number; day: number; rest: string } | null {
    const order = new Intl.DateTimeFormat(userLocale())
        .formatToParts(0)
        .map((part) => part.type)
        .filter((type) => type !== 'literal');
    const match = /^\s*(\d{1,4})\D(\d{1,2})\D(\d{1,4})\s*,?\s*(.*)$/.exec(text);
    if (match === null) return null;
    const part = Object.fromEntries(order.map((type, i) => [type, Number(match[i + 1])])) as {
        year: number;
        month: number;
        day: number;
    };
    const year = part.year < 100 ? part.year + 2000 : part.year;
    if (part.month < 1 || part.month > 12 || part.day < 1 || part.day > ApexDate.daysInMonth(year, part.month))
        return null;
    return { year, month: part.month, day: part.day, rest: match[4]!.trim() };
}

/** Sunday or Monday by the user's locale. */
function weekStart(date: ApexDate): ApexDate {
    const monday = !['US', 'CA', 'JP', 'IL', 'BR', 'MX', 'IN'].includes(userLocale().split('-')[1] ?? '');
    const weekday = new Date(date.utc).getUTCDay();
    return date.addDays(-((weekday + (monday ? 6 : 0)) % 7));
}

export const dateClass: PlatformClass = {
    name: 'Date',
    statics: {
        newinstance: (y: number, m: number, d: number) => ApexDate.of(need(y), need(m, 2), need(d, 3)),
        today: () => new ApexDatetime(tx().clock.now()).date(userZone()),
        daysinmonth: (y: number, m: number) => ApexDate.daysInMonth(need(y), need(m, 2)),
        isleapyear: (y: number) => ApexDate.daysInMonth(need(y), 2) === 29,
        parse: (text: string) => {
            const parts = localParts(need(text));
            // Only parse minds the range of valid years, valueOf does not.
            if (parts === null || parts.rest !== '' || parts.year < MIN_YEAR || parts.year > MAX_YEAR)
                throw apexError('TypeException', MESSAGES.invalidDate(text));
            return ApexDate.of(parts.year, parts.month, parts.day);
        },
        valueof: (v: unknown) => {
            if (v instanceof ApexDate) return v;
            if (v instanceof ApexDatetime) return v.date(userZone());
            if (typeof need(v) === 'string') return validDate(v as string);
            throw apexError('TypeException', MESSAGES.invalidConversion(typeName(v), 'Date'));
        }
    },
    methods: {
        ...objectMethods,
        adddays: (self: ApexDate, n: number) => self.addDays(need(n)),
        addmonths: (self: ApexDate, n: number) => self.addMonths(need(n)),
        addyears: (self: ApexDate, n: number) => self.addMonths(12 * need(n)),
        year: (self: ApexDate) => self.year,
        month: (self: ApexDate) => self.month,
        day: (self: ApexDate) => self.day,
        dayofyear: (self: ApexDate) => self.days - ApexDate.of(self.year, 1, 1).days + 1,
        daysbetween: (self: ApexDate, other: ApexDate) => need(other).days - self.days,
        // whole calendar months, the day does not count [Apex Reference, Date.monthsBetween]
        monthsbetween: (self: ApexDate, other: ApexDate) =>
            (need(other).year - self.year) * 12 + other.month - self.month,
        issameday: (self: ApexDate, other: ApexDate) => self.days === need(other).days,
        tostartofmonth: (self: ApexDate) => ApexDate.of(self.year, self.month, 1),
        tostartofweek: (self: ApexDate) => weekStart(self),
        format: (self: ApexDate) => localText(self.utc, 'UTC', DATE)
    }
};

/** Fields of a Datetime as the clocks of a zone show them. */
const shown = (self: ApexDatetime, zone: string): { date: ApexDate; time: ApexTime } => ({
    date: self.date(zone),
    time: self.time(zone)
});

/** Adds months on the user's calendar, keeping the time of day. */
function addMonths(self: ApexDatetime, n: number): ApexDatetime {
    const zone = userZone();
    const { date, time } = shown(self, zone);
    const to = date.addMonths(n);
    return ApexDatetime.of(zone, to.year, to.month, to.day, time.hour, time.minute, time.second, time.millisecond);
}

function make(zone: string, args: unknown[]): ApexDatetime {
    args.forEach((arg, i) => need(arg, i + 1));
    const [first, second] = args;
    if (first instanceof ApexDate) {
        const time = second as ApexTime;
        return ApexDatetime.of(
            zone,
            first.year,
            first.month,
            first.day,
            time.hour,
            time.minute,
            time.second,
            time.millisecond
        );
    }
    return ApexDatetime.of(zone, ...(args as [number, number, number]));
}

function zoneOf(name: string): string {
    return isTimeZone(name) ? name : 'GMT';
}

export const datetimeClass: PlatformClass = {
    name: 'Datetime',
    statics: {
        now: () => new ApexDatetime(tx().clock.now()),
        'newinstance/1': (ms: bigint | number) => new ApexDatetime(Number(need(ms))),
        newinstance: (...args: unknown[]) => make(userZone(), args),
        newinstancegmt: (...args: unknown[]) => make('GMT', args),
        parse: (text: string) => {
            const parts = localParts(need(text));
            const time =
                parts === null ? null : /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AaPp])[Mm])?$/.exec(parts.rest);
            if (parts === null || time === null) throw apexError('TypeException', MESSAGES.invalidDatetime(text));
            const hour =
                time[4] === undefined
                    ? Number(time[1])
                    : (Number(time[1]) % 12) + (time[4].toLowerCase() === 'p' ? 12 : 0);
            return ApexDatetime.of(
                userZone(),
                parts.year,
                parts.month,
                parts.day,
                hour,
                Number(time[2]),
                Number(time[3] ?? 0)
            );
        },
        valueof: (v: unknown) => {
            if (v instanceof ApexDatetime) return v;
            if (v instanceof ApexDate) return new ApexDatetime(v.utc);
            if (typeof need(v) === 'string') return validDatetime(v as string, userZone());
            throw apexError('TypeException', MESSAGES.invalidConversion(typeName(v), 'Datetime'));
        },
        valueofgmt: (text: string) => validDatetime(need(text), 'GMT')
    },
    methods: {
        ...objectMethods,
        adddays: (self: ApexDatetime, n: number) => new ApexDatetime(self.ms + need(n) * DAY),
        addhours: (self: ApexDatetime, n: number) => new ApexDatetime(self.ms + need(n) * HOUR),
        addminutes: (self: ApexDatetime, n: number) => new ApexDatetime(self.ms + need(n) * MINUTE),
        addseconds: (self: ApexDatetime, n: number) => new ApexDatetime(self.ms + need(n) * 1000),
        addmonths: (self: ApexDatetime, n: number) => addMonths(self, need(n)),
        addyears: (self: ApexDatetime, n: number) => addMonths(self, 12 * need(n)),
        date: (self: ApexDatetime) => self.date(userZone()),
        dategmt: (self: ApexDatetime) => self.date('GMT'),
        time: (self: ApexDatetime) => self.time(userZone()),
        timegmt: (self: ApexDatetime) => self.time('GMT'),
        gettime: (self: ApexDatetime) => BigInt(self.ms),
        issameday: (self: ApexDatetime, other: ApexDatetime) =>
            self.date(userZone()).days === need(other).date(userZone()).days,
        year: (self: ApexDatetime) => self.date(userZone()).year,
        month: (self: ApexDatetime) => self.date(userZone()).month,
        day: (self: ApexDatetime) => self.date(userZone()).day,
        dayofyear: (self: ApexDatetime) => dayOfYear(self.date(userZone())),
        hour: (self: ApexDatetime) => self.time(userZone()).hour,
        minute: (self: ApexDatetime) => self.time(userZone()).minute,
        second: (self: ApexDatetime) => self.time(userZone()).second,
        millisecond: (self: ApexDatetime) => self.time(userZone()).millisecond,
        yeargmt: (self: ApexDatetime) => self.date('GMT').year,
        monthgmt: (self: ApexDatetime) => self.date('GMT').month,
        daygmt: (self: ApexDatetime) => self.date('GMT').day,
        dayofyeargmt: (self: ApexDatetime) => dayOfYear(self.date('GMT')),
        hourgmt: (self: ApexDatetime) => self.time('GMT').hour,
        minutegmt: (self: ApexDatetime) => self.time('GMT').minute,
        secondgmt: (self: ApexDatetime) => self.time('GMT').second,
        millisecondgmt: (self: ApexDatetime) => self.time('GMT').millisecond,
        'format/0': (self: ApexDatetime) => localText(self.ms, userZone(), DATE_TIME),
        'format/1': (self: ApexDatetime, pattern: string) => formatPattern(self.ms, userZone(), need(pattern)),
        'format/2': (self: ApexDatetime, pattern: string, zone: string) =>
            formatPattern(self.ms, zoneOf(need(zone, 2)), need(pattern)),
        formatgmt: (self: ApexDatetime, pattern: string) => formatPattern(self.ms, 'GMT', need(pattern)),
        formatlong: (self: ApexDatetime) =>
            localText(self.ms, userZone(), { ...DATE_TIME, second: '2-digit', timeZoneName: 'short' })
    }
};

function dayOfYear(date: ApexDate): number {
    return date.days - ApexDate.of(date.year, 1, 1).days + 1;
}

export const timeClass: PlatformClass = {
    name: 'Time',
    statics: {
        newinstance: (h: number, m: number, s: number, ms: number) =>
            ApexTime.of(need(h), need(m, 2), need(s, 3), need(ms, 4))
    },
    methods: {
        ...objectMethods,
        addhours: (self: ApexTime, n: number) => new ApexTime(self.ms + need(n) * HOUR),
        addminutes: (self: ApexTime, n: number) => new ApexTime(self.ms + need(n) * MINUTE),
        addseconds: (self: ApexTime, n: number) => new ApexTime(self.ms + need(n) * 1000),
        addmilliseconds: (self: ApexTime, n: number) => new ApexTime(self.ms + need(n)),
        hour: (self: ApexTime) => self.hour,
        minute: (self: ApexTime) => self.minute,
        second: (self: ApexTime) => self.second,
        millisecond: (self: ApexTime) => self.millisecond
    }
};

/** System.TimeZone. */
export class ApexTimeZone extends PlatformObject {
    readonly apexType = 'System.TimeZone';
    readonly id: string;

    constructor(id: string) {
        super();
        this.id = id;
    }

    get valueKey(): string {
        return this.id;
    }

    override toText(): string {
        return this.id;
    }
}

export const timeZoneClass: PlatformClass = {
    name: 'TimeZone',
    statics: { gettimezone: (id: string) => new ApexTimeZone(zoneOf(need(id))) },
    methods: {
        getid: (self: ApexTimeZone) => self.id,
        tostring: (self: ApexTimeZone) => self.id,
        getoffset: (self: ApexTimeZone, at: ApexDatetime) => offsetAt(self.id, need(at).ms),
        getdisplayname: (self: ApexTimeZone) => {
            const now = tx().clock.now();
            const offset = formatPattern(now, self.id, 'XXX').replace('Z', '+00:00');
            return `(GMT${offset}) ${formatPattern(now, self.id, 'zzzz')} (${self.id})`;
        }
    }
};
