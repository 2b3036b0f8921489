/** SOQL text -> checked plan. Needs the model only, so that Apex is checked with it at compile time. */
import type { FieldModel, ObjectModel, OrgModel } from '../schema/types.ts';
import type { Condition, QueryNode, QueryValue, SelectItem } from './ast.ts';
import { checkComparison } from './check.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import { parseQuery } from './parse/index.ts';
import { Scope } from './resolve.ts';
import type { PlanChild, PlanColumn, QueryPlan, Resolved, ResolvedCondition } from './resolved.ts';

export { QueryError } from './errors.ts';
export type { QueryPlan, PlanColumn, PlanChild, FieldReference, CallReference, Resolved } from './resolved.ts';

const PLAN_CACHE = 5000;
const plans = new WeakMap<OrgModel, Map<string, QueryPlan>>();

/** The plan of a query; cached by text and model. Throws QueryError with the platform's message. */
export function planQuery(model: OrgModel, text: string): QueryPlan {
    let cache = plans.get(model);
    if (cache === undefined) {
        cache = new Map();
        plans.set(model, cache);
    }
    let plan = cache.get(text);
    if (plan === undefined) {
        const node = parseQuery(text);
        plan = new Planner(model, text).root(node);
        if (cache.size >= PLAN_CACHE) {
            cache.clear();
        }
        cache.set(text, plan);
    }
    return plan;
}

/** Canonical text of a path, as a row is keyed by it: `Owner.Name`. */
function keyOf(expression: Resolved): string {
    if (expression.kind === 'field') {
        return expression.path.join('.');
    }
    const inner = expression.inner ?? expression.argument;
    return `${expression.name}(${inner === null ? '' : keyOf(inner)}${expression.convertTimezone ? ',tz' : ''})`;
}

class Planner {
    #model: OrgModel;
    #text: string;
    #binds: string[] = [];
    #objects = new Set<ObjectModel>();
    #uses: QueryPlan['uses'] = [];

    constructor(model: OrgModel, text: string) {
        this.#model = model;
        this.#text = text;
    }

    root(node: QueryNode): QueryPlan {
        const object = this.#model.object(node.from);
        if (object === undefined || !object.queryable) {
            throw new QueryError(QUERY_MESSAGES.noObject(node.from), 'INVALID_TYPE');
        }
        return this.#plan(node, object);
    }

    #plan(node: QueryNode, object: ObjectModel): QueryPlan {
        const scope = new Scope(this.#model, object, node.alias, this.#objects, this.#uses);
        const groupBy = node.groupBy.map((expression) => this.#grouping(scope, expression));
        const columns: PlanColumn[] = [];
        const children: PlanChild[] = [];
        let unnamed = 0;
        let aggregated = groupBy.length > 0;
        for (const item of node.select) {
            if (item.kind === 'children') {
                children.push(this.#child(item.query, object));
            } else if (item.kind === 'fields') {
                columns.push(...this.#fields(scope, item, node.limit));
            } else {
                const expression = scope.expression(item.expression, true);
                const isField = expression.kind === 'field';
                aggregated ||= !isField && expression.aggregate;
                const alias = item.alias ?? (isField ? expression.field.name : `expr${unnamed++}`);
                if (isField && item.alias !== null && groupBy.length === 0) {
                    throw new QueryError(QUERY_MESSAGES.unexpectedToken(item.alias));
                }
                columns.push({ expression, alias });
            }
        }
        this.#checkColumns(columns, groupBy, aggregated);
        const kind = node.countOnly ? 'count' : aggregated ? 'aggregate' : 'rows';
        const orderBy = node.orderBy.map((item) => {
            const expression = scope.expression(item.expression, false);
            if (expression.kind === 'field' && !expression.field.sortable) {
                throw new QueryError(QUERY_MESSAGES.notSortable(expression.field.name), 'INVALID_FIELD');
            }
            return { expression, descending: item.descending, nullsLast: item.nullsLast };
        });
        if (node.offset?.kind === 'number' && node.offset.value > 2000) {
            throw new QueryError(QUERY_MESSAGES.offset);
        }
        const where = node.where === null ? null : this.#condition(scope, node.where, false);
        const having = node.having === null ? null : this.#condition(scope, node.having, true);
        this.#bindOf(node.limit);
        this.#bindOf(node.offset);
        return {
            text: this.#text,
            kind,
            object,
            columns,
            children,
            where,
            groupBy,
            having,
            orderBy,
            limit: node.limit,
            offset: node.offset,
            allRows: node.allRows,
            mode: node.mode,
            binds: this.#binds,
            objects: this.#objects,
            uses: this.#uses
        };
    }

    #grouping(scope: Scope, expression: Parameters<Scope['expression']>[0]): Resolved {
        const resolved = scope.expression(expression, true);
        if (resolved.kind === 'field' && (resolved.field.longText || resolved.field.type === 'multipicklist')) {
            throw new QueryError(QUERY_MESSAGES.notGroupable(resolved.field.name), 'INVALID_FIELD');
        }
        return resolved;
    }

    #checkColumns(columns: PlanColumn[], groupBy: Resolved[], aggregated: boolean): void {
        const seen = new Set<string>();
        const groups = new Set(groupBy.map(keyOf));
        for (const { expression, alias } of columns) {
            const key = aggregated ? alias.toLowerCase() : keyOf(expression).toLowerCase();
            if (seen.has(key)) {
                throw new QueryError(
                    aggregated ? QUERY_MESSAGES.duplicateAlias(alias) : QUERY_MESSAGES.duplicateField(alias)
                );
            }
            seen.add(key);
            if (!aggregated) {
                continue;
            }
            const grouped =
                groups.has(keyOf(expression)) ||
                (expression.kind === 'call' && (expression.aggregate || groups.has(keyOf(expression.argument!))));
            if (!grouped) {
                throw new QueryError(
                    QUERY_MESSAGES.notGrouped(
                        expression.kind === 'field' ? expression.path.join('.') : expression.argument!.path.join('.')
                    )
                );
            }
        }
    }

    /** FIELDS(): all that is stored or computed, none twice; needs a limit as on the platform. */
    #fields(scope: Scope, item: SelectItem & { kind: 'fields' }, limit: QueryValue | null): PlanColumn[] {
        if (item.which !== 'STANDARD' && !(limit?.kind === 'number' && limit.value <= 200)) {
            throw new QueryError(QUERY_MESSAGES.fieldsLimit);
        }
        const wanted = (field: FieldModel) =>
            field.type !== 'address' && (item.which === 'ALL' || field.custom === (item.which === 'CUSTOM'));
        return [...scope.object.fields.values()]
            .filter(wanted)
            .map((field) => ({ expression: scope.field([field.name], true), alias: field.name }));
    }

    #child(node: QueryNode, parent: ObjectModel): PlanChild {
        const relationship = this.#model.childRelationship(parent, node.from.split('.').at(-1)!);
        const object = relationship === undefined ? undefined : this.#model.object(relationship.childObject);
        const reference = object === undefined ? undefined : this.#model.field(object, relationship!.field);
        if (relationship?.name == null || object === undefined || reference === undefined) {
            throw new QueryError(QUERY_MESSAGES.noChildRelationship(node.from), 'INVALID_TYPE');
        }
        const plan = this.#plan(node, object);
        if (plan.kind !== 'rows') {
            throw new QueryError(QUERY_MESSAGES.unsupported('aggregates in a child query'), 'UNSUPPORTED');
        }
        return { name: relationship.name, reference, plan };
    }

    #condition(scope: Scope, condition: Condition, having: boolean): ResolvedCondition {
        if (condition.kind === 'not') {
            return { kind: 'not', item: this.#condition(scope, condition.item, having) };
        }
        if (condition.kind !== 'compare') {
            return { kind: condition.kind, items: condition.items.map((item) => this.#condition(scope, item, having)) };
        }
        const expression = scope.expression(condition.expression, false);
        if (!having && expression.kind === 'call' && expression.aggregate) {
            throw new QueryError(QUERY_MESSAGES.unexpectedToken(expression.name));
        }
        if (condition.value.kind === 'query') {
            return {
                kind: 'compare',
                expression,
                operator: condition.operator,
                value: condition.value,
                subquery: this.#semiJoin(condition.value.query)
            };
        }
        this.#bindOf(condition.value);
        checkComparison(expression, condition.operator, condition.value);
        return { kind: 'compare', expression, operator: condition.operator, value: condition.value, subquery: null };
    }

    #semiJoin(node: QueryNode): QueryPlan {
        const object = this.#model.object(node.from);
        if (object === undefined || !object.queryable) {
            throw new QueryError(QUERY_MESSAGES.noObject(node.from), 'INVALID_TYPE');
        }
        const plan = this.#plan(node, object);
        const type = plan.columns[0]?.expression.kind === 'field' ? plan.columns[0].expression.field.type : null;
        if (plan.columns.length !== 1 || plan.kind !== 'rows' || (type !== 'id' && type !== 'reference')) {
            throw new QueryError(
                'The inner select field of a semi join must be one id or reference field',
                'MALFORMED_QUERY'
            );
        }
        return plan;
    }

    #bindOf(value: QueryValue | null): void {
        if (value?.kind === 'bind' && !this.#binds.includes(value.name)) {
            this.#binds.push(value.name);
        } else if (value?.kind === 'list') {
            value.values.forEach((item) => this.#bindOf(item));
        }
    }
}
