import type { Box, EdgeShape, MapEdgeKind, MapLevel } from 'c/mapLayout';
import { EDGE_SCALE } from './scene';
import { shape, show } from './svg';

const KINDS: readonly MapEdgeKind[] = ['influence', 'conflict', 'informal'];

/** A curved line on the page. */
interface EdgeView {
    group: SVGElement;
    line: SVGElement;
    head: SVGElement;
    title: Text;
}

/** Lines of a kind as one path, where single ones cannot be made out. */
interface Bundle {
    group: SVGElement;
    line: SVGElement;
    head: SVGElement;
}

/** The lines that are no reporting lines: each by itself where people can be read, else one path for each kind. */
export class EdgeLayer {
    readonly group = shape('g', { class: 'edges' });
    readonly #single = shape('g', {});
    readonly #bundles = new Map<string, Bundle>();
    readonly #views: EdgeView[] = [];
    #edges: readonly EdgeShape[] = [];
    /** The bundles' paths are those of the edges. */
    #bundled = false;

    constructor() {
        this.group.appendChild(this.#single);
    }

    setEdges(edges: readonly EdgeShape[]): void {
        this.#edges = edges;
        this.#bundled = false;
    }

    draw(level: MapLevel, box: Box): void {
        const bundled = level === 'initials' || level === 'blocks';
        show(this.#single, !bundled);
        for (const { group } of this.#bundles.values()) {
            show(group, bundled);
        }
        if (bundled) {
            this.drawBundles(level);
        } else {
            this.drawSingle(level, box);
        }
    }

    private drawBundles(level: MapLevel): void {
        for (const { group } of this.#bundles.values()) {
            group.setAttribute('stroke-width', String(1.5 * EDGE_SCALE[level]));
        }
        if (this.#bundled) {
            return;
        }
        this.#bundled = true;
        for (const kind of KINDS) {
            for (const faded of [false, true]) {
                let lines = '';
                let heads = '';
                for (const edge of this.#edges) {
                    if (edge.edge.kind === kind && edge.faded === faded) {
                        lines += edge.line;
                        heads += edge.head;
                    }
                }
                const name = `edge ${kind}${faded ? ' faded' : ''}`;
                if (lines !== '' || this.#bundles.has(name)) {
                    const bundle = this.bundleOf(name, level);
                    bundle.line.setAttribute('d', lines);
                    bundle.head.setAttribute('d', heads);
                }
            }
        }
    }

    private bundleOf(name: string, level: MapLevel): Bundle {
        const known = this.#bundles.get(name);
        if (known) {
            return known;
        }
        const group = shape('g', { class: name, 'stroke-width': 1.5 * EDGE_SCALE[level] });
        const line = shape('path', { class: 'edge-line' });
        const head = shape('path', { class: 'edge-head' });
        group.appendChild(line);
        group.appendChild(head);
        this.group.appendChild(group);
        const bundle = { group, line, head };
        this.#bundles.set(name, bundle);
        return bundle;
    }

    private drawSingle(level: MapLevel, box: Box): void {
        const right = box.x + box.width;
        const bottom = box.y + box.height;
        let used = 0;
        for (const { edge, line, head, faded, bounds } of this.#edges) {
            const seen =
                bounds.x <= right &&
                bounds.y <= bottom &&
                bounds.x + bounds.width >= box.x &&
                bounds.y + bounds.height >= box.y;
            if (seen) {
                const view = this.#views[used] ?? this.newView();
                used += 1;
                view.group.setAttribute('class', `edge ${edge.kind}${faded ? ' faded' : ''}`);
                view.group.setAttribute('stroke-width', String((0.8 + 0.7 * edge.strength) * EDGE_SCALE[level]));
                view.line.setAttribute('d', line);
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
