import type { MapPerson } from 'keystone/dto';

/** Who reports to whom on the map. */
export interface Reporting {
    /** The manager of each person who is on the map; null at the top. */
    managers: ReadonlyMap<string, string | null>;
    /** People whose line was left out, because somebody would otherwise report to themselves in the end. */
    broken: readonly string[];
}

/**
 * Works out the lines: what the map says wins over what the contacts say. Whoever reports to somebody who is set aside reports to the next
 * one above who is not. Of a circle the line of the first person of it by id is left out.
 */
export function reportingOf(people: readonly MapPerson[]): Reporting {
    const byId = new Map(people.map((person) => [person.id, person]));
    const byContact = new Map(
        people.filter(({ contactId }) => contactId).map((person) => [person.contactId as string, person])
    );
    const saidManager = (person: MapPerson): MapPerson | null => {
        const said = person.reportsToId ? byId.get(person.reportsToId) : undefined;
        const known = person.contactReportsToId ? byContact.get(person.contactReportsToId) : undefined;
        const manager = said ?? known ?? null;
        return manager?.id === person.id ? null : manager;
    };
    const shownManager = (person: MapPerson): string | null => {
        const seen = new Set([person.id]);
        let manager = saidManager(person);
        while (manager?.parked && !seen.has(manager.id)) {
            seen.add(manager.id);
            manager = saidManager(manager);
        }
        return manager && !manager.parked && manager.id !== person.id ? manager.id : null;
    };
    const managers = new Map<string, string | null>();
    people.filter(({ parked }) => !parked).forEach((person) => managers.set(person.id, shownManager(person)));
    return { managers, broken: breakCircles(managers) };
}

function breakCircles(managers: Map<string, string | null>): string[] {
    const broken: string[] = [];
    const settled = new Set<string>();
    [...managers.keys()].sort().forEach((start) => {
        const path = new Set<string>();
        let at: string | null = start;
        while (at !== null && !settled.has(at) && !path.has(at)) {
            path.add(at);
            at = managers.get(at) ?? null;
        }
        if (at !== null && path.has(at)) {
            const first = circleFrom(at, managers).sort()[0] as string;
            managers.set(first, null);
            broken.push(first);
        }
        path.forEach((id) => settled.add(id));
    });
    return broken;
}

function circleFrom(start: string, managers: ReadonlyMap<string, string | null>): string[] {
    const circle = [start];
    let at = managers.get(start) ?? start;
    while (at !== start) {
        circle.push(at);
        at = managers.get(at) ?? start;
    }
    return circle;
}

/** Whether somebody would report to themselves in the end. */
export function wouldCircle(reporting: Reporting, id: string, managerId: string | null): boolean {
    let at = managerId;
    while (at !== null) {
        if (at === id) {
            return true;
        }
        at = reporting.managers.get(at) ?? null;
    }
    return false;
}

/** Everybody below, near or far. */
export function reportsOf(reporting: Reporting): ReadonlyMap<string, readonly string[]> {
    const reports = new Map<string, string[]>();
    reporting.managers.forEach((managerId, id) => {
        if (managerId !== null) {
            reports.set(managerId, [...(reports.get(managerId) ?? []), id]);
        }
    });
    return reports;
}

/** Branches that begin folded on a large map: below the second level, all of them. */
export function foldedAtFirst(reporting: Reporting): string[] {
    const depthOf = (id: string): number => {
        let depth = 0;
        let at = reporting.managers.get(id) ?? null;
        while (at !== null) {
            depth += 1;
            at = reporting.managers.get(at) ?? null;
        }
        return depth;
    };
    return [...reportsOf(reporting).keys()].filter((id) => depthOf(id) >= 1);
}
