import type { Transaction } from '../../contracts.ts';
import { planQuery, type Resolved } from '../../soql/plan.ts';

const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);

/** REST's answer to `query?columns=true`: which columns a query has, without running it. Command-line tools print tables from it. */
export function fieldsOfQuery(tx: Transaction, soql: string): unknown {
    const plan = planQuery(tx.model, soql);
    return {
        columnMetadata: [
            ...plan.columns.map((column) => columnOf(column.expression, column.alias)),
            ...plan.children.map((child) => ({
                ...plain(child.name, 'QueryResult', child.name),
                joinColumns: child.plan.columns.map((column) => columnOf(column.expression, column.alias))
            }))
        ],
        entityName: plan.object.name,
        groupBy: plan.groupBy.length > 0,
        idSelected: plan.columns.some((column) => column.alias === 'Id'),
        keyPrefix: plan.object.keyPrefix
    };
}

function columnOf(expression: Resolved, alias: string): Record<string, unknown> {
    if (expression.kind === 'call') return { ...plain(alias, expression.type, alias), aggregate: expression.aggregate };
    const [head, ...rest] = expression.path;
    if (rest.length === 0)
        return {
            ...plain(head ?? alias, expression.field.type, expression.field.label),
            custom: expression.field.custom,
            foreignKeyName: expression.field.relationshipName
        };
    const inner = {
        ...plain(rest.join('.'), expression.field.type, expression.field.label),
        custom: expression.field.custom
    };
    return { ...plain(head ?? alias, expression.owner?.name ?? 'Name', head ?? alias), joinColumns: [inner] };
}

function plain(columnName: string, type: string, displayName: string): Record<string, unknown> {
    return {
        aggregate: false,
        apexType: type,
        booleanType: type === 'boolean',
        columnName,
        custom: false,
        displayName,
        foreignKeyName: null,
        insertable: false,
        joinColumns: [],
        numberType: NUMBERS.has(type),
        textType: !NUMBERS.has(type) && type !== 'boolean',
        updatable: false
    };
}
