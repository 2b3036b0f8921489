/** Which operators and literals a field can be compared with. */
import type { FieldType } from '../schema/types.ts';
import type { Operator, QueryValue } from './ast.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import type { Resolved } from './resolved.ts';

const LITERALS: Partial<Record<FieldType, QueryValue['kind'][]>> = {
    boolean: ['boolean'],
    int: ['number'],
    long: ['number'],
    double: ['number'],
    currency: ['number'],
    percent: ['number'],
    date: ['date', 'period'],
    datetime: ['datetime', 'period', 'date'],
    time: ['time']
};

/** Type of an expression's value. */
export function typeOf(expression: Resolved): FieldType {
    return expression.kind === 'field' ? expression.field.type : expression.type;
}

/** Name of an expression in messages. */
export function nameOf(expression: Resolved): string {
    return expression.kind === 'field'
        ? expression.path.join('.')
        : `${expression.name}(${expression.argument?.path.join('.') ?? ''})`;
}

/** Throws QueryError where the platform would refuse the comparison; binds are checked when they have a value. */
export function checkComparison(expression: Resolved, operator: Operator, value: QueryValue): void {
    const type = typeOf(expression);
    const name = nameOf(expression);
    const bad = () => new QueryError(QUERY_MESSAGES.invalidOperator(operator, name), 'INVALID_QUERY_FILTER_OPERATOR');
    if (expression.kind === 'field' && !expression.field.filterable) {
        throw new QueryError(QUERY_MESSAGES.notFilterable(name), 'INVALID_FIELD');
    }
    const isId = type === 'id' || type === 'reference';
    if (operator === 'LIKE' && (LITERALS[type] !== undefined || isId)) {
        throw bad();
    }
    if (
        (operator === 'INCLUDES' || operator === 'EXCLUDES') !==
        (type === 'multipicklist' && operator !== '=' && operator !== '!=')
    ) {
        throw bad();
    }
    if (type === 'boolean' && operator !== '=' && operator !== '!=') {
        throw bad();
    }
    const listOperator =
        operator === 'IN' || operator === 'NOT IN' || operator === 'INCLUDES' || operator === 'EXCLUDES';
    if (value.kind === 'list') {
        if (!listOperator) {
            throw bad();
        }
        value.values.forEach((item) => checkLiteral(type, name, item));
    } else {
        if (listOperator && value.kind !== 'bind') {
            throw bad();
        }
        checkLiteral(type, name, value);
    }
}

function checkLiteral(type: FieldType, name: string, value: QueryValue): void {
    if (value.kind === 'bind' || value.kind === 'null') {
        return;
    }
    const allowed = LITERALS[type];
    if (allowed === undefined) {
        if (value.kind !== 'string') {
            throw new QueryError(
                QUERY_MESSAGES.unquotedValue(name, type === 'id' || type === 'reference' ? 'id' : 'string'),
                'INVALID_FIELD'
            );
        }
    } else if (!allowed.includes(value.kind) || (type === 'datetime' && value.kind === 'date')) {
        const wanted = type === 'datetime' ? 'dateTime' : type;
        throw new QueryError(QUERY_MESSAGES.quotedValue(name, wanted), 'INVALID_FIELD');
    }
}
