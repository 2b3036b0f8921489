import type { Cell } from 'keystone/ui';
import deleteLabel from '@salesforce/label/c.Ui_Delete';
import growthLabel from '@salesforce/label/c.Ui_Target_Growth';
import { fill, formatCurrency, formatPercent } from 'c/textUtils';
import { cellsOf, kindOf } from './cells';
import type { CellContext } from './cells';
import { growth, targetTotals } from './figures';
import { LAYOUTS } from './layouts';
import { valueOf } from './rows';
import type { Row } from './rows';

/** A value in the targets' table. */
export interface TargetCell {
    key: string;
    cell: Cell;
    /** How the target compares to what was sold before; empty when unknown. */
    note: string;
    numeric: boolean;
    className: string;
}

/** A year of the targets' table. */
export interface TargetView {
    id: string;
    year: Cell;
    cells: TargetCell[];
    deletable: boolean;
    deleteLabel: string;
}

/** The targets' table. */
export interface TargetsView {
    columns: { key: string; label: string; className: string }[];
    yearLabel: string;
    rows: TargetView[];
    /** The last line; null for a single year. */
    totals: { key: string; text: string; className: string }[] | null;
}

const NUMERIC: readonly string[] = ['currency', 'percent', 'number', 'integer'];
const classOf = (type: string): string => (NUMERIC.includes(type) ? 'number' : 'words');

function noteOf(row: Row, context: CellContext): string {
    const grown = growth(row);
    if (grown === null) {
        return '';
    }
    const before = Number(valueOf(row, 'Baseline_Revenue__c'));
    return fill(
        growthLabel,
        `${grown > 0 ? '+' : ''}${formatPercent(grown, context.locale)}`,
        formatCurrency(before, context.locale, context.view.currencyCode)
    );
}

function targetView(row: Row, context: CellContext): TargetView {
    const cells = cellsOf(row, context);
    const values = LAYOUTS.Target.main.map((name) => cells[name]).filter((cell) => cell !== undefined);
    return {
        id: row.id,
        year: cells.Year__c,
        cells: values.map((cell) => ({
            key: cell.key,
            cell,
            note: cell.name === 'Revenue__c' ? noteOf(row, context) : '',
            numeric: NUMERIC.includes(cell.type),
            className: classOf(cell.type)
        })),
        deletable: context.editable && row.stored.deletable,
        deleteLabel: fill(deleteLabel, cells.Year__c?.text ?? '')
    };
}

/** The targets, year by year, and what they add up to. */
export function targetsView(rows: readonly Row[], context: CellContext): TargetsView {
    const fields = context.kinds.find(({ kind }) => kind === 'Target')?.fields ?? [];
    const shown = LAYOUTS.Target.main
        .map((name) => fields.find((field) => field.name === name))
        .filter((field) => field !== undefined);
    const { revenue, margin } = targetTotals(rows);
    const sums: Readonly<Record<string, string>> = {
        Revenue__c: revenue === null ? '' : formatCurrency(revenue, context.locale, context.view.currencyCode),
        Margin__c: margin === null ? '' : formatPercent(margin, context.locale)
    };
    const first = rows[0];
    return {
        columns: shown.map(({ name, label, type }) => ({ key: name, label, className: classOf(type) })),
        yearLabel:
            (first ? kindOf(first, context) : undefined)?.fields.find(({ name }) => name === 'Year__c')?.label ?? '',
        rows: rows.map((row) => targetView(row, context)),
        totals:
            rows.length > 1
                ? shown.map(({ name, type }) => ({ key: name, text: sums[name] ?? '', className: classOf(type) }))
                : null
    };
}
