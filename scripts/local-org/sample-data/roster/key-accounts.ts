import type { Org } from '../../org/org.ts';
import type { Days } from '../days.ts';

interface Proposal {
    account: string;
    kam: 'kam1' | 'kam2';
    reason: string;
    /** Rank of the tier that RevOps gives it; null leaves it proposed. */
    tier: number | null;
}

/** The roster as it is when a new user looks at it first: active ones in three tiers, two that wait for a decision. */
const ROSTER: readonly Proposal[] = [
    { account: 'nordwind', kam: 'kam1', reason: 'Largest installed base, offshore programme until 2030', tier: 1 },
    { account: 'meridian', kam: 'kam2', reason: 'Global standardisation on one automation partner', tier: 1 },
    { account: 'castellano', kam: 'kam2', reason: 'Software adoption in all plants, board sponsor found', tier: 1 },
    { account: 'brevik', kam: 'kam1', reason: 'Yard modernisation, strong growth in sensors', tier: 2 },
    { account: 'tavares', kam: 'kam2', reason: 'Second largest customer in the south, three open tenders', tier: 2 },
    { account: 'alder', kam: 'kam1', reason: 'Energy programme across four mills', tier: 3 },
    { account: 'clearwater', kam: 'kam1', reason: 'Regulated investment period starts next year', tier: null },
    {
        account: 'Sierra Mining Company',
        kam: 'kam2',
        reason: 'New smelter planned, asked for a single contact',
        tier: null
    }
];

/**
 * Builds the roster the way people do, through the package's own services: the KAM proposes, RevOps activates, the KAM
 * starts plans with goals and objectives.
 */
export function loadKeyAccounts(
    org: Org,
    users: Map<string, string>,
    accounts: Map<string, string>,
    contacts: Map<string, string>,
    days: Days
): void {
    const run = (user: string, apex: string): void => {
        const result = org.executeAnonymous(users.get(user) ?? org.adminUserId, apex);
        if (!result.success) throw new Error(`The sample roster could not be built: ${result.problem ?? ''}\n${apex}`);
    };
    run('admin', 'DefaultData.ensure();');
    for (const { account, kam, reason, tier } of ROSTER) {
        const id = accounts.get(account)!;
        run(kam, `KeyAccountService.propose(new Set<Id>{ '${id}' }, '${reason}');`);
        if (tier === null) continue;
        run(
            'revops',
            `Key_Account__c ka = [SELECT Id FROM Key_Account__c WHERE Account__c = '${id}' WITH SYSTEM_MODE];
Tier__c t = [SELECT Id FROM Tier__c WHERE Rank__c = ${tier} WITH SYSTEM_MODE];
KeyAccountService.activateKeyAccounts(new Set<Id>{ ka.Id }, t.Id, 'Roster review: ${reason}');
update as system new Key_Account__c(Id = ka.Id, Executive_Sponsor__c = '${users.get('sponsor')!}', Customer_Sponsor__c = '${contacts.get(`${account}/Chief Operating Officer`)!}');`
        );
    }
    plan(run, accounts.get('nordwind')!, days, contacts, 'kam1', 'nordwind');
    plan(run, accounts.get('meridian')!, days, contacts, 'kam2', 'meridian');
    team(run, accounts.get('nordwind')!, users);
    run(
        'admin',
        'ActionCountService.recount(new Map<Id, Key_Account__c>([SELECT Id FROM Key_Account__c WITH SYSTEM_MODE]).keySet());'
    );
}

/** A plan in work: started a while ago, with goals that the customer confirmed and objectives under way. */
function plan(
    run: (user: string, apex: string) => void,
    accountId: string,
    days: Days,
    contacts: Map<string, string>,
    kam: string,
    key: string
): void {
    const date = (offset: number): string => {
        const [year, month, day] = days.day(offset).split('-').map(Number);
        return `Date.newInstance(${year}, ${month}, ${day})`;
    };
    const contact = (title: string): string => contacts.get(`${key}/${title}`)!;
    run(
        kam,
        `Key_Account__c ka = [SELECT Id FROM Key_Account__c WHERE Account__c = '${accountId}' WITH USER_MODE];
Id planId = PlanService.startPlan(ka.Id, ${date(-60)}, ${date(670)});
Customer_Goal__c uptime = new Customer_Goal__c(Key_Account__c = ka.Id, Name = 'Raise plant uptime to 97 %', Kind__c = 'Goal', Metric__c = 'Uptime, all sites', Owner_Contact__c = '${contact('Chief Operating Officer')}',
    Due_Date__c = ${date(400)}, Confirmed__c = true, Confirmed_By__c = '${contact('Chief Operating Officer')}', Confirmed_Date__c = ${date(-30)});
Customer_Goal__c energy = new Customer_Goal__c(Key_Account__c = ka.Id, Name = 'Cut energy cost by 12 %', Kind__c = 'Goal', Metric__c = 'MWh per tonne', Owner_Contact__c = '${contact('Plant Director')}', Due_Date__c = ${date(500)});
Customer_Goal__c security = new Customer_Goal__c(Key_Account__c = ka.Id, Name = 'Meet the new rules for network security', Kind__c = 'Pressure', Metric__c = 'Audit findings', Owner_Contact__c = '${contact('Chief Information Officer')}', Due_Date__c = ${date(200)});
insert as user new List<Customer_Goal__c>{ uptime, energy, security };
List<Plan_Objective__c> objectives = new List<Plan_Objective__c>{
    new Plan_Objective__c(Key_Account_Plan__c = planId, Name = 'Condition monitoring on all critical drives', Customer_Goal__c = uptime.Id, Measure__c = 'Drives monitored', Unit__c = 'Number', Baseline__c = 40, Current__c = 110, Target__c = 260, Due_Date__c = ${date(300)}),
    new Plan_Objective__c(Key_Account_Plan__c = planId, Name = 'Energy Optimizer in four sites', Customer_Goal__c = energy.Id, Measure__c = 'Sites live', Unit__c = 'Number', Baseline__c = 0, Current__c = 1, Target__c = 4, Due_Date__c = ${date(360)}),
    new Plan_Objective__c(Key_Account_Plan__c = planId, Name = 'Quarterly review with the board', Measure__c = 'Reviews held', Unit__c = 'Number', Baseline__c = 0, Current__c = 2, Target__c = 4, Due_Date__c = ${date(-5)})
};
insert as user objectives;
insert as user new List<Task>{
    new Task(WhatId = objectives[0].Id, WhoId = '${contact('Plant Director')}', Subject = 'Agree the list of critical drives', ActivityDate = ${date(9)}),
    new Task(WhatId = objectives[1].Id, WhoId = '${contact('Energy Manager')}', Subject = 'Energy baseline of the second site', ActivityDate = ${date(-3)})
};`
    );
}

/** People around the largest key account. */
function team(run: (user: string, apex: string) => void, accountId: string, users: Map<string, string>): void {
    run(
        'kam1',
        `Key_Account__c ka = [SELECT Id FROM Key_Account__c WHERE Account__c = '${accountId}' WITH USER_MODE];
insert as user new Key_Account_Team_Member__c(Key_Account__c = ka.Id, User__c = '${users.get('reader')!}', Role__c = 'Marketing', Access__c = 'Read');`
    );
}
