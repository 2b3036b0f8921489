import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useDrawing } from './drawing.ts';

/** The texts of the relationship map at all magnifications, on the page of its bench: people with long names and titles among them. */

const drawing = useDrawing();

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
        const page = await drawing.open(width);
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
        assert.deepEqual(drawing.problems(), []);
    });
}
