import { ApexDate, offsetAt, UnsupportedError } from '../values/index.ts';

const MONTHS = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December'
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function pad(n: number, width: number): string {
    return (n < 0 ? '-' : '') + String(Math.abs(n)).padStart(width, '0');
}

function offsetText(ms: number, separator: string): string {
    const minutes = Math.abs(ms) / 60_000;
    return `${ms < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}

function zoneName(zone: string, ms: number, long: boolean): string {
    const parts = new Intl.DateTimeFormat('en-US', {
        timeZone: zone === 'GMT' ? 'UTC' : zone,
        timeZoneName: long ? 'long' : 'short'
    }).formatToParts(ms);
    const name = parts.find((part) => part.type === 'timeZoneName')!.value;
    return zone === 'GMT' && !long ? 'GMT' : name;
}

/** Week of the year: weeks start on Sunday, week 1 holds 1 January (US rules of java.util.Calendar). */
function weekOfYear(date: ApexDate): number {
    const weekday = new Date(date.utc).getUTCDay();
    const nextYear = ApexDate.of(date.year + 1, 1, 1);
    if (date.days + (6 - weekday) >= nextYear.days) return 1;
    const first = ApexDate.of(date.year, 1, 1);
    return Math.floor((date.days - first.days + new Date(first.utc).getUTCDay()) / 7) + 1;
}

/** Year the week belongs to. */
function weekYear(date: ApexDate): number {
    return weekOfYear(date) === 1 && date.month === 12 ? date.year + 1 : date.year;
}

/**
 * An instant by a java.text.SimpleDateFormat pattern, English names. Letters that SimpleDateFormat does not know are
 * refused as it refuses them; `zone` is an IANA name.
 */
export function formatPattern(ms: number, zone: string, pattern: string): string {
    const offset = offsetAt(zone, ms);
    const local = new Date(ms + offset);
    const date = new ApexDate(Math.floor((ms + offset) / 86_400_000));
    const hour = local.getUTCHours();
    const field = (letter: string, n: number): string => {
        switch (letter) {
            case 'G':
                return date.year > 0 ? 'AD' : 'BC';
            case 'y':
                return n === 2 ? pad(date.year % 100, 2) : pad(date.year, n);
            case 'Y':
                return n === 2 ? pad(weekYear(date) % 100, 2) : pad(weekYear(date), n);
            case 'M':
            case 'L': {
                const name = MONTHS[date.month - 1]!;
                return n >= 4 ? name : n === 3 ? name.slice(0, 3) : pad(date.month, n);
            }
            case 'w':
                return pad(weekOfYear(date), n);
            case 'W':
                return pad(
                    Math.floor((date.day - 1 + new Date(ApexDate.of(date.year, date.month, 1).utc).getUTCDay()) / 7) +
                        1,
                    n
                );
            case 'D':
                return pad(date.days - ApexDate.of(date.year, 1, 1).days + 1, n);
            case 'd':
                return pad(date.day, n);
            case 'F':
                return pad(Math.floor((date.day - 1) / 7) + 1, n);
            case 'E':
                return n >= 4 ? DAYS[local.getUTCDay()]! : DAYS[local.getUTCDay()]!.slice(0, 3);
            case 'u':
                return pad(local.getUTCDay() === 0 ? 7 : local.getUTCDay(), n);
            case 'a':
                return hour < 12 ? 'AM' : 'PM';
            case 'H':
                return pad(hour, n);
            case 'k':
                return pad(hour === 0 ? 24 : hour, n);
            case 'K':
                return pad(hour % 12, n);
            case 'h':
                return pad(hour % 12 === 0 ? 12 : hour % 12, n);
            case 'm':
                return pad(local.getUTCMinutes(), n);
            case 's':
                return pad(local.getUTCSeconds(), n);
            case 'S':
                return pad(local.getUTCMilliseconds(), n);
            case 'z':
                return zoneName(zone, ms, n >= 4);
            case 'Z':
                return offsetText(offset, '');
            case 'X':
                return offset === 0
                    ? 'Z'
                    : n === 1
                      ? offsetText(offset, '').slice(0, 3)
                      : offsetText(offset, n === 2 ? '' : ':');
            default:
                throw new UnsupportedError(`Datetime.format pattern letter '${letter}'`);
        }
    };
    return pattern.replace(
        /''|'((?:[^']|'')*)'|([a-zA-Z])\2*/g,
        (all, quoted: string | undefined, letter: string | undefined) => {
            if (letter !== undefined) return field(letter, all.length);
            return quoted === undefined ? "'" : quoted.replaceAll("''", "'");
        }
    );
}
