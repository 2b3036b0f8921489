import { lineWithin } from 'c/mapLayout';
import type { Box, EdgeShape, MapEdgeKind, MapLevel } from 'c/mapLayout';
import { DASHES } from './exportSvg';
import { EDGE_SCALE } from './scene';
import { KeptShape, shape, show } from './svg';

/** Strokes and gaps of a kind of lines, so many times as long as at 100 %. */
function dashOf(kind: MapEdgeKind, times: number): string {
    const lengths = DASHES[kind].split(' ').map((length) => Number(length) * times);
    return DASHES[kind] === '' ? 'none' : lengths.join(' ');
}

/** A curved line on the page. */
interface EdgeView {
    group: KeptShape;
    line: KeptShape;
    head: KeptShape;
    title: Text;
}

/** Lines of a kind as one path, where single ones cannot be made out. */
interface Bundle {
    kind: MapEdgeKind;
    group: KeptShape;
    line: KeptShape;
    head: KeptShape;
}

/** What lines look like, as class names. */
const nameOf = ({ edge, faded }: EdgeShape): string => `edge ${edge.kind}${faded ? ' faded' : ''}`;

/** The lines that are no reporting lines: each by itself where people can be read, else one path for each kind. */
export class EdgeLayer {
    readonly group = shape('g', { class: 'edges' });
    readonly #single = shape('g', {});
    readonly #bundles = new Map<string, Bundle>();
    /** Lines that are seen keep their elements, so that little changes when the drawing moves. */
    readonly #views = new Map<EdgeShape, EdgeView>();
    readonly #unused: EdgeView[] = [];
    #edges: readonly EdgeShape[] = [];
    /** How much longer than at 100 % the dashes of the bundles are. */
    #stretch = 0;

    constructor() {
        this.group.appendChild(this.#single);
    }

    setEdges(edges: readonly EdgeShape[]): void {
        this.#edges = edges;
        for (const [shaped, view] of this.#views) {
            this.hide(shaped, view);
        }
    }

    draw(level: MapLevel, box: Box, scale: number): void {
        const bundled = level === 'initials' || level === 'blocks';
        show(this.#single, !bundled);
        for (const { group } of this.#bundles.values()) {
            group.show(bundled);
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
            line.set('stroke-dasharray', dashOf(kind, stretch));
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
            group.set('stroke-width', 1.5 * EDGE_SCALE[level]);
            line.set('d', lines);
            head.set('d', heads);
        }
    }

    private newBundle(name: string, kind: MapEdgeKind): Bundle {
        const group = new KeptShape('g', { class: name });
        const line = new KeptShape('path', { class: 'edge-line' });
        const head = new KeptShape('path', { class: 'edge-head' });
        group.element.appendChild(line.element);
        group.element.appendChild(head.element);
        this.group.appendChild(group.element);
        const bundle = { kind, group, line, head };
        this.#bundles.set(name, bundle);
        this.#stretch = 0;
        return bundle;
    }

    private drawSingle(level: MapLevel, box: Box): void {
        const added: [EdgeShape, string][] = [];
        for (const shaped of this.#edges) {
            const line = lineWithin(shaped, box);
            const view = this.#views.get(shaped);
            if (line === '') {
                if (view) {
                    this.hide(shaped, view);
                }
            } else if (view) {
                this.write(view, shaped, line, level);
            } else {
                added.push([shaped, line]);
            }
        }
        // Only now: some of the elements may have become free.
        for (const [shaped, line] of added) {
            const view = this.#unused.pop() ?? this.newView();
            this.#views.set(shaped, view);
            this.write(view, shaped, line, level);
        }
    }

    private write({ group, line, head, title }: EdgeView, shaped: EdgeShape, data: string, level: MapLevel): void {
        const { edge } = shaped;
        group.set('class', nameOf(shaped));
        group.set('stroke-width', (0.8 + 0.7 * edge.strength) * EDGE_SCALE[level]);
        line.set('d', data);
        line.set('stroke-dasharray', dashOf(edge.kind, 1));
        head.set('d', shaped.head);
        if (title.data !== edge.label) {
            title.data = edge.label;
        }
        group.show(true);
    }

    private hide(shaped: EdgeShape, view: EdgeView): void {
        this.#views.delete(shaped);
        this.#unused.push(view);
        view.group.show(false);
    }

    private newView(): EdgeView {
        const group = new KeptShape('g');
        const title = document.createTextNode('');
        const name = shape('title', {});
        name.appendChild(title);
        const line = new KeptShape('path', { class: 'edge-line' });
        const head = new KeptShape('path', { class: 'edge-head' });
        group.element.appendChild(name);
        group.element.appendChild(line.element);
        group.element.appendChild(head.element);
        this.#single.appendChild(group.element);
        return { group, line, head, title };
    }
}
