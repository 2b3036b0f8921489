import path from 'node:path';
import { after, afterEach, before, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { TestServer, type TestServerOptions } from './server.ts';
import { launch, PATIENCE, screenshot, type Browser } from './support.ts';

const ARTIFACTS = path.resolve(import.meta.dirname, '..', '..', '..', 'artifacts', 'screenshots');

/** What the tests of one file share: one server, one browser, one page. Filled before the first test. */
export interface Setting {
    server: TestServer;
    browser: Browser;
    page: Page;
    /** Milliseconds from starting the server's process until it told its URL. */
    startMilliseconds: number;
}

/** Starts the server and the browser before the tests of the calling file and ends them afterwards; a failed test leaves a picture. */
export function useSetting(options: () => TestServerOptions = () => ({})): Setting {
    const setting = {} as Setting;
    before(async () => {
        const started = performance.now();
        setting.server = await TestServer.start(options());
        setting.startMilliseconds = performance.now() - started;
        setting.browser = await launch();
        setting.page = await setting.browser.newPage();
        setting.page.setDefaultTimeout(PATIENCE);
    });
    after(async () => {
        await setting.browser?.close();
        await setting.server?.dispose();
    });
    afterEach(async (context) => {
        const { passed, name } = context as TestContext & { passed?: boolean };
        if (passed === false && setting.page) await screenshot(setting.page, ARTIFACTS, name);
    });
    return setting;
}
