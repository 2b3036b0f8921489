import type { MapNode } from 'c/mapLayout';

/** Pseudo-random numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** A person; what is not said is plain. */
export function person(id: string, managerId: string | null = null, rest: Partial<MapNode> = {}): MapNode {
    return {
        id,
        name: `Person ${id}`,
        title: '',
        managerId,
        placeholder: false,
        left: false,
        external: false,
        facts: [],
        faded: false,
        unit: '',
        ...rest
    };
}

/** How a random forest grows. */
export interface Shape {
    count: number;
    /** Chance of having no manager. */
    roots: number;
    /** 0: anybody before may be the manager; towards 1: mostly the latest ones, so that chains grow. */
    chains: number;
    /** Chance that the manager is one of very few people, so that wide teams grow. */
    wide: number;
}

/** Random trees; managers come before their reports or after them. */
export function randomPeople(seed: number, { count, roots, chains, wide }: Shape): MapNode[] {
    const random = randomFrom(seed);
    const people = Array.from({ length: count }, (_, i) => {
        if (i === 0 || random() < roots) {
            return person(`p${i}`);
        }
        const span = random() < wide ? Math.min(3, i) : Math.max(1, Math.floor(i * (1 - chains)));
        const manager = random() < wide ? Math.floor(random() * span) : i - 1 - Math.floor(random() * span);
        return person(`p${i}`, `p${Math.max(0, manager)}`);
    });
    for (let i = people.length - 1; i > 0; i -= 1) {
        const other = Math.floor(random() * (i + 1));
        [people[i], people[other]] = [people[other], people[i]];
    }
    return people;
}
