import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { accessibilityViolations, until } from './support.ts';
import { answered, card, dialog, panel, row, rows, stored } from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';

/** The map on a phone, with fingers. */

const map = useMap();
const PHONE = {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    userAgent:
        'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
};

interface Finger {
    x: number;
    y: number;
}

/** Fingers on the screen, as the browser hears of them. */
class Fingers {
    readonly #session: CDPSession;

    private constructor(session: CDPSession) {
        this.#session = session;
    }

    static async on(page: Page): Promise<Fingers> {
        return new Fingers(await page.context().newCDPSession(page));
    }

    async send(type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]): Promise<void> {
        const touchPoints = fingers.map(({ x, y }, id) => ({ x: Math.round(x), y: Math.round(y), id }));
        await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
    }

    /** Moves fingers from places to others, in steps, and lifts them. */
    async move(from: readonly Finger[], to: readonly Finger[]): Promise<void> {
        await this.send('touchStart', from);
        for (let step = 1; step <= 8; step++) {
            await this.send(
                'touchMove',
                from.map(({ x, y }, place) => ({
                    x: x + ((to[place].x - x) * step) / 8,
                    y: y + ((to[place].y - y) * step) / 8
                }))
            );
        }
        await this.send('touchEnd', []);
    }
}

/** The chart in the middle of a phone's screen. */
async function chart(): Promise<{
    page: Page;
    fingers: Fingers;
    stage: { x: number; y: number; width: number; height: number };
}> {
    const page = await map.open('kam1', 'chart', PHONE);
    await card(page, 'Jakub Eriksson').waitFor();
    await page.locator('c-map-canvas').evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const stage = await page.locator('c-map-canvas .stage').boundingBox();
    assert.ok(stage);
    return { page, fingers: await Fingers.on(page), stage };
}

async function boxOf(page: Page, name: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await card(page, name).boundingBox();
    assert.ok(box, name);
    return box;
}

test('shouldZoomWithTwoFingersAndMoveWithOne', async () => {
    const { page, fingers, stage } = await chart();
    await page.locator('c-map-canvas [data-tool="fit"]').tap();
    const middle = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
    const before = await boxOf(page, 'Jakub Eriksson');
    await fingers.move(
        [
            { x: middle.x - 30, y: middle.y },
            { x: middle.x + 30, y: middle.y }
        ],
        [
            { x: middle.x - 90, y: middle.y },
            { x: middle.x + 90, y: middle.y }
        ]
    );
    const apart = await page.locator('c-map-canvas svg.drawing > g').first().getAttribute('transform');
    assert.match(apart ?? '', /scale\(/);
    await page.locator('c-map-canvas [data-tool="fit"]').tap();
    await until(async () => Math.abs((await boxOf(page, 'Jakub Eriksson')).x - before.x) < 2, 'everybody again');
    // An empty place below the right-hand branch.
    const empty = { x: stage.x + stage.width - 12, y: stage.y + stage.height - 90 };
    await fingers.move([empty], [{ x: empty.x - 60, y: empty.y - 40 }]);
    await until(async () => {
        const { x, y } = await boxOf(page, 'Jakub Eriksson');
        return Math.abs(before.x - x - 60) < 6 && Math.abs(before.y - y - 40) < 6;
    }, 'moved along with the finger');
    assert.equal(await dialog(page).count(), 0);
    assert.deepEqual(map.browser.problems, []);
});

test('shouldBeginWithTheListOnAPhone', async () => {
    const page = await map.open('kam1', '', PHONE);
    const someone = row(page, 'list', 'Pedro Kowalski');
    await someone.waitFor();
    assert.match(await page.locator('[data-found]').innerText(), /^22 people/);
    const wide = await page
        .locator('c-stakeholder-map')
        .evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.ok(wide <= 1, `${wide} px too wide`);
    assert.deepEqual(await accessibilityViolations(page), []);
    await someone.locator('button.person').tap();
    await panel(page).getByRole('heading', { name: 'Pedro Kowalski' }).waitFor();
    await panel(page).locator('[data-action="close-panel"] button').tap();
    await panel(page).waitFor({ state: 'detached' });
    assert.deepEqual(map.browser.problems, []);
});

/** Shows everybody, and waits until the cards are where they stay. */
async function showEverybody(page: Page): Promise<void> {
    let before = '';
    await until(async () => {
        await page.locator('c-map-canvas [data-tool="fit"]').tap();
        const now = JSON.stringify(await card(page, 'Ivan Iversen').boundingBox());
        const isAtRest = now === before && now !== 'null';
        before = now;
        return isAtRest;
    }, 'everybody, at rest');
}

/** A place on somebody's card. */
async function placeOn(page: Page, name: string): Promise<Finger> {
    const box = await boxOf(page, name);
    return { x: box.x + box.width / 2, y: box.y + box.height / 3 };
}

test('shouldChangeTheManagerAndSetAsideWithAFinger', async () => {
    const { page, fingers } = await chart();
    const saidAbout = async (name: string) => {
        const [person] = await rows<{ keystone__Reports_To__r: { Name: string } | null; keystone__Parked__c: boolean }>(
            page,
            map.server.url,
            `SELECT keystone__Reports_To__r.Name, keystone__Parked__c FROM keystone__Stakeholder__c WHERE Name = '${name}' AND keystone__Key_Account__r.Name LIKE 'Nordwind%'`
        );
        return { manager: person.keystone__Reports_To__r?.Name ?? null, parked: person.keystone__Parked__c };
    };
    const before = await saidAbout('Ivan Iversen');
    const banner = page.locator('c-map-canvas [data-banner]');
    await showEverybody(page);
    // To somebody in the middle, and to somebody at the border of the drawing.
    for (const manager of ['Niklas Young', 'Wanda Conti']) {
        await fingers.move([await placeOn(page, 'Ivan Iversen')], [await placeOn(page, manager)]);
        if (manager === 'Niklas Young') {
            await dialog(page).waitFor();
            assert.match(await dialog(page).innerText(), /Ivan Iversen will report to Niklas Young/);
            await dialog(page).locator('[data-action="confirm"] button').tap();
        }
        await stored(page, `Ivan Iversen now reports to ${manager}`);
        assert.equal((await saidAbout('Ivan Iversen')).manager, manager);
        await page.locator('c-undo-bar').getByRole('button', { name: 'Undo' }).tap();
        await until(async () => (await saidAbout('Ivan Iversen')).manager === before.manager, 'as before');
        await answered(page);
        await showEverybody(page);
    }
    // The places for nobody and for the parking lot are there as long as the finger is down.
    const start = await placeOn(page, 'Ivan Iversen');
    await fingers.send('touchStart', [start]);
    await fingers.send('touchMove', [{ x: start.x - 20, y: start.y + 20 }]);
    await banner.waitFor();
    const zone = await page.locator('c-map-canvas [data-zone="park"]').boundingBox();
    assert.ok(zone);
    const lot = { x: zone.x + zone.width / 2, y: zone.y + zone.height / 2 };
    for (const part of [0.5, 1]) {
        await fingers.send('touchMove', [
            { x: start.x + (lot.x - start.x) * part, y: start.y + (lot.y - start.y) * part }
        ]);
    }
    await until(async () => /parking lot/i.test(await banner.innerText()), 'what letting go would do');
    await fingers.send('touchEnd', []);
    await stored(page, 'Ivan Iversen set aside');
    assert.equal((await saidAbout('Ivan Iversen')).parked, true);
    await page.locator('c-undo-bar').getByRole('button', { name: 'Undo' }).tap();
    await until(async () => !(await saidAbout('Ivan Iversen')).parked, 'back');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldOpenDetailsWithATap', async () => {
    const { page } = await chart();
    await showEverybody(page);
    const at = await placeOn(page, 'Pedro Kowalski');
    await page.touchscreen.tap(at.x, at.y);
    await panel(page).getByRole('heading', { name: 'Pedro Kowalski' }).waitFor();
    await panel(page).locator('[data-action="close-panel"] button').tap();
    await panel(page).waitFor({ state: 'detached' });
    assert.deepEqual(map.browser.problems, []);
});
