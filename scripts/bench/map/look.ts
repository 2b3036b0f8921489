/**
 * Pictures of the drawing for people to look at: 8, 80, 300 and 1,000 people at four widths. Tells which texts cannot be read.
 *
 * Usage: node scripts/bench/map/look.ts FOLDER
 */
import path from 'node:path';
import { launch, screenshot } from '../../local-org/browser-tests/support.ts';
import { buildPages } from './build.ts';
import { openPage } from './open.ts';

const folder = path.resolve(process.argv[2] ?? 'artifacts/map');
const browser = await launch();
try {
    const files = await buildPages();
    for (const width of [390, 768, 1280, 1440]) {
        for (const count of [8, 80, 300, 1000]) {
            for (const fit of [false, true]) {
                const page = await openPage(browser, files, { width, height: width < 500 ? 700 : 800 });
                await page.evaluate(`mapBench.show(${count}, { alone: ${count === 80 ? 0.15 : 0}, fit: ${fit} })`);
                const { problems } = await page.evaluate<{ problems: string[] }>('mapBench.read()');
                for (const problem of problems) console.error(`${count} people, ${width} px: ${problem}`);
                await screenshot(page, folder, `${count}-${width}${fit ? '-fit' : ''}`);
                await page.close();
            }
        }
    }
} finally {
    await browser.close();
}
for (const problem of browser.problems) console.error(problem);
