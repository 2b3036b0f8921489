import moreLabel from '@salesforce/label/c.Ws_Over_More';
import oursLabel from '@salesforce/label/c.Ws_Cell_OurShare';
import placeLabel from '@salesforce/label/c.Ws_Over_Cell';
import rivalsLabel from '@salesforce/label/c.Ws_Cell_RivalShare';
import totalLabel from '@salesforce/label/c.Ws_Over_Cells';
import { fill } from 'c/textUtils';
import type { MatrixCell } from 'keystone/dto';
import { stateOf } from './cells';
import { figuresOf, ratioOf } from './figures';
import type { Figures } from './figures';
import type { Matrix } from './matrix';
import type { Texts } from './texts';

/** Who gets how much of what is spent, in percent: ours is measured, theirs is what people heard. */
export interface Shares {
    /** Null where it is not known what is spent. */
    ours: number | null;
    theirs: number;
}

/** A cell of which more was shared out than is spent. */
export interface OverShare {
    cell: MatrixCell;
    ours: number;
    theirs: number;
}

/** The sign of a warning, 16 by 16. */
export const WARNING_ICON = 'M8 1 15.5 14.5H.5zM7.1 5.6l.3 4.4h1.2l.3-4.4zM7.1 11.1v1.8h1.8v-1.8z';
/** So many cells are named where several are over. */
const NAMED = 3;

/** @param figures the sums over the cells */
export function sharesOf(cells: readonly MatrixCell[], figures: Figures): Shares {
    const ours = ratioOf(figures, 'shareOfWallet');
    if (ours === null) {
        return { ours, theirs: 0 };
    }
    const heard = cells
        .filter((cell) => stateOf(cell) !== 'Not applicable')
        .reduce(
            (sum, { addressable, competitorShare }) => sum + ((addressable ?? 0) * (competitorShare ?? 0)) / 100,
            0
        );
    return { ours, theirs: (heard / figures.addressable) * 100 };
}

/** What is over at a cell; null where shares add up to the whole at most, as whole percents tell. */
export function overShareOf(cell: MatrixCell): OverShare | null {
    const { ours, theirs } = sharesOf([cell], figuresOf([cell]));
    return ours !== null && Math.round(ours + theirs) > 100 ? { cell, ours, theirs } : null;
}

/** Who was said to get how much at a cell: Ours 80 %, Acme 40 %. */
export function shareText({ cell, ours, theirs }: OverShare, texts: Texts): string {
    const theirText = cell.competitor
        ? `${cell.competitor} ${texts.percent(theirs)}`
        : fill(rivalsLabel, texts.percent(theirs));
    return [fill(oursLabel, texts.percent(ours)), theirs > 0 ? theirText : ''].filter((text) => text !== '').join(', ');
}

/** At which of several cells shares add up to more than the whole, and whose they are; empty where they do not. */
export function overText(overs: readonly OverShare[], matrix: Matrix, texts: Texts): string {
    const named = overs.slice(0, NAMED).map((over) => {
        const { unitId, offeringId } = over.cell;
        const unit = matrix.unit(unitId)?.unit.name ?? '';
        return fill(placeLabel, unit, matrix.offering(offeringId)?.name ?? '', shareText(over, texts));
    });
    const rest = overs.length - named.length;
    const places = rest > 0 ? [...named, fill(moreLabel, rest)] : named;
    return overs.length > 0 ? fill(totalLabel, texts.percent(100), places.join('; ')) : '';
}
