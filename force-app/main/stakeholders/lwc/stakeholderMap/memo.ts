/**
 * A value that is worked out again only when something that it rests on is another one: a template reads a property several
 * times in one rendering.
 */
export function memo<T>(): (keys: readonly unknown[], compute: () => T) => T {
    let known: { keys: readonly unknown[]; value: T } | null = null;
    return (keys, compute) => {
        if (known === null || keys.some((key, index) => key !== known!.keys[index])) {
            known = { keys, value: compute() };
        }
        return known.value;
    };
}
