import { ApexDate } from './date.ts';
import { ApexTime } from './time.ts';
import { localToUtc, offsetAt } from './timezone.ts';

const DAY = 86_400_000;

/** An instant, immutable: epoch ms. */
export class ApexDatetime {
    readonly ms: number;

    constructor(ms: number) {
        this.ms = ms;
    }

    /** From the fields that a clock in the zone shows; out-of-range fields roll over. */
    static of(
        zone: string,
        year: number,
        month: number,
        day: number,
        hour = 0,
        minute = 0,
        second = 0,
        millisecond = 0
    ): ApexDatetime {
        const local = ApexDate.of(year, month, day).utc + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
        return new ApexDatetime(localToUtc(zone, local));
    }

    /** ISO 8601 with `Z` or an offset (`+0100`, `+01:00`); null when it is none. A missing offset means UTC. */
    static fromISO(text: string): ApexDatetime | null {
        const match =
            /^(\d{4,}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
        if (match === null) return null;
        const date = ApexDate.fromISO(match[1]!);
        if (date === null) return null;
        const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
        if (hour > 23 || minute > 59 || second > 59) return null;
        const fraction = Number((match[5] ?? '0').padEnd(3, '0').slice(0, 3));
        let offset = 0;
        const zone = match[6];
        if (zone !== undefined && zone !== 'Z') {
            const size = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
            offset = zone[0] === '-' ? -size : size;
        }
        return new ApexDatetime(date.utc + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offset);
    }

    /** Epoch ms of the same fields in UTC as a clock in the zone shows now. */
    local(zone: string): number {
        return this.ms + offsetAt(zone, this.ms);
    }

    /** Calendar day in the zone. */
    date(zone: string): ApexDate {
        return new ApexDate(Math.floor(this.local(zone) / DAY));
    }

    /** Time of day in the zone. */
    time(zone: string): ApexTime {
        return new ApexTime(this.local(zone));
    }

    /** `2026-11-22T10:00:00.000Z`. */
    toISO(): string {
        return new Date(this.ms).toISOString();
    }

    /** `yyyy-MM-dd HH:mm:ss` in the zone. */
    toPlain(zone: string): string {
        return new Date(this.local(zone)).toISOString().slice(0, 19).replace('T', ' ');
    }
}
