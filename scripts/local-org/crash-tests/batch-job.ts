import { setTimeout as wait } from 'node:timers/promises';
import type { DataFile } from './consistency.ts';
import type { Load, Scenario } from './scenario.ts';

const ROWS = 600;
const SCOPE = 50;
/** How long the job may take, crash included (ms). */
const JOB_LIMIT = 60_000;

/** A stateful batch job: each chunk's writes and the job's own progress are one transaction, and it goes on after the crash by itself. */
export const batchJob: Scenario = {
    name: 'batch',
    title: `batch job of ${ROWS / SCOPE} chunks`,
    async begin(server, round): Promise<Load> {
        await server.apex(`List<Source__c> rows = new List<Source__c>();
for (Integer i = 0; i < ${ROWS}; i++) rows.add(new Source__c(Name = '${round}-' + i, Run__c = '${round}'));
insert rows;`);
        let answered = false;
        const work = async (): Promise<void> => {
            try {
                await server.apex(`Database.executeBatch(new EntryBatch('${round}'), ${SCOPE});`);
                answered = true;
                for (;;) {
                    const { body } = await server.send(
                        'GET',
                        `/services/data/v68.0/query?q=${encodeURIComponent(`SELECT Id FROM Mirror__c WHERE Entry_Code__c LIKE 'finished ${round} %'`)}`
                    );
                    if ((body as { totalSize?: number }).totalSize !== 0) return;
                    await wait(10);
                }
            } catch {
                // The crash came.
            }
        };
        return {
            ended: work(),
            stop: () => undefined,
            check(file) {
                const [row] = file.rows(
                    `SELECT (SELECT count(*) FROM "Source__c" WHERE "Run__c" = ?1 AND "Done__c" = 1) AS done, (SELECT count(*) FROM "Entry__c" WHERE "Batch__c" = ?1) AS entries`,
                    round
                );
                const done = Number(row!['done']);
                const problems = [];
                if (done !== row!['entries'])
                    problems.push(`${done} rows are marked done and ${String(row!['entries'])} entries are there`);
                if (done % SCOPE !== 0) problems.push(`${done} rows done: part of a chunk`);
                return { acknowledged: done / SCOPE, problems };
            },
            resume: async (_server, file) => (answered || isQueued(file, round) ? finished(file, round) : [])
        };
    }
};

/** A job whose request was never answered may be there all the same; then it has to run as well. */
function isQueued(file: DataFile, round: string): boolean {
    return Number(file.value('SELECT count(*) FROM "Entry__c" WHERE "Batch__c" = ?', round)) > 0;
}

async function finished(file: DataFile, round: string): Promise<string[]> {
    const expected = `finished ${round} ${ROWS}`;
    for (const end = Date.now() + JOB_LIMIT; Date.now() < end; await wait(20)) {
        const ends = file
            .rows(
                'SELECT "Entry_Code__c" AS text FROM "Mirror__c" WHERE "Batch__c" = \'finished\' AND "Entry_Code__c" LIKE ?',
                `finished ${round} %`
            )
            .map(({ text }) => String(text));
        if (ends.length === 0) continue;
        const entries = Number(file.value('SELECT count(*) FROM "Entry__c" WHERE "Batch__c" = ?', round));
        const right = ends.length === 1 && ends[0] === expected && entries === ROWS;
        return right ? [] : [`the job ended with ${entries} entries: ${ends.join(', ')}`];
    }
    return ['the job did not go on after the crash'];
}
