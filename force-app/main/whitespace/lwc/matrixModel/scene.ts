import addressableLabel from '@salesforce/label/c.Ws_Figure_AddressableOf';
import addressableName from '@salesforce/label/c.Ws_Figure_Addressable';
import addressableUnknown from '@salesforce/label/c.Ws_Cell_AddressableUnknown';
import cellLabel from '@salesforce/label/c.Ws_Cell_Label';
import exploredLabel from '@salesforce/label/c.Ws_Figure_ExploredOf';
import groupedLabel from '@salesforce/label/c.Ws_Cell_Grouped';
import openLabel from '@salesforce/label/c.Ws_Figure_OpenOf';
import openName from '@salesforce/label/c.Ws_Figure_Open';
import ownedLabel from '@salesforce/label/c.Ws_Figure_OwnedOf';
import ownedName from '@salesforce/label/c.Ws_Figure_Owned';
import ownedOfLabel from '@salesforce/label/c.Ws_Cell_OwnedOf';
import shareLabel from '@salesforce/label/c.Ws_Figure_ShareOf';
import shareName from '@salesforce/label/c.Ws_Figure_Share';
import weightedName from '@salesforce/label/c.Ws_Figure_Weighted';
import overLabel from '@salesforce/label/c.Ws_Over_Short';
import rivalShareLabel from '@salesforce/label/c.Ws_Cell_RivalShare';
import ourShareLabel from '@salesforce/label/c.Ws_Cell_OurShare';
import penetrationLabel from '@salesforce/label/c.Ws_Figure_PenetrationOf';
import potentialLabel from '@salesforce/label/c.Ws_Figure_PotentialOf';
import potentialName from '@salesforce/label/c.Ws_Figure_Potential';
import { fill } from 'c/textUtils';
import type { CellState, MatrixCell } from 'keystone/dto';
import { cellId, stateOf } from './cells';
import type { CellId } from './cells';
import { addCell, addFigures, noFigures, ratioOf } from './figures';
import type { Figures, Ratio } from './figures';
import { isFiltering, matcherOf } from './filters';
import type { MatrixFilter } from './filters';
import { heatOf, heatScale } from './heat';
import type { HeatScale } from './heat';
import type { Matrix } from './matrix';
import type { Extent } from './moves';
import { overShareOf, overText, sharesOf } from './shares';
import type { OverShare, Shares } from './shares';
import { STATE_LOOKS } from './texts';
import type { ShownState, Texts } from './texts';

/** What the cells tell: where we stand, or who gets what is spent. */
export type MatrixLook = 'footprint' | 'share';
/** What the colours tell. */
export type HeatBy = 'state' | 'owned' | 'open' | 'weighted' | 'potential' | 'addressable';

/** How the matrix is to be shown. */
export interface SceneOptions {
    look: MatrixLook;
    heatBy: HeatBy;
    filter: MatrixFilter;
    /** Units whose parts are folded into one row. */
    foldedUnits: ReadonlySet<string>;
    /** Groups whose columns are folded into one. */
    foldedGroups: ReadonlySet<string>;
    /** Cells with changes that could not be stored. */
    failed: ReadonlySet<CellId>;
}

export interface SceneRow {
    unitId: string;
    name: string;
    /** What else tells the unit: its account and kind. */
    about: string;
    depth: number;
    expandable: boolean;
    expanded: boolean;
    /** The units that it stands for: more than one when it is folded. */
    unitIds: readonly string[];
}

export interface SceneColumn {
    id: string;
    name: string;
    groupId: string | null;
    /** The offerings that it stands for: more than one when its group is folded. */
    offeringIds: readonly string[];
    isOther: boolean;
}

/** The heading over a group's columns. */
export interface SceneGroup {
    id: string | null;
    name: string;
    start: number;
    span: number;
    folded: boolean;
}

/** What is shown in one field of the grid. */
export interface SceneCell {
    /** The cells that it stands for and that are looked for. */
    ids: readonly CellId[];
    /** The cell itself, where it is one. */
    cell: MatrixCell | null;
    state: ShownState;
    figures: Figures;
    /** None of its cells is looked for. */
    faded: boolean;
    failed: boolean;
    icon: string;
    /** The state in words. */
    word: string;
    /** The figure below. */
    text: string;
    /** All of it for screen readers and as a tooltip. */
    label: string;
    className: string;
    /** Shares of the addressable spend in percent; null where it is not known. */
    ours: number | null;
    theirs: number;
}

type Money = Exclude<HeatBy, 'state'>;

const MONEY: Readonly<Record<Money, (figures: Figures) => number>> = {
    owned: ({ owned }) => owned,
    open: ({ open }) => open,
    weighted: ({ weighted }) => weighted,
    potential: ({ potential }) => potential,
    addressable: ({ addressable }) => addressable
};

const MONEY_NAMES: Readonly<Record<Money, string>> = {
    owned: ownedName,
    open: openName,
    weighted: weightedName,
    potential: potentialName,
    addressable: addressableName
};

/** The amount that goes with a state. */
const OF_STATE: Partial<Readonly<Record<ShownState, (figures: Figures) => number>>> = {
    Owned: MONEY.owned,
    'In pipeline': MONEY.open,
    Potential: MONEY.potential
};

const AMOUNT_LABELS: readonly (readonly ['owned' | 'open' | 'potential' | 'addressable', string])[] = [
    ['owned', ownedLabel],
    ['open', openLabel],
    ['potential', potentialLabel],
    ['addressable', addressableLabel]
];

const RATIO_LABELS: readonly (readonly [Ratio, string])[] = [
    ['shareOfWallet', shareLabel],
    ['penetration', penetrationLabel],
    ['explored', exploredLabel]
];

function amountTexts(figures: Figures, texts: Texts): string[] {
    return AMOUNT_LABELS.map(([name, label]) => (figures[name] > 0 ? fill(label, texts.full(figures[name])) : ''));
}

/** The matrix as it is shown: which rows and columns, and what each field says. What is not looked at is not worked out. */
export class Scene {
    readonly rows: readonly SceneRow[];
    readonly columns: readonly SceneColumn[];
    readonly groups: readonly SceneGroup[];
    readonly options: SceneOptions;
    readonly matrix: Matrix;
    readonly texts: Texts;
    /** How many cells are looked for. */
    readonly matching: number;
    #scale: HeatScale | null = null;
    readonly #matches: (cell: MatrixCell) => boolean;
    readonly #cells = new Map<number, SceneCell>();
    readonly #rowSums = new Map<number, Figures>();
    readonly #columnSums = new Map<number, Figures>();
    #overs: readonly OverShare[] | null = null;

    constructor(matrix: Matrix, options: SceneOptions, texts: Texts) {
        this.matrix = matrix;
        this.options = options;
        this.texts = texts;
        this.#matches = matcherOf(matrix, options.filter);
        const shown = shownParts(matrix, options.filter, this.#matches);
        this.matching = shown.matching;
        this.rows = rowsOf(matrix, options, shown.unitIds);
        const { groups, columns } = columnsOf(matrix, options, shown.offeringIds);
        this.groups = groups;
        this.columns = columns;
    }

    /** The grid as the keyboard sees it. @param page rows that fit on the screen */
    extent(page: number): Extent {
        return {
            rows: this.rows.length,
            columns: this.columns.length,
            page,
            groupStarts: this.groups.filter(({ id }) => id !== null).map(({ start }) => start)
        };
    }

    /** What a field shows. */
    at(row: number, column: number): SceneCell {
        const index = row * this.columns.length + column;
        let shown = this.#cells.get(index);
        if (!shown) {
            shown = this.make(this.rows[row], this.columns[column]);
            this.#cells.set(index, shown);
        }
        return shown;
    }

    /** Sums over a row, over the cells that are looked for. */
    rowFigures(row: number): Figures {
        return kept(this.#rowSums, row, () => this.sum([this.rows[row]], this.columns));
    }

    /** Sums over a column. */
    columnFigures(column: number): Figures {
        return kept(this.#columnSums, column, () => this.sum(this.rows, [this.columns[column]]));
    }

    /** Sums over everything that is shown. */
    get figures(): Figures {
        return kept(this.#rowSums, this.rows.length, () => {
            const sums = noFigures();
            this.rows.forEach((_, row) => addFigures(sums, this.rowFigures(row)));
            return sums;
        });
    }

    /** The cells that are shown at which shares add up to more than what is spent. */
    get overs(): readonly OverShare[] {
        this.#overs ??= [...this.cells()].map(overShareOf).filter((over) => over !== null);
        return this.#overs;
    }

    /** Those of a row or a column. */
    oversOf({ unitIds, offeringIds }: Partial<SceneRow & SceneColumn>): readonly OverShare[] {
        return this.overs.filter(
            ({ cell }) => (unitIds?.includes(cell.unitId) ?? true) && (offeringIds?.includes(cell.offeringId) ?? true)
        );
    }

    /** The amount that sums and colours are about. */
    get money(): (figures: Figures) => number {
        return MONEY[this.moneyName];
    }

    get moneyName(): Money {
        const { look, heatBy } = this.options;
        const ofStates = look === 'share' ? 'addressable' : 'owned';
        return heatBy === 'state' ? ofStates : heatBy;
    }

    /** What totals are about. */
    get totalName(): string {
        return this.options.look === 'share' ? shareName : MONEY_NAMES[this.moneyName];
    }

    /** From which amount on each level of heat begins. */
    get scale(): HeatScale {
        if (!this.#scale) {
            const amounts = this.rows.flatMap((row) =>
                this.columns.map((column) => this.money(this.sum([row], [column])))
            );
            this.#scale = heatScale(amounts);
        }
        return this.#scale;
    }

    /** What a total says: an amount, or our share of what is spent. */
    totalText(figures: Figures): string {
        return this.options.look === 'share'
            ? this.texts.percent(ratioOf(figures, 'shareOfWallet')) || '–'
            : this.texts.short(this.money(figures));
    }

    /** That some shares of a total are over; empty where they are not, or where totals are about something else. */
    overText(overs: readonly OverShare[]): string {
        const told = this.options.look === 'share' && overs.length > 0;
        return told ? fill(overLabel, overs.length, this.texts.percent(100)) : '';
    }

    /** All figures of a total, in words. */
    totalLabel(figures: Figures, overs: readonly OverShare[]): string {
        const { texts } = this;
        const ratios = RATIO_LABELS.map(([ratio, label]) => {
            const value = ratioOf(figures, ratio);
            return value === null ? '' : fill(label, texts.percent(value));
        });
        const said = [...amountTexts(figures, texts), ...ratios].filter((text) => text !== '').join(', ');
        return [said, overText(overs, this.matrix, texts)].filter((text) => text !== '').join('. ');
    }

    /** The cells that are shown and looked for, row by row. */
    *cells(): Generator<MatrixCell> {
        for (const row of this.rows) {
            for (const column of this.columns) {
                yield* this.cellsOf(row, column);
            }
        }
    }

    *cellsOf(row: SceneRow, column: SceneColumn): Generator<MatrixCell> {
        for (const unitId of row.unitIds) {
            for (const offeringId of column.offeringIds) {
                const cell = this.matrix.cell(unitId, offeringId);
                if (this.#matches(cell)) {
                    yield cell;
                }
            }
        }
    }

    sum(rows: readonly SceneRow[], columns: readonly SceneColumn[]): Figures {
        const sums = noFigures();
        for (const row of rows) {
            for (const column of columns) {
                for (const cell of this.cellsOf(row, column)) {
                    addCell(sums, cell);
                }
            }
        }
        return sums;
    }

    make(row: SceneRow, column: SceneColumn): SceneCell {
        const single = row.unitIds.length === 1 && column.offeringIds.length === 1;
        const own = single ? this.matrix.cell(row.unitIds[0], column.offeringIds[0]) : null;
        const cells = [...this.cellsOf(row, column)];
        const figures = noFigures();
        cells.forEach((cell) => addCell(figures, cell));
        const states = new Set<CellState>((own ? [own] : cells).map(stateOf));
        const state: ShownState = states.size === 1 ? [...states][0] : 'Mixed';
        const look = STATE_LOOKS[state];
        const ids = cells.map(({ unitId, offeringId }) => cellId(unitId, offeringId));
        const shares = sharesOf(cells, figures);
        const word = this.word(look.label, state, figures, shares.ours);
        const text = this.text(own, state, figures, shares.theirs);
        const failed = ids.some((id) => this.options.failed.has(id));
        return {
            ids,
            cell: own,
            state,
            figures,
            faded: cells.length === 0,
            failed,
            icon: look.icon,
            word,
            text,
            label: this.label(row, column, look.label, figures, own, shares),
            className: this.className(look.className, figures, cells.length === 0),
            ...shares
        };
    }

    className(stateClass: string, figures: Figures, faded: boolean): string {
        const { heatBy } = this.options;
        const colour = heatBy === 'state' ? stateClass : `heat_${heatOf(this.scale, this.money(figures))}`;
        return `cell ${colour}${faded ? ' cell_faded' : ''}`;
    }

    word(label: string, state: ShownState, figures: Figures, ours: number | null): string {
        if (this.options.look === 'share' && state !== 'Not applicable') {
            return ours === null ? addressableUnknown : fill(ourShareLabel, this.texts.percent(ours));
        }
        return state === 'Mixed' ? fill(ownedOfLabel, figures.ownedCells, figures.applicable) : label;
    }

    text(own: MatrixCell | null, state: ShownState, figures: Figures, theirs: number): string {
        const { look, heatBy } = this.options;
        if (look === 'share') {
            const share = theirs > 0 ? `${this.texts.percent(theirs)} ` : '';
            return own?.competitor ? `${share}${own.competitor}` : share && fill(rivalShareLabel, share.trim());
        }
        if (heatBy !== 'state') {
            return figures.applicable > 0 ? this.amount(this.money(figures)) : '';
        }
        if (state === 'Competitor-held') {
            return own?.competitor ?? '';
        }
        if (state === 'Lost') {
            return this.texts.day(own?.lostOn ?? null);
        }
        return this.amount((OF_STATE[state] ?? MONEY[state === 'Mixed' ? 'owned' : 'potential'])(figures));
    }

    amount(amount: number): string {
        return amount > 0 ? this.texts.short(amount) : '';
    }

    label(
        row: SceneRow,
        column: SceneColumn,
        state: string,
        figures: Figures,
        own: MatrixCell | null,
        { ours, theirs }: Shares
    ): string {
        const { texts } = this;
        const words = own ? state : fill(groupedLabel, row.unitIds.length * column.offeringIds.length, state);
        const shares = [
            ours === null ? '' : fill(ourShareLabel, texts.percent(ours)),
            theirs > 0 ? fill(rivalShareLabel, texts.percent(theirs)) : '',
            own?.competitor ?? ''
        ];
        const details = [words, ...amountTexts(figures, texts), ...shares].filter((text) => text !== '');
        return fill(cellLabel, row.name, column.name, details.join(', '));
    }
}

function kept(store: Map<number, Figures>, index: number, make: () => Figures): Figures {
    let figures = store.get(index);
    if (!figures) {
        figures = make();
        store.set(index, figures);
    }
    return figures;
}

interface ShownParts {
    unitIds: ReadonlySet<string> | null;
    offeringIds: ReadonlySet<string> | null;
    matching: number;
}

/** Units and offerings with a cell that is looked for; null for all. */
function shownParts(matrix: Matrix, filter: MatrixFilter, matches: (cell: MatrixCell) => boolean): ShownParts {
    if (!isFiltering(filter)) {
        return { unitIds: null, offeringIds: null, matching: matrix.units.length * matrix.columns.length };
    }
    const unitIds = new Set<string>();
    const offeringIds = new Set<string>();
    let matching = 0;
    for (const cell of matrix.all()) {
        if (matches(cell)) {
            unitIds.add(cell.unitId);
            offeringIds.add(cell.offeringId);
            matching += 1;
        }
    }
    return { unitIds, offeringIds, matching };
}

function rowsOf(matrix: Matrix, { foldedUnits }: SceneOptions, shown: ReadonlySet<string> | null): SceneRow[] {
    const { units } = matrix;
    // A unit is shown with those above it, so that the tree stays one.
    const wanted = (index: number): boolean =>
        shown === null || units.slice(index, index + units[index].size).some(({ unit }) => shown.has(unit.id));
    const rows: SceneRow[] = [];
    for (let index = 0; index < units.length;) {
        const { unit, depth, size } = units[index];
        const folded = size > 1 && foldedUnits.has(unit.id);
        if (wanted(index)) {
            const covered = folded ? units.slice(index, index + size) : [units[index]];
            rows.push({
                unitId: unit.id,
                name: unit.name,
                about: [unit.kind, unit.accountName].filter((text) => text && text !== unit.name).join(' · '),
                depth,
                expandable: size > 1,
                expanded: size > 1 && !folded,
                unitIds: covered.map((node) => node.unit.id)
            });
        }
        index += folded ? size : 1;
    }
    return rows;
}

function columnsOf(
    matrix: Matrix,
    { foldedGroups }: SceneOptions,
    shown: ReadonlySet<string> | null
): { groups: SceneGroup[]; columns: SceneColumn[] } {
    const groups: SceneGroup[] = [];
    const columns: SceneColumn[] = [];
    for (const group of matrix.groups) {
        const nodes = group.columns.filter(({ offering }) => shown === null || shown.has(offering.id));
        if (nodes.length > 0) {
            const groupId = group.offering?.id ?? null;
            const folded = groupId !== null && foldedGroups.has(groupId);
            const start = columns.length;
            if (folded && group.offering) {
                const offeringIds = nodes.map(({ offering }) => offering.id);
                columns.push({ id: `all:${groupId}`, name: group.offering.name, groupId, offeringIds, isOther: false });
            } else {
                columns.push(
                    ...nodes.map(({ offering, name }) => ({
                        id: offering.id,
                        name,
                        groupId,
                        offeringIds: [offering.id],
                        isOther: offering.isOther
                    }))
                );
            }
            groups.push({
                id: groupId,
                name: group.offering?.name ?? '',
                start,
                span: columns.length - start,
                folded
            });
        }
    }
    return { groups, columns };
}
