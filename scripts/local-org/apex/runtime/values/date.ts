const DAY = 86_400_000;

/** A calendar day, immutable: days since 1970-01-01 in the proleptic Gregorian calendar. */
export class ApexDate {
    readonly days: number;

    constructor(days: number) {
        this.days = days;
    }

    /** Date.newInstance: months and days out of range roll over, as on the platform. */
    static of(year: number, month: number, day: number): ApexDate {
        const at = new Date(0);
        at.setUTCFullYear(year, month - 1, day);
        return new ApexDate(Math.round(at.getTime() / DAY));
    }

    /** `YYYY-MM-DD`; null when the text is no existing day. */
    static fromISO(text: string): ApexDate | null {
        const match = /^(-?\d{4,})-(\d{2})-(\d{2})$/.exec(text);
        if (match === null) return null;
        const date = ApexDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
        return date.month === Number(match[2]) && date.day === Number(match[3]) ? date : null;
    }

    #utc(): Date {
        return new Date(this.days * DAY);
    }

    get year(): number {
        return this.#utc().getUTCFullYear();
    }

    /** 1 to 12. */
    get month(): number {
        return this.#utc().getUTCMonth() + 1;
    }

    get day(): number {
        return this.#utc().getUTCDate();
    }

    /** Epoch ms of midnight UTC. */
    get utc(): number {
        return this.days * DAY;
    }

    addDays(n: number): ApexDate {
        return new ApexDate(this.days + n);
    }

    /** Keeps the day of the month where it exists, else the last day of the target month. */
    addMonths(n: number): ApexDate {
        const index = this.year * 12 + this.month - 1 + n;
        const year = Math.floor(index / 12);
        const month = index - year * 12 + 1;
        return ApexDate.of(year, month, Math.min(this.day, ApexDate.daysInMonth(year, month)));
    }

    static daysInMonth(year: number, month: number): number {
        return ApexDate.of(year, month + 1, 0).day;
    }

    toISO(): string {
        const { year } = this;
        return `${String(year).padStart(4, '0')}-${String(this.month).padStart(2, '0')}-${String(this.day).padStart(2, '0')}`;
    }
}
