import type { SampleAccount } from './customers.ts';
import type { Random } from './random.ts';

export interface SampleContact {
    key: string;
    account: string;
    first: string;
    last: string;
    title: string;
    department: string;
    reportsTo: string | null;
    email: string;
    phone: string;
}

const FIRST = [
    'Anna',
    'Bjørn',
    'Carla',
    'David',
    'Elena',
    'Finn',
    'Giulia',
    'Hanna',
    'Ivan',
    'Julia',
    'Karl',
    'Laura',
    'Marco',
    'Nina',
    'Oskar',
    'Paula',
    'Rafael',
    'Sofia',
    'Thomas',
    'Ursula',
    'Viktor',
    'Wanda',
    'Yusuf',
    'Zoe',
    'Amir',
    'Beatriz',
    'Conor',
    'Dilara',
    'Erik',
    'Francesca',
    'Gareth',
    'Helena',
    'Inês',
    'Jakub',
    'Katarina',
    'Luca',
    'Maja',
    'Niklas',
    'Olivia',
    'Pedro'
];
const LAST = [
    'Andersen',
    'Bianchi',
    'Costa',
    'Dahl',
    'Eriksson',
    'Fischer',
    'Gallo',
    'Hansen',
    'Ivanov',
    'Jansen',
    'Kowalski',
    'Larsen',
    'Moretti',
    'Nielsen',
    'Olsen',
    'Pereira',
    'Quist',
    'Rossi',
    'Schmidt',
    'Taylor',
    'Urbina',
    'Vogel',
    'Walker',
    'Xavier',
    'Young',
    'Zimmermann',
    'Almeida',
    'Becker',
    'Conti',
    'Duarte',
    'Evans',
    'Fontana',
    'Gustafsson',
    'Hughes',
    'Iversen',
    'Keller',
    'Lombardi',
    'Mäkinen',
    'Nowak',
    'Oliveira'
];

/** Positions by level; `under` names the position reported to. */
const POSITIONS: readonly [title: string, department: string, under: string | null][] = [
    ['Chief Executive Officer', 'Executive', null],
    ['Chief Operating Officer', 'Executive', 'Chief Executive Officer'],
    ['Chief Financial Officer', 'Finance', 'Chief Executive Officer'],
    ['Head of Procurement', 'Procurement', 'Chief Financial Officer'],
    ['Plant Director', 'Operations', 'Chief Operating Officer'],
    ['Head of Automation', 'Engineering', 'Chief Operating Officer'],
    ['Chief Information Officer', 'IT', 'Chief Executive Officer'],
    ['Maintenance Manager', 'Operations', 'Plant Director'],
    ['Strategic Buyer', 'Procurement', 'Head of Procurement'],
    ['Automation Engineer', 'Engineering', 'Head of Automation'],
    ['OT Security Manager', 'IT', 'Chief Information Officer'],
    ['Energy Manager', 'Operations', 'Plant Director'],
    ['Production Supervisor', 'Operations', 'Plant Director'],
    ['Controls Engineer', 'Engineering', 'Head of Automation'],
    ['Category Manager', 'Procurement', 'Head of Procurement'],
    ['Quality Manager', 'Quality', 'Chief Operating Officer']
];

/** How many people are known at an account, by its weight. */
const KNOWN: Record<SampleAccount['weight'], number> = { 1: 5, 2: 8, 3: 10, 4: 14 };

/** People at the accounts with reporting lines; a few people without a line, as in any real org. */
export function sampleContacts(accounts: readonly SampleAccount[], random: Random): SampleContact[] {
    const contacts: SampleContact[] = [];
    const used = new Set<string>();
    for (const account of accounts) {
        const byTitle = new Map<string, string>();
        for (const [title, department, under] of POSITIONS.slice(0, KNOWN[account.weight])) {
            let first: string;
            let last: string;
            do {
                first = random.pick(FIRST);
                last = random.pick(LAST);
            } while (used.has(`${first} ${last}`));
            used.add(`${first} ${last}`);
            const key = `${account.key}/${title}`;
            const ascii = `${first}.${last}`
                .normalize('NFD')
                .replace(/ø/g, 'o')
                .replace(/[^A-Za-z.]/g, '')
                .toLowerCase();
            contacts.push({
                key,
                account: account.key,
                first,
                last,
                title,
                department,
                reportsTo: under === null || random.chance(0.06) ? null : (byTitle.get(under) ?? null),
                email: `${ascii}@${account.website.replace('https://www.', '')}`,
                phone: `+${random.between(30, 49)} ${random.between(100, 999)} ${random.between(100000, 999999)}`
            });
            byTitle.set(title, key);
        }
    }
    return contacts;
}
