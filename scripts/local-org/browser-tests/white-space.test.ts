import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { accessibilityViolations, idOf, logIn, open, until } from './support.ts';
import { cell, cells, choose, dialog, keyAccountOf, panel, rowHead, useMatrix } from './workspace/matrix-robot.ts';
import { openStep } from './workspace/robot.ts';

/** The white space matrix with mouse and keyboard, with several people, in all of its states. */

const matrix = useMatrix();
const focused = (page: Page): Locator => page.locator(':focus');

test('shouldTurnACellIntoAnOpportunityWithTwoClicksAndShowItWithoutARefresh', async () => {
    const page = await matrix.open('kam1');
    await page.evaluate('globalThis.notReloaded = true');
    const potential = cell(page, 'Group digital', 'Controllers');
    assert.match((await potential.getAttribute('aria-label'))!, /: Potential/);
    await potential.hover();
    await page.locator('[data-action="quick"]').click();
    await dialog(page).getByLabel('Name').waitFor();
    assert.match(await dialog(page).getByLabel('Name').inputValue(), /Controllers/);
    assert.notEqual(await dialog(page).getByLabel('Amount').inputValue(), '');
    assert.notEqual(await dialog(page).getByLabel('Close date').inputValue(), '');
    await dialog(page).getByRole('button', { name: 'Create', exact: true }).click();
    await cell(page, 'Group digital', 'Controllers', 'In pipeline').waitFor();
    assert.equal(await page.evaluate('globalThis.notReloaded'), true);
    const created = await idOf(
        page,
        matrix.server.url,
        `SELECT Id FROM keystone__Key_Account_Opportunity__c WHERE keystone__White_Space_Cell__r.keystone__State__c = 'In pipeline'
            AND keystone__Buying_Unit__r.Name = 'Group digital' AND keystone__Key_Account_Plan__c != null`
    );
    assert.ok(created, 'it is linked to cell, unit and plan');
    // The panel knows it as well.
    await cell(page, 'Group digital', 'Controllers').click();
    await panel(page).locator('[data-part="opportunities"] c-record-link').first().waitFor();
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
});

test('shouldWorkWithTheKeyboardAlone', async () => {
    const page = await matrix.open('kam1');
    await page.locator('c-matrix-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+Home');
    const first = await focused(page).getAttribute('aria-label');
    await page.keyboard.press('End');
    assert.match((await focused(page).getAttribute('aria-label'))!, /, (Operator training|Other):/);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Control+Home');
    assert.equal(await focused(page).getAttribute('aria-label'), first);
    // Up to the group, which folds, and back.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const before = await page.locator('c-matrix-grid .line_columns .column').count();
    await page.keyboard.press('Enter');
    await until(
        async () => (await page.locator('c-matrix-grid .line_columns .column').count()) < before,
        'the group is folded'
    );
    assert.equal(await focused(page).getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page).getAttribute('aria-expanded')) === 'true', 'the group is unfolded');
    // A cell opens, and the keyboard comes back to it.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel(page).waitFor();
    await until(async () => /Group headquarters/.test(await focused(page).innerText()), 'the keyboard is in the panel');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await until(async () => (await focused(page).getAttribute('aria-label')) === first, 'the keyboard is on the cell');
    // Several cells are chosen and edited at once.
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByText('4 cells selected').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('4 cells selected').waitFor({ state: 'detached' });
    // An opportunity from where the keyboard is.
    await cell(page, 'Borkum service base', 'Machine safety').focus();
    await page.keyboard.press('o');
    await dialog(page).getByLabel('Name').focus();
    await page.keyboard.press('Control+Enter');
    await cell(page, 'Borkum service base', 'Machine safety', 'In pipeline').waitFor();
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
});

test('shouldChangeSeveralCellsWithTheMouseAndTakeItBack', async () => {
    const page = await matrix.open('kam1');
    const from = cell(page, 'Borkum service base', 'Controllers');
    const to = cell(page, 'Grid services', 'Machine safety');
    const before = [await from.getAttribute('aria-label'), await to.getAttribute('aria-label')];
    await from.hover();
    await page.mouse.down();
    await to.hover();
    await page.mouse.up();
    await page.getByText('4 cells selected').waitFor();
    await page.getByRole('button', { name: 'Addressable spend', exact: true }).click();
    await dialog(page).getByLabel('Addressable spend').fill('123000');
    await dialog(page).getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Saved: 4 cells').waitFor();
    assert.match((await from.getAttribute('aria-label'))!, /addressable \$123,000/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await from.getAttribute('aria-label')) === before[0], 'the first cell is as it was');
    assert.equal(await to.getAttribute('aria-label'), before[1]);
    // Control adds one cell, a head the whole row.
    await from.click();
    await to.click({ modifiers: ['Control'] });
    await page.getByText('2 cells selected').waitFor();
    await rowHead(page, 'Grid services').click();
    await page.getByText(/1[0-9] cells selected/).waitFor();
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
});

test('shouldShowBothVersionsToTheSecondWhenTwoPeopleEditTheSameCell', async () => {
    const pages = [await matrix.open('kam1'), await matrix.open('revops')];
    for (const page of pages) {
        await cell(page, 'Turbines', 'Energy optimisation').click();
        await panel(page).locator('[data-part="history"]').waitFor();
    }
    const change = async (page: Page, value: string): Promise<void> => {
        await panel(page)
            .locator('[data-field="potential"]')
            .getByRole('button', { name: /^Potential/ })
            .click();
        await page.keyboard.press('Control+A');
        await page.keyboard.type(value);
        await page.keyboard.press('Enter');
    };
    await change(pages[0]!, '401000');
    await pages[0]!.getByText('Saved: Turbines, Energy optimisation').waitFor();
    await change(pages[1]!, '402000');
    await dialog(pages[1]!).getByText('Take theirs: $401,000').waitFor();
    await dialog(pages[1]!).getByText('Keep mine: $402,000').waitFor();
    assert.deepEqual(await accessibilityViolations(pages[1]!), []);
    await dialog(pages[1]!).locator('[data-action="apply"]').click();
    await dialog(pages[1]!).waitFor({ state: 'detached' });
    await until(
        async () => (await cell(pages[1]!, 'Turbines', 'Energy optimisation').innerText()).includes('$402K'),
        'mine is stored'
    );
    for (const page of pages) await page.close();
});

test('shouldKeepAChangeThatCouldNotBeStored', async () => {
    const page = await matrix.open('kam1');
    await cell(page, 'Turbines', 'Commissioning').scrollIntoViewIfNeeded();
    await cell(page, 'Turbines', 'Commissioning').click();
    await panel(page).locator('[data-part="history"]').waitFor();
    await page.context().setOffline(true);
    await panel(page)
        .locator('[data-field="potential"]')
        .getByRole('button', { name: /^Potential/ })
        .click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('305000');
    await page.keyboard.press('Enter');
    await page.locator('[data-unsaved]').waitFor();
    assert.match(await cell(page, 'Turbines', 'Commissioning').innerText(), /\$305K[\s\S]*Not saved/);
    await page.context().setOffline(false);
    await page.locator('[data-action="retry-all"]').click();
    await page.getByText('Saved: Turbines, Commissioning').waitFor();
    assert.equal(await page.locator('[data-unsaved]').count(), 0);
    matrix.browser.problems.length = 0;
    await page.close();
});

test('shouldFilterChangeTheViewAndExport', async () => {
    const page = await matrix.open('kam1');
    const all = await cells(page).count();
    await page.getByPlaceholder('Unit, offering, competitor').fill('turbines');
    await until(async () => (await cells(page).count()) < all, 'fewer cells are shown');
    await page
        .getByText(/\d+ of \d+ cells/)
        .first()
        .waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await until(async () => (await cells(page).count()) === all, 'all cells are shown');
    await page.locator('[data-action="filters"]').click();
    await page.locator('[data-filter="states"]').getByText('Competitor', { exact: true }).click();
    await until(async () => (await cells(page).count()) < all, 'only what competitors hold is shown');
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.getByPlaceholder('Unit, offering, competitor').fill('nowhere');
    await page.getByText('Nothing found').waitFor();
    await page.locator('c-empty-state').getByRole('button').click();
    for (const look of ['Share of spend', 'Potentials', 'Footprint']) {
        await page.getByText(look, { exact: true }).first().click();
        await page.locator(look === 'Potentials' ? 'c-matrix-potentials' : 'c-matrix-grid').waitFor();
        assert.deepEqual(await accessibilityViolations(page), [], look);
    }
    await page.getByRole('combobox', { name: 'Colour by' }).click();
    await page.getByRole('option', { name: 'Colour: Addressable spend' }).click();
    await page.locator('c-matrix-grid .heat_5').first().waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    const files: string[] = [];
    for (const item of ['Cells as CSV', 'Picture (PNG)', 'Picture (SVG)']) {
        const [download] = await Promise.all([page.waitForEvent('download'), choose(page, 'export', item)]);
        files.push(await download.path());
        assert.match(download.suggestedFilename(), /^White-space-Nordwind.*\.(csv|png|svg)$/);
    }
    const [csv, png, svg] = files.map((file) => fs.readFileSync(file));
    assert.match(csv!.toString(), /Turbines Gdansk,/);
    assert.deepEqual([...png!.subarray(1, 4)], [...Buffer.from('PNG')]);
    assert.match(svg!.toString(), /<text [^>]*>Turbines Gdansk<\/text>/);
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
});

test('shouldShowTheSameFiguresAsTheServer', async () => {
    const page = await matrix.open('kam1');
    const answer = await page.request.post(`${matrix.server.url}/local/apex`, {
        data: {
            className: 'WhiteSpaceController',
            method: 'getMatrix',
            params: { recordId: await keyAccountOf(page, matrix.server.url, 'Nordwind') },
            cacheable: true
        }
    });
    const { returnValue } = (await answer.json()) as { returnValue: { totals: Record<string, number> } };
    const { totals } = returnValue;
    const dollars = (name: string): string => `$${Math.round(totals[name]!).toLocaleString('en-US')}`;
    const percent = (name: string): string => `${Math.round(totals[name]!)}%`;
    const expected: Record<string, string[]> = {
        owned: [dollars('owned')],
        open: [dollars('open'), `${dollars('weighted')} weighted`],
        potential: [dollars('potential')],
        addressable: [dollars('addressable')],
        shareOfWallet: [percent('shareOfWallet'), `known for ${totals.addressableCells} of ${totals.applicable} cells`],
        penetration: [percent('penetration'), `${totals.ownedCells} of ${totals.applicable} cells`],
        explored: [percent('explored'), `${totals.unknownCells} unknown`],
        conversion: [percent('conversion'), `${totals.converted} of ${totals.raised} potentials`]
    };
    for (const [name, texts] of Object.entries(expected)) {
        const shown = await page.locator(`[data-figure="${name}"]`).innerText();
        for (const text of texts) assert.ok(shown.includes(text), `${name}: ${shown} has ${text}`);
    }
    await page.close();
});

test('shouldAddUnitsByHandAndLinkAnOpportunity', async () => {
    const page = await matrix.open('kam1');
    await choose(page, 'units', 'By hand');
    await dialog(page).getByLabel('Name').fill('Harbour logistics of the northern group');
    await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
    await rowHead(page, 'Harbour logistics').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await rowHead(page, 'Harbour logistics').waitFor({ state: 'detached' });
    await choose(page, 'units', 'From the account hierarchy');
    const none = page.getByText('All accounts of the hierarchy are buying units already.').first();
    await dialog(page).or(none).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await cell(page, 'Borkum service base', 'Controllers').click();
    await panel(page).locator('[data-action="link"]').click();
    await dialog(page).locator('lightning-radio-group .slds-radio_faux').first().click();
    assert.deepEqual(await accessibilityViolations(page), []);
    await dialog(page).getByRole('button', { name: 'Link', exact: true }).click();
    // Where its products belong to other offerings, its amounts count there; it belongs to this cell all the same.
    const linked = panel(page).locator('[data-part="opportunities"] .badge');
    await linked.first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await linked.count()) === 0, 'the opportunity is out of the cell again');
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
});

test('shouldBeginWithTheBestPotentialsOnAPhone', async () => {
    const page = await matrix.open('kam1', 'Nordwind', 390);
    const list = page.locator('c-matrix-potentials');
    await list.waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await list.locator('[data-action="details"]').first().click();
    await panel(page).waitFor();
    assert.equal(await list.isVisible(), false);
    assert.deepEqual(await accessibilityViolations(page), []);
    await panel(page).locator('[data-action="close"]').click();
    const items = list.locator('[data-item]');
    const count = await items.count();
    await items.first().locator('[data-action="create"]').click();
    await dialog(page).getByRole('button', { name: 'Create', exact: true }).click();
    await until(
        async () => (await list.locator('[data-action="create"]').count()) < count,
        'what became an opportunity offers none'
    );
    await page.locator('[data-item] .slds-checkbox_faux').first().click();
    await list.locator('[data-action="plan"]').click();
    await page.getByText('In the plan: 1').waitFor();
    const wide = (await page.evaluate('document.scrollingElement.scrollWidth - innerWidth')) as number;
    assert.ok(wide <= 0, `the page is not wider than the screen: ${wide}`);
    await page.close();
});

test('shouldLeadFromStepFourOfThePlanToTheWhiteSpace', async () => {
    const page = await matrix.browser.newPage();
    await logIn(page, matrix.server.url, 'kam1');
    const id = await idOf(
        page,
        matrix.server.url,
        "SELECT Id FROM keystone__Key_Account_Plan__c WHERE Name LIKE 'Nordwind%' AND keystone__Status__c = 'Active'"
    );
    await open(page, `${matrix.server.url}/lightning/r/keystone__Key_Account_Plan__c/${id}/view`);
    await openStep(page, 4);
    await page.locator('[data-section="White_Space"] [data-action="open"] a').click();
    await cells(page).first().waitFor();
    // And it is a tab of the plan.
    await open(page, `${matrix.server.url}/lightning/r/keystone__Key_Account_Plan__c/${id}/view`);
    await page.getByRole('tab', { name: 'White space' }).click();
    await cells(page).first().waitFor();
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
});

test('shouldOfferNothingThatMayNotBeDoneToAReader', async () => {
    const page = await matrix.open('reader');
    await cells(page).first().click();
    await panel(page).locator('[data-part="history"]').waitFor();
    assert.equal(await panel(page).locator('[data-action="looked-at"]').count(), 0);
    assert.equal(await panel(page).locator('c-inline-field button.value').count(), 0);
    assert.equal(await page.locator('[data-menu="units"]').count(), 0);
    assert.deepEqual(await accessibilityViolations(page), []);
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
});

test('shouldSayWhatToDoWhenThereAreNoUnits', async () => {
    const page = await matrix.browser.newPage();
    await logIn(page, matrix.server.url, 'revops');
    const id = await idOf(
        page,
        matrix.server.url,
        'SELECT Id FROM keystone__Key_Account__c WHERE Id NOT IN (SELECT keystone__Key_Account__c FROM keystone__Buying_Unit__c)'
    );
    await open(page, `${matrix.server.url}/lightning/cmp/keystone__whiteSpaceMatrix?c__recordId=${id}`);
    await page.getByText('No buying units yet').waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.close();
});
