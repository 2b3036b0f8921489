import { CardIndex, contains, seenBox, spokenText } from 'c/mapLayout';
import type { Box, EdgeShape, MapLevel, MapTone, Size, TextShape, View } from 'c/mapLayout';
import { EDGE_SCALE, LINE_SCALE, batchesOf, textsOf } from './scene';
import type { Batches, Scene } from './scene';
import { shape, show } from './svg';

const TONES: readonly MapTone[] = ['positive', 'neutral', 'negative', 'unknown'];
const EVERYTHING: Box = { x: -1e9, y: -1e9, width: 2e9, height: 2e9 };
/** How much more than what is seen is drawn, in parts of it on each side: moving a little then draws nothing. */
const WIDER: Readonly<Record<MapLevel, number>> = { full: 0.4, medium: 0.3, names: 0.2, initials: 0.12, blocks: 0 };
/** Size of the heading above those who stand alone, where it has room to be read. */
const LOOSE_SIZES: Partial<Record<MapLevel, number>> = { full: 15, medium: 24, names: 40 };
/** How far it stands above them. */
export const LOOSE_ABOVE = 14;
/** Size of texts that say no other one. */
const TEXT_SIZE = 13;
/** Time for texts of one frame (ms); the rest follows in the next ones. */
const FRAME = 4;

/** A line of text on the page, with what it shows. */
interface TextView {
    element: SVGElement;
    data: Text;
    x: number;
    y: number;
    size: number;
    kind: string;
    text: string;
}

/** A card on the page. Cards that go out of sight are used again for others. */
interface CardView {
    group: SVGElement;
    texts: TextView[];
    used: number;
    index: number;
    shown: boolean;
    level: number;
    faded: boolean;
    selected: boolean;
    /** The team is folded away, or not, or there is none. */
    expanded: 'true' | 'false' | '';
}

interface EdgeView {
    group: SVGElement;
    line: SVGElement;
    head: SVGElement;
    title: Text;
}

/**
 * Draws a scene as SVG. What is the same for many cards is one path; each card is a group with its texts only. Draws what is
 * seen and some more around it; moving within that only changes one attribute.
 */
export class Painter {
    readonly svg: SVGElement;
    /** Moves with the drawing, above the cards. */
    readonly marks: SVGElement;
    readonly #world: SVGElement;
    readonly #paths = new Map<string, SVGElement>();
    readonly #edges: SVGElement;
    readonly #cards: SVGElement;
    readonly #loose: SVGElement;
    readonly #looseText: Text;
    readonly #edgeViews: EdgeView[] = [];
    readonly #views = new Map<number, CardView>();
    readonly #pool: CardView[] = [];
    readonly #prefix: string;
    #scene: Scene | null = null;
    #places: CardIndex | null = null;
    #level: MapLevel = 'full';
    #drawn: Box | null = null;
    #pattern: SVGElement | null = null;
    #patternLevel: MapLevel = 'full';
    #patternTexts: readonly TextShape[] = [];
    #pending: number[] = [];
    #frame = 0;
    #selected: string | null = null;
    /** The card that the keyboard is on: it is on the page at every level. */
    #focused: number | null = null;

    constructor(container: HTMLElement, prefix: string) {
        this.#prefix = prefix;
        this.svg = shape('svg', { class: 'drawing', role: 'presentation', width: '100%', height: '100%' });
        this.#world = shape('g', {});
        this.addPath('lines');
        this.addPath('lines-faded');
        // Below the cards: lines must not make texts hard to read.
        this.#edges = shape('g', { class: 'edges', 'aria-hidden': 'true' });
        this.#world.append(this.#edges);
        for (const name of ['plates', 'plates-faded', 'plates-open']) {
            this.addPath(name);
        }
        TONES.forEach((tone) => this.addPath(`bar ${tone}`));
        TONES.forEach((tone) => this.addPath(`icon ${tone}`));
        this.addPath('toggles');
        this.addPath('toggle-icons');
        this.#loose = shape('text', { class: 'loose', 'aria-hidden': 'true' });
        this.#looseText = document.createTextNode('');
        this.#loose.appendChild(this.#looseText);
        this.#cards = shape('g', { class: 'cards', 'font-size': TEXT_SIZE });
        this.marks = shape('g', { class: 'marks', 'aria-hidden': 'true' });
        this.#world.append(this.#loose, this.#cards, this.marks);
        this.svg.append(this.#world);
        container.append(this.svg);
    }

    /** Places of the cards of the scene that was set last. */
    get places(): CardIndex | null {
        return this.#places;
    }

    get level(): MapLevel {
        return this.#level;
    }

    /** The id that a card has on the page. */
    idOf(index: number): string {
        return `${this.#prefix}-${index}`;
    }

    /** Takes over another scene; it is drawn by the next `look`. */
    setScene(scene: Scene): void {
        this.#scene = scene;
        this.#places = new CardIndex(scene.layout);
        this.#drawn = null;
    }

    /** Marks the person who is selected, and the one that the keyboard is on. */
    setMarked(selected: string | null, focused: number | null): void {
        const changed = new Set([this.#focused, focused]);
        this.#selected = selected;
        this.#focused = focused;
        for (const view of this.#views.values()) {
            this.speakState(view);
        }
        for (const index of changed) {
            if (index !== null && this.#scene && (index === focused || !this.isInSight(index))) {
                this.update(index);
            }
        }
    }

    /** Shows the drawing from a view; draws what is missing. @param atOnce without spreading the work over frames */
    look(view: View, size: Size, level: MapLevel, atOnce: boolean): void {
        this.#world.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
        if (!this.#scene) {
            return;
        }
        if (this.#drawn === null || level !== this.#level || !contains(this.#drawn, seenBox(view, size))) {
            this.#level = level;
            this.draw(level === 'blocks' ? EVERYTHING : seenBox(view, size, WIDER[level]), atOnce);
        }
    }

    /** Stops what is still to come. */
    stop(): void {
        cancelAnimationFrame(this.#frame);
        this.#pending = [];
    }

    private addPath(name: string): void {
        const path = shape('path', { class: name, 'aria-hidden': 'true' });
        this.#paths.set(name, path);
        this.#world.append(path);
    }

    private isInSight(index: number): boolean {
        const { layout } = this.#scene!;
        const { width, height } = layout.metrics;
        return (
            this.#drawn !== null &&
            this.#level !== 'blocks' &&
            layout.shown[index] === 1 &&
            contains(this.#drawn, { x: layout.x[index], y: layout.y[index], width, height })
        );
    }

    private draw(box: Box, atOnce: boolean): void {
        const scene = this.#scene!;
        const level = this.#level;
        this.#drawn = box;
        const cards = level === 'blocks' ? [...scene.layout.order] : this.#places!.query(box);
        this.drawBatches(batchesOf(scene, level, cards, box), level);
        this.drawEdges(scene.edges, level, box);
        this.drawLoose(scene, level);
        const wanted = new Set(level === 'blocks' ? [] : cards);
        if (this.#focused !== null && scene.layout.shown[this.#focused] === 1) {
            wanted.add(this.#focused);
        }
        for (const [index, view] of this.#views) {
            if (!wanted.has(index)) {
                this.#views.delete(index);
                this.#pool.push(view);
            }
        }
        this.stop();
        this.#pending = [...wanted];
        this.drawPending(atOnce ? Number.POSITIVE_INFINITY : FRAME);
    }

    /** Draws cards that are still to be drawn, as far as there is time. */
    private drawPending(time: number): void {
        const end = performance.now() + time;
        let done = 0;
        while (done < this.#pending.length && (done % 8 !== 0 || performance.now() < end)) {
            this.update(this.#pending[done]);
            done += 1;
        }
        this.#pending = this.#pending.slice(done);
        if (this.#pending.length > 0) {
            // Stopped by the next drawing, and when the component leaves the page.
            // eslint-disable-next-line @lwc/lwc/no-async-operation
            this.#frame = requestAnimationFrame(() => this.drawPending(FRAME));
            return;
        }
        for (const view of this.#pool) {
            if (view.shown) {
                view.shown = false;
                show(view.group, false);
            }
        }
    }

    private drawBatches(batches: Batches, level: MapLevel): void {
        const set = (name: string, data: string): void => this.#paths.get(name)!.setAttribute('d', data);
        set('lines', batches.lines);
        set('lines-faded', batches.linesFaded);
        set('plates', batches.plates);
        set('plates-faded', batches.platesFaded);
        set('plates-open', batches.platesOpen);
        set('toggles', batches.toggles);
        set('toggle-icons', batches.toggleIcons);
        for (const tone of TONES) {
            set(`bar ${tone}`, batches.bars[tone]);
            set(`icon ${tone}`, batches.icons[tone]);
        }
        this.#world.setAttribute('stroke-width', String(1.5 * LINE_SCALE[level]));
    }

    private drawEdges(edges: readonly EdgeShape[], level: MapLevel, box: Box): void {
        const right = box.x + box.width;
        const bottom = box.y + box.height;
        let used = 0;
        for (const { edge, line, head, faded, bounds } of edges) {
            const seen =
                bounds.x <= right &&
                bounds.y <= bottom &&
                bounds.x + bounds.width >= box.x &&
                bounds.y + bounds.height >= box.y;
            if (seen) {
                const view = this.#edgeViews[used] ?? this.newEdge();
                used += 1;
                view.group.setAttribute('class', `edge ${edge.kind}${faded ? ' faded' : ''}`);
                view.group.setAttribute('stroke-width', String((0.8 + 0.7 * edge.strength) * EDGE_SCALE[level]));
                view.line.setAttribute('d', line);
                view.head.setAttribute('d', head);
                view.title.data = edge.label;
                show(view.group, true);
            }
        }
        for (let i = used; i < this.#edgeViews.length; i += 1) {
            show(this.#edgeViews[i].group, false);
        }
    }

    private drawLoose({ layout, looseTitle }: Scene, level: MapLevel): void {
        const size = LOOSE_SIZES[level];
        show(this.#loose, layout.loose !== null && size !== undefined);
        if (layout.loose && size !== undefined) {
            this.#loose.setAttribute('x', String(layout.loose.x));
            this.#loose.setAttribute('y', String(layout.loose.y - LOOSE_ABOVE));
            this.#loose.setAttribute('font-size', String(size));
            this.#looseText.data = looseTitle;
        }
    }

    private newEdge(): EdgeView {
        const group = shape('g', {});
        const title = document.createTextNode('');
        const name = shape('title', {});
        name.appendChild(title);
        const line = shape('path', { class: 'edge-line' });
        const head = shape('path', { class: 'edge-head' });
        group.append(name, line, head);
        this.#edges.append(group);
        const view = { group, line, head, title };
        this.#edgeViews.push(view);
        return view;
    }

    /** Makes a card on the page what its person is. */
    private update(index: number): void {
        const scene = this.#scene!;
        const { layout, words } = scene;
        let view = this.#views.get(index);
        if (!view) {
            view = this.#pool.pop() ?? this.newCard();
            this.#views.set(index, view);
        }
        const { group } = view;
        const node = layout.forest.nodes[index];
        view.index = index;
        if (!view.shown) {
            view.shown = true;
            show(group, true);
        }
        if (index === this.#focused) {
            group.setAttribute('id', this.idOf(index));
        } else if (group.id !== '') {
            group.removeAttribute('id');
        }
        group.setAttribute('transform', `translate(${layout.x[index]} ${layout.y[index]})`);
        group.setAttribute('aria-label', spokenText(node, words));
        if (view.faded !== node.faded) {
            view.faded = node.faded;
            group.setAttribute('class', node.faded ? 'card faded' : 'card');
        }
        const level = layout.forest.depth[index] + 1;
        if (view.level !== level) {
            view.level = level;
            group.setAttribute('aria-level', String(level));
        }
        this.speakState(view);
        const texts = textsOf(scene, this.#level, index);
        for (let i = 0; i < texts.length; i += 1) {
            const text = view.texts[i] ?? this.newText(view);
            writeText(text, texts[i]);
        }
        for (let i = texts.length; i < view.used; i += 1) {
            view.texts[i].text = '';
            view.texts[i].data.data = '';
        }
        view.used = texts.length;
    }

    private speakState(view: CardView): void {
        const { forest, folded } = this.#scene!.layout;
        const { index, group } = view;
        if (index >= forest.nodes.length) {
            return;
        }
        const selected = forest.nodes[index].id === this.#selected;
        if (view.selected !== selected) {
            view.selected = selected;
            group.setAttribute('aria-selected', String(selected));
        }
        const open = folded[index] === 1 ? 'false' : 'true';
        const expanded = forest.children[index] > 0 ? open : '';
        if (view.expanded !== expanded) {
            view.expanded = expanded;
            if (expanded === '') {
                group.removeAttribute('aria-expanded');
            } else {
                group.setAttribute('aria-expanded', expanded);
            }
        }
    }

    /** A copy of a card with the texts that most have is made in a fraction of the time of its single elements. */
    private newCard(): CardView {
        const group = this.pattern().cloneNode(true) as SVGElement;
        this.#cards.appendChild(group);
        const texts: TextView[] = [];
        let place = 0;
        for (let child = group.firstChild; child; child = child.nextSibling) {
            const { x, y, size, kind } = this.#patternTexts[place];
            texts.push({ element: child as SVGElement, data: child.firstChild as Text, x, y, size, kind, text: '-' });
            place += 1;
        }
        return {
            group,
            texts,
            used: texts.length,
            index: 0,
            shown: true,
            level: 0,
            faded: false,
            selected: false,
            expanded: ''
        };
    }

    /** The first card of a level, without its words. */
    private pattern(): SVGElement {
        if (this.#pattern && this.#patternLevel === this.#level) {
            return this.#pattern;
        }
        const first = this.#pending.find((index) => this.#scene!.layout.forest.nodes[index].facts.length > 1);
        const texts = first === undefined ? [] : textsOf(this.#scene!, this.#level, first);
        const pattern = shape('g', { role: 'treeitem', class: 'card', 'aria-selected': 'false' });
        for (const { x, y, size, kind } of texts) {
            const text = shape('text', { x, y, class: kind, ...(size === TEXT_SIZE ? {} : { 'font-size': size }) });
            text.appendChild(document.createTextNode('-'));
            pattern.appendChild(text);
        }
        this.#pattern = pattern;
        this.#patternLevel = this.#level;
        this.#patternTexts = texts;
        return pattern;
    }

    private newText(view: CardView): TextView {
        const element = shape('text', {});
        const data = document.createTextNode('');
        element.appendChild(data);
        view.group.append(element);
        const text: TextView = { element, data, x: Number.NaN, y: Number.NaN, size: TEXT_SIZE, kind: '', text: '' };
        view.texts.push(text);
        return text;
    }
}

/** Changes only what differs: most cards have the same texts at the same places. */
function writeText(view: TextView, { x, y, size, kind, text }: TextShape): void {
    if (view.x !== x) {
        view.x = x;
        view.element.setAttribute('x', String(x));
    }
    if (view.y !== y) {
        view.y = y;
        view.element.setAttribute('y', String(y));
    }
    if (view.size !== size) {
        view.size = size;
        view.element.setAttribute('font-size', String(size));
    }
    if (view.kind !== kind) {
        view.kind = kind;
        view.element.setAttribute('class', kind);
    }
    if (view.text !== text) {
        view.text = text;
        view.data.data = text;
    }
}
