import { ApexFailure } from './crash-server.ts';
import type { Load, Scenario } from './scenario.ts';

const CLIENTS = 2;
/** Entries of one block, and what their amounts add up to after its last statement. */
const ROWS = 300;
const SUM = 2 * (ROWS / 2) + 1 * (ROWS / 2);

/** Anonymous Apex that inserts in two statements and updates in a third, with a trigger and roll-ups after each: all of it is there or nothing. */
export const apexBlocks: Scenario = {
    name: 'apex',
    title: 'Apex with triggers and roll-ups',
    async begin(server, round): Promise<Load> {
        const blocks: { code: string; answered: boolean }[] = [];
        const unexpected: string[] = [];
        let running = true;
        const client = async (name: string): Promise<void> => {
            for (let index = 0; running; index++) {
                const block = { code: `${round}-${name}-${index}`, answered: false };
                blocks.push(block);
                try {
                    await server.apex(text(block.code));
                    block.answered = true;
                } catch (error) {
                    if (error instanceof ApexFailure) unexpected.push(error.message);
                }
            }
        };
        return {
            ended: Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(`c${index}`))).then(
                () => undefined
            ),
            stop: () => void (running = false),
            check(file) {
                const stored = new Map(
                    file
                        .rows(
                            'SELECT "Batch__c" AS code, count(*) AS rows, sum("Amount__c") AS total FROM "Entry__c" GROUP BY 1'
                        )
                        .map(({ code, rows, total }) => [String(code), { rows, total }])
                );
                const problems = [...unexpected];
                for (const { code, answered } of blocks) {
                    const found = stored.get(code);
                    if (found === undefined && answered) problems.push(`block ${code} was answered and is not there`);
                    if (found !== undefined && (found.rows !== ROWS || found.total !== SUM))
                        problems.push(
                            `block ${code} is half there: ${String(found.rows)} rows, sum ${String(found.total)}`
                        );
                }
                return { acknowledged: blocks.filter((block) => block.answered).length, problems };
            },
            resume: async () => []
        };
    }
};

function text(code: string): string {
    return `List<Ledger__c> ledgers = [SELECT Id FROM Ledger__c ORDER BY Code__c];
List<Entry__c> first = new List<Entry__c>();
List<Entry__c> second = new List<Entry__c>();
for (Integer i = 0; i < ${ROWS}; i++) {
    Entry__c entry = new Entry__c(Name = 'Block', Ledger__c = ledgers[Math.mod(i, ledgers.size())].Id, Code__c = '${code}-' + i, Amount__c = 1, Batch__c = '${code}');
    if (i < ${ROWS / 2}) first.add(entry); else second.add(entry);
}
insert first;
insert second;
for (Entry__c entry : first) entry.Amount__c = 2;
update first;
`;
}
