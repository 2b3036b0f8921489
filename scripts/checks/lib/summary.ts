/** How one step of a run ended. */
export interface StepResult {
    name: string;
    passed: number;
    failed: number;
    /** Wall-clock milliseconds. */
    ms: number;
    /** Anything worth a word in the table, e.g. the coverage. */
    note?: string;
}

/** Adds up the counts of all steps. */
export function total(results: readonly StepResult[]): { passed: number; failed: number } {
    const sum = (pick: (result: StepResult) => number) => results.reduce((before, result) => before + pick(result), 0);
    return { passed: sum((result) => result.passed), failed: sum((result) => result.failed) };
}

/** `not run` where a step neither passed nor failed. */
export function verdict(result: StepResult): string {
    if (result.failed > 0) return 'FAILED';
    return result.passed > 0 ? 'ok' : 'not run';
}

/** The steps as a table for a terminal. */
export function formatSummary(results: readonly StepResult[]): string {
    const rows = results.map((result) => [
        verdict(result),
        result.name,
        `${result.passed} passed`,
        `${result.failed} failed`,
        `${(result.ms / 1000).toFixed(1)} s`,
        result.note ?? ''
    ]);
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
    return rows
        .map((row) =>
            row
                .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column] ?? 0)))
                .join('  ')
        )
        .map((line) => line.trimEnd())
        .join('\n');
}
