import type { MapPerson } from 'keystone/dto';
import { AGEING_DAYS, attitudeTone, daysSinceTouch } from './facts';

/** What one can narrow a map down to with one click. */
export type QuickFilter =
    'key' | 'uncovered' | 'supporters' | 'opponents' | 'unrated' | 'stale' | 'split' | 'external' | 'left';

/** What is looked for on the map. Whoever does not fit fades, and stays where they are. */
export interface MapFilters {
    text: string;
    quick: readonly QuickFilter[];
    roles: readonly string[];
    attitudes: readonly string[];
    influences: readonly string[];
    /** Shows one buying unit with the people above it; null for all. */
    unitId: string | null;
}

export const NO_FILTERS: MapFilters = { text: '', quick: [], roles: [], attitudes: [], influences: [], unitId: null };
export const QUICK_FILTERS: readonly QuickFilter[] = [
    'key',
    'uncovered',
    'supporters',
    'opponents',
    'unrated',
    'stale',
    'split',
    'external',
    'left'
];
/** Raters who are so far apart should talk. */
export const SPLIT = 2;

/** What the filters look at besides the person. */
export interface FilterFacts {
    today: string;
    /** Key people who are not covered, as the scores say. */
    uncovered: ReadonlySet<string>;
}

const fold = (text: string): string =>
    text
        .normalize('NFD')
        .replace(/\p{Diacritic}/gu, '')
        .toLowerCase();

const QUICK: Readonly<Record<QuickFilter, (person: MapPerson, facts: FilterFacts) => boolean>> = {
    key: ({ key }) => key,
    uncovered: ({ id }, { uncovered }) => uncovered.has(id),
    supporters: ({ attitudeValue }) => attitudeTone(attitudeValue) === 'positive',
    opponents: ({ attitudeValue }) => attitudeTone(attitudeValue) === 'negative',
    unrated: ({ attitude, influence, placeholder }) => !placeholder && (!attitude || !influence),
    stale: (person, { today }) => (daysSinceTouch(person, today) ?? Infinity) > AGEING_DAYS && !person.placeholder,
    split: ({ attitudeSpread }) => (attitudeSpread ?? 0) >= SPLIT,
    external: ({ external }) => external,
    left: ({ leftDate }) => Boolean(leftDate)
};

/** Whether anything is looked for, the buying unit aside. */
export function isFiltered({ text, quick, roles, attitudes, influences }: MapFilters): boolean {
    return text.trim() !== '' || quick.length + roles.length + attitudes.length + influences.length > 0;
}

/** Whether somebody fits: everything that is asked for, and of each list one value. */
export function fits(person: MapPerson, filters: MapFilters, facts: FilterFacts): boolean {
    const words = fold(filters.text).split(/\s+/).filter(Boolean);
    const text = fold([person.name, person.title, person.accountName].filter(Boolean).join(' '));
    const among = (list: readonly string[], value: string | null | undefined) =>
        list.length === 0 || list.includes(value ?? '');
    return (
        words.every((word) => text.includes(word)) &&
        filters.quick.every((name) => QUICK[name](person, facts)) &&
        among(filters.roles, person.role) &&
        among(filters.attitudes, person.attitude) &&
        among(filters.influences, person.influence)
    );
}

/** A list with a value in it, or without it when it was there. */
export function toggled<T>(list: readonly T[], value: T): T[] {
    return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}
