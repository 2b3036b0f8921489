import type { Diagnostic } from '../../compiler/symbols.ts';

/** Code was reached that did not compile. Not catchable by Apex. */
export class CompileError extends Error {
    readonly diagnostic: Diagnostic;

    constructor(diagnostic: Diagnostic) {
        super(`${diagnostic.path}:${diagnostic.line}:${diagnostic.column} ${diagnostic.message}`);
        this.diagnostic = diagnostic;
    }
}
