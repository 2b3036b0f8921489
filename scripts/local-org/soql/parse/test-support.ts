/** Shared by the tests of the parser. */
import assert from 'node:assert/strict';
import type { Condition, QueryValue } from '../ast.ts';
import { QueryError } from '../errors.ts';
import { parseQuery } from './index.ts';

/** The condition behind WHERE. */
export function whereOf(condition: string): Condition {
    return parseQuery(`SELECT Id FROM Account WHERE ${condition}`).where!;
}

/** The value that a field is compared with. */
export function valueOf(text: string, operator = '='): QueryValue {
    const found = whereOf(`Field ${operator} ${text}`);
    assert.equal(found.kind, 'compare');
    return (found as Condition & { kind: 'compare' }).value;
}

/** A condition with its operators between parentheses: `(a AND (NOT b))`; comparisons are known by their field. */
export function shapeOf(condition: Condition): string {
    switch (condition.kind) {
        case 'not':
            return `(NOT ${shapeOf(condition.item)})`;
        case 'compare':
            return condition.expression.kind === 'field'
                ? condition.expression.path.join('.')
                : condition.expression.name;
        default:
            return `(${condition.items.map(shapeOf).join(` ${condition.kind.toUpperCase()} `)})`;
    }
}

/** Asserts which token of a query is not expected. */
export function assertUnexpected(query: string, token: string): void {
    assertRefused(query, `unexpected token: '${token}'`, 'MALFORMED_QUERY');
}

/** Asserts that the local org refuses a part of SOQL. */
export function assertUnsupported(query: string, what: string): void {
    assertRefused(query, `Not supported by the local org: ${what}`, 'UNSUPPORTED');
}

function assertRefused(query: string, message: string, errorCode: string): void {
    assert.throws(
        () => parseQuery(query),
        (error: unknown) => {
            assert.ok(error instanceof QueryError, `${query}: ${error}`);
            assert.deepEqual([error.message, error.errorCode], [message, errorCode], query);
            return true;
        }
    );
}
