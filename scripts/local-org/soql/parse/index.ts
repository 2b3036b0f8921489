/** SOQL text -> syntax tree. */
import type { QueryNode, SelectItem } from '../ast.ts';
import { accessMode, allRows, groupBy, locks, orderBy, usingScope } from './clauses.ts';
import { condition } from './conditions.ts';
import { alias, expression, objectName } from './names.ts';
import { refuse, TokenReader } from './reader.ts';
import { rowCount } from './values.ts';

/** Parses a query. Throws QueryError with the platform's message. */
export function parseQuery(text: string): QueryNode {
    const tokens = new TokenReader(text);
    const node = selectFrom(tokens, '<EOF>');
    usingScope(tokens);
    node.where = where(tokens);
    node.mode = accessMode(tokens);
    node.groupBy = groupBy(tokens);
    node.having = node.groupBy.length > 0 && tokens.take('HAVING') ? condition(tokens, subquery) : null;
    node.orderBy = orderBy(tokens);
    node.limit = tokens.take('LIMIT') ? rowCount(tokens) : null;
    node.offset = tokens.take('OFFSET') ? rowCount(tokens) : null;
    node.allRows = allRows(tokens);
    node.forUpdate = locks(tokens);
    if (tokens.token.kind !== 'end') {
        tokens.fail();
    }
    return node;
}

/** A query of child rows, or one that a field is compared with. */
function subquery(tokens: TokenReader): QueryNode {
    const node = selectFrom(tokens, ')');
    node.where = where(tokens);
    node.orderBy = orderBy(tokens);
    node.limit = tokens.take('LIMIT') ? rowCount(tokens) : null;
    locks(tokens);
    return node;
}

function where(tokens: TokenReader): QueryNode['where'] {
    return tokens.take('WHERE') ? condition(tokens, subquery) : null;
}

function selectFrom(tokens: TokenReader, end: string): QueryNode {
    tokens.expect('SELECT');
    const select: SelectItem[] = [];
    let countOnly = false;
    do {
        const item = selectItem(tokens);
        if (item === null) {
            countOnly = true;
        } else {
            select.push(item);
        }
    } while (tokens.take(','));
    tokens.expect('FROM');
    const from = objectName(tokens);
    const objectAlias = alias(tokens);
    if (tokens.take(',')) {
        objectName(tokens);
        refuse('more than one object in FROM');
    }
    // A query that ends with the first word of a clause, such as WHERE, is told about this word.
    if (objectAlias === null && tokens.token.kind === 'word' && tokens.following.key === end) {
        tokens.fail();
    }
    return {
        select,
        countOnly,
        from,
        alias: objectAlias,
        where: null,
        mode: null,
        groupBy: [],
        having: null,
        orderBy: [],
        limit: null,
        offset: null,
        allRows: false,
        forUpdate: false
    };
}

/** A field, a function or a subquery, each perhaps with an alias; null for COUNT(). */
function selectItem(tokens: TokenReader): SelectItem | null {
    const { token, following } = tokens;
    if (token.key === 'TYPEOF' && following.kind === 'word' && following.key !== 'FROM') {
        refuse('TYPEOF');
    }
    const item =
        token.key === '(' ? children(tokens) : following.key === '(' && token.key === 'FIELDS' ? fields(tokens) : null;
    if (item !== null) {
        alias(tokens);
        return item;
    }
    const selected = expression(tokens);
    const name = alias(tokens);
    return selected.kind === 'call' && selected.argument === null
        ? null
        : { kind: 'expression', expression: selected, alias: name };
}

function children(tokens: TokenReader): SelectItem {
    tokens.expect('(');
    const query = subquery(tokens);
    tokens.expect(')');
    return { kind: 'children', query };
}

function fields(tokens: TokenReader): SelectItem {
    tokens.expect('FIELDS');
    tokens.expect('(');
    const which = tokens.oneOf('ALL', 'STANDARD', 'CUSTOM');
    tokens.expect(')');
    return { kind: 'fields', which };
}
