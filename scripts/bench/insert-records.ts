import { memoryOptions } from '../local-org/server/test-support/sample-org.ts';
import { Org } from '../local-org/org/org.ts';
import { timed, type Measure } from './measure.ts';

const RECORDS = 200;

/** Anonymous Apex in one transaction, on an org in memory. The first run pays for warming up. */
export const insertRecords: readonly Measure[] = [
    insert(
        'insert-accounts',
        'Accounts inserted with their trigger',
        () => '',
        (run) => `insert as system accounts(${run});`
    ),
    insert(
        'insert-key-accounts',
        'Key accounts inserted with trigger, share rows and roll-ups',
        (run) => `insert as system accounts(${run});`,
        (run) => `List<Key_Account__c> rows = new List<Key_Account__c>();
for (Account account : [SELECT Id FROM Account WHERE Site = 'run ${run}' WITH SYSTEM_MODE]) rows.add(new Key_Account__c(Account__c = account.Id, Proposal_Reason__c = 'Fit'));
RosterPermissions.beginSystemWork();
insert as system rows;
RosterPermissions.endSystemWork();`
    )
];

const ACCOUNTS = `List<Account> accounts(Integer run) {
    List<Account> rows = new List<Account>();
    for (Integer i = 0; i < ${RECORDS}; i++) rows.add(new Account(Name = 'Account ' + run + '-' + i, Site = 'run ' + run));
    return rows;
}
`;

function insert(name: string, title: string, before: (run: number) => string, work: (run: number) => string): Measure {
    return {
        name,
        title: `${title}, ${RECORDS} at once`,
        unit: 'records/s',
        budget: null,
        async prepare() {
            const org = Org.open(memoryOptions({ namespace: '' }));
            const apex = (text: string): void => {
                const result = org.executeAnonymous(org.adminUserId, ACCOUNTS + text);
                if (!result.success) throw new Error(result.problem ?? 'failed');
            };
            let run = 0;
            return {
                async run() {
                    run++;
                    if (before(run) !== '') apex(before(run));
                    return (RECORDS * 1000) / (await timed(() => apex(work(run))));
                },
                close: async () => org.close()
            };
        }
    };
}
