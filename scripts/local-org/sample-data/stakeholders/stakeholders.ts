import type { SampleContact } from '../contacts.ts';
import type { Values } from '../row-writer.ts';
import { Random } from '../random.ts';
import type { Sample, SampleKeyAccount } from '../sample.ts';
import type { SampleUnit } from '../whitespace/units.ts';
import { colleaguesFor, ratingsFor, visitsFor, type Colleague, type Rating } from './views.ts';

/** A stakeholder as far as other parts of the sample data need it. */
export interface SampleStakeholder {
    id: string;
    keyAccount: SampleKeyAccount;
    person: SampleContact;
    role: string;
    influence: number;
    attitude: number;
    lastTouch: number;
    covered: boolean;
    left: boolean;
}

export type Part = [
    role: string,
    /** 1 to 3. */
    influence: number,
    /** -2 to 2. */
    attitude: number,
    orientation: string,
    adaptability: string,
    seniority: string
];

/** The part that people usually play, by their title. */
const PARTS: Record<string, Part> = {
    'Chief Executive Officer': ['Approver', 3, 0, 'Business', 'Open to change', 'Board'],
    'Chief Operating Officer': ['Decision maker', 3, 1, 'Business', 'Goes along', 'Executive'],
    'Chief Financial Officer': ['Approver', 3, -1, 'Financial', 'Waits for proof', 'Executive'],
    'Head of Procurement': ['Gatekeeper', 2, 0, 'Financial', 'Goes along', 'Director'],
    'Plant Director': ['Decision maker', 3, 2, 'Business', 'Open to change', 'Director'],
    'Head of Automation': ['Evaluator', 3, 1, 'Technical', 'Drives change', 'Director'],
    'Chief Information Officer': ['Evaluator', 2, -2, 'Technical', 'Waits for proof', 'Executive'],
    'Maintenance Manager': ['User', 2, 1, 'Relationship', 'Goes along', 'Manager'],
    'Strategic Buyer': ['Gatekeeper', 1, 0, 'Financial', 'Waits for proof', 'Specialist'],
    'Automation Engineer': ['User', 1, 1, 'Technical', 'Drives change', 'Specialist'],
    'OT Security Manager': ['Evaluator', 2, -1, 'Technical', 'Resists change', 'Manager'],
    'Energy Manager': ['User', 2, 2, 'Business', 'Drives change', 'Manager'],
    'Production Supervisor': ['User', 1, 1, 'Relationship', 'Goes along', 'Specialist'],
    'Controls Engineer': ['User', 1, 0, 'Technical', 'Goes along', 'Specialist']
};
const MAIN_SIX = Object.keys(PARTS).slice(0, 6);
const SITE = ['Plant Director', 'Maintenance Manager'];

/** Who is on the map: titles at the account itself, and at the accounts below it. */
const ON_MAP: Record<SampleKeyAccount['depth'], { own: string[]; below: string[] }> = {
    rich: { own: Object.keys(PARTS), below: SITE },
    medium: { own: [...MAIN_SIX, 'Maintenance Manager'], below: ['Plant Director'] },
    thin: { own: ['Chief Operating Officer', 'Head of Procurement', 'Plant Director'], below: [] },
    empty: { own: [], below: [] }
};

/** Where people at a customer differ from what their title suggests. */
const DIFFERENT: Record<string, Partial<Record<string, number>>> = {
    meridian: {
        'Chief Financial Officer': 1,
        'Chief Information Officer': 0,
        'Plant Director': 1,
        'Energy Manager': 1
    },
    castellano: { 'Chief Executive Officer': 1, 'Head of Automation': 2, 'Plant Director': 1 },
    brevik: { 'Chief Operating Officer': 0, 'Chief Financial Officer': 0 },
    tavares: { 'Plant Director': 0 }
};

/** Roles that nobody fills yet. */
const PLACEHOLDERS: [keyAccount: string, name: string, role: string, since: number, seniority: string][] = [
    ['nordwind', 'Head of Offshore Maintenance (to be appointed)', 'Decision maker', -38, 'Director'],
    ['meridian', 'Owner of the paperless plant programme', 'Approver', -75, 'Executive'],
    ['castellano', 'Somebody who approves software for all plants', 'Approver', -20, 'Executive']
];

/**
 * Advisers from other companies who have a say. Whoever joined later has a source of chance of its own, so that what is told of
 * the others stays as it was.
 */
const ADVISERS: Record<string, [contact: string, seed: number | null]> = {
    nordwind: ['Kestrel Aerospace Ltd/Head of Automation', 53],
    meridian: ['Tessin Precision AG/Chief Executive Officer', null]
};

const NOTES: Record<string, string> = {
    'nordwind/Plant Director': 'Introduced us to the board. Presents our uptime figures in the monthly plant meeting.',
    'nordwind/Chief Information Officer':
        'Wants one platform for the group and sees our software as one more island. Values written security evidence.',
    'nordwind/Chief Financial Officer': 'Asks for payback in under eighteen months, and for references of equal size.',
    'meridian/Head of Automation': 'Wrote the automation standard. Will name two suppliers at most.',
    'Kestrel Aerospace Ltd/Head of Automation':
        'Sits on the advisory board for the digital parks and knows our references in aerospace.',
    'meridian/Head of Procurement': 'Prepares the global tender; open about its timetable, strict about its form.'
};

interface Entry {
    keyAccount: SampleKeyAccount;
    person: SampleContact;
    part: Part;
    colleagues: Colleague[];
    ratings: Rating[];
    external: boolean;
}

/** Puts people on the map of each key account, with ratings by several colleagues, who of us knows them, and when we met. */
export function loadStakeholders(sample: Sample, units: readonly SampleUnit[]): SampleStakeholder[] {
    const { writer, days, users, contacts } = sample;
    const entries = entriesOf(sample, new Random(52));
    const unitOf = new Map(units.map((unit) => [`${unit.keyAccount}/${unit.account}`, unit.id]));
    const ids = writer.insert(
        'Stakeholder__c',
        entries.map(({ keyAccount, person, part, colleagues, external }) => {
            const left = person.title === 'Controls Engineer' ? -41 : null;
            return {
                by: keyAccount.kam,
                values: {
                    Key_Account__c: keyAccount.id,
                    Name: `${person.first} ${person.last}`,
                    Kind__c: 'Person',
                    Contact__c: contacts.get(person.key)!,
                    Title__c: person.title,
                    External__c: external,
                    Buying_Unit__c: unitOf.get(`${keyAccount.key}/${person.account}`) ?? null,
                    Role__c: external ? 'Influencer' : part[0],
                    Seniority__c: part[5],
                    Coverage_Owner__c: users.get(colleagues[0]?.user ?? keyAccount.kam)!,
                    Parked__c: person.title === 'Production Supervisor',
                    Left_Date__c: left === null ? null : days.day(left),
                    Notes__c: NOTES[person.key] ?? null
                }
            };
        })
    );
    const stakeholders = entries.map((entry, index) => seen(ids[index]!, entry));
    loadPlaceholders(sample);
    writer.insertPast(
        'Stakeholder_Rating__c',
        entries.flatMap(({ ratings, part }, index) =>
            ratings.map((rating) => ({ by: rating.by, values: ratingValues(sample, ids[index]!, rating, part) }))
        )
    );
    writer.insert(
        'Stakeholder_Relationship__c',
        entries.flatMap(({ keyAccount, colleagues }, index) =>
            colleagues.map((colleague) => ({
                by: keyAccount.kam,
                values: {
                    Stakeholder__c: ids[index]!,
                    User__c: users.get(colleague.user)!,
                    Level__c: colleague.level,
                    Level_Value__c: colleague.value,
                    Target_Level__c: colleague.target,
                    Target_Value__c: colleague.targetValue,
                    Since__c: days.day(colleague.since),
                    Assessed_On__c: days.day(colleague.assessed),
                    Note__c: colleague.note
                }
            }))
        )
    );
    writer.insertPast(
        'Event',
        entries.flatMap(({ person, colleagues }) =>
            visitsFor(colleagues).map(({ user, on }) => ({
                by: user,
                values: {
                    Subject: 'Visit',
                    WhoId: contacts.get(person.key)!,
                    StartDateTime: days.moment(on, 9),
                    EndDateTime: days.moment(on, 10),
                    OwnerId: users.get(user)!
                }
            }))
        )
    );
    return stakeholders;
}

function entriesOf(sample: Sample, common: Random): Entry[] {
    const entry = (keyAccount: SampleKeyAccount, person: SampleContact, external = false, random = common): Entry => {
        const usual = PARTS[person.title]!;
        const attitude = DIFFERENT[keyAccount.key]?.[person.title] ?? usual[2];
        const part: Part = [usual[0], external ? 2 : usual[1], external ? 1 : attitude, usual[3], usual[4], usual[5]];
        const colleagues = colleaguesFor(random, keyAccount, person, part);
        return {
            keyAccount,
            person,
            part,
            colleagues,
            ratings: ratingsFor(random, keyAccount, part, colleagues),
            external
        };
    };
    return sample.keyAccounts.flatMap((keyAccount) => {
        const { own, below } = ON_MAP[keyAccount.depth];
        const known = sample.people.filter(
            ({ account, title }) =>
                (account === keyAccount.key && own.includes(title)) ||
                (account !== keyAccount.key && keyAccount.accountKeys.includes(account) && below.includes(title))
        );
        const [contact, seed] = ADVISERS[keyAccount.key] ?? [null, null];
        const advisers = sample.people.filter(({ key }) => key === contact);
        return [
            ...known.map((person) => entry(keyAccount, person)),
            ...advisers.map((person) => entry(keyAccount, person, true, seed === null ? common : new Random(seed)))
        ];
    });
}

function seen(id: string, { keyAccount, person, part, colleagues }: Entry): SampleStakeholder {
    const lastTouch = Math.max(-999, ...colleagues.map((colleague) => colleague.lastTouch));
    const limit = { 1: -90, 2: -120, 3: -180 }[keyAccount.rank];
    return {
        id,
        keyAccount,
        person,
        role: part[0],
        influence: part[1],
        attitude: part[2],
        lastTouch,
        covered: lastTouch >= limit && colleagues.some(({ value }) => value >= 2),
        left: person.title === 'Controls Engineer'
    };
}

function ratingValues({ days, users }: Sample, stakeholderId: string, rating: Rating, part: Part): Values {
    return {
        Stakeholder__c: stakeholderId,
        Rated_By__c: users.get(rating.by)!,
        Rated_On__c: days.day(rating.on),
        Attitude__c: rating.attitudeName,
        Influence__c: rating.influenceName,
        Orientation__c: part[3],
        Adaptability__c: part[4],
        Comment__c: rating.comment
    };
}

function loadPlaceholders({ writer, days, keyAccounts, users }: Sample): void {
    writer.insert(
        'Stakeholder__c',
        PLACEHOLDERS.map(([key, name, role, since, seniority]) => {
            const keyAccount = keyAccounts.find((candidate) => candidate.key === key)!;
            return {
                by: keyAccount.kam,
                values: {
                    Key_Account__c: keyAccount.id,
                    Name: name,
                    Kind__c: 'Placeholder',
                    Role__c: role,
                    Seniority__c: seniority,
                    Influence__c: 'High',
                    Influence_Value__c: 3,
                    Coverage_Owner__c: users.get(keyAccount.kam)!,
                    Placeholder_Since__c: days.day(since)
                }
            };
        })
    );
}
