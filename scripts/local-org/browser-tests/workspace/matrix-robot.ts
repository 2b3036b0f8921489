import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { idOf, logIn, open } from '../support.ts';
import type { launchForMany } from '../support.ts';

/** What people see and do on the white space matrix. */

export const cells = (page: Page): Locator => page.locator('c-matrix-grid [role="gridcell"].cell');
export const panel = (page: Page): Locator => page.locator('c-cell-panel');
export const dialog = (page: Page): Locator => page.getByRole('dialog');
export const rowHead = (page: Page, name: string): Locator =>
    page.locator('c-matrix-grid [role="rowheader"]').filter({ hasText: name });

/** A cell by the names of its unit and its offering; optionally one that says something. */
export const cell = (page: Page, unit: string, offering: string, state = ''): Locator =>
    page.locator(`c-matrix-grid [role="gridcell"][aria-label^="${unit}, ${offering}: ${state}"]`);

export async function keyAccountOf(page: Page, url: string, name: string): Promise<string> {
    const id = await idOf(
        page,
        url,
        `SELECT Id FROM keystone__Key_Account__c WHERE keystone__Account__r.Name LIKE '${name}%'`
    );
    assert.ok(id, `there is a key account ${name}`);
    return id;
}

/** The white space of a key account on a page of its own, with a browser of its own. */
export async function openMatrix(
    browser: Awaited<ReturnType<typeof launchForMany>>,
    url: string,
    user: string,
    account = 'Nordwind',
    width = 1440
): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.setViewportSize({ width, height: 1000 });
    await logIn(page, url, user);
    const id = await keyAccountOf(page, url, account);
    await open(page, `${url}/lightning/cmp/keystone__whiteSpaceMatrix?c__recordId=${id}`);
    await page.locator('c-white-space-matrix').locator('c-matrix-toolbar, c-empty-state').first().waitFor();
    return page;
}

/** Chooses an item of one of the toolbar's menus. */
export async function choose(page: Page, menu: string, item: string): Promise<void> {
    await page.locator(`[data-menu="${menu}"] button`).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
}
