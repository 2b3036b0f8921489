import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { after, afterEach, before } from 'node:test';
import { tellAfterFailures } from '../failures.ts';
import { TestServer } from '../server.ts';
import { idOf, launchForMany, logIn, open } from '../support.ts';

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

/** What the tests of one file share; filled before the first one. */
export interface MatrixSetting {
    server: TestServer;
    browser: Awaited<ReturnType<typeof launchForMany>>;
    /** Opens the matrix of a key account on a page of its own, with cookies of its own. */
    open(user: string, account?: string, width?: number): Promise<Page>;
}

/** Starts a server and a browser before the tests of the calling file, and ends them afterwards. */
export function useMatrix(): MatrixSetting {
    const setting = {
        open: (user, account, width) => openMatrix(setting, user, account, width)
    } as MatrixSetting;
    before(async () => {
        setting.server = await TestServer.start();
        setting.browser = await launchForMany();
    });
    tellAfterFailures(() => setting.browser?.pages() ?? []);
    afterEach(() => setting.browser?.closePages());
    after(async () => {
        await setting.browser?.close();
        await setting.server?.dispose();
    });
    return setting;
}

async function openMatrix(
    { server: { url }, browser }: MatrixSetting,
    user: string,
    account = 'Nordwind',
    width = 1440
): Promise<Page> {
    const page = await browser.newPage();
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
