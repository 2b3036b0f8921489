import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { buildPages } from '../../bench/map/build.ts';
import { openPage } from '../../bench/map/open.ts';
import { tellAfterFailures } from './failures.ts';
import { launch } from './support.ts';
import type { Browser } from './support.ts';

/** The drawing of the relationship map by itself, on the page of its bench. */
export interface Drawing {
    /** What went wrong in its pages. */
    problems(): readonly string[];
    open(width: number): Promise<Page>;
}

/** Opens a browser and the page of the bench for the tests of a file. */
export function useDrawing(): Drawing {
    let browser: Browser | undefined;
    let files: Awaited<ReturnType<typeof buildPages>>;
    before(async () => {
        browser = await launch();
        files = await buildPages();
    });
    tellAfterFailures(() => browser?.context.pages() ?? []);
    after(() => browser?.close());
    return {
        problems: () => browser!.problems,
        open: (width) => openPage(browser!, files, { width, height: 800 })
    };
}
