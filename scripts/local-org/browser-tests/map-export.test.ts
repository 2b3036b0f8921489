import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import type { Download, Page } from 'playwright-core';
import { card, chooseByKey, rows } from './workspace/map-robot.ts';
import { useMap } from './workspace/map-setting.ts';

/** Pictures of the map for slides, and printing; with the mouse and with the keyboard. */

const map = useMap();
const PNG_SIGNATURE = '89504e470d0a1a0a';

async function chart(): Promise<Page> {
    const page = await map.open('kam1', 'chart');
    await card(page, 'Amir Taylor').waitFor();
    return page;
}

const menuButton = (page: Page) => page.locator('c-map-header [data-menu="map"]').getByRole('button');

/** Chooses in the menu of the map with the mouse. */
async function chooseWithMouse(page: Page, entry: string): Promise<void> {
    await menuButton(page).click();
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** Chooses in the menu of the map with the keyboard. */
async function chooseWithKeyboard(page: Page, entry: string): Promise<void> {
    await menuButton(page).focus();
    await page.keyboard.press('Enter');
    await chooseByKey(page, entry);
}

/** What a file holds that the page offers. */
async function fileOf(page: Page, ask: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
    const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), ask()]);
    return { name: download.suggestedFilename(), content: fs.readFileSync(await download.path()) };
}

/** Runs in the page, hence as text: what a drawing holds, as a program that shows it reads it. */
const READ = `((markup) => {
    const drawing = new DOMParser().parseFromString(markup, 'image/svg+xml');
    const elements = [...drawing.querySelectorAll('*')];
    const outside = /^\\s*(https?:|\\/\\/|data:)|url\\(|var\\(/;
    return {
        broken: drawing.querySelector('parsererror') !== null,
        root: drawing.documentElement.nodeName,
        width: Number(drawing.documentElement.getAttribute('width')),
        height: Number(drawing.documentElement.getAttribute('height')),
        texts: [...drawing.querySelectorAll('text')].map((one) => one.textContent),
        kinds: [...new Set(elements.map((one) => one.nodeName))].sort(),
        references: elements.flatMap((one) =>
            [...one.attributes]
                .filter(({ name, value }) => name !== 'xmlns' && (/(^|:)(href|src|class|style)$/.test(name) || outside.test(value)))
                .map(({ name, value }) => name + '=' + value)
        )
    };
})`;

/** Runs in the page, hence as text: windows that it opens note that they were printed. */
const NOTED_PRINT = `(() => {
    const open = window.open;
    window.open = (...args) => {
        const sheet = open.apply(window, args);
        sheet.print = () => (sheet.printed = true);
        return sheet;
    };
})()`;

interface Drawing {
    broken: boolean;
    root: string;
    width: number;
    height: number;
    texts: string[];
    kinds: string[];
    references: string[];
}

async function drawingOf(page: Page, content: Buffer): Promise<Drawing> {
    return page.evaluate(`${READ}(${JSON.stringify(content.toString())})`);
}

test('shouldSaveADrawingThatNeedsNothingElse', async () => {
    const page = await chart();
    const { name, content } = await fileOf(page, () => chooseWithMouse(page, 'Save as SVG'));
    assert.equal(name, 'Nordwind Energie Group.svg');
    const drawing = await drawingOf(page, content);
    assert.equal(drawing.broken, false);
    assert.equal(drawing.root, 'svg');
    assert.deepEqual(drawing.references, [], 'nothing of elsewhere');
    assert.deepEqual(drawing.kinds, ['path', 'rect', 'svg', 'text', 'title']);
    const people = await rows<{ Name: string }>(
        page,
        map.server.url,
        "SELECT Name FROM keystone__Stakeholder__c WHERE keystone__Key_Account__r.Name LIKE 'Nordwind%' AND keystone__Parked__c = FALSE"
    );
    assert.equal(people.length, 22);
    const text = drawing.texts.join(' ');
    const missing = people.filter((person) => !text.includes(person.Name)).map((person) => person.Name);
    assert.deepEqual(missing, [], 'everybody, with the whole name');
    for (const word of ['Supporter', 'Decision maker', 'Reports to', 'Conflict']) assert.ok(text.includes(word), word);
    const byKey = await fileOf(page, () => chooseWithKeyboard(page, 'Save as SVG'));
    assert.equal(byKey.content.toString(), content.toString(), 'the same by keyboard');
    assert.deepEqual(map.browser.problems, []);
});

test('shouldSaveAPictureOfTwiceTheSize', async () => {
    const page = await chart();
    const drawing = await drawingOf(page, (await fileOf(page, () => chooseWithMouse(page, 'Save as SVG'))).content);
    for (const choose of [chooseWithMouse, chooseWithKeyboard]) {
        const { name, content } = await fileOf(page, () => choose(page, 'Save as PNG'));
        assert.equal(name, 'Nordwind Energie Group.png');
        assert.equal(content.subarray(0, 8).toString('hex'), PNG_SIGNATURE);
        // The size stands in the first chunk of the file.
        assert.equal(content.readUInt32BE(16), drawing.width * 2);
        assert.equal(content.readUInt32BE(20), drawing.height * 2);
        assert.ok(content.length > 50_000, `${content.length} bytes are a drawing`);
    }
    assert.deepEqual(map.browser.problems, []);
});

test('shouldPrintTheWholeDrawingOnOnePage', async () => {
    const page = await chart();
    // Before anything in it runs: a real print may hold up a browser without a screen.
    await page.evaluate(NOTED_PRINT);
    for (const choose of [chooseWithMouse, chooseWithKeyboard]) {
        const [sheet] = await Promise.all([page.waitForEvent('popup'), choose(page, 'Print')]);
        const picture = sheet.locator('img');
        await picture.waitFor();
        await sheet.waitForFunction('window.printed === true');
        assert.equal(await sheet.title(), 'Organisation chart');
        assert.equal(await picture.getAttribute('alt'), 'Organisation chart');
        await sheet.emulateMedia({ media: 'print' });
        const box = await picture.boundingBox();
        const size: [number, number] = await sheet.evaluate('[innerWidth, innerHeight]');
        assert.ok(box && box.width > size[0] / 3, 'as large as the page allows');
        assert.ok(box.x >= 0 && box.x + box.width <= size[0] && box.y >= 0 && box.y + box.height <= size[1]);
        for (const landscape of [true, false]) {
            const file = (await sheet.pdf({ landscape })).toString('latin1');
            assert.equal(file.match(/\/Type\s*\/Page\b/g)?.length, 1, 'one page');
        }
        await sheet.close();
    }
    assert.deepEqual(map.browser.problems, []);
});

test('shouldSayWhenTheBrowserOpensNoWindowForPrinting', async () => {
    const page = await chart();
    await page.evaluate('window.open = () => null');
    await chooseWithMouse(page, 'Print');
    await page.getByText('The browser opened no window for printing').waitFor();
    assert.deepEqual(map.browser.problems, []);
});
