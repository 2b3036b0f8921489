import type { PlanView, RowKind } from 'keystone/dto';
import confirmLabel from '@salesforce/label/c.Ui_Next_Confirm';
import goalLabel from '@salesforce/label/c.Ui_Next_Goal';
import linkLabel from '@salesforce/label/c.Ui_Next_Link';
import measureLabel from '@salesforce/label/c.Ui_Next_Measure';
import objectiveLabel from '@salesforce/label/c.Ui_Next_Objective';
import objectiveForGoalLabel from '@salesforce/label/c.Ui_Next_ObjectiveForGoal';
import ownerLabel from '@salesforce/label/c.Ui_Next_Owner';
import targetLabel from '@salesforce/label/c.Ui_Next_Target';
import { fill } from 'c/textUtils';
import { valueOf } from './rows';
import type { PlanRows } from './state';

/** One thing that the plan lacks. */
export interface NextStep {
    key: string;
    text: string;
    /** The section where it is done. */
    section: RowKind;
    /** Done by adding a row; otherwise by completing the rows there are. */
    adds: boolean;
    /** The goal that a new objective should serve. */
    goalId?: string;
}

/**
 * What the plan lacks, most important first: targets, a goal of the customer, an objective that serves it, then what makes
 * them checkable. Derived from the data alone; empty when nothing is missing.
 * @param limit how many to tell at once
 */
export function nextSteps(view: PlanView, rows: PlanRows, limit: number): NextStep[] {
    const { targets, goals, objectives } = rows;
    const year = (view.endDate ?? view.startDate ?? '').slice(0, 4);
    const open = objectives.filter((row) => valueOf(row, 'status') === 'Open' || !valueOf(row, 'status'));
    const unlinked = open.filter((row) => !valueOf(row, 'goalId'));
    const vague = open.filter((row) => ['measure', 'target', 'dueDate'].some((field) => !valueOf(row, field)));
    const top = goals.filter((row) => valueOf(row, 'kind') === 'Goal');
    const served = new Set(objectives.map((row) => valueOf(row, 'goalId')));
    const unserved = top.filter((row) => !served.has(row.id));

    const steps: (NextStep | false)[] = [
        !targets.some((row) => valueOf(row, 'revenue')) && {
            key: 'target',
            text: fill(targetLabel, year),
            section: 'Target',
            adds: targets.length === 0
        },
        goals.length === 0 && { key: 'goal', text: goalLabel, section: 'Goal', adds: true },
        objectives.length === 0 &&
            goals.length === 0 && { key: 'objective', text: objectiveLabel, section: 'Objective', adds: true },
        goals.length > 0 &&
            unserved.length > 0 && {
                key: 'serve',
                text: fill(objectiveForGoalLabel, valueOf(unserved[0], 'name') ?? ''),
                section: 'Objective',
                adds: true,
                goalId: unserved[0].id
            },
        goals.length > 0 &&
            unlinked.length > 0 && {
                key: 'link',
                text: fill(linkLabel, unlinked.length),
                section: 'Objective',
                adds: false
            },
        vague.length > 0 && {
            key: 'measure',
            text: fill(measureLabel, vague.length),
            section: 'Objective',
            adds: false
        },
        top.some((row) => !valueOf(row, 'ownerContactId')) && {
            key: 'owner',
            text: ownerLabel,
            section: 'Goal',
            adds: false
        },
        goals.length > 0 &&
            !goals.some((row) => valueOf(row, 'confirmedById')) && {
                key: 'confirm',
                text: confirmLabel,
                section: 'Goal',
                adds: false
            }
    ];
    return steps.filter((step) => step !== false).slice(0, limit);
}
