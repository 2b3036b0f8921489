import type { MapChoice, MapLink, MapPage, MapPerson, MapRelation, MapSave, MapView } from 'keystone/dto';

/** The people of a map, how well we know them, and the lines between them. */
export interface MapData {
    people: readonly MapPerson[];
    relations: readonly MapRelation[];
    links: readonly MapLink[];
}

/** What the map's rules look at besides the people. */
export interface MapContext {
    view: MapView;
    today: string;
    locale: string;
}

export const EMPTY_DATA: MapData = { people: [], relations: [], links: [] };

/** The people of one part. */
export function dataOf({ people, relations, links }: MapPage): MapData {
    return { people, relations, links };
}

/** The people with those of the next part; a line between people of two parts comes with both. */
export function withPage(data: MapData, page: MapPage): MapData {
    const known = new Set(data.links.map(({ id }) => id));
    return {
        people: [...data.people, ...page.people],
        relations: [...data.relations, ...page.relations],
        links: [...data.links, ...page.links.filter(({ id }) => !known.has(id))]
    };
}

/** The people after a save: those that it concerned are as the server says, with all their relationships and lines. */
export function withSave(data: MapData, save: MapSave): MapData {
    const removed = new Set(save.removed);
    const changed = new Map(save.people.map((person) => [person.id, person]));
    const concerned = new Set([...removed, ...changed.keys()]);
    const known = new Set(data.people.map(({ id }) => id));
    const isConcerned = ({ fromId, toId }: MapLink) => concerned.has(fromId) || concerned.has(toId);
    return {
        people: [
            ...data.people.filter(({ id }) => !removed.has(id)).map((person) => changed.get(person.id) ?? person),
            ...save.people.filter(({ id }) => !known.has(id))
        ],
        relations: [...data.relations.filter(({ stakeholderId }) => !concerned.has(stakeholderId)), ...save.relations],
        links: [...data.links.filter((link) => !isConcerned(link)), ...save.links]
    };
}

/** The people with changed values of some of them. */
export function withPeople(data: MapData, ids: readonly string[], change: Partial<MapPerson>): MapData {
    const chosen = new Set(ids);
    return { ...data, people: data.people.map((one) => (chosen.has(one.id) ? { ...one, ...change } : one)) };
}

/** A value's entry among those that can be chosen. */
export function choiceOf({ view }: MapContext, list: string, value: string | null | undefined): MapChoice | null {
    return view.choices?.[list]?.find((choice) => choice.value === value) ?? null;
}

/** The values that can be chosen. */
export function choicesOf({ view }: MapContext, list: string): readonly MapChoice[] {
    return view.choices?.[list] ?? [];
}

/** A value as people read it. */
export function labelOf(context: MapContext, list: string, value: string | null | undefined): string {
    return choiceOf(context, list, value)?.label ?? value ?? '';
}

/** The number behind a value; null when there is none. */
export function numberOf(context: MapContext, list: string, value: string | null | undefined): number | null {
    return choiceOf(context, list, value)?.numberValue ?? null;
}
