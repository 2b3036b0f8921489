import foldLabel from '@salesforce/label/c.Ws_Fold';
import unfoldLabel from '@salesforce/label/c.Ws_Unfold';
import { GROUP_ROW, HEAD_COLUMN, HEAD_ROW, WARNING_ICON, indicesOf, partInSight } from 'c/matrixModel';
import type { CellId, Place, Scene } from 'c/matrixModel';
import { fill } from 'c/textUtils';
import { CELL_WIDTH, FOOT_HEIGHT, HEAD_HEIGHT, MORE_COLUMNS, MORE_ROWS, ROW_HEIGHT } from './sizes';
import type { Frame } from './sizes';

/** A place as the template names it. */
export const placeText = ({ row, column }: Place): string => `${row}:${column}`;

/** The part of the grid that is in sight, ready for the template. */
export class GridView {
    readonly #scene: Scene;
    readonly #frame: Frame;
    /** Where the keyboard is: there even when it is out of sight. */
    readonly #active: Place;
    readonly #selected: ReadonlySet<CellId>;
    readonly #rows: readonly number[];
    readonly #columns: readonly number[];
    #foot: ReturnType<GridView['makeFoot']> | null = null;

    constructor(scene: Scene, frame: Frame, active: Place, selected: ReadonlySet<CellId>) {
        this.#scene = scene;
        this.#frame = frame;
        this.#active = active;
        this.#selected = selected;
        const rows = partInSight(frame.top, frame.bodyHeight, ROW_HEIGHT, scene.rows.length, MORE_ROWS);
        const columns = partInSight(frame.left, frame.bodyWidth, CELL_WIDTH, scene.columns.length, MORE_COLUMNS);
        this.#rows = indicesOf(rows, active.row, scene.rows.length);
        this.#columns = indicesOf(columns, active.column, scene.columns.length);
    }

    /** Whether this is what is to be shown. */
    shows(scene: Scene, frame: Frame, active: Place, selected: ReadonlySet<CellId>): boolean {
        return (
            scene === this.#scene &&
            frame === this.#frame &&
            selected === this.#selected &&
            active.row === this.#active.row &&
            active.column === this.#active.column
        );
    }

    get rowCount(): number {
        return this.#scene.rows.length + 3;
    }

    get columnCount(): number {
        return this.#scene.columns.length + 2;
    }

    get sheetStyle(): string {
        const { rows, columns } = this.#scene;
        const width = this.#frame.nameWidth + columns.length * CELL_WIDTH + this.#frame.totalWidth;
        const height = HEAD_HEIGHT + rows.length * ROW_HEIGHT + FOOT_HEIGHT;
        return `inline-size: ${width}px; block-size: ${height}px;`;
    }

    get bodyStyle(): string {
        return `block-size: ${this.#scene.rows.length * ROW_HEIGHT}px;`;
    }

    get nameStyle(): string {
        return `inline-size: ${this.#frame.nameWidth}px;`;
    }

    get totalStyle(): string {
        return `inline-size: ${this.#frame.totalWidth}px;`;
    }

    get groupHeads() {
        const indices = new Set(this.#columns);
        return this.#scene.groups
            .filter(({ start, span }) =>
                Array.from({ length: span }, (_, index) => start + index).some((index) => indices.has(index))
            )
            .map(({ id, name, start, span, folded }) => {
                const place = { row: GROUP_ROW, column: start };
                const foldable = id !== null;
                return {
                    key: id ?? `alone-${start}`,
                    name,
                    // Its column below has the whole name.
                    folded,
                    place: foldable ? placeText(place) : null,
                    style: `inset-inline-start: ${this.xOf(start)}px; inline-size: ${span * CELL_WIDTH}px;`,
                    columnIndex: start + 2,
                    span,
                    expanded: foldable ? String(!folded) : null,
                    tabIndex: foldable ? this.tabIndexAt(place) : null,
                    foldable,
                    icon: folded ? 'utility:chevronright' : 'utility:chevrondown',
                    title: foldable ? fill(folded ? unfoldLabel : foldLabel, name) : '',
                    nameStyle: `inset-inline-start: ${this.#frame.nameWidth}px;`
                };
            });
    }

    get heads() {
        return this.#columns.map((column) => {
            const { id, name } = this.#scene.columns[column];
            const place = { row: HEAD_ROW, column };
            return {
                key: id,
                name,
                place: placeText(place),
                style: this.styleAt(column),
                columnIndex: column + 2,
                tabIndex: this.tabIndexAt(place)
            };
        });
    }

    get rows() {
        return this.#rows.map((row) => {
            const { unitId, name, about, depth, expandable, expanded } = this.#scene.rows[row];
            const place = { row, column: HEAD_COLUMN };
            return {
                key: unitId,
                name,
                about,
                rowIndex: row + 3,
                level: depth + 1,
                expanded: expandable ? String(expanded) : null,
                expandable,
                icon: expanded ? 'utility:chevrondown' : 'utility:chevronright',
                foldTitle: fill(expanded ? foldLabel : unfoldLabel, name),
                title: about ? `${name} – ${about}` : name,
                style: `inset-block-start: ${row * ROW_HEIGHT}px;`,
                place: placeText(place),
                tabIndex: this.tabIndexAt(place),
                indentStyle: `inline-size: ${this.#frame.nameWidth}px; padding-inline-start: ${this.#frame.indent(depth)}px;`,
                cells: this.#columns.map((column) => this.field(row, column)),
                total: this.sum({ row, column: this.#scene.columns.length })
            };
        });
    }

    get foot() {
        this.#foot ??= this.makeFoot();
        return this.#foot;
    }

    makeFoot() {
        const row = this.#scene.rows.length;
        return {
            rowIndex: row + 3,
            place: placeText({ row, column: HEAD_COLUMN }),
            tabIndex: this.tabIndexAt({ row, column: HEAD_COLUMN }),
            sums: this.#columns.map((column) => this.sum({ row, column })),
            total: this.sum({ row, column: this.#scene.columns.length })
        };
    }

    get corner() {
        const place = { row: HEAD_ROW, column: HEAD_COLUMN };
        return { place: placeText(place), tabIndex: this.tabIndexAt(place) };
    }

    get totalHead() {
        const place = { row: HEAD_ROW, column: this.#scene.columns.length };
        return { place: placeText(place), tabIndex: this.tabIndexAt(place), columnIndex: place.column + 2 };
    }

    field(row: number, column: number) {
        const cell = this.#scene.at(row, column);
        const place = { row, column };
        const chosen = cell.ids.length > 0 && cell.ids.every((id) => this.#selected.has(id));
        const share = this.#scene.options.look === 'share' && cell.ours !== null;
        const ours = cell.ours ?? 0;
        const over = share && Math.round(ours + cell.theirs) > 100;
        const competitor = cell.cell?.competitor;
        return {
            key: column,
            cell,
            figureClass: competitor && cell.text.endsWith(competitor) ? 'figure figure_name' : 'figure',
            place: placeText(place),
            style: this.styleAt(column),
            columnIndex: column + 2,
            selected: String(chosen),
            className: chosen ? `${cell.className} cell_chosen` : cell.className,
            tabIndex: this.tabIndexAt(place),
            share,
            over: over ? WARNING_ICON : null,
            oursStyle: share ? `inline-size: ${Math.min(ours, 100)}%;` : null,
            theirsStyle: share ? `inline-size: ${Math.min(cell.theirs, 100 - Math.min(ours, 100))}%;` : null
        };
    }

    sum(place: Place) {
        const { rows, columns } = this.#scene;
        const ofRow = place.row < rows.length;
        const ofColumn = place.column < columns.length;
        let { figures, overs } = this.#scene;
        if (ofRow) {
            figures = this.#scene.rowFigures(place.row);
            overs = this.#scene.oversOf(rows[place.row]);
        } else if (ofColumn) {
            figures = this.#scene.columnFigures(place.column);
            overs = this.#scene.oversOf(columns[place.column]);
        }
        return {
            key: place.column,
            text: this.#scene.totalText(figures),
            over: this.#scene.overText(overs),
            title: this.#scene.totalLabel(figures, overs),
            place: placeText(place),
            style: this.styleAt(place.column),
            columnIndex: place.column + 2,
            tabIndex: this.tabIndexAt(place)
        };
    }

    xOf(column: number): number {
        return this.#frame.nameWidth + column * CELL_WIDTH;
    }

    styleAt(column: number): string {
        return `inset-inline-start: ${this.xOf(column)}px;`;
    }

    tabIndexAt({ row, column }: Place): string {
        return row === this.#active.row && column === this.#active.column ? '0' : '-1';
    }
}
