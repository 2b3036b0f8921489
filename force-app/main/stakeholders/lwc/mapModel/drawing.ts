import openSince from '@salesforce/label/c.Ui_Map_OpenSince';
import { fill, formatDate } from 'c/textUtils';
import type { MapEdge, MapNode } from 'c/mapLayout';
import type { MapLink, MapPerson } from 'keystone/dto';
import { labelOf, numberOf } from './data';
import type { MapContext, MapData } from './data';
import { factsOf } from './facts';
import type { MapFilters } from './filters';
import type { Reporting } from './reporting';

const EDGE_KINDS: Readonly<Record<string, MapEdge['kind']>> = {
    Influences: 'influence',
    Conflict: 'conflict',
    'Informal tie': 'informal'
};
const STRENGTHS: readonly (string | null | undefined)[] = ['Weak', 'Medium', 'Strong'];

/** Who is drawn: all who are not set aside; of one buying unit, its people and those above them. */
export function peopleDrawn(data: MapData, reporting: Reporting, { unitId }: MapFilters): MapPerson[] {
    const onMap = data.people.filter(({ parked }) => !parked);
    if (unitId === null) {
        return onMap;
    }
    const drawn = new Set<string>();
    onMap
        .filter((person) => person.unitId === unitId)
        .forEach(({ id }) => {
            for (let at: string | null = id; at !== null && !drawn.has(at); at = reporting.managers.get(at) ?? null) {
                drawn.add(at);
            }
        });
    return onMap.filter(({ id }) => drawn.has(id));
}

/** The cards of the chart. @param isFaded whether somebody is not looked for */
export function nodesOf(
    people: readonly MapPerson[],
    reporting: Reporting,
    context: MapContext,
    isFaded: (person: MapPerson) => boolean
): MapNode[] {
    const units = new Map((context.view.units ?? []).map(({ id, name }) => [id, name]));
    return people.map((person) => ({
        id: person.id,
        name: person.name,
        title: person.placeholder ? placeholderText(person, context) : (person.title ?? ''),
        managerId: reporting.managers.get(person.id) ?? null,
        placeholder: person.placeholder,
        left: Boolean(person.leftDate),
        external: person.external,
        facts: factsOf(person, context),
        faded: isFaded(person),
        unit: units.get(person.unitId ?? '') ?? ''
    }));
}

function placeholderText({ placeholderSince }: MapPerson, { locale }: MapContext): string {
    return placeholderSince ? fill(openSince, formatDate(placeholderSince, locale)) : '';
}

/** The lines between people who are drawn. */
export function edgesOf(data: MapData, drawn: readonly MapPerson[], context: MapContext): MapEdge[] {
    const ids = new Set(drawn.map(({ id }) => id));
    return data.links
        .filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId))
        .map((link) => ({
            id: link.id,
            from: link.fromId,
            to: link.toId,
            kind: EDGE_KINDS[link.kind] ?? 'informal',
            strength: (Math.max(0, STRENGTHS.indexOf(link.strength)) + 1) as MapEdge['strength'],
            label: lineText(link, context)
        }));
}

/** A line in words, without its ends. */
export function lineText(link: MapLink, context: MapContext): string {
    const kind = labelOf(context, 'linkKind', link.kind);
    const strength = labelOf(context, 'linkStrength', link.strength);
    return [kind, strength, link.note].filter(Boolean).join(' · ');
}

/** Sorts by the number behind a value, the highest first; what has none comes last. */
export function byNumber(context: MapContext, list: string, of: (person: MapPerson) => string | null | undefined) {
    const rank = (person: MapPerson) => numberOf(context, list, of(person)) ?? -Infinity;
    return (one: MapPerson, other: MapPerson): number => {
        const difference = rank(other) - rank(one);
        return Number.isNaN(difference) ? 0 : difference;
    };
}
