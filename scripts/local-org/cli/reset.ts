import path from 'node:path';
import { DataLock } from '../org/data-lock.ts';
import { removeRecords } from '../server/new-data.ts';
import { connect } from './connection.ts';
import { parse, settingsOf, UsageError } from './options.ts';
import { Progress, since } from './output.ts';

/** Deletes the records of a data directory; refuses while a server or another command has it open. */
export function deleteData(dataDirectory: string): void {
    const lock = DataLock.take(dataDirectory);
    if (lock === null) throw new UsageError('The server is running on this data, or another command; stop it first');
    removeRecords(path.join(dataDirectory, 'org.sqlite'));
    lock.release();
}

/** `reset [--empty]`: starts over, with the sample data or with nothing but an administrator. */
export async function resetCommand(args: string[]): Promise<number> {
    const { values } = parse(args, { empty: { type: 'boolean' } });
    const settings = settingsOf(values);
    const started = Date.now();
    deleteData(settings.dataDirectory);
    const connection = await connect(settings.org, settings.dataDirectory);
    const progress = new Progress();
    try {
        await connection.ask({ kind: 'sample-data', wanted: values.empty !== true }, (text, done, total) =>
            progress.update(text, done, total)
        );
    } finally {
        progress.done();
        await connection.close();
    }
    process.stdout.write(
        `${values.empty ? 'The org is empty' : 'The org holds the sample data'} (${since(started)})\n`
    );
    return 0;
}
