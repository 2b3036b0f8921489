import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { idOf, logIn, open, until } from './support.ts';
import { addOpenRole, addOpenRoleByKey, chooseByKey, openMap, panel as person, row } from './workspace/map-robot.ts';
import { cell, choose, dialog, panel, rowHead, useMatrix } from './workspace/matrix-robot.ts';

/** Dialogs have the keyboard from the beginning, wherever they are opened from: Escape closes them. */

const matrix = useMatrix();

/** The dialog has the keyboard, Escape closes it, and the keyboard is on the page again. */
async function closes(page: Page, what: string): Promise<void> {
    await dialog(page).waitFor();
    await until(async () => (await dialog(page).locator(':focus').count()) === 1, `${what} has the keyboard`);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
}

async function done(page: Page): Promise<void> {
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
}

test('shouldCloseWithEscapeWhenOpenedFromAMenuOfTheMatrix', async () => {
    const page = await matrix.open('kam1');
    for (const entry of ['By hand', 'Change or remove']) {
        await choose(page, 'units', entry);
        await closes(page, `${entry}, by mouse`);
        await page.locator('[data-menu="units"] button').press('Enter');
        await chooseByKey(page, entry);
        await closes(page, `${entry}, by key`);
    }
    // One dialog after another.
    await choose(page, 'units', 'Change or remove');
    await dialog(page).getByRole('combobox').click();
    await page.getByRole('option', { name: 'Grid services' }).click();
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    await dialog(page).getByLabel('Name').waitFor();
    await closes(page, 'the second dialog');
    await rowHead(page, 'Grid services').waitFor();
    // From the details, from a field and for several.
    await cell(page, 'Group digital', 'Controllers').click();
    await panel(page).locator('[data-action="create"]').click();
    await closes(page, 'the new opportunity');
    await panel(page).locator('[data-action="link"]').click();
    await closes(page, 'the opportunity to link');
    await cell(page, 'Turbines', 'Controllers').click({ modifiers: ['Control'] });
    await page.getByText('2 cells selected').waitFor();
    await page.locator('[data-topic="competitor"]').click();
    await closes(page, 'the competitor of two cells');
    await done(page);
});

test('shouldCloseWithEscapeWhenAConflictFollowsADialog', async () => {
    const [theirs, mine] = [await matrix.open('kam1'), await matrix.open('revops')];
    for (const page of [theirs, mine]) {
        await rowHead(page, 'Group digital').focus();
        await page.keyboard.press('e');
        await dialog(page).getByLabel('Name').waitFor();
    }
    await dialog(theirs).getByLabel('Name').fill('Digital of the group');
    await theirs.keyboard.press('Control+Enter');
    await rowHead(theirs, 'Digital of the group').waitFor();
    await dialog(mine).getByLabel('Name').fill('Group data');
    await dialog(mine).getByRole('button', { name: 'Save' }).click();
    await dialog(mine).getByText('Take theirs: Digital of the group').waitFor();
    await closes(mine, 'the conflict');
    await rowHead(mine, 'Digital of the group').waitFor();
    // And one that follows an edit in the details.
    for (const page of [theirs, mine]) {
        await cell(page, 'Turbines', 'Energy optimisation').click();
        await panel(page).locator('[data-part="history"]').waitFor();
    }
    const change = async (page: Page, value: string): Promise<void> => {
        await panel(page).locator('[data-field="potential"] button.value').click();
        await panel(page).locator('[data-field="potential"] input').waitFor();
        await page.keyboard.press('Control+A');
        await page.keyboard.type(value);
        await page.keyboard.press('Enter');
    };
    await change(theirs, '401000');
    await theirs.getByText('Saved: Turbines, Energy optimisation').waitFor();
    await change(mine, '402000');
    await dialog(mine).getByText('Take theirs: $401,000').waitFor();
    await closes(mine, 'the conflict of the cell');
    await theirs.close();
    await done(mine);
});

test('shouldCloseWithEscapeOnTheMapAndThePlan', async () => {
    const page = await matrix.browser.newPage();
    await openMap(page, matrix.server.url, 'kam1', 'list');
    await row(page, 'list', 'Conor Oliveira').locator('button.person').click();
    const menu = person(page).locator('[data-menu="person"]').getByRole('button');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Has left' }).click();
    await closes(page, 'leaving, by mouse');
    await menu.press('Enter');
    await chooseByKey(page, 'Has left');
    await closes(page, 'leaving, by key');
    await addOpenRole(page);
    await closes(page, 'the placeholder');
    await addOpenRoleByKey(page);
    await closes(page, 'the placeholder, by key');
    const plan = await idOf(
        page,
        matrix.server.url,
        "SELECT Id FROM keystone__Key_Account_Plan__c WHERE Name LIKE 'Nordwind%' AND keystone__Status__c = 'Active'"
    );
    await open(page, `${matrix.server.url}/lightning/r/keystone__Key_Account_Plan__c/${plan}/view`);
    await page.locator('c-plan-header [data-move]').first().click();
    await closes(page, 'what becomes of the plan');
    await done(page);
});

test('shouldCloseWithEscapeOnTheCardOfTheAccount', async () => {
    const page = await matrix.browser.newPage();
    await logIn(page, matrix.server.url, 'revops');
    const id = await idOf(page, matrix.server.url, "SELECT Id FROM Account WHERE Name = 'Nordwind Energie Group'");
    await open(page, `${matrix.server.url}/lightning/r/Account/${id}/view`);
    await page.locator('c-key-account-card [data-action="exit"]').click();
    await closes(page, 'the reason');
    await done(page);
});
