/** WHERE and HAVING as SQL. */
import { ApexDate, ApexDatetime, localToUtc } from '../apex/runtime/values/index.ts';
import type { RawValue } from '../schema/types.ts';
import { isText } from '../store/columns.ts';
import type { Operator, QueryValue } from './ast.ts';
import { bindToSql, elementsOf, literalToSql } from './bind.ts';
import type { BindValues, Comparison } from './bind.ts';
import { nameOf, typeOf } from './check.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import { firstDayOfWeek, periodRange } from './periods.ts';
import type { QueryPlan, Resolved, ResolvedCondition } from './resolved.ts';

/** What one execution supplies. */
export interface Run {
    binds: BindValues;
    now: number;
    timeZone: string;
    locale: string;
    userId: string;
}

/** A positional parameter: computed anew for every execution of the cached SQL. */
export type Parameter = (run: Run) => RawValue;

export interface ConditionContext {
    /** SQL of a field or function. */
    expression(resolved: Resolved): string;
    /** Adds a parameter, returns its placeholder. */
    parameter(parameter: Parameter): string;
    /** SQL of a semi-join's inner query. */
    subquery(plan: QueryPlan): string;
    /** The bind's value is null, or holds a null in a list: another SQL. */
    isNull(bind: string): boolean;
    /** The bind's value is a collection. */
    isList(bind: string): boolean;
}

/** SQL of a condition; under NOT every atom is made two-valued, as SOQL knows no "unknown". */
export function conditionSql(context: ConditionContext, condition: ResolvedCondition, negated = false): string {
    if (condition.kind === 'not') {
        return `NOT (${conditionSql(context, condition.item, true)})`;
    }
    if (condition.kind !== 'compare') {
        return `(${condition.items.map((item) => conditionSql(context, item, negated)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    const atom = comparisonSql(context, condition);
    return negated ? `(${atom}) IS TRUE` : atom;
}

function comparisonSql(
    context: ConditionContext,
    { expression, operator, value, subquery }: ResolvedCondition & { kind: 'compare' }
): string {
    const type = typeOf(expression);
    const caseSensitive = expression.kind === 'field' && expression.field.caseSensitive;
    const comparison: Comparison = { type, name: nameOf(expression), caseSensitive };
    const sql = context.expression(expression);
    const text = expression.kind === 'call' ? type === 'string' || type === 'picklist' : isText(expression.field);
    const left = text && !caseSensitive ? `fold(${sql})` : sql;
    if (subquery !== null) {
        return isIn(left, context.subquery(subquery), operator);
    }
    if (value.kind === 'bind' && (operator === '=' || operator === '!=') && context.isList(value.name)) {
        return listSql(context, comparison, left, operator === '=' ? 'IN' : 'NOT IN', value);
    }
    switch (operator) {
        case 'IN':
        case 'NOT IN':
            return listSql(context, comparison, left, operator, value);
        case 'INCLUDES':
        case 'EXCLUDES': {
            const items = context.parameter((run) =>
                JSON.stringify(
                    listValues({ ...comparison, caseSensitive: false }, value, run).filter((item) => item !== null)
                )
            );
            const includes = `includes_any(${sql}, ${items})`;
            return operator === 'INCLUDES' ? includes : `NOT ${includes}`;
        }
        case 'LIKE': {
            if (value.kind === 'bind' && context.isList(value.name)) {
                const patterns = context.parameter((run) =>
                    JSON.stringify(listValues(comparison, value, run).map(escapePattern))
                );
                return `EXISTS (SELECT 1 FROM json_each(${patterns}) WHERE ${left} LIKE value ESCAPE '\\')`;
            }
            return `${left} LIKE ${context.parameter((run) => escapePattern(likeValue(comparison, value, run)))} ESCAPE '\\'`;
        }
    }
    if (value.kind === 'period') {
        return periodSql(context, type, left, operator, value);
    }
    const isNull =
        value.kind === 'null' ||
        (value.kind === 'string' && value.text === '') ||
        (value.kind === 'bind' && context.isNull(value.name));
    if (isNull && type !== 'boolean') {
        return operator === '=' ? `${left} IS NULL` : operator === '!=' ? `${left} IS NOT NULL` : '0';
    }
    const parameter = context.parameter((run) => scalar(comparison, value, run));
    return operator === '!=' ? `${left} IS NOT ${parameter}` : `${left} ${operator} ${parameter}`;
}

function scalar(comparison: Comparison, value: QueryValue, run: Run): RawValue {
    return value.kind === 'bind'
        ? bindToSql(comparison, run.binds.get(value.name), run.timeZone)
        : literalToSql(comparison, value, false);
}

/** A pattern, folded; a bind that is null matches nothing. */
function likeValue(comparison: Comparison, value: QueryValue, run: Run): RawValue {
    return value.kind === 'bind'
        ? bindToSql(comparison, run.binds.get(value.name), run.timeZone)
        : literalToSql(comparison, value, true);
}

/** A backslash before anything but a wildcard stands for itself. */
function escapePattern(pattern: RawValue): RawValue {
    return typeof pattern === 'string' ? pattern.replace(/\\(?![%_\\])/g, '\\\\') : pattern;
}

function listValues(comparison: Comparison, value: QueryValue, run: Run): RawValue[] {
    if (value.kind === 'bind') {
        return elementsOf(run.binds.get(value.name)).map((item) => bindToSql(comparison, item, run.timeZone));
    }
    const items = value.kind === 'list' ? value.values : [value];
    return items.flatMap((item) =>
        item.kind === 'bind' ? listValues(comparison, item, run) : [literalToSql(comparison, item, false)]
    );
}

function listSql(
    context: ConditionContext,
    comparison: Comparison,
    left: string,
    operator: 'IN' | 'NOT IN',
    value: QueryValue
): string {
    const items = value.kind === 'list' ? value.values : [value];
    if (items.some((item) => item.kind === 'period')) {
        throw new QueryError(QUERY_MESSAGES.unsupported('a date literal in a list'), 'UNSUPPORTED');
    }
    const list = context.parameter((run) => JSON.stringify(listValues(comparison, value, run)));
    const inList = isIn(left, `SELECT value FROM json_each(${list})`, operator);
    const hasNull = items.some((item) => item.kind === 'null' || (item.kind === 'bind' && context.isNull(item.name)));
    if (!hasNull) {
        return inList;
    }
    return operator === 'IN' ? `(${inList} OR ${left} IS NULL)` : `(${inList} AND ${left} IS NOT NULL)`;
}

/** NOT IN keeps rows whose value is empty, and nulls on the right never hide rows. */
function isIn(left: string, select: string, operator: Operator): string {
    return operator === 'IN' ? `${left} IN (${select})` : `(${left} IN (${select})) IS NOT TRUE`;
}

function periodSql(
    context: ConditionContext,
    type: string,
    left: string,
    operator: Operator,
    value: QueryValue & { kind: 'period' }
): string {
    const edge = (which: 'start' | 'end') =>
        context.parameter((run) => {
            const today = new ApexDatetime(run.now).date(run.timeZone);
            const days = periodRange(value.name, value.count, today, firstDayOfWeek(run.locale))[which];
            return type === 'datetime' ? localToUtc(run.timeZone, days * 86_400_000) : new ApexDate(days).toISO();
        });
    switch (operator) {
        case '=':
            return `(${left} >= ${edge('start')} AND ${left} < ${edge('end')})`;
        case '!=':
            return `(${left} >= ${edge('start')} AND ${left} < ${edge('end')}) IS NOT TRUE`;
        case '<':
            return `${left} < ${edge('start')}`;
        case '<=':
            return `${left} < ${edge('end')}`;
        case '>':
            return `${left} >= ${edge('end')}`;
        case '>=':
            return `${left} >= ${edge('start')}`;
        default:
            throw new QueryError(QUERY_MESSAGES.invalidOperator(operator, value.name), 'INVALID_QUERY_FILTER_OPERATOR');
    }
}
