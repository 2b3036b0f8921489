/** Sizes in pixels. Rows and columns are all alike, so that what is in sight follows from how far it is scrolled. */
export const ROW_HEIGHT = 64;
export const CELL_WIDTH = 116;
/** The heads of groups and columns. */
export const HEAD_HEIGHT = 120;
export const FOOT_HEIGHT = 40;
/** The button on the field under the pointer, with its distance from the field's end. */
export const QUICK_SIZE = 27;
/** Rows and columns beyond those in sight. */
export const MORE_ROWS = 3;
export const MORE_COLUMNS = 1;

/** How wide the names of units and the totals are, from which width on: they leave cells the more room, the less there is. */
const WIDTHS = [
    { from: 800, name: 248, total: 104, indent: 16 },
    { from: 480, name: 176, total: 88, indent: 10 },
    { from: 0, name: 132, total: 84, indent: 6 }
] as const;
const DEEPEST = 5;
/** What is assumed before the page has been laid out. */
const USUAL_WIDTH = 1200;
const USUAL_HEIGHT = 640;

/** The part of the grid that is in sight. */
export class Frame {
    /** How far it is scrolled, in whole rows and columns. */
    readonly left: number;
    readonly top: number;
    readonly bodyWidth: number;
    readonly bodyHeight: number;
    readonly nameWidth: number;
    readonly totalWidth: number;
    readonly #step: number;

    constructor(width: number, height: number, left: number, top: number) {
        const widths = WIDTHS.find(({ from }) => width >= from) ?? WIDTHS[0];
        this.#step = widths.indent;
        this.nameWidth = widths.name;
        this.totalWidth = widths.total;
        this.bodyWidth = Math.max(width - this.nameWidth - this.totalWidth, 0) + CELL_WIDTH;
        this.bodyHeight = Math.max(height - HEAD_HEIGHT - FOOT_HEIGHT, 0) + ROW_HEIGHT;
        this.left = Math.floor(Math.max(left, 0) / CELL_WIDTH) * CELL_WIDTH;
        this.top = Math.floor(Math.max(top, 0) / ROW_HEIGHT) * ROW_HEIGHT;
    }

    /** How far the name of a unit is moved in. */
    indent(depth: number): number {
        return 6 + Math.min(depth, DEEPEST) * this.#step;
    }

    sameAs(other: Frame): boolean {
        return (
            this.left === other.left &&
            this.top === other.top &&
            this.bodyWidth === other.bodyWidth &&
            this.bodyHeight === other.bodyHeight
        );
    }
}

/** The part in sight; without a size, what usually is. */
export function frameOf(width: number, height: number, left: number, top: number): Frame {
    return new Frame(width || USUAL_WIDTH, height || USUAL_HEIGHT, left, top);
}
