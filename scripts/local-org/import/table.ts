import fs from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One line of a data file; `row` counts as a spreadsheet does, the header being row 1. */
export interface Row {
    row: number;
    cells: string[];
    /** What is wrong with the line itself, or null. */
    problem: string | null;
}

export interface Table {
    file: string;
    columns: string[];
    rows: Row[];
}

/** Reads a data-load CSV file. Lines with too many or too few cells are kept with their problem, empty ones are left out. */
export function readTable(file: string): Table {
    let lines: string[][];
    try {
        lines = parse(fs.readFileSync(file), { bom: true, relax_column_count: true, relax_quotes: true }) as string[][];
    } catch (error) {
        throw new Error(`${file} is not a CSV file: ${error instanceof Error ? error.message : String(error)}`);
    }
    const [header, ...body] = lines;
    if (!header) throw new Error(`${file} is empty`);
    const columns = header.map((name) => name.trim());
    const twice = columns.find((name, index) => columns.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`${file} has the column ${twice} twice`);
    return {
        file,
        columns,
        rows: body
            .map((cells, index) => ({
                row: index + 2,
                cells,
                problem:
                    cells.length === columns.length ? null : `has ${cells.length} values for ${columns.length} columns`
            }))
            .filter(({ cells }) => cells.length > 1 || cells[0] !== '')
    };
}

/** Text of a cell for a CSV file, quoted where needed. */
export function csvCell(text: string): string {
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
