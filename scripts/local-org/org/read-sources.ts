import path from 'node:path';
import type { Division } from '../apex/compiler/division.ts';
import { compileProgram, type CompiledProgram, type IsMember } from '../apex/compiler/index.ts';
import { findMember, findProperty } from '../apex/runtime/library/index.ts';
import { checkFormulas } from '../formula/check.ts';
import { loadOrgModel, MetadataError } from '../schema/load.ts';
import type { OrgModel } from '../schema/types.ts';
import { describeError } from './describe.ts';
import type { Diagnostic, OrgOptions } from './protocol.ts';
import { scratchFeatures } from './sources.ts';

/** Everything that the source folders say, before anything of it is taken over. */
export interface Sources {
    model: OrgModel;
    program: CompiledProgram;
    /** What is wrong; asking compiles all of it. */
    diagnostics: () => readonly Diagnostic[];
    /** Metadata that is left out because it is not modelled. */
    notes: string[];
}

/** What reading again builds on. */
export interface ReadBefore {
    /** Version of the model that is read now. */
    version: number;
    keyPrefixes: ReadonlyMap<string, string>;
    program: CompiledProgram | undefined;
}

/**
 * Reads metadata and Apex of the source folders; both are compiled when they are needed. Pure but for files. Throws MetadataError for metadata that cannot be read.
 * @param division other threads that read the same sources at the same time
 */
export function readSources(options: OrgOptions, before: ReadBefore, division?: Division): Sources {
    const notes: string[] = [];
    const model = loadOrgModel({
        projectDir: options.projectDirectory,
        sourceDirs: options.sourceDirectories.map((directory) => path.relative(options.projectDirectory, directory)),
        namespace: options.namespace,
        version: before.version,
        features: scratchFeatures(options.projectDirectory),
        keyPrefixes: before.keyPrefixes,
        onNote: (note) => notes.push(note)
    });
    const program = compileProgram(model, model.apex, {
        isMember: isImplemented,
        previous: before.program,
        division
    });
    let found: readonly Diagnostic[] | null = null;
    const diagnostics = (): readonly Diagnostic[] =>
        (found ??= [...formulaDiagnostics(model), ...apexDiagnostics(program)]);
    return { model, program, diagnostics, notes };
}

/** An error that kept sources from being read or taken over, as a diagnostic with its place where it has one. */
export function metadataDiagnostic(error: unknown): Diagnostic {
    if (!(error instanceof MetadataError))
        return { source: 'metadata', path: '', line: 1, column: 1, message: describeError(error), severity: 'error' };
    const [, file = error.path, line] = /^(.*?)(?::(\d+))?$/.exec(error.path) ?? [];
    return {
        source: 'metadata',
        path: file,
        line: Number(line ?? 1),
        column: 1,
        message: error.message.slice(error.path.length + 2),
        severity: 'error'
    };
}

/** Whether sources with these diagnostics would be refused by a deployment. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
    return diagnostics.some((entry) => entry.severity === 'error');
}

function formulaDiagnostics(model: OrgModel): Diagnostic[] {
    return checkFormulas(model).map(({ path: file, line, item, message }) => ({
        source: 'metadata',
        path: file,
        line,
        column: 1,
        message: `${item}: ${message}`,
        severity: 'error'
    }));
}

function apexDiagnostics(program: CompiledProgram): Diagnostic[] {
    return program.diagnostics.map((entry) => ({
        ...entry,
        source: 'apex' as const,
        severity: entry.severity === 'info' ? ('unsupported' as const) : entry.severity
    }));
}

/** Whether the class library has a member of the platform. */
const isImplemented: IsMember = (className, kind, name, parameterTypes) =>
    kind === 'property'
        ? findProperty(className, name) !== null
        : findMember(className, kind, name, parameterTypes) !== null;
