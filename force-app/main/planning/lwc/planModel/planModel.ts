/*
 * The plan workspace's rules, without a browser: rows with unsaved changes on top, figures, what is missing, and what the
 * sections show.
 */
export { shownConflict } from './cells';
export { newRowFields, newRowValues } from './fields';
export { planProgress } from './figures';
export { nextSteps } from './nextSteps';
export {
    conflicted,
    failed,
    fieldEdits,
    needsSave,
    pairedValues,
    resolved,
    retried,
    saved,
    sending,
    valueOf,
    withEdit,
    withoutEdit
} from './rows';
export { NO_ROWS, changeRow, findRow, hasUnsaved, mergeView, savedRow, withRow, withoutRow } from './state';
export { goalViews, objectiveViews, targetViews, totalsView } from './views';
export type { CellContext } from './cells';
export type { PlanProgress } from './figures';
export type { NextStep } from './nextSteps';
export type { Row } from './rows';
export type { PlanRows } from './state';
export type { GoalView, ObjectiveView, TargetView } from './views';
