import type { CellKey, CellState, MatrixCell } from 'keystone/dto';

/** Names a cell: its unit and its offering. */
export type CellId = string;

/** The states that follow from opportunities, whatever people know. */
const SEEN: readonly (CellState | null)[] = ['Owned', 'In pipeline', 'Lost'];

/** The states in the order in which one goes before another. */
export const STATES: readonly CellState[] = [
    'Not applicable',
    'Owned',
    'In pipeline',
    'Lost',
    'Competitor-held',
    'Potential',
    'Unknown',
    'White space'
];

/** What people may say instead of what Keystone sees. */
export const OVERRIDES: readonly CellState[] = ['Not applicable', 'Owned', 'Competitor-held', 'White space'];

export function cellId(unitId: string, offeringId: string): CellId {
    return `${unitId}:${offeringId}`;
}

export function keyOf(id: CellId): CellKey {
    const [unitId, offeringId] = id.split(':');
    return { unitId, offeringId };
}

/** A cell of which nothing is known. */
export function blankCell(unitId: string, offeringId: string): MatrixCell {
    return {
        id: null,
        unitId,
        offeringId,
        state: null,
        stateOverride: null,
        overrideReason: null,
        ownedRevenue: null,
        ownedUntil: null,
        openAmount: null,
        weightedAmount: null,
        lostOn: null,
        potential: null,
        potentialKind: null,
        potentialSince: null,
        addressable: null,
        addressableSource: null,
        competitor: null,
        competitorShare: null,
        competitorUntil: null,
        responsibleId: null,
        responsibleName: null,
        nextStep: null,
        decisionDate: null,
        notNowUntil: null,
        notNowReason: null,
        notes: null,
        lookedAtOn: null,
        lookedAtBy: null,
        openActions: null,
        raisedOn: null,
        convertedOn: null
    };
}

/** What people say of a cell, or else what Keystone sees. */
export function stateOf({ stateOverride, state }: MatrixCell): CellState {
    return stateOverride ?? state ?? 'Unknown';
}

/**
 * A cell as it will be once an edit is stored: what Keystone will see follows from what people enter, where no opportunity
 * says more.
 */
export function predicted(cell: MatrixCell): MatrixCell {
    if (SEEN.includes(cell.state)) {
        return cell;
    }
    if (cell.competitor) {
        return { ...cell, state: 'Competitor-held' };
    }
    if ((cell.potential ?? 0) > 0) {
        return { ...cell, state: 'Potential' };
    }
    return { ...cell, state: cell.lookedAtOn ? 'White space' : 'Unknown' };
}
