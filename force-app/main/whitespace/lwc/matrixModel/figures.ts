import type { MatrixCell, MatrixFigures } from 'keystone/dto';
import { stateOf } from './cells';

/** Sums over cells, by the definitions of the server (WhiteSpaceFigures). What does not apply is counted nowhere. */
export type Figures = Omit<MatrixFigures, Ratio>;

/** What is worked out from the sums, in percent; null where there is nothing to divide by. */
export type Ratio = 'shareOfWallet' | 'coverage' | 'penetration' | 'explored' | 'conversion';

export function noFigures(): Figures {
    return {
        owned: 0,
        open: 0,
        weighted: 0,
        potential: 0,
        addressable: 0,
        ownedOfAddressable: 0,
        cells: 0,
        applicable: 0,
        ownedCells: 0,
        unknownCells: 0,
        addressableCells: 0,
        raised: 0,
        converted: 0
    };
}

/** Adds a cell to sums. */
export function addCell(sums: Figures, cell: MatrixCell): void {
    const state = stateOf(cell);
    sums.cells += 1;
    if (state === 'Not applicable') {
        return;
    }
    const owned = cell.ownedRevenue ?? 0;
    sums.applicable += 1;
    sums.owned += owned;
    sums.open += cell.openAmount ?? 0;
    sums.weighted += cell.weightedAmount ?? 0;
    sums.potential += cell.potential ?? 0;
    if (cell.addressable !== null) {
        sums.addressable += cell.addressable;
        sums.ownedOfAddressable += owned;
        sums.addressableCells += 1;
    }
    sums.ownedCells += state === 'Owned' ? 1 : 0;
    sums.unknownCells += state === 'Unknown' ? 1 : 0;
    if (cell.raisedOn !== null) {
        sums.raised += 1;
        sums.converted += cell.convertedOn === null ? 0 : 1;
    }
}

/** Sums over cells. */
export function figuresOf(cells: Iterable<MatrixCell>): Figures {
    const sums = noFigures();
    for (const cell of cells) {
        addCell(sums, cell);
    }
    return sums;
}

/** Adds sums to others. */
export function addFigures(sums: Figures, more: Figures): void {
    for (const name of Object.keys(sums) as (keyof Figures)[]) {
        sums[name] += more[name];
    }
}

const percent = (part: number, whole: number): number | null => (whole > 0 ? (part / whole) * 100 : null);

const RATIOS: Readonly<Record<Ratio, (figures: Figures) => number | null>> = {
    shareOfWallet: ({ ownedOfAddressable, addressable }) => percent(ownedOfAddressable, addressable),
    coverage: ({ addressableCells, applicable }) => percent(addressableCells, applicable),
    penetration: ({ ownedCells, applicable }) => percent(ownedCells, applicable),
    explored: ({ unknownCells, applicable }) => percent(applicable - unknownCells, applicable),
    conversion: ({ converted, raised }) => percent(converted, raised)
};

/** A figure in percent; null where there is nothing to divide by. */
export function ratioOf(figures: Figures, ratio: Ratio): number | null {
    return RATIOS[ratio](figures);
}
