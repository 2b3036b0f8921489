import type { MapNode } from './types';

/** Nobody: no manager, no report, no further sibling. */
export const NOBODY = -1;

/**
 * People by their place in a list, with their reporting lines as trees. Every person stands in exactly one tree, whatever the
 * data says. Trees, and the reports of a manager, keep the order of the list.
 */
export interface Forest {
    readonly nodes: readonly MapNode[];
    readonly indexOf: ReadonlyMap<string, number>;
    readonly parent: Int32Array;
    readonly firstChild: Int32Array;
    readonly next: Int32Array;
    readonly previous: Int32Array;
    /** Number of direct reports. */
    readonly children: Int32Array;
    /** Number of all people below. */
    readonly below: Int32Array;
    readonly depth: Int32Array;
    readonly roots: readonly number[];
    /** Every person after his or her manager. */
    readonly order: Int32Array;
    /** Ids of people whose line to the manager would have closed a circle, and was left out. */
    readonly broken: readonly string[];
}

const UNSEEN = 0;
const DONE = -1;

/** The manager of each person: those outside of the list do not count. */
function managersOf(nodes: readonly MapNode[], indexOf: ReadonlyMap<string, number>): Int32Array {
    const parent = new Int32Array(nodes.length);
    for (let i = 0; i < nodes.length; i += 1) {
        const { managerId } = nodes[i];
        parent[i] = managerId === null ? NOBODY : (indexOf.get(managerId) ?? NOBODY);
    }
    return parent;
}

/** Cuts each circle at its member that comes first in the list. @returns those members */
function cutCircles(parent: Int32Array): number[] {
    // For each person UNSEEN, DONE, or the number of the walk that is under way.
    const walk = new Int32Array(parent.length);
    const cut: number[] = [];
    for (let start = 0; start < parent.length; start += 1) {
        const own = start + 1;
        let at = start;
        while (at !== NOBODY && walk[at] === UNSEEN) {
            walk[at] = own;
            at = parent[at];
        }
        if (at !== NOBODY && walk[at] === own) {
            let first = at;
            for (let member = parent[at]; member !== at; member = parent[member]) {
                first = Math.min(first, member);
            }
            parent[first] = NOBODY;
            cut.push(first);
        }
        for (at = start; at !== NOBODY && walk[at] === own; at = parent[at]) {
            walk[at] = DONE;
        }
    }
    return cut;
}

/** Makes trees of reporting lines, in linear time. A manager who is not in the list counts as none; circles are cut. */
export function buildForest(nodes: readonly MapNode[]): Forest {
    const count = nodes.length;
    const indexOf = new Map<string, number>();
    for (let i = count - 1; i >= 0; i -= 1) {
        indexOf.set(nodes[i].id, i);
    }
    const parent = managersOf(nodes, indexOf);
    const broken = cutCircles(parent).map((index) => nodes[index].id);
    const firstChild = new Int32Array(count).fill(NOBODY);
    const next = new Int32Array(count).fill(NOBODY);
    const previous = new Int32Array(count).fill(NOBODY);
    const children = new Int32Array(count);
    const roots: number[] = [];
    for (let i = count - 1; i >= 0; i -= 1) {
        const manager = parent[i];
        if (manager === NOBODY) {
            roots.push(i);
            continue;
        }
        const later = firstChild[manager];
        next[i] = later;
        if (later !== NOBODY) {
            previous[later] = i;
        }
        firstChild[manager] = i;
        children[manager] += 1;
    }
    roots.reverse();
    const order = new Int32Array(count);
    const depth = new Int32Array(count);
    let filled = 0;
    for (const root of roots) {
        order[filled] = root;
        filled += 1;
    }
    for (let done = 0; done < filled; done += 1) {
        const manager = order[done];
        for (let child = firstChild[manager]; child !== NOBODY; child = next[child]) {
            depth[child] = depth[manager] + 1;
            order[filled] = child;
            filled += 1;
        }
    }
    const below = new Int32Array(count);
    for (let i = count - 1; i >= 0; i -= 1) {
        const manager = parent[order[i]];
        if (manager !== NOBODY) {
            below[manager] += below[order[i]] + 1;
        }
    }
    return { nodes, indexOf, parent, firstChild, next, previous, children, below, depth, roots, order, broken };
}

/** The direct reports of a person, in order. */
export function childrenOf({ firstChild, next }: Forest, index: number): number[] {
    const found: number[] = [];
    for (let child = firstChild[index]; child !== NOBODY; child = next[child]) {
        found.push(child);
    }
    return found;
}

/** Whether a person cannot report to another one, because that one is, or works for, the same person. */
export function wouldClose({ parent }: Forest, person: number, manager: number): boolean {
    for (let at = manager; at !== NOBODY; at = parent[at]) {
        if (at === person) {
            return true;
        }
    }
    return false;
}

/**
 * Whose reports to fold away at first, so that a large map begins with the people at the top.
 * @param limit about how many people to show; level by level, a team as a whole
 * @returns ids of managers, none when all fit
 */
export function suggestCollapsed(nodes: readonly MapNode[], limit = 200): string[] {
    if (nodes.length <= limit) {
        return [];
    }
    const { order, children, parent, roots } = buildForest(nodes);
    const open = new Uint8Array(nodes.length);
    const folded: string[] = [];
    let shown = roots.length;
    for (const index of order) {
        const reached = parent[index] === NOBODY || open[parent[index]] === 1;
        if (!reached || children[index] === 0) {
            continue;
        }
        if (shown + children[index] <= limit) {
            open[index] = 1;
            shown += children[index];
        } else {
            folded.push(nodes[index].id);
        }
    }
    // Below a folded manager everything is folded too, so that opening one shows one level more.
    for (const index of order) {
        if (parent[index] !== NOBODY && open[parent[index]] === 0 && children[index] > 0) {
            folded.push(nodes[index].id);
        }
    }
    return folded;
}
