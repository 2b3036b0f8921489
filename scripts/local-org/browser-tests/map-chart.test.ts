import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from './support.ts';
import {
    card,
    cardByKey,
    cardMenuByKey,
    carry,
    carryOn,
    choose,
    chooseWithKeys,
    confirm,
    confirmByKey,
    contactManagerOf,
    dialog,
    drag,
    found,
    panel,
    showAll,
    stored,
    undo,
    undoByKey
} from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';

/** The organisation chart: who reports to whom, lines, the parking lot, and what of it is shown; with the mouse and with the keyboard. */

const map = useMap();

const banner = (page: Page): Locator => page.locator('c-map-canvas [data-banner]');
const view = (page: Page): Locator => page.locator('c-map-canvas');

/** The chart with everybody on it. */
async function chart(): Promise<Page> {
    const page = await map.open('kam1', 'chart');
    await showAll(page);
    return page;
}

test('shouldWriteReportsToWhenToldToAndTakeItBack', async () => {
    const page = await chart();
    await drag(page, card(page, 'Beatriz Taylor'), card(page, 'Niklas Young'));
    await dialog(page).locator('input[type="checkbox"]').press('Space');
    await confirm(page);
    await stored(page, 'Beatriz Taylor now reports to Niklas Young, on the contact too');
    assert.equal(await contactManagerOf(page, map.server.url, 'Beatriz Taylor'), 'Niklas Young');
    await undo(page);
    await until(
        async () => (await contactManagerOf(page, map.server.url, 'Beatriz Taylor')) === 'Helena Lombardi',
        'the contact as before'
    );
    // The menu of the map takes the answer back: the contact stays as it is.
    await page.locator('c-map-header [data-menu="map"] button').first().press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Also write Reports To on contacts' }).click();
    await cardByKey(page, ['ArrowDown', 'ArrowRight', 'ArrowDown'], 'Ivan Iversen');
    await cardMenuByKey(page, 'Change manager');
    await banner(page).waitFor();
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await stored(page, 'Ivan Iversen now reports to Jakub Eriksson');
    assert.equal(await contactManagerOf(page, map.server.url, 'Ivan Iversen'), 'Pedro Kowalski');
    await undoByKey(page);
    assert.deepEqual(map.browser.problems, []);
});

test('shouldRefuseCirclesWithMouseAndKeyboard', async () => {
    const page = await chart();
    await carry(page, card(page, 'Amir Taylor'), card(page, 'Niklas Young'));
    assert.match(await banner(page).innerText(), /Amir Taylor cannot report to Niklas Young/);
    await page.mouse.up();
    await banner(page).waitFor({ state: 'detached' });
    assert.equal(await dialog(page).count(), 0, 'nothing is asked');
    await cardByKey(page, ['ArrowDown'], 'Jakub Larsen');
    await cardMenuByKey(page, 'Change manager');
    await banner(page).waitFor();
    await page.keyboard.press('ArrowDown');
    await until(async () => /Jakub Larsen cannot report to Helena/.test(await banner(page).innerText()), 'a refusal');
    assert.equal(await page.locator('[data-choice="confirm"]').isDisabled(), true);
    await page.keyboard.press('Enter');
    await banner(page).waitFor();
    await page.keyboard.press('Escape');
    await banner(page).waitFor({ state: 'detached' });
    assert.equal(await page.locator('c-undo-bar').count(), 0, 'nothing was saved');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldDrawChangeAndRemoveALine', async () => {
    const page = await chart();
    await card(page, 'Helena Lombardi').hover({ position: { x: 20, y: 20 }, force: true });
    await drag(page, page.locator('c-map-canvas .handle'), card(page, 'Ivan Iversen'));
    await dialog(page).waitFor();
    assert.match(await dialog(page).innerText(), /between Helena Lombardi and Ivan Iversen/);
    await choose(dialog(page).locator('c-field-input').first(), 'Conflict');
    await confirm(page);
    await stored(page, 'line between Helena Lombardi and Ivan Iversen');
    await undo(page);
    // From the panel, with the keyboard.
    await cardByKey(page, ['ArrowDown', 'ArrowDown'], 'Helena Lombardi');
    await page.keyboard.press('Enter');
    const lines = panel(page).locator('li[data-line]');
    await panel(page).locator('[data-action="line"] button').press('Enter');
    await dialog(page).getByRole('combobox').first().waitFor();
    await choose(dialog(page).locator('c-field-input').first(), /^Ivan Iversen/);
    await confirmByKey(page);
    await lines.filter({ hasText: 'Ivan Iversen' }).waitFor();
    await lines.filter({ hasText: 'Ivan Iversen' }).locator('[data-action="edit-line"] button').press('Enter');
    await dialog(page).locator('textarea').fill('They share a budget');
    await confirmByKey(page);
    await lines.filter({ hasText: 'They share a budget' }).waitFor();
    await lines.filter({ hasText: 'They share a budget' }).locator('[data-action="drop-line"] button').press('Enter');
    await stored(page, 'line between Helena Lombardi and Ivan Iversen removed');
    await lines.filter({ hasText: 'They share a budget' }).waitFor({ state: 'detached' });
    await undoByKey(page);
    await lines.filter({ hasText: 'They share a budget' }).waitFor();
    assert.deepEqual(map.browser.problems, []);
});

test('shouldSetAsideByDraggingAndByMenu', async () => {
    const page = await chart();
    await carry(page, card(page, 'Julia Dahl'), page.locator('c-map-canvas .tools'));
    await carryOn(page, page.locator('c-map-canvas [data-zone="park"]'));
    await page.mouse.up();
    await stored(page, 'Julia Dahl set aside');
    await card(page, 'Julia Dahl').waitFor({ state: 'detached' });
    await undo(page);
    await card(page, 'Julia Dahl').waitFor();
    await cardByKey(page, ['ArrowDown', 'ArrowRight', 'ArrowDown'], 'Ivan Iversen');
    await cardMenuByKey(page, 'Set aside');
    await stored(page, 'Ivan Iversen set aside');
    await undoByKey(page);
    await card(page, 'Ivan Iversen').waitFor();
    // Somebody who waits there comes back with the keyboard.
    await page.locator('c-map-parking [data-action="parking"]').press('Enter');
    await page
        .locator('c-map-parking [data-row]', { hasText: 'Dilara Iversen' })
        .locator('input[type="checkbox"]')
        .press('Space');
    await page.locator('c-map-parking [data-action="unpark"] button').press('Enter');
    await stored(page, 'Dilara Iversen back on the map');
    await undoByKey(page);
    assert.deepEqual(map.browser.problems, []);
});

test('shouldMoveZoomAndShowEverybodyAgain', async () => {
    const page = await chart();
    /** Where the first card is within the drawing; null while it is drawn anew for another magnification. */
    const place = async (): Promise<number[] | null> => {
        const [box, stage] = [await card(page, 'Jakub Eriksson').boundingBox(), await view(page).boundingBox()];
        return box && stage && [box.x - stage.x, box.y - stage.y, box.width];
    };
    const fit = page.locator('c-map-canvas [data-tool="fit"]');
    let all: number[] | null = null;
    const isWhere = (now: number[] | null): boolean =>
        now !== null && all !== null && now.every((value, index) => Math.abs(value - all![index]!) < 2);
    const fits = async (): Promise<boolean> => isWhere(await place());
    const moved = async (): Promise<boolean> => {
        const now = await place();
        return now !== null && !isWhere(now);
    };
    // What loads beside the drawing may still change its size.
    await until(async () => {
        await fit.click();
        if (await fits()) return true;
        all = await place();
        return false;
    }, 'at rest');
    for (let step = 0; step < 3; step++) await page.locator('c-map-canvas [data-tool="in"]').click();
    await until(moved, 'magnified');
    await fit.click();
    await until(fits, 'everybody, by the button');
    await view(page).locator('.stage').focus();
    for (const key of ['+', '+', 'Control+ArrowLeft']) await page.keyboard.press(key);
    await until(moved, 'magnified by key');
    // The small map leads elsewhere with a click, and its frame comes along when keys move the drawing.
    const minimap = view(page).locator('.minimap');
    const seen = () => minimap.locator('.minimap-seen').boundingBox();
    const before = await seen();
    const box = await minimap.boundingBox();
    assert.ok(before && box);
    await page.mouse.click(box.x + box.width - 8, box.y + box.height - 8);
    await until(async () => {
        const after = await seen();
        return after !== null && Math.hypot(after.x - before.x, after.y - before.y) > 3;
    }, 'another part');
    const there = await seen();
    assert.ok(there);
    await view(page).locator('.stage').focus();
    await until(async () => {
        await page.keyboard.press('Control+ArrowLeft');
        const now = await seen();
        return now !== null && now.x < there.x - 3;
    }, 'further left, by key');
    await page.keyboard.press('0');
    await until(fits, 'everybody, by key');
    await page.keyboard.press('-');
    await until(moved, 'smaller');
    await page.locator('c-map-header [data-menu="map"] button').first().click();
    await page.getByRole('menuitem', { name: 'Show everybody' }).click();
    await until(fits, 'everybody, by the menu');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldFoldBranchesWithMouseAndKeyboard', async () => {
    const page = await chart();
    const niklas = card(page, 'Niklas Young');
    await cardByKey(page, ['ArrowDown', 'ArrowLeft'], 'Amir Taylor');
    await page.keyboard.press('Space');
    await niklas.waitFor({ state: 'hidden' });
    await page.keyboard.press('Space');
    await niklas.waitFor();
    // The button stands below the card, whose edge is drawn when the mouse is on it.
    await card(page, 'Amir Taylor').hover({ position: { x: 20, y: 20 }, force: true });
    const edge = await view(page).locator('.hover').boundingBox();
    assert.ok(edge);
    await page.mouse.click(edge.x + edge.width / 2, edge.y + edge.height + 5);
    await niklas.waitFor({ state: 'hidden' });
    assert.deepEqual(map.browser.problems, []);
});

test('shouldNarrowDownToABuyingUnitAndFadeOnTheChart', async () => {
    const page = await chart();
    await page.locator('c-map-filters [data-action="filters"]').press('Enter');
    await choose(page.locator('c-map-filters [data-filter="unit"]'), 'Offshore');
    await until(async () => /^2 /.test(await found(page)), 'the two of the unit');
    await card(page, 'Helena Vogel').waitFor();
    await card(page, 'Beatriz Taylor').waitFor({ state: 'hidden' });
    await chooseWithKeys(page, page.locator('c-map-filters [data-filter="unit"]'), 'All');
    await card(page, 'Beatriz Taylor').waitFor();
    await page.locator('[data-quick="opponents"]').press('Enter');
    await until(async () => /^3 of 22/.test(await found(page)), 'three');
    await until(
        async () => (await view(page).locator('.card.faded:visible').count()) === 19,
        'all others fade, and stay'
    );
    await page.locator('c-map-filters input[type="search"]').fill('nobody of that name');
    await until(async () => /^0 of 22/.test(await found(page)), 'nobody');
    assert.deepEqual(map.browser.problems, []);
});
