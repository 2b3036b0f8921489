import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, open, openAs, settled } from './support.ts';
import { useSetting } from './setting.ts';

/** Who somebody is decides what they see. */

const setting = useSetting();
const ACCOUNT = 'Clearwater Utilities plc';

async function accountUrl(): Promise<string> {
    const id = await idOf(setting.page, setting.server.url, `SELECT Id FROM Account WHERE Name = '${ACCOUNT}'`);
    return `${setting.server.url}/lightning/r/Account/${id}/view`;
}

/** Chooses another user in the menu at the top right. */
async function switchTo(name: string): Promise<void> {
    const { page } = setting;
    await page.locator('.user-menu').getByRole('button').click();
    await page
        .getByRole('menuitemcheckbox', { name: new RegExp(name) })
        .or(page.getByRole('menuitem', { name: new RegExp(name) }))
        .click();
    await page.locator('.user-menu').getByText(name).first().waitFor();
    await settled(page);
}

const tabs = async () =>
    (await setting.page.getByRole('navigation', { name: 'App' }).getByRole('link').allInnerTexts()).map((text) =>
        text.trim()
    );

test('shouldSeeOtherTabsAndRightsWhenTheUserIsSwitched', async () => {
    const { page, server } = setting;
    await openAs(page, server.url, 'kam1');
    await open(page, await accountUrl());
    const card = page.locator('c-key-account-card');
    await card.getByText('Waiting for RevOps to decide').waitFor();
    assert.equal(await card.locator('[data-action="activate"]').count(), 0);
    assert.ok((await tabs()).includes('Key Accounts'));

    await switchTo('Priya Raman');
    await card.locator('[data-action="activate"]').waitFor();

    await switchTo('Olga Novak');
    await card.getByText('You have no access to Keystone').waitFor();
    assert.ok(!(await tabs()).includes('Key Accounts'), 'the outsider has no tabs of the package');
});

test('shouldStayLoggedInWhenThePageIsOpenedAgain', async () => {
    const { page, server, browser } = setting;
    await openAs(page, server.url, 'kam2');
    const second = await browser.newPage();
    await open(second, `${server.url}/lightning/o/Account/list`);
    await second.locator('.user-menu').getByText('Tomás Ferreira').first().waitFor();
    await second.close();
    await server.down();
    await server.up();
    await open(page, server.url);
    await page.locator('.user-menu').getByText('Tomás Ferreira').first().waitFor();
});

test('shouldLandOnTheLinkedPageWhenSomebodyLogsIn', async () => {
    const { page, server } = setting;
    await openAs(page, server.url, 'kam1');
    const url = await accountUrl();
    await page.locator('.user-menu').getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.locator('org-login').waitFor();
    await open(page, url);
    await page.locator('org-login').getByText('Miriam Okafor').click();
    await page.getByRole('heading', { name: new RegExp(ACCOUNT) }).waitFor();
    assert.deepEqual(
        setting.browser.problems.filter((problem) => !/net::ERR/.test(problem)),
        []
    );
});
