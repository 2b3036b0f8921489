import path from 'node:path';

/** One thing that a check objects to. */
export interface Finding {
    /** Path inside the project, with forward slashes; the folder or file the finding is about. */
    file: string;
    /** 1-based; absent when the finding is about the whole file. */
    line?: number;
    /** Short name of the rule, stable, because accepted.json names it. */
    rule: string;
    /** What is wrong, for a person who reads only this line. */
    message: string;
}

/** A finding that is known and lives on for a reason that somebody wrote down. */
export interface AcceptedFinding {
    /** A path, or a pattern over paths. */
    file: string;
    rule: string;
    /** Part of the message, where one file has several findings of the rule and not all are accepted. */
    message?: string;
    reason: string;
    /** Not found on every machine, because the tool works against the clock: it need not be found. */
    sometimes?: boolean;
}

/** Thrown by a check that cannot run here, e.g. for want of Java: neither passed nor failed on its merits. */
export class CannotRun extends Error {
    override name = 'CannotRun';
}

/** What `verify` does with the findings of a check. */
export interface Sorted {
    open: Finding[];
    accepted: { finding: Finding; reason: string }[];
}

/**
 * Splits findings into open ones and those with a recorded reason.
 * @param used filled with the entries of `accepted` that matched something
 */
export function sortFindings(
    findings: readonly Finding[],
    accepted: readonly AcceptedFinding[],
    used: Set<AcceptedFinding>
): Sorted {
    const result: Sorted = { open: [], accepted: [] };
    for (const finding of findings) {
        const entry = accepted.find(
            (candidate) =>
                (candidate.file === finding.file || path.posix.matchesGlob(finding.file, candidate.file)) &&
                candidate.rule === finding.rule &&
                (candidate.message === undefined || finding.message.includes(candidate.message))
        );
        if (entry === undefined) {
            result.open.push(finding);
        } else {
            used.add(entry);
            result.accepted.push({ finding, reason: entry.reason });
        }
    }
    return result;
}

/** A finding as one line of text, in the form that terminals make clickable. */
export function formatFinding(finding: Finding): string {
    const place = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
    return `${place}  ${finding.message}  [${finding.rule}]`;
}
