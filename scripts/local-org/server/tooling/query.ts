import type { Condition, QueryExpression, QueryNode, QueryValue } from '../../soql/ast.ts';
import { QUERY_MESSAGES, QueryError } from '../../soql/errors.ts';
import { TABLES, type Row } from './tables.ts';

/** Name of the in-memory object that a query reads, as declared; null when it reads another one. */
export function tableOf(query: QueryNode): string | null {
    return Object.keys(TABLES).find((name) => name.toLowerCase() === query.from.toLowerCase()) ?? null;
}

/** Runs a query over rows in memory: fields, conditions, order and limit. Throws QueryError as the platform does, and for what is not modelled. */
export function runToolingQuery(
    query: QueryNode,
    table: string,
    rows: readonly Row[],
    version: string
): Record<string, unknown> {
    if (query.groupBy.length > 0 || query.offset !== null || query.having !== null)
        throw new QueryError(
            QUERY_MESSAGES.unsupported(`GROUP BY, HAVING and OFFSET in a query of ${table}`),
            'UNSUPPORTED'
        );
    const matching = rows.filter((row) => query.where === null || holds(query.where, table, row));
    for (const order of [...query.orderBy].reverse()) {
        const column = columnOf(order.expression, table);
        matching.sort((left, right) => compare(left[column], right[column]) * (order.descending ? -1 : 1));
    }
    const limited = query.limit === null ? matching : matching.slice(0, Number(literal(query.limit)));
    if (query.countOnly) return answer(table, limited.length, []);
    const columns = query.select.map((item) => {
        if (item.kind !== 'expression')
            throw new QueryError(
                QUERY_MESSAGES.unsupported(`sub-queries and FIELDS() in a query of ${table}`),
                'UNSUPPORTED'
            );
        return columnOf(item.expression, table);
    });
    return answer(
        table,
        limited.length,
        limited.map((row) => record(table, row, columns, version))
    );
}

function answer(table: string, totalSize: number, records: unknown[]): Record<string, unknown> {
    return { size: records.length, totalSize, done: true, queryLocator: null, entityTypeName: table, records };
}

function record(table: string, row: Row, columns: readonly string[], version: string): Row {
    const url = `/services/data/v${version}/tooling/sobjects/${table}${row['Id'] === undefined ? '' : `/${String(row['Id'])}`}`;
    const result: Row = { attributes: { type: table, url } };
    for (const column of columns) {
        const [head = '', inner] = column.split('.');
        if (inner === undefined) result[head] = row[column] ?? null;
        else
            result[head] = {
                attributes: { type: 'Name' },
                ...(result[head] as Row | undefined),
                [inner]: row[column] ?? null
            };
    }
    return result;
}

function columnOf(expression: QueryExpression, table: string): string {
    if (expression.kind !== 'field')
        throw new QueryError(QUERY_MESSAGES.unsupported(`functions in a query of ${table}`), 'UNSUPPORTED');
    const path = expression.path.join('.');
    const column = TABLES[table]!.find((name) => name.toLowerCase() === path.toLowerCase());
    if (column === undefined) throw new QueryError(QUERY_MESSAGES.noColumn(path, table), 'INVALID_FIELD');
    return column;
}

function holds(condition: Condition, table: string, row: Row): boolean {
    if (condition.kind === 'not') return !holds(condition.item, table, row);
    if (condition.kind !== 'compare')
        return condition.kind === 'and'
            ? condition.items.every((item) => holds(item, table, row))
            : condition.items.some((item) => holds(item, table, row));
    const column = columnOf(condition.expression, table);
    const value = row[column];
    const listed = (): boolean =>
        (condition.value.kind === 'list' ? condition.value.values : [condition.value]).some((each) =>
            same(value, literal(each))
        );
    switch (condition.operator) {
        case '=':
            return same(value, literal(condition.value));
        case '!=':
            return !same(value, literal(condition.value));
        case 'IN':
            return listed();
        case 'NOT IN':
            return !listed();
        default:
            throw new QueryError(
                QUERY_MESSAGES.unsupported(`operator ${condition.operator} in a query of ${table}`),
                'UNSUPPORTED'
            );
    }
}

function literal(value: QueryValue): unknown {
    if (value.kind === 'null') return null;
    if (value.kind === 'boolean' || value.kind === 'number') return value.value;
    if (value.kind === 'string') return value.text;
    throw new QueryError(
        QUERY_MESSAGES.unsupported(`a ${value.kind} as a value in a query of the Tooling API`),
        'UNSUPPORTED'
    );
}

/** Equality of SOQL: texts ignore case, ids their last three characters. */
function same(left: unknown, right: unknown): boolean {
    return normal(left) === normal(right);
}

function normal(value: unknown): unknown {
    if (typeof value !== 'string') return value ?? null;
    return /^\w{15}$|^\w{18}$/.test(value) && /\d/.test(value) ? value.slice(0, 15) : value.toLowerCase();
}

function compare(left: unknown, right: unknown): number {
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    const [a, b] = [String(left ?? ''), String(right ?? '')];
    return a < b ? -1 : a > b ? 1 : 0;
}
