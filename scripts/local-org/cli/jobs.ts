import type { WaitingJob } from '../jobs/command.ts';
import type { JobRun } from '../jobs/org-jobs.ts';
import { connect } from './connection.ts';
import { parse, settingsOf, UsageError } from './options.ts';
import { Progress, since, table } from './output.ts';

/**
 * `jobs list` shows the background jobs that wait; `jobs run [--all]` runs what is due, with `--all` also what is due later
 * (scheduled jobs once). Exit code 1 when a step failed.
 */
export async function jobsCommand(args: string[]): Promise<number> {
    const { values, positionals } = parse(args, { all: { type: 'boolean' } });
    const [what] = positionals;
    if (what !== 'list' && what !== 'run') throw new UsageError('jobs takes list, or run');
    const settings = settingsOf(values);
    const connection = await connect(settings.org, settings.dataDirectory);
    try {
        if (what === 'list') {
            const waiting = await connection.ask<WaitingJob[]>({ kind: 'jobs', action: 'list' });
            const rows = waiting.map((job) => [job.id, job.kind, job.step, job.className, job.due, job.progress]);
            process.stdout.write(
                waiting.length === 0
                    ? 'No job waits\n'
                    : `${table(['Id', 'Kind', 'Next step', 'Class', 'Due', 'Progress'], rows)}\n`
            );
            return 0;
        }
        const started = Date.now();
        const progress = new Progress();
        const failures: string[] = [];
        let steps = 0;
        let action: 'run' | 'run-all' = values.all === true ? 'run-all' : 'run';
        for (let more = true; more; action = 'run') {
            const run = await connection.ask<JobRun>({ kind: 'jobs', action });
            steps += run.steps;
            failures.push(...run.failures);
            more = run.more;
            progress.update('Steps of jobs', steps, 0);
        }
        progress.done();
        // Without a server, the org's own log has shown them already.
        if (connection.viaServer) for (const failure of failures) process.stderr.write(`${failure}\n`);
        process.stdout.write(`${steps} steps, ${failures.length} failed, ${since(started)}\n`);
        return failures.length > 0 ? 1 : 0;
    } finally {
        await connection.close();
    }
}
