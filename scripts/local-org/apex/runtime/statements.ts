import type { LimitCounters } from '../../contracts.ts';
import { LimitError } from './values/index.ts';

/** Statements per transaction. */
const MAX_STATEMENTS = 150;

/** Counts a DML statement, or a call that counts as one: savepoints, rollbacks, events published after commit, System.runAs. */
export function countStatement(limits: LimitCounters): void {
    limits.dmlStatements++;
    if (limits.dmlStatements > MAX_STATEMENTS) throw new LimitError(`Too many DML statements: ${limits.dmlStatements}`);
}
