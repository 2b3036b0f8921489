import type {
    Accessor,
    Member,
    MethodDeclaration,
    Modifiers,
    Parameter,
    PropertyDeclaration,
    TypeDeclaration,
    TypeRef
} from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { modifiers } from './modifiers.ts';
import { block, declarators } from './statements.ts';

/** A class, interface or enum, from the word that says so. */
export function typeDeclaration(c: Cursor, own: Modifiers): TypeDeclaration {
    const { kind, line, column } = c.next();
    if (kind !== 'class' && kind !== 'interface' && kind !== 'enum') {
        c.index--;
        c.fail();
    }
    const name = c.name();
    const superclass = kind === 'class' && c.accept('extends') ? c.typeRef() : null;
    const interfaces = kind !== 'enum' && c.accept(kind === 'class' ? 'implements' : 'extends') ? c.typeList() : [];
    c.expect('{');
    const constants = kind === 'enum' && !c.is('}') ? names(c) : [];
    const members: Member[] = [];
    if (kind === 'class') while (!c.is('}')) classMember(c, members);
    else if (kind === 'interface') while (!c.is('}')) members.push(interfaceMethod(c));
    const endLine = c.expect('}').line;
    return { line, column, k: 'type', kind, name, modifiers: own, superclass, interfaces, constants, members, endLine };
}

function names(c: Cursor): string[] {
    const found = [c.name()];
    while (c.accept(',')) found.push(c.name());
    return found;
}

function classMember(c: Cursor, members: Member[]): void {
    if (c.accept(';')) return;
    const at = c.position();
    if (c.is('{') || (c.is('static') && c.ahead(1).kind === '{')) {
        const isStatic = c.accept('static');
        members.push({ ...at, k: 'initialiser', static: isStatic, body: block(c) });
        return;
    }
    members.push(member(c, modifiers(c), true));
}

/** Whether a type or a method is declared here, behind its modifiers: what else declarations may be, statements are too. */
export function startsMember(c: Cursor): boolean {
    const { kind } = c.token;
    if (kind === 'class' || kind === 'interface' || kind === 'enum') return true;
    if (kind === 'void') return c.ahead(1).kind === 'name';
    const behind = c.behindType(c.index);
    if (behind < 0 || c.tokens[behind]!.kind !== 'name') return false;
    const following = c.tokens[behind + 1]!.kind;
    return following === '(' || following === '{';
}

/** A member behind its modifiers. @param ofClass whether constructors may be declared, too */
export function member(c: Cursor, own: Modifiers, ofClass: boolean): Member {
    const { kind, line, column } = c.token;
    if (kind === 'class' || kind === 'interface' || kind === 'enum') return typeDeclaration(c, own);
    if (c.accept('void')) return method(c, own, null);
    const type = c.typeRef();
    if (ofClass && c.is('(') && type.args.length === 0 && type.dimensions === 0) {
        const declared = parameters(c);
        const body = block(c);
        const { line: endLine } = c.last;
        return { line, column, k: 'constructor', name: type.name, modifiers: own, parameters: declared, body, endLine };
    }
    if (c.is('name')) {
        const following = c.ahead(1).kind;
        if (following === '(') return method(c, own, type);
        if (following === '{') return property(c, own, type);
    }
    const variables = declarators(c);
    c.expect(';');
    return { line, column, k: 'field', modifiers: own, type, variables };
}

function method(c: Cursor, own: Modifiers, returns: TypeRef | null): MethodDeclaration {
    const at = c.position();
    const name = c.name();
    const declared = parameters(c);
    const body = c.accept(';') ? null : block(c);
    return { ...at, k: 'method', name, modifiers: own, returns, parameters: declared, body, endLine: c.last.line };
}

function interfaceMethod(c: Cursor): MethodDeclaration {
    const own = modifiers(c);
    const found = method(c, own, c.accept('void') ? null : c.typeRef());
    if (found.body !== null) {
        c.index--;
        c.fail(`Methods of an interface have no body: ${found.name}`);
    }
    return found;
}

function parameters(c: Cursor): Parameter[] {
    c.expect('(');
    const found: Parameter[] = [];
    if (c.accept(')')) return found;
    do {
        const at = c.position();
        modifiers(c);
        const type = c.typeRef();
        found.push({ ...at, name: c.name(), type });
    } while (c.accept(','));
    c.expect(')');
    return found;
}

function property(c: Cursor, own: Modifiers, type: TypeRef): PropertyDeclaration {
    const at = c.position();
    const name = c.name();
    c.expect('{');
    let get: Accessor | null = null;
    let set: Accessor | null = null;
    while (!c.is('}')) {
        const words = modifiers(c);
        const part = c.position();
        const isGetter = c.acceptWord('get');
        if (!isGetter) c.expectWord('set');
        const accessor = { ...part, modifiers: words, body: c.accept(';') ? null : block(c) };
        if (isGetter) get = accessor;
        else set = accessor;
    }
    return { ...at, k: 'property', name, modifiers: own, type, get, set, endLine: c.next().line };
}
