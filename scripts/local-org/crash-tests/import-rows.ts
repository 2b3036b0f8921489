import fs from 'node:fs';
import path from 'node:path';
import type { ImportReport } from '../import/run.ts';
import { LEDGERS, type Load, type Scenario } from './scenario.ts';

const ROWS = 4000;
/** Rows of one transaction of an import. */
const TOGETHER = 200;

/** Imports a file of 4,000 rows through the server. Whole transactions are there or not at all; a second import brings the rest. */
export const importRows: Scenario = {
    name: 'import',
    title: `import of ${ROWS.toLocaleString('en-US')} rows`,
    async begin(server, round): Promise<Load> {
        const folder = path.join(server.data, 'csv', round);
        fs.mkdirSync(folder, { recursive: true });
        const lines = Array.from(
            { length: ROWS },
            (_, index) => `Row,${round}-${index},${LEDGERS[index % LEDGERS.length]},${index % 7},${round}`
        );
        fs.writeFileSync(
            path.join(folder, 'Entry__c.csv'),
            `Name,Code__c,Ledger__r.Code__c,Amount__c,Batch__c\n${lines.join('\n')}\n`
        );
        const request = { kind: 'import', path: folder, mapFile: null, today: null } as const;
        let announced = 0;
        let report: ImportReport | null = null;
        const count = 'SELECT count(*) FROM "Entry__c" WHERE "Batch__c" = ?';
        const work = server
            .command<ImportReport>(request, (_text, done) => (announced = done))
            .then(
                (value) => void (report = value),
                () => undefined
            );
        return {
            ended: work,
            stop: () => undefined,
            check(file) {
                const stored = Number(file.value(count, round));
                const problems = [];
                if (report !== null && stored !== ROWS)
                    problems.push(`the import was reported done and ${stored} rows are there`);
                if (stored < announced) problems.push(`${announced} rows were announced and ${stored} are there`);
                if (stored % TOGETHER !== 0) problems.push(`${stored} rows: part of a transaction`);
                return { acknowledged: announced, problems };
            },
            async resume(again, file) {
                const before = Number(file.value(count, round));
                const second = (await again.command<ImportReport>(request)).objects[0]!;
                fs.rmSync(folder, { recursive: true });
                const after = Number(file.value(count, round));
                const right =
                    after === ROWS &&
                    second.inserted === ROWS - before &&
                    second.unchanged === before &&
                    second.rejected.length === 0;
                return right
                    ? []
                    : [
                          `importing again: ${before} rows before, ${second.inserted} inserted, ${second.unchanged} unchanged, ${second.rejected.length} rejected, ${after} rows after`
                      ];
            }
        };
    }
};
