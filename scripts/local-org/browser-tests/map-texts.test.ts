import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildPages } from '../../bench/map/build.ts';
import { openPage } from '../../bench/map/open.ts';
import { tellAfterFailures } from './failures.ts';
import { launch } from './support.ts';
import type { Browser } from './support.ts';

/** The texts of the relationship map at all magnifications, on the page of its bench: people with long names and titles among them. */

let browser: Browser;
let files: Awaited<ReturnType<typeof buildPages>>;

before(async () => {
    browser = await launch();
    files = await buildPages();
});

tellAfterFailures(() => browser?.context.pages() ?? []);

after(() => browser?.close());

/** Wheel steps from one magnification to the next one. */
const STEP = 100;
const MOST_SCALE = 1.9;

const CASES = [
    { name: '80 people, 1,280 px', width: 1280, count: 80, options: '{ alone: 0.15, fit: true }' },
    { name: '80 people, 390 px', width: 390, count: 80, options: '{ fit: true, seed: 2 }' },
    { name: '300 people with buying units, 768 px', width: 768, count: 300, options: '{ fit: true, units: true }' }
];

for (const { name, width, count, options } of CASES) {
    test(`shouldShowWholeTextsOrNoneWhenMapIsZoomed: ${name}`, async () => {
        const page = await openPage(browser, files, { width, height: 800 });
        await page.evaluate(`mapBench.show(${count}, ${options})`);
        await page.locator('c-map-canvas .stage').waitFor();
        await page.mouse.move(width / 2, 200);
        const found: string[] = [];
        const read = () => page.evaluate<{ scale: number; problems: string[] }>('mapBench.read()');
        let last = await read();
        for (let turn = 0; turn < 60 && last.scale < MOST_SCALE; turn++) {
            found.push(...last.problems.map((problem) => `${last.scale.toFixed(3)}: ${problem}`));
            await page.keyboard.down('Control');
            await page.mouse.wheel(0, -STEP);
            await page.keyboard.up('Control');
            last = await read();
        }
        assert.deepEqual(found, []);
        assert.ok(last.scale >= MOST_SCALE, `ended at ${last.scale}`);
        await page.close();
        assert.deepEqual(browser.problems, []);
    });
}
