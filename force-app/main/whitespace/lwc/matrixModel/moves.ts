/**
 * A place of the grid: rows from 0 with the groups at -2, the columns' heads at -1 and the totals after the last row; columns from 0
 * with the rows' heads at -1 and the totals after the last column.
 */
export interface Place {
    row: number;
    column: number;
}

/** What a grid looks like to the keyboard. */
export interface Extent {
    rows: number;
    columns: number;
    /** Rows that fit on the screen. */
    page: number;
    /** The first column of each group, in their order. */
    groupStarts: readonly number[];
}

export const GROUP_ROW = -2;
export const HEAD_ROW = -1;
export const HEAD_COLUMN = -1;

const between = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The nearest place that there is. The heads of groups stand where their first column is. */
export function placeIn({ row, column }: Place, extent: Extent): Place {
    const at = { row: between(row, GROUP_ROW, extent.rows), column: between(column, HEAD_COLUMN, extent.columns) };
    if (at.row !== GROUP_ROW) {
        return at;
    }
    const isHeading = at.column !== HEAD_COLUMN && at.column !== extent.columns;
    const starts = extent.groupStarts.filter((start) => start <= at.column);
    return isHeading && starts.length > 0
        ? { row: GROUP_ROW, column: starts.at(-1) ?? 0 }
        : { row: HEAD_ROW, column: at.column };
}

/** Where a key leads; null for keys that do not move. */
export function moved(place: Place, key: string, withControl: boolean, extent: Extent): Place | null {
    const { row, column } = place;
    const to = destination(place, key, withControl, extent);
    if (!to) {
        return null;
    }
    if (row === GROUP_ROW && to.row === GROUP_ROW && to.column !== column) {
        return groupBeside(column, to.column > column, extent);
    }
    return placeIn(to, extent);
}

function destination({ row, column }: Place, key: string, withControl: boolean, extent: Extent): Place | null {
    const lastRow = Math.max(extent.rows - 1, HEAD_ROW);
    const lastColumn = Math.max(extent.columns - 1, HEAD_COLUMN);
    switch (key) {
        case 'ArrowUp':
            return { row: withControl ? 0 : row - 1, column };
        case 'ArrowDown':
            return { row: withControl ? lastRow : row + 1, column };
        case 'ArrowLeft':
            return { row, column: withControl ? 0 : column - 1 };
        case 'ArrowRight':
            return { row, column: withControl ? lastColumn : column + 1 };
        case 'Home':
            return withControl ? { row: 0, column: 0 } : { row, column: HEAD_COLUMN };
        case 'End':
            return withControl ? { row: lastRow, column: lastColumn } : { row, column: lastColumn };
        case 'PageUp':
            return { row: Math.max(row - extent.page, Math.min(row, 0)), column };
        case 'PageDown':
            return { row: Math.min(row + extent.page, Math.max(row, lastRow)), column };
        default:
            return null;
    }
}

function groupBeside(column: number, forward: boolean, extent: Extent): Place {
    const starts = extent.groupStarts;
    const index = starts.indexOf(column) + (forward ? 1 : -1);
    if (index < 0) {
        return { row: HEAD_ROW, column: HEAD_COLUMN };
    }
    return index < starts.length ? { row: GROUP_ROW, column: starts[index] } : { row: GROUP_ROW, column };
}

/** The places of a rectangle between two corners, rows and columns of sums and heads left out. */
export function placesBetween(from: Place, to: Place, { rows, columns }: Extent): Place[] {
    const range = (one: number, other: number, size: number): number[] => {
        const low = between(Math.min(one, other), 0, size - 1);
        const high = between(Math.max(one, other), 0, size - 1);
        return size > 0 ? Array.from({ length: high - low + 1 }, (_, index) => low + index) : [];
    };
    return range(from.row, to.row, rows).flatMap((row) =>
        range(from.column, to.column, columns).map((column) => ({ row, column }))
    );
}
