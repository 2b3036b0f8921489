/** A person as the drawing takes it; the same shape as `MapNode` of c/mapLayout. */
export interface Person {
    id: string;
    name: string;
    title: string;
    managerId: string | null;
    placeholder: boolean;
    left: boolean;
    external: boolean;
    facts: {
        key: string;
        label: string;
        short: string;
        icon: string;
        tone: 'positive' | 'neutral' | 'negative' | 'unknown';
    }[];
    faded: boolean;
    unit: string;
}

export interface Line {
    id: string;
    from: string;
    to: string;
    kind: 'influence' | 'conflict' | 'informal';
    strength: 1 | 2 | 3;
    label: string;
}

const FIRST =
    'Ada Ben Clara Dmitri Elif Farid Greta Hannah Ivan Jonas Katharina Liam Maximilian Nadia Oskar Priya Quentin Rosa Sven Theodora Umut Vera Wen Ximena Yara Zoltan'.split(
        ' '
    );
const LAST =
    'Albrecht Baumgartner Chen Dubois Eriksson Fernandez Guttmann Horvath Iwanowa Jansen Kowalski Lindqvist Moreau Nowak Okafor Petrov Quandt Rossi Schmidt Takahashi Ullrich Vogel Weber Xu Yilmaz Zimmermann'.split(
        ' '
    );
/** Forty characters, which must have room. */
const LONG = [
    'Alexandra Konstantina Featherstonehaugh',
    'Bartholomäus Freiherr von Hohenlohe-Bern',
    'Maria del Carmen Villanueva de la Fuente'
];
const AREAS =
    'Procurement Operations Finance Energy Production Logistics Quality IT Legal Maintenance Research Sales'.split(' ');
const TITLES = [
    'Chief Executive Officer',
    'Chief {0} Officer',
    'Vice President {0}',
    'Director {0}',
    'Head of {0}',
    '{0} Manager',
    '{0} Specialist'
];
/** Titles as they are in address books: too long for one line of a card. */
const LONG_TITLES = [
    'Senior Vice President {0} and Global Supplier Relations',
    'Group Head of {0} for Europe, the Middle East and Africa',
    'Interim Director {0}'
];
/** Every so many people have a long title; no random number, so that the others stay as they are. */
const LONG_TITLE_EVERY = 7;
const ROLES = ['Approver', 'Decision maker', 'Evaluator', 'User', 'Gatekeeper', 'Influencer'];
const ATTITUDES = [
    ['Opponent', 'negative'],
    ['Critic', 'negative'],
    ['Neutral', 'neutral'],
    ['Supporter', 'positive'],
    ['Champion', 'positive'],
    ['Unknown', 'unknown']
] as const;
const LEVELS = [
    ['Not known', 'negative'],
    ['Acquainted', 'neutral'],
    ['Working', 'neutral'],
    ['Trusted', 'positive']
] as const;
const COVERAGE = [
    ['No contact', 'negative'],
    ['Brief', 'neutral'],
    ['Regular', 'positive'],
    ['In depth', 'positive']
] as const;
const FRESH = [
    ['12 d', 'positive'],
    ['48 d', 'positive'],
    ['95 d', 'neutral'],
    ['7 mo', 'negative'],
    ['never', 'unknown']
] as const;

/** Pseudo-random numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/**
 * A company as key account managers meet them: one tree with teams of three to nine people, names of up to forty characters, some long titles, open roles,
 * people who left, people of other companies. The same people for the same seed.
 * @param alone part of the people who have neither manager nor reports; 0 where peers can only draw one tree
 */
export function makePeople(count: number, seed = 1, alone = 0): Person[] {
    const random = randomFrom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const people: Person[] = [];
    const depths: number[] = [];
    const inTree = Math.max(1, Math.round(count * (1 - alone)));
    // Managers are taken in turn, each with a team of a random size.
    let manager = -1;
    let open = 0;
    for (let i = 0; i < count; i++) {
        if (i > 0 && i < inTree && open === 0) {
            manager++;
            open = 3 + Math.floor(random() * 7);
        }
        const isAlone = i === 0 || i >= inTree;
        if (!isAlone) open--;
        const depth = isAlone ? 0 : depths[manager]! + 1;
        depths.push(depth);
        const area = pick(AREAS);
        const placeholder = i > 4 && random() < 0.03;
        const [attitude, tone] = pick(ATTITUDES);
        const [level, levelTone] = pick(LEVELS);
        const [coverage, coverageTone] = pick(COVERAGE);
        const [fresh, freshTone] = pick(FRESH);
        const influence = 1 + Math.floor(random() * 3);
        const role = pick(ROLES);
        const usual = TITLES[Math.min(depth, TITLES.length - 1)]!;
        const isLong = i % LONG_TITLE_EVERY === 3;
        const title = (isLong ? LONG_TITLES[i % LONG_TITLES.length]! : usual).replace('{0}', area);
        const fact = (
            key: string,
            name: string,
            short: string,
            icon: string,
            factTone: Person['facts'][number]['tone']
        ) => ({
            key,
            label: `${name}: ${short}`,
            short,
            icon,
            tone: factTone
        });
        const attitudeIcon = { positive: 'like', negative: 'dislike', neutral: 'dash', unknown: 'help' }[tone];
        const facts = [
            fact('role', 'Role', role, 'utility:user_role', 'neutral'),
            fact('attitude', 'Attitude', attitude, `utility:${attitudeIcon}`, tone),
            fact('influence', 'Influence', `Influence ${influence}`, 'utility:trending', 'neutral'),
            fact('strength', 'Relationship', level, 'utility:people', levelTone),
            fact('coverage', 'Coverage', coverage, 'utility:comments', coverageTone),
            fact('freshness', 'Last contact', fresh, 'utility:clock', freshTone)
        ];
        people.push({
            id: `p${i}`,
            name: placeholder ? `${area} lead` : random() < 0.08 ? pick(LONG) : `${pick(FIRST)} ${pick(LAST)}`,
            title: placeholder ? '' : title,
            managerId: isAlone ? null : `p${manager}`,
            placeholder,
            left: !placeholder && random() < 0.03,
            external: !placeholder && random() < 0.04,
            facts: placeholder ? facts.slice(0, 1) : facts,
            faded: false,
            unit: ''
        });
    }
    return people;
}

/** Lines between people that are no reporting lines: about one for each six people, most between people close to each other. */
export function makeLines(people: readonly Person[], seed = 1): Line[] {
    const random = randomFrom(seed + 7919);
    const kinds = ['influence', 'influence', 'conflict', 'informal'] as const;
    return Array.from({ length: people.length < 3 ? 0 : Math.ceil(people.length / 6) }, (_, i) => {
        const from = Math.floor(random() * people.length);
        const reach = Math.min(people.length - 1, 20);
        const to = (from + 1 + Math.floor(random() * reach)) % people.length;
        const kind = kinds[Math.floor(random() * kinds.length)]!;
        const strength = (1 + Math.floor(random() * 3)) as Line['strength'];
        return {
            id: `l${i}`,
            from: people[from]!.id,
            to: people[to]!.id,
            kind,
            strength,
            label: `${kind}: ${people[from]!.name} to ${people[to]!.name}`
        };
    });
}
