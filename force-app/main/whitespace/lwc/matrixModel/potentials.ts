import decisionLabel from '@salesforce/label/c.Ws_Potential_Decision';
import notNowLabel from '@salesforce/label/c.Ws_Potential_NotNow';
import { fill } from 'c/textUtils';
import type { MatrixCell } from 'keystone/dto';
import { cellId, stateOf } from './cells';
import type { CellId } from './cells';
import type { Scene } from './scene';
import { STATE_LOOKS } from './texts';

/** A potential as an entry of a list. */
export interface PotentialItem {
    id: CellId;
    unitName: string;
    offeringName: string;
    amount: string;
    state: string;
    icon: string;
    /** When it is decided, and who follows it up; empty parts are left out. */
    about: string;
    nextStep: string;
    /** Until when and why it is not pursued. */
    notNow: string;
    /** There is no opportunity for it yet. */
    open: boolean;
    failed: boolean;
}

const BUSINESS: readonly string[] = ['Owned', 'In pipeline'];

/** The largest potentials among the cells that are looked for, the largest first. @param count how many at most */
export function bestPotentials(scene: Scene, count: number): PotentialItem[] {
    return [...scene.cells()]
        .filter((cell) => (cell.potential ?? 0) > 0 && stateOf(cell) !== 'Not applicable')
        .sort((one, other) => (other.potential ?? 0) - (one.potential ?? 0))
        .slice(0, count)
        .map((cell) => itemOf(cell, scene));
}

function itemOf(cell: MatrixCell, { matrix, texts, options }: Scene): PotentialItem {
    const id = cellId(cell.unitId, cell.offeringId);
    const state = stateOf(cell);
    const look = STATE_LOOKS[state];
    const decision = cell.decisionDate === null ? '' : fill(decisionLabel, texts.day(cell.decisionDate));
    return {
        id,
        unitName: matrix.unit(cell.unitId)?.unit.name ?? '',
        offeringName: matrix.offering(cell.offeringId)?.name ?? '',
        amount: texts.full(cell.potential),
        state: look.label,

        icon: look.icon,
        about: [decision, cell.responsibleName].filter(Boolean).join(' · '),
        nextStep: cell.nextStep ?? '',
        notNow:
            cell.notNowUntil === null ? '' : fill(notNowLabel, texts.day(cell.notNowUntil), cell.notNowReason ?? ''),
        open: !BUSINESS.includes(state),
        failed: options.failed.has(id)
    };
}
