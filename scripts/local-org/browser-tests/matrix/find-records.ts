import type { Page } from 'playwright-core';
import { logIn } from '../support.ts';
import { makeRecord, type Maker } from './make-record.ts';
import { matrix, objects, qualified } from './package.ts';
import { currentUserId, rest, visibleRecord } from './records.ts';

export interface FoundRecords {
    /** A record of each object, by object. */
    ids: Map<string, string>;
    /** Objects without one, and why none could be made. */
    missing: string[];
}

/** Finds a record of every object, one that the reader sees if there is any; makes one where the sample data has none. */
export async function findRecords(page: Page, baseUrl: string): Promise<FoundRecords> {
    const found: FoundRecords = { ids: new Map(), missing: [] };
    for (const user of ['reader', 'admin']) {
        await logIn(page, baseUrl, user);
        const userId = await currentUserId(page, baseUrl);
        for (const object of objects.filter((name) => !found.ids.has(name))) {
            const record = await visibleRecord(page, baseUrl, userId, qualified(object));
            if (record !== null) found.ids.set(object, record.id);
        }
    }
    await makeMissing(found, (method, path, body) => rest(page, baseUrl, method, path, body));
    return found;
}

/** What is made hangs below the records that were found. */
async function makeMissing(found: FoundRecords, ask: Maker['rest']): Promise<void> {
    const recordOf = async (object: string, others: readonly unknown[]): Promise<string | undefined> => {
        const known = found.ids.get(object);
        if (known !== undefined && !others.includes(known)) return known;
        const isOwn = objects.includes(object);
        const soql = `SELECT Id FROM ${isOwn ? qualified(object) : object} LIMIT 50`;
        const { body } = await ask('GET', `/query?q=${encodeURIComponent(soql)}`);
        const other = (body as { records: { Id: string }[] }).records.find(({ Id }) => !others.includes(Id));
        if (other !== undefined || !isOwn) return other?.Id;
        const made = await makeRecord(maker, object);
        return 'id' in made ? made.id : undefined;
    };
    const maker: Maker = { metadata: matrix.metadata, qualified, rest: ask, recordOf };
    for (const object of objects.filter((name) => !found.ids.has(name))) {
        const made = await makeRecord(maker, object);
        if ('id' in made) found.ids.set(object, made.id);
        else found.missing.push(`${object} (${made.problem})`);
    }
}
