import type { Org } from '../org/org.ts';
import { NOW } from './job-queue.ts';
import type { JobRun } from './org-jobs.ts';

/** Time after which a running command lets other requests through (ms). */
const TURN = 200;

/** One waiting job as the command line shows it. */
export interface WaitingJob {
    id: string;
    kind: string;
    step: string;
    className: string;
    /** ISO text, GMT, or `now`. */
    due: string;
    /** Chunks of a batch job done and in all, or a cron expression; else ''. */
    progress: string;
}

/**
 * `jobs` of the command line: what waits, or one turn of running what is due. The caller asks again while there is more, so
 * that interactive requests come in between. `run-all` makes everything due first.
 */
export function jobCommand(org: Org, action: 'list' | 'run' | 'run-all'): WaitingJob[] | JobRun {
    if (action === 'run-all') org.jobs.pullForward();
    if (action !== 'list') return org.jobs.runDue(TURN);
    return org.jobs.waiting().map(({ id, due, state }) => ({
        id,
        kind: state.kind,
        step: state.step,
        className: state.method === null ? state.className : `${state.className}.${state.method}`,
        due: due === NOW ? 'now' : new Date(due).toISOString(),
        progress:
            state.kind === 'batch' && state.step !== 'start'
                ? `${state.position} of ${state.chunks}`
                : (state.cron ?? '')
    }));
}
