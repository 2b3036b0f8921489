import type { Sample } from '../sample.ts';

interface Risk {
    name: string;
    category: string;
    about: string;
    probability: number;
    impact: number;
    atStake: number;
    status: 'Proposed' | 'Open' | 'Mitigating' | 'Averted' | 'Occurred' | 'Dismissed';
    due: number;
    who: string;
    playbook?: string;
    signal?: string;
    mitigation?: string;
    outcome?: string;
    closed?: number;
    actions?: [subject: string, due: number, by: string][];
}

/** Share of the revenue at stake that counts, by probability, as in the default standards. */
const EXPOSED = [10, 25, 50, 75, 90];

const RISKS: Record<string, Risk[]> = {
    nordwind: [
        {
            name: 'Group digital chooses another platform',
            category: 'Competitor',
            about: 'Bluepeak is the favourite for plant data of the whole group. Our software would stay an island and be replaced within two years.',
            probability: 4,
            impact: 4,
            atStake: 430000,
            status: 'Mitigating',
            due: 70,
            who: 'kam1',
            playbook: 'competitor-active',
            signal: 'Competitor_Noted',
            mitigation:
                'Open interface shown to their architects; security evidence as our strong point; the plant directors speak for us.',
            actions: [
                ['Ask the users what they miss with us', 6, 'service'],
                ["Compare from the customer's point of view", 12, 'engineer'],
                ['Agree the criteria of the decision', 21, 'kam1']
            ]
        },
        {
            name: 'Hardware of all companies in one tender',
            category: 'Contract',
            about: 'Procurement bundles controllers and sensors of the group; price decides.',
            probability: 3,
            impact: 4,
            atStake: 520000,
            status: 'Open',
            due: 120,
            who: 'lead',
            actions: [['Workshop on the criteria of the tender', 33, 'kam1']]
        },
        {
            name: 'Firmware trouble in Hannover',
            category: 'Delivery',
            about: 'Controllers restarted after power dips in one plant.',
            probability: 2,
            impact: 3,
            atStake: 180000,
            status: 'Averted',
            due: -60,
            who: 'service',
            playbook: 'delivery-trouble',
            mitigation: 'Update of all sites within four weeks, report every Friday.',
            outcome: 'No restart for two months; the plant director wrote a thank-you note.',
            closed: -52
        },
        {
            name: 'Successor of the controls engineer prefers another make',
            category: 'Stakeholder change',
            about: 'Nobody knows yet who takes over.',
            probability: 2,
            impact: 2,
            atStake: 90000,
            status: 'Proposed',
            due: 45,
            who: 'kam1',
            playbook: 'champion-left',
            signal: 'Stakeholder_Left'
        }
    ],
    meridian: [
        {
            name: 'Global tender decided on price',
            category: 'Contract',
            about: 'Forty percent of the points are price; we were never the cheapest.',
            probability: 3,
            impact: 5,
            atStake: 1150000,
            status: 'Open',
            due: 110,
            who: 'kam2',
            actions: [['Total cost over ten years with their quality people', 18, 'engineer']]
        },
        {
            name: 'Corvex pilot in Freiburg becomes the standard',
            category: 'Competitor',
            about: 'A validated package saves the plant three months of paperwork.',
            probability: 4,
            impact: 3,
            atStake: 260000,
            status: 'Mitigating',
            due: 60,
            who: 'kam2',
            playbook: 'competitor-active',
            signal: 'Competitor_Noted',
            mitigation: 'Own validation package with the Visp documents as template.'
        },
        {
            name: 'Most of the revenue comes from Visp and Basel',
            category: 'Concentration',
            about: 'Two units make more than four fifths of the revenue.',
            probability: 2,
            impact: 3,
            atStake: 300000,
            status: 'Dismissed',
            due: -30,
            who: 'kam2',
            outcome: 'Accepted: the other units are small by nature.',
            closed: -28
        },
        {
            name: 'Late validation documents stopped a line',
            category: 'Delivery',
            about: 'Commissioning slipped by five weeks.',
            probability: 5,
            impact: 2,
            atStake: 120000,
            status: 'Occurred',
            due: -150,
            who: 'engineer',
            outcome: 'Credit note of 24,000; documents are now part of the project plan.',
            closed: -148
        }
    ],
    castellano: [
        {
            name: 'Own team replaces our dashboards',
            category: 'Churn signal',
            about: 'Cheaper on paper; the people who build them are new.',
            probability: 3,
            impact: 3,
            atStake: 150000,
            status: 'Open',
            due: 85,
            who: 'kam2',
            actions: [['Show the board what five plants save', 24, 'kam2']]
        }
    ],
    brevik: [
        {
            name: 'Contract may end without renewal',
            category: 'Contract',
            about: 'Notice is possible for eight more weeks; nobody has asked for a renewal.',
            probability: 3,
            impact: 4,
            atStake: 390000,
            status: 'Mitigating',
            due: 50,
            who: 'kam1',
            playbook: 'notice-approaching',
            signal: 'Notice_Approaching',
            mitigation: 'Renewal offer with a reason to sign early.',
            actions: [
                ['Check the dates in the contract itself', 2, 'kam1'],
                ['Ask those who decide what they intend', 14, 'kam1']
            ]
        }
    ],
    tavares: [
        {
            name: 'Platform of the French car maker goes elsewhere',
            category: 'Other',
            about: 'Without it there is no investment in the plant in Vigo.',
            probability: 3,
            impact: 2,
            atStake: 110000,
            status: 'Open',
            due: 95,
            who: 'kam2'
        }
    ]
};

export interface SampleRisk {
    keyAccount: string;
    exposure: number;
    /** Days from today between which it was open; null: still is. */
    from: number;
    to: number | null;
}

/** Enters the risks, with the playbooks that they follow and the actions against them. */
export function loadRisks(sample: Sample, signals: ReadonlyMap<string, string>): SampleRisk[] {
    const { writer, days, users, keyAccounts } = sample;
    const playbooks = writer.idsBy('Playbook__c', 'Default_Key__c');
    const entered = keyAccounts.flatMap((keyAccount) =>
        (RISKS[keyAccount.key] ?? []).map((risk) => ({ keyAccount, risk }))
    );
    const exposureOf = (risk: Risk): number => Math.round((risk.atStake * EXPOSED[risk.probability - 1]!) / 100);
    const ids = writer.insert(
        'Account_Risk__c',
        entered.map(({ keyAccount, risk }) => ({
            by: keyAccount.kam,
            values: {
                Key_Account__c: keyAccount.id,
                Name: risk.name,
                Category__c: risk.category,
                Description__c: risk.about,
                Probability__c: String(risk.probability),
                Impact__c: String(risk.impact),
                Revenue_At_Stake__c: risk.atStake,
                Exposure_Percent__c: EXPOSED[risk.probability - 1]!,
                Exposure__c: exposureOf(risk),
                Status__c: risk.status,
                Due_Date__c: days.day(risk.due),
                Responsible__c: users.get(risk.who)!,
                Playbook__c: risk.playbook === undefined ? null : playbooks.get(risk.playbook)!,
                Account_Signal__c:
                    risk.signal === undefined ? null : (signals.get(`${keyAccount.key}/${risk.signal}`) ?? null),
                Accepted_By__c:
                    risk.signal !== undefined && risk.status !== 'Proposed' ? users.get(keyAccount.kam)! : null,
                Accepted_On__c: risk.signal !== undefined && risk.status !== 'Proposed' ? days.day(-27) : null,
                Mitigation__c: risk.mitigation ?? null,
                Outcome__c: risk.outcome ?? null,
                Closed_On__c: risk.closed === undefined ? null : days.day(risk.closed),
                Open_Actions__c: risk.actions?.length ?? 0
            }
        }))
    );
    writer.insert(
        'Task',
        entered.flatMap(({ risk }, index) =>
            (risk.actions ?? []).map(([subject, due, by]) => ({
                by,
                values: {
                    WhatId: ids[index]!,
                    Subject: subject,
                    ActivityDate: days.day(due),
                    Status: 'Not Started',
                    Priority: 'High',
                    OwnerId: users.get(by)!
                }
            }))
        )
    );
    return entered
        .filter(({ risk }) => risk.status !== 'Proposed' && risk.status !== 'Dismissed')
        .map(({ keyAccount, risk }) => ({
            keyAccount: keyAccount.key,
            exposure: exposureOf(risk),
            from: (risk.closed ?? -27) - 45,
            to: risk.closed ?? null
        }));
}
