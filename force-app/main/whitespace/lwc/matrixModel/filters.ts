import type { CellState, MatrixCell } from 'keystone/dto';
import { stateOf } from './cells';
import type { Matrix, UnitNode } from './matrix';

/** Which cells are looked for. Empty lists and texts ask for nothing. */
export interface MatrixFilter {
    search: string;
    states: readonly CellState[];
    revenueTypes: readonly string[];
    competitors: readonly string[];
    /** Only what this user is responsible for. */
    responsibleId: string | null;
}

export const NO_FILTER: MatrixFilter = {
    search: '',
    states: [],
    revenueTypes: [],
    competitors: [],
    responsibleId: null
};

/** Whether anything is looked for. */
export function isFiltering({ search, states, revenueTypes, competitors, responsibleId }: MatrixFilter): boolean {
    return (
        search.trim() !== '' ||
        states.length > 0 ||
        revenueTypes.length > 0 ||
        competitors.length > 0 ||
        responsibleId !== null
    );
}

/** How many kinds of filters are set beside the search. */
export function filterCount({ states, revenueTypes, competitors, responsibleId }: MatrixFilter): number {
    const set = [states.length > 0, revenueTypes.length > 0, competitors.length > 0, responsibleId !== null];
    return set.filter(Boolean).length;
}

const plain = (text: string | null | undefined): string => (text ?? '').toLocaleLowerCase();

/**
 * Tells which cells are looked for. Every word of the search must stand in the name of the unit, those above it, its account,
 * the offering, its group, the competitor or the next step.
 */
export function matcherOf(matrix: Matrix, filter: MatrixFilter): (cell: MatrixCell) => boolean {
    if (!isFiltering(filter)) {
        return () => true;
    }
    const words = plain(filter.search)
        .split(/\s+/)
        .filter((word) => word !== '');
    const unitTexts = new Map(matrix.units.map((node) => [node.unit.id, textOfUnit(matrix, node)]));
    const offeringTexts = new Map(
        matrix.groups.flatMap(({ offering, columns }) =>
            columns.map((column) => [column.offering.id, plain(`${offering?.name ?? ''} ${column.name}`)])
        )
    );
    return (cell) =>
        (filter.states.length === 0 || filter.states.includes(stateOf(cell))) &&
        (filter.competitors.length === 0 || filter.competitors.includes(cell.competitor ?? '')) &&
        (filter.responsibleId === null || cell.responsibleId === filter.responsibleId) &&
        (filter.revenueTypes.length === 0 ||
            filter.revenueTypes.includes(matrix.offering(cell.offeringId)?.revenueType ?? '')) &&
        words.every(
            (word) =>
                unitTexts.get(cell.unitId)?.includes(word) ||
                offeringTexts.get(cell.offeringId)?.includes(word) ||
                plain(cell.competitor).includes(word) ||
                plain(cell.nextStep).includes(word)
        );
}

function textOfUnit(matrix: Matrix, { unit, above }: UnitNode): string {
    const names = above.map((id) => matrix.unit(id)?.unit.name);
    return plain([unit.name, unit.accountName, ...names].join(' '));
}
