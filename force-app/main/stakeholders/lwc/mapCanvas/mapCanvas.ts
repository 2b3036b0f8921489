import { LightningElement, api } from 'lwc';
import cancelLabel from '@salesforce/label/c.Ui_Cancel';
import confirmLabel from '@salesforce/label/c.Ui_Map_Canvas_Confirm';
import conflictLabel from '@salesforce/label/c.Ui_Map_Canvas_Conflict';
import emptyLabel from '@salesforce/label/c.Ui_Map_Canvas_Empty';
import externalLabel from '@salesforce/label/c.Ui_Map_Canvas_External';
import fitLabel from '@salesforce/label/c.Ui_Map_Canvas_Fit';
import helpLabel from '@salesforce/label/c.Ui_Map_Canvas_Help';
import influenceLabel from '@salesforce/label/c.Ui_Map_Canvas_Influence';
import informalLabel from '@salesforce/label/c.Ui_Map_Canvas_Informal';
import leftLabel from '@salesforce/label/c.Ui_Map_Canvas_Left';
import linkHintLabel from '@salesforce/label/c.Ui_Map_Canvas_Link_Hint';
import linkTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_Link_Target';
import looseLabel from '@salesforce/label/c.Ui_Map_Canvas_Loose';
import moveHintLabel from '@salesforce/label/c.Ui_Map_Canvas_Move_Hint';
import moveTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_Move_Target';
import noManagerLabel from '@salesforce/label/c.Ui_Map_Canvas_No_Manager';
import noManagerTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_No_Manager_Target';
import openLabel from '@salesforce/label/c.Ui_Map_Canvas_Open';
import parkLabel from '@salesforce/label/c.Ui_Map_Canvas_Park';
import parkTargetLabel from '@salesforce/label/c.Ui_Map_Canvas_Park_Target';
import refusedLabel from '@salesforce/label/c.Ui_Map_Canvas_Refused';
import reportingLabel from '@salesforce/label/c.Ui_Map_Canvas_Reporting';
import selfLabel from '@salesforce/label/c.Ui_Map_Canvas_Self';
import toolsLabel from '@salesforce/label/c.Ui_Map_Canvas_Tools';
import treeLabel from '@salesforce/label/c.Ui_Map_Canvas_Tree';
import zoomInLabel from '@salesforce/label/c.Ui_Map_Canvas_Zoom_In';
import zoomOutLabel from '@salesforce/label/c.Ui_Map_Canvas_Zoom_Out';
import {
    MapPeople,
    NOBODY,
    bringIntoView,
    buildForest,
    clampScale,
    clampView,
    edgeShapes,
    firstView,
    fit,
    layoutForest,
    levelAt,
    levelBegins,
    metricsOf,
    neighbour,
    shownFor,
    spokenText,
    toDrawing,
    toScreen,
    wouldClose,
    zoomAt
} from 'c/mapLayout';
import type { Direction, Forest, MapEdge, MapLayout, MapNode, Point, Size, View } from 'c/mapLayout';
import { fill } from 'c/textUtils';
import { DASHES, exportSvg, keyHead, pictureScale } from './exportSvg';
import type { KeyEntry, Palette } from './exportSvg';
import { Gestures } from './gestures';
import type { GestureHost } from './gestures';
import { HANDLE_RADIUS, Marks, handleOf } from './marks';
import { MinimapView } from './minimapView';
import { Painter } from './painter';
import { plainPeople } from './people';
import { toggleBox } from './scene';
import type { Scene } from './scene';

/** A place outside of the drawing on which a card can be dropped. */
type Zone = 'none' | 'park';

/** Something that the user is about to change: a card's manager, or a new line. */
interface Change {
    kind: 'move' | 'link';
    index: number;
    /** By pointer, until it is let go; or by keyboard and presses, until it is confirmed. */
    by: 'drag' | 'choice';
    target: number | null;
    zone: Zone | null;
}

const ZOOM_STEP = 1.25;
/** How far a key or a press of the wheel moves the drawing (px). */
const PAN_STEP = 80;
/** Room kept around a card that is brought into view (px); what is asked stands in that at the top. */
const ROOM = 72;
/** On the left and the right of the drawing; a drag that comes closer moves the drawing. */
const EDGE = 36;
const EDGE_STEP = 14;
const NARROW = 600;
const PORTRAIT = 0.9;
const ASPECTS = { portrait: 0.7, landscape: 1.6 };
/** The magnification to begin with where not everybody can be read at once. */
const READABLE = { narrow: levelBegins('medium'), wide: 0.6 };
const ARROWS: Readonly<Record<string, Direction>> = {
    ArrowUp: 'up',
    ArrowDown: 'down',
    ArrowLeft: 'left',
    ArrowRight: 'right'
};

let instances = 0;

/**
 * The organisation chart as a drawing: cards with reporting lines and other lines between people. Shows what it is given and
 * says what the user wants; it changes nothing itself but what is folded away.
 *
 * Fires `personselect` {id}, `personmenu` {id, x, y} (place on the screen), `reparent` {id, managerId}, `linkdraw` {fromId, toId},
 * `collapsechange` {ids} and `park` {id}.
 */
export default class MapCanvas extends LightningElement implements GestureHost {
    readonly labels = {
        cancel: cancelLabel,
        confirm: confirmLabel,
        empty: emptyLabel,
        fit: fitLabel,
        help: helpLabel,
        noManager: noManagerLabel,
        park: parkLabel,
        tools: toolsLabel,
        zoomIn: zoomInLabel,
        zoomOut: zoomOutLabel
    };
    readonly probes = [
        'text',
        'weak',
        'surface',
        'surface-weak',
        'border',
        'line',
        'accent',
        'positive',
        'negative',
        'neutral'
    ].map((name) => ({ name, className: `probe-${name}` }));

    /** People may be moved and lines drawn. */
    @api editable = false;
    /** The kind of drawing; there is one. */
    @api mode = 'chart';

    // What the template shows.
    banner = '';
    refused = false;
    overZone: Zone | null = null;
    change: Change | null = null;
    isEmpty = true;
    hasEdges = false;

    #nodes: readonly MapNode[] = [];
    #edges: readonly MapEdge[] = [];
    #collapsed = new Set<string>();
    #selectedId: string | null = null;
    #forest: Forest = buildForest([]);
    #layout: MapLayout | null = null;
    #scene: Scene | null = null;
    #view: View = { x: 0, y: 0, scale: 1 };
    #size: Size = { width: 0, height: 0 };
    #aspect = 0;
    /** The view was chosen, by the user or for the first time; before that everything that comes may choose it. */
    #placed = false;
    #focusedId: string | null = null;
    #hovered: number | null = null;
    #painter: Painter | null = null;
    #marks: Marks | null = null;
    #minimap: MinimapView | null = null;
    #gestures: Gestures | null = null;
    #observer: ResizeObserver | null = null;
    #stale = { forest: true, layout: true, edges: true };
    #asked = false;

    /** The people; as `MapPeople` for large maps. */
    @api get nodes(): readonly MapNode[] | MapPeople {
        return this.#nodes;
    }
    set nodes(value: readonly MapNode[] | MapPeople | null | undefined) {
        this.#nodes = value instanceof MapPeople ? value.list : plainPeople(value ?? []);
        this.isEmpty = this.#nodes.length === 0;
        this.#stale = { forest: true, layout: true, edges: true };
        this.ask();
    }

    /** Lines that are no reporting lines. */
    @api get edges(): readonly MapEdge[] {
        return this.#edges;
    }
    set edges(value: readonly MapEdge[] | null | undefined) {
        this.#edges = value ?? [];
        this.hasEdges = this.#edges.length > 0;
        this.#stale.edges = true;
        this.ask();
    }

    /** The person whose details are open; null when there is none. */
    @api get selectedId(): string | null {
        return this.#selectedId;
    }
    set selectedId(value: string | null | undefined) {
        this.#selectedId = value ?? null;
        if (value) {
            this.#focusedId = value;
        }
        this.ask();
    }

    /** Ids of people whose reports are folded away. The user changes that too, which `collapsechange` tells. */
    @api get collapsed(): readonly string[] {
        return [...this.#collapsed];
    }
    set collapsed(value: readonly string[] | null | undefined) {
        this.#collapsed = new Set(value ?? []);
        this.#stale.layout = true;
        this.ask();
    }

    /** Shows everybody. */
    @api zoomToFit(): void {
        this.refresh();
        if (this.#layout) {
            this.#view = fit(this.#layout.bounds, this.#size);
            this.look(true);
            this.mark();
        }
    }

    /** Shows a person, opening what is folded away above, and puts the keyboard's mark on the card. */
    @api reveal(id: string): void {
        this.update();
        const index = this.#forest.indexOf.get(id);
        if (index === undefined) {
            return;
        }
        const { parent, nodes } = this.#forest;
        let opened = false;
        for (let at = parent[index]; at !== NOBODY; at = parent[at]) {
            opened = this.#collapsed.delete(nodes[at].id) || opened;
        }
        this.#focusedId = id;
        if (opened) {
            this.#stale.layout = true;
            this.update();
            this.tellCollapsed();
        }
        this.showCard(index);
    }

    /** Puts the keyboard on the drawing. */
    @api focus(): void {
        this.stage?.focus();
    }

    /** Lets the user choose, by keyboard or with a press, whom somebody reports to. */
    @api startMove(id: string): void {
        this.startChoice('move', id);
    }

    /** Lets the user choose, by keyboard or with a press, to whom a line from somebody goes. */
    @api startLink(id: string): void {
        this.startChoice('link', id);
    }

    /** The whole drawing as an SVG file that needs nothing else. */
    @api exportSvg(): string {
        this.update();
        const scene = this.#scene;
        return scene ? exportSvg(scene, this.palette(), treeLabel, this.keyEntries) : '';
    }

    /** The whole drawing as a picture, at twice its size where that is not too large. */
    @api async exportPng(): Promise<Blob> {
        const markup = this.exportSvg();
        const image = new Image();
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        const scale = pictureScale(image.width, image.height);
        canvas.width = Math.round(image.width * scale);
        canvas.height = Math.round(image.height * scale);
        canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
        return new Promise((resolve, reject) => {
            canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(treeLabel))), 'image/png');
        });
    }

    /**
     * Prints the whole drawing on a page of its own.
     * @returns whether the browser allowed a window for it
     */
    @api print(): boolean {
        const page = window.open('', '_blank');
        if (!page) {
            return false;
        }
        const image = page.document.createElement('img');
        image.alt = treeLabel;
        image.style.maxWidth = '100%';
        image.style.maxHeight = '100vh';
        image.onload = () => page.print();
        page.document.title = treeLabel;
        page.document.body.style.margin = '0';
        page.document.body.append(image);
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.exportSvg())}`;
        return true;
    }

    get isMovingCard(): boolean {
        return this.change?.kind === 'move' && this.change.by === 'drag';
    }

    get isChoosing(): boolean {
        return this.change?.by === 'choice';
    }

    get isChoosingManager(): boolean {
        return this.isChoosing && this.change?.kind === 'move';
    }

    get cannotConfirm(): boolean {
        return !this.change || this.change.target === null || this.refused;
    }

    get bannerClass(): string {
        return this.isChoosing ? 'banner' : 'banner passive';
    }

    get bannerTextClass(): string {
        return this.refused ? 'banner-text refusal' : 'banner-text';
    }

    get managerZoneClass(): string {
        return this.overZone === 'none' ? 'zone over' : 'zone';
    }

    get parkZoneClass(): string {
        return this.overZone === 'park' ? 'zone over' : 'zone';
    }

    get keyEntries(): KeyEntry[] {
        return [
            { kind: 'reporting', text: reportingLabel },
            { kind: 'influence', text: influenceLabel },
            { kind: 'conflict', text: conflictLabel },
            { kind: 'informal', text: informalLabel }
        ];
    }

    get keys() {
        return this.keyEntries.map(({ kind, text }) => ({
            kind,
            text,
            line: kind === 'reporting' ? 'M2 7H44' : 'M2 7H34',
            head: kind === 'reporting' ? '' : keyHead(kind, 42, 7),
            dash: kind === 'reporting' ? '' : DASHES[kind],
            lineClass: `key-line ${kind}`,
            headClass: `key-head ${kind}`
        }));
    }

    connectedCallback(): void {
        if (this.#painter) {
            this.watch();
        }
    }

    renderedCallback(): void {
        const stage = this.stage;
        if (this.#painter || !stage) {
            return;
        }
        instances += 1;
        this.#painter = new Painter(stage, `map-${instances}`);
        this.#marks = new Marks(this.#painter.svg, this.#painter.marks);
        this.#gestures = new Gestures(stage, this);
        this.#minimap = new MinimapView(this.refs!.minimap as HTMLElement, (point) => this.centre(point));
        this.watch();
        this.ask();
    }

    disconnectedCallback(): void {
        this.#observer?.disconnect();
        this.#painter?.stop();
    }

    handleZoomIn(): void {
        this.zoom(ZOOM_STEP);
    }

    handleZoomOut(): void {
        this.zoom(1 / ZOOM_STEP);
    }

    handleFit(): void {
        this.zoomToFit();
    }

    handleConfirm(): void {
        this.finish();
        this.focus();
    }

    handleCancel(): void {
        this.leave();
        this.focus();
    }

    handleNoManager(): void {
        if (this.change) {
            this.change = { ...this.change, zone: 'none', target: null };
            this.finish();
            this.focus();
        }
    }

    /** The keyboard came to the drawing: some card has its mark then. */
    handleFocus(): void {
        this.update();
        if (this.focused === null && this.#layout && this.#layout.order.length > 0) {
            this.#focusedId = this.#forest.nodes[this.#layout.order[0]].id;
        }
        this.mark();
    }

    handleKey(event: KeyboardEvent): void {
        this.update();
        if (this.takesKey(event)) {
            event.preventDefault();
            event.stopPropagation();
        }
    }

    // Gestures.

    grab(at: Point): boolean {
        if (!this.editable || !this.#layout || this.change) {
            return false;
        }
        const handle = this.handleAt(at);
        if (handle !== null) {
            this.change = { kind: 'link', index: handle, by: 'drag', target: null, zone: null };
        } else {
            const index = this.cardAt(at);
            if (index === null || this.toggleAt(at) !== null) {
                return false;
            }
            this.change = { kind: 'move', index, by: 'drag', target: null, zone: null };
        }
        this.#marks?.setHover(null, '', false);
        this.stage?.focus();
        return true;
    }

    drag(at: Point): void {
        const change = this.change;
        if (!change) {
            return;
        }
        const near = (value: number, most: number) => (value < EDGE ? EDGE_STEP : value > most - EDGE ? -EDGE_STEP : 0);
        const [dx, dy] = [near(at.x, this.#size.width), near(at.y, this.#size.height)];
        if (dx !== 0 || dy !== 0) {
            this.pan(dx, dy);
        }
        const zone = change.kind === 'move' ? this.zoneAt(at) : null;
        const card = zone === null ? this.cardAt(at) : null;
        this.aim(card === change.index ? null : card, zone, toDrawing(this.#view, at));
    }

    drop(at: Point | null): void {
        if (at === null) {
            this.leave();
        } else {
            this.finish();
        }
    }

    pan(dx: number, dy: number): void {
        this.goTo({ ...this.#view, x: this.#view.x + dx, y: this.#view.y + dy });
    }

    scroll(dx: number, dy: number): boolean {
        const before = this.#view;
        this.pan(dx, dy);
        return before.x !== this.#view.x || before.y !== this.#view.y;
    }

    /** @param at the point that stays where it is; the middle unless told otherwise */
    zoom(times: number, at: Point = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
        if (this.#layout) {
            const scale = clampScale(this.#view.scale * times, this.#layout.bounds, this.#size);
            this.goTo(zoomAt(this.#view, scale, at));
        }
    }

    tap(at: Point): void {
        const toggle = this.toggleAt(at);
        if (toggle !== null && !this.change) {
            this.toggle(toggle);
            return;
        }
        const index = this.cardAt(at);
        if (index === null) {
            return;
        }
        if (this.change) {
            this.aim(index, null, null);
            this.finish();
            return;
        }
        this.#focusedId = this.#forest.nodes[index].id;
        this.mark();
        this.dispatchEvent(new CustomEvent('personselect', { detail: { id: this.#focusedId } }));
    }

    menu(at: Point): void {
        const index = this.cardAt(at);
        if (index !== null && !this.change) {
            this.#focusedId = this.#forest.nodes[index].id;
            this.mark();
            this.openMenu(at);
        }
    }

    hover(at: Point | null): void {
        const index = at === null ? null : (this.handleAt(at) ?? this.cardAt(at));
        if (index === this.#hovered || this.change) {
            return;
        }
        this.#hovered = index;
        const text = index === null ? '' : spokenText(this.#forest.nodes[index], this.words);
        const hasHandle = this.editable && this.#painter?.level !== 'initials' && this.#painter?.level !== 'blocks';
        this.#marks?.setHover(index, text, hasHandle);
        this.labelCards();
        this.stage?.classList.toggle('over-card', index !== null);
    }

    // Drawing.

    private get stage(): HTMLElement | undefined {
        return this.refs?.stage as HTMLElement | undefined;
    }

    private get words() {
        return { placeholder: openLabel, left: leftLabel, external: externalLabel };
    }

    /** The card that the keyboard is on, or the one above that it is folded into. */
    private get focused(): number | null {
        const index = this.#focusedId === null ? undefined : this.#forest.indexOf.get(this.#focusedId);
        return index === undefined || !this.#layout ? null : shownFor(this.#layout, index);
    }

    private watch(): void {
        const stage = this.stage;
        if (stage && typeof ResizeObserver !== 'undefined') {
            this.#observer = new ResizeObserver(() => this.resize());
            this.#observer.observe(stage);
        }
    }

    /** Draws once all properties that come together are there. */
    private ask(): void {
        if (this.#asked || !this.#painter) {
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
        if (!stage || (stage.clientWidth === this.#size.width && stage.clientHeight === this.#size.height)) {
            return;
        }
        this.measure();
        this.update();
        if (this.#layout && this.#placed) {
            this.goTo(this.#view);
        }
    }

    private measure(): void {
        const stage = this.stage;
        this.#size = { width: stage?.clientWidth ?? 0, height: stage?.clientHeight ?? 0 };
        const shape = this.#size.width < this.#size.height * PORTRAIT ? 'portrait' : 'landscape';
        if (this.#aspect !== ASPECTS[shape]) {
            this.#aspect = ASPECTS[shape];
            this.#stale.layout = true;
        }
    }

    /** Brings the drawing up to date with what was given. */
    private update(): void {
        if (this.refresh()) {
            this.look(true);
        }
        this.mark();
    }

    /** Arranges what was given, without drawing it. @returns whether anything is to be drawn anew */
    private refresh(): boolean {
        const painter = this.#painter;
        const stale = this.#stale;
        if (!painter || !this.isMeasured || !(stale.forest || stale.layout || stale.edges)) {
            return false;
        }
        this.#stale = { forest: false, layout: false, edges: false };
        const kept = this.keptPlace();
        if (stale.forest) {
            this.#forest = buildForest(this.#nodes);
            this.#hovered = null;
        }
        let layout = this.#layout;
        if (stale.forest || stale.layout || !layout) {
            layout = layoutForest(this.#forest, {
                metrics: metricsOf(this.#forest.nodes.some(({ unit }) => unit !== '')),
                aspect: this.#aspect,
                collapsed: this.#collapsed
            });
            this.#layout = layout;
            this.#marks?.setLayout(layout);
            this.#minimap?.setLayout(layout);
        }
        this.#scene = { layout, edges: edgeShapes(layout, this.#edges), words: this.words, looseTitle: looseLabel };
        painter.setScene(this.#scene);
        this.keepPlace(kept);
        return true;
    }

    /** Whether the drawing has room on the page; a tab that is not open has none. */
    private get isMeasured(): boolean {
        if (this.#size.width === 0) {
            this.measure();
        }
        return this.#size.width > 0 && this.#size.height > 0;
    }

    /** Somebody's place on the screen, so that the drawing does not jump when others come, go or move. */
    private keptPlace(): { id: string; at: Point } | null {
        const layout = this.#layout;
        const index = this.focused ?? layout?.order[0];
        if (!layout || index === undefined || !this.#placed) {
            return null;
        }
        return {
            id: layout.forest.nodes[index].id,
            at: toScreen(this.#view, { x: layout.x[index], y: layout.y[index] })
        };
    }

    private keepPlace(kept: { id: string; at: Point } | null): void {
        const layout = this.#layout!;
        const index = kept ? this.#forest.indexOf.get(kept.id) : undefined;
        if (kept && index !== undefined) {
            const at = shownFor(layout, index);
            const now = toScreen(this.#view, { x: layout.x[at], y: layout.y[at] });
            const moved = { ...this.#view, x: this.#view.x + kept.at.x - now.x, y: this.#view.y + kept.at.y - now.y };
            this.#view = clampView(moved, layout.bounds, this.#size);
        } else if (layout.order.length > 0) {
            const first = this.focused ?? layout.order[0];
            const readable = this.#size.width < NARROW ? READABLE.narrow : READABLE.wide;
            const box = { x: layout.x[first], y: layout.y[first], ...layout.metrics };
            this.#view = firstView(layout.bounds, this.#size, box, readable);
            this.#placed = true;
        }
    }

    private goTo(view: View): void {
        if (this.#layout) {
            this.#view = clampView(view, this.#layout.bounds, this.#size);
            this.look(false);
        }
    }

    private look(atOnce: boolean): void {
        this.#painter?.look(this.#view, this.#size, levelAt(this.#view.scale), atOnce);
        this.#minimap?.look(this.#view, this.#size);
        this.labelCards();
    }

    private labelCards(): void {
        const level = levelAt(this.#view.scale);
        this.#marks?.label(this.#view, this.#size, level, [this.#hovered, this.focusedWithKeyboard, this.selected]);
    }

    private get selected(): number | null {
        const index = this.#selectedId === null ? undefined : this.#forest.indexOf.get(this.#selectedId);
        return index ?? null;
    }

    private get focusedWithKeyboard(): number | null {
        return this.isChoosing || this.stage?.matches(':focus') ? this.focused : null;
    }

    /** Shows which cards are selected and have the keyboard, to those who see it and to those who do not. */
    private mark(): void {
        const painter = this.#painter;
        const stage = this.stage;
        if (!painter || !stage || !this.#layout) {
            return;
        }
        const index = this.focused;
        painter.setMarked(this.#selectedId, index);
        this.#marks?.setSelected(this.selected);
        this.#marks?.setFocus(index);
        // A tree without anybody would be an error, and so would a mark on a card that is not there.
        if (this.isEmpty) {
            stage.removeAttribute('role');
            stage.removeAttribute('aria-label');
        } else {
            stage.setAttribute('role', 'tree');
            stage.setAttribute('aria-label', treeLabel);
        }
        if (index === null) {
            stage.removeAttribute('aria-activedescendant');
        } else {
            stage.setAttribute('aria-activedescendant', painter.focusedId);
        }
        this.labelCards();
    }

    private showCard(index: number): void {
        const layout = this.#layout;
        if (!layout) {
            return;
        }
        const box = { x: layout.x[index], y: layout.y[index], ...layout.metrics };
        const view = bringIntoView(this.#view, box, this.#size, ROOM);
        if (view.x !== this.#view.x || view.y !== this.#view.y) {
            this.goTo(view);
        }
        this.mark();
    }

    private centre(point: Point): void {
        this.goTo({
            ...this.#view,
            x: this.#size.width / 2 - point.x * this.#view.scale,
            y: this.#size.height / 2 - point.y * this.#view.scale
        });
    }

    private cardAt(at: Point): number | null {
        return this.#painter?.places?.at(toDrawing(this.#view, at)) ?? null;
    }

    /** The card whose handle for a new line is at a point: that of the card under the pointer. */
    private handleAt(at: Point): number | null {
        const layout = this.#layout;
        if (!this.editable || !layout || this.#hovered === null || layout.shown[this.#hovered] === 0) {
            return null;
        }
        const place = toScreen(this.#view, handleOf(layout, this.#hovered));
        const near = Math.max(HANDLE_RADIUS * this.#view.scale + 3, HANDLE_RADIUS);
        return Math.hypot(place.x - at.x, place.y - at.y) <= near ? this.#hovered : null;
    }

    /** The card whose button for folding is at a point; buttons stand out below their cards. */
    private toggleAt(at: Point): number | null {
        const layout = this.#layout;
        const places = this.#painter?.places;
        if (!layout || !places) {
            return null;
        }
        const { x, y } = toDrawing(this.#view, at);
        const level = levelAt(this.#view.scale);
        const reach = layout.metrics.rowGap / 2;
        for (const index of places.query({ x, y: y - reach, width: 0, height: reach * 2 })) {
            const box = toggleBox(layout, level, index);
            if (box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) {
                return index;
            }
        }
        return null;
    }

    private zoneAt(at: Point): Zone | null {
        const stage = this.stage!.getBoundingClientRect();
        const zones = this.template!.querySelectorAll<HTMLElement>('[data-zone]');
        for (const zone of zones) {
            const box = zone.getBoundingClientRect();
            const [x, y] = [at.x + stage.left, at.y + stage.top];
            if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) {
                return zone.dataset.zone as Zone;
            }
        }
        return null;
    }

    // Folding.

    private toggle(index: number): void {
        const { id } = this.#forest.nodes[index];
        if (this.#forest.children[index] === 0) {
            return;
        }
        if (!this.#collapsed.delete(id)) {
            this.#collapsed.add(id);
        }
        // The card stays where it is on the screen.
        this.#focusedId = id;
        this.#stale.layout = true;
        this.update();
        this.tellCollapsed();
    }

    private tellCollapsed(): void {
        this.dispatchEvent(new CustomEvent('collapsechange', { detail: { ids: [...this.#collapsed] } }));
    }

    // Changing the manager, and drawing lines.

    private startChoice(kind: Change['kind'], id: string): void {
        this.reveal(id);
        const index = this.#forest.indexOf.get(id);
        if (index !== undefined && this.editable) {
            this.change = { kind, index, by: 'choice', target: null, zone: null };
            this.aim(null, null, null);
            this.focus();
        }
    }

    /** Tells what would happen, and whether it may. */
    private aim(target: number | null, zone: Zone | null, at: Point | null): void {
        const change = this.change!;
        const { nodes } = this.#forest;
        const { name } = nodes[change.index];
        const other = target === null ? '' : nodes[target].name;
        this.change = { ...change, target, zone };
        this.overZone = zone;
        this.refused = false;
        if (zone !== null) {
            this.banner = fill(zone === 'park' ? parkTargetLabel : noManagerTargetLabel, name);
        } else if (target === null) {
            this.banner = fill(change.kind === 'move' ? moveHintLabel : linkHintLabel, name);
        } else if (target === change.index) {
            this.refused = true;
            this.banner = selfLabel;
        } else if (change.kind === 'link') {
            this.banner = fill(linkTargetLabel, name, other);
        } else {
            this.refused = wouldClose(this.#forest, change.index, target);
            this.banner = fill(this.refused ? refusedLabel : moveTargetLabel, name, other);
        }
        const showsGhost = change.by === 'drag' && at !== null;
        this.#marks?.setMoving(
            showsGhost || target !== null
                ? {
                      kind: change.kind === 'move' && !showsGhost ? 'target' : change.kind,
                      from: change.index,
                      at: at ?? { x: 0, y: 0 },
                      target,
                      allowed: !this.refused
                  }
                : null
        );
        const classes = this.stage?.classList;
        classes?.toggle('moving', change.by === 'drag');
        classes?.toggle('choosing', change.by === 'choice');
        classes?.toggle('refusing', this.refused);
    }

    /** Does what was aimed at, if that may be. */
    private finish(): void {
        const change = this.change;
        if (!change || (change.by === 'choice' && change.target === null && change.zone === null)) {
            return;
        }
        if (this.refused && change.by === 'choice') {
            return;
        }
        const { nodes, parent } = this.#forest;
        const { id } = nodes[change.index];
        const target = change.target;
        const allowed = !this.refused;
        this.leave();
        if (!allowed) {
            return;
        }
        if (change.zone === 'park') {
            this.dispatchEvent(new CustomEvent('park', { detail: { id } }));
        } else if (change.zone === 'none') {
            this.dispatchEvent(new CustomEvent('reparent', { detail: { id, managerId: null } }));
        } else if (target !== null && change.kind === 'link') {
            this.dispatchEvent(new CustomEvent('linkdraw', { detail: { fromId: id, toId: nodes[target].id } }));
        } else if (target !== null && parent[change.index] !== target) {
            this.dispatchEvent(new CustomEvent('reparent', { detail: { id, managerId: nodes[target].id } }));
        }
    }

    private leave(): void {
        if (this.change?.by === 'choice') {
            this.#focusedId = this.#forest.nodes[this.change.index].id;
        }
        this.change = null;
        this.banner = '';
        this.refused = false;
        this.overZone = null;
        this.#marks?.setMoving(null);
        this.stage?.classList.remove('moving', 'choosing', 'refusing');
        this.mark();
    }

    // Keyboard.

    /** @returns whether the key meant something here */
    private takesKey(event: KeyboardEvent): boolean {
        const direction = ARROWS[event.key];
        if (direction) {
            this.takesArrow(direction, event);
            return true;
        }
        switch (event.key) {
            case '+':
            case '=':
                this.handleZoomIn();
                return true;
            case '-':
                this.handleZoomOut();
                return true;
            case '0':
                this.zoomToFit();
                return true;
            case 'Escape':
                return this.takesEscape();
            case 'Home':
                return this.focusPlace(0);
            case 'End':
                return this.focusPlace(-1);
            default:
                return this.takesActionKey(event);
        }
    }

    private takesArrow(direction: Direction, event: KeyboardEvent): void {
        if (event.ctrlKey || event.metaKey) {
            const across = direction === 'left' || direction === 'right';
            const step = direction === 'left' || direction === 'up' ? PAN_STEP : -PAN_STEP;
            this.pan(across ? step : 0, across ? 0 : step);
            return;
        }
        const from = this.focused;
        const to = from === null || !this.#layout ? null : neighbour(this.#layout, from, direction);
        if (to !== null) {
            this.focusCard(to);
        }
    }

    private takesEscape(): boolean {
        if (!this.change) {
            return false;
        }
        this.#gestures?.breakOff();
        this.leave();
        return true;
    }

    private takesActionKey(event: KeyboardEvent): boolean {
        const index = this.focused;
        if (index === null) {
            return false;
        }
        const { id } = this.#forest.nodes[index];
        if (event.key === 'Enter') {
            if (this.change) {
                this.finish();
            } else {
                this.dispatchEvent(new CustomEvent('personselect', { detail: { id } }));
            }
            return true;
        }
        if (event.key === ' ') {
            if (!this.change) {
                this.toggle(index);
            }
            return true;
        }
        if ((event.key === 'F10' || event.key === 'ContextMenu') && !this.change) {
            const { x, y, metrics } = this.#layout!;
            this.openMenu(toScreen(this.#view, { x: x[index] + metrics.width / 2, y: y[index] + metrics.height }));
            return true;
        }
        return false;
    }

    private focusPlace(place: number): boolean {
        const index = this.#layout?.order.at(place);
        if (index === undefined) {
            return false;
        }
        this.focusCard(index);
        return true;
    }

    private focusCard(index: number): void {
        this.#focusedId = this.#forest.nodes[index].id;
        this.showCard(index);
        if (this.change?.by === 'choice') {
            this.aim(index, null, null);
        }
    }

    /** Asks for the menu of the person that the keyboard is on. @param at within the drawing's box */
    private openMenu(at: Point): void {
        const { left, top } = this.stage!.getBoundingClientRect();
        const detail = { id: this.#focusedId, x: left + at.x, y: top + at.y };
        this.dispatchEvent(new CustomEvent('personmenu', { detail }));
    }

    // Export.

    private palette(): Palette {
        const colours: Record<string, string> = {};
        for (const probe of this.template!.querySelectorAll<HTMLElement>('[data-probe]')) {
            colours[probe.dataset.probe!] = getComputedStyle(probe).color;
        }
        return {
            font: getComputedStyle(this.refs!.frame as HTMLElement).fontFamily || 'sans-serif',
            text: colours.text,
            weak: colours.weak,
            surface: colours.surface,
            surfaceWeak: colours['surface-weak'],
            border: colours.border,
            line: colours.line,
            accent: colours.accent,
            positive: colours.positive,
            negative: colours.negative,
            neutral: colours.neutral,
            unknown: colours.weak
        };
    }
}
