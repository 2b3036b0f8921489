import { after, afterEach, before } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { tellAfterFailures } from '../failures.ts';
import { TestServer } from '../server.ts';
import { launchForMany } from '../support.ts';
import { openMap } from './map-robot.ts';

/** What the tests of one file about the map share: one server and one browser. Filled before the first test. */
export class MapSetting {
    server!: TestServer;
    browser!: Awaited<ReturnType<typeof launchForMany>>;

    /** The map of Nordwind in a view, as somebody sees it, with a browser of their own. */
    async open(user: string, view: string, options: BrowserContextOptions = {}): Promise<Page> {
        // High enough for the whole chart.
        const page = await this.browser.newPage({ viewport: { width: 1440, height: 1800 }, ...options });
        await openMap(page, this.server.url, user, view);
        return page;
    }
}

/** Starts the server and the browser before the tests of the calling file, and ends them afterwards. */
export function useMap(): MapSetting {
    const setting = new MapSetting();
    before(async () => {
        setting.server = await TestServer.start();
        setting.browser = await launchForMany();
    });
    tellAfterFailures(() => setting.browser?.pages() ?? []);
    afterEach(() => setting.browser?.closePages());
    after(async () => {
        await setting.browser?.close();
        await setting.server?.dispose();
    });
    return setting;
}
