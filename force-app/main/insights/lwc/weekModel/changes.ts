import type { IsoDate, MyWeekItem, WeekAct } from 'keystone/dto';
import { daysBetween, plusDays } from './days';

const WEEK = 7;

/** How an act changes an item on the screen. */
export interface ItemChange {
    gone?: boolean;
    day?: IsoDate;
    detail?: string;
}

/** What acts changed that the server has not told yet, by record. */
export type Changes = Readonly<Record<string, ItemChange>>;

export const NO_CHANGES: Changes = {};

export function withChange(changes: Changes, recordId: string, change: ItemChange): Changes {
    return { ...changes, [recordId]: change };
}

export function withoutChange(changes: Changes, recordId: string): Changes {
    return Object.fromEntries(Object.entries(changes).filter(([id]) => id !== recordId));
}

/**
 * What an act will have changed, as the server does it: what is overdue moves to a week from today.
 * @param text the note, where the act takes one
 */
export function changesAfter(act: WeekAct, item: MyWeekItem, today: IsoDate, text: string | null): ItemChange {
    if (act === 'Note') {
        return { detail: text ?? '' };
    }
    if (act === 'Postpone') {
        const from = item.day && daysBetween(today, item.day) > 0 ? item.day : today;
        const day = plusDays(from, WEEK);
        return daysBetween(today, day) > WEEK ? { gone: true } : { day };
    }
    return { gone: true };
}
