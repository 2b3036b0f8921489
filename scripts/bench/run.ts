/**
 * `npm run bench`: measures the local org against its budgets; five runs each, the median counts. A report, not a test: it never fails
 * on a time, because that depends on the machine.
 *
 * Usage: npm run bench [-- --runs N] [--only NAME[,NAME]] (also the first words of names: map, map-frame) [--data DIR] [--write]
 * DIR holds the data set "CRM Sales Opportunities"; --write puts the table into docs/performance.md.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withTemporaryFolder } from '../checks/lib/temporary.ts';
import { projectRoot } from '../checks/lib/project.ts';
import { apexTests } from './apex-tests.ts';
import { coldStart } from './cold-start.ts';
import { compile } from './compile.ts';
import { importData } from './import-data.ts';
import { insertRecords } from './insert-records.ts';
import { mapMeasures } from './map/measures.ts';
import { matrix } from './matrix/measures.ts';
import type { Figures, Measure } from './measure.ts';
import { queries } from './queries.ts';
import { reloads } from './reloads.ts';
import { markdown, terminal } from './report.ts';

const { values } = parseArgs({
    options: {
        runs: { type: 'string', default: '5' },
        only: { type: 'string' },
        data: { type: 'string', default: path.join(projectRoot, '../shared/data/crm-sales-opportunities') },
        write: { type: 'boolean', default: false }
    }
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a number from 1, not ${values.runs}`);
const dataSet = path.resolve(values.data);
const map = mapMeasures();
const measures: Measure[] = [
    coldStart,
    ...reloads,
    apexTests,
    importData(dataSet),
    ...insertRecords,
    ...queries(dataSet),
    compile,
    ...map.measures,
    ...matrix
];
const only = values.only?.split(',') ?? [];
/** A name, or the first words of several. */
const isMeant = (wanted: string, name: string): boolean => name === wanted || name.startsWith(`${wanted}-`);
const unknown = only.filter((wanted) => !measures.some(({ name }) => isMeant(wanted, name)));
if (unknown.length > 0)
    throw new Error(
        `no measure ${unknown.join(', ')}; there are: ${measures.map((measure) => measure.name).join(', ')}`
    );

const figures: Figures[] = [];
for (const measure of measures.filter(
    ({ name }) => only.length === 0 || only.some((wanted) => isMeant(wanted, name))
)) {
    process.stderr.write(`${measure.title} ...\n`);
    figures.push(await withTemporaryFolder((folder) => take(measure, folder)));
}
await map.close();
process.stdout.write(
    `\n${os.availableParallelism()} processors, Node ${process.versions.node}, median of ${runs}\n\n${terminal(figures)}\n`
);
if (values.write) {
    const file = path.join(projectRoot, 'docs/performance.md');
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(
        file,
        text.replace(
            /(<!-- table -->\n)[\s\S]*?(<!-- end of table -->)/,
            (_all, begin: string, end: string) => `${begin}\n${markdown(figures, runs)}\n\n${end}`
        )
    );
}

/** All runs of one measure; what goes wrong stands in the table instead of a figure. */
async function take(measure: Measure, folder: string): Promise<Figures> {
    const taken: number[] = [];
    try {
        const prepared = await measure.prepare(folder);
        if (typeof prepared === 'string') return { measure, values: taken, problem: prepared };
        try {
            for (let run = 0; run < runs; run++) taken.push(await prepared.run());
        } finally {
            await prepared.close?.();
        }
        return { measure, values: taken, problem: null };
    } catch (error) {
        return { measure, values: taken, problem: error instanceof Error ? error.message : String(error) };
    }
}
