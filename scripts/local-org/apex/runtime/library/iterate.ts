import {
    apexError,
    ApexList,
    ApexObject,
    ApexSet,
    MESSAGES,
    nullReference,
    PlatformObject,
    typeName
} from '../values/index.ts';
import type { PlatformClass } from './support.ts';

/** Iterator over elements that were there when it was made. */
export class ApexIterator extends PlatformObject {
    readonly apexType: string;
    readonly #items: readonly unknown[];
    #at = 0;

    constructor(elementType: string, items: readonly unknown[]) {
        super();
        this.apexType = `Iterator<${elementType}>`;
        this.#items = items;
    }

    hasNext(): boolean {
        return this.#at < this.#items.length;
    }

    /** NoSuchElementException behind the end. */
    next(): unknown {
        if (!this.hasNext()) throw apexError('NoSuchElementException', MESSAGES.iteratorEnd);
        return this.#items[this.#at++];
    }
}

export const iteratorClass: PlatformClass = {
    name: 'Iterator',
    methods: {
        hasnext: (self: ApexIterator) => self.hasNext(),
        next: (self: ApexIterator) => self.next()
    }
};

/** Anything a for-each takes: List, Set, and instances of user classes that implement Iterable or Iterator. */
export function* iterate(source: unknown): Generator<unknown> {
    if (source === null) throw nullReference();
    if (source instanceof ApexList) {
        yield* source.items;
        return;
    }
    if (source instanceof ApexSet) {
        yield* source.values();
        return;
    }
    let iterator: unknown = source;
    if (source instanceof ApexObject && source.$has('iterator/0')) iterator = source.$invoke('iterator/0');
    if (iterator instanceof ApexIterator) {
        while (iterator.hasNext()) yield iterator.next();
    } else if (iterator instanceof ApexObject && iterator.$has('hasnext/0')) {
        while (iterator.$invoke('hasnext/0') === true) yield iterator.$invoke('next/0');
    } else throw new TypeError(`Not iterable: ${typeName(source)}`);
}
