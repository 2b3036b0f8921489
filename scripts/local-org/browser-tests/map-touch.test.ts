import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { accessibilityViolations, until } from './support.ts';
import { card, dialog, panel, row } from './workspace/map-robot.ts';
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
