import type { Fate } from './judge.ts';
import type { Mutant, MutationResult } from './run.ts';

const FATES: readonly Fate[] = ['killed', 'survived', 'not run', 'unsupported', 'internal'];

/** A Markdown table, one row a tree and one for all of them. */
export function mutationTable(results: readonly MutationResult[]): string {
    const head = ['suite', 'assertions', 'that held', 'flipped', ...FATES];
    const rows = results.map((result) => [result.name, ...counts(result)]);
    const sums = results
        .map(counts)
        .reduce(
            (sum, each) => each.map((count, at) => count + sum[at]!),
            counts({ assertions: 0, held: 0, mutants: [] })
        );
    if (results.length > 1) rows.push(['all', ...sums]);
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function counts({ assertions, held, mutants }: Pick<MutationResult, 'assertions' | 'held' | 'mutants'>): number[] {
    const fates = FATES.map((fate) => mutants.filter((mutant) => mutant.fate === fate).length);
    return [assertions, held, mutants.length, ...fates];
}

/** Mutants that ran and were not killed: each is a fault of the local org. */
export function unkilled(result: MutationResult): Mutant[] {
    return result.mutants.filter(({ fate }) => fate !== 'killed' && fate !== 'not run');
}

/** One mutant as a line: what was asserted, what was written instead, and how it ended. */
export function mutationText({ className, method, text, flip, fate, message }: Mutant): string {
    const end = message === null ? '' : `: ${message.split('\n')[0]}`;
    return `${fate}: ${className}.${method}: ${text} with ${flip}${end}`;
}

/** Everything that a person should look at, after the table. */
export function mutationProblems(results: readonly MutationResult[]): string {
    return results
        .flatMap((result) => [
            ...(result.error === null ? [] : [`${result.name} did not run: ${result.error}`]),
            ...unkilled(result).map((mutant) => `${result.name} ${mutant.file}:${mutant.line} ${mutationText(mutant)}`)
        ])
        .map((line) => `${line}\n`)
        .join('');
}
