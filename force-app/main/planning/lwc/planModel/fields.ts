import type { PlanView, RowKind } from 'keystone/dto';
import type { FieldSpec, FieldText, FieldType } from 'keystone/ui';
import baselineHelp from '@salesforce/label/c.Ui_Objective_BaselineHelp';
import baselineLabel from '@salesforce/label/c.Ui_Objective_Baseline';
import confirmedByHelp from '@salesforce/label/c.Ui_Goal_ConfirmedByHelp';
import confirmedByLabel from '@salesforce/label/c.Ui_Goal_ConfirmedBy';
import confirmedDateLabel from '@salesforce/label/c.Ui_Goal_ConfirmedDate';
import currentLabel from '@salesforce/label/c.Ui_Objective_Current';
import descriptionLabel from '@salesforce/label/c.Ui_Description';
import dueLabel from '@salesforce/label/c.Ui_DueDate';
import goalKindHelp from '@salesforce/label/c.Ui_Goal_KindHelp';
import goalKindLabel from '@salesforce/label/c.Ui_Goal_Kind';
import goalLabel from '@salesforce/label/c.Ui_Objective_Goal';
import goalMetricHelp from '@salesforce/label/c.Ui_Goal_MetricHelp';
import goalMetricLabel from '@salesforce/label/c.Ui_Goal_Metric';
import goalNameLabel from '@salesforce/label/c.Ui_Goal_Name';
import marginHelp from '@salesforce/label/c.Ui_Target_MarginHelp';
import marginLabel from '@salesforce/label/c.Ui_Target_Margin';
import measureHelp from '@salesforce/label/c.Ui_Objective_MeasureHelp';
import measureLabel from '@salesforce/label/c.Ui_Objective_Measure';
import objectiveNameLabel from '@salesforce/label/c.Ui_Objective_Name';
import ownerHelp from '@salesforce/label/c.Ui_Goal_OwnerHelp';
import ownerLabel from '@salesforce/label/c.Ui_Goal_Owner';
import parentLabel from '@salesforce/label/c.Ui_Goal_Parent';
import resultLabel from '@salesforce/label/c.Ui_Objective_Result';
import resultNoteLabel from '@salesforce/label/c.Ui_Objective_ResultNote';
import revenueLabel from '@salesforce/label/c.Ui_Target_Revenue';
import shareHelp from '@salesforce/label/c.Ui_Target_ShareHelp';
import shareLabel from '@salesforce/label/c.Ui_Target_Share';
import statusLabel from '@salesforce/label/c.Ui_Status';
import targetLabel from '@salesforce/label/c.Ui_Objective_Target';
import unitLabel from '@salesforce/label/c.Ui_Objective_Unit';
import yearLabel from '@salesforce/label/c.Ui_Target_Year';
import { valueOf } from './rows';
import type { Row } from './rows';
import type { PlanRows } from './state';

/** What the fields of a plan's rows depend on. */
export interface FieldContext {
    view: PlanView;
    rows: PlanRows;
    /** Which contacts are offered, as lightning-record-picker takes it. */
    contactFilter: unknown;
}

const NAME_LENGTH = 80;
const TEXT_LENGTH = 255;
const LONG_LENGTH = 4000;
const NOTE_LENGTH = 2000;

const numberTypes: Readonly<Record<string, FieldType>> = { Currency: 'currency', Percent: 'percent' };

const goalOptions = (rows: PlanRows, exceptId?: string) =>
    rows.goals.filter(({ id }) => id !== exceptId).map((row) => ({ value: row.id, label: valueOf(row, 'name') ?? '' }));

function targetFields({ view }: FieldContext): FieldSpec[] {
    return [
        { name: 'year', label: yearLabel, type: 'integer', required: true, min: 2000, max: 2100 },
        { name: 'revenue', label: revenueLabel, type: 'currency', min: 0, currencyCode: view.currencyCode },
        { name: 'margin', label: marginLabel, help: marginHelp, type: 'percent', min: -100, max: 100 },
        { name: 'shareOfWallet', label: shareLabel, help: shareHelp, type: 'percent', min: 0, max: 100 }
    ];
}

function goalFields({ view, rows, contactFilter }: FieldContext, row?: Row): FieldSpec[] {
    return [
        { name: 'name', label: goalNameLabel, type: 'text', required: true, maxLength: NAME_LENGTH },
        {
            name: 'kind',
            label: goalKindLabel,
            help: goalKindHelp,
            type: 'choice',
            required: true,
            options: view.goalKinds
        },
        { name: 'metric', label: goalMetricLabel, help: goalMetricHelp, type: 'text', maxLength: TEXT_LENGTH },
        { name: 'ownerContactId', label: ownerLabel, help: ownerHelp, type: 'contact', filter: contactFilter },
        { name: 'dueDate', label: dueLabel, type: 'date' },
        { name: 'status', label: statusLabel, type: 'choice', required: true, options: view.goalStatuses },
        {
            name: 'confirmedById',
            label: confirmedByLabel,
            help: confirmedByHelp,
            type: 'contact',
            filter: contactFilter
        },
        { name: 'confirmedDate', label: confirmedDateLabel, type: 'date' },
        { name: 'parentGoalId', label: parentLabel, type: 'choice', options: goalOptions(rows, row?.id) },
        { name: 'description', label: descriptionLabel, type: 'textarea', maxLength: LONG_LENGTH }
    ];
}

function objectiveFields({ view, rows }: FieldContext, row?: Row): FieldSpec[] {
    const type = numberTypes[(row && valueOf(row, 'unit')) ?? ''] ?? 'number';
    const { currencyCode } = view;
    return [
        { name: 'name', label: objectiveNameLabel, type: 'text', required: true, maxLength: NAME_LENGTH },
        { name: 'goalId', label: goalLabel, type: 'choice', options: goalOptions(rows) },
        { name: 'measure', label: measureLabel, help: measureHelp, type: 'text', maxLength: TEXT_LENGTH },
        { name: 'unit', label: unitLabel, type: 'choice', options: view.objectiveUnits },
        { name: 'baseline', label: baselineLabel, help: baselineHelp, type, currencyCode },
        { name: 'target', label: targetLabel, type, currencyCode },
        { name: 'current', label: currentLabel, type, currencyCode },
        { name: 'dueDate', label: dueLabel, type: 'date' },
        { name: 'status', label: statusLabel, type: 'choice', required: true, options: view.objectiveStatuses },
        { name: 'result', label: resultLabel, type: 'choice', options: view.objectiveResults },
        { name: 'resultNote', label: resultNoteLabel, type: 'textarea', maxLength: NOTE_LENGTH },
        { name: 'description', label: descriptionLabel, type: 'textarea', maxLength: LONG_LENGTH }
    ];
}

/** The fields that can be edited in a row of a kind, in the order in which they are shown. */
export function fieldsOf(kind: RowKind, context: FieldContext, row?: Row): FieldSpec[] {
    if (kind === 'Target') {
        return targetFields(context);
    }
    return kind === 'Goal' ? goalFields(context, row) : objectiveFields(context, row);
}

/** What is asked for a new row; the rest is filled in later, where it stands. */
const NEW_ROW_FIELDS: Readonly<Record<RowKind, readonly string[]>> = {
    Target: ['year', 'revenue', 'margin', 'shareOfWallet'],
    Goal: ['name', 'kind', 'metric', 'ownerContactId', 'dueDate'],
    Objective: ['name', 'goalId', 'measure', 'unit', 'target', 'dueDate']
};

/** The fields of the form for a new row. */
export function newRowFields(kind: RowKind, context: FieldContext): FieldSpec[] {
    const wanted = NEW_ROW_FIELDS[kind];
    const fields = fieldsOf(kind, context).filter(({ name }) => wanted.includes(name));
    return fields.sort((left, right) => wanted.indexOf(left.name) - wanted.indexOf(right.name));
}

/** The year that the plan has no target for yet, the first one from its start. */
export function nextYear(view: PlanView, rows: PlanRows): number | null {
    const start = Number((view.startDate ?? view.endDate ?? '').slice(0, 4));
    if (!start) {
        return null;
    }
    const taken = new Set(rows.targets.map((row) => Number(valueOf(row, 'year'))));
    let year = start;
    while (taken.has(year)) {
        year += 1;
    }
    return year;
}

/**
 * What a new row starts with.
 * @param goalId the goal that a new objective serves, if it was added from there
 */
export function newRowValues(
    kind: RowKind,
    { view, rows }: FieldContext,
    goalId: string | null
): Record<string, FieldText> {
    if (kind === 'Target') {
        const year = nextYear(view, rows);
        return { year: year === null ? null : String(year) };
    }
    if (kind === 'Goal') {
        return { kind: view.goalKinds[0]?.value ?? null };
    }
    return { goalId, unit: view.objectiveUnits[0]?.value ?? null, dueDate: view.endDate ?? null };
}
