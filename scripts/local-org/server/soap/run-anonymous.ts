import type { Org } from '../../org/org.ts';
import { findUser } from '../api/local/login.ts';
import { debugLog } from './debug-log.ts';

/** The platform's ExecuteAnonymousResult, with the debug log; lines and columns count from 1, -1 where there is no problem. */
export interface ExecuteAnonymousResult {
    compiled: boolean;
    success: boolean;
    compileProblem: string | null;
    exceptionMessage: string | null;
    exceptionStackTrace: string | null;
    line: number;
    column: number;
    debugLog: string;
}

/** Why a user may not run anonymous Apex. */
export interface AnonymousRefusal {
    refused: 'INVALID_SESSION_ID' | 'INSUFFICIENT_ACCESS';
    message: string;
}

/** Runs anonymous Apex for a tool: as the user, who needs "Author Apex", in one transaction. */
export function runAnonymousForTool(org: Org, userId: string, text: string): ExecuteAnonymousResult | AnonymousRefusal {
    if (findUser(org, { userId }) === null)
        return { refused: 'INVALID_SESSION_ID', message: 'Session expired or invalid' };
    const user = org.security.user(userId);
    if (!user.userPermission('AuthorApex'))
        return {
            refused: 'INSUFFICIENT_ACCESS',
            message: 'Running anonymous Apex requires the user permission Author Apex'
        };
    const started = org.clock.now();
    const { compileProblem, thrown, lines, limits } = org.executeAnonymous(userId, text);
    const person = { id: userId, username: user.username, timeZone: user.timeZone };
    const log =
        compileProblem === null
            ? debugLog({ text, started, ended: org.clock.now(), user: person, lines, thrown, limits })
            : '';
    const place = compileProblem ?? linePlace(thrown?.stack[0]);
    return {
        compiled: compileProblem === null,
        success: compileProblem === null && thrown === null,
        compileProblem: compileProblem?.message ?? null,
        exceptionMessage: thrown?.message ?? null,
        exceptionStackTrace: thrown?.stack.join('\n') ?? null,
        line: place.line,
        column: place.column,
        debugLog: log
    };
}

function linePlace(frame: string | undefined): { line: number; column: number } {
    const match = /line (\d+), column (\d+)/.exec(frame ?? '');
    return match ? { line: Number(match[1]), column: Number(match[2]) } : { line: -1, column: -1 };
}
