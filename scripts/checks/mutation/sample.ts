/** What a sample is drawn from: the groups are as different as possible from each other. */
export interface Grouped {
    /** Outermost first, e.g. suite, class, method. */
    groups: readonly string[];
}

/**
 * Draws items so that no group gets more than another while both have some: first by the outermost groups, inside of each by
 * the next. The same items and the same seed give the same sample.
 */
export function sample<T extends Grouped>(items: readonly T[], count: number, seed: number): T[] {
    const random = generator(seed);
    return spread(items, 0, random).slice(0, count);
}

function spread<T extends Grouped>(items: readonly T[], level: number, random: () => number): T[] {
    if (items.every((item) => item.groups.length <= level)) return shuffled(items, random);
    const groups = Map.groupBy(items, (item) => item.groups[level] ?? '');
    const lists = shuffled([...groups.values()], random).map((group) => spread(group, level + 1, random));
    const longest = Math.max(...lists.map((list) => list.length));
    return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
    const result = [...items];
    for (let last = result.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [result[last], result[other]] = [result[other]!, result[last]!];
    }
    return result;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
