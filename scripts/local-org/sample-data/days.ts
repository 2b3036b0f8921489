/** Calendar days as `YYYY-MM-DD`, counted from the org's today so that the data never grows old. */
export class Days {
    readonly #today: number;

    constructor(today: string) {
        this.#today = Date.parse(`${today}T00:00:00Z`);
    }

    /** The day `offset` days from today (negative: before). */
    day(offset: number): string {
        return new Date(this.#today + offset * 86_400_000).toISOString().slice(0, 10);
    }

    /** Epoch ms of an hour (UTC) on the day `offset` days from today. */
    moment(offset: number, hour = 9): number {
        return this.#today + offset * 86_400_000 + hour * 3_600_000;
    }

    /** Days from today to a day; the reverse of `day`. */
    offset(day: string): number {
        return Math.round((Date.parse(`${day}T00:00:00Z`) - this.#today) / 86_400_000);
    }

    /** First day of the month `months` months from this one. */
    month(months: number): string {
        const today = new Date(this.#today);
        return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
    }

    /** Last day of the month `months` months from this one. */
    monthEnd(months: number): string {
        return this.day(this.offset(this.month(months + 1)) - 1);
    }

    /** The day as people say it, for example "November 2026". */
    monthName(offset: number): string {
        return new Date(this.#today + offset * 86_400_000).toLocaleDateString('en-US', {
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC'
        });
    }

    /** Months between this one and the one in which a day lies; negative for earlier ones. */
    monthsFrom(offset: number): number {
        const [year, month] = this.day(offset).split('-').map(Number);
        const [thisYear, thisMonth] = this.day(0).split('-').map(Number);
        return (year! - thisYear!) * 12 + month! - thisMonth!;
    }
}
