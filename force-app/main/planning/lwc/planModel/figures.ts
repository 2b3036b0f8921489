import type { PlanObjectiveRow, PlanTargetRow } from 'keystone/dto';
import { toNumber } from 'c/textUtils';
import { valueOf } from './rows';
import type { Row } from './rows';

/** Sums over the years of a plan. */
export interface TargetTotals {
    /** Sum of the years that have a revenue; null when none has. */
    revenue: number | null;
    /** In percent, weighted by revenue over the years that have both; null when none has. */
    margin: number | null;
}

/** How far a plan's objectives are. */
export interface PlanProgress {
    total: number;
    achieved: number;
    overdue: number;
    /** Objectives whose progress can be told. */
    measured: number;
    /** Their average, 0 to 100; null when there is none. */
    percent: number | null;
}

const HUNDRED = 100;

/** Adds up the targets. */
export function targetTotals(rows: readonly Row<PlanTargetRow>[]): TargetTotals {
    const years = rows.map((row) => ({
        revenue: toNumber(valueOf(row, 'revenue')),
        margin: toNumber(valueOf(row, 'margin'))
    }));
    const withRevenue = years.filter(({ revenue }) => revenue !== null);
    const withBoth = withRevenue.filter(({ margin }) => margin !== null);
    const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, value) => total + (value ?? 0), 0);
    const weight = sum(withBoth.map(({ revenue }) => revenue));
    return {
        revenue: withRevenue.length > 0 ? sum(withRevenue.map(({ revenue }) => revenue)) : null,
        margin: weight > 0 ? sum(withBoth.map(({ revenue, margin }) => (revenue ?? 0) * (margin ?? 0))) / weight : null
    };
}

/**
 * Percent of the way from baseline to target, 0 to 100, as the field Progress__c has it: an empty baseline counts as 0.
 * @returns null when there is no target, no current value, or no way to go
 */
export function objectiveProgress(row: Row<PlanObjectiveRow>): number | null {
    const [baseline, target, current] = ['baseline', 'target', 'current'].map((name) => toNumber(valueOf(row, name)));
    const start = baseline ?? 0;
    if (target === null || current === null || target === start) {
        return null;
    }
    return Math.max(0, Math.min(HUNDRED, ((current - start) / (target - start)) * HUNDRED));
}

/** Growth of a target over the twelve months before it was set, in percent; null when either is missing. */
export function growth(row: Row<PlanTargetRow>): number | null {
    const revenue = toNumber(valueOf(row, 'revenue'));
    const before = row.stored.baselineRevenue ?? null;
    return revenue === null || before === null || before <= 0 ? null : (revenue / before - 1) * HUNDRED;
}

/** Sums up the objectives. */
export function planProgress(rows: readonly Row<PlanObjectiveRow>[]): PlanProgress {
    const known = rows.map(objectiveProgress).filter((percent) => percent !== null);
    return {
        total: rows.length,
        achieved: rows.filter((row) => valueOf(row, 'status') === 'Achieved').length,
        overdue: rows.filter(isOverdue).length,
        measured: known.length,
        percent: known.length > 0 ? known.reduce((total, percent) => total + percent, 0) / known.length : null
    };
}

/** As the server told, unless the user just changed what it depends on. */
export function isOverdue(row: Row<PlanObjectiveRow>): boolean {
    return row.stored.overdue === true && !('dueDate' in row.edits) && !('status' in row.edits);
}
