import type { RequestUsage } from '../org/request-log.ts';
import { connect, runningServer } from './connection.ts';
import { requestLimits, worstFirst } from './limits-report.ts';
import { parse, settingsOf, UsageError } from './options.ts';

/** Requests shown unless told otherwise. */
const USUAL = 20;

/**
 * `limits [--last N] [--worst] [--json]`: what the last requests that ran Apex on the running server used of the governor limits,
 * newest first, or the fullest of all that it remembers first.
 */
export async function limitsCommand(args: string[]): Promise<number> {
    const { values } = parse(args, {
        last: { type: 'string' },
        worst: { type: 'boolean' },
        json: { type: 'boolean' }
    });
    const last = Number(values.last ?? USUAL);
    if (!Number.isInteger(last) || last < 1) throw new UsageError(`--last takes a number, not ${values.last}`);
    const settings = settingsOf(values);
    if (runningServer(settings.dataDirectory) === null)
        throw new Error('No server is running on this data; only a running one knows its last requests');
    const connection = await connect(settings.org, settings.dataDirectory);
    try {
        const requests = await connection.ask<RequestUsage[]>({ kind: 'limits' });
        const shown = (values.worst ? worstFirst(requests) : requests).slice(0, last);
        const text = shown.length === 0 ? 'No request has run Apex yet' : requestLimits(shown);
        process.stdout.write(`${values.json ? JSON.stringify({ status: 0, result: shown }, null, 2) : text}\n`);
        return 0;
    } finally {
        await connection.close();
    }
}
