import doneLabel from '@salesforce/label/c.Ui_Actions_Done';
import laterLabel from '@salesforce/label/c.Ui_Actions_Later';
import overdueLabel from '@salesforce/label/c.Ui_Actions_Overdue';
import soonLabel from '@salesforce/label/c.Ui_Actions_Soon';
import { addDays } from 'c/textUtils';
import { cardView } from './cards';
import type { CardView } from './cards';
import { cellsOf } from './cells';
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

/** Whether an action is done, with the user's change on top. */
export function isDone(row: Row, { view }: CellContext): boolean {
    const status = row.edits.Status === undefined ? null : valueOf(row, 'Status');
    return status === null ? valueOf(row, 'IsClosed') === 'true' : view.closedTaskStatuses.includes(status);
}

/** The org's first status for an action that is completed or taken up again; null where the user may set none. */
export function statusWhen(done: boolean, row: Row, context: CellContext): string | null {
    const options = cellsOf(row, context).Status?.options ?? [];
    return options.find(({ value }) => context.view.closedTaskStatuses.includes(value) === done)?.value ?? null;
}

/** How urgent an action is. */
export function urgency(row: Row, context: CellContext): ActionGroup['key'] {
    const due = valueOf(row, 'ActivityDate');
    if (isDone(row, context)) {
        return 'done';
    }
    if (due === null) {
        return 'later';
    }
    if (due < context.today) {
        return 'overdue';
    }
    return due <= addDays(context.today, SOON_DAYS) ? 'soon' : 'later';
}

/** The actions, most urgent first; groups without any are left out. */
export function actionGroups(rows: readonly Row[], context: CellContext): ActionGroup[] {
    return GROUPS.map(({ key, label, icon }) => ({
        key,
        label,
        icon,
        rows: rows
            .filter((row) => urgency(row, context) === key)
            .map((row) => ({
                ...cardView(row, context),
                done: key === 'done',
                about: row.stored.names.WhatId ?? '',
                checkable: context.editable && row.stored.editable
            }))
    })).filter((group) => group.rows.length > 0);
}
