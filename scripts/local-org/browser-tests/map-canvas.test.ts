import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { useDrawing } from './drawing.ts';
import { accessibilityViolations } from './support.ts';

/** The drawing of the relationship map by itself, with mouse and keyboard, on the page of its bench. */

const drawing = useDrawing();

async function mapOf(count: number, options = '{}'): Promise<Page> {
    const page = await drawing.open(1280);
    await page.evaluate(`mapBench.show(${count}, ${options})`);
    await page.locator('c-map-canvas .card:visible').first().waitFor();
    return page;
}

/** What the component said, as pairs of an event's name and its detail. */
const said = (page: Page): Promise<[string, Record<string, unknown>][]> => page.evaluate('mapBench.events');
const focused = (page: Page): Promise<string> =>
    page.locator('c-map-canvas [role="treeitem"][id$="-focused"]').getAttribute('aria-label') as Promise<string>;

/** A place on the card of a person: people are found by the whole of what their card tells. */
async function placeOf(page: Page, index: number): Promise<{ x: number; y: number }> {
    const name: string = await page.evaluate(`mapBench.canvas.nodes[${index}].name`);
    const box = await page.locator(`c-map-canvas .card:visible[aria-label^="${name}"]`).first().boundingBox();
    assert.ok(box, name);
    return { x: box.x + 8, y: box.y + 8 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, from.y + 12, { steps: 2 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
}

test('shouldChangeTheManagerWhenACardIsDraggedToAnother', async () => {
    const page = await mapOf(8);
    await drag(page, await placeOf(page, 4), await placeOf(page, 2));
    await page.locator('[data-banner]').waitFor();
    await page.mouse.up();
    assert.deepEqual(await said(page), [['reparent', { id: 'p4', managerId: 'p2' }]]);
    await page.close();
});

test('shouldMoveTheDrawingWhenTheBrowserScrollsToACard', async () => {
    const page = await mapOf(80);
    // As finding a word on the page does, and what reads the page aloud.
    const name: string = await page.evaluate(`(() => {
        const { canvas } = mapBench;
        const { right } = canvas.getBoundingClientRect();
        const cards = [...canvas.shadowRoot.querySelectorAll('.card')];
        const beyond = cards.find((card) => card.getBoundingClientRect().left > right);
        beyond.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        return beyond.getAttribute('aria-label');
    })()`);
    const card = page.locator(`c-map-canvas .card[aria-label="${name}"]`);
    await page.waitForFunction('mapBench.canvas.shadowRoot.querySelector(".stage").scrollLeft === 0');
    const [drawn, stage, box] = await Promise.all(
        [page.locator('c-map-canvas svg.drawing'), page.locator('c-map-canvas .stage'), card].map((part) =>
            part.boundingBox()
        )
    );
    assert.deepEqual(drawn, stage, 'the drawing is where it was');
    assert.ok(box && stage && box.x + box.width <= stage.x + stage.width + 1, 'the card is in sight');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.locator('c-map-canvas .stage.over-card').waitFor();
    await page.close();
});

test('shouldRefuseADragThatWouldCloseACircle', async () => {
    const page = await mapOf(8);
    await drag(page, await placeOf(page, 0), await placeOf(page, 2));
    assert.match(await page.locator('[data-banner]').innerText(), /cannot report to/);
    await page.mouse.up();
    assert.deepEqual(await said(page), []);
    await page.close();
});

test('shouldParkACardThatIsDraggedToTheParkingLot', async () => {
    const page = await mapOf(8);
    const from = await placeOf(page, 4);
    await drag(page, from, { x: from.x + 40, y: from.y + 40 });
    const zone = await page.locator('[data-zone="park"]').boundingBox();
    assert.ok(zone);
    await page.mouse.move(zone.x + zone.width / 2, zone.y + zone.height / 2, { steps: 3 });
    await page.mouse.up();
    assert.deepEqual(await said(page), [['park', { id: 'p4' }]]);
    await page.close();
});

test('shouldDrawALineFromTheHandleOfACard', async () => {
    const page = await mapOf(8);
    const from = await placeOf(page, 2);
    await page.mouse.move(from.x, from.y);
    const handle = await page.locator('c-map-canvas .handle').boundingBox();
    assert.ok(handle);
    await drag(page, { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 }, await placeOf(page, 4));
    await page.mouse.up();
    assert.deepEqual(await said(page), [['linkdraw', { fromId: 'p2', toId: 'p4' }]]);
    await page.close();
});

test('shouldDoEverythingWithTheKeyboardAlone', async () => {
    const page = await mapOf(8);
    await page.keyboard.press('Tab');
    const first = await focused(page);
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await focused(page), first);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.keyboard.press(' ');
    await page.evaluate("mapBench.canvas.startMove('p4')");
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.evaluate("mapBench.canvas.startLink('p4')");
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const names = (await said(page)).map(([name]) => name);
    assert.deepEqual(names, ['personselect', 'personmenu', 'collapsechange', 'collapsechange', 'reparent', 'linkdraw']);
    await page.close();
});

test('shouldZoomAtThePointerAndTellLessWhenItIsSmall', async () => {
    const page = await mapOf(300);
    await page.mouse.move(640, 300);
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, 240);
    await page.keyboard.up('Control');
    await page.locator('c-map-canvas .label:visible').first().waitFor();
    assert.equal(await page.locator('c-map-canvas .card .title:visible').count(), 0);
    await page.close();
});

test('shouldHaveNoAccessibilityViolationsWhileSomethingIsChosen', async () => {
    const page = await mapOf(80);
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.evaluate("mapBench.canvas.startMove('p5')");
    await page.locator('[data-banner]').waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
    await page.close();
});

test('shouldExportAPictureWithItsOwnColours', async () => {
    const page = await mapOf(30);
    const markup: string = await page.evaluate('mapBench.canvas.exportSvg()');
    assert.match(markup, /fill="rgb/);
    assert.doesNotMatch(markup, /var\(|class=/);
    const size: number = await page.evaluate('mapBench.canvas.exportPng().then((picture) => picture.size)');
    assert.ok(size > 20_000, `${size} bytes`);
    await page.close();
    assert.deepEqual(drawing.problems(), []);
});
