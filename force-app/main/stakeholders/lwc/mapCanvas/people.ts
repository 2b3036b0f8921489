import type { MapFact, MapNode } from 'c/mapLayout';

/**
 * A person as a plain object. What a component is given stands behind a proxy that makes it read-only, and reading through that
 * is slow (see `MapPeople`); so each value is read once, and facts only of those whose card is drawn.
 */
class Person implements MapNode {
    readonly id: string;
    readonly name: string;
    readonly title: string;
    readonly managerId: string | null;
    readonly placeholder: boolean;
    readonly left: boolean;
    readonly external: boolean;
    readonly faded: boolean;
    readonly unit: string;
    readonly #source: MapNode;
    #facts: readonly MapFact[] | null = null;

    constructor(source: MapNode) {
        this.#source = source;
        this.id = source.id;
        this.name = source.name;
        this.title = source.title;
        this.managerId = source.managerId;
        this.placeholder = source.placeholder;
        this.left = source.left;
        this.external = source.external;
        this.faded = source.faded;
        this.unit = source.unit;
    }

    get facts(): readonly MapFact[] {
        this.#facts ??= this.#source.facts.map(({ key, label, short, icon, tone }) => ({
            key,
            label,
            short,
            icon,
            tone
        }));
        return this.#facts;
    }
}

const known = new WeakMap<MapNode, Person>();

/** The people as plain objects; those that were given before are not read again. */
export function plainPeople(nodes: readonly MapNode[]): MapNode[] {
    return nodes.map((node) => {
        let person = known.get(node);
        if (!person) {
            person = new Person(node);
            known.set(node, person);
        }
        return person;
    });
}
