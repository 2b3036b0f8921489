import type { TestInventory } from './protocol.ts';

/** Methods that are run together on one worker. */
export interface Piece {
    className: string;
    methods: string[];
    /** Place of the first method among all methods of the class that run. */
    from: number;
}

/** Small enough that no worker is left with much at the end, when the others have nothing to do any more. */
const MOST_METHODS = 3;

/**
 * What is to be run, in the order in which workers should take it: the longest classes first. A class without a set-up comes in pieces; one with
 * a set-up is one piece, so that it runs once.
 * @param only class names or Class.method, in any case; empty = all
 */
export function piecesOf(inventory: TestInventory, only: readonly string[]): Piece[] {
    const wanted = new Set(only.map((name) => name.toLowerCase()));
    const withSetUp = new Set(inventory.withSetUp);
    const classes = new Map<string, string[]>();
    for (const { className, method } of inventory.methods) {
        const isWanted = [className, `${className}.${method}`].some((name) => wanted.has(name.toLowerCase()));
        if (wanted.size > 0 && !isWanted) continue;
        const methods = classes.get(className);
        if (methods) methods.push(method);
        else classes.set(className, [method]);
    }
    return [...classes]
        .sort(([, left], [, right]) => right.length - left.length)
        .flatMap(([className, methods]) => {
            const size = withSetUp.has(className) ? methods.length : MOST_METHODS;
            const starts = Array.from({ length: Math.ceil(methods.length / size) }, (_each, index) => index * size);
            return starts.map((from) => ({ className, methods: methods.slice(from, from + size), from }));
        });
}
