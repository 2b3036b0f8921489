import type { CrashServer } from './crash-server.ts';
import type { DataFile } from './consistency.ts';
import { LEDGERS, type Finding, type Load, type Scenario } from './scenario.ts';

const ENTRIES = '/services/data/v68.0/sobjects/Entry__c';
const WRITERS = 4;

/** Amount of a record as far as its writer knows; null = deleted or not there. */
interface Known {
    code: string;
    answered: number | null;
    /** Asked for and not answered: any of them may be true after a crash, the last answered state as well. */
    asked: (number | null)[];
}

/** Creates, changes and deletes single records over REST, four clients at once; each record's last answered state must be there. */
export const singleWrites: Scenario = {
    name: 'writes',
    title: 'single writes over REST',
    async begin(server, round): Promise<Load> {
        const records: Known[] = [];
        const count = { answered: 0, unexpected: [] as string[] };
        let running = true;
        const { rows } = await ledgerIds(server);
        const writer = async (name: string): Promise<void> => {
            for (let index = 0; running; index++) {
                const record: Known = { code: `${round}-${name}-${index}`, answered: null, asked: [] };
                records.push(record);
                const path = await create(server, record, rows[index % rows.length]!, count);
                if (path !== null && index % 2 === 0) await change(server, record, path, count);
                if (path !== null && index % 5 === 0) await remove(server, record, path, count);
            }
        };
        return {
            ended: Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(`w${index}`))).then(
                () => undefined
            ),
            stop: () => void (running = false),
            check: (file) => compare(file, records, count),
            resume: async () => []
        };
    }
};

type Count = { answered: number; unexpected: string[] };

async function ledgerIds(server: CrashServer): Promise<{ rows: string[] }> {
    const answer = await server.send(
        'GET',
        `/services/data/v68.0/query?q=${encodeURIComponent(`SELECT Id FROM Ledger__c WHERE Code__c IN ('${LEDGERS.join("','")}')`)}`
    );
    return { rows: (answer.body as { records: { Id: string }[] }).records.map((row) => row.Id) };
}

/** Path of the new record; null when no answer came. */
async function create(server: CrashServer, record: Known, ledger: string, count: Count): Promise<string | null> {
    const body = { Name: 'Single', Code__c: record.code, Ledger__c: ledger, Amount__c: 1 };
    const id = await write(server, 'POST', ENTRIES, body, record, 1, count);
    return id === null ? null : `${ENTRIES}/${id}`;
}

async function change(server: CrashServer, record: Known, path: string, count: Count): Promise<void> {
    await write(server, 'PATCH', path, { Amount__c: 2 }, record, 2, count);
}

async function remove(server: CrashServer, record: Known, path: string, count: Count): Promise<void> {
    await write(server, 'DELETE', path, undefined, record, null, count);
}

/** Sends one write; notes what it asks for until the answer is there. Returns the id of a created record, '' of another, null without an answer. */
async function write(
    server: CrashServer,
    method: string,
    path: string,
    body: unknown,
    record: Known,
    amount: number | null,
    count: Count
): Promise<string | null> {
    record.asked.push(amount);
    const answer = await server.send(method, path, body).catch(() => null);
    // Without an answer, or told that the org stopped, the client does not know.
    if (answer === null || answer.status >= 500) return null;
    if (answer.status >= 300) {
        // A record whose last change was never answered may be gone.
        if (answer.status !== 404) count.unexpected.push(`${method}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return null;
    }
    record.answered = amount;
    record.asked = [];
    count.answered++;
    return (answer.body as { id?: string } | null)?.id ?? '';
}

function compare(file: DataFile, records: readonly Known[], count: Count): Finding {
    const stored = new Map(
        file
            .rows('SELECT "Code__c" AS code, "Amount__c" AS amount FROM "Entry__c" WHERE "IsDeleted" = 0')
            .map(({ code, amount }) => [String(code), Number(amount)])
    );
    const problems = [...count.unexpected];
    for (const { code, answered, asked } of records) {
        const found = stored.get(code) ?? null;
        if (found !== answered && !asked.includes(found))
            problems.push(`record ${code} holds ${found}; ${answered} was answered`);
    }
    return { acknowledged: count.answered, problems };
}
