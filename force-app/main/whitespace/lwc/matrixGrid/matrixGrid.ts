import { LightningElement, api } from 'lwc';
import createLabel from '@salesforce/label/c.Ws_CreateOpportunity';
import failedLabel from '@salesforce/label/c.Ws_NotSaved';
import gridLabel from '@salesforce/label/c.Ws_Grid';
import grouplessLabel from '@salesforce/label/c.Ws_Groupless';
import offeringsLabel from '@salesforce/label/c.Ws_Offerings';
import totalLabel from '@salesforce/label/c.Ws_Total';
import unitsLabel from '@salesforce/label/c.Ws_Units';
import {
    GROUP_ROW,
    HEAD_COLUMN,
    HEAD_ROW,
    WARNING_ICON,
    moved,
    placeIn,
    placesBetween,
    scrolledTo
} from 'c/matrixModel';
import type { CellId, Extent, Palette, Place, Scene, SceneCell } from 'c/matrixModel';
import { GridView, placeText } from './gridView';
import { SWATCHES, legendOf } from './legend';
import type { LegendEntry } from './legend';
import { CELL_WIDTH, FOOT_HEIGHT, HEAD_HEIGHT, QUICK_SIZE, ROW_HEIGHT, frameOf } from './sizes';
import type { Frame } from './sizes';

/** What the user chose. */
export interface SelectionDetail {
    ids: readonly CellId[];
    /** The one cell whose details are wanted; null when several are chosen. */
    opened: CellId | null;
}

/** What is to be folded or unfolded. */
export interface FoldDetail {
    kind: 'unit' | 'group';
    id: string;
}

/** States for which there is no business yet, so that an opportunity may come of it. */
const OPEN_STATES: readonly string[] = ['Potential', 'White space', 'Unknown', 'Lost', 'Competitor-held'];

function placeOf(target: EventTarget | null): Place | null {
    const text = (target as HTMLElement | null)?.closest<HTMLElement>('[data-place]')?.dataset.place;
    if (text === undefined) {
        return null;
    }
    const [row, column] = text.split(':').map(Number);
    return { row, column };
}

/**
 * The matrix as a grid with frozen heads and totals. Only what is in sight is on the page. Arrow keys, Page Up and Down, Home and End
 * move; Enter opens; Space, Shift with a move, Control+A, clicking and dragging choose; O asks for an opportunity, E changes a unit;
 * Escape lets go.
 * Fires `selectionchange` ({@link SelectionDetail}), `fold` ({@link FoldDetail}), `celldetails`, `createopportunity` and
 * `changeunit` ({ id }).
 */
export default class MatrixGrid extends LightningElement {
    readonly labels = {
        create: createLabel,
        failed: failedLabel,
        grid: gridLabel,
        groupless: grouplessLabel,
        offerings: offeringsLabel,
        total: totalLabel,
        units: unitsLabel
    };
    readonly swatches = SWATCHES;
    readonly warningIcon = WARNING_ICON;

    /** The cells that are chosen. */
    @api selected: ReadonlySet<CellId> = new Set();
    /** Opportunities can be created. */
    @api canCreate = false;
    /** Buying units can be changed. */
    @api canEditUnits = false;

    /** Where the keyboard is. */
    active: Place = { row: 0, column: 0 };
    frame: Frame = frameOf(0, 0, 0, 0);
    current: Scene | null = null;
    #view: GridView | null = null;
    /** Where a range begins. */
    #anchor: Place = { row: 0, column: 0 };
    #dragged = false;
    #focusNext = false;
    #observer: ResizeObserver | undefined;
    /** The field under the pointer. */
    #pointed: Place | null = null;

    @api
    get scene(): Scene | null {
        return this.current;
    }

    set scene(scene: Scene | null) {
        this.current = scene;
        if (scene) {
            this.active = placeIn(this.active, this.extent);
        }
    }

    /** Puts the keyboard on a cell, or where it was. */
    @api focusCell(id: CellId | null): void {
        const place = id === null ? this.active : this.placeOfCell(id);
        if (place) {
            this.#anchor = place;
            this.goTo(place);
        }
    }

    /** The colours that are on show, for a picture. */
    @api palette(): Palette {
        const colours = [...this.template!.querySelectorAll<HTMLElement>('[data-swatch]')].map((swatch) => {
            const { backgroundColor, color } = getComputedStyle(swatch);
            return [swatch.dataset.swatch ?? '', { fill: backgroundColor, text: color }] as const;
        });
        return Object.fromEntries(colours);
    }

    renderedCallback(): void {
        const scroller = this.scroller;
        if (!this.#observer && scroller) {
            this.#observer = new ResizeObserver(() => this.measure());
            this.#observer.observe(scroller);
            this.measure();
        }
        if (this.#focusNext) {
            this.#focusNext = false;
            this.fieldAt(this.active)?.focus({ preventScroll: true });
        }
    }

    disconnectedCallback(): void {
        this.#observer?.disconnect();
        this.#observer = undefined;
    }

    /* What is shown. */

    get shown(): Scene {
        return this.current as Scene;
    }

    get scroller(): HTMLElement | undefined {
        return this.refs?.scroller as HTMLElement | undefined;
    }

    get extent(): Extent {
        return this.shown.extent(Math.max(Math.floor(this.frame.bodyHeight / ROW_HEIGHT) - 1, 1));
    }

    /** What the template shows. */
    get view(): GridView {
        // The template asks once for each of its parts.
        if (!this.#view?.shows(this.shown, this.frame, this.active, this.selected)) {
            this.#view = new GridView(this.shown, this.frame, this.active, this.selected);
        }
        return this.#view as GridView;
    }

    get legend(): LegendEntry[] {
        return legendOf(this.shown);
    }

    xOf(column: number): number {
        return this.frame.nameWidth + column * CELL_WIDTH;
    }

    /* Size and scrolling. */

    measure(): void {
        const scroller = this.scroller;
        if (scroller) {
            const { clientWidth, clientHeight, scrollLeft, scrollTop } = scroller;
            this.take(frameOf(clientWidth, clientHeight, scrollLeft, scrollTop));
        }
    }

    handleScroll(): void {
        this.measure();
    }

    /** Takes another view over only when other rows or columns come into sight. */
    take(frame: Frame): void {
        if (!frame.sameAs(this.frame)) {
            this.frame = frame;
        }
    }

    scrollTo(place: Place): void {
        const scroller = this.scroller;
        if (!scroller) {
            return;
        }
        const { rows, columns } = this.shown;
        const { nameWidth, totalWidth } = this.frame;
        if (place.row >= 0 && place.row < rows.length) {
            const frozen = HEAD_HEIGHT + FOOT_HEIGHT;
            scroller.scrollTop = scrolledTo(place.row, ROW_HEIGHT, scroller.scrollTop, scroller.clientHeight, frozen);
        }
        if (place.column >= 0 && place.column < columns.length) {
            const frozen = nameWidth + totalWidth;
            scroller.scrollLeft = scrolledTo(
                place.column,
                CELL_WIDTH,
                scroller.scrollLeft,
                scroller.clientWidth,
                frozen
            );
        }
        this.measure();
    }

    /* Keyboard. */

    handleKey(event: KeyboardEvent): void {
        const withControl = event.ctrlKey || event.metaKey;
        const to = moved(this.active, event.key, withControl, this.extent);
        if (to) {
            event.preventDefault();
            if (event.shiftKey && this.isField(to)) {
                this.choose(placesBetween(this.#anchor, to, this.extent), false);
            } else {
                this.#anchor = to;
            }
            this.goTo(to);
        } else if (this.act(event.key, withControl, event.shiftKey)) {
            event.preventDefault();
            event.stopPropagation();
        }
    }

    /** Does what a key asks for. @returns whether it means anything here */
    act(key: string, withControl: boolean, withShift: boolean): boolean {
        const cell = this.isField(this.active) ? this.shown.at(this.active.row, this.active.column) : null;
        if (key === 'Enter') {
            this.open(this.active);
        } else if (key === ' ') {
            this.toggle(this.active, withControl || withShift || cell !== null);
        } else if ((key === 'a' || key === 'A') && withControl) {
            this.chooseAll();
        } else if (key === 'Escape' && this.selected.size > 0) {
            this.send([], null);
        } else if ((key === 'o' || key === 'O') && !withControl && cell && this.isCreatable(cell)) {
            this.create(cell);
        } else if ((key === 'e' || key === 'E') && !withControl && this.unitAt(this.active)) {
            this.changeUnit(this.active);
        } else {
            return false;
        }
        return true;
    }

    goTo(place: Place): void {
        this.active = place;
        this.#focusNext = true;
        this.scrollTo(place);
        this.fieldAt(place)?.focus({ preventScroll: true });
    }

    handleFocus(event: FocusEvent): void {
        const place = placeOf(event.target);
        if (place && placeText(place) !== placeText(this.active)) {
            this.active = place;
        }
    }

    /* Pointer. */

    handlePress(event: MouseEvent): void {
        const place = placeOf(event.target);
        this.#dragged = false;
        if (place && this.isField(place) && !event.shiftKey) {
            this.#anchor = place;
        }
    }

    handleOver(event: MouseEvent): void {
        const place = placeOf(event.target);
        const isNew = place !== null && placeText(place) !== placeText(this.#pointed ?? { row: -9, column: -9 });
        this.#pointed = place;
        this.offerCreate(place);
        const PRIMARY = 1;
        if (place && isNew && event.buttons === PRIMARY && this.isField(place)) {
            this.#dragged = true;
            this.choose(placesBetween(this.#anchor, place, this.extent), false);
        }
    }

    handleOut(): void {
        this.#pointed = null;
        this.offerCreate(null);
    }

    handleClick(event: MouseEvent): void {
        const place = placeOf(event.target);
        if (!place || this.#dragged) {
            this.#dragged = false;
            return;
        }
        const folds = (event.target as HTMLElement).closest('[data-fold]') !== null;
        this.active = place;
        if (folds || place.row === GROUP_ROW) {
            this.foldAt(place);
        } else if (event.shiftKey && this.isField(place)) {
            this.choose(placesBetween(this.#anchor, place, this.extent), false);
        } else {
            this.toggle(place, event.ctrlKey || event.metaKey);
        }
        this.offerCreate(place);
    }

    handleDoubleClick(event: MouseEvent): void {
        const place = placeOf(event.target);
        if (place && this.isField(place)) {
            this.open(place);
        }
    }

    /** Offers to create an opportunity on the field under the pointer. The button is moved, so that no field has to have its own. */
    offerCreate(place: Place | null): void {
        const button = this.refs?.quick as HTMLElement | undefined;
        if (!button) {
            return;
        }
        const cell = place && this.isField(place) ? this.shown.at(place.row, place.column) : null;
        const offered = cell !== null && this.isCreatable(cell);
        button.classList.toggle('quick_shown', offered);
        if (place && offered) {
            const x = this.xOf(place.column) + CELL_WIDTH - QUICK_SIZE;
            const y = HEAD_HEIGHT + (place.row + 1) * ROW_HEIGHT - QUICK_SIZE;
            button.style.insetInlineStart = `${x}px`;
            button.style.insetBlockStart = `${y}px`;
            button.dataset.cell = cell.ids[0];
        }
    }

    handleQuickOver(event: MouseEvent): void {
        event.stopPropagation();
    }

    handleQuick(): void {
        const id = (this.refs?.quick as HTMLElement | undefined)?.dataset.cell;
        if (id) {
            this.sendId('createopportunity', id);
        }
    }

    /* Choosing, opening and folding. */

    isField({ row, column }: Place): boolean {
        const { rows, columns } = this.shown;
        return row >= 0 && row < rows.length && column >= 0 && column < columns.length;
    }

    isCreatable({ cell, state, faded }: SceneCell): boolean {
        return this.canCreate && cell !== null && !faded && OPEN_STATES.includes(state);
    }

    idsAt(places: readonly Place[]): CellId[] {
        return places.flatMap(({ row, column }) => this.shown.at(row, column).ids);
    }

    /** The fields that a place stands for: itself, or those of a row or column. */
    fieldsAt({ row, column }: Place): Place[] {
        const { rows, columns } = this.shown;
        const lastRow = rows.length - 1;
        const lastColumn = columns.length - 1;
        const ofRow = row >= 0 && row <= lastRow;
        const ofColumn = column >= 0 && column <= lastColumn;
        return placesBetween(
            { row: ofRow ? row : 0, column: ofColumn ? column : 0 },
            { row: ofRow ? row : lastRow, column: ofColumn ? column : lastColumn },
            this.extent
        );
    }

    choose(places: readonly Place[], opens: boolean): void {
        const ids = this.idsAt(places);
        this.send(ids, opens && ids.length === 1 ? ids[0] : null);
    }

    chooseAll(): void {
        this.choose(this.fieldsAt({ row: HEAD_ROW, column: HEAD_COLUMN }), false);
    }

    /** Chooses what a place stands for. @param adds to what is chosen already, or takes it away when it is */
    toggle(place: Place, adds: boolean): void {
        const places = this.fieldsAt(place);
        if (!adds) {
            this.choose(places, this.isField(place));
            return;
        }
        const ids = this.idsAt(places);
        const chosen = new Set(this.selected);
        const all = ids.every((id) => chosen.has(id));
        ids.forEach((id) => (all ? chosen.delete(id) : chosen.add(id)));
        this.send([...chosen], null);
    }

    open(place: Place): void {
        if (!this.isField(place)) {
            this.foldAt(place);
            return;
        }
        const { cell, ids } = this.shown.at(place.row, place.column);
        if (cell) {
            const id = `${cell.unitId}:${cell.offeringId}`;
            this.send(ids, id);
            this.sendId('celldetails', id);
        } else {
            this.unfoldField(place);
        }
    }

    /** Shows the parts of a field that stands for several cells. */
    unfoldField({ row, column }: Place): void {
        const { unitId, unitIds } = this.shown.rows[row];
        const { groupId, offeringIds } = this.shown.columns[column];
        if (offeringIds.length > 1 && groupId !== null) {
            this.fold('group', groupId);
        }
        if (unitIds.length > 1) {
            this.fold('unit', unitId);
        }
    }

    foldAt({ row, column }: Place): void {
        const { rows, groups } = this.shown;
        if (row === GROUP_ROW) {
            const id = groups.find(({ start }) => start === column)?.id;
            if (id) {
                this.fold('group', id);
            }
        } else if (column === HEAD_COLUMN && rows[row]?.expandable) {
            this.fold('unit', rows[row].unitId);
        }
    }

    fold(kind: FoldDetail['kind'], id: string): void {
        this.#focusNext = true;
        this.dispatchEvent(new CustomEvent<FoldDetail>('fold', { detail: { kind, id } }));
    }

    /** The unit whose head a place is, if it can be changed. */
    unitAt({ row, column }: Place): string | null {
        return this.canEditUnits && column === HEAD_COLUMN ? (this.shown.rows[row]?.unitId ?? null) : null;
    }

    changeUnit(place: Place): void {
        this.sendId('changeunit', this.unitAt(place) ?? '');
    }

    create({ ids }: SceneCell): void {
        this.sendId('createopportunity', ids[0]);
    }

    send(ids: readonly CellId[], opened: CellId | null): void {
        this.dispatchEvent(new CustomEvent<SelectionDetail>('selectionchange', { detail: { ids, opened } }));
    }

    sendId(type: string, id: CellId): void {
        this.dispatchEvent(new CustomEvent(type, { detail: { id } }));
    }

    placeOfCell(id: CellId): Place | null {
        const [unitId, offeringId] = id.split(':');
        const row = this.shown.rows.findIndex(({ unitIds }) => unitIds.includes(unitId));
        const column = this.shown.columns.findIndex(({ offeringIds }) => offeringIds.includes(offeringId));
        return row < 0 || column < 0 ? null : { row, column };
    }

    fieldAt(place: Place): HTMLElement | null {
        return this.template!.querySelector<HTMLElement>(`[data-place="${placeText(place)}"]`);
    }
}
