import { NOBODY } from './forest';
import type { Forest } from './forest';
import { Placement } from './place';
import type { LayoutOptions, Metrics } from './place';
import { rowsOf } from './rows';
import type { Box } from './types';

/** Where everybody stands. Indexes are those of the forest. */
export interface MapLayout {
    readonly forest: Forest;
    readonly metrics: Metrics;
    /** Left and top edges of the cards that are shown. */
    readonly x: Float64Array;
    readonly y: Float64Array;
    /** 1 for people who are shown, 0 for those that are folded away. */
    readonly shown: Uint8Array;
    /** Those that are shown, managers before their reports. */
    readonly order: Int32Array;
    /** 1 for people whose reports are folded away. */
    readonly folded: Uint8Array;
    readonly bounds: Box;
    /** Reporting lines as straight pieces, four numbers each: x1, y1, x2, y2. */
    readonly segments: Float64Array;
    /** The manager whose reports each piece leads to. */
    readonly segmentOwner: Int32Array;
    /** Where those stand that neither have a manager nor reports; null when there are none or nobody else. */
    readonly loose: Box | null;
}

/** A tree, or all who stand alone, as one thing to arrange. */
interface Group {
    items: number[];
    width: number;
    height: number;
}

/** Puts trees into rows, and those who have neither manager nor reports into a grid below. */
class Arrangement {
    readonly placement: Placement;
    readonly x: Float64Array;
    readonly y: Float64Array;
    width = 0;
    height = 0;
    loose: Box | null = null;

    constructor(placement: Placement) {
        const { forest } = placement;
        this.placement = placement;
        this.x = new Float64Array(forest.nodes.length);
        this.y = new Float64Array(forest.nodes.length);
        const trees = forest.roots.filter((root) => forest.children[root] > 0);
        const alone = forest.roots.filter((root) => forest.children[root] === 0);
        if (trees.length > 0) {
            this.arrangeTrees(trees);
        }
        if (alone.length > 0) {
            this.arrangeAlone(alone, trees.length > 0);
        } else if (trees.length > 0) {
            this.height -= placement.metrics.treeGap;
        }
        this.spread();
    }

    private arrangeTrees(trees: readonly number[]): void {
        const { minimum, maximum, tall, metrics, aspect } = this.placement;
        const widthOf = (root: number) => maximum[root] - minimum[root] + metrics.treeGap;
        const heightOf = (root: number) => tall[root];
        const row: Group = { items: [...trees], width: 0, height: 0 };
        for (const root of trees) {
            row.width += widthOf(root);
            row.height = Math.max(row.height, heightOf(root));
        }
        const wrapped = rowsOf(trees, { widthOf, heightOf, rowGap: metrics.treeGap, above: 0, aspect });
        const better = wrapped !== null && wrapped.cost < Math.max(row.width / aspect, row.height);
        for (const roots of better ? wrapped.rows : [row.items]) {
            let at = 0;
            let high = 0;
            for (const root of roots) {
                this.x[root] = at - minimum[root] - metrics.width / 2;
                this.y[root] = this.height;
                at += widthOf(root);
                high = Math.max(high, tall[root]);
            }
            this.width = Math.max(this.width, at - metrics.treeGap);
            this.height += high + metrics.treeGap;
        }
    }

    private arrangeAlone(alone: readonly number[], belowTrees: boolean): void {
        const { metrics, aspect } = this.placement;
        const wide = metrics.width + metrics.gap;
        const high = metrics.height + metrics.gap;
        const square = Math.ceil(Math.sqrt((alone.length * aspect * high) / wide));
        const columns = Math.min(alone.length, Math.max(square, Math.floor(this.width / wide)));
        const top = this.height;
        alone.forEach((root, place) => {
            this.x[root] = (place % columns) * wide + metrics.gap / 2;
            this.y[root] = top + Math.floor(place / columns) * high;
        });
        const rows = Math.ceil(alone.length / columns);
        this.width = Math.max(this.width, columns * wide);
        this.height = top + rows * high - metrics.gap;
        if (belowTrees) {
            this.loose = { x: metrics.gap / 2, y: top, width: columns * wide - metrics.gap, height: rows * high };
        }
    }

    /** Everybody's place from that of the manager. */
    private spread(): void {
        const { order, forest, dx, dy } = this.placement;
        for (const index of order) {
            const manager = forest.parent[index];
            if (manager !== NOBODY) {
                this.x[index] = this.x[manager] + dx[index];
                this.y[index] = this.y[manager] + dy[index];
            }
        }
    }
}

/** The straight pieces of the reporting lines: down from the manager, along above each row, down to each card. */
class LineWork {
    readonly #numbers: Float64Array;
    readonly #owners: Int32Array;
    readonly #half: number;
    readonly #x: Float64Array;
    readonly #y: Float64Array;
    #count = 0;

    constructor({ placement, x, y }: Arrangement) {
        const { order, forest, metrics, rows } = placement;
        // Each card has a piece of its own, and each row, which holds at least one card, two more.
        this.#numbers = new Float64Array(12 * order.length);
        this.#owners = new Int32Array(3 * order.length);
        this.#half = metrics.width / 2;
        this.#x = x;
        this.#y = y;
        const team: number[] = [];
        for (let i = 0; i < order.length; i += 1) {
            const manager = order[i];
            const first = placement.first(manager);
            if (first === NOBODY) {
                continue;
            }
            const bottom = y[manager] + metrics.height;
            const wrapped = rows.get(manager);
            if (wrapped) {
                let from = bottom;
                for (let row = 0; row < wrapped.length; row += 1) {
                    from = this.addRow(manager, wrapped[row], from, row === 0 ? metrics.levelGap : metrics.rowGap);
                }
            } else {
                team.length = 0;
                for (let child = first; child !== NOBODY; child = forest.next[child]) {
                    team.push(child);
                }
                this.addRow(manager, team, bottom, metrics.levelGap);
            }
        }
    }

    get segments(): Float64Array {
        return this.#numbers.slice(0, 4 * this.#count);
    }

    get owners(): Int32Array {
        return this.#owners.slice(0, this.#count);
    }

    /** @returns how far down the line from the manager reaches */
    private addRow(manager: number, row: readonly number[], from: number, gap: number): number {
        const x = this.#x;
        const half = this.#half;
        const middle = x[manager] + half;
        const top = this.#y[row[0]];
        const along = top - gap / 2;
        this.add(manager, middle, from, middle, along);
        const left = Math.min(middle, x[row[0]] + half);
        const right = Math.max(middle, x[row[row.length - 1]] + half);
        if (left < right) {
            this.add(manager, left, along, right, along);
        }
        for (let i = 0; i < row.length; i += 1) {
            const place = x[row[i]] + half;
            this.add(manager, place, along, place, top);
        }
        return along;
    }

    private add(owner: number, x1: number, y1: number, x2: number, y2: number): void {
        const at = 4 * this.#count;
        this.#numbers[at] = x1;
        this.#numbers[at + 1] = y1;
        this.#numbers[at + 2] = x2;
        this.#numbers[at + 3] = y2;
        this.#owners[this.#count] = owner;
        this.#count += 1;
    }
}

/** Where the drawing begins: room for the mark of the keyboard around the outer cards. */
const MARGIN = 24;

/** Places everybody who is shown and draws the reporting lines. The same people in the same order give the same drawing. */
export function layoutForest(forest: Forest, options: LayoutOptions): MapLayout {
    const placement = new Placement(forest, options);
    const arrangement = new Arrangement(placement);
    const lines = new LineWork(arrangement);
    return {
        forest,
        metrics: options.metrics,
        x: arrangement.x,
        y: arrangement.y,
        shown: placement.shown,
        order: placement.order,
        folded: placement.folded,
        bounds: {
            x: -MARGIN,
            y: -MARGIN,
            width: arrangement.width + 2 * MARGIN,
            height: arrangement.height + 2 * MARGIN
        },
        segments: lines.segments,
        segmentOwner: lines.owners,
        loose: arrangement.loose
    };
}
