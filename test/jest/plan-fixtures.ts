import type {
    CriterionView,
    FieldView,
    PlanRow,
    PlanStepView,
    PlanStepWork,
    PlanWorkspaceView,
    RowKind,
    RowKindView
} from 'keystone/dto';
import { ACCOUNT_ID, KEY_ACCOUNT_ID, PLAN_ID } from './fixtures';

export const TODAY = '2026-11-22';
export const USER = '005000000000001AAA';

const options = (...values: string[]) => values.map((value) => ({ value, label: value }));

/** A field that may be changed. */
export function field(name: string, type: FieldView['type'] = 'text', changes: Partial<FieldView> = {}): FieldView {
    return {
        name,
        label: name.replace(/__c$/, '').replaceAll('_', ' '),
        type,
        required: false,
        editable: true,
        createable: true,
        ...changes
    };
}

const name = field('Name', 'text', { required: true, maxLength: 80 });
const choice = (fieldName: string, ...values: string[]) => field(fieldName, 'choice', { options: options(...values) });
const lookup = (fieldName: string, objectApiName: string) => field(fieldName, 'lookup', { objectApiName });
const told = (fieldName: string, type: FieldView['type']) => field(fieldName, type, { editable: false });

const FIELDS: Partial<Record<RowKind, FieldView[]>> = {
    Account: [choice('Industry', 'Paper', 'Energy'), field('Website', 'url')],
    KeyAccount: [
        field('Business_Model__c', 'textarea'),
        field('Decision_Forum__c'),
        field('Contract_End__c', 'date'),
        field('Notice_Date__c', 'date'),
        lookup('Executive_Sponsor__c', 'User'),
        lookup('Customer_Sponsor__c', 'Contact'),
        told('Profile_Checked_On__c', 'date')
    ],
    Plan: [field('Ambition__c', 'textarea'), field('Review_Summary__c', 'textarea')],
    ProfileItem: [
        name,
        choice('Kind__c', 'Priority', 'Trend', 'Competitor', 'Strength', 'Weakness', 'Opportunity', 'Threat', 'Lesson'),
        choice('Source_Kind__c', 'Contact', 'Meeting'),
        field('Source_Date__c', 'date'),
        field('Source_Link__c', 'url'),
        choice('Status__c', 'Current', 'Outdated')
    ],
    BuyingUnit: [name, field('Revenue__c', 'currency'), field('No_Revenue__c', 'checkbox')],
    Goal: [
        name,
        choice('Kind__c', 'Goal', 'Pressure'),
        field('Metric__c'),
        lookup('Owner_Contact__c', 'Contact'),
        field('Due_Date__c', 'date'),
        choice('Status__c', 'Open', 'Achieved'),
        lookup('Confirmed_By__c', 'Contact'),
        field('Confirmed_Date__c', 'date'),
        lookup('Parent_Goal__c', 'keystone__Customer_Goal__c')
    ],
    Objective: [
        name,
        lookup('Customer_Goal__c', 'keystone__Customer_Goal__c'),
        field('Measure__c'),
        choice('Unit__c', 'Number', 'Percent', 'Currency'),
        field('Baseline__c', 'number'),
        field('Target__c', 'number'),
        field('Current__c', 'number'),
        field('Due_Date__c', 'date'),
        choice('Status__c', 'Open', 'Achieved', 'Missed'),
        choice('Result__c', 'Met', 'Partly', 'Missed'),
        told('Overdue__c', 'checkbox'),
        told('Open_Actions__c', 'integer')
    ],
    Target: [
        field('Year__c', 'integer', { required: true }),
        field('Revenue__c', 'currency'),
        field('Margin__c', 'percent'),
        field('Relationship_Ambition__c'),
        told('Baseline_Revenue__c', 'currency')
    ],
    Stakeholder: [
        choice('Kind__c', 'Person', 'Placeholder'),
        lookup('Contact__c', 'Contact'),
        name,
        choice('Role__c', 'Approver', 'Decision maker', 'User'),
        choice('Attitude__c', 'Opponent', 'Neutral', 'Champion'),
        lookup('Coverage_Owner__c', 'User'),
        told('Key_Stakeholder__c', 'checkbox'),
        told('Relationship__c', 'text')
    ],
    Relationship: [
        field('User__c', 'lookup', { objectApiName: 'User', required: true }),
        choice('Level__c', 'None', 'Trusted')
    ],
    ValueItem: [
        name,
        choice('Status__c', 'Proposed', 'Agreed', 'Delivered', 'Confirmed', 'Dropped'),
        field('Amount__c', 'currency'),
        field('Method__c', 'textarea'),
        lookup('Agreed_With__c', 'Contact'),
        field('Agreed_On__c', 'date'),
        field('Delivered_On__c', 'date'),
        field('Delivered_Amount__c', 'currency'),
        lookup('Confirmed_By__c', 'Contact'),
        field('Confirmed_On__c', 'date'),
        field('Confirmed_Amount__c', 'currency')
    ],
    Cell: [
        field('Offering__c', 'lookup', { objectApiName: 'keystone__Offering__c', required: true, editable: false }),
        field('Potential_Amount__c', 'currency'),
        field('Next_Step__c'),
        told('Effective_State__c', 'text')
    ],
    Action: [
        field('Subject', 'text', { required: true, maxLength: 255 }),
        lookup('OwnerId', 'User'),
        field('ActivityDate', 'date'),
        choice('Status', 'Not Started', 'In Progress', 'Completed'),
        choice('Priority', 'High', 'Normal'),
        told('IsClosed', 'checkbox')
    ],
    Risk: [name, choice('Probability__c', '1', '5'), told('Severity__c', 'integer')],
    Opportunity: [told('Stage__c', 'text'), told('On_Plan__c', 'checkbox')],
    Meeting: [
        name,
        choice('Meeting_Type__c', 'Customer business review', 'Period review'),
        choice('Status__c', 'Due', 'Scheduled', 'Held'),
        field('Scheduled_Start__c', 'datetime'),
        field('Held_On__c', 'date'),
        told('Overdue__c', 'checkbox')
    ],
    Attendee: [
        choice('Side__c', 'Ours', 'Customer'),
        lookup('User__c', 'User'),
        lookup('Contact__c', 'Contact'),
        choice('Attendance__c', 'Invited', 'Attended')
    ],
    Commitment: [
        name,
        choice('Side__c', 'Ours', 'Customer'),
        choice('Status__c', 'Open', 'Kept'),
        field('Closed_On__c', 'date')
    ],
    TeamMember: [field('User__c', 'lookup', { objectApiName: 'User', required: true }), choice('Role__c', 'Sales')]
};

const OBJECTS: Partial<Record<RowKind, string>> = {
    Goal: 'keystone__Customer_Goal__c',
    Objective: 'keystone__Plan_Objective__c'
};

/** A kind of rows as the server describes it for somebody who may do everything. */
export function kindView(kind: RowKind, changes: Partial<RowKindView> = {}): RowKindView {
    return {
        kind,
        label: kind,
        pluralLabel: `${kind}s`,
        objectApiName: OBJECTS[kind] ?? `keystone__${kind}__c`,
        canCreate: !['Account', 'KeyAccount', 'Plan', 'Opportunity'].includes(kind),
        fields: FIELDS[kind] ?? [],
        ...changes
    };
}

/** A row of a kind. */
export function planRow(
    kind: RowKind,
    id: string,
    values: PlanRow['values'] = {},
    changes: Partial<PlanRow> = {}
): PlanRow {
    return {
        kind,
        id,
        name: values.Name ?? id,
        values,
        names: {},
        parentId: null,
        editable: true,
        deletable: true,
        ...changes
    };
}

/** A confirmed goal with an owner. */
export function goal(values: PlanRow['values'] = {}): PlanRow {
    return planRow(
        'Goal',
        'g1',
        {
            Name: 'Cut downtime by a third',
            Kind__c: 'Goal',
            Metric__c: 'Hours of downtime',
            Owner_Contact__c: 'c1',
            Due_Date__c: '2027-06-30',
            Confirmed_By__c: 'c1',
            Confirmed_Date__c: '2026-11-02',
            Status__c: 'Open',
            ...values
        },
        { names: { Owner_Contact__c: 'Ada Berg', Confirmed_By__c: 'Ada Berg' } }
    );
}

/** An objective that serves the goal, half way. */
export function objective(values: PlanRow['values'] = {}): PlanRow {
    return planRow(
        'Objective',
        'o1',
        {
            Name: 'Service contract in all plants',
            Customer_Goal__c: 'g1',
            Measure__c: 'Plants under contract',
            Unit__c: 'Number',
            Baseline__c: '2',
            Target__c: '10',
            Current__c: '6',
            Due_Date__c: '2027-03-31',
            Status__c: 'Open',
            Overdue__c: 'false',
            ...values
        },
        { names: { Customer_Goal__c: 'Cut downtime by a third' } }
    );
}

/** A target with what was sold before. */
export function target(values: PlanRow['values'] = {}, id = 't2027'): PlanRow {
    return planRow('Target', id, {
        Year__c: '2027',
        Revenue__c: '1200000',
        Margin__c: '20',
        Baseline_Revenue__c: '1000000',
        ...values
    });
}

const STEP_KINDS: Readonly<Record<number, RowKind[]>> = {
    1: ['Account', 'KeyAccount', 'ProfileItem', 'BuyingUnit', 'Action'],
    2: ['KeyAccount', 'Plan', 'Goal', 'Objective', 'Target', 'Action'],
    3: ['Stakeholder', 'Relationship', 'Action'],
    4: ['ValueItem', 'Cell', 'Action'],
    5: ['Risk', 'Opportunity', 'Action'],
    6: ['Meeting', 'Attendee', 'Commitment', 'TeamMember', 'Action'],
    7: ['Plan', 'Objective', 'ProfileItem', 'Meeting', 'Action']
};

/** A step's work with the given rows; step 2 has one of each unless told otherwise. */
export function stepWork(stepNumber = 2, rows?: PlanRow[], changes: Partial<PlanStepWork> = {}): PlanStepWork {
    return {
        stepNumber,
        kinds: (STEP_KINDS[stepNumber] ?? []).map((kind) => kindView(kind)),
        rows: rows ?? (stepNumber === 2 ? [goal(), objective(), target()] : []),
        more: [],
        facts: [],
        suggestions: [],
        ...changes
    };
}

/** A required criterion that misses something. */
export function criterion(changes: Partial<CriterionView> = {}): CriterionView {
    return {
        name: 'Goals_With_Owner',
        label: 'Customer goals',
        description: 'Customer goals with a metric and an owner at the customer.',
        state: 'Not met',
        stateLabel: 'Not met',
        required: true,
        actual: 1,
        target: 3,
        minutes: 10,
        missing: [{ text: 'Customer goals to add: 2.', place: 'Goals', recordId: null }],
        moreMissing: 0,
        ...changes
    };
}

/** A step that is half done. */
export function step(stepNumber: number, changes: Partial<PlanStepView> = {}): PlanStepView {
    return {
        stepId: `a0S00000000000${stepNumber}AAA`,
        stepNumber,
        step: `Step ${stepNumber}`,
        label: `Step name ${stepNumber}`,
        status: 'In progress',
        statusLabel: 'In progress',
        percent: 50,
        required: true,
        validUntil: null,
        completedOn: null,
        openActions: 0,
        overdueActions: 0,
        criteria: [],
        ...changes
    };
}

/** An active plan that the user may change; step 2 is the first that is not complete. */
export function workspaceView(changes: Partial<PlanWorkspaceView> = {}): PlanWorkspaceView {
    return {
        state: 'Plan',
        planId: PLAN_ID,
        planName: 'Norrland Paper 2027',
        status: 'Active',
        statusLabel: 'Active',
        startDate: '2027-01-01',
        endDate: '2027-12-31',
        percent: 46.4,
        approval: 'Not submitted',
        approvalLabel: 'Not submitted',
        keyAccountId: KEY_ACCOUNT_ID,
        keyAccountName: 'Norrland Paper',
        accountId: ACCOUNT_ID,
        accountName: 'Norrland Paper',
        tierName: 'Gold',
        managerId: USER,
        managerName: 'Kim Lund',
        currencyCode: 'EUR',
        editable: true,
        readOnlyReason: null,
        canStart: false,
        canWaive: false,
        moves: ['Submit', 'StartReview'],
        plans: [{ planId: PLAN_ID, name: 'Norrland Paper 2027', status: 'Active', statusLabel: 'Active' }],
        steps: [1, 2, 3, 4, 5, 6, 7].map((number) =>
            step(
                number,
                number === 1
                    ? { status: 'Complete', statusLabel: 'Complete', percent: 100 }
                    : { criteria: number === 2 ? [criterion()] : [] }
            )
        ),
        firstPlan: [],
        isFirstMonth: false,
        closedTaskStatuses: ['Completed'],
        ...changes
    };
}
