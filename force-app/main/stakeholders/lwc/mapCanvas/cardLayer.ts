import { FACT_COLUMN, spokenText } from 'c/mapLayout';
import type { Box, CardIndex, MapLevel, MapTone } from 'c/mapLayout';
import { batchesOf, textsOf } from './scene';
import type { Batches, Scene } from './scene';
import { element, shape, show } from './svg';
import { blocksOf } from './textBlocks';
import type { TextBlock } from './textBlocks';

const TONES: readonly MapTone[] = ['positive', 'neutral', 'negative', 'unknown'];
/** Places for cards along each side of a tile: as many cards as take about a millisecond. */
const TILE: Readonly<Record<MapLevel, number>> = { full: 5, medium: 4, names: 4, initials: 5, blocks: 20 };
/** Size of texts that say no other one. */
const TEXT_SIZE = 13;
/** Half of what letters reach further above their base line than below, in parts of the font size: so far is that from a line's middle. */
const BASELINE = 0.35;
/** Kinds of paths of a tile, in the order in which they are drawn. */
const PATHS: readonly { style: string; dataOf(batches: Batches): string }[] = [
    { style: 'plates', dataOf: ({ plates }) => plates },
    { style: 'plates-faded', dataOf: ({ platesFaded }) => platesFaded },
    { style: 'plates-open', dataOf: ({ platesOpen }) => platesOpen },
    ...TONES.map((tone) => ({ style: `bar ${tone}`, dataOf: ({ bars }: Batches) => bars[tone] })),
    ...TONES.map((tone) => ({ style: `icon ${tone}`, dataOf: ({ icons }: Batches) => icons[tone] })),
    { style: 'toggles', dataOf: ({ toggles }) => toggles },
    { style: 'toggle-icons', dataOf: ({ toggleIcons }) => toggleIcons }
];

/** A text on the page, with what it shows. */
interface TextView {
    element: HTMLElement;
    data: Text;
    x: number;
    y: number;
    size: number;
    step: number;
    kind: string;
    text: string;
}

/** A card on the page: its texts. */
export interface CardView {
    group: HTMLElement;
    texts: TextView[];
    used: number;
    index: number;
    shown: boolean;
    height: number;
    level: number;
    faded: boolean;
    selected: boolean;
    /** The team is folded away, or not, or there is none. */
    expanded: 'true' | 'false' | '';
}

/** A square part of the drawing. What is the same for many cards is one path. Tiles out of sight are used again for others. */
interface Tile {
    group: SVGElement;
    /** In the order of their kinds; those that nothing was drawn with yet are missing, which most are. */
    paths: ({ element: SVGElement; data: string } | null)[];
    cards: HTMLElement;
    views: CardView[];
    used: number;
    shown: boolean;
    column: number;
    row: number;
}

/** The cards at one level of detail: what is drawn, and the texts above that. */
export class CardLayer {
    readonly level: MapLevel;
    readonly group: SVGElement;
    readonly texts: HTMLElement;
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
    #pattern: HTMLElement | null = null;
    #patternTexts: readonly TextBlock[] = [];

    constructor(level: MapLevel) {
        this.level = level;
        this.group = shape('g', { display: 'none' });
        this.texts = element('div', {});
        this.texts.hidden = true;
        this.texts.style.fontSize = `${TEXT_SIZE}px`;
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
        this.texts.hidden = !visible;
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

    /**
     * Decides which tiles are to be drawn: those that are seen first, then those around.
     * @returns whether none is missing
     */
    want(seen: Box, wide: Box): boolean {
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
        return this.#missing.length === 0;
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
            showTile(tile, false);
        }
        return true;
    }

    /** Tells those who do not see the map about a person. */
    static speak(group: Element, { layout, words }: Scene, index: number, selected: string | null): void {
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
        showTile(tile, true);
        const batches = batchesOf(scene, this.level, cards);
        PATHS.forEach(({ dataOf }, place) => setPath(tile, place, dataOf(batches)));
        const used = this.level === 'blocks' ? 0 : cards.length;
        for (let i = 0; i < used; i += 1) {
            this.drawCard(tile, i, cards[i]);
        }
        for (let i = used; i < tile.used; i += 1) {
            const view = tile.views[i];
            view.shown = false;
            view.group.hidden = true;
        }
        tile.used = used;
    }

    private newTile(): Tile {
        const group = shape('g', {});
        const cards = element('div', {});
        this.group.appendChild(group);
        this.texts.appendChild(cards);
        const paths = PATHS.map(() => null);
        return { group, paths, cards, views: [], used: 0, shown: true, column: 0, row: 0 };
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
            group.hidden = false;
        }
        group.style.left = `${layout.x[index]}px`;
        group.style.top = `${layout.y[index]}px`;
        if (view.height !== layout.metrics.height) {
            view.height = layout.metrics.height;
            group.style.height = `${view.height}px`;
        }
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
        const texts = blocksOf(textsOf(this.#scene, this.level, index));
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
        const group = this.#pattern.cloneNode(true) as HTMLElement;
        tile.cards.appendChild(group);
        const texts: TextView[] = [];
        for (let child = group.firstChild; child; child = child.nextSibling) {
            const data = child.firstChild as Text;
            texts.push({ ...this.#patternTexts[texts.length], element: child as HTMLElement, data, text: '-' });
        }
        const view: CardView = {
            group,
            texts,
            used: texts.length,
            index: 0,
            shown: true,
            height: 0,
            level: 0,
            faded: false,
            selected: false,
            expanded: ''
        };
        tile.views.push(view);
        return view;
    }

    /** A card without its words, after the first one that is drawn. */
    private newPattern(index: number): HTMLElement {
        this.#patternTexts = blocksOf(textsOf(this.#scene, this.level, index));
        const pattern = element('div', { role: 'treeitem', class: 'card', 'aria-selected': 'false' });
        pattern.style.width = `${this.#scene.layout.metrics.width}px`;
        pattern.style.tabSize = `${FACT_COLUMN}px`;
        for (const block of this.#patternTexts) {
            const text = element('div', { class: block.kind });
            placeText(text, block);
            text.appendChild(document.createTextNode('-'));
            pattern.appendChild(text);
        }
        return pattern;
    }

    private newText(view: CardView): TextView {
        const line = element('div', {});
        const data = document.createTextNode('');
        line.appendChild(data);
        view.group.appendChild(line);
        const nowhere = { x: Number.NaN, y: Number.NaN, size: TEXT_SIZE, step: Number.NaN };
        const text = { element: line, data, ...nowhere, kind: '', text: '' };
        view.texts.push(text);
        return text;
    }
}

function showTile(tile: Tile, shown: boolean): void {
    if (tile.shown !== shown) {
        tile.shown = shown;
        show(tile.group, shown);
        tile.cards.hidden = !shown;
    }
}

/** Draws one kind of a tile's paths; makes it, in its place, when there is something to draw. */
function setPath(tile: Tile, place: number, data: string): void {
    const path = tile.paths[place];
    if (path) {
        if (path.data !== data) {
            path.data = data;
            path.element.setAttribute('d', data);
        }
    } else if (data !== '') {
        const made = { element: shape('path', { class: PATHS[place].style, d: data }), data };
        const next = tile.paths.find((other, otherPlace) => otherPlace > place && other !== null);
        tile.group.insertBefore(made.element, next?.element ?? null);
        tile.paths[place] = made;
    }
}

/** Texts are boxes that end where they begin, so that each stands by itself; letters stand in the middle of the height of their line. */
function placeText({ style }: HTMLElement, { x, y, size, step }: TextBlock): void {
    const above = Math.round(y - step / 2 - BASELINE * size);
    style.marginLeft = `${x}px`;
    style.paddingTop = `${above}px`;
    style.marginBottom = `${-above}px`;
    style.lineHeight = `${step}px`;
    style.fontSize = size === TEXT_SIZE ? '' : `${size}px`;
}

/** Changes only what differs: most cards have the same texts at the same places. */
function writeText(view: TextView, block: TextBlock): void {
    const { x, y, size, step, kind, text } = block;
    if (view.x !== x || view.y !== y || view.size !== size || view.step !== step) {
        view.x = x;
        view.y = y;
        view.size = size;
        view.step = step;
        placeText(view.element, block);
    }
    if (view.kind !== kind) {
        view.kind = kind;
        view.element.className = kind;
    }
    if (view.text !== text) {
        view.text = text;
        view.data.data = text;
    }
}
