/** Pieces of Markdown. */

/** A table; empty when it has no rows. Cells are Markdown already. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
    if (rows.length === 0) return '';
    const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(headings), `|${headings.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Text as code, whatever it contains, on one line. */
export function code(text: string): string {
    const line = text.replace(/\s+/g, ' ').trim();
    const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
    const fence = '`'.repeat(longest + 1);
    return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** Plain text of metadata: on one line, with nothing that Markdown would take for its own. */
export function plain(text: string): string {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[\\*_<>[\]`]/g, '\\$&');
}

/** A link to a heading of the same page, as GitHub names its anchors. */
export function linkTo(heading: string): string {
    const anchor = heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replace(/\s/g, '-');
    return `[${heading}](#${anchor})`;
}

/** Paragraphs, tables and headings below each other; empty ones are left out. */
export function page(parts: readonly string[]): string {
    return parts.filter((part) => part !== '').join('\n\n');
}

/** What stands at the top of a generated page. */
export const generatedNote =
    '<!-- Generated from the metadata in force-app by `npm run docs`; `npm run verify` fails when it is out of date. -->';

function cell(text: string): string {
    return text.replace(/\|/g, '\\|');
}
