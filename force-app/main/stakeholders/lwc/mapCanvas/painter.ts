import { CardIndex, contains, seenBox } from 'c/mapLayout';
import type { Box, MapLevel, Size, View } from 'c/mapLayout';
import { CardLayer } from './cardLayer';
import type { CardView } from './cardLayer';
import { EdgeLayer } from './edgeLayer';
import { LINE_SCALE, linesIn } from './scene';
import type { Scene } from './scene';
import { KeptShape, element, shape } from './svg';

/** How much more than what is seen is drawn, in parts of it on each side: moving a little then draws nothing. */
const WIDER: Readonly<Record<MapLevel, number>> = { full: 0.4, medium: 0.3, names: 0.2, initials: 0.15, blocks: 0.1 };
/** Time for drawing in one frame (ms); the rest follows in the next ones. */
const FRAME = 2;
/** Nothing more is begun with less than that left (ms). */
const LEAST = 1;
/** Lines are drawn anew when so much of that is used up. */
const SOON = 0.4;
/** Size of the heading above those who stand alone, where it has room to be read. */
const LOOSE_SIZES: Partial<Record<MapLevel, number>> = { full: 15, medium: 24, names: 36 };
/** How far it stands above them. */
const LOOSE_ABOVE = 14;

/**
 * Draws a scene as SVG, with the texts of the cards as elements of the page above: those are made in a fraction of the time, and need
 * no new layout when the magnification changes. Drawn is what is seen, and some more around it, so that moving a little only changes one attribute. What comes
 * into sight is drawn tile by tile, as many in a frame as there is time for; another level of detail takes the place of the one
 * before when it is complete.
 */
export class Painter {
    /** Above everything; does not move with the drawing. */
    readonly overlay: SVGElement;
    /** Moves with the drawing, above the cards. */
    readonly marks: SVGElement;
    readonly #world: KeptShape;
    /** The texts of the cards; moves with the drawing. */
    readonly #texts: HTMLElement;
    readonly #lines: KeptShape;
    readonly #linesFaded: KeptShape;
    readonly #edges: EdgeLayer;
    readonly #loose: KeptShape;
    readonly #looseText: Text;
    readonly #cards: SVGElement;
    readonly #layers = new Map<MapLevel, CardLayer>();
    readonly #prefix: string;
    /** The card that the keyboard is on, where it is not drawn as such: those who do not see the map are told of it. */
    readonly #spoken: HTMLElement;
    #scene: Scene | null = null;
    #places: CardIndex | null = null;
    /** What is on the page; null before the first drawing. */
    #shown: CardLayer | null = null;
    #level: MapLevel = 'full';
    /** Where reporting lines and curved lines are drawn. */
    #drawn: Box | null = null;
    /** What is to be drawn before cards are. */
    #due: (() => unknown)[] = [];
    #frame = 0;
    /** What the next frame is for. */
    #next: CardLayer | null = null;
    #selected: string | null = null;
    #focused: number | null = null;
    #focusedView: CardView | null = null;

    constructor(container: HTMLElement, prefix: string) {
        this.#prefix = prefix;
        const drawing = shape('svg', { class: 'drawing', 'aria-hidden': 'true', width: '100%', height: '100%' });
        this.#world = new KeptShape('g');
        this.#lines = new KeptShape('path', { class: 'lines' });
        this.#linesFaded = new KeptShape('path', { class: 'lines-faded' });
        // Below the cards: lines must not make texts hard to read.
        this.#edges = new EdgeLayer();
        this.#loose = new KeptShape('text', { class: 'loose' });
        this.#looseText = document.createTextNode('');
        this.#loose.element.appendChild(this.#looseText);
        this.#cards = shape('g', { class: 'cards' });
        const lines = [this.#linesFaded.element, this.#lines.element, this.#edges.group];
        this.#world.element.append(...lines, this.#loose.element, this.#cards);
        drawing.appendChild(this.#world.element);
        this.#texts = element('div', { class: 'texts' });
        this.#spoken = element('div', {});
        this.#spoken.hidden = true;
        this.#texts.appendChild(this.#spoken);
        this.overlay = shape('svg', { class: 'overlay', 'aria-hidden': 'true', width: '100%', height: '100%' });
        this.marks = shape('g', { class: 'marks' });
        this.overlay.appendChild(this.marks);
        container.append(drawing, this.#texts, this.overlay);
    }

    /** Places of the cards of the scene that was set last. */
    get places(): CardIndex | null {
        return this.#places;
    }

    /** How much cards tell at the moment. */
    get level(): MapLevel {
        return this.#shown?.level ?? this.#level;
    }

    /** The id on the page of the card that the keyboard is on. */
    get focusedId(): string {
        return `${this.#prefix}-focused`;
    }

    /** Takes over another scene; it is drawn by the next `look`. */
    setScene(scene: Scene): void {
        this.#scene = scene;
        this.#places = new CardIndex(scene.layout);
        this.#drawn = null;
        this.#due = [];
        this.#edges.setEdges(scene.edges);
        for (const layer of this.#layers.values()) {
            layer.setScene(scene, this.#places);
        }
        this.#focusedView?.group.removeAttribute('id');
        this.#focusedView = null;
    }

    /** Marks the person who is selected, and the one that the keyboard is on. */
    setMarked(selected: string | null, focused: number | null): void {
        this.#selected = selected;
        this.#focused = focused;
        this.#shown?.setSelected(selected);
        this.speakFocused();
    }

    /** Shows the drawing from a view; draws what is missing. @param atOnce without spreading the work over frames */
    look(view: View, size: Size, level: MapLevel, atOnce: boolean): void {
        const place = `translate(${view.x} ${view.y}) scale(${view.scale})`;
        this.#world.set('transform', place);
        this.marks.setAttribute('transform', place);
        this.#texts.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
        const scene = this.#scene;
        if (!scene) {
            return;
        }
        const seen = seenBox(view, size);
        const wide = seenBox(view, size, WIDER[level]);
        // Before they are missing: they may have to wait for a frame.
        const soonSeen = seenBox(view, size, WIDER[level] * SOON);
        if (this.#drawn === null || level !== this.#level || !contains(this.#drawn, soonSeen)) {
            this.#level = level;
            this.#drawn = wide;
            const lines = () => this.drawLines(scene, level, wide);
            const edges = () => this.#edges.draw(level, wide, view.scale);
            // Finding all lines is work enough for a frame; they are known afterwards.
            const findAll = () => linesIn(scene.layout, null);
            this.#due = level === 'blocks' ? [findAll, lines, edges] : [lines, edges];
        }
        const layer = this.layerOf(level);
        const complete = layer.want(seen, wide) && this.#due.length === 0;
        if (atOnce || complete) {
            this.work(layer, Number.POSITIVE_INFINITY);
        } else {
            this.workLater(layer);
        }
    }

    /** Stops what is still to come. */
    stop(): void {
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
    }

    private layerOf(level: MapLevel): CardLayer {
        let layer = this.#layers.get(level);
        if (!layer) {
            layer = new CardLayer(level);
            layer.setScene(this.#scene!, this.#places!);
            this.#cards.appendChild(layer.group);
            this.#texts.appendChild(layer.texts);
            this.#layers.set(level, layer);
        }
        return layer;
    }

    /** Once a frame, however many events there are in it. */
    private workLater(layer: CardLayer): void {
        this.#next = layer;
        if (this.#frame === 0) {
            // Stopped when the component leaves the page.
            // eslint-disable-next-line @lwc/lwc/no-async-operation
            this.#frame = requestAnimationFrame(() => {
                this.#frame = 0;
                this.work(this.#next!, FRAME);
            });
        }
    }

    /** Does what is to be done first, for some time (ms), but one thing in any case. */
    private work(layer: CardLayer, time: number): void {
        this.stop();
        const end = performance.now() + time;
        for (let next = this.#due.shift(); next; next = this.#due.shift()) {
            next();
            if (performance.now() + LEAST >= end) {
                this.workLater(layer);
                return;
            }
        }
        if (!layer.draw(end - performance.now())) {
            this.workLater(layer);
            return;
        }
        if (layer !== this.#shown) {
            this.#shown?.setVisible(false);
            layer.setVisible(true);
            this.#shown = layer;
        }
        layer.setSelected(this.#selected);
        this.speakFocused();
    }

    /** Gives the card that the keyboard is on its id; a card that is not drawn is told of all the same. */
    private speakFocused(): void {
        const scene = this.#scene;
        const view = this.#focused === null ? null : (this.#shown?.viewOf(this.#focused) ?? null);
        if (view !== this.#focusedView) {
            this.#focusedView?.group.removeAttribute('id');
            this.#focusedView = view;
        }
        const isHidden = view !== null || this.#focused === null;
        if (isHidden) {
            if (!this.#spoken.hidden) {
                this.#spoken.hidden = true;
                this.#spoken.removeAttribute('id');
                this.#spoken.removeAttribute('role');
            }
            if (view?.group.id !== this.focusedId) {
                view?.group.setAttribute('id', this.focusedId);
            }
        } else if (scene && this.#focused !== null) {
            this.#spoken.hidden = false;
            this.#spoken.setAttribute('id', this.focusedId);
            this.#spoken.setAttribute('role', 'treeitem');
            CardLayer.speak(this.#spoken, scene, this.#focused, this.#selected);
        }
    }

    private drawLines(scene: Scene, level: MapLevel, box: Box): void {
        const { lines, faded } = linesIn(scene.layout, level === 'blocks' ? null : box);
        this.#lines.set('d', lines);
        this.#linesFaded.set('d', faded);
        this.#world.set('stroke-width', 1.5 * LINE_SCALE[level]);
        const { loose } = scene.layout;
        const size = LOOSE_SIZES[level];
        this.#loose.show(loose !== null && size !== undefined);
        if (loose && size !== undefined) {
            this.#loose.set('x', loose.x);
            this.#loose.set('y', loose.y - LOOSE_ABOVE);
            this.#loose.set('font-size', size);
            this.#looseText.data = scene.looseTitle;
        }
    }
}
