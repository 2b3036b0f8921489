import * as P from '@apexdevtools/apex-parser';
import type { Block, Literal, LocalVariables, Statement, WhenClause, WhenLabel } from '../ast.ts';
import { endLine, modifiersOf, namedType, position, typeRef } from './context.ts';
import { expression, expressions } from './expressions.ts';
import { multilineValue, stringValue } from './literals.ts';

/** Converts a block of statements. */
export function block(context: P.BlockContext): Block {
    return { ...position(context), statements: context.statement_list().map(statement), endLine: endLine(context) };
}

/** Declared names with their initial values. */
export function declarators(context: P.VariableDeclaratorsContext): LocalVariables['variables'] {
    return context.variableDeclarator_list().map((each) => {
        const init = each.expression();
        return { ...position(each), name: each.id().getText(), init: init ? expression(init) : null };
    });
}

function local(context: P.LocalVariableDeclarationContext): LocalVariables {
    return {
        ...position(context),
        type: typeRef(context.typeRef()),
        final: modifiersOf(context.modifier_list()).words.has('final'),
        variables: declarators(context.variableDeclarators())
    };
}

function optional(context: P.StatementContext | null): Statement | null {
    return context ? statement(context) : null;
}

function whenLabel(context: P.WhenLiteralContext): WhenLabel {
    const inner = context.whenLiteral();
    if (inner) return whenLabel(inner);
    const at = position(context);
    const name = context.qualifiedName();
    if (name) return { ...at, kind: 'name', name: name.getText() };
    const text = context.getText();
    let value: Literal;
    if (context.NULL()) value = { kind: 'null' };
    else if (context.StringLiteral()) value = { kind: 'string', value: stringValue(text) };
    else if (context.MultilineStringLiteral()) value = { kind: 'string', value: multilineValue(text) };
    else {
        const negative = (text.match(/-/g)?.length ?? 0) % 2 === 1;
        const digits = `${negative ? '-' : ''}${text.replace(/[-+lL]/g, '')}`;
        value = { kind: context.LongLiteral() ? 'long' : 'integer', text: digits };
    }
    return { ...at, kind: 'literal', value };
}

function whenClause(context: P.WhenControlContext): WhenClause {
    const value = context.whenValue();
    const type = value.typeRef();
    return {
        ...position(context),
        labels: value.whenLiteral_list().map(whenLabel),
        pattern: type ? { type: typeRef(type), name: value.id().getText() } : null,
        otherwise: Boolean(value.ELSE()),
        body: block(context.block())
    };
}

function forStatement(context: P.ForStatementContext): Statement {
    const control = context.forControl();
    const body = optional(context.statement());
    const each = control.enhancedForControl();
    const at = position(context);
    if (each)
        return {
            ...at,
            k: 'forEach',
            type: typeRef(each.typeRef()),
            name: each.id().getText(),
            source: expression(each.expression()),
            body
        };
    const init = control.forInit();
    const declaration = init?.localVariableDeclaration();
    const test = control.expression();
    return {
        ...at,
        k: 'for',
        init: declaration ? local(declaration) : init ? expressions(init.expressionList()) : null,
        test: test ? expression(test) : null,
        update: expressions(control.forUpdate()?.expressionList()),
        body
    };
}

function tryStatement(context: P.TryStatementContext): Statement {
    const last = context.finallyBlock();
    return {
        ...position(context),
        k: 'try',
        body: block(context.block()),
        catches: context.catchClause_list().map((each) => ({
            ...position(each),
            type: namedType(each.qualifiedName()),
            name: each.id().getText(),
            body: block(each.block())
        })),
        finally: last ? block(last.block()) : null
    };
}

type DmlContext =
    | P.InsertStatementContext
    | P.UpdateStatementContext
    | P.UpsertStatementContext
    | P.DeleteStatementContext
    | P.UndeleteStatementContext;

function dml(context: DmlContext, operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete'): Statement {
    const field = context instanceof P.UpsertStatementContext ? context.qualifiedName() : null;
    return {
        ...position(context),
        k: 'dml',
        operation,
        access: access(context.accessLevel()),
        value: expression(context.expression()),
        field: field ? field.getText() : null,
        duplicates: null
    };
}

function access(context: P.AccessLevelContext | null): 'user' | 'system' | null {
    if (!context) return null;
    return context.USER() ? 'user' : 'system';
}

/** Converts a statement of the parser's tree. */
export function statement(context: P.StatementContext): Statement {
    const inner = context.getChild(0) as P.ExpressionStatementContext;
    const at = position(inner);
    const node: unknown = inner;
    if (node instanceof P.ExpressionStatementContext)
        return { ...at, k: 'expression', expression: expression(node.expression()) };
    if (node instanceof P.LocalVariableDeclarationStatementContext)
        return { ...at, k: 'local', local: local(node.localVariableDeclaration()) };
    if (node instanceof P.IfStatementContext) {
        return {
            ...at,
            k: 'if',
            test: expression(node.parExpression().expression()),
            yes: statement(node.statement(0)),
            no: optional(node.statement(1))
        };
    }
    if (node instanceof P.ReturnStatementContext) {
        const value = node.expression();
        return { ...at, k: 'return', value: value ? expression(value) : null };
    }
    if (node instanceof P.BlockContext) return { ...at, k: 'block', block: block(node) };
    if (node instanceof P.ForStatementContext) return forStatement(node);
    if (node instanceof P.WhileStatementContext)
        return {
            ...at,
            k: 'while',
            test: expression(node.parExpression().expression()),
            body: optional(node.statement())
        };
    if (node instanceof P.DoWhileStatementContext)
        return { ...at, k: 'do', body: block(node.block()), test: expression(node.parExpression().expression()) };
    if (node instanceof P.TryStatementContext) return tryStatement(node);
    if (node instanceof P.ThrowStatementContext) return { ...at, k: 'throw', value: expression(node.expression()) };
    if (node instanceof P.BreakStatementContext) return { ...at, k: 'break' };
    if (node instanceof P.ContinueStatementContext) return { ...at, k: 'continue' };
    if (node instanceof P.SwitchStatementContext)
        return {
            ...at,
            k: 'switch',
            subject: expression(node.expression()),
            clauses: node.whenControl_list().map(whenClause)
        };
    if (node instanceof P.InsertStatementContext) return dml(node, 'insert');
    if (node instanceof P.UpdateStatementContext) return dml(node, 'update');
    if (node instanceof P.UpsertStatementContext) return dml(node, 'upsert');
    if (node instanceof P.DeleteStatementContext) return dml(node, 'delete');
    if (node instanceof P.UndeleteStatementContext) return dml(node, 'undelete');
    if (node instanceof P.MergeStatementContext) {
        return {
            ...at,
            k: 'dml',
            operation: 'merge',
            access: access(node.accessLevel()),
            value: expression(node.expression(0)),
            field: null,
            duplicates: expression(node.expression(1))
        };
    }
    if (node instanceof P.RunAsStatementContext)
        return { ...at, k: 'runAs', args: expressions(node.expressionList()), body: block(node.block()) };
    throw new Error(`unknown statement ${inner.constructor.name}`);
}
