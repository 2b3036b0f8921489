import * as P from '@apexdevtools/apex-parser';
import type { BinaryOperator, Expression, SoqlNode, TypeRef } from '../ast.ts';
import { position, typeRef } from './context.ts';
import { literalOf } from './literals.ts';

type Handler = (context: never) => Expression;

const HANDLERS = new Map<unknown, Handler>();

function on<C>(type: new (...args: never[]) => C, handler: (context: C) => Expression): void {
    HANDLERS.set(type, handler as Handler);
}

/** Converts an expression of the parser's tree. */
export function expression(context: P.ExpressionContext): Expression {
    const handler = HANDLERS.get(context.constructor);
    if (handler === undefined) throw new Error(`unknown expression ${context.constructor.name}`);
    return handler(context as never);
}

export function expressions(list: P.ExpressionListContext | null | undefined): Expression[] {
    return list ? list.expression_list().map(expression) : [];
}

/** Text of a query with its binds cut out: comments vanish with the hidden tokens between the parts. */
function soqlText(context: P.SoqlLiteralContext): SoqlNode {
    const binds: P.BoundExpressionContext[] = [];
    collectBinds(context as { children?: unknown[] }, binds);
    const input = context.start.getInputStream();
    const from = context.query().start.start;
    const to = context.query().stop!.stop;
    let text = '';
    let at = from;
    for (const [i, bind] of binds.entries()) {
        text += `${input.getText(at, bind.start.start - 1)}:b${i}`;
        at = bind.stop!.stop + 1;
    }
    if (at <= to) text += input.getText(at, to);
    return { text: stripComments(text), binds: binds.map((each) => expression(each.expression())) };
}

function stripComments(text: string): string {
    if (!text.includes('//') && !text.includes('/*')) return text;
    return text.replace(
        /('(?:[^'\\]|\\.)*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
        (_all, quoted: string | undefined) => quoted ?? ' '
    );
}

function collectBinds(context: { children?: unknown[] }, found: P.BoundExpressionContext[]): void {
    for (const child of context.children ?? []) {
        if (child instanceof P.BoundExpressionContext) found.push(child);
        else if ((child as { children?: unknown[] }).children) collectBinds(child as { children: unknown[] }, found);
    }
}

function binary<
    C extends { expression(i: number): P.ExpressionContext; children?: { getText(): string }[] } & P.ExpressionContext
>(context: C): Expression {
    const op = context
        .children!.slice(1, -1)
        .map((each) => each.getText())
        .join('');
    const operator = (op === '<>' ? '!=' : op) as BinaryOperator;
    return {
        ...position(context),
        k: 'binary',
        op: operator,
        left: expression(context.expression(0)),
        right: expression(context.expression(1))
    };
}

function createdType(context: P.CreatedNameContext): TypeRef {
    const names = context.idCreatedNamePair_list();
    const last = names.at(-1)!.typeList();
    return {
        ...position(context),
        name: names.map((each) => each.anyId().getText()).join('.'),
        args: last ? last.typeRef_list().map(typeRef) : [],
        dimensions: 0
    };
}

for (const type of [
    P.Arth1ExpressionContext,
    P.Arth2ExpressionContext,
    P.BitExpressionContext,
    P.CmpExpressionContext,
    P.EqualityExpressionContext,
    P.BitAndExpressionContext,
    P.BitNotExpressionContext,
    P.BitOrExpressionContext,
    P.LogAndExpressionContext,
    P.LogOrExpressionContext
])
    on(type as never, binary as never);

on(P.PrimaryExpressionContext, (context) => {
    const primary = context.primary();
    const at = position(context);
    if (primary instanceof P.IdPrimaryContext) return { ...at, k: 'name', name: primary.id().getText() };
    if (primary instanceof P.LiteralPrimaryContext) return { ...at, k: 'literal', value: literalOf(primary.literal()) };
    if (primary instanceof P.ThisPrimaryContext) return { ...at, k: 'this' };
    if (primary instanceof P.SuperPrimaryContext) return { ...at, k: 'super' };
    if (primary instanceof P.TypeRefPrimaryContext)
        return { ...at, k: 'typeLiteral', type: typeRef(primary.typeRef()) };
    if (primary instanceof P.VoidPrimaryContext) return { ...at, k: 'typeLiteral', type: null };
    if (primary instanceof P.SoqlPrimaryContext) return { ...at, k: 'soql', query: soqlText(primary.soqlLiteral()) };
    return { ...at, k: 'sosl' };
});
on(P.SubExpressionContext, (context) => ({
    ...position(context),
    k: 'paren',
    operand: expression(context.expression())
}));
on(P.DotExpressionContext, (context) => {
    const target = expression(context.expression());
    const safe = Boolean(context.QUESTIONDOT());
    const call = context.dotMethodCall();
    if (call)
        return {
            ...position(call),
            k: 'methodCall',
            target,
            name: call.anyId().getText(),
            args: expressions(call.expressionList()),
            safe
        };
    return { ...position(context.anyId()), k: 'dot', target, name: context.anyId().getText(), safe };
});
on(P.ArrayExpressionContext, (context) => ({
    ...position(context),
    k: 'index',
    target: expression(context.expression(0)),
    index: expression(context.expression(1))
}));
on(P.MethodCallExpressionContext, (context) => {
    const call = context.methodCall();
    const args = expressions(call.expressionList());
    const id = call.id();
    if (id) return { ...position(context), k: 'call', name: id.getText(), args };
    return { ...position(context), k: 'constructorCall', which: call.THIS() ? 'this' : 'super', args };
});
on(P.NewExpressionContext, (context) => {
    const creator = context.creator();
    const type = createdType(creator.createdName());
    const at = position(context);
    const array = creator.arrayCreatorRest();
    if (array) {
        const initial = array.arrayInitializer();
        const items = initial ? initial.expression_list().map(expression) : [];
        return {
            ...at,
            k: 'newList',
            type: { ...type, dimensions: 1 },
            items,
            size: initial ? null : expression(array.expression())
        };
    }
    const map = creator.mapCreatorRest();
    if (map)
        return {
            ...at,
            k: 'newMap',
            type,
            pairs: map
                .mapCreatorRestPair_list()
                .map((each) => [expression(each.expression(0)), expression(each.expression(1))])
        };
    const set = creator.setCreatorRest();
    if (set) return { ...at, k: 'newList', type, items: set.expression_list().map(expression), size: null };
    const rest = creator.classCreatorRest();
    if (rest) return { ...at, k: 'new', type, args: expressions(rest.arguments().expressionList()) };
    return { ...at, k: 'newList', type, items: [], size: null };
});
on(P.CastExpressionContext, (context) => ({
    ...position(context),
    k: 'cast',
    type: typeRef(context.typeRef()),
    operand: expression(context.expression())
}));
on(P.InstanceOfExpressionContext, (context) => ({
    ...position(context),
    k: 'instanceof',
    operand: expression(context.expression()),
    type: typeRef(context.typeRef())
}));
on(P.PostOpExpressionContext, (context) => ({
    ...position(context),
    k: 'step',
    op: context.INC() ? '++' : '--',
    prefix: false,
    operand: expression(context.expression())
}));
on(P.PreOpExpressionContext, (context) => {
    const operand = expression(context.expression());
    if (context.INC()) return { ...position(context), k: 'step', op: '++', prefix: true, operand };
    if (context.DEC()) return { ...position(context), k: 'step', op: '--', prefix: true, operand };
    return { ...position(context), k: 'unary', op: context.SUB() ? '-' : '+', operand };
});
on(P.NegExpressionContext, (context) => ({
    ...position(context),
    k: 'unary',
    op: context.TILDE() ? '~' : '!',
    operand: expression(context.expression())
}));
on(P.CoalExpressionContext, (context) => ({
    ...position(context),
    k: 'coalesce',
    left: expression(context.expression(0)),
    right: expression(context.expression(1))
}));
on(P.CondExpressionContext, (context) => ({
    ...position(context),
    k: 'conditional',
    test: expression(context.expression(0)),
    yes: expression(context.expression(1)),
    no: expression(context.expression(2))
}));
on(P.AssignExpressionContext, (context) => {
    const op = context.getChild(1).getText();
    return {
        ...position(context),
        k: 'assign',
        op: op === '=' ? null : (op.slice(0, -1) as BinaryOperator),
        target: expression(context.expression(0)),
        value: expression(context.expression(1))
    };
});
