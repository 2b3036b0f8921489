import type { FieldText } from 'keystone/ui';

/** A change of a row's fields that was stored: field to what was there before and after. */
export interface EditStep {
    type: 'edit';
    rowId: string;
    changes: Readonly<Record<string, { before: FieldText; after: FieldText }>>;
    message: string;
}

/** A row that was deleted. */
export interface DeleteStep {
    type: 'delete';
    rowId: string;
    /** The section that takes the keyboard once the row is back. */
    section: string;
    message: string;
}

export type HistoryStep = EditStep | DeleteStep;

const LIMIT = 50;

/** The steps with another one, the latest last. */
export function withStep(steps: readonly HistoryStep[], step: HistoryStep): HistoryStep[] {
    return [...steps.slice(1 - LIMIT), step];
}

/** The steps without those that concern rows which are no longer on the page: only deletions stay. */
export function onlyDeletions(steps: readonly HistoryStep[]): HistoryStep[] {
    return steps.filter(({ type }) => type === 'delete');
}
