import type { MapNode } from './types';

/**
 * People for the drawing, as they are. Lists and plain objects that are handed to a component come out behind a proxy that makes
 * them read-only, and reading thousands of them through that takes longer than drawing them; instances of a class do not.
 */
export class MapPeople {
    readonly list: readonly MapNode[];

    constructor(list: readonly MapNode[]) {
        this.list = list;
    }
}
