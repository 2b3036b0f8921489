/*
 * The plan workspace's rules, without a browser: rows with unsaved changes on top, how they are shown, what is missing, and
 * where it is mended.
 */
export { isDone, statusWhen } from './actions';
export { cellsOf, shownConflict } from './cells';
export { criteriaGroups } from './criteria';
export { fieldSpec, localName } from './fields';
export { jumpTo } from './focus';
export { PARENT_FIELD, formEdits, formFields, formId, formParent, openForm } from './forms';
export { guideOf } from './guide';
export { report } from './intents';
export { childKindOf } from './layouts';
export { moveLabel, moveQuestion, waiverQuestion } from './moves';
export { nameOfRow } from './names';
export { pairedValues } from './pairs';
export {
    conflicted,
    failed,
    fieldEdits,
    needsSave,
    resolved,
    retried,
    saved,
    sending,
    storedText,
    valueOf,
    withEdit,
    withUndo,
    withoutEdit
} from './rows';
export { actionInstead, belongs, sectionOf, sectionsOf, targetOf } from './sections';
export { sectionViews } from './sectionViews';
export {
    changeRow,
    findRow,
    hasUnsaved,
    isSaving,
    mergeWork,
    saveStateOf,
    unsavedSteps,
    withRow,
    withoutRow
} from './state';
export { firstOpenStep, stepTabs } from './steps';
export { newValueEdits, stageQuestion } from './stageQuestion';
export { actionQuestion } from './actionQuestion';
export type { ActionGroup, ActionView } from './actions';
export type { Badge } from './badges';
export type { CardView, ChildView } from './cards';
export type { CellContext } from './cells';
export type { CriterionItem, CriteriaGroups, MissingLink } from './criteria';
export type { FocusPlace } from './focus';
export type { OpenForm } from './forms';
export type { Guide, GuideItem } from './guide';
export type { Question } from './moves';
export type { Intent } from './intents';
export type { Row } from './rows';
export type { Quadrant, SectionView, StepContext } from './sectionViews';
export type { SectionLayout, SectionTarget } from './sections';
export type { PlanRows, SaveState } from './state';
export type { Stage } from './stages';
export type { StepTab } from './steps';
export type { TargetsView } from './targets';
