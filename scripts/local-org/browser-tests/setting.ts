import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { TestServer, type TestServerOptions } from './server.ts';
import { tellAfterFailures } from './failures.ts';
import { launch, type Browser } from './support.ts';

/** What the tests of one file share: one server, one browser, one page. Filled before the first test. */
export interface Setting {
    server: TestServer;
    browser: Browser;
    page: Page;
    /** Milliseconds from starting the server's process until it told its URL. */
    startMilliseconds: number;
}

/** Starts the server and the browser before the tests of the calling file and ends them afterwards; a failed test says what its pages show. */
export function useSetting(options: () => TestServerOptions = () => ({})): Setting {
    const setting = {} as Setting;
    before(async () => {
        const started = performance.now();
        setting.server = await TestServer.start(options());
        setting.startMilliseconds = performance.now() - started;
        setting.browser = await launch();
        setting.page = await setting.browser.newPage();
    });
    after(async () => {
        await setting.browser?.close();
        await setting.server?.dispose();
    });
    tellAfterFailures(() => setting.browser?.context.pages() ?? []);
    return setting;
}
