import type { Cell } from 'keystone/ui';
import doneLabel from '@salesforce/label/c.Ui_Actions_Done';
import laterLabel from '@salesforce/label/c.Ui_Actions_Later';
import overdueLabel from '@salesforce/label/c.Ui_Actions_Overdue';
import soonLabel from '@salesforce/label/c.Ui_Actions_Soon';
import { addDays } from 'c/textUtils';
import { cardView } from './cards';
import type { CardView } from './cards';
import type { CellContext } from './cells';
import { valueOf } from './rows';
import type { Row } from './rows';

/** An action in the list: a card with a check box. */
export interface ActionView extends CardView {
    done: boolean;
    /** What it is for. */
    about: string;
    /** Whether it may be completed or taken up again here. */
    checkable: boolean;
}

/** Actions of the same urgency. */
export interface ActionGroup {
    key: 'overdue' | 'soon' | 'later' | 'done';
    label: string;
    icon: string;
    rows: ActionView[];
}

const SOON_DAYS = 14;
const GROUPS = [
    { key: 'overdue', label: overdueLabel, icon: 'utility:warning' },
    { key: 'soon', label: soonLabel, icon: 'utility:clock' },
    { key: 'later', label: laterLabel, icon: 'utility:event' },
    { key: 'done', label: doneLabel, icon: 'utility:success' }
] as const;

const COMPLETED = 'Completed';
const NOT_STARTED = 'Not Started';

/** Whether an action is done, with the user's change on top. */
export function isDone(row: Row): boolean {
    return 'Status' in row.edits ? valueOf(row, 'Status') === COMPLETED : valueOf(row, 'IsClosed') === 'true';
}

/** The status of an action that is completed or taken up again, of those that the org has. */
export function statusWhen(done: boolean, status: Cell | undefined): string {
    const wanted = done ? COMPLETED : NOT_STARTED;
    const options = status?.options ?? [];
    const fallback = done ? options.at(-1)?.value : options[0]?.value;
    return options.some(({ value }) => value === wanted) ? wanted : (fallback ?? wanted);
}

/** How urgent an action is. @param today as 2027-03-31 */
export function urgency(row: Row, today: string): ActionGroup['key'] {
    const due = valueOf(row, 'ActivityDate');
    if (isDone(row)) {
        return 'done';
    }
    if (due === null) {
        return 'later';
    }
    if (due < today) {
        return 'overdue';
    }
    return due <= addDays(today, SOON_DAYS) ? 'soon' : 'later';
}

/** The actions, most urgent first; groups without any are left out. */
export function actionGroups(rows: readonly Row[], context: CellContext): ActionGroup[] {
    return GROUPS.map(({ key, label, icon }) => ({
        key,
        label,
        icon,
        rows: rows
            .filter((row) => urgency(row, context.today) === key)
            .map((row) => ({
                ...cardView(row, context),
                done: key === 'done',
                about: row.stored.names.WhatId ?? '',
                checkable: context.editable && row.stored.editable
            }))
    })).filter((group) => group.rows.length > 0);
}
