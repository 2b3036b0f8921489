import type { MyWeek, MyWeekAccount, MyWeekGroup, MyWeekItem } from 'keystone/dto';

export const TODAY = '2026-11-28';

/** An item of the week, a task unless told otherwise. */
export function weekItem(over: Partial<MyWeekItem> = {}): MyWeekItem {
    return {
        kind: 'Action',
        text: 'Call the plant director',
        detail: 'Two more sites',
        keyAccountId: 'a0D000000000001EAA',
        accountName: 'Nordwind Energie Group',
        day: '2026-11-25',
        overdue: true,
        recordId: '00T000000000001EAA',
        planId: 'a0B000000000001EAA',
        stepNumber: 5,
        acts: ['Complete', 'Postpone'],
        ...over
    };
}

export function weekGroup(...items: MyWeekItem[]): MyWeekGroup {
    return { items, more: 0, isAtLeast: false };
}

export function weekAccount(over: Partial<MyWeekAccount> = {}): MyWeekAccount {
    return {
        keyAccountId: 'a0D000000000001EAA',
        name: 'Nordwind Energie Group',
        tierName: 'Strategic',
        planId: 'a0B000000000001EAA',
        planPercent: 61.48,
        stepsComplete: 3,
        stepsRequired: 7,
        overdueActions: 2,
        nextMeeting: '2026-12-09',
        health: 71,
        ...over
    };
}

/** A week with one key account and nothing to do. */
export function week(over: Partial<MyWeek> = {}): MyWeek {
    return {
        today: TODAY,
        changed: weekGroup(),
        due: weekGroup(),
        expires: weekGroup(),
        accounts: [weekAccount()],
        moreAccounts: 0,
        ...over
    };
}

/** A signal that nobody has looked at. */
export const signal = weekItem({
    kind: 'Signal',
    text: 'Revenue fell',
    detail: 'Warning: by a third',
    recordId: 'a02000000000001AAA',
    overdue: false,
    stepNumber: null,
    acts: ['See', 'Dismiss']
});

/** A promise of ours. */
export const commitment = weekItem({
    kind: 'Commitment',
    text: 'We promised: the offer',
    detail: 'Begun',
    recordId: 'a05000000000001AAA',
    day: '2026-11-30',
    overdue: false,
    stepNumber: 6,
    acts: ['Keep', 'Note']
});
