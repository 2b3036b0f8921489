import path from 'node:path';
import { runTests, type RunOptions, type TestRun } from '../../local-org/testing/pool.ts';
import type { TestResult } from '../../local-org/testing/protocol.ts';
import { projectRoot } from '../lib/project.ts';
import { findAssertions, type Assertion } from './assertions.ts';
import { instrument, type Probe } from './instrument.ts';
import { hasHeld, judge, type Fate } from './judge.ts';
import { sample } from './sample.ts';
import { type Tree, WorkingCopy } from './working-copy.ts';

/** Where working copies are made; git does not see it. */
export const mutationFolder = path.join(projectRoot, 'artifacts/mutation');

/** A flipped assertion and what became of it. */
export interface Mutant {
    /** Path inside the tree's project. */
    file: string;
    line: number;
    className: string;
    method: string;
    /** The assertion as it is in the sources. */
    text: string;
    /** What was written instead of a part of it. */
    flip: string;
    fate: Fate;
    /** What the test method failed with. */
    message: string | null;
}

/** What a tree gave. */
export interface MutationResult {
    name: string;
    /** Assertions in test methods that can be flipped. */
    assertions: number;
    /** Those that held in a test method that passed; the others are not flipped. */
    held: number;
    mutants: Mutant[];
    /** Why the tree did not run; null when it did. */
    error: string | null;
}

/** How many, which ones, where and by what. */
export interface MutationOptions {
    /** Mutants of all trees together. */
    count: number;
    seed: number;
    /** Folder for working copies; its contents do not outlast the run. */
    folder: string;
    /** Stands in for the local org's own. */
    runTests?: (options: RunOptions) => Promise<TestRun>;
    onStep?: (text: string) => void;
}

/** A class with assertions. */
interface TestFile {
    file: string;
    className: string;
    source: string;
    assertions: Assertion[];
}

/** An assertion that may be flipped. */
interface Candidate {
    subject: Subject;
    test: TestFile;
    probe: Probe;
    groups: string[];
}

/**
 * Flips assertions that hold and runs their test methods: every one must fail. Each tree runs once as it is, then once for
 * each flipped assertion of the test method that has most, because a method has one flipped assertion at a time.
 */
export async function mutate(trees: readonly Tree[], options: MutationOptions): Promise<MutationResult[]> {
    const subjects: Subject[] = [];
    try {
        const candidates: Candidate[] = [];
        for (const tree of trees) {
            const subject = new Subject(tree, options);
            subjects.push(subject);
            candidates.push(...(await subject.findCandidates()));
        }
        const chosen = sample(candidates, options.count, options.seed);
        for (const subject of subjects) await subject.flip(chosen.filter((each) => each.subject === subject));
        return subjects.map((subject) => subject.result);
    } finally {
        for (const subject of subjects) subject.remove();
    }
}

/** A tree at work. */
class Subject {
    readonly result: MutationResult;
    readonly #options: MutationOptions;
    readonly #copy: WorkingCopy;
    readonly #files: TestFile[];

    constructor(tree: Tree, options: MutationOptions) {
        this.#options = options;
        this.#copy = new WorkingCopy(tree, path.join(options.folder, tree.name.replace(/\W+/g, '-')));
        this.#files = readTests(this.#copy);
        const assertions = this.#files.reduce((sum, file) => sum + file.assertions.length, 0);
        this.result = { name: tree.name, assertions, held: 0, mutants: [], error: null };
    }

    /** Runs the tree with every assertion as it is; those that held are candidates. */
    async findCandidates(): Promise<Candidate[]> {
        this.#options.onStep?.(`${this.result.name} as it is`);
        const probes = this.#write(new Set());
        if (probes.length === 0) return [];
        const { results, inventory } = await this.#run([]);
        const [problem] = inventory.problems;
        if (results.length === 0)
            this.result.error = problem ? `${problem.path}:${problem.line} ${problem.message}` : 'no test ran';
        const byMethod = indexed(results);
        const candidates = probes
            .filter(({ test, probe }) => hasHeld(byMethod.get(keyOf(test, probe)), test.file, probe))
            .map(({ test, probe }) => ({
                subject: this as Subject,
                test,
                probe,
                groups: [this.result.name, test.className, probe.assertion.method]
            }));
        this.result.held = candidates.length;
        return candidates;
    }

    /** Flips the assertions, no two of a method at a time. */
    async flip(candidates: readonly Candidate[]): Promise<void> {
        const methods = [...Map.groupBy(candidates, ({ test, probe }) => keyOf(test, probe)).values()];
        const rounds = Math.max(0, ...methods.map((each) => each.length));
        for (let round = 0; round < rounds; round++) {
            const flipped = methods.flatMap((each) => each.slice(round, round + 1));
            this.#options.onStep?.(`${this.result.name}, ${flipped.length} assertions flipped`);
            this.#write(new Set(flipped.map(({ probe }) => probe.assertion)));
            const byMethod = indexed(
                (await this.#run(flipped.map(({ test, probe }) => `${test.className}.${probe.assertion.method}`)))
                    .results
            );
            for (const { test, probe } of flipped) {
                const { line, text, method, flip } = probe.assertion;
                this.result.mutants.push({
                    file: test.file,
                    line,
                    className: test.className,
                    method,
                    text,
                    flip: flip.text,
                    ...judge(byMethod.get(keyOf(test, probe)), test.file, probe)
                });
            }
        }
    }

    remove(): void {
        this.#copy.remove();
    }

    #write(flipped: ReadonlySet<Assertion>): { test: TestFile; probe: Probe }[] {
        return this.#files.flatMap((test) => {
            const { text, probes } = instrument(test.source, test.assertions, flipped);
            this.#copy.write(test.file, text);
            return probes.map((probe) => ({ test, probe }));
        });
    }

    #run(only: string[]): Promise<TestRun> {
        return (this.#options.runTests ?? runTests)({
            org: this.#copy.org,
            only,
            coverage: false,
            methodCoverage: true,
            onResult: () => undefined
        });
    }
}

function readTests(copy: WorkingCopy): TestFile[] {
    const files = copy.classFiles();
    const taken = new Set(files.map((file) => path.posix.basename(file, '.cls').toLowerCase()));
    return (
        files
            .map((file) => ({ file, className: path.posix.basename(file, '.cls'), source: copy.read(file) }))
            // Parsing is dear, and most classes are no tests.
            .filter(({ source }) => /@istest/i.test(source))
            .map((each) => ({ ...each, assertions: findAssertions(each.source, taken) }))
            .filter(({ assertions }) => assertions.length > 0)
    );
}

function keyOf(test: TestFile, probe: Probe): string {
    return `${test.className}.${probe.assertion.method}`.toLowerCase();
}

function indexed(results: readonly TestResult[]): Map<string, TestResult> {
    return new Map(results.map((result) => [`${result.className}.${result.method}`.toLowerCase(), result]));
}
