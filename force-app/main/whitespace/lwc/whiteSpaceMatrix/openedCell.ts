import { cellId, panelFields } from 'c/matrixModel';
import type { CellId } from 'c/matrixModel';
import type { MatrixCell } from 'keystone/dto';
import type { Host } from './host';

/** The cell whose details are shown. */
export interface OpenedCell {
    id: CellId;
    cell: MatrixCell;
    unitName: string;
    offeringName: string;
    fields: ReturnType<typeof panelFields>;
    canCreate: boolean;
}

/** A cell with its details; null when there is none, or no longer. */
export function openedCell(host: Host, unitId: string | undefined, offeringId: string | undefined): OpenedCell | null {
    const unit = host.shown.unit(unitId ?? '');
    const offering = host.shown.offering(offeringId ?? '');
    if (!unit || !offering) {
        return null;
    }
    const id = cellId(unit.unit.id, offering.id);
    const cell = host.shown.cell(unit.unit.id, offering.id);
    const { view, pending, fieldContext, texts } = host;
    return {
        id,
        cell,
        unitName: unit.unit.name,
        offeringName: offering.name,
        fields: panelFields(id, cell, pending.get(id), view.canEdit, fieldContext, texts),
        canCreate: view.canCreateOpportunity
    };
}
