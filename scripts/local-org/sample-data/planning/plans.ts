import type { Authored } from '../sample-writer.ts';
import type { Sample, SampleKeyAccount } from '../sample.ts';

/** Ids that others link to, by name within a key account: `nordwind/Raise plant uptime to 97 %`. */
export interface SamplePlans {
    goals: Map<string, string>;
    objectives: Map<string, string>;
}

type Goal = [kind: string, name: string, metric: string | null, title: string, due: number, under: string | null];
type Objective = [
    name: string,
    goal: string,
    measure: string,
    unit: string,
    baseline: number,
    current: number,
    target: number,
    due: number,
    responsible: string
];

/** What came to light after the plan was started. The first goals and objectives are part of the roster's story. */
const MORE_GOALS: Record<string, Goal[]> = {
    nordwind: [
        [
            'Initiative',
            'Remote operation of three parks',
            'Crew transfers a month',
            'Plant Director',
            420,
            'Raise plant uptime to 97 %'
        ],
        [
            'Obstacle',
            'Too few technicians offshore',
            'Open positions',
            'Maintenance Manager',
            300,
            'Raise plant uptime to 97 %'
        ]
    ],
    meridian: [
        [
            'Initiative',
            'Digital twin of the Visp line',
            'Weeks to full output',
            'Head of Automation',
            380,
            'Raise plant uptime to 97 %'
        ]
    ],
    castellano: [
        ['Goal', 'All plants on one production platform', 'Plants connected', 'Chief Operating Officer', 390, null],
        ['Goal', 'Halve the waste at change of product', 'Tonnes a month', 'Plant Director', 330, null]
    ],
    brevik: [['Goal', 'Two modern yards by 2028', 'Hours lost a month', 'Chief Operating Officer', 540, null]]
};
const MORE_OBJECTIVES: Record<string, Objective[]> = {
    castellano: [
        [
            'Plant Insight in five plants',
            'All plants on one production platform',
            'Plants live',
            'Number',
            1,
            3,
            5,
            330,
            'kam2'
        ],
        [
            'Train the operators of two plants',
            'Halve the waste at change of product',
            'Operators trained',
            'Number',
            0,
            24,
            96,
            200,
            'service'
        ]
    ],
    brevik: [
        [
            'Controllers for the first yard',
            'Two modern yards by 2028',
            'Lines modernised',
            'Number',
            0,
            2,
            6,
            280,
            'kam1'
        ]
    ]
};

/** Name of the plan before the present one, and what became of its objectives. */
const LAST_RESULTS: [name: string, measure: string, target: number, result: string, value: number, note: string][] = [
    [
        'Framework agreement for all companies',
        'Companies under contract',
        4,
        'Met',
        4,
        'Signed earlier because legal was involved from the start.'
    ],
    [
        'Predictive maintenance in two parks',
        'Parks live',
        2,
        'Partly',
        1,
        'The second park waited for the network; ask about security first.'
    ],
    [
        'Support contract for the grid company',
        'Contracts signed',
        1,
        'Missed',
        0,
        'Decided by somebody whom we did not know. Map the grid company.'
    ]
];

/** Completes the plans: those of two more key accounts, the one before, goals, targets, a waiver. */
export function loadPlans(sample: Sample): SamplePlans {
    const { writer, days, keyAccounts } = sample;
    for (const keyAccount of keyAccounts.filter(({ key }) => MORE_OBJECTIVES[key] !== undefined))
        writer.apex(
            keyAccount.kam,
            `PlanService.startPlan('${keyAccount.id}', ${apexDate(days.day(-45))}, ${apexDate(days.day(319))});`
        );
    const active = writer.idsBy('Key_Account_Plan__c', 'Key_Account__c');
    for (const keyAccount of keyAccounts) keyAccount.planId = active.get(keyAccount.id) ?? null;
    const plans = { goals: goalsOf(sample), objectives: objectivesOf(sample) };
    loadTargets(sample);
    loadWaiver(sample);
    loadPlanBefore(sample, plans);
    return plans;
}

function goalsOf({ writer, days, keyAccounts, contacts }: Sample): Map<string, string> {
    const ids = new Map<string, string>();
    const remember = (): void => {
        for (const [name, id] of writer.idsBy('Customer_Goal__c', 'Key_Account__c', 'Name')) {
            const keyAccount = keyAccounts.find((one) => name.startsWith(`${one.id}/`));
            if (keyAccount) ids.set(`${keyAccount.key}/${name.slice(keyAccount.id.length + 1)}`, id);
        }
    };
    remember();
    writer.insert(
        'Customer_Goal__c',
        keyAccounts.flatMap(({ key, id, kam }) =>
            (MORE_GOALS[key] ?? []).map(([kind, name, metric, title, due, under], index) => ({
                by: kam,
                values: {
                    Key_Account__c: id,
                    Kind__c: kind,
                    Name: name,
                    Metric__c: metric,
                    Owner_Contact__c: contacts.get(`${key}/${title}`)!,
                    Due_Date__c: days.day(due),
                    Parent_Goal__c: under === null ? null : ids.get(`${key}/${under}`)!,
                    Source__c: 'Business review',
                    ...(under === null && index === 0
                        ? {
                              Confirmed_By__c: contacts.get(`${key}/${title}`)!,
                              Confirmed_Date__c: days.day(-35),
                              Confirmation_Note__c: 'In the kick-off of the plan'
                          }
                        : {})
                }
            }))
        )
    );
    remember();
    return ids;
}

function objectivesOf({ writer, days, keyAccounts, users }: Sample): Map<string, string> {
    const goals = writer.idsBy('Customer_Goal__c', 'Key_Account__c', 'Name');
    writer.insert(
        'Plan_Objective__c',
        keyAccounts.flatMap(({ key, id, kam, planId }) =>
            (MORE_OBJECTIVES[key] ?? []).map(
                ([name, goal, measure, unit, baseline, current, target, due, responsible]) => ({
                    by: kam,
                    values: {
                        Key_Account_Plan__c: planId!,
                        Name: name,
                        Customer_Goal__c: goals.get(`${id}/${goal}`)!,
                        Measure__c: measure,
                        Unit__c: unit,
                        Baseline__c: baseline,
                        Current__c: current,
                        Target__c: target,
                        Due_Date__c: days.day(due),
                        Current_As_Of__c: days.day(-12),
                        Responsible__c: users.get(responsible)!
                    }
                })
            )
        )
    );
    const byPlan = new Map(keyAccounts.map(({ key, planId }) => [planId, key]));
    const ids = new Map<string, string>();
    for (const [name, id] of writer.idsBy('Plan_Objective__c', 'Key_Account_Plan__c', 'Name')) {
        const [planId] = name.split('/', 1);
        ids.set(`${byPlan.get(planId!) ?? ''}/${name.slice(planId!.length + 1)}`, id);
    }
    return ids;
}

/** Margin, share of wallet and ambition of the years; revenue is prefilled when the plan is started. */
function loadTargets({ writer, keyAccounts, days }: Sample): void {
    const targets = writer.idsBy('Plan_Target__c', 'Key_Account__c', 'Year__c');
    const first = Number(days.day(0).slice(0, 4));
    const ambitions = ['Preferred supplier for controllers', 'Partner for uptime', 'First call for every new site'];
    writer.update(
        'Plan_Target__c',
        [...targets].flatMap(([name, id]): Authored[] => {
            const keyAccount = keyAccounts.find((one) => name.startsWith(one.id));
            if (keyAccount === undefined) return [];
            const year = Number(name.split('/')[1]) - first;
            const values = {
                Id: id,
                Margin__c: 38 + year,
                Share_Of_Wallet__c: 31 + 4 * year,
                Relationship_Ambition__c: ambitions[Math.max(0, Math.min(2, year))]!
            };
            return [{ by: keyAccount.kam, values }];
        })
    );
}

/** The lead waives one criterion for a while. The seven steps came with each plan. */
function loadWaiver({ writer, days, keyAccounts, users }: Sample): void {
    const nordwind = keyAccounts.find(({ key }) => key === 'nordwind')!;
    const steps = writer.idsBy('Plan_Step__c', 'Key_Account_Plan__c', 'Step_Number__c');
    writer.insert('Criterion_Waiver__c', [
        {
            by: 'lead',
            values: {
                Plan_Step__c: steps.get(`${nordwind.planId}/4`)!,
                Criterion__c: 'Addressable_Known',
                Reason__c:
                    'The companies of the group only give figures for the whole fleet. Procurement promised them by unit after the tender.',
                End_Date__c: days.day(75),
                Waived_By__c: users.get('lead')!,
                Waived_On__c: days.day(-18)
            }
        }
    ]);
}

/** The plan of the period before, closed with a result for every objective and what was learnt. */
function loadPlanBefore({ writer, days, keyAccounts, users }: Sample, plans: SamplePlans): void {
    const nordwind = keyAccounts.find(({ key }) => key === 'nordwind') as SampleKeyAccount;
    const [planId] = writer.insert('Key_Account_Plan__c', [
        {
            by: nordwind.kam,
            values: {
                Key_Account__c: nordwind.id,
                Name: `${nordwind.name} ${days.day(-430).slice(0, 4)}`,
                Status__c: 'In review',
                Start_Date__c: days.day(-430),
                End_Date__c: days.day(-66),
                Ambition__c: 'From supplier of parts to partner for uptime.',
                Review_Summary__c:
                    'Framework agreement signed and first software in operation. The grid company was underestimated: nobody of ours knew those who decide.',
                Approval__c: 'Approved',
                Submitted_By__c: users.get(nordwind.kam)!,
                Submitted_On__c: days.day(-72),
                Approved_By__c: users.get('lead')!,
                Approved_On__c: days.day(-69),
                Approval_Comment__c: 'Agreed. Put the grid company first in the next period.'
            }
        }
    ]);
    writer.update('Key_Account_Plan__c', [
        {
            by: nordwind.kam,
            values: {
                Id: nordwind.planId!,
                Previous_Plan__c: planId!,
                Ambition__c:
                    'By the end of the plan Nordwind counts on us for the availability of its parks, and both boards meet twice a year.'
            }
        }
    ]);
    const ended = writer.insert(
        'Plan_Objective__c',
        LAST_RESULTS.map(([name, measure, target, result, value, note]) => ({
            by: nordwind.kam,
            values: {
                Key_Account_Plan__c: planId!,
                Name: name,
                Measure__c: measure,
                Unit__c: 'Number',
                Baseline__c: 0,
                Target__c: target,
                Current__c: value,
                Due_Date__c: days.day(-70),
                Status__c: result === 'Missed' ? 'Missed' : 'Achieved',
                Result__c: result,
                Result_Value__c: value,
                Result_Note__c: note,
                Responsible__c: users.get(nordwind.kam)!
            }
        }))
    );
    // Nothing is added to a closed plan.
    writer.keepUp('Key_Account_Plan__c', [
        { Id: planId!, Status__c: 'Closed', Review_Decision__c: 'Continue', Closed_On__c: days.day(-66) }
    ]);
    writer.insert('Profile_Item__c', [
        {
            by: nordwind.kam,
            values: {
                Key_Account__c: nordwind.id,
                Kind__c: 'Lesson',
                Name: 'Ask about network security before offering software',
                Description__c: 'Six months were lost because the security opinion came last.',
                Key_Account_Plan__c: planId!,
                Plan_Objective__c: plans.objectives.get('nordwind/Energy Optimizer in four sites')!,
                Source_Kind__c: 'Own observation',
                Source_Date__c: days.day(-70)
            }
        },
        {
            by: nordwind.kam,
            values: {
                Key_Account__c: nordwind.id,
                Kind__c: 'Lesson',
                Name: 'Know those who decide in each company, not only in the group',
                Description__c: 'The support contract of the grid company was decided by people whom we had never met.',
                Key_Account_Plan__c: planId!,
                Plan_Objective__c: ended[2]!,
                Source_Kind__c: 'Own observation',
                Source_Date__c: days.day(-70)
            }
        }
    ]);
}

/** A day as an Apex literal. */
export function apexDate(day: string): string {
    return `Date.newInstance(${day.split('-').map(Number).join(', ')})`;
}
