import type { Page } from 'playwright-core';
import type { Browser } from '../../local-org/browser-tests/support.ts';

const ORIGIN = 'http://map.test';

/** Opens the built page in a tab of its own; nothing comes from a server. */
export async function openPage(
    browser: Browser,
    files: ReadonlyMap<string, { type: string; body: string }>,
    size: { width: number; height: number },
    path = '/'
): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewportSize(size);
    await page.route(`${ORIGIN}/**`, (route) => {
        const file = files.get(new URL(route.request().url()).pathname);
        return file
            ? route.fulfill({ contentType: file.type, body: file.body })
            : route.fulfill({ status: 404, body: '' });
    });
    await page.goto(ORIGIN + path);
    await page.waitForFunction('(globalThis.mapBench ?? globalThis.mapPeers) !== undefined');
    return page;
}
