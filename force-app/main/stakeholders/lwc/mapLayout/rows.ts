/** How a team is measured before it stands in rows. */
export interface RowSizes {
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
    const most = team.length;
    const widths = new Float64Array(most);
    const heights = new Float64Array(most);
    let sum = 0;
    let widest = 0;
    for (let i = 0; i < most; i += 1) {
        const width = widthOf(team[i]);
        widths[i] = width;
        heights[i] = heightOf(team[i]);
        sum += width;
        widest = Math.max(widest, width);
    }
    // Whole items do not fill a row exactly.
    const targetOf = (count: number) => sum / count + widest / 2;
    let best = 0;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let count = 2; count <= Math.min(most, MOST_ROWS); count += 1) {
        const target = targetOf(count);
        // The same division as `fill` makes, without the rows themselves: most are not taken.
        let rows = 0;
        let high = above - rowGap;
        let wide = 0;
        let rowHeight = 0;
        let rowWidth = Number.POSITIVE_INFINITY;
        for (let i = 0; i < most; i += 1) {
            if (rowWidth + widths[i] > target) {
                high += rows > 0 ? rowHeight + rowGap : 0;
                rows += 1;
                rowHeight = 0;
                rowWidth = 0;
            }
            rowHeight = Math.max(rowHeight, heights[i]);
            rowWidth += widths[i];
            wide = Math.max(wide, rowWidth);
        }
        high += rowHeight + rowGap;
        const cost = Math.max(wide / aspect, high);
        if (rows > 1 && cost < bestCost) {
            best = count;
            bestCost = cost;
        }
    }
    return best === 0 ? null : { rows: fill(team, targetOf(best), widthOf), cost: bestCost };
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
