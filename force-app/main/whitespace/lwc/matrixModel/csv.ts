/** A text that a spreadsheet program would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One value of a CSV file; texts that look like formulas are made harmless. */
export function csvValue(value: string | number | null): string {
    if (value === null) {
        return '';
    }
    if (typeof value === 'number') {
        return String(value);
    }
    const text = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file with a byte-order mark, which spreadsheet programs need to read it as UTF-8. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
    return `\uFEFF${rows.map((row) => row.map(csvValue).join(',')).join('\r\n')}\r\n`;
}
