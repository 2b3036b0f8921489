import { launch } from '../../local-org/browser-tests/support.ts';
import type { Browser } from '../../local-org/browser-tests/support.ts';
import type { Measure } from '../measure.ts';
import { buildPages } from './build.ts';
import { openPage } from './open.ts';
import type { Timing } from './timing.ts';

/** How long a drawing may take before it counts as not finished (s). */
const PATIENCE = 60;
const COUNTS = [100, 1000, 10_000];
const SIZE = { width: 1280, height: 800 };
const BUDGETS: Readonly<Record<string, number>> = { 'full 1000': 100, 'ours 10000': 300 };
/**
 * Most script for 1,000 people in full, of d3-org-chart's in the same run (%): machines differ, and the budget of 100 ms belongs to one where
 * that takes 309 ms.
 */
const SHARE_BUDGET = (100 / 309) * 100;
const PEERS = ['d3-org-chart', 'elkjs layered', 'dagre'] as const;
const GESTURES = ['pan', 'zoom', 'drag'] as const;
/** Most script in a frame (ms). */
const FRAME_BUDGET = 8;

type Gestures = Record<(typeof GESTURES)[number], { most: number; usual: number }>;

/** One browser for all measurements of the map; each drawing gets a page of its own. */
class Session {
    #browser: Browser | null = null;
    #files: Awaited<ReturnType<typeof buildPages>> | null = null;
    /** What the runs gave, by what was drawn: script and paint come from the same drawing. */
    readonly #taken = new Map<string, Promise<unknown>[]>();

    async open(): Promise<string | null> {
        try {
            this.#browser ??= await launch();
        } catch (error) {
            return (error as Error).message;
        }
        this.#files ??= await buildPages();
        return null;
    }

    /** The result of the nth run of an expression in a page. */
    async run<T>(path: string, expression: string, nth: number): Promise<T> {
        const runs = this.#taken.get(expression) ?? [];
        this.#taken.set(expression, runs);
        runs[nth] ??= this.evaluate(path, expression);
        return (await runs[nth]) as T;
    }

    async close(): Promise<void> {
        await this.#browser?.close();
        this.#browser = null;
    }

    private async evaluate(path: string, expression: string): Promise<unknown> {
        const page = await openPage(this.#browser!, this.#files!, SIZE, path);
        let timer: NodeJS.Timeout | undefined;
        try {
            const late = new Promise<never>((_resolve, reject) => {
                timer = setTimeout(() => reject(new Error(`did not finish in ${PATIENCE} s`)), PATIENCE * 1000);
            });
            return await Promise.race([page.evaluate(expression), late]);
        } finally {
            clearTimeout(timer);
            // A page that is still at work closes later; the next one has a process of its own.
            void page.close().catch(() => undefined);
        }
    }
}

/** Measurements of the relationship map's drawing beside its peers, on the same people, in one run of the browser. */
export function mapMeasures(): { measures: readonly Measure[]; close(): Promise<void> } {
    const session = new Session();
    const measure = (
        name: string,
        title: string,
        budget: number | null,
        run: (nth: number) => Promise<number>,
        unit: Measure['unit'] = 'ms'
    ): Measure => ({
        name,
        title,
        unit,
        budget,
        async prepare() {
            const problem = await session.open();
            if (problem !== null) return problem;
            let nth = 0;
            return { run: () => run(nth++) };
        }
    });
    const measures: Measure[] = [];
    for (const count of COUNTS) {
        const people = `${count.toLocaleString('en-US')} people`;
        const add = (who: string, title: string, path: string, expression: string): void => {
            for (const part of ['script', 'paint'] as const) {
                const budget = part === 'script' ? (BUDGETS[`${who} ${count}`] ?? null) : null;
                measures.push(
                    measure(
                        `map-${part}-${who.replaceAll(' ', '-')}-${count}`,
                        `${people}, all in view, ${title}: ${part === 'script' ? 'script' : 'to paint'}`,
                        budget,
                        async (nth) => (await session.run<Timing>(path, expression, nth))[part]
                    )
                );
            }
        };
        add('ours', 'ours, detail by magnification', '/', `mapBench.ours(${count}, false)`);
        add('full', 'ours, every card in full', '/', `mapBench.ours(${count}, true)`);
        for (const peer of PEERS) add(peer, peer, '/peers', `mapPeers[${JSON.stringify(peer)}](${count})`);
    }
    measures.push(
        measure(
            'map-share-full-1000',
            "1,000 people, ours, every card in full: script, of d3-org-chart's",
            SHARE_BUDGET,
            async (nth) => {
                const ours = await session.run<Timing>('/', 'mapBench.ours(1000, true)', nth);
                const peer = await session.run<Timing>('/peers', 'mapPeers["d3-org-chart"](1000)', nth);
                return (ours.script / peer.script) * 100;
            },
            '%'
        )
    );
    for (const count of [1000, 10_000]) {
        for (const gesture of GESTURES) {
            measures.push(
                measure(
                    `map-frame-${gesture}-${count}`,
                    `${count.toLocaleString('en-US')} people, script in a frame (95 of 100 take no more): ${gesture}`,
                    FRAME_BUDGET,
                    async (nth) => (await session.run<Gestures>('/', `mapBench.frames(${count})`, nth))[gesture].usual
                )
            );
        }
    }
    return { measures, close: () => session.close() };
}
