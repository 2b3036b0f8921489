/** Roll-up summary fields: recomputed for the parents that a save touched, and saved through the parents' own save. */
import type { FieldModel, ObjectModel, OrgModel, RawValue, SummaryModel } from '../schema/types.ts';
import { isText, quote } from '../store/columns.ts';
import { fold } from '../store/fold.ts';
import type { FormulaFunctions } from '../soql/formula-functions.ts';
import type { Store } from '../store/store.ts';
import { fromSql, toSql } from '../store/values.ts';
import { columnSql } from './column-sql.ts';
import { layoutOf, valueOf } from './layout.ts';
import { clean } from './prepare.ts';
import type { SaveContext, Work } from './work.ts';

interface RollUp {
    parent: ObjectModel;
    /** The field of the parent that is filled, and another that says whether there are any (lines of an opportunity). */
    field: FieldModel;
    summary: SummaryModel;
    /** No detail rows leave the parent's value alone (an opportunity's own amount). */
    keepWhenEmpty: boolean;
    flag: string | null;
}

/** Saves changed values of parents; returns an error message per parent that could not be saved. */
export type SaveParents = (
    context: SaveContext,
    parent: ObjectModel,
    values: Map<string, Map<string, RawValue>>
) => Map<string, Work['errors']>;

const cache = new WeakMap<OrgModel, Map<string, RollUp[]>>();

function rollUpsOf(model: OrgModel, child: ObjectModel): RollUp[] {
    let byChild = cache.get(model);
    if (byChild === undefined) {
        byChild = new Map();
        for (const parent of model.objects.values()) {
            for (const field of parent.fields.values()) {
                if (field.summary !== null) {
                    add(byChild, field.summary.childObject, {
                        parent,
                        field,
                        summary: field.summary,
                        keepWhenEmpty: false,
                        flag: null
                    });
                }
            }
        }
        addOpportunityAmount(model, byChild);
        cache.set(model, byChild);
    }
    return byChild.get(child.name) ?? [];
}

function add(byChild: Map<string, RollUp[]>, child: string, rollUp: RollUp): void {
    byChild.set(child, [...(byChild.get(child) ?? []), rollUp]);
}

/** An opportunity with lines has the sum of their totals as its amount. */
function addOpportunityAmount(model: OrgModel, byChild: Map<string, RollUp[]>): void {
    const opportunity = model.object('Opportunity');
    const amount = opportunity && model.field(opportunity, 'Amount');
    if (
        opportunity !== undefined &&
        amount !== undefined &&
        model.object('OpportunityLineItem') !== undefined &&
        amount.formula === null
    ) {
        const summary: SummaryModel = {
            operation: 'sum',
            childObject: 'OpportunityLineItem',
            foreignKey: 'OpportunityId',
            childField: 'TotalPrice',
            filters: []
        };
        const flag = model.field(opportunity, 'HasOpportunityLineItem') === undefined ? null : 'HasOpportunityLineItem';
        add(byChild, 'OpportunityLineItem', { parent: opportunity, field: amount, summary, keepWhenEmpty: true, flag });
    }
}

export class RollUps {
    #store: Store;
    #functions: FormulaFunctions;
    #saveParents: SaveParents;

    constructor(store: Store, functions: FormulaFunctions, saveParents: SaveParents) {
        this.#store = store;
        this.#functions = functions;
        this.#saveParents = saveParents;
    }

    /** After rows were written or deleted: both the old and the new parent of each row. */
    afterSave(context: SaveContext, works: readonly Work[]): void {
        const rollUps = rollUpsOf(context.tx.model, context.object);
        const byParent = Map.groupBy(rollUps, (rollUp) => rollUp.parent);
        for (const [parent, group] of byParent) {
            this.#update(context, parent, group, works);
        }
    }

    #update(context: SaveContext, parent: ObjectModel, rollUps: RollUp[], works: readonly Work[]): void {
        const values = new Map<string, Map<string, RawValue>>();
        const workOf = new Map<string, Work>();
        for (const rollUp of rollUps) {
            const parents = new Set<string>();
            for (const work of works) {
                for (const row of [work.row, work.old]) {
                    const id = row === null ? null : valueOf(context.layout, row, rollUp.summary.foreignKey);
                    if (typeof id === 'string') {
                        parents.add(id);
                        workOf.set(id, work);
                    }
                }
            }
            if (parents.size > 0) {
                this.#compute(context, parent, rollUp, [...parents], values);
            }
        }
        if (values.size === 0) {
            return;
        }
        for (const [id, errors] of this.#saveParents(context, parent, values)) {
            workOf.get(id)?.errors.push(...errors);
        }
    }

    /** Adds the values that differ from the stored ones. */
    #compute(
        context: SaveContext,
        parent: ObjectModel,
        rollUp: RollUp,
        ids: string[],
        values: Map<string, Map<string, RawValue>>
    ): void {
        const { model } = context.tx;
        const { summary, field } = rollUp;
        const child = layoutOf(model.object(summary.childObject)!);
        const parameters: RawValue[] = [JSON.stringify(ids)];
        const conditions = [`"${summary.foreignKey}" IN (SELECT value FROM json_each(?1))`];
        if (child.index.has('IsDeleted')) {
            conditions.push('"IsDeleted" = 0');
        }
        for (const filter of summary.filters) {
            const filtered = model.field(child.object, filter.field)!;
            conditions.push(
                filterSql(filtered, columnSql(this.#functions, model, child.object, filtered), filter, parameters)
            );
        }
        const aggregate =
            summary.operation === 'count'
                ? 'count(*)'
                : `${summary.operation}(${columnSql(this.#functions, model, child.object, model.field(child.object, summary.childField!)!)})`;
        const sql = `SELECT "${summary.foreignKey}", ${aggregate}, count(*) FROM ${quote(summary.childObject)} WHERE ${conditions.join(' AND ')} GROUP BY 1`;
        const found = new Map(this.#store.all(sql, parameters).map((row) => [row[0] as string, row]));
        const flag = rollUp.flag === null ? '' : `, ${quote(rollUp.flag)}`;
        const stored = this.#store.all(
            `SELECT "Id", ${quote(field.name)}${flag} FROM ${quote(parent.name)} WHERE "Id" IN (SELECT value FROM json_each(?1))`,
            [parameters[0]]
        );
        for (const [id, before, flagBefore] of stored) {
            const row = found.get(id as string);
            const count = (row?.[2] as number | undefined) ?? 0;
            const set = (name: string, value: RawValue): void => {
                const map = values.get(id as string) ?? new Map<string, RawValue>();
                values.set(id as string, map.set(name, value));
            };
            if (rollUp.flag !== null && (flagBefore === 1) !== count > 0) {
                set(rollUp.flag, count > 0);
            }
            if (count === 0 && rollUp.keepWhenEmpty) {
                continue;
            }
            const empty = summary.operation === 'count' || summary.operation === 'sum' ? 0 : null;
            const after = clean(field, (row?.[1] as RawValue | undefined) ?? empty);
            if (after !== fromSql(field, before)) {
                set(field.name, after);
            }
        }
    }
}

/** One filter of a summary; values are as metadata has them (text), null never matches but "not equal". */
function filterSql(
    field: FieldModel,
    sql: string,
    filter: SummaryModel['filters'][number],
    parameters: RawValue[]
): string {
    const text = isText(field);
    const column = text ? `fold(${sql})` : sql;
    const values = filter.value === '' ? [''] : filter.value.split(',').map((value) => value.trim());
    const alternatives = values.map((value) => {
        parameters.push(text ? fold(value) : toSql(filterValue(field, value)));
        const parameter = `?${parameters.length}`;
        switch (filter.operation) {
            case 'equals':
                return value === '' ? `${column} IS NULL AND ${parameter} IS ${parameter}` : `${column} = ${parameter}`;
            case 'notEqual':
                return value === ''
                    ? `${column} IS NOT NULL AND ${parameter} IS ${parameter}`
                    : `${column} IS NOT ${parameter}`;
            case 'lessThan':
                return `${column} < ${parameter}`;
            case 'greaterThan':
                return `${column} > ${parameter}`;
            case 'lessOrEqual':
                return `${column} <= ${parameter}`;
            case 'greaterOrEqual':
                return `${column} >= ${parameter}`;
            case 'contains':
                return `instr(${column}, ${parameter}) > 0`;
            case 'notContain':
                return `instr(coalesce(${column}, ''), ${parameter}) = 0`;
            case 'startsWith':
                return `substr(${column}, 1, length(${parameter})) = ${parameter}`;
        }
    });
    const all = filter.operation === 'notEqual' || filter.operation === 'notContain';
    return `(${alternatives.map((alternative) => `(${alternative})`).join(all ? ' AND ' : ' OR ')})`;
}

function filterValue(field: FieldModel, value: string): RawValue {
    switch (field.type) {
        case 'boolean':
            return /^(true|1)$/i.test(value);
        case 'int':
        case 'long':
        case 'double':
        case 'currency':
        case 'percent':
            return Number(value);
        case 'datetime':
            return Date.parse(value);
        default:
            return value;
    }
}
