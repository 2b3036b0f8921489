import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Measure } from './measure.ts';
import { copyProject, orgCommand, packageDirectories } from './processes.ts';

const METHODS = 300;

/**
 * 300 methods of the package's own test classes: every class in turn through the alphabet's thirds, so that no domain is left out, until there are
 * enough; or classes again under further names where there are too few. A new folder each run, so that everything is parsed and compiled anew.
 */
export const apexTests: Measure = {
    name: 'apex-tests',
    title: `${METHODS} Apex tests from a cold process, parsing and compilation included`,
    unit: 's',
    budget: 10,
    async prepare(folder) {
        return { run: () => secondsOf(newProject(folder)) };
    }
};

interface TestProject {
    folder: string;
    methods: number;
}

function newProject(folder: string): TestProject {
    const project = copyProject(mkdtempSync(path.join(folder, 'run-')));
    return { folder: project, methods: chooseTests(project) };
}

/** How long a process takes that runs all tests of a project; throws when they are not all there or one fails. */
async function secondsOf({ folder, methods }: TestProject): Promise<number> {
    const start = performance.now();
    const output = await orgCommand(folder, ['test'], [0, 1]);
    const took = performance.now() - start;
    const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
    if (failed !== '0') throw new Error(`${passed} passed, ${failed} failed`);
    if (Number(passed) < METHODS) throw new Error(`${passed} of ${methods} methods ran`);
    return took / 1000;
}

/** Copies or removes test classes until the project has 300 test methods or a few more, and says how many it has then. */
function chooseTests(project: string): number {
    const files = packageDirectories()
        .flatMap((directory) => globSync(`${directory}/**/*Test.cls`, { cwd: project }))
        .sort();
    const classes = files.map((file) => {
        const text = readFileSync(path.join(project, file), 'utf8');
        return { file, text, methods: (text.match(/@IsTest\s+(?:private|public)?\s*static/gi) ?? []).length };
    });
    let methods = classes.reduce((sum, { methods: own }) => sum + own, 0);
    if (methods === 0) throw new Error('the package has no Apex tests');
    for (const { file, methods: own } of spread(classes).reverse()) {
        if (methods - own < METHODS) continue;
        rmSync(path.join(project, file));
        rmSync(path.join(project, `${file}-meta.xml`));
        methods -= own;
    }
    for (let copy = 2; methods < METHODS; copy++) {
        for (const { file, text, methods: own } of classes) {
            if (methods >= METHODS) break;
            const name = path.basename(file, '.cls');
            const target = path.join(project, path.dirname(file), `${name}${copy}.cls`);
            writeFileSync(target, text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}${copy}`));
            cpSync(path.join(project, `${file}-meta.xml`), `${target}-meta.xml`);
            methods += own;
        }
    }
    return methods;
}

/** Every third one, then the ones after them, then the rest. */
function spread<T>(list: readonly T[]): T[] {
    return [0, 1, 2].flatMap((first) => list.filter((_, index) => index % 3 === first));
}
