import {
    NOBODY,
    bringIntoView,
    buildForest,
    clampScale,
    clampView,
    contains,
    edgeShapes,
    firstView,
    fit,
    layoutForest,
    levelAt,
    levelBegins,
    metricsOf,
    seenBox,
    shownFor,
    toDrawing,
    toScreen,
    zoomAt
} from 'c/mapLayout';
import type { Forest, MapEdge, MapLayout, MapNode, Point, Size, View } from 'c/mapLayout';
import { labels, words } from './labels';
import { HANDLE_RADIUS, Marks, handleOf } from './marks';
import { MinimapView } from './minimapView';
import { Painter } from './painter';
import { toggleBox } from './scene';
import type { Scene } from './scene';

/** Room kept around a card that is brought into view (px); what is asked stands in that at the top. */
const ROOM = 72;
const NARROW = 600;
const PORTRAIT = 0.9;
const ASPECTS = { portrait: 0.7, landscape: 1.6 };
/** Magnifications to begin with where not everybody can be read at once: the next one where too few are seen. */
const READABLE = {
    narrow: [levelBegins('medium'), levelBegins('names'), levelBegins('initials')],
    wide: [0.6, levelBegins('names')]
};
/** So many people are worth a first look, unless there are fewer. */
const FEW = 4;

let instances = 0;

/** What is drawn, from which view, and with which marks; the component around it decides what the user does with it. */
export class Drawing {
    nodes: readonly MapNode[] = [];
    edges: readonly MapEdge[] = [];
    collapsed = new Set<string>();
    selectedId: string | null = null;
    /** The person that the keyboard is on. */
    focusedId: string | null = null;
    /** The card under the pointer. */
    hovered: number | null = null;
    /** The user chooses by keyboard: the mark of the keyboard is shown wherever that is. */
    choosing = false;
    forest: Forest = buildForest([]);
    layout: MapLayout | null = null;
    scene: Scene | null = null;
    view: View = { x: 0, y: 0, scale: 1 };
    size: Size = { width: 0, height: 0 };
    stage: HTMLElement | null = null;
    painter: Painter | null = null;
    marks: Marks | null = null;
    #minimap: MinimapView | null = null;
    #aspect = 0;
    /** The view was chosen once; from then on what is looked at stays where it is. */
    #placed = false;
    /** Where details moved the drawing to, so that it goes back when they close. */
    #moved: { before: View; after: View } | null = null;
    #observer: ResizeObserver | null = null;
    #stale = { forest: true, layout: true, edges: true };
    #asked = false;
    /** The keyboard is on the drawing. */
    #hasKeyboard = false;

    /** Draws in an element from now on. */
    attach(stage: HTMLElement, minimap: HTMLElement): void {
        instances += 1;
        this.stage = stage;
        stage.addEventListener('focus', () => (this.#hasKeyboard = true));
        stage.addEventListener('blur', () => (this.#hasKeyboard = false));
        stage.addEventListener('scroll', () => this.takeScroll(stage));
        this.painter = new Painter(stage, `map-${instances}`);
        this.marks = new Marks(this.painter.overlay, this.painter.marks);
        this.#minimap = new MinimapView(minimap, (point) => this.centre(point));
        this.watch();
        this.ask();
    }

    /** Browsers scroll to what they find on the page, or read aloud, though nothing can be scrolled here: the drawing moves instead. */
    private takeScroll(stage: HTMLElement): void {
        const { scrollLeft, scrollTop } = stage;
        if (scrollLeft !== 0 || scrollTop !== 0) {
            stage.scrollLeft = 0;
            stage.scrollTop = 0;
            this.pan(-scrollLeft, -scrollTop);
        }
    }

    /** Follows the size of its element. */
    watch(): void {
        if (this.stage && typeof ResizeObserver !== 'undefined') {
            this.#observer = new ResizeObserver(() => this.resize());
            this.#observer.observe(this.stage);
        }
    }

    /** Does nothing more by itself. */
    rest(): void {
        this.#observer?.disconnect();
        this.painter?.stop();
    }

    /** The people changed, or what is folded away, or the lines: to be drawn when everything is there that comes together. */
    outdate(...what: ('forest' | 'layout' | 'edges')[]): void {
        for (const part of what) {
            this.#stale[part] = true;
        }
        this.ask();
    }

    /** The card that the keyboard is on, or the one above that it is folded into. */
    get focused(): number | null {
        const index = this.focusedId === null ? undefined : this.forest.indexOf.get(this.focusedId);
        return index === undefined || !this.layout ? null : shownFor(this.layout, index);
    }

    /** Shows everybody. */
    zoomToFit(): void {
        this.refresh();
        if (this.layout) {
            this.view = fit(this.layout.bounds, this.size);
            this.look(true);
            this.mark();
        }
    }

    /** Opens what is folded away above a person. @returns whether there was anything */
    open(index: number): boolean {
        const { parent, nodes } = this.forest;
        let opened = false;
        for (let at = parent[index]; at !== NOBODY; at = parent[at]) {
            opened = this.collapsed.delete(nodes[at].id) || opened;
        }
        if (opened) {
            this.#stale.layout = true;
            this.update();
        }
        return opened;
    }

    /** Folds a team away, or opens it; the manager's card stays where it is on the screen. @returns whether there is a team */
    toggle(index: number): boolean {
        const { id } = this.forest.nodes[index];
        if (this.forest.children[index] === 0) {
            return false;
        }
        if (!this.collapsed.delete(id)) {
            this.collapsed.add(id);
        }
        this.focusedId = id;
        this.#stale.layout = true;
        this.update();
        return true;
    }

    pan(dx: number, dy: number): void {
        this.goTo({ ...this.view, x: this.view.x + dx, y: this.view.y + dy });
    }

    /** @param at the point that stays where it is; the middle unless told otherwise */
    zoom(times: number, at: Point = { x: this.size.width / 2, y: this.size.height / 2 }): void {
        if (this.layout) {
            this.goTo(zoomAt(this.view, clampScale(this.view.scale * times, this.layout.bounds, this.size), at));
        }
    }

    /** Draws once all properties that come together are there. */
    private ask(): void {
        if (this.#asked || !this.painter) {
            return;
        }
        this.#asked = true;
        Promise.resolve()
            .then(() => {
                this.#asked = false;
                this.update();
            })
            // A drawing that fails must be seen to fail.
            .catch((error: unknown) => {
                throw error;
            });
    }

    private resize(): void {
        const stage = this.stage;
        if (!stage || (stage.clientWidth === this.size.width && stage.clientHeight === this.size.height)) {
            return;
        }
        const before = this.viewBefore;
        this.measure();
        this.update();
        if (this.layout && this.#placed) {
            this.goTo(this.selectedId === null ? before : this.view);
        }
        this.#moved = this.selectedId === null ? null : { before, after: this.view };
    }

    private measure(): void {
        const stage = this.stage;
        this.size = { width: stage?.clientWidth ?? 0, height: stage?.clientHeight ?? 0 };
        if (this.#placed && this.selectedId !== null) {
            // Details take room while they are open: people stay where they are known to stand.
            return;
        }
        const shape = this.size.width < this.size.height * PORTRAIT ? 'portrait' : 'landscape';
        if (this.#aspect !== ASPECTS[shape]) {
            this.#aspect = ASPECTS[shape];
            this.#stale.layout = true;
        }
    }

    /** Brings the drawing up to date with what was given. */
    update(): void {
        if (this.refresh()) {
            this.look(true);
        }
        this.mark();
    }

    /** Arranges what was given, without drawing it. @returns whether anything is to be drawn anew */
    refresh(): boolean {
        const painter = this.painter;
        const stale = this.#stale;
        if (!painter || !this.isMeasured || !(stale.forest || stale.layout || stale.edges)) {
            return false;
        }
        this.#stale = { forest: false, layout: false, edges: false };
        const kept = this.keptPlace();
        if (stale.forest) {
            this.forest = buildForest(this.nodes);
            this.hovered = null;
        }
        let layout = this.layout;
        if (stale.forest || stale.layout || !layout) {
            layout = layoutForest(this.forest, {
                metrics: metricsOf(this.forest.nodes.some(({ unit }) => unit !== '')),
                aspect: this.#aspect,
                collapsed: this.collapsed
            });
            this.layout = layout;
            this.marks?.setLayout(layout);
            this.#minimap?.setLayout(layout);
        }
        this.scene = { layout, edges: edgeShapes(layout, this.edges), words, looseTitle: labels.loose };
        painter.setScene(this.scene);
        this.keepPlace(kept);
        return true;
    }

    /** Whether the drawing has room on the page; a tab that is not open has none. */
    private get isMeasured(): boolean {
        if (this.size.width === 0) {
            this.measure();
        }
        return this.size.width > 0 && this.size.height > 0;
    }

    /** Somebody's place on the screen, so that the drawing does not jump when others come, go or move. */
    private keptPlace(): { id: string; at: Point } | null {
        const layout = this.layout;
        const index = this.focused ?? layout?.order[0];
        if (!layout || index === undefined || !this.#placed) {
            return null;
        }
        return {
            id: layout.forest.nodes[index].id,
            at: toScreen(this.view, { x: layout.x[index], y: layout.y[index] })
        };
    }

    private keepPlace(kept: { id: string; at: Point } | null): void {
        const layout = this.layout!;
        const index = kept ? this.forest.indexOf.get(kept.id) : undefined;
        if (kept && index !== undefined) {
            const at = shownFor(layout, index);
            const now = toScreen(this.view, { x: layout.x[at], y: layout.y[at] });
            const moved = { ...this.view, x: this.view.x + kept.at.x - now.x, y: this.view.y + kept.at.y - now.y };
            this.view = clampView(moved, layout.bounds, this.size);
        } else if (layout.order.length > 0) {
            const first = this.focused ?? layout.order[0];
            const readable = this.size.width < NARROW ? READABLE.narrow : READABLE.wide;
            const box = { x: layout.x[first], y: layout.y[first], ...layout.metrics };
            const enough = Math.min(FEW, layout.order.length);
            this.view = firstView(layout.bounds, this.size, box, readable, (view) => this.seenIn(view) >= enough);
            this.#placed = true;
        }
    }

    /** How many cards a view shows as a whole. */
    private seenIn(view: View): number {
        const { x, y, metrics } = this.layout!;
        const seen = seenBox(view, this.size);
        const found = this.painter?.places?.query(seen) ?? [];
        return found.filter((index) => contains(seen, { x: x[index], y: y[index], ...metrics })).length;
    }

    goTo(view: View): void {
        if (this.layout) {
            this.view = clampView(view, this.layout.bounds, this.size);
            this.look(false);
        }
    }

    look(atOnce: boolean): void {
        this.painter?.look(this.view, this.size, levelAt(this.view.scale), atOnce);
        this.#minimap?.look(this.view, this.size);
        this.labelCards();
    }

    labelCards(): void {
        const level = levelAt(this.view.scale);
        this.marks?.label(this.view, this.size, level, [this.hovered, this.focusedWithKeyboard, this.selected]);
    }

    private get selected(): number | null {
        const index = this.selectedId === null ? undefined : this.forest.indexOf.get(this.selectedId);
        return index ?? null;
    }

    private get focusedWithKeyboard(): number | null {
        return this.choosing || this.#hasKeyboard ? this.focused : null;
    }

    /** Shows which cards are selected and have the keyboard, to those who see it and to those who do not. */
    mark(): void {
        const painter = this.painter;
        const stage = this.stage;
        if (!painter || !stage || !this.layout) {
            return;
        }
        const index = this.focused;
        painter.setMarked(this.selectedId, index);
        this.marks?.setSelected(this.selected);
        this.marks?.setFocus(index);
        // A tree without anybody would be an error, and so would a mark on a card that is not there.
        if (this.nodes.length === 0) {
            stage.removeAttribute('role');
            stage.removeAttribute('aria-label');
        } else {
            stage.setAttribute('role', 'tree');
            stage.setAttribute('aria-label', labels.tree);
        }
        if (index === null) {
            stage.removeAttribute('aria-activedescendant');
        } else {
            stage.setAttribute('aria-activedescendant', painter.focusedId);
        }
        this.labelCards();
    }

    showCard(index: number): void {
        const layout = this.layout;
        if (!layout) {
            return;
        }
        const box = { x: layout.x[index], y: layout.y[index], ...layout.metrics };
        const view = bringIntoView(this.view, box, this.size, ROOM);
        if (view.x !== this.view.x || view.y !== this.view.y) {
            this.goTo(view);
        }
        this.mark();
    }

    /** Shows somebody's card in the room that the page leaves now, wherever on the page that is. */
    present(index: number): void {
        const before = this.viewBefore;
        this.resize();
        this.showCard(index);
        this.#moved = this.selectedId === null ? null : { before, after: this.view };
        this.scrollTo(index);
    }

    /** What the user looked at before details took room, unless the drawing was moved since. */
    private get viewBefore(): View {
        const { x, y, scale } = this.view;
        const { before, after } = this.#moved ?? { before: this.view, after: this.view };
        return after.x === x && after.y === y && after.scale === scale ? before : this.view;
    }

    /** Scrolls the page to the drawing when somebody's card is out of sight there. */
    private scrollTo(index: number): void {
        const { layout, stage, view } = this;
        if (!layout || !stage) {
            return;
        }
        const top = stage.getBoundingClientRect().top + layout.y[index] * view.scale + view.y;
        if (top >= window.innerHeight || top + layout.metrics.height * view.scale <= 0) {
            stage.scrollIntoView?.({ block: 'nearest' });
        }
    }

    private centre(point: Point): void {
        this.goTo({
            ...this.view,
            x: this.size.width / 2 - point.x * this.view.scale,
            y: this.size.height / 2 - point.y * this.view.scale
        });
    }

    cardAt(at: Point): number | null {
        return this.painter?.places?.at(toDrawing(this.view, at)) ?? null;
    }

    /** Where all of the drawing begins and ends on the screen. */
    get corners(): [Point, Point] {
        const { x, y, width, height } = this.layout?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
        return [toScreen(this.view, { x, y }), toScreen(this.view, { x: x + width, y: y + height })];
    }

    /** The card whose handle for a new line is at a point: that of the card under the pointer. */
    handleAt(at: Point): number | null {
        const layout = this.layout;
        if (!layout || this.hovered === null || layout.shown[this.hovered] === 0) {
            return null;
        }
        const place = toScreen(this.view, handleOf(layout, this.hovered));
        const near = Math.max(HANDLE_RADIUS * this.view.scale + 3, HANDLE_RADIUS);
        return Math.hypot(place.x - at.x, place.y - at.y) <= near ? this.hovered : null;
    }

    /** The card whose button for folding is at a point; buttons stand out below their cards. */
    toggleAt(at: Point): number | null {
        const layout = this.layout;
        const places = this.painter?.places;
        if (!layout || !places) {
            return null;
        }
        const { x, y } = toDrawing(this.view, at);
        const level = levelAt(this.view.scale);
        const reach = layout.metrics.rowGap / 2;
        for (const index of places.query({ x, y: y - reach, width: 0, height: reach * 2 })) {
            const box = toggleBox(layout, level, index);
            if (box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) {
                return index;
            }
        }
        return null;
    }
}
