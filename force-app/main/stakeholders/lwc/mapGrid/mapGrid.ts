import { LightningElement, api } from 'lwc';
import axisLabel from '@salesforce/label/c.Ui_Map_Grid_Axis';
import helpLabel from '@salesforce/label/c.Ui_Map_Grid_Help';
import leftLabel from '@salesforce/label/c.Ui_Map_Filter_Left';
import onlyLabel from '@salesforce/label/c.Ui_Map_Grid_Only';
import personLabel from '@salesforce/label/c.Ui_Map_Grid_Person';
import splitLabel from '@salesforce/label/c.Ui_Map_Filter_Split';
import squareLabel from '@salesforce/label/c.Ui_Map_Grid_Square';
import { SPLIT, reportIntent, squareBeside } from 'c/mapModel';
import type { Grid, GridPerson, GridSquare } from 'c/mapModel';
import { fill } from 'c/textUtils';

/** Columns and rows that a key moves by. */
const MOVES: Readonly<Record<string, [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1]
};

/**
 * Who carries weight and how they stand towards us. Drag somebody to another square, or use Alt with the arrow keys, to rate
 * them; a click on a square's number or on a heading shows only these people on all views.
 */
export default class MapGrid extends LightningElement {
    readonly labels = { axis: axisLabel, help: helpLabel, left: leftLabel, only: onlyLabel, split: splitLabel };

    @api grid: Grid = { columns: [], rows: [] };
    /** The user may rate. */
    @api rateable = false;
    @api selectedId: string | null = null;
    dragged: string | null = null;
    over: string | null = null;
    /** Who takes the keyboard after the next rendering. */
    #focusNext: string | null = null;

    /** Brings somebody into sight, where details leave room. */
    @api reveal(id: string): void {
        this.buttonOf(id)?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    }

    /** Puts the keyboard on somebody. */
    @api focusPerson(id: string): void {
        this.buttonOf(id)?.focus();
    }

    get columns() {
        return this.grid.columns.map((column) => ({ ...column, key: column.attitude ?? 'none' }));
    }

    get gridStyle(): string {
        return `--columns: ${this.grid.columns.length}`;
    }

    get rows() {
        return this.grid.rows.map((row) => ({
            ...row,
            key: row.influence ?? 'none',
            squares: row.squares.map((square, index) => ({
                ...square,
                className: this.classOf(square),
                count: String(square.people.length),
                heading: fill(squareLabel, row.label, this.grid.columns[index].label, square.people.length),
                column: this.grid.columns[index].label,
                filled: square.people.length > 0,
                people: square.people.map((person) => this.chipOf(person))
            }))
        }));
    }

    renderedCallback(): void {
        if (this.#focusNext) {
            this.focusPerson(this.#focusNext);
            this.#focusNext = null;
        }
    }

    buttonOf(id: string): HTMLElement | null {
        return this.template!.querySelector<HTMLElement>(`[data-person="${id}"]`);
    }

    classOf({ key, tone }: GridSquare): string {
        return ['square', tone, key === this.over ? 'square_over' : ''].filter(Boolean).join(' ');
    }

    chipOf(person: GridPerson) {
        const isSplit = (person.spread ?? 0) >= SPLIT;
        return {
            ...person,
            isSplit,
            className: ['chip', person.faded ? 'faded' : '', person.id === this.selectedId ? 'chip_selected' : '']
                .filter(Boolean)
                .join(' '),
            title: fill(personLabel, person.name, person.title),
            draggable: String(this.rateable)
        };
    }

    squareOf(key: string): GridSquare | undefined {
        return this.grid.rows.flatMap(({ squares }) => squares).find((square) => square.key === key);
    }

    handleOpen(event: Event): void {
        reportIntent(this, { type: 'open', id: (event.currentTarget as HTMLElement).dataset.person ?? '' });
    }

    handleKey(event: KeyboardEvent): void {
        const { person = '', square = '' } = (event.currentTarget as HTMLElement).dataset;
        const from = this.squareOf(square);
        const move = MOVES[event.key];
        if (!move || !event.altKey || !from || !this.rateable) {
            return;
        }
        event.preventDefault();
        this.rate(person, from, squareBeside(this.grid, from, ...move));
        this.#focusNext = person;
    }

    handleDragStart(event: DragEvent): void {
        this.dragged = (event.currentTarget as HTMLElement).dataset.person ?? null;
        event.dataTransfer?.setData('text/plain', this.dragged ?? '');
    }

    handleDragEnd(): void {
        this.dragged = null;
        this.over = null;
    }

    handleDragOver(event: DragEvent): void {
        const square = this.squareOf((event.currentTarget as HTMLElement).dataset.square ?? '');
        if (this.dragged && square?.attitude && square.influence) {
            event.preventDefault();
            this.over = square.key;
        }
    }

    handleDrop(event: DragEvent): void {
        event.preventDefault();
        const square = this.squareOf((event.currentTarget as HTMLElement).dataset.square ?? '');
        const from = this.grid.rows
            .flatMap(({ squares }) => squares)
            .find(({ people }) => people.some(({ id }) => id === this.dragged));
        if (this.dragged && square && from) {
            this.rate(this.dragged, from, square);
        }
        this.handleDragEnd();
    }

    /** What is the same already is not said again. */
    rate(
        id: string,
        from: { attitude: string | null; influence: string | null },
        to: { attitude: string | null; influence: string | null }
    ): void {
        const rating = {
            ...(to.attitude && to.attitude !== from.attitude ? { attitude: to.attitude } : {}),
            ...(to.influence && to.influence !== from.influence ? { influence: to.influence } : {})
        };
        if (Object.keys(rating).length > 0) {
            reportIntent(this, { type: 'rate', ids: [id], rating });
        }
    }

    handleOnly(event: Event): void {
        const { attitude, influence } = (event.currentTarget as HTMLElement).dataset;
        reportIntent(this, {
            type: 'filter',
            change: { attitudes: attitude ? [attitude] : [], influences: influence ? [influence] : [] }
        });
    }
}
