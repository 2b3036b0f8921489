import type { Page } from 'playwright-core';
import { RETRIES } from '../support.ts';

/** One record to open, and what sharing lets the person do with it. */
export interface RecordToOpen {
    id: string;
    edit: boolean;
    delete: boolean;
}

/** How many of the records that somebody sees are tried for one that they may change. */
const MOST = 50;

/** A record that the person sees, one that they may edit if there is any; null when they see none. */
export async function visibleRecord(
    page: Page,
    baseUrl: string,
    userId: string,
    object: string
): Promise<RecordToOpen | null> {
    const rows = await query(page, baseUrl, `SELECT Id FROM ${object} ORDER BY CreatedDate, Id LIMIT ${MOST}`);
    if (rows.length === 0) return null;
    const ids = rows.map((row) => `'${String(row['Id'])}'`).join(', ');
    const access = await query(
        page,
        baseUrl,
        `SELECT RecordId, HasEditAccess, HasDeleteAccess FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId IN (${ids})`
    );
    const found = access.find((row) => row['HasEditAccess'] === true) ?? access[0]!;
    return {
        id: String(found['RecordId']),
        edit: found['HasEditAccess'] === true,
        delete: found['HasDeleteAccess'] === true
    };
}

/** Id of the user who is logged in. */
export async function currentUserId(page: Page, baseUrl: string): Promise<string> {
    const answer = await page.request.get(`${baseUrl}/local/bootstrap`, RETRIES);
    return ((await answer.json()) as { user: { id: string } }).user.id;
}

/** Asks the org's REST API as the user who is logged in. */
export async function rest(
    page: Page,
    baseUrl: string,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown
): Promise<{ ok: boolean; body: unknown }> {
    const answer = await page.request.fetch(`${baseUrl}/services/data/v68.0${path}`, {
        method,
        data: body,
        ...RETRIES
    });
    return { ok: answer.ok(), body: await answer.json() };
}

async function query(page: Page, baseUrl: string, soql: string): Promise<Record<string, unknown>[]> {
    const { ok, body } = await rest(page, baseUrl, 'GET', `/query?q=${encodeURIComponent(soql)}`);
    // Somebody who may not read the object sees none of its records.
    if (!ok && (body as { errorCode: string }[])[0]?.errorCode === 'INVALID_TYPE') return [];
    if (!ok) throw new Error(`${soql}: ${JSON.stringify(body)}`);
    return (body as { records: Record<string, unknown>[] }).records;
}
