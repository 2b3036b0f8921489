/** The white space matrix without its looks: what is shown where, what it adds up to, and where the keyboard goes. Pure. */
export { OVERRIDES, STATES, blankCell, cellId, keyOf, predicted, stateOf } from './cells';
export type { CellId } from './cells';
export { csvOf, csvValue } from './csv';
export { matrixCsv } from './csvRows';
export { changesOf, decided, mineOf, sent, takenBack, withChanges, withPending } from './edits';
export type { FieldChange, FieldChanges, Pending, PendingEdit, StoredChanges } from './edits';
export { cellField, cellText, shownText, withValues } from './fields';
export type { CellField, CellValues, FieldContext } from './fields';
export { addCell, figuresOf, noFigures, ratioOf } from './figures';
export type { Figures, Ratio } from './figures';
export { NO_FILTER, filterCount, isFiltering, matcherOf } from './filters';
export type { MatrixFilter } from './filters';
export { HEAT_LEVELS, heatOf, heatScale } from './heat';
export { Matrix } from './matrix';
export { GROUP_ROW, HEAD_COLUMN, HEAD_ROW, moved, placeIn, placesBetween } from './moves';
export type { Extent, Place } from './moves';
export { panelFields } from './panel';
export type { PanelField } from './panel';
export { matrixPicture, wrapped } from './picture';
export type { Palette, Picture } from './picture';
export { bestPotentials } from './potentials';
export type { PotentialItem } from './potentials';
export {
    batchAnswer,
    batchQuestion,
    opportunityQuestion,
    unitChangeQuestion,
    unitQuestion,
    unitText,
    unitsQuestion,
    whichUnitQuestion
} from './questions';
export type { Question, Topic } from './questions';
export { Scene } from './scene';
export type { HeatBy, MatrixLook, SceneCell, SceneColumn, SceneGroup, SceneOptions, SceneRow } from './scene';
export { WARNING_ICON, overShareOf, overText, shareText } from './shares';
export type { OverShare } from './shares';
export { STATE_LOOKS, Texts } from './texts';
export type { ShownState } from './texts';
export { indicesOf, partInSight, scrolledTo } from './window';
