/** Plan -> SQL: text, parameters and the place of every value in a result row. */
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import { isText } from '../store/columns.ts';
import type { QueryValue } from './ast.ts';
import type { FieldReference, PlanChild, QueryPlan, Resolved } from './resolved.ts';
import { conditionSql } from './sql-conditions.ts';
import type { ConditionContext, Parameter } from './sql-conditions.ts';
import { literal, SqlSource } from './sql-source.ts';
import type { FormulaFunction, SqlEnvironment } from './sql-source.ts';

export interface CompileOptions {
    model: OrgModel;
    formula(object: ObjectModel, field: FieldModel): FormulaFunction;
    /** Condition for records that the user may see, or null; `viewer` adds the parameter of the user's id. */
    visibility(object: ObjectModel, alias: string, viewer: () => string): string | null;
    isNull(bind: string): boolean;
    isList(bind: string): boolean;
}

/** Where a record's values lie in the result row. */
export interface RowShape {
    object: ObjectModel;
    /** Index of the record's id; for parents that is the foreign key. */
    id: number;
    /** `conversion`: a field's value, text made by a function, or an average, which has no scale of its own. */
    fields: { index: number; key: string; field: FieldModel; conversion: 'field' | 'text' | 'average' }[];
    parents: { key: string; foreignKey: FieldModel; polymorphic: boolean; shape: RowShape }[];
}

export interface CompiledQuery {
    sql: string;
    parameters: Parameter[];
    shape: RowShape;
    children: { child: PlanChild; query: CompiledQuery }[];
    /** Index of the column with the parent's id, in a child query. */
    parentKey: number;
    /** Slot of the JSON array of parents' ids among the parameters (child query), and of the row limit (others); -1 without. */
    slot: number;
}

/** Compiles a plan. A child query is compiled with `parent`. */
export function compileQuery(options: CompileOptions, plan: QueryPlan, parent: PlanChild | null = null): CompiledQuery {
    return new Compiler(options).compile(plan, parent);
}

class Compiler implements SqlEnvironment {
    readonly model: OrgModel;
    #options: CompileOptions;
    #parameters: Parameter[] = [];
    #aliases = 0;
    #viewer: string | null = null;

    constructor(options: CompileOptions) {
        this.#options = options;
        this.model = options.model;
    }

    alias(): string {
        return `t${this.#aliases++}`;
    }

    formula(object: ObjectModel, field: FieldModel): FormulaFunction {
        return this.#options.formula(object, field);
    }

    #parameter(parameter: Parameter): string {
        this.#parameters.push(parameter);
        return `?${this.#parameters.length}`;
    }

    #viewerParameter(): string {
        this.#viewer ??= this.#parameter((run) => run.userId);
        return this.#viewer;
    }

    compile(plan: QueryPlan, parent: PlanChild | null): CompiledQuery {
        const source = new SqlSource(this, plan.object);
        const columns: string[] = [];
        const shape = this.#shape(plan, source, columns);
        let slot = -1;
        const conditions = this.#conditions(plan, source);
        let parentKey = -1;
        if (parent !== null) {
            const key = `${source.alias}."${parent.reference.name}"`;
            parentKey = columns.push(key) - 1;
            conditions.unshift(`${key} IN (SELECT value FROM json_each(${this.#parameter(() => null)}))`);
            slot = this.#parameters.length - 1;
        }
        const order = this.#order(plan, source);
        const groupBy =
            plan.groupBy.length === 0
                ? ''
                : ` GROUP BY ${plan.groupBy.map((item) => this.#groupKey(item, source)).join(', ')}`;
        const having = plan.having === null ? '' : ` HAVING ${conditionSql(this.#context(source), plan.having)}`;
        const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
        const tail = `FROM ${source.from()}${where}${groupBy}${having}`;
        let sql: string;
        if (parent !== null && plan.limit !== null) {
            const key = columns[parentKey];
            sql = `SELECT * FROM (SELECT ${columns.map((column, index) => `${column} AS c${index}`).join(', ')}, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) AS place ${tail}) WHERE place <= ${this.#count(plan.limit)} ORDER BY place`;
        } else if (plan.kind === 'count') {
            sql =
                plan.limit === null
                    ? `SELECT count(*) ${tail}`
                    : `SELECT count(*) FROM (SELECT 1 ${tail} LIMIT ${this.#count(plan.limit)})`;
        } else {
            sql = `SELECT ${columns.join(', ')} ${tail}${order === '' ? '' : ` ORDER BY ${order}`}`;
            if (parent === null) {
                const most = this.#parameter(() => null);
                slot = this.#parameters.length - 1;
                sql += plan.limit === null ? ` LIMIT ${most}` : ` LIMIT min(${this.#count(plan.limit)}, ${most})`;
                sql += plan.offset === null ? '' : ` OFFSET ${this.#count(plan.offset)}`;
            }
        }
        const children = plan.children.map((child) => ({
            child,
            query: new Compiler(this.#options).compile(child.plan, child)
        }));
        return { sql, parameters: this.#parameters, shape, children, parentKey, slot };
    }

    #count(value: QueryValue): string {
        return this.#parameter((run) =>
            value.kind === 'number' ? value.value : Number(value.kind === 'bind' ? run.binds.get(value.name) : 0)
        );
    }

    #conditions(plan: QueryPlan, source: SqlSource): string[] {
        const conditions: string[] = [];
        if (!plan.allRows && plan.object.fields.has('isdeleted')) {
            conditions.push(`${source.alias}."IsDeleted" = 0`);
        }
        if (plan.where !== null) {
            conditions.push(conditionSql(this.#context(source), plan.where));
        }
        const visible = this.#options.visibility(plan.object, source.alias, () => this.#viewerParameter());
        if (visible !== null) {
            conditions.push(visible);
        }
        return conditions;
    }

    #context(source: SqlSource): ConditionContext {
        return {
            expression: (resolved) => this.#expression(resolved, source),
            parameter: (parameter) => this.#parameter(parameter),
            subquery: (plan) => this.#subquery(plan),
            isNull: (bind) => this.#options.isNull(bind),
            isList: (bind) => this.#options.isList(bind)
        };
    }

    #subquery(plan: QueryPlan): string {
        const source = new SqlSource(this, plan.object);
        const column = this.#expression(plan.columns[0].expression, source);
        const conditions = this.#conditions(plan, source);
        const limit = plan.limit === null ? '' : ` LIMIT ${this.#count(plan.limit)}`;
        return `SELECT ${column} FROM ${source.from()}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}${limit}`;
    }

    #expression(resolved: Resolved, source: SqlSource): string {
        if (resolved.kind === 'field') {
            return source.reference(resolved);
        }
        const argument = resolved.argument!;
        const sql = resolved.inner === null ? source.reference(argument) : this.#expression(resolved.inner, source);
        const { field } = argument;
        switch (resolved.name) {
            case 'COUNT':
                return `count(${sql})`;
            case 'COUNT_DISTINCT':
                return `count(DISTINCT ${isText(field) ? `fold(${sql})` : sql})`;
            case 'SUM':
            case 'AVG':
            case 'MIN':
            case 'MAX':
                return `${resolved.name.toLowerCase()}(${sql})`;
            case 'TOLABEL':
                return `label_of(${literal(`${field.object}.${field.name}`)}, ${sql})`;
            case 'FORMAT':
                return `format_value(${literal(resolved.inner?.type ?? field.type)}, ${field.scale}, ${sql})`;
            default: {
                const zone = resolved.convertTimezone ? this.#parameter((run) => run.timeZone) : `'UTC'`;
                return `date_part('${resolved.name}', ${sql}, ${zone})`;
            }
        }
    }

    /** Text groups without regard to case. */
    #groupKey(resolved: Resolved, source: SqlSource): string {
        const sql = this.#expression(resolved, source);
        return resolved.kind === 'field' && isText(resolved.field) ? `fold(${sql})` : sql;
    }

    #order(plan: QueryPlan, source: SqlSource): string {
        if (plan.kind === 'count') {
            return '';
        }
        const terms = plan.orderBy.map(
            ({ expression, descending, nullsLast }) =>
                `${this.#sortKey(expression, source)} ${descending ? 'DESC' : 'ASC'} NULLS ${nullsLast ? 'LAST' : 'FIRST'}`
        );
        if (plan.kind === 'rows' && plan.object.fields.has('id')) {
            terms.push(`${source.alias}."Id"`);
        }
        return terms.join(', ');
    }

    /** Picklists sort in the order of their values, other text without regard to case. */
    #sortKey(resolved: Resolved, source: SqlSource): string {
        const sql = this.#expression(resolved, source);
        if (resolved.kind === 'call') {
            return sql;
        }
        const { field } = resolved;
        if (field.type === 'picklist' && field.picklistValues.length > 0) {
            return `picklist_rank(${literal(`${field.object}.${field.name}`)}, ${sql})`;
        }
        return isText(field) ? `fold(${sql})` : sql;
    }

    #shape(plan: QueryPlan, source: SqlSource, columns: string[]): RowShape {
        const add = (sql: string): number => {
            const existing = columns.indexOf(sql);
            return existing >= 0 ? existing : columns.push(sql) - 1;
        };
        const shape: RowShape = { object: plan.object, id: -1, fields: [], parents: [] };
        if (plan.kind === 'count') {
            columns.push('1');
            return shape;
        }
        if (plan.kind === 'aggregate') {
            for (const { expression, alias } of plan.columns) {
                const sql = this.#expression(expression, source);
                const field = resultField(expression);
                // the first spelling of a group of text, whatever row SQLite would pick
                const value = expression.kind === 'field' && isText(expression.field) ? `min(${sql})` : sql;
                shape.fields.push({
                    index: columns.push(value) - 1,
                    key: alias,
                    field,
                    conversion: expression.kind === 'call' && expression.name === 'AVG' ? 'average' : 'field'
                });
            }
            return shape;
        }
        if (plan.object.fields.has('id')) {
            shape.id = add(`${source.alias}."Id"`);
        }
        for (const { expression, alias } of plan.columns) {
            const reference = expression.kind === 'field' ? expression : expression.argument!;
            const named = expression.kind === 'call' && !/^expr\d+$/.test(alias);
            const target = named ? shape : this.#parentShape(shape, reference, source, add);
            target.fields.push({
                index: add(this.#expression(expression, source)),
                key: named ? alias : reference.field.name,
                field: reference.field,
                conversion: expression.kind === 'call' ? 'text' : 'field'
            });
        }
        return shape;
    }

    #parentShape(
        shape: RowShape,
        reference: FieldReference,
        source: SqlSource,
        add: (sql: string) => number
    ): RowShape {
        let current = shape;
        reference.hops.forEach((hop, index) => {
            const key = reference.path[index];
            let parent = current.parents.find((candidate) => candidate.key === key);
            if (parent === undefined) {
                const polymorphic = reference.owner === null && index === reference.hops.length - 1;
                parent = {
                    key,
                    foreignKey: hop.reference,
                    polymorphic,
                    shape: {
                        object: hop.target,
                        id: add(source.foreignKey(reference.hops, index)),
                        fields: [],
                        parents: []
                    }
                };
                current.parents.push(parent);
            }
            current = parent.shape;
        });
        return current;
    }
}

/** A field of the type and scale of an aggregate's result. */
function resultField(expression: Resolved): FieldModel {
    if (expression.kind === 'field') {
        return expression.field;
    }
    const field = expression.argument!.field;
    return { ...field, type: expression.type, scale: expression.type === 'int' ? 0 : field.scale, formula: null };
}
