/** A part of a row of equally large things: the first one, and the one behind the last. */
export interface Part {
    from: number;
    to: number;
}

/**
 * What is in sight, and some more on both sides, so that a little scrolling shows no gaps.
 * @param offset how far it is scrolled
 * @param room how much is in sight
 * @param size of one thing
 * @param more how many to add on each side
 */
export function partInSight(offset: number, room: number, size: number, count: number, more: number): Part {
    const first = Math.floor(offset / size);
    const last = Math.ceil((offset + room) / size);
    const from = Math.max(Math.min(first - more, count), 0);
    return { from, to: Math.max(Math.min(last + more, count), from) };
}

/** The indices of a part, with one more that has to be there although it is out of sight: the keyboard is on it. */
export function indicesOf({ from, to }: Part, kept: number | null, count: number): number[] {
    const indices = Array.from({ length: to - from }, (_, index) => from + index);
    if (kept === null || kept < 0 || kept >= count || (kept >= from && kept < to)) {
        return indices;
    }
    return kept < from ? [kept, ...indices] : [...indices, kept];
}

/**
 * How far to scroll so that a thing is in sight, with what is frozen before it.
 * @param frozen room that heads cover
 */
export function scrolledTo(index: number, size: number, offset: number, room: number, frozen: number): number {
    const start = index * size;
    const end = start + size;
    const free = room - frozen;
    if (start < offset || size > free) {
        return start;
    }
    return end > offset + free ? end - free : offset;
}
