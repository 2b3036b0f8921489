/** How a team is measured before it stands in rows. */
interface RowSizes {
    widthOf(item: number): number;
    heightOf(item: number): number;
    /** Between rows. */
    rowGap: number;
    /** What stands above the first row. */
    above: number;
    /** Width by height that is wanted. */
    aspect: number;
}

/** A division into rows and its size: the larger of height, and width in units of height. */
export interface Rows {
    rows: number[][];
    cost: number;
}

const MOST_ROWS = 16;

/** Fills rows in order, none wider than it must be for so many rows. */
function fill(team: readonly number[], target: number, widthOf: (item: number) => number): number[][] {
    const rows: number[][] = [];
    let width = Number.POSITIVE_INFINITY;
    for (const item of team) {
        const own = widthOf(item);
        if (width + own > target) {
            rows.push([]);
            width = 0;
        }
        rows[rows.length - 1].push(item);
        width += own;
    }
    return rows;
}

/**
 * The division of a team into two or more rows that comes closest to the wanted shape. Keeps the order.
 * @returns null when there is nothing to divide
 */
export function rowsOf(team: readonly number[], sizes: RowSizes): Rows | null {
    const { widthOf, heightOf, rowGap, above, aspect } = sizes;
    let sum = 0;
    let widest = 0;
    for (const item of team) {
        const width = widthOf(item);
        sum += width;
        widest = Math.max(widest, width);
    }
    let best: Rows | null = null;
    for (let count = 2; count <= Math.min(team.length, MOST_ROWS); count += 1) {
        // Whole items do not fill a row exactly.
        const rows = fill(team, sum / count + widest / 2, widthOf);
        let high = above - rowGap;
        let wide = 0;
        for (const row of rows) {
            let rowHeight = 0;
            let rowWidth = 0;
            for (const item of row) {
                rowHeight = Math.max(rowHeight, heightOf(item));
                rowWidth += widthOf(item);
            }
            high += rowHeight + rowGap;
            wide = Math.max(wide, rowWidth);
        }
        const cost = Math.max(wide / aspect, high);
        if (rows.length > 1 && (best === null || cost < best.cost)) {
            best = { rows, cost };
        }
    }
    return best;
}

/** Where to divide a row so that both halves are about as wide. @returns how many stand in the left half */
export function splitRow(row: readonly number[], widthOf: (item: number) => number): number {
    let sum = 0;
    for (const item of row) {
        sum += widthOf(item);
    }
    let before = 0;
    let middle = 0;
    while (middle < row.length - 1 && before + widthOf(row[middle]) / 2 < sum / 2) {
        before += widthOf(row[middle]);
        middle += 1;
    }
    return Math.max(middle, 1);
}
