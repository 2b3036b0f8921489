import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { idOf, logIn, open } from './support.ts';
import { card, cardByKey, dialog, panel, row, stored, undo } from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';
import { openStep } from './workspace/robot.ts';

/** The map from step 3 of the plan, in a dialog as large as the window. */

const map = useMap();
const PLAN =
    "SELECT Id FROM keystone__Key_Account_Plan__c WHERE keystone__Key_Account__r.Name LIKE 'Nordwind%' AND keystone__Status__c = 'Active'";

async function plan(): Promise<Page> {
    const page = await map.browser.newPage({ viewport: { width: 1440, height: 1100 } });
    await logIn(page, map.server.url, 'kam1');
    const id = await idOf(page, map.server.url, PLAN);
    await open(page, `${map.server.url}/lightning/r/keystone__Key_Account_Plan__c/${id}/view`);
    await page
        .getByRole('tab', { name: 'Plan', exact: true })
        .click()
        .catch(() => undefined);
    await openStep(page, 3);
    return page;
}

test('shouldOpenTheMapFromTheStepOfThePeople', async () => {
    const page = await plan();
    await page.locator('[data-action="open-map"]').click();
    const large = dialog(page);
    await card(page, 'Amir Taylor').waitFor();
    await large.locator('c-map-header [data-view="list"]').click();
    await row(page, 'list', 'Helena Lombardi').locator('[data-person]').first().waitFor();
    await row(page, 'list', 'Julia Dahl').locator('input[type="checkbox"]').press('Space');
    await large.locator('c-map-list [data-action="park"] button').click();
    await stored(page, 'Julia Dahl set aside');
    await undo(page);
    await large.locator('[data-action="close"]').click();
    await large.waitFor({ state: 'detached' });
    // With the keyboard.
    await page.locator('[data-action="open-map"] button').press('Enter');
    await card(page, 'Amir Taylor').waitFor();
    await cardByKey(page, ['ArrowDown', 'ArrowDown'], 'Helena Lombardi');
    await page.keyboard.press('Enter');
    await panel(page).getByRole('heading', { name: 'Helena Lombardi' }).waitFor();
    await panel(page).locator('[data-action="close-panel"] button').press('Enter');
    await large.locator('[data-action="close"] button').press('Enter');
    await large.waitFor({ state: 'detached' });
    assert.deepEqual(map.browser.problems, []);
});
