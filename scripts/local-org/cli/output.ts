/** A plain table for the terminal: columns as wide as their widest cell, at most 60 characters unless told otherwise. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[], widest = 60): string {
    const cut = (cell: string): string => (cell.length > widest ? `${cell.slice(0, widest - 1)}…` : cell);
    const widths = columns.map((column, index) =>
        Math.max(column.length, ...rows.map((row) => cut(row[index] ?? '').length))
    );
    const line = (cells: readonly string[]): string =>
        cells
            .map((cell, index) => cut(cell).padEnd(widths[index] ?? 0))
            .join('  ')
            .trimEnd();
    return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Shows progress of work that takes longer than a second: in place on a terminal, as single lines otherwise. */
export class Progress {
    readonly #started = Date.now();
    #last = 0;
    #shown = false;

    update(text: string, done: number, total: number): void {
        const now = Date.now();
        const terminal = process.stderr.isTTY === true;
        if (now - this.#started < 1000 || now - this.#last < (terminal ? 100 : 2000)) return;
        this.#last = now;
        const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : '';
        const message = `${text}: ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}${share}`;
        process.stderr.write(terminal ? `\r\u001b[K${message}` : `${message}\n`);
        this.#shown = terminal;
    }

    /** Ends the line in place. */
    done(): void {
        if (this.#shown) process.stderr.write('\r\u001b[K');
    }
}

/** `1.2 s` since a moment (ms). */
export function since(start: number): string {
    return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
