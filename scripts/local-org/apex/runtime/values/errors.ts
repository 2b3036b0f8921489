/**
 * JavaScript errors that Apex code can never catch: the kernel rethrows them from every generated `catch` and skips
 * `finally` for them. Anything else that is not an ApexException is a bug of the local org.
 */

/** A governor limit was passed (System.LimitException). */
export class LimitError extends Error {
    readonly typeName = 'System.LimitException';
}

/** A failed System.assert* or Assert.* call (System.AssertException). */
export class AssertError extends Error {
    readonly typeName = 'System.AssertException';
}

/** A platform member that the local org does not model. `where` is `Class: line n` when known. */
export class UnsupportedError extends Error {
    readonly member: string;
    readonly className: string | null;
    readonly line: number | null;

    constructor(member: string, className: string | null = null, line: number | null = null) {
        const where = className === null ? '' : ` (${className}${line === null ? '' : `, line ${line}`})`;
        super(`Not supported by the local org: ${member}${where}`);
        this.member = member;
        this.className = className;
        this.line = line;
    }
}

/** True for errors that no Apex `catch` sees. */
export function isUncatchable(error: unknown): boolean {
    return error instanceof LimitError || error instanceof AssertError || error instanceof UnsupportedError;
}
