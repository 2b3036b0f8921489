import fs from 'node:fs';
import path from 'node:path';

/** Removes the records of a data file; whoever calls holds the lock of its folder. */
export function removeRecords(databaseFile: string): void {
    for (const end of ['', '-wal', '-shm']) fs.rmSync(databaseFile + end, { force: true });
}

/**
 * True when a data file is to be filled with the sample data: it is not there, or an earlier start was interrupted while it did
 * so, whose records are removed. Until {@link endSampleData} the folder says that the loading is not done.
 */
export function beginSampleData(databaseFile: string): boolean {
    const unfinished = marker(databaseFile);
    if (fs.existsSync(unfinished)) removeRecords(databaseFile);
    else if (fs.existsSync(databaseFile)) return false;
    fs.writeFileSync(unfinished, '');
    return true;
}

/** Everything is loaded. */
export function endSampleData(databaseFile: string): void {
    fs.rmSync(marker(databaseFile));
}

function marker(databaseFile: string): string {
    return path.join(path.dirname(databaseFile), 'sample-data.loading');
}
