/** The calendar day (`YYYY-MM-DD`) of a moment (epoch ms) in a time zone. */
export function localDay(ms: number, timeZone: string): string {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
}
