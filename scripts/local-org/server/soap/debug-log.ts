import type { LimitCounters, LogLine } from '../../contracts.ts';

/** What a log says about a run of anonymous Apex. */
export interface LoggedRun {
    text: string;
    /** Epoch ms; lines carry no time of their own, so all of them stand at the end. */
    started: number;
    ended: number;
    user: { id: string; username: string; timeZone: string };
    lines: readonly LogLine[];
    /** What the block threw, with its Apex stack. */
    thrown: { message: string; stack: readonly string[] } | null;
    limits: LimitCounters;
}

/** Rows of the limits section: how the platform words them, counter, maximum of a synchronous transaction. */
const LIMITS: readonly [string, keyof LimitCounters, number][] = [
    ['Number of SOQL queries', 'queries', 100],
    ['Number of query rows', 'queryRows', 50_000],
    ['Number of DML statements', 'dmlStatements', 150],
    ['Number of Publish Immediate DML', 'publishImmediateDml', 150],
    ['Number of DML rows', 'dmlRows', 10_000],
    ['Number of callouts', 'callouts', 100],
    ['Number of Email Invocations', 'emailInvocations', 10],
    ['Number of future calls', 'futureCalls', 50],
    ['Number of queueable jobs added to the queue', 'queueableJobs', 50]
];

/** The debug log of anonymous Apex as the platform writes it with Apex code at DEBUG: `time (nanoseconds)|EVENT|...`. */
export function debugLog(run: LoggedRun): string {
    const line = (at: number, event: string): string => `${clockTime(at)} (${(at - run.started) * 1_000_000})|${event}`;
    const start = (event: string): string => line(run.started, event);
    const end = (event: string): string => line(run.ended, event);
    return [
        '68.0 APEX_CODE,DEBUG;APEX_PROFILING,INFO',
        ...run.text
            .replace(/\n$/, '')
            .split(/\r?\n/)
            .map((text) => `Execute Anonymous: ${text}`),
        start(`USER_INFO|[EXTERNAL]|${run.user.id}|${run.user.username}|${run.user.timeZone}`),
        start('EXECUTION_STARTED'),
        start('CODE_UNIT_STARTED|[EXTERNAL]|execute_anonymous_apex'),
        ...run.lines.map((entry) => end(`USER_DEBUG|[${lineNumber(entry.where)}]|${entry.level}|${entry.message}`)),
        ...(run.thrown === null ? [] : [end(`FATAL_ERROR|${run.thrown.message}\n\n${run.thrown.stack.join('\n')}`)]),
        end('CUMULATIVE_LIMIT_USAGE'),
        end('LIMIT_USAGE_FOR_NS|(default)|'),
        ...LIMITS.map(([label, counter, maximum]) => `  ${label}: ${run.limits[counter]} out of ${maximum}`),
        end('CUMULATIVE_LIMIT_USAGE_END'),
        '',
        end('CODE_UNIT_FINISHED|execute_anonymous_apex'),
        end('EXECUTION_FINISHED'),
        ''
    ].join('\n');
}

function clockTime(at: number): string {
    return new Date(at).toISOString().slice(11, 23);
}

function lineNumber(where: string): string {
    return /line (\d+)/.exec(where)?.[1] ?? 'EXTERNAL';
}
