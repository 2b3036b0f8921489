import type { ApexSource, OrgModel } from '../../schema/types.ts';
import type { ParsedUnit } from './ast.ts';
import { shared } from './division.ts';
import type { Division } from './division.ts';
import { declareMembers, declareType, resolveHeritage, settleHeritage } from './declare.ts';
import { generateUnit, unitOnDemand } from './generate.ts';
import type { UnitMeta } from './meta.ts';
import { parseUnit } from './parse/index.ts';
import { Program } from './program.ts';
import type { IsMember } from './program.ts';
import type { Diagnostic, UnitSymbol } from './symbols.ts';

export type { Diagnostic } from './symbols.ts';
export type { ClassMeta, FieldMeta, MethodMeta, UnitMeta } from './meta.ts';
export type { IsMember, MemberKind } from './program.ts';

/**
 * A top-level class with its inner types, a trigger, or an anonymous block. Code, lines and diagnostics are made when they are first asked
 * for. In a program that threads made together all is there, as plain data that may cross threads.
 */
export interface CompiledUnit {
    readonly name: string;
    readonly kind: 'class' | 'trigger' | 'anonymous';
    readonly meta: UnitMeta;
    /** An expression that evaluates to `function($)`; null when the unit has errors. */
    readonly js: string | null;
    /** Lines with statements, in the order of the coverage counters. */
    readonly lines: readonly number[];
    readonly diagnostics: readonly Diagnostic[];
}

export interface CompiledProgram {
    readonly model: OrgModel;
    readonly units: readonly CompiledUnit[];
    /** Of all units; asking compiles what nothing has reached yet. */
    readonly diagnostics: readonly Diagnostic[];
    /** What recompilation and anonymous blocks build on; absent from a program sent to another thread. */
    readonly workspace?: Workspace;
}

/** Symbols and syntax trees of a program. */
export interface Workspace {
    program: Program;
    parsed: Map<string, { text: string; unit: ParsedUnit }>;
}

export interface CompileOptions {
    /** Syntax trees of unchanged sources are taken from here. */
    previous?: CompiledProgram | undefined;
    /** Other threads that compile the same program at the same time. */
    division?: Division | undefined;
    /** Whether the runtime implements a platform member. */
    isMember: IsMember;
}

function newUnit(source: ApexSource, parsed: ParsedUnit): UnitSymbol {
    const diagnostics: Diagnostic[] = parsed.errors.map((each) => ({ path: source.path, ...each, severity: 'error' }));
    return {
        name: parsed.name,
        kind: source.kind,
        path: source.path,
        apiVersion: source.apiVersion,
        parsed,
        cls: null,
        diagnostics
    };
}

function declareUnit(unit: UnitSymbol): void {
    if (unit.parsed.type === null) return;
    unit.cls = declareType(unit.parsed.type, null, unit);
    // Methods declared beside the statements of a trigger or an anonymous block have no instance.
    if (unit.kind !== 'class')
        for (const member of unit.parsed.type.members) if (member.k === 'method') member.modifiers.words.add('static');
}

/**
 * Compiles all Apex of an org: reads and declares all of it, and each unit's bodies when the unit is first reached, unless other threads
 * take part. Never throws for faulty sources: a unit with errors has no code, and what reaches it at run time fails with its first
 * diagnostic. Pure: reads nothing but its arguments and the platform's type table.
 */
export function compileProgram(
    model: OrgModel,
    sources: readonly ApexSource[],
    options: CompileOptions
): CompiledProgram {
    const program = new Program(model, options.isMember);
    const parsed: Workspace['parsed'] = new Map();
    const known = options.previous?.workspace?.parsed;
    const units = sources.map((source) => {
        const before = known?.get(source.path);
        const unit =
            before !== undefined && before.text === source.text
                ? before.unit
                : parseUnit(source.text, source.kind, source.name);
        parsed.set(source.path, { text: source.text, unit });
        return newUnit(source, unit);
    });
    for (const unit of units) {
        declareUnit(unit);
        if (unit.cls === null || unit.kind !== 'class') continue;
        const key = unit.name.toLowerCase();
        const other = program.classes.get(key);
        if (other !== undefined)
            program.error(unit, unit.cls.declaration, `Duplicate class: ${unit.name} (also in ${other.unit.path})`);
        else program.classes.set(key, unit.cls);
    }
    const classes = units.map((each) => each.cls).filter((each) => each !== null);
    for (const cls of classes) resolveHeritage(program, cls);
    for (const cls of classes) settleHeritage(program, cls);
    for (const cls of classes) declareMembers(program, cls);
    const compiled =
        options.division === undefined
            ? units.map((each) => unitOnDemand(program, each))
            : shared(units, options.division, (each) => generateUnit(program, each));
    return {
        model,
        units: compiled,
        get diagnostics() {
            return compiled.flatMap((each) => each.diagnostics);
        },
        workspace: { program, parsed }
    };
}

/** Compiles an anonymous block against a program; nothing is added to it. Throws without the program's workspace. */
export function compileAnonymous(program: CompiledProgram, text: string, apiVersion = 68): CompiledUnit {
    if (program.workspace === undefined) throw new Error('this copy of the program cannot compile');
    const symbols = program.workspace.program;
    const source: ApexSource = { kind: 'class', name: 'AnonymousBlock', path: 'AnonymousBlock', text, apiVersion };
    const unit: UnitSymbol = { ...newUnit(source, parseUnit(text, 'anonymous', 'AnonymousBlock')), kind: 'anonymous' };
    declareUnit(unit);
    if (unit.cls !== null) {
        resolveHeritage(symbols, unit.cls);
        settleHeritage(symbols, unit.cls);
        declareMembers(symbols, unit.cls);
    }
    return generateUnit(symbols, unit);
}
