import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityViolations, idOf, open, openAs, settled } from './support.ts';
import { useSetting } from './setting.ts';

/** Every kind of page without violations of WCAG 2.1 A and AA, as far as a machine sees them; and what a page costs. */

// The one file that begins as a new user does, with the sample data still to be loaded.
const setting = useSetting(() => ({ firstStart: true }));
const ACCOUNT = 'Nordwind Energie Group';

async function recordUrl(object: string, where = ''): Promise<string> {
    const id = await idOf(setting.page, setting.server.url, `SELECT Id FROM ${object} ${where} LIMIT 1`);
    return `/lightning/r/${object}/${id}/view`;
}

async function violationsAt(where: string): Promise<string[]> {
    await open(setting.page, setting.server.url + where);
    return (await accessibilityViolations(setting.page)).map((line) => `${where}: ${line}`);
}

test('shouldHaveNoViolationsWhenListsAndSearchAreOpen', async () => {
    await openAs(setting.page, setting.server.url, 'kam1');
    const pages = [
        '/lightning/o/Account/list',
        '/lightning/o/keystone__Key_Account__c/list',
        '/lightning/search?term=nord',
        '/lightning/o/Nope__c/list'
    ];
    const related = (await recordUrl('Account', `WHERE Name = '${ACCOUNT}'`)).replace(
        '/view',
        '/related/Contacts/view'
    );
    const found: string[] = [];
    for (const where of [...pages, related]) found.push(...(await violationsAt(where)));
    assert.deepEqual(found, []);
});

test('shouldHaveNoViolationsWhenRecordsAreOpen', async () => {
    await openAs(setting.page, setting.server.url, 'kam1');
    const found: string[] = [];
    for (const [object, where] of [
        ['Account', `WHERE Name = '${ACCOUNT}'`],
        ['Opportunity', ''],
        ['Task', ''],
        ['keystone__Key_Account__c', `WHERE Name = '${ACCOUNT}'`],
        ['keystone__Key_Account_Plan__c', '']
    ] as const)
        found.push(...(await violationsAt(await recordUrl(object, where))));
    assert.deepEqual(found, []);
});

test('shouldHaveNoViolationsWhenFormsAreOpen', async () => {
    const { page, server } = setting;
    await openAs(page, server.url, 'revops');
    const found: string[] = [];
    for (const object of ['Task', 'keystone__Key_Account__c']) {
        await open(page, `${server.url}/lightning/o/${object}/new`);
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: 'Save', exact: true }).click();
        await dialog.getByText('Complete this field.').first().waitFor();
        found.push(...(await accessibilityViolations(page)));
    }
    await open(page, server.url + (await recordUrl('Opportunity')));
    await page.getByRole('button', { name: 'Edit Amount' }).click();
    await page.locator('org-detail-panel').getByLabel('Amount').waitFor();
    found.push(...(await accessibilityViolations(page)));
    assert.deepEqual(found, []);
});

test('shouldHaveNoViolationsWhenNobodyIsLoggedIn', async () => {
    const { page, server } = setting;
    await page.request.post(`${server.url}/local/logout`);
    await page.goto(server.url);
    await page.locator('org-login').waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
});

test('shouldAskApexOnceWhenTheCardOfAnAccountIsShown', async (context) => {
    const { page, server } = setting;
    await openAs(page, server.url, 'kam1');
    const url = server.url + (await recordUrl('Account', `WHERE Name = '${ACCOUNT}'`));
    const calls: string[] = [];
    const card: string[] = [];
    page.on('request', (request) => {
        const path = new URL(request.url()).pathname;
        if (path === '/local/apex') card.push(request.postData() ?? '');
        if (/^\/(services|local)\//.test(path) && path !== '/local/events') calls.push(path);
    });
    const started = performance.now();
    await page.goto(url);
    await page.locator('c-key-account-card').getByText('What is due').waitFor();
    const milliseconds = performance.now() - started;
    await settled(page);
    context.diagnostic(
        `start of the server to its URL, with sample data: ${Math.round(setting.startMilliseconds)} ms (budget: usable page in 10 s)`
    );
    context.diagnostic(
        `Account page until the card tells what is due: ${Math.round(milliseconds)} ms; all calls: ${calls.join(' ')}`
    );
    assert.equal(card.length, 1, `the card asks once: ${card.join(' ')}`);
    assert.deepEqual(setting.browser.problems, []);
});
