/** Assertions that are flipped must fail: in the package's own Apex tests and in the conformance specs of the local org. */
import path from 'node:path';
import type { Finding } from '../lib/finding.ts';
import { openProject, projectRoot } from '../lib/project.ts';
import { mutationText, unkilled } from '../mutation/report.ts';
import { mutate, mutationFolder, type MutationResult } from '../mutation/run.ts';
import type { Tree } from '../mutation/working-copy.ts';

export const title = 'flipped assertions fail';

const COUNT = 200;
/** Any number does; the same one gives the same assertions as long as the tests are the same. */
const SEED = 1;

/** Flips assertions of both trees and runs their tests. */
export async function run(): Promise<Finding[]> {
    const trees: Tree[] = [
        {
            name: 'package',
            sources: openProject().sources.map((source) => path.join(projectRoot, source)),
            namespace: ''
        },
        { name: 'specs', sources: [path.join(projectRoot, 'scripts/local-org/spec')], namespace: '' }
    ];
    return mutationFindings(await mutate(trees, { count: COUNT, seed: SEED, folder: mutationFolder }), COUNT);
}

/** What is wrong with a run: mutants that live, trees that did not run, and fewer mutants than were asked for. */
export function mutationFindings(results: readonly MutationResult[], count: number): Finding[] {
    const file = 'scripts/checks/verify/mutation.ts';
    const ran = results.flatMap(({ mutants }) => mutants).filter(({ fate }) => fate !== 'not run').length;
    return [
        ...results.flatMap((result) => [
            ...(result.error === null ? [] : [{ file, rule: 'mutation', message: `${result.name}: ${result.error}` }]),
            ...unkilled(result).map((mutant) => ({
                file: mutant.file,
                line: mutant.line,
                rule: 'mutant',
                message: mutationText(mutant)
            }))
        ]),
        ...(ran < count ? [{ file, rule: 'mutation', message: `only ${ran} of ${count} flipped assertions ran` }] : [])
    ];
}
