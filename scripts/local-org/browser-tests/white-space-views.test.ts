import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityViolations, until } from './support.ts';
import { cell, cells, choose, dialog, panel, rowHead, useMatrix } from './workspace/matrix-robot.ts';

/** What of the white space matrix is looked at: each filter, each colour, heads that stay, the panel; and edits of many cells. */

const matrix = useMatrix();

async function done(page: Page): Promise<void> {
    assert.deepEqual(matrix.browser.problems, []);
    await page.close();
}

/** What the cells that are looked for say; those that are only there to keep the matrix whole are left out. */
const found = (page: Page): Promise<string[]> =>
    page
        .locator('c-matrix-grid [role="gridcell"].cell:not(.cell_faded)')
        .evaluateAll((all) =>
            all.map((one) => (one as unknown as { getAttribute(name: string): string }).getAttribute('aria-label'))
        );

async function foundAre(page: Page, pattern: RegExp, what: string): Promise<void> {
    await until(async () => {
        const labels = await found(page);
        return labels.length > 0 && labels.every((label) => pattern.test(label));
    }, what);
}

const filter = (page: Page, name: string) => page.locator(`[data-filter="${name}"]`);

async function clear(page: Page, all: number): Promise<void> {
    await page.locator('[data-action="clear"]').click();
    await until(async () => (await found(page)).length === all, 'all cells are looked for');
}

test('shouldFilterByEachStateWithTheMouse', async () => {
    const page = await matrix.open('kam1');
    const all = (await found(page)).length;
    const states: readonly (readonly [string, RegExp])[] = [
        ['Not applicable', /: Not applicable/],
        ['Owned', /: Owned/],
        ['In pipeline', /: In pipeline/],
        ['Lost', /: Lost/],
        ['Competitor', /: Competitor/],
        ['Potential', /: Potential/],
        ['Unknown', /: Unknown/],
        ['White space', /: White/]
    ];
    await page.locator('[data-action="filters"]').click();
    for (const [label, pattern] of states) {
        await filter(page, 'states').getByText(label, { exact: true }).click();
        await foundAre(page, pattern, `only ${label} is looked for`);
        const count = (await found(page)).length;
        await page.getByText(`${count} of ${all} cells`).first().waitFor();
        await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
        await clear(page, all);
    }
    await done(page);
});

test('shouldFilterByRevenueCompetitorAndResponsibilityWithTheKeyboard', async () => {
    const page = await matrix.open('kam1');
    const all = (await found(page)).length;
    await page.locator('[data-action="filters"]').focus();
    await page.keyboard.press('Enter');
    await filter(page, 'states').waitFor();
    const toggle = async (name: string, label: string): Promise<void> => {
        await filter(page, name).getByLabel(label, { exact: true }).focus();
        await page.keyboard.press('Space');
    };
    await toggle('revenue', 'Recurring');
    await foundAre(page, /, (Plant Insight|Predictive maintenance|Energy optimisation|Premium support):/, 'recurring');
    await toggle('revenue', 'Recurring');
    await toggle('revenue', 'One-off');
    await foundAre(page, /, (?!Plant Insight|Predictive|Energy|Premium)/, 'one-off');
    await clear(page, all);
    await toggle('revenue', 'Usage');
    await page.getByText('Nothing found').waitFor();
    await page.locator('c-empty-state').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await until(async () => (await found(page)).length === all, 'all cells are looked for again');
    await toggle('competitors', 'in-house team');
    await foundAre(page, /in-house team/, 'one competitor');
    // Two of a kind widen, two kinds narrow.
    const one = (await found(page)).length;
    await toggle('competitors', 'Corvex Systems');
    await until(async () => (await found(page)).length > one, 'two competitors');
    await toggle('states', 'Owned');
    await page.getByText('Nothing found').waitFor();
    await page.getByRole('button', { name: 'Filters (2)' }).waitFor();
    await page.locator('[data-action="clear"] button').focus();
    await page.keyboard.press('Enter');
    await until(async () => (await found(page)).length === all, 'all cells are looked for again');
    await toggle('mine', await filter(page, 'mine').locator('label').first().innerText());
    await until(async () => (await found(page)).length < all, 'only what is mine');
    // A search by what a competitor is called and by the group above an offering; totals are those of what is looked for.
    await clear(page, all);
    const total = page.locator('c-matrix-grid .line_foot .total');
    const before = await total.innerText();
    await page.getByPlaceholder('Unit, offering, competitor').focus();
    await page.keyboard.type('bluepeak');
    await foundAre(page, /Bluepeak Software/, 'the competitor');
    await page.getByPlaceholder('Unit, offering, competitor').fill('lifecycle turbines');
    await foundAre(page, /^Turbines.*(Commissioning|Premium support|Operator training):/, 'group and unit');
    assert.notEqual(await total.innerText(), before);
    await done(page);
});

test('shouldColourByStateAndByEachAmount', async () => {
    const page = await matrix.open('kam1');
    const heat = page.getByRole('combobox', { name: 'Colour by' });
    const totalName = page.locator('c-matrix-grid .total-name');
    const owned = cell(page, 'Grid services', 'Controllers');
    assert.match((await owned.getAttribute('class'))!, /state_owned/);
    for (const name of ['Owned a year', 'Open pipeline', 'Weighted pipeline', 'Potential', 'Addressable spend']) {
        await heat.click();
        await page.getByRole('option', { name: `Colour: ${name}`, exact: true }).click();
        await until(async () => (await totalName.innerText()) === name, `totals are of ${name}`);
        await page.locator('c-matrix-grid .cell.heat_5').first().waitFor();
        assert.equal(await page.locator('c-matrix-grid [role="gridcell"].state_owned').count(), 0);
        // The colours are explained, from nothing to the most.
        const levels = await page.locator('c-matrix-grid .legend-entry').allInnerTexts();
        assert.ok(levels.length >= 4, levels.join());
        assert.ok(
            levels.slice(1).every((text) => /\$/.test(text)),
            levels.join()
        );
        assert.deepEqual(await accessibilityViolations(page), [], name);
    }
    // And back by keyboard.
    await heat.focus();
    await page.keyboard.press('Enter');
    // The list tells which of its entries the keyboard is on.
    const state = page.getByRole('option', { name: 'Colour: State', exact: true });
    await state.waitFor();
    const id = await state.getAttribute('id');
    await until(async () => {
        await page.keyboard.press('Home');
        return (await heat.getAttribute('aria-activedescendant')) === id;
    }, 'the keyboard is on the first colour');
    await page.keyboard.press('Enter');
    await until(async () => /state_owned/.test((await owned.getAttribute('class'))!), 'states give the colours');
    await done(page);
});

test('shouldKeepHeadsAndTotalsInSightWhileTheCellsMove', async () => {
    const page = await matrix.open('kam1', 'Nordwind', 768);
    await page.setViewportSize({ width: 768, height: 560 });
    const boxes = async () => ({
        head: (await page.locator('c-matrix-grid .heads').boundingBox())!,
        corner: (await page.locator('c-matrix-grid .corner').boundingBox())!,
        name: (await rowHead(page, 'Grid services').boundingBox())!,
        total: (await page.locator('c-matrix-grid .line_columns .total').boundingBox())!,
        foot: (await page.locator('c-matrix-grid .foot').boundingBox())!
    });
    await page.locator('c-matrix-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+Home');
    const before = await boxes();
    const first = (await cells(page).first().boundingBox())!;
    await page.keyboard.press('End');
    await until(async () => (await page.locator('c-matrix-grid .column').first().boundingBox())!.x < first.x, 'moved');
    const right = await boxes();
    assert.equal(right.corner.x, before.corner.x);
    assert.equal(right.name.x, before.name.x);
    assert.equal(right.total.x, before.total.x);
    await page.keyboard.press('Control+End');
    const down = await boxes();
    assert.equal(down.head.y - down.foot.y, right.head.y - right.foot.y);
    // What has the keyboard is not below a head or a total.
    const active = (await page.locator(':focus').boundingBox())!;
    assert.ok(active.x >= down.corner.x + down.corner.width - 1, 'right of the names');
    assert.ok(active.y >= down.head.y + down.head.height - 1, 'below the heads');
    await done(page);
});

test('shouldEditManyCellsWithTheKeyboardTopicByTopic', async () => {
    const page = await matrix.open('kam1');
    const pair = [
        cell(page, 'Borkum service base', 'Controllers'),
        cell(page, 'Borkum service base', 'Premium support')
    ];
    const before = await Promise.all(pair.map((one) => one.getAttribute('aria-label')));
    const choosePair = async (): Promise<void> => {
        if ((await page.locator('.selection').count()) > 0) {
            await page.locator('[data-action="clear-selection"] button').focus();
            await page.keyboard.press('Enter');
        }
        for (const one of pair) {
            await one.focus();
            await page.keyboard.press('Space');
        }
        await page.getByText('2 cells selected').waitFor();
    };
    const undo = async (): Promise<void> => {
        await page.locator('c-matrix-grid [tabindex="0"]').focus();
        await page.keyboard.press('Control+z');
        for (const [index, one] of pair.entries()) {
            await until(async () => (await one.getAttribute('aria-label')) === before[index], 'they are as they were');
        }
    };
    const ask = async (topic: string): Promise<void> => {
        await choosePair();
        await page.locator(`[data-topic="${topic}"] button`).focus();
        await page.keyboard.press('Enter');
        await dialog(page).waitFor();
        assert.deepEqual(await accessibilityViolations(page), [], topic);
    };
    const apply = async (pattern: RegExp, key = 'Control+Enter'): Promise<void> => {
        await page.keyboard.press(key);
        await dialog(page).waitFor({ state: 'detached' });
        for (const one of pair) {
            await until(async () => pattern.test((await one.getAttribute('aria-label'))!), `${pattern}`);
        }
    };
    await ask('competitor');
    await dialog(page).locator('input').first().focus();
    await page.keyboard.type('Corvex Systems');
    await apply(/Competitor.*Corvex Systems/);
    await undo();
    await ask('potential');
    await dialog(page).locator('input').first().focus();
    await page.keyboard.type('77000');
    await apply(/potential \$77,000/i);
    await undo();
    await ask('state');
    await dialog(page).getByRole('combobox').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Not applicable' }).click();
    await dialog(page).getByRole('button', { name: 'Apply' }).focus();
    await apply(/Not applicable/, 'Enter');
    await undo();
    await ask('notNow');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    // Looked at and empty is white, which is something else than unknown.
    await choosePair();
    await page.locator('[data-action="looked-at"] button').focus();
    await page.keyboard.press('Enter');
    for (const one of pair) await until(async () => /: White/.test((await one.getAttribute('aria-label'))!), 'white');
    await undo();
    await page.locator('c-matrix-grid [tabindex="0"]').focus();
    await page.keyboard.press('Control+a');
    await page.getByText(/\d\d cells selected/).waitFor();
    await done(page);
});

test('shouldTellInThePanelWhyAndWhatIsKnownOfACell', async () => {
    const page = await matrix.open('kam1');
    await cell(page, 'Turbines', 'Premium support').click();
    for (const group of ['potential', 'addressable', 'competitor', 'notNow', 'notes']) {
        await panel(page).locator(`[data-group="${group}"]`).waitFor();
    }
    assert.match(await panel(page).locator('[data-group="potential"]').innerText(), /\$235,000/);
    assert.match(await panel(page).locator('[data-group="addressable"]').innerText(), /\$189,000/);
    await cell(page, 'Grid services', 'Controllers').click();
    await panel(page).locator('[data-part="opportunities"] c-record-link').first().waitFor();
    assert.match(await panel(page).locator('[data-state]').innerText(), /Owned/);
    assert.ok((await panel(page).locator('.slds-list_dotted li').count()) > 0, 'it says why');
    await panel(page).locator('[data-part="history"]').waitFor();
    // A change is in the history at once.
    await cell(page, 'Grid services', 'Commissioning').click();
    await panel(page).locator('[data-part="history"]').waitFor();
    await panel(page).locator('[data-field="addressable"] button.value').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('141000');
    await page.keyboard.press('Enter');
    await panel(page)
        .locator('[data-part="history"]')
        .getByText(/141,?000/)
        .waitFor();
    // The opportunity that is created says whose and what it is.
    await panel(page).locator('[data-action="create"] button').focus();
    await page.keyboard.press('Enter');
    assert.match(await dialog(page).getByLabel('Amount').inputValue(), /^\$?215,?000(\.00)?$/);
    assert.match(await dialog(page).innerText(), /Grid services[\s\S]*Commissioning|Commissioning[\s\S]*Grid services/);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await done(page);
});

test('shouldShowBothVersionsWhenTwoPeopleRenameTheSameUnit', async () => {
    const pages = [await matrix.open('kam1'), await matrix.open('revops')];
    for (const page of pages) {
        await rowHead(page, 'Group digital').focus();
        await page.keyboard.press('e');
        await dialog(page).getByLabel('Name').waitFor();
    }
    const [mine, theirs] = [pages[1]!, pages[0]!];
    await dialog(theirs).getByLabel('Name').fill('Digital of the group');
    await theirs.keyboard.press('Control+Enter');
    await rowHead(theirs, 'Digital of the group').waitFor();
    const rename = async (): Promise<void> => {
        await dialog(mine).getByLabel('Name').fill('Group digital and data');
        await dialog(mine).getByRole('button', { name: 'Save' }).click();
        await dialog(mine).getByText('Take theirs: Digital of the group').waitFor();
    };
    await rename();
    await dialog(mine).getByText('Keep mine: Group digital and data').waitFor();
    assert.deepEqual(await accessibilityViolations(mine), []);
    // Given up with the keyboard: theirs stays.
    await mine.locator('[data-start]:focus').waitFor();
    await mine.keyboard.press('Shift+Tab');
    await dialog(mine).getByRole('button', { name: 'Cancel' }).and(mine.locator(':focus')).waitFor();
    await mine.keyboard.press('Enter');
    await dialog(mine).waitFor({ state: 'detached' });
    await rowHead(mine, 'Digital of the group').waitFor();
    await dialogOf(mine, 'Digital of the group');
    await dialogOf(theirs, 'Digital of the group');
    await dialog(theirs).getByLabel('Name').fill('Group digital');
    await theirs.keyboard.press('Control+Enter');
    await rowHead(theirs, 'Group digital').waitFor();
    await dialog(mine).getByLabel('Name').fill('Group digital and data');
    await dialog(mine).getByRole('button', { name: 'Save' }).click();
    await dialog(mine).getByText('Take theirs: Group digital').waitFor();
    await dialog(mine).locator('[data-action="apply"]').click();
    await rowHead(mine, 'Group digital and data').waitFor();
    await mine.locator('c-undo-bar').getByRole('button', { name: 'Undo' }).click();
    await rowHead(mine, 'Group digital and data').waitFor({ state: 'detached' });
    await rowHead(mine, 'Group digital').waitFor();
    await theirs.close();
    await done(mine);
});

async function dialogOf(page: Page, unit: string): Promise<void> {
    await rowHead(page, unit).focus();
    await page.keyboard.press('e');
    await dialog(page).getByLabel('Name').waitFor();
}

test('shouldAddAUnitByKeyboardBelowAnother', async () => {
    const page = await matrix.open('kam1');
    await choose(page, 'units', 'By hand');
    await dialog(page).getByLabel('Name').focus();
    await page.keyboard.type('Rotor blade repair');
    await dialog(page).getByRole('combobox', { name: 'Part of' }).click();
    await page.getByRole('option', { name: 'Turbines', exact: true }).click();
    await dialog(page).getByLabel('Name').focus();
    await page.keyboard.press('Control+Enter');
    await rowHead(page, 'Rotor blade repair').waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Rotor blade repair' }).first();
    assert.equal(await row.getAttribute('aria-level'), '2');
    await page.locator('c-undo-bar').getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await rowHead(page, 'Rotor blade repair').waitFor({ state: 'detached' });
    await done(page);
});
