/*
 * The relationship map's rules, without a browser: who reports to whom, what a card tells, who is looked for, and how the views
 * arrange the same people.
 */
export { EMPTY_DATA, choiceOf, choicesOf, dataOf, labelOf, numberOf, withPage, withPeople, withSave } from './data';
export type { MapContext, MapData } from './data';
export { byNumber, edgesOf, lineText, nodesOf, peopleDrawn } from './drawing';
export { attitudeTone, coverageOf, daysSinceTouch, factsOf, relationshipTone, sinceText } from './facts';
export { NO_FILTERS, QUICK_FILTERS, SPLIT, fits, isFiltered, toggled } from './filters';
export type { FilterFacts, MapFilters, QuickFilter } from './filters';
export { gridOf, squareBeside } from './grid';
export type { Grid, GridPerson, GridRow, GridSquare } from './grid';
export { reportIntent } from './intents';
export type { MapIntent, MapViewName } from './intents';
export { matrixOf, withLevel } from './matrix';
export type { MatrixCell, MatrixRow } from './matrix';
export {
    actionQuestion,
    alsoContactQuestion,
    bulkQuestion,
    colleagueQuestion,
    contactTopQuestion,
    fillQuestion,
    leftQuestion,
    lineChangeQuestion,
    lineQuestion,
    managerQuestion,
    overrideQuestion,
    personQuestion,
    placeholderQuestion,
    rateQuestion,
    removeQuestion
} from './questions';
export type { MapQuestion } from './questions';
export { answeredValue, questionsFor } from './ratingHelp';
export type { HelpQuestion, HelpedValue } from './ratingHelp';
export { listOf, notesOf } from './list';
export type { ListRow } from './list';
export { menuOf } from './menu';
export type { MenuAct, MenuItem } from './menu';
export { averageTexts, coverageLines, detailLines, linkLines, ratingLines, relationLines, touchLines } from './panel';
export { historyOf, summaryOf } from './ratings';
export type { RaterHistory, RatingSummary } from './ratings';
export { foldedAtFirst, reportingOf, reportsOf, wouldCircle } from './reporting';
export type { Reporting } from './reporting';
export { reasonsOf, uncoveredIds } from './scores';
