import type { KeyAccountCard } from 'keystone/dto';

export const PLAN_ID = 'a03000000000001AAA';
export const ACCOUNT_ID = '001000000000001AAA';
export const KEY_ACCOUNT_ID = 'a01000000000001AAA';

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
