import { runImport } from '../local-org/import/run.ts';
import { Org } from '../local-org/org/org.ts';
import { memoryOptions } from '../local-org/server/test-support/sample-org.ts';
import { MAP, shape, TODAY } from './import-data.ts';
import { timed, type Measure } from './measure.ts';

const SOQL =
    'SELECT Account.Name name, StageName stage, COUNT(Id) deals, SUM(Amount) amount, MAX(CloseDate) latest FROM Opportunity GROUP BY Account.Name, StageName ORDER BY SUM(Amount) DESC NULLS LAST';

/** An aggregate over 8,800 opportunities, with and without the user's permissions and sharing. */
export function queries(dataSet: string): readonly Measure[] {
    return [
        query(dataSet, 'query-system', 'Aggregate over 8,800 opportunities, system mode', {
            mode: 'system',
            sharing: false
        }),
        query(dataSet, 'query-user', 'Aggregate over 8,800 opportunities, user mode with sharing', {
            mode: 'user',
            sharing: true
        })
    ];
}

function query(
    dataSet: string,
    name: string,
    title: string,
    access: { mode: 'system' | 'user'; sharing: boolean }
): Measure {
    return {
        name,
        title,
        unit: 'ms',
        budget: null,
        async prepare(folder) {
            const shaped = await shape(dataSet, folder);
            if (typeof shaped === 'string') return shaped;
            const org = Org.open(memoryOptions({ namespace: '', today: TODAY }));
            runImport(org, { source: shaped.csv, mapFile: MAP, errorDirectory: folder, progress: () => undefined });
            const owner = String(
                org.store.get('SELECT "OwnerId" FROM "Opportunity" GROUP BY 1 ORDER BY count(*) DESC LIMIT 1')![0]
            );
            const userId = access.mode === 'user' ? owner : org.adminUserId;
            return {
                run: () =>
                    timed(() =>
                        org.transaction({ userId, quiddity: 'REST' }, (tx) =>
                            tx.data.query({ soql: SOQL, binds: null, access })
                        )
                    ),
                close: async () => org.close()
            };
        }
    };
}
