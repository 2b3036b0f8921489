import externalLabel from '@salesforce/label/c.Ui_Map_Panel_External';
import leftLabel from '@salesforce/label/c.Ui_Map_Panel_Left';
import openSince from '@salesforce/label/c.Ui_Map_OpenSince';
import type { MapFact } from 'c/mapLayout';
import { fill, formatDate } from 'c/textUtils';
import type { MapPerson } from 'keystone/dto';
import type { MapContext } from './data';
import { byNumber } from './drawing';
import { factsOf } from './facts';

/** Somebody in the list. */
export interface ListRow {
    id: string;
    name: string;
    about: string;
    /** What is special: external, left, an open role. */
    notes: string[];
    facts: MapFact[];
    key: boolean;
    faded: boolean;
}

/** Everybody in one list: whoever is looked for first, then the most influential. */
export function listOf(
    people: readonly MapPerson[],
    context: MapContext,
    isFaded: (person: MapPerson) => boolean
): ListRow[] {
    const mostInfluential = byNumber(context, 'influence', ({ influence }) => influence);
    return [...people]
        .sort(
            (one, other) =>
                Number(isFaded(one)) - Number(isFaded(other)) ||
                mostInfluential(one, other) ||
                one.name.localeCompare(other.name, context.locale)
        )
        .map((person) => ({
            id: person.id,
            name: person.name,
            about: [person.title, person.external ? person.accountName : ''].filter(Boolean).join(' · '),
            notes: notesOf(person, context),
            facts: factsOf(person, context),
            key: person.key,
            faded: isFaded(person)
        }));
}

/** What is special about somebody. */
export function notesOf(person: MapPerson, { locale }: MapContext): string[] {
    return [
        person.external ? externalLabel : '',
        person.leftDate ? fill(leftLabel, formatDate(person.leftDate, locale)) : '',
        person.placeholder && person.placeholderSince
            ? fill(openSince, formatDate(person.placeholderSince, locale))
            : ''
    ].filter(Boolean);
}
