/*
 * Loaded by the page itself, outside of the bundle, so that it can still explain why there is no bundle. Fetches who is
 * logged in and what the org has, then loads the app.
 */

interface BuildError {
    file: string;
    line: number;
    column: number;
    message: string;
}

interface Start {
    i18n: Record<string, unknown> & { locale: string; currency: string };
    buildErrors: BuildError[];
}

/** A date pattern such as `M/d/yyyy`, as the base components want it, from what Intl would write. */
function pattern(locale: string, options: Intl.DateTimeFormatOptions): string {
    const sample = new Date(2026, 10, 4, 9, 5, 7);
    const letters: Record<string, (text: string) => string> = {
        day: (text) => (text.length > 1 ? 'dd' : 'd'),
        month: (text) => (/\d/.test(text) ? 'MM'.slice(0, text.length) : text.length > 4 ? 'MMMM' : 'MMM'),
        year: (text) => (text.length > 2 ? 'yyyy' : 'yy'),
        hour: (text) => (options.hour12 ? 'h' : text.length > 1 ? 'HH' : 'H'),
        minute: () => 'mm',
        second: () => 'ss',
        dayPeriod: () => 'a',
        literal: (text) => text.replace(/[\u202f\u00a0]/g, ' ').replace(/,(?= \d?\d?:)/, '')
    };
    const parts = new Intl.DateTimeFormat(locale, options).formatToParts(sample);
    return parts.map((part) => letters[part.type]?.(part.value) ?? part.value).join('');
}

/** Everything that the base components read under `@salesforce/i18n/` and that follows from the locale. */
function localeData(locale: string, currency: string): Record<string, unknown> {
    const number = new Intl.NumberFormat(locale).formatToParts(-12345.6);
    const money = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
    const part = (parts: Intl.NumberFormatPart[], type: string): string =>
        parts.find((entry) => entry.type === type)?.value ?? '';
    const hour12 = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 ?? false;
    const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', hour12 };
    const short: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'numeric', year: 'numeric' };
    const medium: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
    const long: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
    const seconds: Intl.DateTimeFormatOptions = { ...time, second: '2-digit' };
    const join = (date: Intl.DateTimeFormatOptions, clock: Intl.DateTimeFormatOptions): string =>
        `${pattern(locale, date)} ${pattern(locale, clock)}`;
    const symbolFirst = money[0]?.type === 'currency';
    return {
        'number.decimalSeparator': part(number, 'decimal'),
        'number.groupingSeparator': part(number, 'group'),
        'number.minusSign': part(number, 'minusSign'),
        'number.currencySymbol': part(money, 'currency'),
        'number.currencyFormat': symbolFirst ? '¤#,##0.00' : '#,##0.00 ¤',
        'dateTime.shortDateFormat': pattern(locale, short),
        'dateTime.mediumDateFormat': pattern(locale, medium),
        'dateTime.longDateFormat': pattern(locale, long),
        'dateTime.shortTimeFormat': pattern(locale, time),
        'dateTime.mediumTimeFormat': pattern(locale, seconds),
        'dateTime.shortDateTimeFormat': join(short, time),
        'dateTime.mediumDateTimeFormat': join(medium, seconds),
        'dateTime.longDateTimeFormat': join(long, seconds)
    };
}

/** Shows why the app cannot start, and starts it as soon as a build succeeds. */
function explain(message: string, errors: BuildError[]): void {
    const root = document.getElementById('root')!;
    const box = document.createElement('div');
    box.className = 'boot-errors slds-box slds-theme_error';
    box.setAttribute('role', 'alert');
    const title = document.createElement('h1');
    title.className = 'slds-text-heading_medium';
    title.textContent = message;
    const list = document.createElement('pre');
    list.textContent = errors
        .map((error) => `${error.file}:${error.line}:${error.column}\n    ${error.message}`)
        .join('\n\n');
    box.append(title, list);
    root.replaceChildren(box);
    const events = new EventSource('/local/events');
    events.onmessage = (event: MessageEvent<string>) => {
        const { type } = JSON.parse(event.data) as { type: string };
        if (type !== 'hello') location.reload();
    };
}

async function start(): Promise<void> {
    const response = await fetch('/local/bootstrap');
    if (!response.ok) return explain(`The local org does not answer (${response.status} ${response.statusText})`, []);
    const data = (await response.json()) as Start;
    const { locale, currency } = data.i18n;
    data.i18n = { ...localeData(locale, currency), ...data.i18n };
    document.documentElement.lang = locale;
    (globalThis as unknown as { __SF__: Start }).__SF__ = data;
    const bundle = '/app/main.js';
    try {
        await import(bundle);
    } catch (error) {
        console.error(error);
        const errors = data.buildErrors.filter((entry) => entry.message);
        explain(
            errors.length > 0 ? 'The components do not compile' : `The app did not start: ${String(error)}`,
            errors
        );
    }
}

start().catch((error: unknown) => explain(`The local org does not answer: ${String(error)}`, []));
