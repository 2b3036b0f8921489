import { LIMITS, maximumOf } from '../../apex/runtime/limits.ts';
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

/** Rows of the limits section, in the platform's order. */
const SHOWN: readonly (keyof LimitCounters)[] = [
    'queries',
    'queryRows',
    'dmlStatements',
    'publishImmediateDml',
    'dmlRows',
    'callouts',
    'emailInvocations',
    'futureCalls',
    'queueableJobs'
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
        ...SHOWN.map(
            (name) => `  Number of ${LIMITS[name].noun}: ${run.limits[name]} out of ${maximumOf(name, 'ANONYMOUS')}`
        ),
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
