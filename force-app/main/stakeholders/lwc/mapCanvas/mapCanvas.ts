import { LightningElement, api } from 'lwc';
import { MapPeople, neighbour, spokenText, toDrawing, toScreen } from 'c/mapLayout';
import type { Direction, MapEdge, MapNode, Point } from 'c/mapLayout';
import { eventOf, verdictOf } from './changes';
import type { Change, Zone } from './changes';
import { Drawing } from './drawing';
import { exportSvg } from './exportSvg';
import { Gestures, pull } from './gestures';
import type { GestureHost } from './gestures';
import { ZOOM_STEP, takeKey } from './keyboard';
import type { KeyHost } from './keyboard';
import { keyEntries, keyViews, labels, tools, words } from './labels';
import { plainPeople } from './people';
import { PROBES, paletteOf, pngOf, printPicture } from './picture';

/**
 * The organisation chart as a drawing: cards with reporting lines and other lines between people. Shows what it is given and
 * says what the user wants; it changes nothing itself but what is folded away.
 *
 * Fires `personselect` {id}, `personmenu` {id, x, y} (place on the screen), `reparent` {id, managerId}, `linkdraw` {fromId, toId},
 * `collapsechange` {ids} and `park` {id}.
 */
export default class MapCanvas extends LightningElement implements GestureHost, KeyHost {
    readonly labels = labels;
    readonly probes = PROBES.map((name) => ({ name, style: `color: var(--map-${name})` }));
    readonly keys = keyViews;
    readonly tools = tools;

    /** People may be moved and lines drawn. */
    @api editable = false;
    /** The kind of drawing; there is one. */
    @api mode = 'chart';

    // What the template shows.
    banner = '';
    refused = false;
    change: Change | null = null;
    isEmpty = true;
    hasEdges = false;

    readonly #drawing = new Drawing();
    #gestures: Gestures | null = null;

    /** The people; as `MapPeople` for large maps. */
    @api get nodes(): readonly MapNode[] | MapPeople {
        return this.#drawing.nodes;
    }
    set nodes(value: readonly MapNode[] | MapPeople | null | undefined) {
        this.#drawing.nodes = value instanceof MapPeople ? value.list : plainPeople(value ?? []);
        this.isEmpty = this.#drawing.nodes.length === 0;
        if (this.change) {
            // It names people by their places in the list before.
            this.leave();
        }
        this.#drawing.outdate('forest', 'layout', 'edges');
    }

    /** Lines that are no reporting lines. */
    @api get edges(): readonly MapEdge[] {
        return this.#drawing.edges;
    }
    set edges(value: readonly MapEdge[] | null | undefined) {
        this.#drawing.edges = value ?? [];
        this.hasEdges = this.#drawing.edges.length > 0;
        this.#drawing.outdate('edges');
    }

    /** The person whose details are open; null when there is none. */
    @api get selectedId(): string | null {
        return this.#drawing.selectedId;
    }
    set selectedId(value: string | null | undefined) {
        this.#drawing.selectedId = value ?? null;
        this.#drawing.focusedId = value ?? this.#drawing.focusedId;
        this.#drawing.outdate();
    }

    /** Ids of people whose reports are folded away. The user changes that too, which `collapsechange` tells. */
    @api get collapsed(): readonly string[] {
        return [...this.#drawing.collapsed];
    }
    set collapsed(value: readonly string[] | null | undefined) {
        this.#drawing.collapsed = new Set(value ?? []);
        this.#drawing.outdate('layout');
    }

    /** Shows everybody. */
    @api zoomToFit(): void {
        this.#drawing.zoomToFit();
    }

    /** Shows a person, opening what is folded away above, and puts the keyboard's mark on the card. */
    @api reveal(id: string): void {
        this.#drawing.update();
        const index = this.#drawing.forest.indexOf.get(id);
        if (index === undefined) {
            return;
        }
        this.#drawing.focusedId = id;
        if (this.#drawing.open(index)) {
            this.tellCollapsed();
        }
        this.#drawing.present(index);
    }

    /** Puts the keyboard on the drawing. */
    @api focus(): void {
        this.#drawing.stage?.focus({ preventScroll: true });
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
        this.#drawing.update();
        const { scene } = this.#drawing;
        const probes = this.template!.querySelectorAll<HTMLElement>('[data-probe]');
        const palette = paletteOf(probes, this.refs!.frame as HTMLElement);
        return scene ? exportSvg(scene, palette, labels.tree, keyEntries) : '';
    }

    /** The whole drawing as a picture, at twice its size where that is not too large. */
    @api exportPng(): Promise<Blob> {
        return pngOf(this.exportSvg(), labels.tree);
    }

    /**
     * Prints the whole drawing on a page of its own.
     * @returns whether the browser allowed a window for it
     */
    @api print(): boolean {
        return printPicture(this.exportSvg(), labels.tree);
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
        return this.change?.zone === 'none' ? 'zone over' : 'zone';
    }

    get parkZoneClass(): string {
        return this.change?.zone === 'park' ? 'zone over' : 'zone';
    }

    connectedCallback(): void {
        if (this.#gestures) {
            this.#drawing.watch();
        }
    }

    renderedCallback(): void {
        const stage = this.refs?.stage as HTMLElement | undefined;
        if (!this.#gestures && stage) {
            this.#gestures = new Gestures(stage, this);
            this.#drawing.attach(stage, this.refs!.minimap as HTMLElement);
        }
    }

    disconnectedCallback(): void {
        this.#drawing.rest();
    }

    handleTool(event: Event): void {
        const { tool } = (event.currentTarget as HTMLElement).dataset;
        if (tool === 'fit') {
            this.zoomToFit();
        } else {
            this.zoom(tool === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP);
        }
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
            this.aim(null, 'none', null);
            this.finish();
            this.focus();
        }
    }

    /** The keyboard came to the drawing: some card has its mark then. */
    handleFocus(): void {
        const drawing = this.#drawing;
        drawing.update();
        if (drawing.focused === null && drawing.layout && drawing.layout.order.length > 0) {
            drawing.focusedId = drawing.forest.nodes[drawing.layout.order[0]].id;
        }
        drawing.mark();
    }

    handleKey(event: KeyboardEvent): void {
        this.#drawing.update();
        if (takeKey(event, this)) {
            event.preventDefault();
            event.stopPropagation();
        }
    }

    // Gestures.

    grab(at: Point): boolean {
        const drawing = this.#drawing;
        if (!this.editable || !drawing.layout || this.change) {
            return false;
        }
        const handle = drawing.handleAt(at);
        const index = handle ?? (drawing.toggleAt(at) === null ? drawing.cardAt(at) : null);
        if (index === null) {
            return false;
        }
        this.change = { kind: handle === null ? 'move' : 'link', index, by: 'drag', target: null, zone: null };
        drawing.marks?.setHover(null, '', false);
        this.focus();
        return true;
    }

    drag(at: Point): void {
        const { change } = this;
        if (!change) {
            return;
        }
        const { size, corners } = this.#drawing;
        const dx = pull(at.x, size.width, corners[0].x, corners[1].x);
        const dy = pull(at.y, size.height, corners[0].y, corners[1].y);
        if (dx !== 0 || dy !== 0) {
            this.pan(dx, dy);
        }
        const zone = change.kind === 'move' ? this.zoneAt(at) : null;
        const card = zone === null ? this.#drawing.cardAt(at) : null;
        this.aim(card === change.index ? null : card, zone, toDrawing(this.#drawing.view, at));
    }

    drop(at: Point | null): void {
        if (at === null) {
            this.leave();
        } else {
            this.finish();
        }
    }

    pan(dx: number, dy: number): void {
        this.#drawing.pan(dx, dy);
    }

    scroll(dx: number, dy: number): boolean {
        const before = this.#drawing.view;
        this.#drawing.pan(dx, dy);
        const { x, y } = this.#drawing.view;
        return before.x !== x || before.y !== y;
    }

    zoom(times: number, at?: Point): void {
        this.#drawing.zoom(times, at);
    }

    tap(at: Point): void {
        const drawing = this.#drawing;
        const toggle = this.change ? null : drawing.toggleAt(at);
        if (toggle !== null) {
            this.toggle(toggle);
            return;
        }
        const index = drawing.cardAt(at);
        if (index === null) {
            return;
        }
        if (this.change) {
            this.aim(index, null, null);
            this.finish();
            return;
        }
        this.select(index);
    }

    menu(at: Point): void {
        const index = this.#drawing.cardAt(at);
        if (index !== null && !this.change) {
            this.#drawing.focusedId = this.#drawing.forest.nodes[index].id;
            this.#drawing.mark();
            this.openMenu(at);
        }
    }

    hover(at: Point | null): void {
        const drawing = this.#drawing;
        const handle = at === null || !this.editable ? null : drawing.handleAt(at);
        const index = at === null ? null : (handle ?? drawing.cardAt(at));
        if (index === drawing.hovered || this.change) {
            return;
        }
        drawing.hovered = index;
        const level = drawing.painter?.level;
        const hasHandle = this.editable && level !== 'initials' && level !== 'blocks';
        drawing.marks?.setHover(index, index === null ? '' : spokenText(drawing.forest.nodes[index], words), hasHandle);
        drawing.labelCards();
        drawing.stage?.classList.toggle('over-card', index !== null);
    }

    private zoneAt(at: Point): Zone | null {
        const stage = this.#drawing.stage!.getBoundingClientRect();
        for (const zone of this.template!.querySelectorAll<HTMLElement>('[data-zone]')) {
            const box = zone.getBoundingClientRect();
            const [x, y] = [at.x + stage.left, at.y + stage.top];
            if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) {
                return zone.dataset.zone as Zone;
            }
        }
        return null;
    }

    private toggle(index: number): void {
        if (this.#drawing.toggle(index)) {
            this.tellCollapsed();
        }
    }

    private tellCollapsed(): void {
        this.dispatchEvent(new CustomEvent('collapsechange', { detail: { ids: this.collapsed } }));
    }

    private select(index: number): void {
        const { id } = this.#drawing.forest.nodes[index];
        this.#drawing.focusedId = id;
        this.#drawing.mark();
        this.dispatchEvent(new CustomEvent('personselect', { detail: { id } }));
    }

    /** Asks for the menu of the person that the keyboard is on. @param at within the drawing's box */
    private openMenu(at: Point): void {
        const { left, top } = this.#drawing.stage!.getBoundingClientRect();
        const detail = { id: this.#drawing.focusedId, x: left + at.x, y: top + at.y };
        this.dispatchEvent(new CustomEvent('personmenu', { detail }));
    }

    // Changing the manager, and drawing lines.

    private startChoice(kind: Change['kind'], id: string): void {
        this.reveal(id);
        const index = this.#drawing.forest.indexOf.get(id);
        if (index !== undefined && this.editable) {
            this.change = { kind, index, by: 'choice', target: null, zone: null };
            this.aim(null, null, null);
            this.focus();
        }
    }

    /** Tells what would happen, and whether it may. @param at where the pointer is in the drawing; null for the keyboard */
    private aim(target: number | null, zone: Zone | null, at: Point | null): void {
        const change: Change = { ...this.change!, target, zone };
        const { text, refused } = verdictOf(change, this.#drawing.forest);
        this.change = change;
        this.banner = text;
        this.refused = refused;
        const byPointer = change.by === 'drag' && at !== null;
        this.#drawing.marks?.setMoving(
            byPointer || target !== null
                ? {
                      kind: change.kind === 'move' && !byPointer ? 'target' : change.kind,
                      from: change.index,
                      at: at ?? { x: 0, y: 0 },
                      target,
                      allowed: !refused
                  }
                : null
        );
        this.#drawing.choosing = change.by === 'choice';
        const classes = this.#drawing.stage?.classList;
        classes?.toggle('moving', change.by === 'drag');
        classes?.toggle('choosing', change.by === 'choice');
        classes?.toggle('refusing', refused);
    }

    /** Does what was aimed at, if that may be. */
    private finish(): void {
        const { change, refused } = this;
        const isOpen = change?.by === 'choice' && (refused || (change.target === null && change.zone === null));
        if (!change || isOpen) {
            return;
        }
        this.leave();
        const event = refused ? null : eventOf(change, this.#drawing.forest);
        if (event) {
            this.dispatchEvent(event);
        }
    }

    private leave(): void {
        const drawing = this.#drawing;
        if (this.change?.by === 'choice') {
            drawing.focusedId = drawing.forest.nodes[this.change.index].id;
        }
        this.change = null;
        this.banner = '';
        this.refused = false;
        drawing.choosing = false;
        drawing.marks?.setMoving(null);
        drawing.stage?.classList.remove('moving', 'choosing', 'refusing');
        drawing.mark();
    }

    // Keyboard.

    step(direction: Direction): void {
        const { focused, layout } = this.#drawing;
        const to = focused === null || !layout ? null : neighbour(layout, focused, direction);
        if (to !== null) {
            this.focusCard(to);
        }
    }

    focusPlace(place: number): boolean {
        const index = this.#drawing.layout?.order.at(place);
        if (index === undefined) {
            return false;
        }
        this.focusCard(index);
        return true;
    }

    escape(): boolean {
        if (!this.change) {
            return false;
        }
        this.#gestures?.breakOff();
        this.leave();
        return true;
    }

    act(what: 'open' | 'fold' | 'menu'): boolean {
        const { focused, layout, view } = this.#drawing;
        if (focused === null || !layout) {
            return false;
        }
        if (this.change) {
            if (what === 'open') {
                this.finish();
            }
        } else if (what === 'open') {
            this.select(focused);
        } else if (what === 'fold') {
            this.toggle(focused);
        } else {
            const { x, y, metrics } = layout;
            this.openMenu(toScreen(view, { x: x[focused] + metrics.width / 2, y: y[focused] + metrics.height }));
        }
        return true;
    }

    private focusCard(index: number): void {
        this.#drawing.focusedId = this.#drawing.forest.nodes[index].id;
        this.#drawing.showCard(index);
        if (this.isChoosing) {
            this.aim(index, null, null);
        }
    }
}
