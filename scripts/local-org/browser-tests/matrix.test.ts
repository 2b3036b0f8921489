import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { USERS } from '../sample-data/company.ts';
import { wrongPages, wrongTabs } from './matrix/compare.ts';
import { findRecords, type FoundRecords } from './matrix/find-records.ts';
import { matrix, objects } from './matrix/package.ts';
import { TestServer } from './server.ts';
import { launchForMany, openAs } from './support.ts';

/**
 * Each person sees exactly what the permission matrix says, on the list, the record page and the forms of every object of the package.
 * Everybody works at the same time, each in a browser context of their own; nothing here names an object.
 */

const PEOPLE = USERS.filter(({ key }) => ['kam1', 'reader', 'lead', 'revops', 'outsider'].includes(key));

let server: TestServer;
let browser: Awaited<ReturnType<typeof launchForMany>>;
let records: FoundRecords;
const pages = new Map<string, Page>();

before(async () => {
    server = await TestServer.start();
    browser = await launchForMany();
    const page = await browser.newPage();
    records = await findRecords(page, server.url);
    await page.close();
    // One after the other: five first pages at once are slower than five in a row.
    for (const { key } of PEOPLE) pages.set(key, await appOf(key));
});

after(async () => {
    await browser?.close();
    await server?.dispose();
});

test('shouldSeeExactlyWhatTheMatrixSaysWhenEveryListAndRecordIsOpened', { concurrency: true }, async (context) => {
    const started = performance.now();
    await Promise.all(
        PEOPLE.map(({ key, permissionSets }) =>
            context.test(`as ${key}, with ${permissionSets.join(' and ') || 'no permission set'}`, async () => {
                const held = matrix.heldBy(permissionSets);
                const page = pages.get(key)!;
                const wrong: string[] = [];
                for (const object of objects)
                    wrong.push(...(await wrongPages(page, server.url, held, object, records.ids.get(object))));
                assert.deepEqual([...wrong, ...(await wrongTabs(page, held))], []);
            })
        )
    );
    assert.deepEqual(browser.problems, []);
    const milliseconds = Math.round(performance.now() - started);
    context.diagnostic(`${PEOPLE.length} people, ${objects.length} objects: ${milliseconds} ms`);
    if (records.missing.length > 0) context.diagnostic(`no record page was opened of ${records.missing.join(', ')}`);
});

/** The app as one person has it, in a browser context of their own. */
async function appOf(user: string): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await openAs(page, server.url, user);
    // Everything is in the document, but nobody looks: drawing five pages would take most of the time.
    await page.addStyleTag({ content: 'body { content-visibility: hidden } * { animation: none !important }' });
    return page;
}
