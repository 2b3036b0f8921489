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
}
