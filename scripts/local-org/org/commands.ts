import type { ApexAnswer } from '../cli/apex.ts';
import type { QueryAnswer } from '../cli/query.ts';
import { rowToJson } from '../server/api/record-io.ts';
import { selectionOf } from '../server/api/selected.ts';
import type { Org } from './org.ts';

/** `query` of the command line: as the administrator in system mode, or as a user with that user's permissions. */
export function runQuery(org: Org, soql: string, username: string | null): QueryAnswer {
    return org.transaction({ userId: userNamed(org, username), quiddity: 'REST' }, (tx) => {
        const result = tx.data.query({
            soql,
            binds: null,
            access: username === null ? { mode: 'system', sharing: false } : { mode: 'user', sharing: true },
            unlimited: true
        });
        if (result.kind === 'count') return { totalSize: result.count, records: [] };
        const selection = selectionOf(tx.model, soql);
        return {
            totalSize: result.rows.length,
            records: result.rows.map((row) => rowToJson(tx, row, '68.0', selection))
        };
    });
}

/** `apex` of the command line: one anonymous block in its own transaction. */
export function runAnonymous(org: Org, text: string, username: string | null): ApexAnswer {
    return org.executeAnonymous(userNamed(org, username), text);
}

function userNamed(org: Org, username: string | null): string {
    if (username === null) return org.adminUserId;
    const id = org.store.get('SELECT "Id" FROM "User" WHERE lower("Username") = lower(?)', [username])?.[0];
    if (typeof id !== 'string') throw new Error(`There is no user ${username}`);
    return id;
}
