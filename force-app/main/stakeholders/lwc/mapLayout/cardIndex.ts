import type { MapLayout } from './layout';
import type { Box, Point } from './types';

/** Cards by place: which ones lie in a part of the drawing, and which one is at a point. A grid of cells that hold a few cards each. */
export class CardIndex {
    readonly #layout: MapLayout;
    readonly #columns: number;
    readonly #rows: number;
    readonly #wide: number;
    readonly #high: number;
    /** Cards in the order of their cells (by the left upper corner), and where each cell begins. */
    readonly #cards: Int32Array;
    readonly #starts: Int32Array;

    constructor(layout: MapLayout) {
        this.#layout = layout;
        const { bounds, metrics, order, x, y } = layout;
        this.#wide = 2 * (metrics.width + metrics.gap);
        this.#high = 2 * (metrics.height + metrics.rowGap);
        this.#columns = Math.max(1, Math.ceil(bounds.width / this.#wide));
        this.#rows = Math.max(1, Math.ceil(bounds.height / this.#high));
        // A very sparse drawing must not need more cells than it has cards.
        while (this.#columns * this.#rows > 4 * order.length + 64) {
            this.#wide *= 2;
            this.#high *= 2;
            this.#columns = Math.ceil(bounds.width / this.#wide);
            this.#rows = Math.ceil(bounds.height / this.#high);
        }
        this.#starts = new Int32Array(this.#columns * this.#rows + 1);
        const cells = new Int32Array(order.length);
        for (let i = 0; i < order.length; i += 1) {
            cells[i] = this.row(y[order[i]]) * this.#columns + this.column(x[order[i]]);
            this.#starts[cells[i] + 1] += 1;
        }
        for (let cell = 1; cell < this.#starts.length; cell += 1) {
            this.#starts[cell] += this.#starts[cell - 1];
        }
        this.#cards = new Int32Array(order.length);
        const filled = this.#starts.slice();
        for (let i = 0; i < order.length; i += 1) {
            this.#cards[filled[cells[i]]] = order[i];
            filled[cells[i]] += 1;
        }
    }

    /** The cards that touch a part of the drawing. */
    query(box: Box): number[] {
        const { metrics, x, y } = this.#layout;
        const found: number[] = [];
        const right = box.x + box.width;
        const bottom = box.y + box.height;
        const lastRow = this.row(bottom);
        const firstColumn = this.column(box.x - metrics.width);
        const lastColumn = this.column(right);
        for (let row = this.row(box.y - metrics.height); row <= lastRow; row += 1) {
            const end = this.#starts[row * this.#columns + lastColumn + 1];
            for (let at = this.#starts[row * this.#columns + firstColumn]; at < end; at += 1) {
                const index = this.#cards[at];
                if (
                    x[index] <= right &&
                    y[index] <= bottom &&
                    x[index] + metrics.width >= box.x &&
                    y[index] + metrics.height >= box.y
                ) {
                    found.push(index);
                }
            }
        }
        return found;
    }

    /** The card at a point, or null. */
    at({ x, y }: Point): number | null {
        return this.query({ x, y, width: 0, height: 0 })[0] ?? null;
    }

    private column(x: number): number {
        const { bounds } = this.#layout;
        return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - bounds.x) / this.#wide)));
    }

    private row(y: number): number {
        const { bounds } = this.#layout;
        return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - bounds.y) / this.#high)));
    }
}
