import type ts from 'typescript';
import tsBlankSpace from 'ts-blank-space';

/** A problem in a source file, located for a person: absolute path, 1-based line and column. */
export class SourceError extends Error {
    readonly file: string;
    readonly line: number;
    readonly column: number;

    constructor(file: string, line: number, column: number, message: string) {
        super(message);
        this.file = file;
        this.line = line;
        this.column = column;
    }
}

/**
 * Erases the types of a TypeScript source and leaves everything else, columns included, where it was; so no source
 * map is needed. ts-blank-space rather than a transpiler, because transpilers change class fields and decorators, which
 * the LWC compiler needs as written.
 * @throws SourceError for syntax errors and for syntax that is more than types (enum, namespace, parameter properties)
 */
export function stripTypes(code: string, file: string): string {
    let refused: ts.Node | undefined;
    const erased = tsBlankSpace(code, (node) => (refused ??= node as unknown as ts.Node));
    if (refused) {
        // The nodes know no parents here, so neither their source file nor their start.
        const whole = code.slice(refused.pos, refused.end);
        const before = code.slice(0, refused.pos + whole.length - whole.trimStart().length).split('\n');
        const text = whole.trimStart().split('\n', 1)[0];
        throw new SourceError(
            file,
            before.length,
            before.at(-1)!.length + 1,
            `TypeScript syntax that cannot be erased: ${text}`
        );
    }
    return erased;
}
