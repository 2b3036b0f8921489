import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { accessibilityViolations, idOf, open, RETRIES, until } from './support.ts';
import { chooseByKey } from './workspace/map-robot.ts';
import { cell, cells, dialog, panel, rowHead, useMatrix } from './workspace/matrix-robot.ts';
import { openStep } from './workspace/robot.ts';

/** What is done on the white space matrix with the keyboard alone, and what of it is seen only with the mouse elsewhere. */

const matrix = useMatrix();
const focused = (page: Page): Locator => page.locator(':focus');

async function done(page: Page): Promise<void> {
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
}

/** Presses a button, or whatever else takes Enter. */
async function press(button: Locator, key = 'Enter'): Promise<void> {
    await button.focus();
    await button.press(key);
}

/** Opens one of the toolbar's menus and chooses from it. */
async function chooseFrom(page: Page, menu: string, item: string): Promise<void> {
    await press(page.locator(`[data-menu="${menu}"] button`));
    await chooseByKey(page, item);
}

/** Goes to the next look, which is shown at once. */
async function look(page: Page, key: string, name: string): Promise<void> {
    await page.getByRole('radio', { checked: true }).first().focus();
    await page.keyboard.press(key);
    await page.getByRole('radio', { name, checked: true }).waitFor();
}

async function undo(page: Page): Promise<void> {
    await press(page.locator('c-undo-bar').getByRole('button', { name: 'Undo' }));
}

async function valueItems(page: Page): Promise<number> {
    const query = encodeURIComponent('SELECT Id FROM keystone__Value_Item__c');
    const answer = await page.request.get(`${matrix.server.url}/services/data/v68.0/query?q=${query}`, RETRIES);
    return ((await answer.json()) as { totalSize: number }).totalSize;
}

test('shouldSwitchTheViewFoldAndExportWithTheKeyboard', async () => {
    const page = await matrix.open('kam1');
    const ours = cell(page, 'Grid services', 'Controllers');
    assert.match(await ours.innerText(), /Owned/);
    await look(page, 'ArrowRight', 'Share of spend');
    await until(async () => /Ours \d+%/.test(await ours.innerText()), 'the cell says our share');
    await look(page, 'ArrowRight', 'Potentials');
    await page.locator('c-matrix-potentials [data-item]').first().waitFor();
    await look(page, 'ArrowLeft', 'Share of spend');
    await look(page, 'ArrowLeft', 'Footprint');
    await until(async () => /Owned/.test(await ours.innerText()), 'the cell says its state');
    const rows = page.locator('c-matrix-grid [role="rowheader"]');
    const all = await rows.count();
    await press(rowHead(page, 'Turbines').first());
    await until(async () => (await rows.count()) < all, 'the unit is folded');
    assert.match(await focused(page).innerText(), /Turbines/);
    await page.keyboard.press('Enter');
    await until(async () => (await rows.count()) === all, 'the unit is unfolded');
    const files: string[] = [];
    for (const item of ['Cells as CSV', 'Picture (PNG)', 'Picture (SVG)']) {
        const [download] = await Promise.all([page.waitForEvent('download'), chooseFrom(page, 'export', item)]);
        files.push(await download.path());
    }
    const [csv, png, svg] = files.map((file) => fs.readFileSync(file));
    assert.match(csv!.toString(), /Turbines Gdansk,/);
    assert.deepEqual([...png!.subarray(1, 4)], [...Buffer.from('PNG')]);
    assert.match(svg!.toString(), /<text [^>]*>Turbines Gdansk<\/text>/);
    await done(page);
});

test('shouldLinkAnOpportunityAndTakeItOutWithTheKeyboard', async () => {
    const page = await matrix.open('kam1');
    await press(cell(page, 'Borkum service base', 'Controllers'));
    await panel(page).locator('[data-part="history"]').waitFor();
    await press(panel(page).locator('[data-action="link"] button'));
    const choices = dialog(page).getByRole('radio');
    await choices.first().waitFor();
    const count = await choices.count();
    const name = (await dialog(page).locator('lightning-radio-group label').first().innerText()).split(' · ')[0]!;
    await dialog(page).getByRole('searchbox').focus();
    await page.keyboard.type(name);
    await until(async () => (await choices.count()) < count, 'only what was searched for');
    await choices.first().focus();
    await page.keyboard.press('Space');
    await press(dialog(page).getByRole('button', { name: 'Link', exact: true }));
    const linked = panel(page).locator('[data-part="opportunities"] .badge');
    await linked.first().waitFor();
    assert.ok((await panel(page).locator('[data-part="opportunities"]').innerText()).includes(name));
    await undo(page);
    await until(async () => (await linked.count()) === 0, 'the opportunity is out of the cell again');
    await done(page);
});

test('shouldTakeTheBestPotentialsToStepFourOfThePlanWithTheKeyboard', async () => {
    const page = await matrix.open('kam1');
    await look(page, 'ArrowRight', 'Share of spend');
    await look(page, 'ArrowRight', 'Potentials');
    const items = page.locator('c-matrix-potentials [data-item]');
    for (const index of [0, 1]) await press(items.nth(index).getByRole('checkbox'), 'Space');
    const name = (await items.first().locator('[data-action="details"]').innerText()).trim();
    const before = await valueItems(page);
    await press(page.locator('c-matrix-potentials [data-action="plan"] button'));
    await page.locator('c-undo-bar').getByText('In the plan: 2').waitFor();
    assert.ok((await valueItems(page)) > before);
    await undo(page);
    await page.locator('c-undo-bar').waitFor({ state: 'detached' });
    assert.equal(await valueItems(page), before);
    // What stays is in step 4 of the plan.
    await press(items.first().getByRole('checkbox'), 'Space');
    await press(page.locator('c-matrix-potentials [data-action="plan"] button'));
    await page.locator('c-undo-bar').getByText('In the plan: 1').waitFor();
    const plan = await idOf(
        page,
        matrix.server.url,
        "SELECT Id FROM keystone__Key_Account_Plan__c WHERE Name LIKE 'Nordwind%' AND keystone__Status__c = 'Active'"
    );
    await open(page, `${matrix.server.url}/lightning/r/keystone__Key_Account_Plan__c/${plan}/view`);
    await openStep(page, 4);
    const [offering] = name.split(' – ');
    await page.locator('c-plan-step-work').getByText(offering!).first().waitFor();
    await done(page);
});

test('shouldWorkWithTheBestPotentialsOnAPhoneWithTheKeyboard', async () => {
    const page = await matrix.open('kam1', 'Nordwind', 390);
    const list = page.locator('c-matrix-potentials');
    await press(list.locator('[data-action="details"]').first());
    await panel(page).waitFor();
    // The panel has the keyboard, and gives it back.
    await until(async () => (await panel(page).locator(':focus').count()) > 0, 'the keyboard is in the panel');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await until(async () => (await list.locator(':focus').count()) > 0, 'the keyboard is in the list');
    const creatable = list.locator('[data-action="create"] button');
    const count = await creatable.count();
    await press(creatable.first());
    await dialog(page).getByLabel('Name').focus();
    await page.keyboard.press('Control+Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await until(async () => (await creatable.count()) < count, 'what became an opportunity offers none');
    await press(list.getByRole('checkbox').first(), 'Space');
    await press(list.locator('[data-action="plan"] button'));
    await page.locator('c-undo-bar').getByText('In the plan: 1').waitFor();
    await undo(page);
    await page.locator('c-undo-bar').waitFor({ state: 'detached' });
    await done(page);
});

test('shouldTellInThePanelWhatIsInstalled', async () => {
    const page = await matrix.open('kam1');
    await cell(page, 'Grid services', 'Controllers').click();
    const assets = panel(page).locator('[data-part="assets"]');
    await assets.waitFor();
    assert.match(await assets.innerText(), /Halden (Edge|Line) Controller[\s\S]*Installed/);
    assert.deepEqual(await accessibilityViolations(page), []);
    // A click opens the asset; so does the keyboard.
    await assets.getByRole('link').first().click();
    await page.waitForURL(/\/Asset\//);
    await page.goBack();
    await press(cell(page, 'Grid services', 'Controllers'));
    await press(assets.getByRole('link').first());
    await page.waitForURL(/\/Asset\//);
    await done(page);
});

/** Enters a value into the panel by keyboard. */
async function enter(page: Page, field: string, value: string): Promise<void> {
    await press(panel(page).locator(`[data-field="${field}"] button.value`));
    await panel(page).locator(`[data-field="${field}"] input`).first().waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
}

test('shouldDecideAboutACompetitorWhomTwoPeopleChanged', async () => {
    const [theirs, mine] = [await matrix.open('kam1'), await matrix.open('revops')];
    const at = (page: Page): Locator => cell(page, 'Turbines', 'Controllers');
    for (const page of [theirs, mine]) await press(at(page));
    const conflict = async (name: string, other: string): Promise<void> => {
        for (const page of [theirs, mine]) await panel(page).locator('[data-part="history"]').waitFor();
        await enter(theirs, 'competitor', name);
        await theirs.getByText('Saved: Turbines, Controllers').first().waitFor();
        await until(async () => (await at(theirs).getAttribute('aria-label'))!.includes(name), 'theirs is stored');
        await enter(mine, 'competitor', other);
        await dialog(mine).getByText(`Take theirs: ${name}`).waitFor();
        await dialog(mine).getByText(`Keep mine: ${other}`).waitFor();
    };
    const said = (page: Page, name: string): Promise<void> =>
        until(async () => (await at(page).getAttribute('aria-label'))!.includes(name), `it says ${name}`);
    // By mouse: theirs.
    await conflict('Ostmark Drives', 'Vektor Automation');
    await dialog(mine).getByText('Take theirs: Ostmark Drives').click();
    await dialog(mine).locator('[data-action="apply"]').click();
    await dialog(mine).waitFor({ state: 'detached' });
    await said(mine, 'Ostmark Drives');
    // By keyboard: mine.
    await conflict('Bluepeak Software', 'Corvex Systems');
    await dialog(mine)
        .getByRole('radio', { name: /Take theirs/ })
        .focus();
    await mine.keyboard.press('Space');
    await mine.keyboard.press('ArrowUp');
    await dialog(mine)
        .getByRole('radio', { name: /Keep mine/, checked: true })
        .waitFor();
    await press(dialog(mine).locator('[data-action="apply"] button'));
    await dialog(mine).waitFor({ state: 'detached' });
    await said(mine, 'Corvex Systems');
    await theirs.reload();
    await said(theirs, 'Corvex Systems');
    await theirs.close();
    await done(mine);
});

test('shouldWarnWhereSharesAddUpToMoreThanIsSpent', async () => {
    const page = await matrix.open('kam1');
    assert.equal(await page.locator('[data-over]').count(), 0);
    await press(cell(page, 'Grid services', 'Controllers'));
    await panel(page).locator('[data-part="history"]').waitFor();
    await enter(page, 'competitor', 'Ostmark Drives');
    await until(async () => /Ostmark/.test(await panel(page).innerText()), 'the competitor is there');
    await enter(page, 'competitorShare', '95');
    const warning = panel(page).locator('[data-over]');
    await warning.getByText(/Ours \d+%, Ostmark Drives 95%/).waitFor();
    // Below the figures, with its place; in the other view at the totals of the row, of the column and of everything.
    const place = page.locator('c-matrix-figures [data-over]');
    assert.match(await place.innerText(), /above 100%: Grid services, Controllers \(Ours \d+%, Ostmark Drives 95%\)/);
    assert.equal(await page.locator('c-matrix-grid .over').count(), 0);
    await look(page, 'ArrowRight', 'Share of spend');
    await until(async () => (await page.locator('c-matrix-grid .over').count()) === 3, 'three totals warn');
    assert.match(await page.locator('c-matrix-grid .line_foot .total').innerText(), /1 over 100%/);
    assert.match(
        (await page.locator('c-matrix-grid .line_foot .total').getAttribute('title'))!,
        /Grid services, Controllers/
    );
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.locator('c-matrix-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+z');
    await warning.waitFor({ state: 'detached' });
    await place.waitFor({ state: 'detached' });
    await done(page);
});

test('shouldBringBackTheUnitThatStandsForTheAccount', async () => {
    const page = await matrix.open('kam1');
    const before = await cells(page).count();
    const figures = page.locator('c-matrix-figures');
    const told = await figures.innerText();
    await rowHead(page, 'Group headquarters').focus();
    await page.keyboard.press('e');
    await press(dialog(page).getByRole('button', { name: 'Remove' }));
    await rowHead(page, 'Group headquarters').waitFor({ state: 'detached' });
    await undo(page);
    await rowHead(page, 'Group headquarters').waitFor();
    await until(async () => (await cells(page).count()) === before, 'all cells are back');
    await until(async () => (await figures.innerText()) === told, 'the figures are as they were');
    await done(page);
});
