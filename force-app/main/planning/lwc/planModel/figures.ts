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

const HUNDRED = 100;

/** Adds up the targets. */
export function targetTotals(rows: readonly Row[]): TargetTotals {
    const years = rows.map((row) => ({
        revenue: toNumber(valueOf(row, 'Revenue__c')),
        margin: toNumber(valueOf(row, 'Margin__c'))
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
export function objectiveProgress(row: Row): number | null {
    const [baseline, target, current] = ['Baseline__c', 'Target__c', 'Current__c'].map((name) =>
        toNumber(valueOf(row, name))
    );
    const start = baseline ?? 0;
    if (target === null || current === null || target === start) {
        return null;
    }
    return Math.max(0, Math.min(HUNDRED, ((current - start) / (target - start)) * HUNDRED));
}

/** Growth of a target over the twelve months before it was set, in percent; null when either is missing. */
export function growth(row: Row): number | null {
    const revenue = toNumber(valueOf(row, 'Revenue__c'));
    const before = toNumber(valueOf(row, 'Baseline_Revenue__c'));
    return revenue === null || before === null || before <= 0 ? null : (revenue / before - 1) * HUNDRED;
}

/** The first year from the plan's start that has no target yet. */
export function nextYear(startDate: string | null | undefined, rows: readonly Row[]): number | null {
    const start = Number((startDate ?? '').slice(0, 4));
    if (!start) {
        return null;
    }
    const taken = new Set(rows.map((row) => Number(valueOf(row, 'Year__c'))));
    let year = start;
    while (taken.has(year)) {
        year += 1;
    }
    return year;
}
