import type { SampleContact } from '../contacts.ts';
import type { Random } from '../random.ts';
import type { SampleKeyAccount } from '../sample.ts';
import type { Part } from './stakeholders.ts';

/** How our people see the customer's: ratings, and who knows whom how well. */

const ATTITUDES = ['Opponent', 'Critic', 'Neutral', 'Supporter', 'Champion'];
const INFLUENCES = ['Low', 'Medium', 'High'];
const LEVELS = ['None', 'Acquainted', 'Working', 'Trusted', 'Partner'];

export interface Rating {
    by: string;
    /** Days from today. */
    on: number;
    attitudeName: string;
    influenceName: string;
    comment: string | null;
}

export interface Colleague {
    user: string;
    level: string;
    value: number;
    target: string;
    targetValue: number;
    since: number;
    lastTouch: number;
    assessed: number;
    note: string | null;
}

/** Who of us knows somebody beside the key account manager, by what they work on. */
const BESIDE: Record<string, string[]> = {
    'Chief Executive Officer': ['sponsor'],
    'Chief Operating Officer': ['sponsor', 'lead'],
    'Chief Financial Officer': ['lead'],
    'Plant Director': ['engineer', 'lead'],
    'Head of Automation': ['engineer'],
    'OT Security Manager': ['engineer'],
    'Automation Engineer': ['engineer'],
    'Maintenance Manager': ['service'],
    'Production Supervisor': ['service'],
    'Controls Engineer': ['engineer']
};

const COMMENTS: Record<number, string[]> = {
    [-2]: ['Argued against us in the steering meeting.', 'Asked a competitor for an offer without telling us.'],
    [-1]: ['Doubts the payback; wants to see figures of another site.', 'Unhappy about the last delivery.'],
    0: ['Friendly, commits to nothing.', 'No opinion yet; new to the subject.'],
    1: ['Spoke for the pilot in the plant meeting.', 'Gives us a fair chance, shares dates early.'],
    2: ['Sells for us inside, unasked.', 'Agreed to be a reference for two other plants.']
};

/** Who of us knows a person, and how well. */
export function colleaguesFor(
    random: Random,
    keyAccount: SampleKeyAccount,
    person: SampleContact,
    part: Part
): Colleague[] {
    const { depth, kam } = keyAccount;
    const beside = depth === 'thin' ? [] : (BESIDE[person.title] ?? []);
    // On smaller key accounts nobody but the key account manager and the lead is known.
    const present = depth === 'rich' ? beside : beside.filter((user) => user === 'lead' || user === 'sponsor');
    const unknown = part[2] <= -2 && depth !== 'rich';
    return [kam, ...present].map((user, index) => {
        const value = unknown ? 1 : Math.max(0, Math.min(4, 2 + Math.sign(part[2]) + random.between(-1, 1)));
        const targetValue = Math.min(4, Math.max(value, part[1] >= 2 ? 3 : 2));
        const fresh = index === 0 ? random.between(3, 70) : random.between(10, 160);
        return {
            user,
            level: LEVELS[value]!,
            value,
            target: LEVELS[targetValue]!,
            targetValue,
            since: -random.between(300, 1600),
            lastTouch: -(part[2] < 0 ? fresh + 60 : fresh),
            assessed: -random.between(5, 110),
            note: user === 'sponsor' ? 'Met at the executive review; first names.' : null
        };
    });
}

/** Ratings of a person by those who know them, with earlier ones of the key account manager. */
export function ratingsFor(
    random: Random,
    { kam, depth }: SampleKeyAccount,
    part: Part,
    colleagues: readonly Colleague[]
): Rating[] {
    const raters = colleagues.map(({ user }) => user).filter((user) => user !== 'sponsor');
    const rating = (by: string, on: number, shift: number): Rating => {
        const attitude = Math.max(-2, Math.min(2, part[2] + shift));
        return {
            by,
            on,
            attitudeName: ATTITUDES[attitude + 2]!,
            influenceName: INFLUENCES[part[1] - 1]!,
            comment: random.chance(0.5) ? random.pick(COMMENTS[attitude]!) : null
        };
    };
    const now = raters.map((user, index) =>
        rating(user, -random.between(4, depth === 'rich' ? 75 : 150), index === 0 ? 0 : random.between(-1, 1))
    );
    const before = depth === 'rich' && random.chance(0.7) ? [rating(kam, -random.between(190, 260), -1)] : [];
    return [...now, ...before];
}

/** A meeting of one of us with a person. */
export interface Visit {
    user: string;
    /** Days from today. */
    on: number;
}

/**
 * When we met a person, from which the package works out the coverage: each colleague on the day of their last touch, and
 * the one who knows the person best regularly before.
 */
export function visitsFor(colleagues: readonly Colleague[]): Visit[] {
    const visits = colleagues.map(({ user, lastTouch }): Visit => ({ user, on: lastTouch }));
    const best = colleagues.reduce((one, other) => (other.value > one.value ? other : one));
    const more = Math.max(0, 3 * best.value - colleagues.length);
    const every = Math.floor((350 + best.lastTouch) / (more + 1));
    for (let index = 1; index <= more; index += 1) visits.push({ user: best.user, on: best.lastTouch - index * every });
    return visits;
}
