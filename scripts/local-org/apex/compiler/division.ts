/** Work on the same sources in several threads: each does its part of it, and gets what the others did. */
export interface Division {
    /** Number of this thread, from 0. */
    part: number;
    /** How many there are. */
    of: number;
    /** Hands over what this thread did, and waits for what the others did. Of one that does not answer in time there is nothing. */
    exchange<T>(own: T): T[];
}

/** Results for all of a list: those of every nth entry are made here, the rest comes from the other threads, or is made here when it does not. */
export function shared<T, R>(list: readonly T[], division: Division, make: (entry: T) => R): R[] {
    const made = new Map<number, R>();
    for (let index = division.part; index < list.length; index += division.of) made.set(index, make(list[index]!));
    for (const others of division.exchange(made)) for (const [index, result] of others) made.set(index, result);
    return list.map((entry, index) => made.get(index) ?? make(entry));
}
