import * as P from '@apexdevtools/apex-parser';
import type { Block, FieldDeclaration, Member, ParsedUnit, Statement, TypeDeclaration } from '../ast.ts';
import { modifiersOf, position, endLine } from './context.ts';
import { member, typeDeclaration } from './declarations.ts';
import { parseInStages } from './stages.ts';
import { statement } from './statements.ts';

class Errors extends P.ApexErrorListener {
    readonly found: ParsedUnit['errors'] = [];

    apexSyntaxError(line: number, column: number, message: string): void {
        this.found.push({ line, column: column + 1, message });
    }
}

/** The class that holds the methods and types declared inside a trigger or an anonymous block. */
function holder(name: string, members: Member[], line: number, end: number): TypeDeclaration {
    return {
        line,
        column: 1,
        k: 'type',
        kind: 'class',
        name,
        modifiers: { words: new Set(['public']), annotations: [] },
        superclass: null,
        interfaces: [],
        constants: [],
        members,
        endLine: end
    };
}

function split(members: (P.TriggerBlockMemberContext | P.AnonymousBlockMemberContext)[]): {
    members: Member[];
    statements: Statement[];
} {
    const found: { members: Member[]; statements: Statement[] } = { members: [], statements: [] };
    for (const each of members) {
        const code = each.statement();
        if (code) {
            found.statements.push(statement(code));
            continue;
        }
        const declaration =
            each instanceof P.TriggerBlockMemberContext
                ? each.triggerMemberDeclaration()
                : each.anonymousMemberDeclaration();
        const converted = member(declaration.getChild(0), modifiersOf(each.modifier_list()));
        if (converted === null) continue;
        // What the grammar takes for a field is a variable of the block here.
        if (converted.k === 'field') found.statements.push(variables(converted));
        else found.members.push(converted);
    }
    return found;
}

function variables(field: FieldDeclaration): Statement {
    const { line, column, type } = field;
    return {
        line,
        column,
        k: 'local',
        local: { line, column, type, final: field.modifiers.words.has('final'), variables: field.variables }
    };
}

function failed(kind: ParsedUnit['kind'], name: string, errors: ParsedUnit['errors']): ParsedUnit {
    return { kind, type: null, name, object: null, events: [], body: null, errors };
}

function triggerUnit(context: P.TriggerUnitContext): ParsedUnit {
    const name = context.id(0).getText();
    const parts = split(context.triggerBlock().triggerBlockMember_list());
    const at = position(context.triggerBlock());
    const body: Block = { ...at, statements: parts.statements, endLine: endLine(context) };
    return {
        kind: 'trigger',
        name,
        object: context.id(1).getText(),
        errors: [],
        body,
        events: context.triggerCase_list().map((each) => ({
            when: each.BEFORE() ? 'before' : 'after',
            operation: each.INSERT() ? 'insert' : each.UPDATE() ? 'update' : each.DELETE() ? 'delete' : 'undelete'
        })),
        // A class may have the trigger's name.
        type: holder(`${name}$trigger`, parts.members, 1, endLine(context))
    };
}

/**
 * Parses a source text into the compiler's own tree. Never throws for a text that is no Apex: syntax errors are in
 * `errors`, and `type` is then null.
 */
export function parseUnit(text: string, kind: ParsedUnit['kind'], name: string): ParsedUnit {
    const errors = new Errors();
    const context = parseInStages(text, errors, (parser) =>
        kind === 'class' ? parser.compilationUnit() : kind === 'trigger' ? parser.triggerUnit() : parser.anonymousUnit()
    );
    if (errors.found.length > 0) return failed(kind, name, errors.found);
    if (context instanceof P.TriggerUnitContext) return triggerUnit(context);
    if (context instanceof P.AnonymousUnitContext) {
        const parts = split(context.anonymousBlock().anonymousBlockMember_list());
        const body: Block = { line: 1, column: 1, statements: parts.statements, endLine: endLine(context) };
        return {
            kind,
            name,
            object: null,
            events: [],
            errors: [],
            body,
            type: holder(name, parts.members, 1, endLine(context))
        };
    }
    const declaration = context.typeDeclaration();
    const node = declaration.classDeclaration() ?? declaration.enumDeclaration() ?? declaration.interfaceDeclaration();
    const type = typeDeclaration(node, modifiersOf(declaration.modifier_list()));
    return { kind, type, name: type?.name ?? name, object: null, events: [], body: null, errors: [] };
}
