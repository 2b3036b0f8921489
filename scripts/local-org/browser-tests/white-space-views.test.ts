import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from './support.ts';
import { cells, choose, dialog, rowHead, useMatrix } from './workspace/matrix-robot.ts';

/** What of the white space matrix is looked at: each filter, heads that stay; and a unit added by keyboard. */

const matrix = useMatrix();

async function done(page: Page): Promise<void> {
    assert.deepEqual(matrix.browser.problems, []);
    await page.context().close();
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
