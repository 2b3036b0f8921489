import type { CustomerGoalRow, KeyAccountCard, PlanObjectiveRow, PlanTargetRow, PlanView } from 'keystone/dto';

export const PLAN_ID = 'a03000000000001AAA';
export const ACCOUNT_ID = '001000000000001AAA';
export const KEY_ACCOUNT_ID = 'a01000000000001AAA';

/** A target with everything filled in. */
export function target(changes: Partial<PlanTargetRow> = {}): PlanTargetRow {
    return {
        id: 't2027',
        year: 2027,
        revenue: 1200000,
        margin: 20,
        shareOfWallet: 35,
        baselineRevenue: 1000000,
        ...changes
    };
}

/** A confirmed goal with an owner. */
export function goal(changes: Partial<CustomerGoalRow> = {}): CustomerGoalRow {
    return {
        id: 'g1',
        name: 'Cut downtime by a third',
        kind: 'Goal',
        metric: 'Hours of downtime',
        ownerContactId: 'c1',
        ownerContactName: 'Ada Berg',
        dueDate: '2027-06-30',
        confirmedById: 'c1',
        confirmedByName: 'Ada Berg',
        confirmedDate: '2026-11-02',
        status: 'Open',
        ...changes
    };
}

/** An objective that serves the goal, half way. */
export function objective(changes: Partial<PlanObjectiveRow> = {}): PlanObjectiveRow {
    return {
        id: 'o1',
        name: 'Service contract in all plants',
        goalId: 'g1',
        goalName: 'Cut downtime by a third',
        measure: 'Plants under contract',
        unit: 'Number',
        baseline: 2,
        target: 10,
        current: 6,
        progress: 50,
        dueDate: '2027-03-31',
        status: 'Open',
        overdue: false,
        ...changes
    };
}

const options = (...values: string[]) => values.map((value) => ({ value, label: value }));

/** A plan with one complete row of each kind. */
export function planView(changes: Partial<PlanView> = {}): PlanView {
    return {
        planId: PLAN_ID,
        planName: 'Norrland Paper 2027',
        status: 'Draft',
        statusLabel: 'Draft',
        startDate: '2027-01-01',
        endDate: '2027-12-31',
        keyAccountId: KEY_ACCOUNT_ID,
        keyAccountName: 'Norrland Paper',
        accountId: ACCOUNT_ID,
        accountName: 'Norrland Paper',
        tierName: 'Gold',
        managerId: '005000000000001AAA',
        managerName: 'Kim Lund',
        currencyCode: 'EUR',
        editable: true,
        targets: [target()],
        goals: [goal()],
        objectives: [objective()],
        goalKinds: options('Goal', 'Pressure', 'Initiative', 'Obstacle'),
        goalStatuses: options('Open', 'Achieved'),
        objectiveUnits: options('Number', 'Percent', 'Currency', 'Days'),
        objectiveStatuses: options('Open', 'Achieved', 'Missed', 'Dropped'),
        objectiveResults: options('Met', 'Partly', 'Missed'),
        ...changes
    };
}

/** The card of an account in a state, without any rights. */
export function card(changes: Partial<KeyAccountCard> = {}): KeyAccountCard {
    return {
        accountId: ACCOUNT_ID,
        accountName: 'Norrland Paper',
        state: 'None',
        dueItems: [],
        moreDueItems: 0,
        openActionCount: 0,
        overdueActionCount: 0,
        canPropose: false,
        canActivate: false,
        canExit: false,
        canStartPlan: false,
        canEdit: false,
        ...changes
    };
}

/** The card of an Active key account with everything filled in. */
export function activeCard(changes: Partial<KeyAccountCard> = {}): KeyAccountCard {
    return card({
        state: 'Active',
        keyAccountId: KEY_ACCOUNT_ID,
        keyAccountName: 'Norrland Paper',
        tierId: 'a02000000000001AAA',
        tierName: 'Gold',
        managerId: '005000000000001AAA',
        managerName: 'Kim Lund',
        sponsorId: '005000000000002AAA',
        sponsorName: 'Eva Strand',
        customerSponsorId: '003000000000001AAA',
        customerSponsor: 'Ada Berg',
        contractEnd: '2027-12-31',
        noticeDate: '2027-06-30',
        planId: PLAN_ID,
        planName: 'Norrland Paper 2027',
        planStatus: 'Active',
        planStatusLabel: 'Active',
        dueItems: [
            { kind: 'Action', label: 'Call Ada', recordId: '00T000000000001AAA', dueDate: '2026-11-01', overdue: true },
            { kind: 'Notice', label: 'Notice', recordId: KEY_ACCOUNT_ID, dueDate: '2027-01-31', overdue: false }
        ],
        openActionCount: 3,
        overdueActionCount: 1,
        ...changes
    });
}

/** What Apex reports when it refuses, as the client sees it. */
export function apexError(message: string) {
    return { ok: false, status: 500, statusText: 'Server Error', body: { message } };
}
