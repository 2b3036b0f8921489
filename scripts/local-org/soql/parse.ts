/** SOQL text -> syntax tree, with the grammar that also reads inline queries of Apex. */
import { ApexErrorListener } from '@apexdevtools/apex-parser';
import type {
    ComparisonOperatorContext,
    DateFieldNameContext,
    FieldNameContext,
    FieldOrderContext,
    ForClausesContext,
    FromNameListContext,
    LogicalExpressionContext,
    QueryContext,
    SoqlFunctionContext,
    SubQueryContext,
    ValueContext,
    WhereLogicalExpressionContext
} from '@apexdevtools/apex-parser';
import { parseInStages } from '../apex/compiler/parse/stages.ts';
import type { Condition, Operator, OrderItem, QueryExpression, QueryNode, QueryValue, SelectItem } from './ast.ts';
import { QUERY_MESSAGES, QueryError } from './errors.ts';
import { parenthesizeNot } from './parenthesize.ts';
import { original, takeOut } from './placeholders.ts';
import type { Placeholders } from './placeholders.ts';

class FirstError extends ApexErrorListener {
    override syntaxError(_recognizer: unknown, offending: unknown): void {
        const text =
            typeof offending === 'object' && offending !== null && 'text' in offending ? String(offending.text) : '';
        throw new QueryError(QUERY_MESSAGES.unexpectedToken(original(placeholders, text || '<EOF>')));
    }

    override apexSyntaxError(): void {
        throw new QueryError(QUERY_MESSAGES.unexpectedToken(''));
    }
}

const RESERVED = /^(where|order|group|limit|offset|having|with|for|using|select|from|and|or|not|like|in)$/i;

const listener = new FirstError();

/** Of the query that is being parsed; parsing does not nest. */
let placeholders: Placeholders = { text: '', strings: [], binds: [] };

/** Parses a query. Throws QueryError with the platform's message. */
export function parseQuery(text: string): QueryNode {
    placeholders = takeOut(text);
    try {
        return parseReplaced(placeholders.text);
    } catch (error) {
        const rewritten = parenthesizeNot(placeholders.text);
        if (rewritten === placeholders.text || !(error instanceof QueryError) || error.errorCode === 'UNSUPPORTED') {
            throw error;
        }
        return parseReplaced(rewritten);
    }
}

function parseReplaced(text: string): QueryNode {
    return queryNode(
        parseInStages(text, listener, (parser) => {
            const context = parser.query();
            const next = (parser as unknown as { _input: { LT(n: number): { type: number; text: string } } })._input.LT(
                1
            );
            if (next.type !== -1) {
                throw new QueryError(QUERY_MESSAGES.unexpectedToken(original(placeholders, next.text)));
            }
            return context;
        })
    );
}

function refuse(what: string): never {
    throw new QueryError(QUERY_MESSAGES.unsupported(what), 'UNSUPPORTED');
}

function queryNode(context: QueryContext): QueryNode {
    const node = emptyNode(context.fromNameList());
    for (const entry of context.selectList().selectEntry_list()) {
        addSelect(node, entry);
    }
    if (context.usingScope()) {
        const scope = context.usingScope().soqlId().getText().toLowerCase();
        if (scope !== 'everything') {
            refuse(`USING SCOPE ${scope}`);
        }
    }
    node.where = context.whereClause() ? whereExpression(context.whereClause().whereLogicalExpression()) : null;
    const withClause = context.withClause();
    if (withClause) {
        node.mode = withClause.USER_MODE()
            ? 'user'
            : withClause.SYSTEM_MODE()
              ? 'system'
              : withClause.SECURITY_ENFORCED()
                ? 'enforced'
                : refuse(`WITH ${withClause.getText().slice(4)}`);
    }
    const groupBy = context.groupByClause();
    if (groupBy) {
        if (groupBy.ROLLUP() || groupBy.CUBE()) {
            refuse('GROUP BY ROLLUP and CUBE');
        }
        node.groupBy = groupBy
            .fieldGroupByList()
            .fieldGroupBy_list()
            .map((item) => (item.soqlFunction() ? call(item.soqlFunction()) : fieldExpression(item.fieldName())));
        node.having = groupBy.logicalExpression() ? havingExpression(groupBy.logicalExpression()) : null;
    }
    node.orderBy = context.orderByClause()
        ? context.orderByClause().fieldOrderList().fieldOrder_list().map(orderItem)
        : [];
    const limit = context.limitClause();
    node.limit = limit ? countValue(limit) : null;
    const offset = context.offsetClause();
    node.offset = offset ? countValue(offset) : null;
    node.allRows = context.allRowsClause() != null;
    node.forUpdate = locks(context.forClauses());
    return node;
}

function subQueryNode(context: SubQueryContext): QueryNode {
    const node = emptyNode(context.fromNameList());
    for (const entry of context.subFieldList().subFieldEntry_list()) {
        addSelect(node, entry);
    }
    node.where = context.whereClause() ? whereExpression(context.whereClause().whereLogicalExpression()) : null;
    node.orderBy = context.orderByClause()
        ? context.orderByClause().fieldOrderList().fieldOrder_list().map(orderItem)
        : [];
    node.limit = context.limitClause() ? countValue(context.limitClause()) : null;
    return node;
}

function emptyNode(from: FromNameListContext): QueryNode {
    const names = from.fieldName_list();
    if (names.length !== 1) {
        refuse('more than one object in FROM');
    }
    const alias = from.soqlId_list()[0]?.getText() ?? null;
    if (alias !== null && RESERVED.test(alias)) {
        throw new QueryError(QUERY_MESSAGES.unexpectedToken(alias));
    }
    return {
        select: [],
        countOnly: false,
        from: names[0].getText(),
        alias,
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

interface SelectEntry {
    fieldName(): FieldNameContext;
    soqlId(): { getText(): string } | null;
    soqlFunction(): SoqlFunctionContext;
    subQuery(): SubQueryContext;
    typeOf(): unknown;
}

function addSelect(node: QueryNode, entry: SelectEntry): void {
    if (entry.typeOf()) {
        refuse('TYPEOF');
    }
    if (entry.subQuery()) {
        node.select.push({ kind: 'children', query: subQueryNode(entry.subQuery()) });
        return;
    }
    const alias = entry.soqlId()?.getText() ?? null;
    const functionContext = entry.soqlFunction();
    if (!functionContext) {
        node.select.push({ kind: 'expression', expression: fieldExpression(entry.fieldName()), alias });
        return;
    }
    if (functionContext.FIELDS()) {
        const which = functionContext.soqlFieldsParameter().getText().toUpperCase() as (SelectItem & {
            kind: 'fields';
        })['which'];
        node.select.push({ kind: 'fields', which });
        return;
    }
    const expression = call(functionContext);
    if (expression.kind === 'call' && expression.name === 'COUNT' && expression.argument === null) {
        node.countOnly = true;
        return;
    }
    node.select.push({ kind: 'expression', expression, alias });
}

function fieldExpression(context: FieldNameContext): QueryExpression {
    return { kind: 'field', path: context.soqlId_list().map((part) => part.getText()) };
}

function call(context: SoqlFunctionContext): QueryExpression {
    const name = context.getChild(0).getText().toUpperCase();
    if (name === 'CONVERTCURRENCY' || name === 'DISTANCE' || name === 'GROUPING') {
        refuse(`${name}()`);
    }
    const dateField = context.dateFieldName() as DateFieldNameContext | null;
    if (dateField) {
        return {
            kind: 'call',
            name,
            argument: fieldExpression(dateField.fieldName()),
            convertTimezone: dateField.CONVERT_TIMEZONE() != null
        };
    }
    if (context.soqlFunction()) {
        return { kind: 'call', name, argument: call(context.soqlFunction()), convertTimezone: false };
    }
    return {
        kind: 'call',
        name,
        argument: context.fieldName() ? fieldExpression(context.fieldName()) : null,
        convertTimezone: false
    };
}

function whereExpression(context: WhereLogicalExpressionContext): Condition {
    const items = context.whereConditionalExpression_list().map((item): Condition => {
        if (item.whereLogicalExpression()) {
            return whereExpression(item.whereLogicalExpression());
        }
        const field = item.whereFieldExpression();
        if (field.FORMULA()) {
            refuse('FORMULA() in WHERE');
        }
        return comparison(field.fieldExpression());
    });
    return combine(items, context);
}

function havingExpression(context: LogicalExpressionContext): Condition {
    const items = context
        .conditionalExpression_list()
        .map((item) =>
            item.logicalExpression() ? havingExpression(item.logicalExpression()) : comparison(item.fieldExpression())
        );
    return combine(items, context);
}

function combine(items: Condition[], context: { NOT(): unknown; SOQLOR_list(): unknown[] }): Condition {
    if (context.NOT()) {
        return { kind: 'not', item: items[0] };
    }
    return items.length === 1 ? items[0] : { kind: context.SOQLOR_list().length > 0 ? 'or' : 'and', items };
}

function comparison(context: {
    fieldName(): FieldNameContext;
    soqlFunction(): SoqlFunctionContext;
    comparisonOperator(): ComparisonOperatorContext;
    value(): ValueContext;
}): Condition {
    const expression = context.soqlFunction() ? call(context.soqlFunction()) : fieldExpression(context.fieldName());
    return {
        kind: 'compare',
        expression,
        operator: operatorOf(context.comparisonOperator()),
        value: value(context.value())
    };
}

function operatorOf(context: ComparisonOperatorContext): Operator {
    const text = context.getText().toUpperCase();
    return text === '<>' ? '!=' : text === 'NOTIN' ? 'NOT IN' : (text as Operator);
}

function value(context: ValueContext): QueryValue {
    if (context.NULL()) {
        return { kind: 'null' };
    }
    if (context.boundExpression()) {
        return { kind: 'bind', name: original(placeholders, context.boundExpression().getText().slice(1)) };
    }
    if (context.subQuery()) {
        return { kind: 'query', query: subQueryNode(context.subQuery()) };
    }
    if (context.valueList()) {
        return { kind: 'list', values: context.valueList().value_list().map(value) };
    }
    const text = context.getText();
    if (context.StringLiteral()) {
        return stringValue(placeholders.strings[Number(text.slice(1, -1))]);
    }
    if (context.BooleanLiteral()) {
        return { kind: 'boolean', value: text.toLowerCase() === 'true' };
    }
    if (context.signedNumber()) {
        return { kind: 'number', value: Number(text.replace(/[dl]$/i, '')) };
    }
    if (context.DateLiteral()) {
        return { kind: 'date', text };
    }
    if (context.DateTimeLiteral()) {
        return { kind: 'datetime', text: text.toUpperCase() };
    }
    if (context.TimeLiteral()) {
        return { kind: 'time', text };
    }
    const formula = context.dateFormula();
    if (formula) {
        const [name, count] = text.split(':');
        return { kind: 'period', name: name.toUpperCase(), count: Number(count ?? 0) };
    }
    return refuse(`the value ${text}`);
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function stringValue(source: string): QueryValue {
    const decode = (keepWildcards: boolean) =>
        source.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, escape: string) => {
            if (escape.length === 5) {
                return String.fromCharCode(parseInt(escape.slice(1), 16));
            }
            if (keepWildcards && (escape === '%' || escape === '_' || escape === '\\')) {
                return whole;
            }
            return ESCAPES[escape] ?? ESCAPES[escape.toLowerCase()] ?? escape;
        });
    return { kind: 'string', text: decode(false), like: decode(true) };
}

function orderItem(context: FieldOrderContext): OrderItem {
    const expression = context.soqlFunction() ? call(context.soqlFunction()) : fieldExpression(context.fieldName());
    return { expression, descending: context.DESC() != null, nullsLast: context.LAST() != null };
}

function countValue(context: {
    IntegerLiteral(): { getText(): string } | null;
    boundExpression(): { getText(): string } | null;
}): QueryValue {
    const bound = context.boundExpression();
    return bound
        ? { kind: 'bind', name: original(placeholders, bound.getText().slice(1)) }
        : { kind: 'number', value: Number(context.IntegerLiteral()!.getText()) };
}

/** FOR VIEW and FOR REFERENCE only feed "recently viewed" lists; FOR UPDATE locks, which one writer at a time makes trivial. */
function locks(context: ForClausesContext | null): boolean {
    return context !== null && context.UPDATE_list().length > 0;
}
