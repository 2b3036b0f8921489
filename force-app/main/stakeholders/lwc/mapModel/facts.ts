import neverLabel from '@salesforce/label/c.Ui_Map_Touch_Never';
import attitudeLabel from '@salesforce/label/c.Ui_Map_Attitude';
import coverageLabel from '@salesforce/label/c.Ui_Map_Coverage';
import daysLabel from '@salesforce/label/c.Ui_Map_Touch_Days';
import freshnessLabel from '@salesforce/label/c.Ui_Map_Freshness';
import influenceLabel from '@salesforce/label/c.Ui_Map_Influence';
import influenceShort from '@salesforce/label/c.Ui_Map_Influence_Short';
import monthsLabel from '@salesforce/label/c.Ui_Map_Touch_Months';
import roleLabel from '@salesforce/label/c.Ui_Map_Role';
import strengthLabel from '@salesforce/label/c.Ui_Map_Strength';
import unknownAttitude from '@salesforce/label/c.Ui_Map_Attitude_Unknown';
import unknownCoverage from '@salesforce/label/c.Ui_Map_Coverage_Unknown';
import unknownInfluence from '@salesforce/label/c.Ui_Map_Influence_Unknown';
import unknownRole from '@salesforce/label/c.Ui_Map_Role_Unknown';
import unknownStrength from '@salesforce/label/c.Ui_Map_Strength_Unknown';
import type { MapFact, MapTone } from 'c/mapLayout';
import { daysBetween, fill } from 'c/textUtils';
import type { MapPerson } from 'keystone/dto';
import { labelOf, numberOf } from './data';
import type { MapContext } from './data';

/** A two-way contact within so many days is recent; within the longer time it is ageing. */
const RECENT_DAYS = 60;
export const AGEING_DAYS = 120;
const DAYS_SHOWN = 99;
const DAYS_PER_MONTH = 30.44;
const TRUSTED = 3;
const WORKING = 2;
const REGULAR = 3;
const OCCASIONAL = 2;

const ATTITUDE_ICONS: Readonly<Record<MapTone, string>> = {
    positive: 'utility:like',
    neutral: 'utility:dash',
    negative: 'utility:dislike',
    unknown: 'utility:help'
};

/** How somebody stands towards us, from its number. */
export function attitudeTone(value: number | null | undefined): MapTone {
    if (value === null || value === undefined) {
        return 'unknown';
    }
    if (value >= 0.5) {
        return 'positive';
    }
    return value <= -0.5 ? 'negative' : 'neutral';
}

/** More is better: at least `good` is positive, at least `fair` neutral. */
function levelTone(value: number | null | undefined, good: number, fair: number): MapTone {
    if (value === null || value === undefined) {
        return 'unknown';
    }
    if (value >= good) {
        return 'positive';
    }
    return value >= fair ? 'neutral' : 'negative';
}

/** How well one of us knows somebody, from its number. */
export function relationshipTone(value: number | null | undefined): MapTone {
    return levelTone(value, TRUSTED, WORKING);
}

/** The coverage that counts: what somebody of ours says while it holds, else what activities show. */
export function coverageOf(person: MapPerson, today: string): string | null {
    const holds = !person.coverageOverrideUntil || person.coverageOverrideUntil >= today;
    return (holds ? person.coverageOverride : null) ?? person.coverage ?? null;
}

/** How long ago the last two-way contact was; null when there was none. */
export function daysSinceTouch(person: MapPerson, today: string): number | null {
    return person.lastTwoWay ? Math.max(0, daysBetween(person.lastTwoWay, today)) : null;
}

/** A time since then, in few letters. */
export function sinceText(days: number | null): string {
    if (days === null) {
        return neverLabel;
    }
    return days <= DAYS_SHOWN ? fill(daysLabel, days) : fill(monthsLabel, Math.round(days / DAYS_PER_MONTH));
}

function fact(key: string, name: string, short: string, icon: string, tone: MapTone): MapFact {
    return { key, label: fill(name, short), short, icon, tone };
}

/** What the card of a person tells: role, attitude, influence, strength, coverage, freshness. */
export function factsOf(person: MapPerson, context: MapContext): MapFact[] {
    const role = labelOf(context, 'role', person.role);
    const roleFact = fact(
        'role',
        roleLabel,
        role || unknownRole,
        role ? 'utility:user_role' : 'utility:help',
        role ? 'neutral' : 'unknown'
    );
    return person.placeholder
        ? [roleFact]
        : [roleFact, ...ratedFacts(person, context), ...contactFacts(person, context)];
}

function ratedFacts(person: MapPerson, context: MapContext): MapFact[] {
    const attitude = labelOf(context, 'attitude', person.attitude);
    const tone = attitudeTone(person.attitudeValue);
    const influence = labelOf(context, 'influence', person.influence);
    return [
        fact('attitude', attitudeLabel, attitude || unknownAttitude, ATTITUDE_ICONS[tone], tone),
        {
            ...fact('influence', influenceLabel, influence || unknownInfluence, 'utility:trending', 'neutral'),
            ...(influence ? { short: fill(influenceShort, influence) } : { icon: 'utility:help', tone: 'unknown' })
        } as MapFact
    ];
}

function contactFacts(person: MapPerson, context: MapContext): MapFact[] {
    const strength = labelOf(context, 'relationship', person.relationship);
    const level = coverageOf(person, context.today);
    const coverage = labelOf(context, 'coverage', level);
    const days = daysSinceTouch(person, context.today);
    return [
        fact(
            'strength',
            strengthLabel,
            strength || unknownStrength,
            strength ? 'utility:people' : 'utility:help',
            relationshipTone(person.relationshipValue)
        ),
        fact(
            'coverage',
            coverageLabel,
            coverage || unknownCoverage,
            coverage ? 'utility:comments' : 'utility:help',
            levelTone(numberOf(context, 'coverage', level), REGULAR, OCCASIONAL)
        ),
        fact(
            'freshness',
            freshnessLabel,
            sinceText(days),
            days === null ? 'utility:help' : 'utility:clock',
            freshTone(days)
        )
    ];
}

function freshTone(days: number | null): MapTone {
    if (days === null) {
        return 'unknown';
    }
    if (days <= RECENT_DAYS) {
        return 'positive';
    }
    return days <= AGEING_DAYS ? 'neutral' : 'negative';
}
