/** One test method's outcome, as `test --json` prints it. */
export interface TestOutcome {
    className: string;
    method: string;
    outcome: 'passed' | 'failed' | 'unsupported' | 'internal';
    message: string | null;
}

/** Everything that one suite gave. */
export interface SuiteResult {
    name: string;
    commit: string;
    /** Wall-clock time with compilation (s). */
    seconds: number;
    tests: TestOutcome[];
    /** Compile errors. */
    problems: { path: string; line: number; message: string }[];
    /** Why the suite did not run; null when it did. */
    error: string | null;
}

/** Tests that did not pass for one reason. */
export interface Cause {
    outcome: TestOutcome['outcome'];
    text: string;
    count: number;
    /** One of them: `Class.method`. */
    example: string;
}

/** Unsupported by member, the rest by message; ids, numbers and long literals are left out so that equal causes meet. */
export function causesOf(result: SuiteResult): Cause[] {
    const causes = new Map<string, Cause>();
    for (const test of result.tests) {
        if (test.outcome === 'passed') continue;
        const text = causeText(test);
        const key = `${test.outcome} ${text}`;
        const known = causes.get(key);
        if (known) known.count++;
        else causes.set(key, { outcome: test.outcome, text, count: 1, example: `${test.className}.${test.method}` });
    }
    return [...causes.values()].sort((left, right) => right.count - left.count);
}

function causeText({ outcome, message }: TestOutcome): string {
    const line = (message ?? '').split('\n')[0]!.replace(/^@TestSetup \w+: /, '');
    if (outcome === 'unsupported')
        return line.replace(/^Not supported by the local org: /, '').replace(/ \([^()]*, line \d+\)$/, '');
    return line
        .replace(/\b(?=\w*\d)[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?\b/g, '<id>')
        .replace(/\S+\/(\w+\.(?:cls|trigger)):\d+:\d+/, '$1:')
        .replace(/\d+/g, 'n')
        .slice(0, 160);
}

const count = (result: SuiteResult, outcome: TestOutcome['outcome']): number =>
    result.tests.filter((test) => test.outcome === outcome).length;

/** A Markdown table, one row a suite, everything in the denominator. */
export function resultTable(results: readonly SuiteResult[]): string {
    const rows = results.map((result) => {
        const passed = count(result, 'passed');
        const share = result.tests.length === 0 ? '-' : `${((100 * passed) / result.tests.length).toFixed(1)} %`;
        const cells = [
            result.name,
            result.commit.slice(0, 12) || '-',
            result.tests.length,
            passed,
            count(result, 'failed'),
            count(result, 'unsupported'),
            count(result, 'internal'),
            result.problems.length,
            share
        ];
        return `| ${cells.join(' | ')} |`;
    });
    const head = ['suite', 'commit', 'tests', 'passed', 'failed', 'unsupported', 'internal', 'compile errors', 'share'];
    return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows, ''].join('\n');
}

/** What kept a suite's tests from passing, most frequent first. */
export function causeList(result: SuiteResult, causes: readonly Cause[], most: number): string {
    if (result.error !== null) return `\n## ${result.name}\n\nDid not run: ${result.error}\n`;
    const lines = causes
        .slice(0, most)
        .map((cause) => `- ${cause.count} ${cause.outcome}: ${cause.text} (${cause.example})`);
    if (causes.length > most) lines.push(`- and ${causes.length - most} more causes`);
    for (const problem of result.problems.slice(0, 5))
        lines.push(`- compile error: ${problem.path.replace(/^.*\//, '')}:${problem.line} ${problem.message}`);
    return lines.length === 0 ? '' : `\n## ${result.name}\n\n${lines.join('\n')}\n`;
}
