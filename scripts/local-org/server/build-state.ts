import type { BundleError } from '../bundle/bundler.ts';
import type { Diagnostic } from '../org/protocol.ts';

/** One entry of `buildErrors` in docs/local-org-http.md. */
export interface BuildError {
    source: 'apex' | 'metadata' | 'bundle';
    file: string;
    line: number;
    column: number;
    message: string;
}

/** What is wrong with the sources at the moment, from the bundler and from the org. */
export class BuildState {
    #bundle: BundleError[] = [];
    #org: BuildError[] = [];
    readonly #log: (line: string) => void;

    constructor(log: (line: string) => void) {
        this.#log = log;
    }

    /** Everything that is wrong now. */
    errors(): (BuildError | BundleError)[] {
        return [...this.#bundle, ...this.#org];
    }

    /** Replaces what the bundler found, and logs it. */
    setBundle(errors: BundleError[]): void {
        this.#bundle = errors;
        for (const error of errors) this.#tell(error);
    }

    /** Replaces what the org found, and logs it. */
    setOrg(diagnostics: readonly Diagnostic[]): void {
        this.#org = diagnostics
            .filter((entry) => entry.severity === 'error')
            .map(({ source, path, line, column, message }) => ({ source, file: path, line, column, message }));
        for (const error of this.#org) this.#tell(error);
    }

    #tell(error: { file: string; line: number; column: number; message: string }): void {
        this.#log(error.file === '' ? error.message : `${error.file}:${error.line}:${error.column} ${error.message}`);
    }
}
