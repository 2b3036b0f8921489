import { Random } from '../random.ts';
import type { Values } from '../row-writer.ts';
import type { Sample, SampleKeyAccount } from '../sample.ts';
import type { SampleStakeholder } from '../stakeholders/stakeholders.ts';
import { MEETING_TEXTS } from './meeting-texts.ts';

/** A meeting as far as other parts of the sample data need it. */
export interface SampleMeeting {
    id: string;
    keyAccount: SampleKeyAccount;
    type: string;
    /** Days from today. */
    due: number;
    graceEnd: number;
    status: 'Due' | 'Scheduled' | 'Held' | 'Cancelled' | 'Missed';
    closed: boolean;
}

/** A cadence rule of a tier. */
interface Rule {
    id: string;
    tier: string;
    type: string;
    months: number;
    window: number;
    grace: number;
    minutes: number;
    ours: string;
    customer: string | null;
    agenda: string;
}

const KAM = 'Key account manager';

/** Days from today on which the next meeting of a type falls due; earlier ones follow from the interval. */
const NEXT_DUE: Record<string, number> = {
    'Internal account review': 11,
    'Customer business review': 24,
    'Executive review': 47,
    'Annual planning': 88,
    'Period review': -6
};
/** How far back meetings were planned with Keystone. */
const HISTORY: Record<SampleKeyAccount['depth'], number> = { rich: 365, medium: 210, thin: 120, empty: 0 };
/** Customers' people in a customer meeting, by title. */
const CUSTOMER_PEOPLE = ['Plant Director', 'Head of Automation', 'Head of Procurement', 'Chief Operating Officer'];
const EXECUTIVES = ['Chief Executive Officer', 'Chief Operating Officer'];

interface Plan extends Omit<SampleMeeting, 'id'> {
    rule: Rule;
    heldOn: number | null;
    index: number;
}

/** A year of cadence: slots as the nightly job makes them, and what people did with them. */
export function loadMeetings(sample: Sample, stakeholders: readonly SampleStakeholder[]): SampleMeeting[] {
    const random = new Random(64);
    const rules = rulesOf(sample);
    const plans = sample.keyAccounts.flatMap((keyAccount) =>
        rules
            .filter(({ tier }) => tier === sample.tiers.get(keyAccount.rank))
            .flatMap((one) => slotsOf(random, keyAccount, one))
    );
    const ids = createSlots(sample, plans);
    sample.writer.update(
        'Governance_Meeting__c',
        plans
            .map((plan, index) => ({ by: plan.keyAccount.kam, values: happened(sample, random, plan, ids[index]!) }))
            .filter(({ values }) => Object.keys(values).length > 1)
    );
    loadAttendees(sample, random, plans, ids, stakeholders);
    return plans.map((plan, index) => ({ ...plan, id: ids[index]! }));
}

/** The rules that the org has: the default ones. */
function rulesOf({ writer }: Sample): Rule[] {
    const fields = [
        'Id',
        'Tier__c',
        'Meeting_Type__c',
        'Interval__c',
        'Window_Days__c',
        'Grace_Days__c',
        'Duration_Minutes__c',
        'Our_Required_Roles__c',
        'Customer_Required_Roles__c',
        'Agenda__c'
    ];
    return writer.read('Cadence_Rule__c', fields).map((row) => ({
        id: String(row['Id']),
        tier: String(row['Tier__c']),
        type: String(row['Meeting_Type__c']),
        months: Number(row['Interval__c']),
        window: Number(row['Window_Days__c']),
        grace: Number(row['Grace_Days__c']),
        minutes: Number(row['Duration_Minutes__c']),
        ours: String(row['Our_Required_Roles__c']),
        customer: row['Customer_Required_Roles__c'] === null ? null : String(row['Customer_Required_Roles__c']),
        agenda: String(row['Agenda__c'])
    }));
}

function slotsOf(random: Random, keyAccount: SampleKeyAccount, one: Rule): Plan[] {
    const plans: Plan[] = [];
    const interval = Math.round(one.months * 30.4);
    const shift = keyAccount.rank === 1 ? keyAccount.key.length % 5 : 9 + (keyAccount.key.length % 4) * 3;
    const first = NEXT_DUE[one.type]! + shift;
    for (let due = first, index = 0; due >= -HISTORY[keyAccount.depth] || index === 0; due -= interval, index++) {
        const graceEnd = due + one.grace;
        const plan = { keyAccount, rule: one, type: one.type, due, graceEnd, index };
        if (index === 0) {
            const scheduled = keyAccount.depth !== 'empty' && (due < 30 ? due > 0 : random.chance(0.3));
            plans.push({ ...plan, status: scheduled ? 'Scheduled' : 'Due', heldOn: null, closed: false });
            continue;
        }
        // With those who are well looked after, only a review among us is ever missed.
        const safe = keyAccount.depth === 'rich' && one.type !== 'Internal account review';
        const fate = random.between(safe ? 5 : 1, 20);
        const missed = fate === 1 || (fate <= 3 && keyAccount.rank > 1);
        const cancelled = !missed && fate === 4;
        const late = !missed && !cancelled && fate === 5;
        const heldOn = missed || cancelled ? null : due + (late ? one.grace + 5 : random.between(-6, one.grace - 3));
        // A review that has been due for a few days only cannot have been held late.
        if (heldOn !== null && heldOn > -2) continue;
        plans.push({
            ...plan,
            status: missed ? 'Missed' : cancelled ? 'Cancelled' : 'Held',
            heldOn,
            closed: heldOn !== null && !late
        });
    }
    return plans.reverse();
}

function createSlots({ writer, days, users }: Sample, plans: readonly Plan[]): string[] {
    const ids = writer.keep(
        'Governance_Meeting__c',
        plans.map((plan): Values => {
            const isReview = plan.type === 'Period review';
            return {
                Key_Account__c: plan.keyAccount.id,
                Name: `${plan.type}, ${days.monthName(plan.due)}`,
                Meeting_Type__c: plan.type,
                Cadence_Rule__c: plan.rule.id,
                Status__c: 'Due',
                Due_Date__c: days.day(plan.due),
                Window_Start__c: days.day(plan.due - plan.rule.window),
                Grace_End__c: days.day(plan.graceEnd),
                Duration_Minutes__c: plan.rule.minutes,
                Our_Required_Roles__c: plan.rule.ours,
                Customer_Required_Roles__c: plan.rule.customer,
                Organizer__c: users.get(plan.keyAccount.kam)!,
                Slot_Result__c: 'Open',
                Agenda__c: plan.rule.agenda,
                Period_Start__c: isReview ? days.day(plan.due - plan.rule.months * 30) : null,
                Period_End__c: isReview ? days.day(plan.due) : null,
                CreatedDate: days.moment(Math.min(0, plan.due - Math.round(plan.rule.months * 30.4)))
            };
        })
    );
    const previous = plans
        .map((plan, index) => ({
            Id: ids[index]!,
            Previous_Meeting__c:
                ids[
                    plans.findLastIndex(
                        (one, at) => at < index && one.keyAccount === plan.keyAccount && one.rule === plan.rule
                    )
                ] ?? null,
            Key_Account_Plan__c: plan.type === 'Period review' && plan.due > -60 ? plan.keyAccount.planId : null
        }))
        .filter((row) => row.Previous_Meeting__c !== null || row.Key_Account_Plan__c !== null);
    writer.keepUp('Governance_Meeting__c', previous);
    return ids;
}

/** What people entered, and what follows from it. */
function happened({ days }: Sample, random: Random, plan: Plan, id: string): Values {
    switch (plan.status) {
        case 'Due':
            return { Id: id };
        case 'Scheduled':
            return {
                Id: id,
                Status__c: 'Scheduled',
                Scheduled_Start__c: days.moment(plan.due - (plan.index === 0 ? 3 : 0), 9),
                Location__c: plan.rule.customer === null ? 'Online' : 'At the customer'
            };
        case 'Cancelled':
            return {
                Id: id,
                Status__c: 'Cancelled',
                Cancel_Reason__c: 'The customer closed the site for maintenance that week.',
                Slot_Result__c: 'Missed'
            };
        case 'Missed':
            return { Id: id, Status__c: 'Missed', Slot_Result__c: 'Missed' };
        case 'Held': {
            const texts = MEETING_TEXTS[plan.type]!;
            const text = texts[plan.index % texts.length]!;
            const rate = (): number => random.between(3, 5);
            return {
                Id: id,
                Status__c: 'Held',
                Held_On__c: days.day(plan.heldOn!),
                Scheduled_Start__c: days.moment(plan.heldOn!, 9),
                Location__c: plan.rule.customer === null ? 'Online' : 'At the customer',
                Outcome__c: text.outcome,
                Decisions__c: text.decisions,
                Notes__c: text.notes ?? null,
                Rating_Preparation__c: rate(),
                Rating_Participation__c: rate(),
                Rating_Progress__c: rate() - 1,
                Rating_Outcome__c: rate(),
                Review_Decision__c: plan.type === 'Period review' ? 'Continue' : null,
                Outcome_Recorded_On__c: days.day(Math.min(0, plan.heldOn! + random.between(0, 6))),
                Required_Present__c: plan.closed,
                Slot_Result__c: plan.closed ? 'Closed' : 'Missed'
            };
        }
    }
}

function loadAttendees(
    { writer, users, contacts }: Sample,
    random: Random,
    plans: readonly Plan[],
    ids: readonly string[],
    stakeholders: readonly SampleStakeholder[]
): void {
    writer.insert(
        'Meeting_Attendee__c',
        plans
            .flatMap((plan, index) => invited(random, plan, stakeholders).map((person) => ({ plan, index, person })))
            .map(({ plan, index, person }) => ({
                by: plan.keyAccount.kam,
                values: {
                    Governance_Meeting__c: ids[index]!,
                    Side__c: person.user === null ? 'Customer' : 'Ours',
                    User__c: person.user === null ? null : users.get(person.user)!,
                    Contact__c: person.contact === null ? null : contacts.get(person.contact)!,
                    Role__c: person.role,
                    Required__c: person.required,
                    Seniority__c: person.seniority,
                    Attendance__c: plan.status === 'Held' ? attendance(random, plan, person) : 'Invited'
                }
            }))
    );
}

/** Who had to be there was, or the slot is not closed. */
function attendance(random: Random, plan: Plan, person: Invited): string {
    const came = random.chance(0.9);
    return came || (person.required && plan.closed) ? 'Attended' : 'Absent';
}

interface Invited {
    user: string | null;
    contact: string | null;
    role: string;
    required: boolean;
    seniority: string | null;
}

function invited(
    random: Random,
    { keyAccount, rule: one, status }: Plan,
    all: readonly SampleStakeholder[]
): Invited[] {
    if (status === 'Due' || status === 'Missed' || status === 'Cancelled') return [];
    const ours = (user: string, role: string): Invited => ({
        user,
        contact: null,
        role,
        required: one.ours.includes(role),
        seniority: null
    });
    const people = [ours(keyAccount.kam, KAM)];
    if (keyAccount.depth === 'rich' || one.ours.includes('Technical')) people.push(ours('engineer', 'Technical'));
    if (one.ours.includes('Service')) people.push(ours('service', 'Service'));
    if (one.ours.includes('Executive sponsor')) people.push(ours('sponsor', 'Executive sponsor'));
    if (one.customer === null) {
        if (random.chance(0.4)) people.push(ours('lead', 'Sales'));
        return people;
    }
    const titles = one.type === 'Executive review' ? EXECUTIVES : CUSTOMER_PEOPLE;
    for (const { keyAccount: owner, person, role } of all)
        if (owner === keyAccount && person.account === keyAccount.key && titles.includes(person.title))
            people.push({
                user: null,
                contact: person.key,
                role,
                required: role === one.customer,
                seniority: SENIORITIES[person.title] ?? 'Manager'
            });
    return people;
}

const SENIORITIES: Record<string, string> = {
    'Chief Executive Officer': 'Board',
    'Chief Operating Officer': 'Executive',
    'Plant Director': 'Director',
    'Head of Automation': 'Director',
    'Head of Procurement': 'Director'
};
