import type { Block, Member, ParsedUnit, Statement, TriggerEventNode, TypeDeclaration } from '../ast.ts';
import { Cursor } from './cursor.ts';
import { member, startsMember, typeDeclaration } from './declarations.ts';
import { modifiers } from './modifiers.ts';
import { statement } from './statements.ts';
import { ApexSyntaxError } from './tokens.ts';

/**
 * Parses a source text into the compiler's own tree. Never throws for a text that is no Apex: its first syntax error is in
 * `errors`, and `type` is then null.
 */
export function parseUnit(text: string, kind: ParsedUnit['kind'], name: string): ParsedUnit {
    try {
        const cursor = new Cursor(text);
        return kind === 'class'
            ? classUnit(cursor)
            : kind === 'trigger'
              ? triggerUnit(cursor)
              : anonymousUnit(cursor, name);
    } catch (error) {
        if (!(error instanceof ApexSyntaxError)) throw error;
        const { line, column, message } = error;
        return { kind, type: null, name, object: null, events: [], body: null, errors: [{ line, column, message }] };
    }
}

function classUnit(c: Cursor): ParsedUnit {
    const type = typeDeclaration(c, modifiers(c));
    c.expect('end');
    return { kind: 'class', type, name: type.name, object: null, events: [], body: null, errors: [] };
}

function triggerUnit(c: Cursor): ParsedUnit {
    c.expectWord('trigger');
    const name = c.name();
    c.expect('on');
    const object = c.name();
    const events: TriggerEventNode[] = [];
    c.expect('(');
    do events.push(triggerEvent(c));
    while (c.accept(','));
    c.expect(')');
    const at = c.position();
    c.expect('{');
    const { members, statements } = memberOrStatements(c, '}');
    const endLine = c.expect('}').line;
    c.expect('end');
    const body: Block = { ...at, statements, endLine };
    // A class may have the trigger's name.
    const type = holder(`${name}$trigger`, members, endLine);
    return { kind: 'trigger', type, name, object, events, body, errors: [] };
}

function triggerEvent(c: Cursor): TriggerEventNode {
    const when = c.acceptWord('before') ? 'before' : 'after';
    if (when === 'after') c.expectWord('after');
    const { kind } = c.token;
    if (kind !== 'insert' && kind !== 'update' && kind !== 'delete' && kind !== 'undelete') c.fail();
    c.index++;
    return { when, operation: kind };
}

function anonymousUnit(c: Cursor, name: string): ParsedUnit {
    const { members, statements } = memberOrStatements(c, 'end');
    const endLine = c.index === 0 ? 1 : c.last.line;
    const body: Block = { line: 1, column: 1, statements, endLine };
    return {
        kind: 'anonymous',
        type: holder(name, members, endLine),
        name,
        object: null,
        events: [],
        body,
        errors: []
    };
}

/** What a trigger or an anonymous block consists of: methods and types beside statements. */
function memberOrStatements(c: Cursor, closing: string): { members: Member[]; statements: Statement[] } {
    const members: Member[] = [];
    const statements: Statement[] = [];
    while (!c.is(closing)) {
        const start = c.index;
        const own = modifiers(c);
        if (startsMember(c)) {
            members.push(member(c, own, false));
            continue;
        }
        // What declares variables is a statement, its modifiers included.
        c.index = start;
        statements.push(statement(c));
    }
    return { members, statements };
}

/** The class that holds the methods and types declared inside a trigger or an anonymous block. */
function holder(name: string, members: Member[], endLine: number): TypeDeclaration {
    return {
        line: 1,
        column: 1,
        k: 'type',
        kind: 'class',
        name,
        modifiers: { words: new Set(['public']), annotations: [] },
        superclass: null,
        interfaces: [],
        constants: [],
        members,
        endLine
    };
}
