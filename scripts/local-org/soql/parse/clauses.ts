/** Everything of a query behind its object but the conditions. */
import type { OrderItem, QueryExpression, QueryNode } from '../ast.ts';
import { expression, plainName } from './names.ts';
import { refuse } from './reader.ts';
import type { TokenReader } from './reader.ts';

/** USING SCOPE, of which only everything is what a query without it sees. */
export function usingScope(tokens: TokenReader): void {
    if (!tokens.take('USING')) {
        return;
    }
    tokens.expect('SCOPE');
    const scope = plainName(tokens).toLowerCase();
    if (scope !== 'everything') {
        refuse(`USING SCOPE ${scope}`);
    }
}

/** WITH USER_MODE and its like. */
export function accessMode(tokens: TokenReader): QueryNode['mode'] {
    if (!tokens.take('WITH')) {
        return null;
    }
    const mode = plainName(tokens);
    switch (mode.toUpperCase()) {
        case 'USER_MODE':
            return 'user';
        case 'SYSTEM_MODE':
            return 'system';
        case 'SECURITY_ENFORCED':
            return 'enforced';
        case 'DATA':
            return refuse('WITH DATA CATEGORY');
        default:
            return refuse(`WITH ${mode}`);
    }
}

/** GROUP BY. */
export function groupBy(tokens: TokenReader): QueryExpression[] {
    if (!tokens.take('GROUP')) {
        return [];
    }
    tokens.expect('BY');
    if ((tokens.is('ROLLUP') || tokens.is('CUBE')) && tokens.following.key === '(') {
        refuse('GROUP BY ROLLUP and CUBE');
    }
    const items: QueryExpression[] = [];
    do {
        items.push(expression(tokens));
    } while (tokens.take(','));
    return items;
}

/** ORDER BY. */
export function orderBy(tokens: TokenReader): OrderItem[] {
    if (!tokens.take('ORDER')) {
        return [];
    }
    tokens.expect('BY');
    const items: OrderItem[] = [];
    do {
        items.push(orderItem(tokens));
    } while (tokens.take(','));
    return items;
}

function orderItem(tokens: TokenReader): OrderItem {
    const sorted = expression(tokens);
    const descending = tokens.take('DESC');
    if (!descending) {
        tokens.take('ASC');
    }
    const nullsLast = tokens.take('NULLS') && tokens.oneOf('FIRST', 'LAST') === 'LAST';
    return { expression: sorted, descending, nullsLast };
}

/** ALL ROWS. */
export function allRows(tokens: TokenReader): boolean {
    if (!tokens.take('ALL')) {
        return false;
    }
    tokens.expect('ROWS');
    return true;
}

/**
 * FOR VIEW, FOR REFERENCE and FOR UPDATE, UPDATE TRACKING and VIEWSTAT; whether rows are locked. The others only feed lists of what was
 * viewed last, and statistics; FOR UPDATE locks, which one writer at a time makes trivial.
 */
export function locks(tokens: TokenReader): boolean {
    let forUpdate = false;
    while (tokens.take('FOR')) {
        forUpdate = tokens.oneOf('VIEW', 'REFERENCE', 'UPDATE') === 'UPDATE' || forUpdate;
    }
    if (tokens.take('UPDATE')) {
        do {
            tokens.oneOf('TRACKING', 'VIEWSTAT');
        } while (tokens.take(','));
    }
    return forUpdate;
}
