const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
    let found = formats.get(zone);
    if (found === undefined) {
        found = new Intl.DateTimeFormat('en-US', {
            timeZone: zone,
            hourCycle: 'h23',
            era: 'short',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric',
            second: 'numeric'
        });
        formats.set(zone, found);
    }
    return found;
}

/** True when the name is a time zone that the JavaScript engine knows. */
export function isTimeZone(zone: string): boolean {
    try {
        format(zone);
        return true;
    } catch (error) {
        if (isUnknownZone(error)) return false;
        throw error;
    }
}

/** What Intl throws for a name that is no time zone; other RangeErrors are the stack's. */
function isUnknownZone(error: unknown): boolean {
    return error instanceof RangeError && /time zone/i.test(error.message);
}

/** Since then clocks have been changed on quarters of an hour only. */
const QUARTERS_SINCE = Date.UTC(1973, 0, 1);
const QUARTER = 15 * 60 * 1000;
const MOST_OFFSETS = 5000;

/** Offsets by zone and quarter of an hour: asking for one takes long, and programs ask for the same ones over and over. */
const offsets = new Map<string, number>();

/** Offset from UTC in ms of a time zone (`Europe/Berlin`) at an instant (epoch ms); east is positive. */
export function offsetAt(zone: string, ms: number): number {
    if (zone === 'GMT' || zone === 'UTC') return 0;
    if (ms < QUARTERS_SINCE) return readOffset(zone, ms);
    const key = `${zone} ${Math.floor(ms / QUARTER)}`;
    let offset = offsets.get(key);
    if (offset === undefined) {
        offset = readOffset(zone, ms);
        if (offsets.size >= MOST_OFFSETS) offsets.clear();
        offsets.set(key, offset);
    }
    return offset;
}

function readOffset(zone: string, ms: number): number {
    const part: Record<string, number> = {};
    let era = 'AD';
    for (const { type, value } of format(zone).formatToParts(ms)) {
        if (type === 'era') era = value;
        else part[type] = Number(value);
    }
    const local = new Date(0);
    local.setUTCFullYear(era.startsWith('B') ? 1 - part.year! : part.year!, part.month! - 1, part.day!);
    local.setUTCHours(part.hour!, part.minute!, part.second!, 0);
    return local.getTime() - Math.floor(ms / 1000) * 1000;
}

/** The instant at which clocks of the zone show `localMs` (epoch ms of the same fields in UTC). */
export function localToUtc(zone: string, localMs: number): number {
    const guess = localMs - offsetAt(zone, localMs);
    return localMs - offsetAt(zone, guess);
}
