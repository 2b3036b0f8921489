/** The invented customers: groups with their subsidiaries, and single companies. */

export interface SampleAccount {
    key: string;
    name: string;
    parent: string | null;
    industry: string;
    city: string;
    country: string;
    employees: number;
    /** US dollars. */
    revenue: number;
    /** How much business there is with it: decides the count of people, deals and cases. */
    weight: 1 | 2 | 3 | 4;
    owner: 'kam1' | 'kam2';
    website: string;
}

type Group = [
    key: string,
    name: string,
    industry: string,
    city: string,
    country: string,
    employees: number,
    revenueMillions: number,
    weight: 1 | 2 | 3 | 4,
    owner: 'kam1' | 'kam2',
    members: [name: string, city: string, country: string, employees: number, weight: 1 | 2 | 3 | 4, under?: string][]
];

const GROUPS: Group[] = [
    [
        'nordwind',
        'Nordwind Energie Group',
        'Energy',
        'Hamburg',
        'Germany',
        18400,
        6200,
        4,
        'kam1',
        [
            ['Nordwind Offshore GmbH', 'Bremerhaven', 'Germany', 3100, 3],
            ['Nordwind Grid Services GmbH', 'Hannover', 'Germany', 2400, 3],
            ['Nordwind Turbines A/S', 'Aarhus', 'Denmark', 4200, 2],
            ['Nordwind Turbines Poland', 'Gdansk', 'Poland', 900, 1, 'Nordwind Turbines A/S']
        ]
    ],
    [
        'brevik',
        'Brevik Maritime Group',
        'Shipping',
        'Oslo',
        'Norway',
        9600,
        3100,
        3,
        'kam1',
        [
            ['Brevik Yards AS', 'Stavanger', 'Norway', 3900, 3],
            ['Brevik Logistics AS', 'Bergen', 'Norway', 1700, 1],
            ['Brevik Subsea Ltd', 'Aberdeen', 'United Kingdom', 800, 1]
        ]
    ],
    [
        'castellano',
        'Castellano Foods Group',
        'Food & Beverage',
        'Parma',
        'Italy',
        12700,
        4100,
        4,
        'kam2',
        [
            ['Castellano Dairy S.p.A.', 'Brescia', 'Italy', 3300, 3],
            ['Castellano Pasta S.p.A.', 'Bologna', 'Italy', 2100, 2],
            ['Castellano Ibérica S.L.', 'Valencia', 'Spain', 1500, 2],
            ['Castellano Bottling S.r.l.', 'Verona', 'Italy', 600, 1, 'Castellano Dairy S.p.A.']
        ]
    ],
    [
        'meridian',
        'Meridian Pharma Holding',
        'Biotechnology',
        'Basel',
        'Switzerland',
        21000,
        9800,
        4,
        'kam2',
        [
            ['Meridian Biologics AG', 'Visp', 'Switzerland', 4200, 3],
            ['Meridian Packaging GmbH', 'Freiburg', 'Germany', 1300, 2],
            ['Meridian Labs Inc.', 'Boston', 'United States', 2600, 2]
        ]
    ],
    [
        'tavares',
        'Tavares Automotive Group',
        'Manufacturing',
        'Porto',
        'Portugal',
        7400,
        1900,
        3,
        'kam2',
        [
            ['Tavares Stamping Lda', 'Aveiro', 'Portugal', 2200, 2],
            ['Tavares Interiors S.L.', 'Vigo', 'Spain', 1600, 1]
        ]
    ],
    [
        'alder',
        'Alder Paper & Packaging',
        'Manufacturing',
        'Gothenburg',
        'Sweden',
        8800,
        2700,
        3,
        'kam1',
        [
            ['Alder Board Mills AB', 'Karlstad', 'Sweden', 2900, 2],
            ['Alder Converting Oy', 'Tampere', 'Finland', 1100, 1]
        ]
    ],
    [
        'clearwater',
        'Clearwater Utilities plc',
        'Utilities',
        'Leeds',
        'United Kingdom',
        6900,
        2300,
        2,
        'kam1',
        [
            ['Clearwater North Ltd', 'Newcastle', 'United Kingdom', 1900, 1],
            ['Clearwater Treatment Ltd', 'Hull', 'United Kingdom', 800, 1]
        ]
    ],
    [
        'granada',
        'Granada Cerámica Group',
        'Construction',
        'Castellón',
        'Spain',
        3100,
        640,
        2,
        'kam2',
        [['Granada Tile Works S.A.', 'Onda', 'Spain', 1200, 1]]
    ]
];

const SINGLES: [
    name: string,
    industry: string,
    city: string,
    country: string,
    employees: number,
    revenueMillions: number,
    weight: 1 | 2,
    owner: 'kam1' | 'kam2'
][] = [
    ['Fjellstad Aluminium AS', 'Manufacturing', 'Sunndal', 'Norway', 1400, 520, 2, 'kam1'],
    ['Kestrel Aerospace Ltd', 'Manufacturing', 'Bristol', 'United Kingdom', 2100, 890, 2, 'kam1'],
    ['Lindner Brauerei KG', 'Food & Beverage', 'Bamberg', 'Germany', 480, 130, 1, 'kam1'],
    ['Oresund Chemicals A/S', 'Chemicals', 'Malmö', 'Sweden', 1250, 610, 2, 'kam1'],
    ['Quinta do Vale Vinhos', 'Food & Beverage', 'Vila Real', 'Portugal', 210, 45, 1, 'kam2'],
    ['Rhône Glassworks SA', 'Manufacturing', 'Lyon', 'France', 960, 310, 1, 'kam2'],
    ['Sierra Mining Company', 'Energy', 'Huelva', 'Spain', 1900, 740, 2, 'kam2'],
    ['Tessin Precision AG', 'Machinery', 'Lugano', 'Switzerland', 340, 95, 1, 'kam2'],
    ['Umbria Textiles S.r.l.', 'Apparel', 'Perugia', 'Italy', 520, 120, 1, 'kam2'],
    ['Vanguard Rail Systems', 'Transportation', 'York', 'United Kingdom', 1750, 560, 2, 'kam1'],
    ['Westerwald Keramik GmbH', 'Construction', 'Montabaur', 'Germany', 290, 70, 1, 'kam1']
];

/** All accounts, parents before their subsidiaries. */
export function sampleAccounts(): SampleAccount[] {
    const accounts: SampleAccount[] = [];
    const site = (name: string): string =>
        `https://www.${name
            .normalize('NFD')
            .toLowerCase()
            .replace(/[^a-z]+/g, '-')
            .replace(/^-|-$/g, '')}.example.com`;
    for (const [key, name, industry, city, country, employees, millions, weight, owner, members] of GROUPS) {
        accounts.push({
            key,
            name,
            parent: null,
            industry,
            city,
            country,
            employees,
            revenue: millions * 1e6,
            weight,
            owner,
            website: site(name)
        });
        for (const [memberName, memberCity, memberCountry, memberEmployees, memberWeight, under] of members) {
            const parent = under === undefined ? key : under;
            accounts.push({
                key: memberName,
                name: memberName,
                parent,
                industry,
                city: memberCity,
                country: memberCountry,
                employees: memberEmployees,
                revenue: Math.round((millions * 1e6 * memberEmployees) / employees),
                weight: memberWeight,
                owner,
                website: site(memberName)
            });
        }
    }
    for (const [name, industry, city, country, employees, millions, weight, owner] of SINGLES) {
        accounts.push({
            key: name,
            name,
            parent: null,
            industry,
            city,
            country,
            employees,
            revenue: millions * 1e6,
            weight,
            owner,
            website: site(name)
        });
    }
    return accounts;
}
