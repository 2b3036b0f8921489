import type { CDPSession, Page } from 'playwright-core';
import { launch, type Browser } from '../../local-org/browser-tests/support.ts';
import type { Measure, Prepared } from '../measure.ts';
import { buildPages } from './build.ts';
import type { PageFile } from '../page-build.ts';
import { makeMatrix } from './data.ts';

const ORIGIN = 'http://matrix.test';
const UNITS = 40;
const OFFERINGS = 50;
const BUDGET = 300;
/** Frames that are scrolled through. */
const FRAMES = 60;

/** What drawing the cells took, in milliseconds. */
interface Drawn {
    /** Until the frame that shows them. */
    paint: number;
    /** Script alone. */
    script: number;
}

/** One Chromium in which everything is drawn, on a page of its own each time. */
class Session {
    readonly #browser: Browser;
    readonly #files: ReadonlyMap<string, PageFile>;

    constructor(browser: Browser, files: ReadonlyMap<string, PageFile>) {
        this.#browser = browser;
        this.#files = files;
    }

    static async open(): Promise<Session> {
        const files = await buildPages();
        return new Session(await launch(), files);
    }

    async ours(): Promise<Drawn> {
        return this.#draw('/', 'matrixBench.draw(view)', false);
    }

    /** Script of a frame while ours is scrolled. */
    async frame(): Promise<number> {
        return (await this.#draw('/', 'matrixBench.draw(view)', true)).script;
    }

    /** @param plain text alone in the cells */
    async peer(plain = false): Promise<Drawn> {
        return this.#draw('/peer', `matrixBench.draw(view, ${plain})`, false);
    }

    async close(): Promise<void> {
        await this.#browser.close();
        if (this.#browser.problems.length > 0) throw new Error(this.#browser.problems.join('\n'));
    }

    async #draw(address: string, call: string, scrolls: boolean): Promise<Drawn> {
        const page = await this.#browser.newPage();
        try {
            page.setDefaultTimeout(20_000);
            await page.setViewportSize({ width: 1440, height: 900 });
            await page.route(`${ORIGIN}/**`, (route) => {
                const file = this.#files.get(new URL(route.request().url()).pathname);
                return file
                    ? route.fulfill({ contentType: file.type, body: file.body })
                    : route.fulfill({ status: 404, body: '' });
            });
            await page.goto(ORIGIN + address);
            await page.waitForFunction('globalThis.matrixBench !== undefined');
            await page.evaluate(`globalThis.view = ${JSON.stringify(makeMatrix(UNITS, OFFERINGS))}; undefined`);
            const devtools = await page.context().newCDPSession(page);
            await devtools.send('Performance.enable');
            const before = await scriptTime(devtools);
            const paint = await page.evaluate<number>(call);
            const script = (await scriptTime(devtools)) - before;
            return scrolls ? { paint, script: await scrollThrough(page, devtools) } : { paint, script };
        } finally {
            await page.close();
        }
    }
}

/** Milliseconds of script since the page was opened. */
async function scriptTime(devtools: CDPSession): Promise<number> {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** Scrolls down and to the side, a third of a row a frame. @returns script of a frame */
async function scrollThrough(page: Page, devtools: CDPSession): Promise<number> {
    const before = await scriptTime(devtools);
    await page.mouse.move(700, 500);
    for (let frame = 0; frame < FRAMES; frame++) {
        await page.mouse.wheel(frame % 2 === 0 ? 0 : 40, frame % 2 === 0 ? 40 : 0);
        await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    }
    return ((await scriptTime(devtools)) - before) / FRAMES;
}

/** A measure in a Chromium of its own. */
function inSession(
    name: string,
    title: string,
    budget: number | null,
    run: (session: Session) => Promise<number>
): Measure {
    return {
        name,
        title,
        unit: 'ms',
        budget,
        async prepare(): Promise<Prepared> {
            const session = await Session.open();
            return { run: () => run(session), close: () => session.close() };
        }
    };
}

const CELLS = `${OFFERINGS} offerings x ${UNITS} units`;

/** The white space matrix, and ag-grid-community on the same cells. */
export const matrix: Measure[] = [
    inSession('matrix-script', `White space, ${CELLS}: script until drawn`, BUDGET, async (session) => {
        const { script } = await session.ours();
        return script;
    }),
    inSession('matrix-frame', `White space, ${CELLS}: script of a frame while scrolling`, null, (session) =>
        session.frame()
    ),
    inSession('matrix-paint', `White space, ${CELLS}: until painted`, null, async (session) => {
        const { paint } = await session.ours();
        return paint;
    }),
    inSession('matrix-peer', 'ag-grid-community, the same cells: until painted', null, async (session) => {
        const { paint } = await session.peer();
        return paint;
    }),
    inSession(
        'matrix-peer-text',
        'ag-grid-community, plain text in the cells: until painted',
        null,
        async (session) => {
            const { paint } = await session.peer(true);
            return paint;
        }
    ),
    inSession(
        'matrix-margin',
        'White space until painted, less ag-grid-community in the same Chromium',
        0,
        async (session) => {
            const { paint } = await session.ours();
            return paint - (await session.peer()).paint;
        }
    )
];
