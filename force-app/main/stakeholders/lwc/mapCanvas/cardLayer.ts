import { spokenText } from 'c/mapLayout';
import type { Box, CardIndex, MapLevel, MapTone, TextShape } from 'c/mapLayout';
import { batchesOf, textsOf } from './scene';
import type { Scene } from './scene';
import { shape, show } from './svg';

const TONES: readonly MapTone[] = ['positive', 'neutral', 'negative', 'unknown'];
/** Places for cards along each side of a tile: as many cards as take about a millisecond. */
const TILE: Readonly<Record<MapLevel, number>> = { full: 4, medium: 5, names: 6, initials: 10, blocks: 24 };
/** Size of texts that say no other one. */
const TEXT_SIZE = 13;

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

/** A card on the page: a group with its texts. */
export interface CardView {
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

/** A square part of the drawing. What is the same for many cards is one path. Tiles out of sight are used again for others. */
interface Tile {
    group: SVGElement;
    paths: Map<string, SVGElement>;
    cards: SVGElement;
    views: CardView[];
    used: number;
    column: number;
    row: number;
}

/** The cards at one level of detail. */
export class CardLayer {
    readonly level: MapLevel;
    readonly group: SVGElement;
    readonly #tiles = new Map<string, Tile>();
    readonly #pool: Tile[] = [];
    readonly #views = new Map<number, CardView>();
    #scene!: Scene;
    #places!: CardIndex;
    /** Tiles to be drawn, the most urgent one last. */
    #missing: { column: number; row: number }[] = [];
    #wide = 1;
    #high = 1;
    #selected: string | null = null;
    #pattern: SVGElement | null = null;
    #patternTexts: readonly TextShape[] = [];

    constructor(level: MapLevel) {
        this.level = level;
        this.group = shape('g', { display: 'none', 'font-size': TEXT_SIZE });
    }

    /** Takes over another scene: everything is to be drawn anew. */
    setScene(scene: Scene, places: CardIndex): void {
        this.#scene = scene;
        this.#places = places;
        const { width, gap, height, rowGap } = scene.layout.metrics;
        this.#wide = TILE[this.level] * (width + gap);
        this.#high = TILE[this.level] * (height + rowGap);
        this.#pool.push(...this.#tiles.values());
        this.#tiles.clear();
        this.#views.clear();
        this.#missing = [];
        // Other texts may be at other places.
        this.#pattern = null;
    }

    setVisible(visible: boolean): void {
        show(this.group, visible);
    }

    /** The card of a person, when it is drawn. */
    viewOf(index: number): CardView | null {
        return this.#views.get(index) ?? null;
    }

    setSelected(selected: string | null): void {
        if (this.#selected !== selected) {
            this.#selected = selected;
            for (const view of this.#views.values()) {
                this.speakState(view);
            }
        }
    }

    /** Decides which tiles are to be drawn: those that are seen first, then those around. */
    want(seen: Box, wide: Box): void {
        const columns = this.range(wide.x, wide.width, this.#wide);
        const rows = this.range(wide.y, wide.height, this.#high);
        for (const [key, tile] of this.#tiles) {
            if (tile.column < columns[0] || tile.column > columns[1] || tile.row < rows[0] || tile.row > rows[1]) {
                this.#tiles.delete(key);
                this.release(tile);
            }
        }
        const first: { column: number; row: number }[] = [];
        const later: { column: number; row: number }[] = [];
        const seenColumns = this.range(seen.x, seen.width, this.#wide);
        const seenRows = this.range(seen.y, seen.height, this.#high);
        const { bounds } = this.#scene.layout;
        const all = [this.range(bounds.x, bounds.width, this.#wide), this.range(bounds.y, bounds.height, this.#high)];
        for (let row = Math.max(rows[0], all[1][0]); row <= Math.min(rows[1], all[1][1]); row += 1) {
            for (let column = Math.max(columns[0], all[0][0]); column <= Math.min(columns[1], all[0][1]); column += 1) {
                if (!this.#tiles.has(`${column} ${row}`)) {
                    const isSeen =
                        column >= seenColumns[0] &&
                        column <= seenColumns[1] &&
                        row >= seenRows[0] &&
                        row <= seenRows[1];
                    (isSeen ? first : later).push({ column, row });
                }
            }
        }
        this.#missing = [...later, ...first];
    }

    /** Draws tiles that are missing, for some time (ms). @returns whether none is missing any more */
    draw(time: number): boolean {
        const end = performance.now() + time;
        for (let next = this.#missing.pop(); next; next = this.#missing.pop()) {
            this.drawTile(next.column, next.row);
            if (this.#missing.length > 0 && performance.now() >= end) {
                return false;
            }
        }
        // Only now: most of them were used again.
        for (const tile of this.#pool) {
            show(tile.group, false);
        }
        return true;
    }

    /** Tells those who do not see the map about a person. */
    static speak(group: SVGElement, { layout, words }: Scene, index: number, selected: string | null): void {
        const { forest, folded } = layout;
        const node = forest.nodes[index];
        group.setAttribute('aria-label', spokenText(node, words));
        group.setAttribute('aria-level', String(forest.depth[index] + 1));
        group.setAttribute('aria-selected', String(node.id === selected));
        if (forest.children[index] > 0) {
            group.setAttribute('aria-expanded', String(folded[index] === 0));
        } else {
            group.removeAttribute('aria-expanded');
        }
    }

    private range(start: number, length: number, step: number): [number, number] {
        return [Math.floor(start / step), Math.floor((start + length) / step)];
    }

    private release(tile: Tile): void {
        for (let i = 0; i < tile.used; i += 1) {
            if (this.#views.get(tile.views[i].index) === tile.views[i]) {
                this.#views.delete(tile.views[i].index);
            }
        }
        this.#pool.push(tile);
    }

    private drawTile(column: number, row: number): void {
        const scene = this.#scene;
        const { x, y } = scene.layout;
        const box = { x: column * this.#wide, y: row * this.#high, width: this.#wide, height: this.#high };
        // A card belongs to the tile that its left upper corner is in.
        const cards = this.#places
            .query(box)
            .filter(
                (index) => Math.floor(x[index] / this.#wide) === column && Math.floor(y[index] / this.#high) === row
            );
        const tile = this.#pool.pop() ?? this.newTile();
        tile.column = column;
        tile.row = row;
        this.#tiles.set(`${column} ${row}`, tile);
        show(tile.group, true);
        const batches = batchesOf(scene, this.level, cards);
        this.setPath(tile, 'plates', batches.plates);
        this.setPath(tile, 'plates-faded', batches.platesFaded);
        this.setPath(tile, 'plates-open', batches.platesOpen);
        for (const tone of TONES) {
            this.setPath(tile, `bar ${tone}`, batches.bars[tone]);
            this.setPath(tile, `icon ${tone}`, batches.icons[tone]);
        }
        this.setPath(tile, 'toggles', batches.toggles);
        this.setPath(tile, 'toggle-icons', batches.toggleIcons);
        const used = this.level === 'blocks' ? 0 : cards.length;
        for (let i = 0; i < used; i += 1) {
            this.drawCard(tile, i, cards[i]);
        }
        for (let i = used; i < tile.used; i += 1) {
            const view = tile.views[i];
            view.shown = false;
            show(view.group, false);
        }
        tile.used = used;
    }

    private setPath(tile: Tile, name: string, data: string): void {
        let path = tile.paths.get(name);
        if (!path) {
            if (data === '') {
                return;
            }
            path = shape('path', { class: name, 'aria-hidden': 'true' });
            tile.group.insertBefore(path, tile.cards);
            tile.paths.set(name, path);
        }
        path.setAttribute('d', data);
    }

    private newTile(): Tile {
        const group = shape('g', {});
        const cards = shape('g', {});
        group.appendChild(cards);
        this.group.appendChild(group);
        return { group, paths: new Map(), cards, views: [], used: 0, column: 0, row: 0 };
    }

    /** Makes a card on the page what its person is. */
    private drawCard(tile: Tile, place: number, index: number): void {
        const { layout, words } = this.#scene;
        const view = tile.views[place] ?? this.newCard(tile, index);
        const { group } = view;
        const node = layout.forest.nodes[index];
        view.index = index;
        this.#views.set(index, view);
        if (!view.shown) {
            view.shown = true;
            show(group, true);
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
        const texts = textsOf(this.#scene, this.level, index);
        for (let i = 0; i < texts.length; i += 1) {
            writeText(view.texts[i] ?? this.newText(view), texts[i]);
        }
        for (let i = texts.length; i < view.used; i += 1) {
            view.texts[i].text = '';
            view.texts[i].data.data = '';
        }
        view.used = texts.length;
    }

    private speakState(view: CardView): void {
        const { forest, folded } = this.#scene.layout;
        const { index, group } = view;
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
    private newCard(tile: Tile, index: number): CardView {
        this.#pattern ??= this.newPattern(index);
        const group = this.#pattern.cloneNode(true) as SVGElement;
        tile.cards.appendChild(group);
        const texts: TextView[] = [];
        for (let child = group.firstChild; child; child = child.nextSibling) {
            const { x, y, size, kind } = this.#patternTexts[texts.length];
            texts.push({ element: child as SVGElement, data: child.firstChild as Text, x, y, size, kind, text: '-' });
        }
        const view: CardView = {
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
        tile.views.push(view);
        return view;
    }

    /** A card without its words, after the first one that is drawn. */
    private newPattern(index: number): SVGElement {
        this.#patternTexts = textsOf(this.#scene, this.level, index);
        const pattern = shape('g', { role: 'treeitem', class: 'card', 'aria-selected': 'false' });
        for (const { x, y, size, kind } of this.#patternTexts) {
            const text = shape('text', { x, y, class: kind, ...(size === TEXT_SIZE ? {} : { 'font-size': size }) });
            text.appendChild(document.createTextNode('-'));
            pattern.appendChild(text);
        }
        return pattern;
    }

    private newText(view: CardView): TextView {
        const element = shape('text', {});
        const data = document.createTextNode('');
        element.appendChild(data);
        view.group.appendChild(element);
        const text = { element, data, x: Number.NaN, y: Number.NaN, size: TEXT_SIZE, kind: '', text: '' };
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
