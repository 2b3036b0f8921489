/** A time of day, immutable: ms since midnight. */
export class ApexTime {
    readonly ms: number;

    constructor(ms: number) {
        const day = 86_400_000;
        this.ms = ((ms % day) + day) % day;
    }

    static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
        return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
    }

    get hour(): number {
        return Math.floor(this.ms / 3_600_000);
    }

    get minute(): number {
        return Math.floor(this.ms / 60_000) % 60;
    }

    get second(): number {
        return Math.floor(this.ms / 1000) % 60;
    }

    get millisecond(): number {
        return this.ms % 1000;
    }

    /** `HH:mm:ss.SSSZ`, the platform's text of a Time. */
    toISO(): string {
        const two = (n: number): string => String(n).padStart(2, '0');
        return `${two(this.hour)}:${two(this.minute)}:${two(this.second)}.${String(this.millisecond).padStart(3, '0')}Z`;
    }
}
