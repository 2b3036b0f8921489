import { NOBODY } from './forest';
import type { Forest } from './forest';
import { rowsOf, splitRow } from './rows';

/** Sizes in the drawing's own units; at 100 % one unit is one pixel. */
export interface Metrics {
    width: number;
    height: number;
    /** Between cards side by side. */
    gap: number;
    /** Between a manager and the reports. */
    levelGap: number;
    /** Between rows of one team. */
    rowGap: number;
    /** Between trees. */
    treeGap: number;
}

export interface LayoutOptions {
    metrics: Metrics;
    /** Width by height that the drawing should come close to. */
    aspect: number;
    /** Ids of people whose reports are folded away. */
    collapsed: ReadonlySet<string>;
}

/** Wrapping must save so much, in parts of the size without: a manager with a few people keeps them in one row. */
const GAIN_SMALL = 0.55;
const GAIN = 0.8;
const SMALL_TEAM = 4;
const SMALL_BRANCH = 30;
const LEAST_WRAPPED = 3;

/**
 * A tidy drawing of trees after Reingold and Tilford, for things of different heights after van der Ploeg: subtrees are moved
 * together until their outlines touch. Each subtree has a frame whose zero is the middle of its top card. Outlines are
 * followed through children and, past the end of a shorter subtree, through threads, so that all of it takes linear time.
 *
 * A team that would be much wider than high stands in several rows left and right of a line that goes down from the
 * manager. For the outline, such a team is one thing, its block.
 */
export class Placement {
    readonly forest: Forest;
    readonly metrics: Metrics;
    readonly aspect: number;
    readonly shown: Uint8Array;
    readonly folded: Uint8Array;
    readonly order: Int32Array;
    /** Place relative to the manager's card. */
    readonly dx: Float64Array;
    readonly dy: Float64Array;
    /** Extent of the subtree in its frame, half of the gap included. */
    readonly minimum: Float64Array;
    readonly maximum: Float64Array;
    /** Height of the subtree without the gap below. */
    readonly tall: Float64Array;
    /** The same with the gap below. */
    readonly total: Float64Array;
    /** Teams in several rows, by manager. */
    readonly rows = new Map<number, number[][]>();
    /** Left and right extent and height, gaps included, of cards (0 to n-1) and of blocks (n to 2n-1). */
    readonly left: Float64Array;
    readonly right: Float64Array;
    readonly deep: Float64Array;
    /** What follows below a card: the outer children, or the block. */
    readonly firstItem: Int32Array;
    readonly lastItem: Int32Array;
    /** Threads from the end of an outline: to which thing, and how far right and down that is. */
    readonly threadLeft: Int32Array;
    readonly threadLeftBy: Float64Array;
    readonly threadLeftDown: Float64Array;
    readonly threadRight: Int32Array;
    readonly threadRightBy: Float64Array;
    readonly threadRightDown: Float64Array;
    /** Lowest thing of each outline of a subtree, and its frame's place in that of the subtree. */
    readonly endLeft: Int32Array;
    readonly endLeftAt: Float64Array;
    readonly endRight: Int32Array;
    readonly endRightAt: Float64Array;

    constructor(forest: Forest, { metrics, aspect, collapsed }: LayoutOptions) {
        const count = forest.nodes.length;
        this.forest = forest;
        this.metrics = metrics;
        this.aspect = aspect;
        this.shown = new Uint8Array(count);
        this.folded = new Uint8Array(count);
        this.dx = new Float64Array(count);
        this.dy = new Float64Array(count);
        this.minimum = new Float64Array(count);
        this.maximum = new Float64Array(count);
        this.tall = new Float64Array(count);
        const half = (metrics.width + metrics.gap) / 2;
        const nothing = () => new Int32Array(2 * count).fill(NOBODY);
        this.total = new Float64Array(count);
        this.left = new Float64Array(2 * count).fill(-half);
        this.right = new Float64Array(2 * count).fill(half);
        this.deep = new Float64Array(2 * count).fill(metrics.height + metrics.levelGap);
        this.firstItem = nothing();
        this.lastItem = nothing();
        this.threadLeft = nothing();
        this.threadLeftBy = new Float64Array(2 * count);
        this.threadLeftDown = new Float64Array(2 * count);
        this.threadRight = nothing();
        this.threadRightBy = new Float64Array(2 * count);
        this.threadRightDown = new Float64Array(2 * count);
        this.endLeft = new Int32Array(count);
        this.endLeftAt = new Float64Array(count);
        this.endRight = new Int32Array(count);
        this.endRightAt = new Float64Array(count);
        this.order = this.findShown(collapsed);
        for (let i = this.order.length - 1; i >= 0; i -= 1) {
            this.placeTeam(this.order[i]);
        }
    }

    /** The team below somebody as it is shown: none when it is folded away. */
    first(index: number): number {
        return this.folded[index] === 1 ? NOBODY : this.forest.firstChild[index];
    }

    private findShown(collapsed: ReadonlySet<string>): Int32Array {
        const { order, parent, children, nodes } = this.forest;
        const found = new Int32Array(order.length);
        let count = 0;
        for (const index of order) {
            const manager = parent[index];
            if (manager !== NOBODY && (this.shown[manager] === 0 || this.folded[manager] === 1)) {
                continue;
            }
            this.shown[index] = 1;
            this.folded[index] = children[index] > 0 && collapsed.has(nodes[index].id) ? 1 : 0;
            found[count] = index;
            count += 1;
        }
        return found.subarray(0, count);
    }

    /** Places the reports of one manager, whose own teams are placed already. */
    private placeTeam(manager: number): void {
        const { height, levelGap, rowGap } = this.metrics;
        const first = this.first(manager);
        if (first === NOBODY) {
            this.minimum[manager] = this.left[manager];
            this.maximum[manager] = this.right[manager];
            this.tall[manager] = height;
            this.total[manager] = this.deep[manager];
            this.endLeft[manager] = manager;
            this.endRight[manager] = manager;
            return;
        }
        this.placeRow(manager, first);
        const count = this.forest.children[manager];
        if (count < LEAST_WRAPPED) {
            return;
        }
        const team: number[] = [];
        for (let child = first; child !== NOBODY; child = this.forest.next[child]) {
            team.push(child);
        }
        const width = this.maximum[manager] - this.minimum[manager];
        const plain = Math.max(width / this.aspect, this.tall[manager]);
        const small = count <= SMALL_TEAM && this.forest.below[manager] <= SMALL_BRANCH;
        const plan = rowsOf(team, {
            widthOf: (child) => this.maximum[child] - this.minimum[child],
            heightOf: (child) => this.tall[child],
            rowGap,
            above: height + levelGap,
            aspect: this.aspect
        });
        if (plan && plan.cost < plain * (small ? GAIN_SMALL : GAIN)) {
            this.placeRows(manager, plan.rows);
        }
    }

    /** Side by side, as close as their outlines allow; the manager above the middle. */
    private placeRow(manager: number, first: number): void {
        const { next } = this.forest;
        let last = first;
        this.dx[first] = 0;
        // Ends of the outlines of all that are placed, in the frame of the first.
        let endLeft = this.endLeft[first];
        let endLeftAt = this.endLeftAt[first];
        let endRight = this.endRight[first];
        let endRightAt = this.endRightAt[first];
        let total = this.total[first];
        let tall = this.tall[first];
        for (let child = next[first]; child !== NOBODY; child = next[child]) {
            const met = this.moveTogether(last, child);
            const place = met.place;
            this.dx[child] = place;
            if (met.off !== NOBODY) {
                // The child is deeper: the left outline goes on in it.
                this.threadLeft[endLeft] = met.off;
                this.threadLeftBy[endLeft] = place + met.offAt - endLeftAt;
                this.threadLeftDown[endLeft] = met.offBottom - total;
                endLeft = this.endLeft[child];
                endLeftAt = place + this.endLeftAt[child];
            }
            if (met.on !== NOBODY) {
                // Those before are deeper: the right outline goes on in them.
                const end = this.endRight[child];
                this.threadRight[end] = met.on;
                this.threadRightBy[end] = met.onAt - (place + this.endRightAt[child]);
                this.threadRightDown[end] = met.onBottom - this.total[child];
            } else {
                endRight = this.endRight[child];
                endRightAt = place + this.endRightAt[child];
            }
            last = child;
            total = Math.max(total, this.total[child]);
            tall = Math.max(tall, this.tall[child]);
        }
        const { height, levelGap } = this.metrics;
        const middle = (this.dx[first] + this.dx[last]) / 2;
        let minimum = this.left[manager];
        let maximum = this.right[manager];
        for (let child = first; child !== NOBODY; child = next[child]) {
            this.dx[child] -= middle;
            this.dy[child] = height + levelGap;
            minimum = Math.min(minimum, this.dx[child] + this.minimum[child]);
            maximum = Math.max(maximum, this.dx[child] + this.maximum[child]);
        }
        this.minimum[manager] = minimum;
        this.maximum[manager] = maximum;
        this.tall[manager] = height + levelGap + tall;
        this.total[manager] = this.deep[manager] + total;
        this.firstItem[manager] = first;
        this.lastItem[manager] = last;
        this.endLeft[manager] = endLeft;
        this.endLeftAt[manager] = endLeftAt - middle;
        this.endRight[manager] = endRight;
        this.endRightAt[manager] = endRightAt - middle;
    }

    /**
     * Finds where a subtree touches those to the left of it.
     * @param last the subtree before, whose right outline is that of all before
     * @returns its place in the frame of the first sibling; and where the longer outline goes on, beyond the end of the shorter
     */
    private moveTogether(last: number, child: number): Meeting {
        let on = last;
        let onAt = this.dx[last];
        let onBottom = this.deep[last];
        let off = child;
        let offAt = 0;
        let offBottom = this.deep[child];
        let place = Number.NEGATIVE_INFINITY;
        while (on !== NOBODY && off !== NOBODY) {
            place = Math.max(place, onAt + this.right[on] - offAt - this.left[off]);
            const least = Math.min(onBottom, offBottom);
            if (onBottom === least) {
                const further = this.lastItem[on];
                if (further === NOBODY) {
                    onAt += this.threadRightBy[on];
                    onBottom += this.threadRightDown[on];
                    on = this.threadRight[on];
                } else {
                    onAt += this.itemAt(further);
                    onBottom += this.deep[further];
                    on = further;
                }
            }
            if (offBottom === least) {
                const further = this.firstItem[off];
                if (further === NOBODY) {
                    offAt += this.threadLeftBy[off];
                    offBottom += this.threadLeftDown[off];
                    off = this.threadLeft[off];
                } else {
                    offAt += this.itemAt(further);
                    offBottom += this.deep[further];
                    off = further;
                }
            }
        }
        return { place, on, onAt, onBottom, off, offAt, offBottom };
    }

    /** The place of a thing in its manager's frame; a block has that of the manager. */
    private itemAt(item: number): number {
        return item < this.dx.length ? this.dx[item] : 0;
    }

    /** In rows left and right of the line that comes down from the manager. */
    private placeRows(manager: number, rows: number[][]): void {
        const { height, levelGap, rowGap } = this.metrics;
        const widthOf = (child: number) => this.maximum[child] - this.minimum[child];
        let top = height + levelGap;
        let minimum = this.left[manager];
        let maximum = this.right[manager];
        for (const row of rows) {
            const middle = splitRow(row, widthOf);
            let tall = 0;
            let at = 0;
            for (let i = middle - 1; i >= 0; i -= 1) {
                this.dx[row[i]] = at - this.maximum[row[i]];
                at -= widthOf(row[i]);
            }
            minimum = Math.min(minimum, at);
            at = 0;
            for (let i = middle; i < row.length; i += 1) {
                this.dx[row[i]] = at - this.minimum[row[i]];
                at += widthOf(row[i]);
            }
            maximum = Math.max(maximum, at);
            for (const child of row) {
                this.dy[child] = top;
                tall = Math.max(tall, this.tall[child]);
            }
            top += tall + rowGap;
        }
        const tall = top - rowGap;
        const block = this.dx.length + manager;
        this.left[block] = minimum;
        this.right[block] = maximum;
        this.deep[block] = tall - height;
        this.minimum[manager] = minimum;
        this.maximum[manager] = maximum;
        this.tall[manager] = tall;
        this.total[manager] = this.deep[manager] + this.deep[block];
        this.firstItem[manager] = block;
        this.lastItem[manager] = block;
        this.endLeft[manager] = block;
        this.endLeftAt[manager] = 0;
        this.endRight[manager] = block;
        this.endRightAt[manager] = 0;
        this.rows.set(manager, rows);
    }
}

/** Where two outlines touch, and what is left of the longer one. */
interface Meeting {
    place: number;
    on: number;
    onAt: number;
    onBottom: number;
    off: number;
    offAt: number;
    offBottom: number;
}
