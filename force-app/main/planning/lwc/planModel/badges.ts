import confirmedLabel from '@salesforce/label/c.Ui_Goal_Confirmed';
import keyLabel from '@salesforce/label/c.Ui_KeyStakeholder';
import leftLabel from '@salesforce/label/c.Ui_Left';
import offPlanLabel from '@salesforce/label/c.Ui_OffPlan';
import overdueLabel from '@salesforce/label/c.Ui_Overdue';
import parkedLabel from '@salesforce/label/c.Ui_Parked';
import severityLabel from '@salesforce/label/c.Ui_Severity';
import unconfirmedLabel from '@salesforce/label/c.Ui_Goal_Unconfirmed';
import unlinkedHelp from '@salesforce/label/c.Ui_Objective_UnlinkedHelp';
import unlinkedLabel from '@salesforce/label/c.Ui_Objective_Unlinked';
import unsourcedLabel from '@salesforce/label/c.Ui_Unsourced';
import type { RowKind } from 'keystone/dto';
import type { Cell } from 'keystone/ui';
import { fill } from 'c/textUtils';
import { valueOf } from './rows';
import type { Row } from './rows';

/** A word or two beside a title, always with an icon and a text. */
export interface Badge {
    key: string;
    icon: string;
    variant?: string;
    text: string;
    help?: string;
}

const ICONS: Readonly<Record<string, string>> = {
    Goal: 'utility:target',
    Pressure: 'utility:warning',
    Initiative: 'utility:rules',
    Obstacle: 'utility:ban',
    Open: 'utility:circle',
    Achieved: 'utility:success',
    Kept: 'utility:success',
    Held: 'utility:success',
    Averted: 'utility:success',
    Missed: 'utility:clear',
    Broken: 'utility:clear',
    Dropped: 'utility:dash',
    Cancelled: 'utility:dash',
    Scheduled: 'utility:event',
    Due: 'utility:clock'
};
const DEFAULT_ICON = 'utility:label';

/** Values that go without saying. */
const UNSAID: readonly string[] = ['Current', 'Person', 'Per year'];

type Cells = Record<string, Cell | undefined>;
type Special = (row: Row, cells: Cells) => (Badge | false)[];

const isTrue = (row: Row, field: string): boolean => valueOf(row, field) === 'true';
/** As the server told, unless the user just changed what it depends on. */
const stillTold = (row: Row, ...fields: string[]): boolean => fields.every((field) => !(field in row.edits));

const overdue = (row: Row): Badge | false =>
    isTrue(row, 'Overdue__c') &&
    stillTold(row, 'Due_Date__c', 'Status__c') && {
        key: 'overdue',
        icon: 'utility:warning',
        variant: 'warning',
        text: overdueLabel
    };

function confirmation(cells: Cells): Badge {
    const by = cells.Confirmed_By__c;
    return by?.value
        ? {
              key: 'confirmed',
              icon: 'utility:success',
              variant: 'success',
              text: fill(confirmedLabel, by.text, cells.Confirmed_Date__c?.text ?? '')
          }
        : { key: 'confirmed', icon: 'utility:help', text: unconfirmedLabel };
}

/** What a kind of rows tells beside the values of fields. */
const SPECIAL: Readonly<Partial<Record<RowKind, Special>>> = {
    ProfileItem: (row) => [
        valueOf(row, 'Kind__c') !== 'Lesson' &&
            !valueOf(row, 'Source_Kind__c') && { key: 'unsourced', icon: 'utility:help', text: unsourcedLabel }
    ],
    Goal: (_row, cells) => [confirmation(cells)],
    Objective: (row, cells) => [
        overdue(row),
        cells.Customer_Goal__c?.value === null && {
            key: 'unlinked',
            icon: 'utility:unlinked',
            text: unlinkedLabel,
            help: unlinkedHelp
        }
    ],
    Stakeholder: (row) => [
        isTrue(row, 'Key_Stakeholder__c') && { key: 'key', icon: 'utility:key', text: keyLabel },
        isTrue(row, 'Parked__c') && { key: 'parked', icon: 'utility:pause', text: parkedLabel },
        valueOf(row, 'Left_Date__c') !== null && { key: 'left', icon: 'utility:logout', text: leftLabel }
    ],
    Risk: (_row, cells) => [
        Boolean(cells.Severity__c?.value) && {
            key: 'severity',
            icon: 'utility:warning',
            text: fill(severityLabel, cells.Severity__c?.text ?? '')
        }
    ],
    Opportunity: (row) => [!isTrue(row, 'On_Plan__c') && { key: 'off', icon: 'utility:unlinked', text: offPlanLabel }],
    Meeting: (row) => [overdue(row)],
    Commitment: (row) => [overdue(row)]
};

/** The badges of a row: the values of some of its fields, and what is special to its kind. */
export function badgesOf(row: Row, names: readonly string[], cells: Cells): Badge[] {
    const values = names
        .map((name) => cells[name])
        .filter((cell) => cell !== undefined && cell.value !== null && !UNSAID.includes(cell.value))
        .map((cell) => ({
            key: cell!.name,
            icon: ICONS[cell!.value ?? ''] ?? DEFAULT_ICON,
            text: cell!.text
        }));
    const special = (SPECIAL[row.kind]?.(row, cells) ?? []).filter((badge) => badge !== false);
    return [...values, ...special];
}
