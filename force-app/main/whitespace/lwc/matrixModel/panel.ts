import type { MatrixCell } from 'keystone/dto';
import type { Cell } from 'keystone/ui';
import type { CellId } from './cells';
import type { PendingEdit } from './edits';
import { cellField, cellText, shownText } from './fields';
import type { CellField, FieldContext } from './fields';
import type { Texts } from './texts';

/** What is edited one by one. */
export type PanelField = Exclude<CellField, 'lookedAtOn'>;

const FIELDS: readonly PanelField[] = [
    'stateOverride',
    'overrideReason',
    'potential',
    'potentialKind',
    'decisionDate',
    'responsibleId',
    'nextStep',
    'addressable',
    'addressableSource',
    'competitor',
    'competitorShare',
    'competitorUntil',
    'notNowUntil',
    'notNowReason',
    'notes'
];

/** The fields of a cell, ready to be shown and edited in place, by name. */
export function panelFields(
    id: CellId,
    cell: MatrixCell,
    edit: PendingEdit | undefined,
    editable: boolean,
    context: FieldContext,
    texts: Texts
): Record<PanelField, Cell> {
    const fields = FIELDS.map((name) => {
        const value = cellText(cell, name);
        const changed = edit !== undefined && name in edit.changes;
        const field: Cell = {
            ...cellField(name, context),
            key: `${id}:${name}`,
            rowId: id,
            value,
            text: shownText(name, value, cell, texts),
            error: changed ? edit.error : null,
            saving: changed && edit.saving,
            editable
        };
        return [name, field];
    });
    return Object.fromEntries(fields) as Record<PanelField, Cell>;
}
