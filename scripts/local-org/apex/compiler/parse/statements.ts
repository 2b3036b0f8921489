import type {
    Block,
    CatchClause,
    Declarator,
    Expression,
    LocalVariables,
    Statement,
    TypeRef,
    WhenClause,
    WhenLabel
} from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { expression, expressions } from './expressions.ts';
import { literalOf } from './literals.ts';
import { modifiers, startsModifier } from './modifiers.ts';

/** Statements between braces. */
export function block(c: Cursor): Block {
    const at = c.position();
    c.expect('{');
    const statements: Statement[] = [];
    while (!c.is('}')) statements.push(statement(c));
    return { ...at, statements, endLine: c.next().line };
}

/** Names with their initial values, as they follow a type. */
export function declarators(c: Cursor): Declarator[] {
    const found: Declarator[] = [];
    do {
        const at = c.position();
        const name = c.name();
        found.push({ ...at, name, init: c.accept('=') ? expression(c) : null });
    } while (c.accept(','));
    return found;
}

/** One statement. */
export function statement(c: Cursor): Statement {
    const at = c.position();
    const { kind } = c.token;
    switch (kind) {
        case '{':
            return { ...at, k: 'block', block: block(c) };
        case 'if':
            return ifStatement(c);
        case 'for':
            return forStatement(c);
        case 'while':
            c.index++;
            return { ...at, k: 'while', test: parenthesised(c), body: bodyOrNothing(c) };
        case 'do':
            return doStatement(c);
        case 'try':
            return tryStatement(c);
        case 'return': {
            c.index++;
            const value = c.is(';') ? null : expression(c);
            c.expect(';');
            return { ...at, k: 'return', value };
        }
        case 'throw': {
            c.index++;
            const value = expression(c);
            c.expect(';');
            return { ...at, k: 'throw', value };
        }
        case 'break':
        case 'continue':
            c.index++;
            c.expect(';');
            return { ...at, k: kind };
        case 'insert':
        case 'update':
        case 'upsert':
        case 'delete':
        case 'undelete':
        case 'merge':
            return dml(c, kind);
    }
    if (c.isWord('switch') && c.ahead(1).kind === 'on') return switchStatement(c);
    if (isRunAs(c)) return runAs(c);
    if (startsModifier(c) || c.isDeclaration()) {
        const declared = local(c);
        c.expect(';');
        return { ...at, k: 'local', local: declared };
    }
    const value = expression(c);
    c.expect(';');
    return { ...at, k: 'expression', expression: value };
}

function local(c: Cursor): LocalVariables {
    const at = c.position();
    const { words } = modifiers(c);
    return { ...at, type: c.typeRef(), final: words.has('final'), variables: declarators(c) };
}

function parenthesised(c: Cursor): Expression {
    c.expect('(');
    const inner = expression(c);
    c.expect(')');
    return inner;
}

/** The body of a loop, which may be missing. */
function bodyOrNothing(c: Cursor): Statement | null {
    return c.accept(';') ? null : statement(c);
}

function ifStatement(c: Cursor): Statement {
    const at = c.position();
    c.index++;
    const test = parenthesised(c);
    const yes = statement(c);
    return { ...at, k: 'if', test, yes, no: c.accept('else') ? statement(c) : null };
}

function forStatement(c: Cursor): Statement {
    const at = c.position();
    c.index++;
    c.expect('(');
    const behind = c.behindType(c.index);
    if (behind >= 0 && c.tokens[behind]!.kind === 'name' && c.tokens[behind + 1]!.kind === ':') {
        const type = c.typeRef();
        const name = c.name();
        c.expect(':');
        const source = expression(c);
        c.expect(')');
        return { ...at, k: 'forEach', type, name, source, body: bodyOrNothing(c) };
    }
    const init = startsModifier(c) || c.isDeclaration() ? local(c) : c.is(';') ? null : list(c);
    c.expect(';');
    const test = c.is(';') ? null : expression(c);
    c.expect(';');
    const update = expressions(c, ')');
    return { ...at, k: 'for', init, test, update, body: bodyOrNothing(c) };
}

function list(c: Cursor): Expression[] {
    const found = [expression(c)];
    while (c.accept(',')) found.push(expression(c));
    return found;
}

function doStatement(c: Cursor): Statement {
    const at = c.position();
    c.index++;
    const body = block(c);
    c.expect('while');
    const test = parenthesised(c);
    c.expect(';');
    return { ...at, k: 'do', body, test };
}

function tryStatement(c: Cursor): Statement {
    const at = c.position();
    c.index++;
    const body = block(c);
    const catches: CatchClause[] = [];
    while (c.is('catch')) catches.push(catchClause(c));
    const last = c.accept('finally') ? block(c) : null;
    if (catches.length === 0 && last === null) c.fail(`Missing 'catch' or 'finally' at '${c.token.text}'`);
    return { ...at, k: 'try', body, catches, finally: last };
}

function catchClause(c: Cursor): CatchClause {
    const at = c.position();
    c.index++;
    c.expect('(');
    modifiers(c);
    const type: TypeRef = { ...c.position(), name: c.qualifiedName(), args: [], dimensions: 0 };
    const name = c.name();
    c.expect(')');
    return { ...at, type, name, body: block(c) };
}

function dml(c: Cursor, operation: (Statement & { k: 'dml' })['operation']): Statement {
    const at = c.position();
    c.index++;
    const access = accessLevel(c);
    const value = expression(c);
    const field = operation === 'upsert' && !c.is(';') ? c.qualifiedName() : null;
    const duplicates = operation === 'merge' ? expression(c) : null;
    c.expect(';');
    return { ...at, k: 'dml', operation, access, value, field, duplicates };
}

/** `as user` or `as system` before what is saved. */
function accessLevel(c: Cursor): 'user' | 'system' | null {
    const { kind, word } = c.ahead(1);
    if (!c.isWord('as') || kind !== 'name' || (word !== 'user' && word !== 'system')) return null;
    c.index += 2;
    return word;
}

/** `System.runAs(user) {`; without a block it is a method like others. */
function isRunAs(c: Cursor): boolean {
    if (!c.isWord('system') || c.ahead(1).kind !== '.' || c.ahead(2).word !== 'runas' || c.ahead(3).kind !== '(')
        return false;
    let depth = 0;
    for (let at = c.index + 3; ; at++) {
        const { kind } = c.tokens[at]!;
        if (kind === 'end') return false;
        if (kind === '(') depth++;
        else if (kind === ')' && --depth === 0) return c.tokens[at + 1]!.kind === '{';
    }
}

function runAs(c: Cursor): Statement {
    const at = c.position();
    c.index += 4;
    const args = expressions(c, ')');
    return { ...at, k: 'runAs', args, body: block(c) };
}

function switchStatement(c: Cursor): Statement {
    const at = c.position();
    c.index += 2;
    const subject = expression(c);
    c.expect('{');
    const clauses: WhenClause[] = [];
    do clauses.push(whenClause(c));
    while (!c.accept('}'));
    return { ...at, k: 'switch', subject, clauses };
}

function whenClause(c: Cursor): WhenClause {
    const at = c.position();
    c.expectWord('when');
    if (c.accept('else')) return { ...at, labels: [], pattern: null, otherwise: true, body: block(c) };
    if (c.isDeclaration()) {
        const pattern = { type: c.typeRef(), name: c.name() };
        return { ...at, labels: [], pattern, otherwise: false, body: block(c) };
    }
    const labels = [whenLabel(c)];
    while (c.accept(',')) labels.push(whenLabel(c));
    return { ...at, labels, pattern: null, otherwise: false, body: block(c) };
}

function whenLabel(c: Cursor): WhenLabel {
    // The platform takes parentheses around a value.
    if (c.accept('(')) {
        const inner = whenLabel(c);
        c.expect(')');
        return inner;
    }
    const at = c.position();
    if (c.is('name')) return { ...at, kind: 'name', name: c.qualifiedName() };
    let negative = false;
    while (c.is('-') || c.is('+')) if (c.next().kind === '-') negative = !negative;
    const value = literalOf(c.token);
    const isSigned = c.last.kind === '-' || c.last.kind === '+';
    const isInteger = value?.kind === 'integer' || value?.kind === 'long';
    if (value === null || (!isInteger && (isSigned || (value.kind !== 'string' && value.kind !== 'null')))) c.fail();
    c.index++;
    return { ...at, kind: 'literal', value: isInteger && negative ? { ...value, text: `-${value.text}` } : value };
}
