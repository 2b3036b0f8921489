import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { accessibilityViolations, until } from './support.ts';
import { card, chip, panel, row } from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';

/** Where somebody's details open: the map and the person stay in sight, whatever room there is, and the page where it is. */

const map = useMap();
/** At the right border of the chart, and in the first column of the grid. */
const SOMEBODY = 'Pedro Kowalski';
const HEIGHT = 800;
/** The header of the app, which lies over the page. */
const HEADER = 90;

interface Box {
    x: number;
    y: number;
    width: number;
    height: number;
}

async function boxOf(what: Locator): Promise<Box> {
    const box = await what.boundingBox();
    assert.ok(box, 'on the page');
    return box;
}

const scrolled = (page: Page): Promise<number> => page.evaluate<number>('scrollY');

/** Whether a box lies in another one as a whole, but for what rounding makes of it. */
const isWithin = (inner: Box, outer: Box): boolean =>
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1;

const isApart = (one: Box, other: Box): boolean =>
    one.x + one.width <= other.x + 1 ||
    other.x + other.width <= one.x + 1 ||
    one.y + one.height <= other.y + 1 ||
    other.y + other.height <= one.y + 1;

/** The details as a whole, once they are read. */
async function opened(page: Page): Promise<Box> {
    await panel(page).locator('[data-action="override"]').waitFor({ state: 'attached' });
    return boxOf(panel(page));
}

/** Scrolls the page until something begins at a height of the window. */
async function placeAt(page: Page, what: Locator, top: number): Promise<void> {
    await what.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await page.evaluate(`scrollBy(0, ${(await boxOf(what)).y - top})`);
}

/** The chart, with its upper part in the window. */
async function chart(width: number, height = HEIGHT): Promise<{ page: Page; canvas: Locator }> {
    const page = await map.open('kam1', 'chart', { viewport: { width, height } });
    const canvas = page.locator('c-map-canvas');
    await card(page, SOMEBODY).waitFor();
    await placeAt(page, canvas, 200);
    return { page, canvas };
}

/** Where somebody's card is, at rest. */
async function restingCard(page: Page): Promise<Box> {
    let before = '';
    await until(async () => {
        const now = JSON.stringify(await card(page, SOMEBODY).boundingBox());
        const isAtRest = now === before && now !== 'null';
        before = now;
        return isAtRest;
    }, 'a card at rest');
    return JSON.parse(before) as Box;
}

for (const width of [768, 1280, 1440, 1920]) {
    test(`shouldKeepTheChartAndTheCardInSightWhenDetailsOpenAt${width}`, async () => {
        const { page, canvas } = await chart(width);
        const [before, start, scroll] = [await boxOf(canvas), await restingCard(page), await scrolled(page)];
        await page.mouse.click(start.x + start.width / 2, start.y + start.height / 3);
        const details = await opened(page);
        const selected = await restingCard(page);
        const now = await boxOf(canvas);
        assert.ok(Math.abs(now.y - before.y) <= 1, `the chart moved by ${now.y - before.y} px`);
        assert.equal(await scrolled(page), scroll, 'the page stays where it is');
        assert.ok(isWithin(selected, { x: 0, y: 0, width, height: HEIGHT }), 'the card is in the window');
        assert.ok(isWithin(selected, now), 'the card is on the chart');
        assert.ok(isApart(selected, details), 'the card is not covered');
        assert.ok(details.height <= now.height + 1, `${details.height} px of details`);
        assert.ok(now.width >= 300, `${now.width} px of chart`);
        assert.equal(await page.locator(':focus').innerText(), SOMEBODY);
        if (width === 1280) assert.deepEqual(await accessibilityViolations(page), []);
        // As it was when they close, unless the user moved it.
        await page.keyboard.press('Escape');
        await panel(page).waitFor({ state: 'detached' });
        await until(async () => {
            const { x, y } = await restingCard(page);
            return Math.hypot(x - start.x, y - start.y) < 2;
        }, 'the card where it was');
        assert.equal(await scrolled(page), scroll, 'the page stays where it is');
        assert.equal(await canvas.locator('.stage:focus').count(), 1, 'the chart has the keyboard again');
        assert.deepEqual(map.browser.problems, []);
    });
}

/** Who is clicked in each view, and where details lie over it. */
const VIEWS: readonly { view: 'grid' | 'matrix' | 'list'; name: string; of: (page: Page, name: string) => Locator }[] =
    [
        { view: 'grid', name: SOMEBODY, of: (page, name) => chip(page, name).first() },
        // Where the details will be.
        { view: 'grid', name: 'Niklas Young', of: (page, name) => chip(page, name).first() },
        ...(['matrix', 'list'] as const).map((view) => ({
            view,
            name: SOMEBODY,
            of: (page: Page, name: string) => row(page, view, name).locator('button.person')
        }))
    ];

for (const { view, name, of } of VIEWS) {
    test(`shouldLeave${name.split(' ')[0]}InPlaceOnThe${view[0].toUpperCase()}${view.slice(1)}WhenDetailsOpen`, async () => {
        for (const width of [1280, 1440]) {
            const page = await map.open('kam1', view, { viewport: { width, height: HEIGHT } });
            const person = of(page, name);
            await person.evaluate((element) => element.scrollIntoView({ block: 'center' }));
            const [before, scroll] = [await boxOf(person), await scrolled(page)];
            await person.click();
            const details = await opened(page);
            const now = await boxOf(person);
            assert.ok(Math.abs(now.y - before.y) <= 2, `moved by ${now.y - before.y} px`);
            assert.equal(await scrolled(page), scroll, 'the page stays where it is');
            assert.ok(isApart(now, details), 'not covered');
            assert.ok(details.y + 60 < HEIGHT, 'the details are in the window');
            if (width === 1280) assert.deepEqual(await accessibilityViolations(page), []);
            await page.keyboard.press('Escape');
            await panel(page).waitFor({ state: 'detached' });
            assert.equal(await scrolled(page), scroll, 'the page stays where it is');
            assert.match(await page.locator(':focus').innerText(), new RegExp(name), 'the keyboard is on the person');
        }
        assert.deepEqual(map.browser.problems, []);
    });
}

test('shouldShowTheBeginningOfDetailsWhereverThePageIs', async () => {
    const { page, canvas } = await chart(1280);
    const window = { x: 0, y: HEADER, width: 1280, height: HEIGHT - HEADER };
    // The upper part of the chart is out of the window, and so would be that of details beside it.
    await page.evaluate(`scrollBy(0, ${(await restingCard(page)).y - HEADER})`);
    assert.ok((await boxOf(canvas)).y < HEADER - 20, 'partly out of the window');
    const start = await restingCard(page);
    await page.mouse.click(start.x + start.width / 2, start.y + start.height / 3);
    await opened(page);
    const heading = panel(page).getByRole('heading', { level: 3 });
    assert.ok(isWithin(await boxOf(heading), window), 'whose details');
    assert.ok(isWithin(await restingCard(page), window), 'the card');
    // Details of somebody else begin at their beginning.
    await panel(page).evaluate((element) => element.scrollBy(0, 400));
    const other = await boxOf(card(page, 'Ivan Iversen'));
    await page.mouse.click(other.x + other.width / 2, other.y + other.height / 3);
    await panel(page).getByRole('heading', { name: 'Ivan Iversen' }).waitFor();
    assert.equal(await panel(page).evaluate((element) => element.scrollTop), 0);
    await page.keyboard.press('Escape');
    // At the end of the list, of which little is left in the window.
    await page.locator('c-map-header [data-view="list"]').click();
    const last = page.locator('c-map-list button.person').last();
    await placeAt(page, last, 120);
    await last.click();
    await opened(page);
    assert.ok(isWithin(await boxOf(heading), window), 'whose details');
    assert.ok(isWithin(await boxOf(last), window), 'the person');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldShareTheWindowOfAPhoneWithTheDetails', async () => {
    const phone = { width: 390, height: 844 };
    const { page, canvas } = await chart(phone.width, phone.height);
    await canvas.locator('[data-tool="fit"]').click();
    // Details below it would be out of sight.
    await placeAt(page, canvas, 500);
    const start = await restingCard(page);
    assert.ok(start.y + start.height < phone.height, 'the card is in the window');
    await page.mouse.click(start.x + start.width / 2, start.y + start.height / 3);
    const window = { x: 0, y: 0, ...phone };
    assert.ok(isWithin(await opened(page), window), 'the details are in the window');
    assert.ok(isWithin(await boxOf(canvas), window), 'the chart is in the window');
    assert.ok(isWithin(await restingCard(page), await boxOf(canvas)), 'the card is on the chart');
    await page.keyboard.press('Escape');
    await page.locator('c-map-header [data-view="list"]').click();
    const person = row(page, 'list', SOMEBODY).locator('button.person');
    // At the bottom of the window, where the details will be.
    await person.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await person.click();
    const details = await opened(page);
    assert.ok(isWithin(details, window), 'the details are in the window');
    assert.ok(details.height < phone.height / 2, `${details.height} px of details`);
    const selected = await boxOf(person);
    assert.ok(isWithin(selected, window) && isApart(selected, details), 'the person is in sight');
    await panel(page).locator('[data-action="close-panel"] button').click();
    await panel(page).waitFor({ state: 'detached' });
    assert.ok(isWithin(await boxOf(person), window), 'the person is still in sight');
    assert.deepEqual(map.browser.problems, []);
});
