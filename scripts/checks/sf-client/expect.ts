import type { Finding } from '../lib/finding.ts';
import type { SfResult } from './client.ts';

/** What a command should do: its exit code, values in its JSON by path (`result.records.0.Name`), texts in its output. */
export interface Expected {
    code?: number;
    json?: Record<string, unknown>;
    output?: readonly (string | RegExp)[];
}

/** Longest part of a command's output that a finding shows (characters). */
const shown = 1500;

/** The finding about a command that did not do what it should; none when it did. */
export function findingsOf(what: string, result: SfResult, expected: Expected): Finding[] {
    const wrong: string[] = [];
    const code = expected.code ?? 0;
    if (result.code !== code) wrong.push(`exit code ${result.code} instead of ${code}`);
    for (const [path, value] of Object.entries(expected.json ?? {})) {
        const actual = valueAt(result.json, path);
        if (actual !== value) wrong.push(`${path} is ${JSON.stringify(actual)} instead of ${JSON.stringify(value)}`);
    }
    for (const text of expected.output ?? []) {
        const found = typeof text === 'string' ? result.output.includes(text) : text.test(result.output);
        if (!found) wrong.push(`the output lacks ${String(text)}`);
    }
    if (wrong.length === 0) return [];
    const message = `${what}: ${wrong.join('; ')}\n    ${result.command}\n${result.output.trim().slice(0, shown)}`;
    return [{ file: 'scripts/local-org/server', rule: 'sf-client', message }];
}

/** The value at a path of names and indices; undefined where there is none. */
export function valueAt(json: unknown, path: string): unknown {
    return path
        .split('.')
        .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], json);
}
