import type { CustomerGoalRow, PlanObjectiveRow, PlanTargetRow } from 'keystone/dto';
import type { Cell } from 'keystone/ui';
import addForLabel from '@salesforce/label/c.Ui_Objective_AddFor';
import confirmedLabel from '@salesforce/label/c.Ui_Goal_Confirmed';
import deleteLabel from '@salesforce/label/c.Ui_Delete';
import detailsLabel from '@salesforce/label/c.Ui_DetailsOf';
import growthLabel from '@salesforce/label/c.Ui_Target_Growth';
import noProgressLabel from '@salesforce/label/c.Ui_Objective_NoProgress';
import progressLabel from '@salesforce/label/c.Ui_Objective_Progress';
import servedLabel from '@salesforce/label/c.Ui_Goal_Served';
import unconfirmedLabel from '@salesforce/label/c.Ui_Goal_Unconfirmed';
import unservedLabel from '@salesforce/label/c.Ui_Goal_Unserved';
import { fill, formatCurrency, formatPercent } from 'c/textUtils';
import { cellsOf } from './cells';
import type { CellContext } from './cells';
import { growth, isOverdue, objectiveProgress, targetTotals } from './figures';
import { valueOf } from './rows';
import type { Row } from './rows';

interface RowView {
    id: string;
    title: string;
    deleteLabel: string;
}

/** A year of the targets' table. */
export interface TargetView extends RowView {
    year: Cell;
    revenue: Cell;
    margin: Cell;
    share: Cell;
    /** How the target compares to what was sold before; empty when unknown. */
    note: string;
}

interface CardView extends RowView {
    name: Cell;
    /** Shown at once. */
    main: Cell[];
    /** Shown when the card is opened. */
    more: Cell[];
    moreLabel: string;
}

/** A customer goal's card. */
export interface GoalView extends CardView {
    kindLabel: string;
    kindIcon: string;
    confirmed: boolean;
    confirmedText: string;
    /** The objectives that serve it, in words. */
    servedText: string;
    served: boolean;
    addLabel: string;
}

/** An objective's card. */
export interface ObjectiveView extends CardView {
    statusLabel: string;
    statusIcon: string;
    overdue: boolean;
    unlinked: boolean;
    /** 0 to 100. */
    progress: number;
    progressKnown: boolean;
    progressText: string;
}

const KIND_ICONS: Readonly<Record<string, string>> = {
    Goal: 'utility:target',
    Pressure: 'utility:warning',
    Initiative: 'utility:rules',
    Obstacle: 'utility:ban'
};

const STATUS_ICONS: Readonly<Record<string, string>> = {
    Open: 'utility:circle',
    Achieved: 'utility:success',
    Missed: 'utility:clear',
    Dropped: 'utility:dash'
};

const pick = (cells: Record<string, Cell>, ...names: string[]): Cell[] => names.map((name) => cells[name]);

function rowView(row: Row, title: string): RowView {
    return { id: row.id, title, deleteLabel: fill(deleteLabel, title) };
}

/** The rows of the targets' table. */
export function targetViews(rows: readonly Row<PlanTargetRow>[], context: CellContext): TargetView[] {
    return rows.map((row) => {
        const cells = cellsOf('Target', row, context);
        const grown = growth(row);
        const sign = grown !== null && grown > 0 ? '+' : '';
        const before = formatCurrency(row.stored.baselineRevenue ?? 0, context.locale, context.view.currencyCode);
        return {
            ...rowView(row, cells.year.text),
            year: cells.year,
            revenue: cells.revenue,
            margin: cells.margin,
            share: cells.shareOfWallet,
            note: grown === null ? '' : fill(growthLabel, `${sign}${formatPercent(grown, context.locale)}`, before)
        };
    });
}

/** The last line of the targets' table; empty texts where nothing can be added up. */
export function totalsView(rows: readonly Row<PlanTargetRow>[], context: CellContext) {
    const { revenue, margin } = targetTotals(rows);
    return {
        revenue: revenue === null ? '' : formatCurrency(revenue, context.locale, context.view.currencyCode),
        margin: margin === null ? '' : formatPercent(margin, context.locale)
    };
}

/** The customer goals' cards. */
export function goalViews(rows: readonly Row<CustomerGoalRow>[], context: CellContext): GoalView[] {
    return rows.map((row) => {
        const cells = cellsOf('Goal', row, context);
        const title = cells.name.text;
        const serving = context.rows.objectives.filter((objective) => valueOf(objective, 'goalId') === row.id);
        const names = serving.map((objective) => valueOf(objective, 'name') ?? '').join(', ');
        const confirmed = cells.confirmedById.value !== null;
        return {
            ...rowView(row, title),
            name: cells.name,
            kindLabel: cells.kind.text,
            kindIcon: KIND_ICONS[cells.kind.value ?? ''] ?? 'utility:target',
            main: pick(cells, 'metric', 'ownerContactId', 'dueDate', 'status', 'confirmedById'),
            more: pick(cells, 'kind', 'confirmedDate', 'parentGoalId', 'description'),
            moreLabel: fill(detailsLabel, title),
            confirmed,
            confirmedText: confirmed
                ? fill(confirmedLabel, cells.confirmedById.text, cells.confirmedDate.text)
                : unconfirmedLabel,
            served: serving.length > 0,
            servedText: serving.length > 0 ? fill(servedLabel, serving.length, names) : unservedLabel,
            addLabel: fill(addForLabel, title)
        };
    });
}

/** The objectives' cards. */
export function objectiveViews(rows: readonly Row<PlanObjectiveRow>[], context: CellContext): ObjectiveView[] {
    return rows.map((row) => {
        const cells = cellsOf('Objective', row, context);
        const title = cells.name.text;
        const percent = objectiveProgress(row);
        return {
            ...rowView(row, title),
            name: cells.name,
            statusLabel: cells.status.text,
            statusIcon: STATUS_ICONS[cells.status.value ?? ''] ?? STATUS_ICONS.Open,
            overdue: isOverdue(row),
            unlinked: cells.goalId.value === null,
            main: pick(cells, 'goalId', 'measure', 'baseline', 'target', 'current', 'dueDate', 'status'),
            more: pick(cells, 'unit', 'result', 'resultNote', 'description'),
            moreLabel: fill(detailsLabel, title),
            progress: Math.round(percent ?? 0),
            progressKnown: percent !== null,
            progressText:
                percent === null
                    ? noProgressLabel
                    : fill(progressLabel, formatPercent(percent, context.locale), cells.current.text, cells.target.text)
        };
    });
}
