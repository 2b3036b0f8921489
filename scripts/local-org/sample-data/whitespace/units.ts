import type { Sample } from '../sample.ts';

type Kind = 'Division' | 'Site' | 'Subsidiary' | 'Function';

/** One row of the map. */
export interface SampleUnit {
    id: string;
    /** Key of the account that the unit is; null where the customer's part is no account of ours. */
    account: string | null;
    name: string;
    keyAccount: string;
    kind: Kind;
}

type Row = [
    name: string,
    kind: Kind,
    account: string | null,
    country: string,
    employees: number | null,
    revenueMillions: number | null,
    under: string | null,
    notes: string | null
];

/** Parts of the customers that buy on their own. No revenue: a function that serves the others. */
const UNITS: Record<string, Row[]> = {
    nordwind: [
        [
            'Group headquarters',
            'Function',
            'nordwind',
            'Germany',
            1900,
            null,
            null,
            'Sets standards for automation and security; buys for all sites through framework agreements.'
        ],
        ['Offshore', 'Subsidiary', 'Nordwind Offshore GmbH', 'Germany', 3100, 1850, null, null],
        [
            'Borkum service base',
            'Site',
            null,
            'Germany',
            240,
            90,
            'Offshore',
            'Opened last year. Spare parts and crews for three wind parks; decides small orders itself.'
        ],
        ['Grid services', 'Subsidiary', 'Nordwind Grid Services GmbH', 'Germany', 2400, 1320, null, null],
        ['Turbines', 'Subsidiary', 'Nordwind Turbines A/S', 'Denmark', 4200, 2240, null, null],
        ['Turbines Gdansk', 'Site', 'Nordwind Turbines Poland', 'Poland', 900, 310, 'Turbines', null],
        [
            'Group digital',
            'Function',
            null,
            'Germany',
            160,
            null,
            null,
            'Chooses software platforms for the group. Reports to the Chief Information Officer.'
        ]
    ],
    meridian: [
        ['Basel headquarters', 'Function', 'meridian', 'Switzerland', 2900, null, null, 'Engineering standards.'],
        ['Biologics Visp', 'Subsidiary', 'Meridian Biologics AG', 'Switzerland', 4200, 4100, null, null],
        ['Packaging Freiburg', 'Subsidiary', 'Meridian Packaging GmbH', 'Germany', 1300, 620, null, null],
        ['Labs Boston', 'Subsidiary', 'Meridian Labs Inc.', 'United States', 2600, 900, null, null],
        [
            'Fill & finish Singapore',
            'Site',
            null,
            'Singapore',
            780,
            540,
            'Biologics Visp',
            'Supplied through a local integrator so far; wants to buy directly from next year on.'
        ],
        ['Global engineering', 'Function', null, 'Switzerland', 310, null, null, 'Qualifies suppliers for all plants.']
    ],
    castellano: [
        ['Parma plant', 'Site', 'castellano', 'Italy', 2600, 1350, null, null],
        ['Dairy', 'Division', 'Castellano Dairy S.p.A.', 'Italy', 3300, 1060, null, null],
        ['Bottling Verona', 'Site', 'Castellano Bottling S.r.l.', 'Italy', 600, 190, 'Dairy', null],
        ['Pasta', 'Division', 'Castellano Pasta S.p.A.', 'Italy', 2100, 680, null, null],
        ['Ibérica', 'Subsidiary', 'Castellano Ibérica S.L.', 'Spain', 1500, 480, null, null]
    ],
    brevik: [
        ['Group fleet', 'Division', 'brevik', 'Norway', 3200, 1200, null, null],
        ['Yards', 'Subsidiary', 'Brevik Yards AS', 'Norway', 3900, 1260, null, null],
        ['Subsea', 'Subsidiary', 'Brevik Subsea Ltd', 'United Kingdom', 800, 260, null, null]
    ],
    tavares: [
        ['Porto assembly', 'Site', 'tavares', 'Portugal', 3600, null, null, null],
        ['Stamping', 'Site', 'Tavares Stamping Lda', 'Portugal', 2200, 560, null, null]
    ]
};

/** Enters the buying units, as key account managers do. */
export function loadUnits(sample: Sample): SampleUnit[] {
    const units: SampleUnit[] = [];
    const idOf = (keyAccount: string, name: string | null): string | null =>
        units.find((unit) => unit.keyAccount === keyAccount && unit.name === name)?.id ?? null;
    for (const top of [true, false]) {
        const entered = sample.keyAccounts.flatMap((keyAccount) =>
            (UNITS[keyAccount.key] ?? [])
                .map((row, index) => ({ keyAccount, row, index }))
                .filter(({ row }) => (row[6] === null) === top)
        );
        sample.writer
            .insert(
                'Buying_Unit__c',
                entered.map(({ keyAccount, row, index }) => {
                    const [name, kind, account, country, employees, millions, under, notes] = row;
                    return {
                        by: keyAccount.kam,
                        values: {
                            Key_Account__c: keyAccount.id,
                            Name: name,
                            Kind__c: kind,
                            Account__c: account === null ? null : sample.accounts.get(account)!,
                            Country__c: country,
                            Employees__c: employees,
                            Revenue__c: millions === null ? null : millions * 1e6,
                            No_Revenue__c: kind === 'Function',
                            Parent_Unit__c: idOf(keyAccount.key, under),
                            Notes__c: notes,
                            Order__c: (index + 1) * 10
                        }
                    };
                })
            )
            .forEach((id, index) => {
                const { keyAccount, row } = entered[index]!;
                units.push({ id, account: row[2], name: row[0], keyAccount: keyAccount.key, kind: row[1] });
            });
    }
    return units;
}
