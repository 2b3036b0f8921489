import { lineWithin } from 'c/mapLayout';
import type { Box, EdgeShape, MapEdgeKind, MapLevel } from 'c/mapLayout';
import { DASHES } from './exportSvg';
import { EDGE_SCALE } from './scene';
import { shape, show } from './svg';

/** Strokes and gaps of a kind of lines, so many times as long as at 100 %. */
function dashOf(kind: MapEdgeKind, times: number): string {
    const lengths = DASHES[kind].split(' ').map((length) => Number(length) * times);
    return DASHES[kind] === '' ? 'none' : lengths.join(' ');
}

/** A curved line on the page. */
interface EdgeView {
    group: SVGElement;
    line: SVGElement;
    head: SVGElement;
    title: Text;
}

/** Lines of a kind as one path, where single ones cannot be made out. */
interface Bundle {
    kind: MapEdgeKind;
    group: SVGElement;
    line: SVGElement;
    head: SVGElement;
}

/** What lines look like, as class names. */
const nameOf = ({ edge, faded }: EdgeShape): string => `edge ${edge.kind}${faded ? ' faded' : ''}`;

/** The lines that are no reporting lines: each by itself where people can be read, else one path for each kind. */
export class EdgeLayer {
    readonly group = shape('g', { class: 'edges' });
    readonly #single = shape('g', {});
    readonly #bundles = new Map<string, Bundle>();
    readonly #views: EdgeView[] = [];
    #edges: readonly EdgeShape[] = [];
    /** How much longer than at 100 % the dashes of the bundles are. */
    #stretch = 0;

    constructor() {
        this.group.appendChild(this.#single);
    }

    setEdges(edges: readonly EdgeShape[]): void {
        this.#edges = edges;
    }

    draw(level: MapLevel, box: Box, scale: number): void {
        const bundled = level === 'initials' || level === 'blocks';
        show(this.#single, !bundled);
        for (const { group } of this.#bundles.values()) {
            show(group, bundled);
        }
        if (bundled) {
            this.drawBundles(level, box);
            this.stretch(scale);
        } else {
            this.drawSingle(level, box);
        }
    }

    /** Dashes that are too small to be seen would take a browser seconds: they grow as the drawing shrinks, so that they can be seen. */
    private stretch(scale: number): void {
        const stretch = 2 ** Math.round(Math.log2(1 / scale));
        if (stretch === this.#stretch) {
            return;
        }
        this.#stretch = stretch;
        for (const { kind, line } of this.#bundles.values()) {
            line.setAttribute('stroke-dasharray', dashOf(kind, stretch));
        }
    }

    private drawBundles(level: MapLevel, box: Box): void {
        const paths = new Map<string, { kind: MapEdgeKind; lines: string; heads: string }>(
            [...this.#bundles].map(([name, { kind }]) => [name, { kind, lines: '', heads: '' }])
        );
        for (const shaped of this.#edges) {
            const line = lineWithin(shaped, box);
            if (line !== '') {
                const name = nameOf(shaped);
                const known = paths.get(name);
                const path = known ?? { kind: shaped.edge.kind, lines: '', heads: '' };
                path.lines += line;
                path.heads += shaped.head;
                if (!known) {
                    paths.set(name, path);
                }
            }
        }
        for (const [name, { kind, lines, heads }] of paths) {
            const { group, line, head } = this.#bundles.get(name) ?? this.newBundle(name, kind);
            group.setAttribute('stroke-width', String(1.5 * EDGE_SCALE[level]));
            line.setAttribute('d', lines);
            head.setAttribute('d', heads);
        }
    }

    private newBundle(name: string, kind: MapEdgeKind): Bundle {
        const group = shape('g', { class: name });
        const line = shape('path', { class: 'edge-line' });
        const head = shape('path', { class: 'edge-head' });
        group.appendChild(line);
        group.appendChild(head);
        this.group.appendChild(group);
        const bundle = { kind, group, line, head };
        this.#bundles.set(name, bundle);
        this.#stretch = 0;
        return bundle;
    }

    private drawSingle(level: MapLevel, box: Box): void {
        let used = 0;
        for (const shaped of this.#edges) {
            const line = lineWithin(shaped, box);
            if (line !== '') {
                const { edge, head } = shaped;
                const view = this.#views[used] ?? this.newView();
                used += 1;
                view.group.setAttribute('class', nameOf(shaped));
                view.group.setAttribute('stroke-width', String((0.8 + 0.7 * edge.strength) * EDGE_SCALE[level]));
                view.line.setAttribute('d', line);
                view.line.setAttribute('stroke-dasharray', dashOf(edge.kind, 1));
                view.head.setAttribute('d', head);
                view.title.data = edge.label;
                show(view.group, true);
            }
        }
        for (let i = used; i < this.#views.length; i += 1) {
            show(this.#views[i].group, false);
        }
    }

    private newView(): EdgeView {
        const group = shape('g', {});
        const title = document.createTextNode('');
        const name = shape('title', {});
        name.appendChild(title);
        const line = shape('path', { class: 'edge-line' });
        const head = shape('path', { class: 'edge-head' });
        group.appendChild(name);
        group.appendChild(line);
        group.appendChild(head);
        this.#single.appendChild(group);
        const view = { group, line, head, title };
        this.#views.push(view);
        return view;
    }
}
