/** Syntax tree of a query, names as written. */

export type FieldPath = string[];

/** A field, or a function of one (`SUM`, `CALENDAR_YEAR`, ...; upper case). */
export type QueryExpression =
    | { kind: 'field'; path: FieldPath }
    | { kind: 'call'; name: string; argument: QueryExpression | null; convertTimezone: boolean };

export type SelectItem =
    | { kind: 'expression'; expression: QueryExpression; alias: string | null }
    | { kind: 'fields'; which: 'ALL' | 'STANDARD' | 'CUSTOM' }
    | { kind: 'children'; query: QueryNode };

export type QueryValue =
    | { kind: 'null' }
    | { kind: 'boolean'; value: boolean }
    | { kind: 'number'; value: number }
    /** `like` keeps `\%` and `\_` as they were written. */
    | { kind: 'string'; text: string; like: string }
    | { kind: 'date' | 'datetime' | 'time'; text: string }
    /** `LAST_N_DAYS:5`. */
    | { kind: 'period'; name: string; count: number }
    | { kind: 'bind'; name: string }
    | { kind: 'list'; values: QueryValue[] }
    | { kind: 'query'; query: QueryNode };

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type Condition =
    | { kind: 'and' | 'or'; items: Condition[] }
    | { kind: 'not'; item: Condition }
    | { kind: 'compare'; expression: QueryExpression; operator: Operator; value: QueryValue };

export interface OrderItem {
    expression: QueryExpression;
    descending: boolean;
    nullsLast: boolean;
}

export interface QueryNode {
    select: SelectItem[];
    /** `SELECT COUNT() FROM`. */
    countOnly: boolean;
    from: string;
    alias: string | null;
    where: Condition | null;
    mode: 'user' | 'system' | 'enforced' | null;
    groupBy: QueryExpression[];
    having: Condition | null;
    orderBy: OrderItem[];
    limit: QueryValue | null;
    offset: QueryValue | null;
    allRows: boolean;
    forUpdate: boolean;
}
