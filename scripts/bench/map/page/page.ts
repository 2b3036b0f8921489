/*
 * The page in which our drawing is measured and looked at, as Lightning runs it: under synthetic shadow. Everything is called
 * from outside, through `window.mapBench`.
 */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import MapCanvas from 'c/mapCanvas';
import { MapPeople, buildForest, layoutForest, metricsOf } from 'c/mapLayout';
import type { MapEdge, MapNode } from 'c/mapLayout';
import { makeLines, makePeople } from '../people.ts';
import { frames } from './frames.ts';
import { scaleOf, settled, textProblems } from './texts.ts';
import { drawn } from './timing.ts';
import type { Timing } from '../timing.ts';

/** Our component's element. */
export type Canvas = HTMLElement & {
    nodes: readonly MapNode[] | MapPeople;
    edges: readonly MapEdge[];
    collapsed: readonly string[];
    selectedId: string | null;
    editable: boolean;
    zoomToFit(): void;
    reveal(id: string): void;
    exportSvg(): string;
    exportPng(): Promise<Blob>;
    startMove(id: string): void;
    startLink(id: string): void;
};

const host = (): HTMLElement => document.getElementById('host')!;

function newCanvas(): Canvas {
    return createElement('c-map-canvas', { is: MapCanvas }) as unknown as Canvas;
}

/** Our drawing of so many people, all in view: as they are shown at that size, or with everything that cards can tell. */
async function ours(count: number, full: boolean): Promise<Timing> {
    const nodes = makePeople(count);
    const place = host();
    if (full) {
        // As large as the drawing, and made smaller from outside: every card shows everything, and all are in view.
        const { bounds } = layoutForest(buildForest(nodes), {
            metrics: metricsOf(false),
            aspect: 1.6,
            collapsed: new Set<string>()
        });
        const shrink = Math.min(place.clientWidth / bounds.width, place.clientHeight / bounds.height);
        const inner = document.createElement('div');
        inner.style.cssText = `width:${bounds.width + 2}px;transform-origin:0 0;transform:scale(${shrink});--map-height:${bounds.height + 2}px`;
        place.replaceChildren(inner);
        return drawn(() => {
            const canvas = newCanvas();
            canvas.nodes = new MapPeople(nodes);
            inner.append(canvas);
        });
    }
    return drawn(() => {
        const canvas = newCanvas();
        canvas.nodes = new MapPeople(nodes);
        place.replaceChildren(canvas);
        canvas.zoomToFit();
    });
}

/** Puts our component on the page, to be looked at and used. */
function show(
    count: number,
    options: { alone?: number; seed?: number; fit?: boolean; units?: boolean; faded?: boolean }
): void {
    const nodes = makePeople(count, options.seed ?? 1, options.alone ?? 0);
    if (options.units === true) {
        nodes.forEach(
            (node, i) =>
                (node.unit = ['Plant Hamburg', 'Head office', 'Plant Rotterdam and the northern terminals'][i % 3]!)
        );
    }
    if (options.faded === true) {
        nodes.forEach((node, i) => (node.faded = i % 3 === 1));
    }
    const canvas = newCanvas();
    canvas.editable = true;
    canvas.nodes = nodes;
    canvas.edges = makeLines(nodes);
    for (const type of ['personselect', 'personmenu', 'reparent', 'linkdraw', 'collapsechange', 'park']) {
        canvas.addEventListener(type, (event) => events.push([type, (event as CustomEvent).detail]));
    }
    host().replaceChildren(canvas);
    shown = canvas;
    if (options.fit === true) {
        requestAnimationFrame(() => canvas.zoomToFit());
    }
}

let shown: Canvas | null = null;
const events: [string, unknown][] = [];

const mapBench = {
    ours,
    frames: (count: number) => frames(count, host(), newCanvas),
    show,
    events,
    /** What keeps people from reading the drawing that is shown, when all of it is drawn; and its magnification. */
    async read(): Promise<{ scale: number; problems: string[] }> {
        const root = shown!.shadowRoot!;
        await settled(root);
        return { scale: scaleOf(root), problems: textProblems(root) };
    },
    get canvas() {
        return shown;
    }
};

declare global {
    interface Window {
        mapBench: typeof mapBench;
    }
}
window.mapBench = mapBench;
