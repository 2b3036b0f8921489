import type { RowKind } from 'keystone/dto';
import type { Cell } from 'keystone/ui';
import addActionForLabel from '@salesforce/label/c.Ui_Action_AddFor';
import addActionLabel from '@salesforce/label/c.Ui_Action_Add';
import addObjectiveForLabel from '@salesforce/label/c.Ui_Objective_AddFor';
import addObjectiveLabel from '@salesforce/label/c.Ui_Goal_AddObjective';
import actionCountLabel from '@salesforce/label/c.Ui_Action_OpenCount';
import deleteLabel from '@salesforce/label/c.Ui_Delete';
import detailsLabel from '@salesforce/label/c.Ui_DetailsOf';
import noProgressLabel from '@salesforce/label/c.Ui_Objective_NoProgress';
import progressLabel from '@salesforce/label/c.Ui_Objective_Progress';
import relationshipLabel from '@salesforce/label/c.Ui_Stakeholder_Relationship';
import servedLabel from '@salesforce/label/c.Ui_Goal_Served';
import unservedLabel from '@salesforce/label/c.Ui_Goal_Unserved';
import { fill, formatPercent, toNumber } from 'c/textUtils';
import { badgesOf } from './badges';
import type { Badge } from './badges';
import { cellsOf } from './cells';
import type { CellContext } from './cells';
import { objectiveProgress } from './figures';
import { LAYOUTS, childKindOf } from './layouts';
import type { KindLayout } from './layouts';
import { nameOfRow } from './names';
import { valueOf } from './rows';
import type { Row } from './rows';
import { stagesOf } from './stages';
import type { Stage } from './stages';

/** Something that a card offers besides its fields. */
export interface CardButton {
    /** act: an action for the row. serve: an objective for the goal. */
    name: 'act' | 'serve';
    label: string;
    /** With the row's title, for people who hear the buttons one after the other. */
    title: string;
}

/** A row that hangs on another one, in one line. */
export interface ChildView {
    id: string;
    title: string;
    cells: Cell[];
    deletable: boolean;
    deleteLabel: string;
}

/** The rows that hang on a row. */
export interface ChildrenView {
    kind: RowKind;
    rows: ChildView[];
}

/** A row as a card. */
export interface CardView {
    id: string;
    kind: RowKind;
    title: string;
    /** The title where it can be edited; null where it is only told. */
    name: Cell | null;
    badges: Badge[];
    /** What cannot be edited, in words. */
    notes: string[];
    /** 0 to 100, in words beside; null where nothing is measured. */
    progress: { value: number; known: boolean; text: string } | null;
    stages: Stage[] | null;
    main: Cell[];
    more: Cell[];
    moreLabel: string;
    deletable: boolean;
    deleteLabel: string;
    buttons: CardButton[];
    children: ChildrenView | null;
}

function pick(cells: Record<string, Cell>, names: readonly string[]): Cell[] {
    return names.map((name) => cells[name]).filter((cell) => cell !== undefined);
}

function progressOf(row: Row, cells: Record<string, Cell>, context: CellContext): CardView['progress'] {
    const percent = objectiveProgress(row);
    if (percent === null) {
        return { value: 0, known: false, text: noProgressLabel };
    }
    const [current, target] = ['Current__c', 'Target__c'].map((name) => cells[name]?.text ?? '');
    return {
        value: Math.round(percent),
        known: true,
        text: fill(progressLabel, formatPercent(percent, context.locale), current, target)
    };
}

function servedText(row: Row, context: CellContext): string {
    const serving = context.rows.filter(
        (other) => other.kind === 'Objective' && valueOf(other, 'Customer_Goal__c') === row.id
    );
    return serving.length > 0 ? fill(servedLabel, serving.length, serving.map(nameOfRow).join(', ')) : unservedLabel;
}

function notesOf(row: Row, cells: Record<string, Cell>, context: CellContext): string[] {
    const actions = toNumber(valueOf(row, 'Open_Actions__c')) ?? 0;
    return [
        row.kind === 'Goal' ? servedText(row, context) : '',
        row.kind === 'Stakeholder' && cells.Relationship__c?.text
            ? fill(relationshipLabel, cells.Relationship__c.text)
            : '',
        actions > 0 ? fill(actionCountLabel, actions) : ''
    ].filter((text) => text !== '');
}

function buttonsOf(row: Row, title: string, layout: KindLayout, context: CellContext): CardButton[] {
    const buttons: CardButton[] = [];
    const may = (kind: RowKind) =>
        context.editable && context.kinds.some((candidate) => candidate.kind === kind && candidate.canCreate);
    if (row.kind === 'Goal' && may('Objective')) {
        buttons.push({ name: 'serve', label: addObjectiveLabel, title: fill(addObjectiveForLabel, title) });
    }
    if (layout.acts && may('Action')) {
        buttons.push({ name: 'act', label: addActionLabel, title: fill(addActionForLabel, title) });
    }
    return buttons;
}

function childView(row: Row, context: CellContext): ChildView {
    const title = nameOfRow(row);
    return {
        id: row.id,
        title,
        cells: pick(cellsOf(row, context), LAYOUTS[row.kind].main),
        deletable: context.editable && row.stored.deletable,
        deleteLabel: fill(deleteLabel, title)
    };
}

function childrenOf(row: Row, context: CellContext): ChildrenView | null {
    const kind = childKindOf(row.kind);
    if (!kind || !context.kinds.some((candidate) => candidate.kind === kind)) {
        return null;
    }
    const rows = context.rows.filter((other) => other.kind === kind && other.stored.parentId === row.id);
    return { kind, rows: rows.map((other) => childView(other, context)) };
}

/** A row as a card. @param changes where a section shows the kind differently */
export function cardView(row: Row, context: CellContext, changes: Partial<KindLayout> = {}): CardView {
    const layout = { ...LAYOUTS[row.kind], ...changes };
    const cells = cellsOf(row, context);
    const title = nameOfRow(row);
    const name = layout.title ? cells[layout.title] : undefined;
    return {
        id: row.id,
        kind: row.kind,
        title,
        name: name ?? null,
        badges: badgesOf(row, layout.badges, cells),
        notes: notesOf(row, cells, context),
        progress: row.kind === 'Objective' ? progressOf(row, cells, context) : null,
        stages: row.kind === 'ValueItem' ? stagesOf(row, cells) : null,
        main: pick(cells, layout.main),
        more: pick(cells, layout.more),
        moreLabel: fill(detailsLabel, title),
        deletable: context.editable && row.stored.deletable,
        deleteLabel: fill(deleteLabel, title),
        buttons: buttonsOf(row, title, layout, context),
        children: childrenOf(row, context)
    };
}
