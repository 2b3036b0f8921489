import type { Values } from '../row-writer.ts';
import type { Sample } from '../sample.ts';

/** What is known about the customers: the profile fields of the key account, and single findings with their source. */

const PROFILES: Record<string, Values> = {
    nordwind: {
        Business_Model__c:
            'Builds and runs wind parks. Earns from long-term power purchase agreements and from maintenance contracts for parks of others; every hour of downtime costs guaranteed availability payments.',
        Segments__c: 'Offshore wind, onshore wind, grid operation, service for third parties',
        Fiscal_Year_Starts__c: 'January',
        Budget_Month__c: 'October',
        Buying_Process__c:
            'Technical evaluation by automation and security, commercial tender by procurement above 250,000, approval by the investment board. Below that the plant director decides alone.',
        Decision_Forum__c: 'Investment board, first Tuesday of the month',
        Charter__c:
            'You get one team, a review each quarter with figures you can check, a named engineer around the clock, and an executive who answers within a day. We ask for early insight into projects, and for a partner on your side for each of them.'
    },
    meridian: {
        Business_Model__c:
            'Develops and makes biopharmaceuticals, for itself and as a contract manufacturer. Margins hang on batch yield and on the time from approval to full output.',
        Segments__c: 'Biologics, contract manufacturing, packaging, research services',
        Fiscal_Year_Starts__c: 'July',
        Budget_Month__c: 'April',
        Buying_Process__c:
            'Suppliers are qualified once by global engineering; plants then order from framework agreements. Changes to validated systems need quality approval.',
        Decision_Forum__c: 'Global engineering council'
    },
    castellano: {
        Business_Model__c: 'Branded food and private label for retail chains; volume business with thin margins.',
        Segments__c: 'Dairy, pasta, bottling',
        Fiscal_Year_Starts__c: 'January',
        Budget_Month__c: 'November'
    },
    brevik: { Segments__c: 'Shipyards, ferries, subsea services', Fiscal_Year_Starts__c: 'January' }
};

type Item = [kind: string, name: string, about: string, source: string, ageDays: number, title?: string];

const ITEMS: Record<string, Item[]> = {
    nordwind: [
        [
            'Priority',
            'Availability of 97 % in all parks',
            'Board target; bonus of all plant directors.',
            'Meeting',
            35,
            'Chief Operating Officer'
        ],
        ['Priority', 'Double the service business by 2029', 'Parks of others, with the same crews.', 'Document', 80],
        [
            'Priority',
            'One security standard for all control networks',
            'Auditors found gaps in two parks.',
            'Contact',
            55,
            'OT Security Manager'
        ],
        [
            'Priority',
            'Fewer crew transfers by boat',
            'Each costs 9,000 and depends on the weather.',
            'Contact',
            410,
            'Maintenance Manager'
        ],
        [
            'Trend',
            'Availability guarantees move into supply contracts',
            'Utilities pass the risk on to those who maintain.',
            'Website',
            120
        ],
        ['Trend', 'Older parks are repowered instead of extended', 'Third of the fleet until 2031.', 'Document', 150],
        [
            'Competitor',
            'Vestmark Energi',
            'Wins service contracts with a lower guarantee price.',
            'Contact',
            60,
            'Head of Procurement'
        ],
        ['Competitor', 'Aurelis Power', 'Strong in the south, wants to enter the North Sea.', 'Website', 95],
        [
            'Strength',
            'Installed base of our controllers in three of four companies',
            'Spare parts and know-how on site.',
            'Own observation',
            40
        ],
        [
            'Strength',
            'Uptime figures confirmed by the customer',
            'Shown in the board meeting by the plant director.',
            'Meeting',
            35
        ],
        [
            'Weakness',
            'No platform story for the information technology side',
            'The chief information officer sees us as hardware supplier.',
            'Own observation',
            52
        ],
        [
            'Weakness',
            'Slow quotes for small retrofits',
            'Nine working days on average last quarter.',
            'Contact',
            47,
            'Strategic Buyer'
        ],
        [
            'Opportunity',
            'Borkum service base starts without monitoring',
            'Decides small orders itself.',
            'Own observation',
            33
        ],
        [
            'Opportunity',
            'Security programme has budget this year',
            'Evidence for auditors is wanted, not features.',
            'Contact',
            55,
            'OT Security Manager'
        ],
        [
            'Opportunity',
            'Repowering brings new controllers in bulk',
            'From the second half of next year on.',
            'Document',
            150
        ],
        [
            'Threat',
            'Group digital evaluates a single vendor for plant data',
            'Bluepeak is named as favourite.',
            'Contact',
            28,
            'Head of Automation'
        ],
        [
            'Threat',
            'Procurement bundles hardware of all companies',
            'Tender announced for the spring.',
            'Meeting',
            35,
            'Head of Procurement'
        ]
    ],
    meridian: [
        [
            'Priority',
            'Shorten the time from approval to full output',
            'Eleven months today, seven wanted.',
            'Meeting',
            62,
            'Chief Operating Officer'
        ],
        [
            'Priority',
            'One automation standard for all plants',
            'Two suppliers at most.',
            'Contact',
            40,
            'Head of Automation'
        ],
        [
            'Priority',
            'Paperless batch records',
            'Programme without an owner so far.',
            'Contact',
            75,
            'Chief Information Officer'
        ],
        [
            'Trend',
            'Contract manufacturing grows twice as fast as own products',
            'Flexible lines are in demand.',
            'Document',
            170
        ],
        ['Trend', 'Regulators accept continuous verification', 'Less validation by hand.', 'Website', 130],
        ['Competitor', 'Solvanta Biotech', 'Built a fully automatic plant in Ireland.', 'Website', 110],
        [
            'Strength',
            'Qualified supplier for controllers since 2019',
            'No audit finding in three years.',
            'Document',
            200
        ],
        [
            'Strength',
            'Our engineer knows the Visp lines better than anybody',
            'Said by the plant director.',
            'Contact',
            66,
            'Plant Director'
        ],
        [
            'Weakness',
            'No service partner in Singapore',
            'Their site there is served by an integrator.',
            'Own observation',
            90
        ],
        [
            'Weakness',
            'Validation documents arrive late',
            'Twice in the last four projects.',
            'Meeting',
            62,
            'Head of Automation'
        ],
        ['Opportunity', 'Energy cost of clean rooms', 'Nobody measures it by line.', 'Own observation', 58],
        [
            'Opportunity',
            'Labs in Boston buy sensors on their own',
            'Small orders, no framework agreement.',
            'Contact',
            81,
            'Head of Procurement'
        ],
        [
            'Threat',
            'Global tender next spring',
            'Price counts for forty percent.',
            'Contact',
            40,
            'Head of Procurement'
        ],
        ['Threat', 'Corvex offers a validated package', 'Pilot in Freiburg.', 'Contact', 33, 'Head of Automation']
    ],
    castellano: [
        [
            'Priority',
            'Software in all plants by the end of next year',
            'Three of five have it.',
            'Contact',
            70,
            'Chief Operating Officer'
        ],
        [
            'Priority',
            'Less waste at change of product',
            'Two percent of output is thrown away.',
            'Contact',
            210,
            'Plant Director'
        ],
        ['Competitor', 'Fontalba Alimentari', 'Undercuts them in private label.', 'Website', 140],
        ['Strength', 'Sponsor on the board of the customer', 'Supported the rollout.', 'Own observation', 88],
        ['Weakness', 'Few operators trained', 'Functions are not used.', 'Own observation', 101],
        ['Threat', 'Own team builds dashboards', 'Cheaper on paper.', 'Contact', 77, 'Head of Automation']
    ],
    brevik: [
        [
            'Priority',
            'Modernise two yards before 2028',
            'State support is granted.',
            'Contact',
            64,
            'Chief Operating Officer'
        ],
        ['Strength', 'First sensors run on four ferries', 'Crew likes them.', 'Own observation', 118],
        ['Opportunity', 'Electric ferries need energy management', 'Six new ones are ordered.', 'Website', 92]
    ],
    tavares: [
        [
            'Priority',
            'Win the platform of a French car maker',
            'Needs proof of uptime.',
            'Contact',
            145,
            'Chief Operating Officer'
        ]
    ]
};

/** Describes the customers: profile fields and findings, as key account managers enter them. */
export function loadProfiles({ writer, days, keyAccounts, contacts }: Sample): void {
    writer.update(
        'Key_Account__c',
        keyAccounts
            .filter(({ key }) => PROFILES[key] !== undefined)
            .map(({ id, key, kam }) => ({
                by: kam,
                values: { Id: id, ...PROFILES[key], Profile_Checked_On__c: days.day(key === 'brevik' ? -220 : -40) }
            }))
    );
    writer.insert(
        'Profile_Item__c',
        keyAccounts.flatMap(({ id, key, kam }) =>
            (ITEMS[key] ?? []).map(([kind, name, about, source, age, title]) => ({
                by: kam,
                values: {
                    Key_Account__c: id,
                    Kind__c: kind,
                    Name: name,
                    Description__c: about,
                    Source_Kind__c: source,
                    Source_Date__c: days.day(-age),
                    Source_Contact__c: title === undefined ? null : contacts.get(`${key}/${title}`)!,
                    Source_Link__c:
                        source === 'Website'
                            ? `https://news.example.com/${name.toLowerCase().replace(/[^a-z]+/g, '-')}`
                            : null,
                    Status__c: age > 400 ? 'Outdated' : 'Current'
                }
            }))
        )
    );
}
