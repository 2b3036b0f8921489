import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityViolations, idOf, until } from './support.ts';
import { cell, choose, dialog, panel, rowHead, useMatrix } from './workspace/matrix-robot.ts';

/** What is done on the white space matrix and taken back: opportunities, plan, buying units, details; and how it is looked at. */

const matrix = useMatrix();
const undo = (page: Page): Promise<void> => page.locator('c-undo-bar').getByRole('button', { name: 'Undo' }).click();
/** The bar goes after a while; what was done can be taken back by key even then. */
async function undoByKey(page: Page): Promise<void> {
    await page.locator('c-matrix-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+z');
}

const found = (page: Page, soql: string): Promise<string | null> => idOf(page, matrix.server.url, soql);

async function done(page: Page): Promise<void> {
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
}

test('shouldDeleteACreatedOpportunityOnlyAfterAQuestionAndOnlyWhileNobodyChangedIt', async () => {
    const page = await matrix.open('kam1');
    const create = async (): Promise<void> => {
        await cell(page, 'Group digital', 'Controllers').hover();
        await page.locator('[data-action="quick"]').click();
        await dialog(page).getByLabel('Name').fill('Taken back');
        await dialog(page).getByRole('button', { name: 'Create', exact: true }).click();
        await cell(page, 'Group digital', 'Controllers', 'In pipeline').waitFor();
    };
    const opportunity = "SELECT Id FROM Opportunity WHERE Name = 'Taken back'";
    await create();
    await undo(page);
    await dialog(page).or(page.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }).click();
    assert.ok(await found(page, opportunity), 'it is still there');
    // The keyboard asks as well; this time the answer is yes.
    await undoByKey(page);
    assert.deepEqual(await accessibilityViolations(page), []);
    await dialog(page).or(page.getByRole('alertdialog')).getByRole('button', { name: 'OK' }).click();
    await cell(page, 'Group digital', 'Controllers', 'Potential').waitFor();
    assert.equal(await found(page, opportunity), null);
    await create();
    const id = await found(page, opportunity);
    const answer = await page.request.patch(`${matrix.server.url}/services/data/v68.0/sobjects/Opportunity/${id}`, {
        data: { NextStep: 'Call them' }
    });
    assert.ok(answer.ok(), await answer.text());
    await undo(page);
    await dialog(page).or(page.getByRole('alertdialog')).getByRole('button', { name: 'OK' }).click();
    await page.getByText('The opportunity stays').first().waitFor();
    assert.ok(await found(page, opportunity));
    // The refusal is the only problem.
    assert.ok(
        matrix.browser.problems.every((problem) => problem.includes('500')),
        matrix.browser.problems.join()
    );
    matrix.browser.problems.length = 0;
    await done(page);
});

test('shouldRenameMoveAndRemoveAUnitByMouseAndKeyboardAndTakeEachBack', async () => {
    const page = await matrix.open('kam1');
    await choose(page, 'units', 'Change or remove');
    await dialog(page).getByRole('combobox', { name: 'Buying unit' }).click();
    await page.getByRole('option', { name: 'Grid services' }).click();
    await dialog(page).getByRole('button', { name: 'Continue' }).click();
    await dialog(page).getByLabel('Name').fill('Grid and storage services of the north');
    assert.deepEqual(await accessibilityViolations(page), []);
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await rowHead(page, 'Grid and storage services').waitFor();
    await undo(page);
    await rowHead(page, 'Grid and storage services').waitFor({ state: 'detached' });
    await rowHead(page, 'Grid services').waitFor();
    // From the keyboard: below another unit.
    const level = (): Promise<string | null> =>
        page.getByRole('row').filter({ hasText: 'Grid services' }).first().getAttribute('aria-level');
    const before = await level();
    await rowHead(page, 'Grid services').focus();
    await page.keyboard.press('e');
    await dialog(page).getByRole('combobox', { name: 'Part of' }).click();
    await page.getByRole('option', { name: 'Offshore' }).click();
    await dialog(page).getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await until(async () => (await level()) !== before, 'it is a part of another unit');
    await undo(page);
    await until(async () => (await level()) === before, 'it is where it was');
    const state = await cell(page, 'Grid services', 'Controllers').getAttribute('aria-label');
    await rowHead(page, 'Grid services').focus();
    await page.keyboard.press('e');
    await dialog(page).getByRole('button', { name: 'Remove' }).click();
    await rowHead(page, 'Grid services').waitFor({ state: 'detached' });
    await undo(page);
    await rowHead(page, 'Grid services').waitFor();
    assert.equal(await cell(page, 'Grid services', 'Controllers').getAttribute('aria-label'), state);
    await done(page);
});

test('shouldKeepNotesAndOtherDetailsAndTakeThemBack', async () => {
    const page = await matrix.open('kam1');
    await cell(page, 'Turbines', 'Energy optimisation').click();
    await panel(page).locator('[data-part="history"]').waitFor();
    const field = (name: string) => panel(page).locator(`[data-field="${name}"]`);
    await field('notes').locator('button.value').click();
    await page.keyboard.type('They asked for it.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Two lines first.');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Saved: Turbines, Energy optimisation').waitFor();
    assert.match(await field('notes').innerText(), /They asked for it/);
    assert.deepEqual(await accessibilityViolations(page), []);
    await undoByKey(page);
    await until(async () => !/They asked/.test(await field('notes').innerText()), 'the notes are as they were');
    // What people say about the state stands beside what Keystone sees.
    await field('stateOverride').locator('button.value').click();
    await field('stateOverride').getByRole('combobox').click();
    await page.getByRole('option', { name: 'Not applicable' }).click();
    await cell(page, 'Turbines', 'Energy optimisation', 'Not applicable').waitFor();
    await panel(page)
        .getByText(/Keystone sees/)
        .waitFor();
    await undoByKey(page);
    await cell(page, 'Turbines', 'Energy optimisation', 'Not applicable').waitFor({ state: 'detached' });
    await panel(page).locator('[data-action="looked-at"]').click();
    await page
        .getByText(/Looked at/)
        .first()
        .waitFor();
    await done(page);
});

test('shouldTakePotentialsToThePlanAndOutAgain', async () => {
    const page = await matrix.open('kam1');
    await page.getByText('Potentials', { exact: true }).first().click();
    const items = page.locator('c-matrix-potentials [data-item]');
    await items.nth(0).locator('.slds-checkbox_faux').click();
    await items.nth(1).locator('.slds-checkbox_faux').click();
    const count = async (): Promise<number> => {
        const answer = await page.request.get(
            `${matrix.server.url}/services/data/v68.0/query?q=${encodeURIComponent('SELECT Id FROM keystone__Value_Item__c')}`
        );
        return ((await answer.json()) as { totalSize: number }).totalSize;
    };
    const before = await count();
    await page.locator('c-matrix-potentials [data-action="plan"]').click();
    await page.locator('c-undo-bar').getByText('In the plan: 2').waitFor();
    assert.ok((await count()) > before, 'there are value items');
    await undo(page);
    await page.locator('c-undo-bar').waitFor({ state: 'detached' });
    assert.equal(await count(), before);
    await done(page);
});

test('shouldFoldUnitsAndGroupsByMouseAndMenuAndExportWhatIsShown', async () => {
    const page = await matrix.open('kam1');
    const rows = page.locator('c-matrix-grid [role="rowheader"]');
    const columns = page.locator('c-matrix-grid .line_columns .column');
    const all = [await rows.count(), await columns.count()];
    await rowHead(page, 'Turbines').first().locator('[data-fold]').click();
    await until(async () => (await rows.count()) < all[0]!, 'the unit is folded');
    await rowHead(page, 'Turbines').first().locator('[data-fold]').click();
    await until(async () => (await rows.count()) === all[0], 'the unit is unfolded');
    await page.locator('c-matrix-grid .group[aria-expanded="true"]').first().click();
    await until(async () => (await columns.count()) < all[1]!, 'the group is folded');
    await page.locator('c-matrix-grid .group[aria-expanded="false"]').first().click();
    await choose(page, 'folding', 'Fold all');
    await page.locator('c-matrix-grid .group[aria-expanded="true"]').waitFor({ state: 'detached' });
    await choose(page, 'folding', 'Unfold all');
    await until(async () => (await rows.count()) === all[0], 'all is unfolded');
    // The file has a line for each cell, with plain numbers, and adds up to what the page says.
    const [download] = await Promise.all([page.waitForEvent('download'), choose(page, 'export', 'Cells as CSV')]);
    const [head, ...lines] = fs
        .readFileSync(await download.path(), 'utf8')
        .trim()
        .split(/\r?\n/);
    const names = head!.replace(/^\uFEFF/, '').split(',');
    const owned = names.indexOf('Owned a year');
    assert.ok(owned > 0 && names.includes('Notes'), head);
    const sum = lines
        .map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((value) => value.replace(/,$/, '')))
        .reduce((total, values) => total + Number(values[owned] ?? 0), 0);
    const shown = await page.locator('[data-figure="owned"]').innerText();
    assert.ok(shown.includes(`$${Math.round(sum).toLocaleString('en-US')}`), `${shown} and ${sum}`);
    await done(page);
});
