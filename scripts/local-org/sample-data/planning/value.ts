import type { Sample } from '../sample.ts';
import type { SampleUnit } from '../whitespace/units.ts';
import type { SamplePlans } from './plans.ts';

/** Value items by name: `nordwind/Fewer unplanned stops of pitch drives`. */
export type SampleValueItems = Map<string, string>;

interface Item {
    name: string;
    status: 'Proposed' | 'Agreed' | 'Delivered' | 'Confirmed' | 'Dropped';
    problem: string;
    solution: string;
    offering: string;
    amount: number;
    quantity: number;
    unit: string;
    method: string;
    recurrence?: 'One-off';
    evidence?: string;
    with?: string;
    goal?: string;
    objective?: string;
    at?: string;
    due: number;
    delivered?: number;
    confirmed?: number;
}

const UPTIME = 'Raise plant uptime to 97 %';
const ENERGY = 'Cut energy cost by 12 %';
const DRIVES = 'Condition monitoring on all critical drives';
const OPTIMIZER = 'Energy Optimizer in four sites';

const ITEMS: Record<string, Item[]> = {
    nordwind: [
        {
            name: 'Fewer unplanned stops of pitch drives',
            status: 'Confirmed',
            problem: 'A failed pitch drive stops a turbine for three days and needs a boat.',
            solution: 'Vibration kits on 110 drives, alarms ten days ahead.',
            offering: 'condition',
            amount: 640000,
            quantity: 71,
            unit: 'stops avoided',
            method: 'Stops a year before and after, times the mean cost of a stop (9,000) from their own maintenance report.',
            evidence: 'Maintenance report of the offshore company, pages 12 to 15.',
            with: 'Plant Director',
            goal: UPTIME,
            objective: DRIVES,
            at: 'Offshore',
            due: -90,
            delivered: 655000,
            confirmed: 610000
        },
        {
            name: 'Lower energy use of the blade plant',
            status: 'Delivered',
            problem: 'Ovens run at full power between batches.',
            solution: 'Energy optimisation with set points for each batch.',
            offering: 'energy',
            amount: 210000,
            quantity: 2600,
            unit: 'MWh',
            method: 'Metered use for each batch before and after, times the contract price of electricity.',
            evidence: 'Meter readings of twelve weeks.',
            with: 'Energy Manager',
            goal: ENERGY,
            objective: OPTIMIZER,
            at: 'Turbines',
            due: -20,
            delivered: 188000
        },
        {
            name: 'Security evidence without travelling',
            status: 'Agreed',
            problem: 'Auditors visit every park; each visit costs two weeks.',
            solution: 'Central evidence from the controllers, signed and dated.',
            offering: 'controllers',
            amount: 145000,
            quantity: 46,
            unit: 'days',
            method: 'Days of visits saved times the day rate of two technicians.',
            with: 'OT Security Manager',
            at: 'Group headquarters',
            due: 120
        },
        {
            name: 'Spare parts on the island instead of by boat',
            status: 'Proposed',
            problem: 'Parts for Borkum come by boat, twice a week at best.',
            solution: 'Consignment stock with automatic call-off.',
            offering: 'support',
            amount: 95000,
            quantity: 30,
            unit: 'transfers',
            method: 'Transfers avoided times 3,200.',
            at: 'Borkum service base',
            due: 180
        },
        {
            name: 'Operators handle first alarms themselves',
            status: 'Proposed',
            problem: 'Every alarm is passed to engineering.',
            solution: 'Operator Academy for the control room.',
            offering: 'training',
            amount: 60000,
            quantity: 800,
            unit: 'hours',
            method: 'Hours of engineering on first alarms, from the shift log.',
            goal: UPTIME,
            due: 150
        },
        {
            name: 'One dashboard for all parks',
            status: 'Dropped',
            problem: 'Figures are collected by hand.',
            solution: 'Plant Insight for the group.',
            offering: 'insight',
            amount: 80000,
            quantity: 1000,
            unit: 'hours',
            method: 'Hours of reporting saved.',
            due: 30
        }
    ],
    meridian: [
        {
            name: 'Faster start of new lines in Visp',
            status: 'Agreed',
            problem: 'Eleven months from approval to full output.',
            solution: 'Tested control modules, commissioning in parallel.',
            offering: 'commissioning',
            amount: 2400000,
            quantity: 9,
            unit: 'weeks',
            method: 'Contribution of a week of full output, from the business case of the plant.',
            recurrence: 'One-off',
            with: 'Chief Operating Officer',
            goal: UPTIME,
            at: 'Biologics Visp',
            due: 260
        },
        {
            name: 'Less reject in packaging',
            status: 'Confirmed',
            problem: 'Three percent of the packs are rejected after a stop.',
            solution: 'Thermal nodes on the sealing stations.',
            offering: 'condition',
            amount: 320000,
            quantity: 410000,
            unit: 'packs',
            method: 'Reject before and after, times the cost of a pack.',
            evidence: 'Quality report of the second quarter.',
            with: 'Plant Director',
            goal: UPTIME,
            objective: DRIVES,
            at: 'Packaging Freiburg',
            due: -120,
            delivered: 335000,
            confirmed: 320000
        },
        {
            name: 'Clean room air only where people are',
            status: 'Proposed',
            problem: 'Air handling runs at full load around the clock.',
            solution: 'Energy optimisation with occupancy.',
            offering: 'energy',
            amount: 410000,
            quantity: 3900,
            unit: 'MWh',
            method: 'Estimate from air volume and price, to be measured in a pilot.',
            goal: ENERGY,
            objective: OPTIMIZER,
            at: 'Basel headquarters',
            due: 210
        },
        {
            name: 'Fewer deviations to explain',
            status: 'Delivered',
            problem: 'Sensor drift causes deviations in batch records.',
            solution: 'Calibration with premium support.',
            offering: 'support',
            amount: 130000,
            quantity: 52,
            unit: 'deviations',
            method: 'Deviations avoided times 2,500 of quality work.',
            evidence: 'List of deviations, first half-year.',
            with: 'Head of Automation',
            at: 'Biologics Visp',
            due: -10,
            delivered: 118000
        }
    ],
    castellano: [
        {
            name: 'Less waste at change of product',
            status: 'Agreed',
            problem: 'Two percent of output is thrown away at changes.',
            solution: 'Plant Insight with recipes by product.',
            offering: 'insight',
            amount: 270000,
            quantity: 900,
            unit: 'tonnes',
            method: 'Tonnes saved times material cost.',
            with: 'Plant Director',
            goal: 'Halve the waste at change of product',
            at: 'Dairy',
            due: 200
        },
        {
            name: 'Trained operators use what they have',
            status: 'Proposed',
            problem: 'Half of the functions are never used.',
            solution: 'Operator Academy in two plants.',
            offering: 'training',
            amount: 45000,
            quantity: 96,
            unit: 'operators',
            method: 'Help desk hours saved.',
            due: 170
        }
    ],
    brevik: [
        {
            name: 'Fewer hours lost on the steel line',
            status: 'Proposed',
            problem: 'Forty hours a month are lost to stops.',
            solution: 'New line controllers.',
            offering: 'controllers',
            amount: 185000,
            quantity: 300,
            unit: 'hours',
            method: 'Hours times the rate of the line, to be agreed.',
            goal: 'Two modern yards by 2028',
            at: 'Yards',
            due: 240
        }
    ]
};

/** Enters what our work is worth to the customers, from the first idea to their confirmation. */
export function loadValueItems(
    sample: Sample,
    plans: SamplePlans,
    offerings: ReadonlyMap<string, string>,
    units: readonly SampleUnit[]
): SampleValueItems {
    const { writer, days, contacts, users, keyAccounts } = sample;
    const entered = keyAccounts.flatMap((keyAccount) =>
        (ITEMS[keyAccount.key] ?? []).map((item) => ({ keyAccount, item }))
    );
    const ids = writer.insert(
        'Value_Item__c',
        entered.map(({ keyAccount, item }) => {
            const { key, kam, id, planId } = keyAccount;
            const day = (offset: number, when: boolean): string | null => (when ? days.day(offset) : null);
            const person = item.with === undefined ? null : contacts.get(`${key}/${item.with}`)!;
            const isDelivered = item.delivered !== undefined;
            const isConfirmed = item.confirmed !== undefined;
            return {
                by: kam,
                values: {
                    Key_Account__c: id,
                    Key_Account_Plan__c: planId,
                    Name: item.name,
                    Status__c: item.status,
                    Customer_Problem__c: item.problem,
                    Solution__c: item.solution,
                    Offering__c: offerings.get(item.offering)!,
                    Amount__c: item.amount,
                    Recurrence__c: item.recurrence ?? 'Per year',
                    Quantity__c: item.quantity,
                    Quantity_Unit__c: item.unit,
                    Method__c: item.method,
                    Evidence__c: item.evidence ?? null,
                    Customer_Goal__c: item.goal === undefined ? null : plans.goals.get(`${key}/${item.goal}`)!,
                    Plan_Objective__c:
                        item.objective === undefined ? null : plans.objectives.get(`${key}/${item.objective}`)!,
                    Buying_Unit__c: units.find((unit) => unit.keyAccount === key && unit.name === item.at)?.id ?? null,
                    Responsible__c: users.get(kam)!,
                    Due_Date__c: days.day(item.due),
                    Agreed_With__c: person,
                    Agreed_On__c: day(Math.min(item.due - 100, -20), person !== null),
                    Delivered_On__c: day(item.due + 8, isDelivered),
                    Delivered_Amount__c: item.delivered ?? null,
                    Confirmed_By__c: isConfirmed ? person : null,
                    Confirmed_On__c: day(item.due + 40, isConfirmed),
                    Confirmed_Amount__c: item.confirmed ?? null
                }
            };
        })
    );
    return new Map(entered.map(({ keyAccount, item }, index) => [`${keyAccount.key}/${item.name}`, ids[index]!]));
}
