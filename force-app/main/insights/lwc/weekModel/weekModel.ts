/*
 * The rules of My week, without a browser: what the groups and the accounts show, and what an act changes on the screen
 * before the server has answered.
 */
export { accountViews } from './accounts';
export type { AccountView } from './accounts';
export { NO_CHANGES, changesAfter, withChange, withoutChange } from './changes';
export type { Changes, ItemChange } from './changes';
export { groupViews, isQuiet } from './groups';
export type { ActView, GroupName, GroupView, ItemView } from './groups';
export { doneText } from './acts';
