import { existsSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../checks/lib/command.ts';
import { projectRoot } from '../checks/lib/project.ts';
import type { Measure } from './measure.ts';
import { orgCommand } from './processes.ts';

/** The day that the data set stands for. */
export const TODAY = '2026-11-22';
/** How its files are loaded. */
export const MAP = path.join(projectRoot, 'scripts/checks/data/crm-sales-opportunities.map.json');

/** Shapes the data set into data-load files; a text says why that is not possible. */
export async function shape(dataSet: string, folder: string): Promise<{ csv: string } | string> {
    const script = path.join(dataSet, 'shape.mjs');
    if (!existsSync(script)) return 'the data set is not there';
    const csv = path.join(folder, 'csv');
    const shaped = await runCommand(process.execPath, [script, csv], { cwd: folder });
    return shaped.code === 0 ? { csv } : shaped.output.slice(-300);
}

/** `npm run org -- import` of the data set (8,800 opportunities with a line each) into an empty org, as a process of its own. */
export function importData(dataSet: string): Measure {
    return {
        name: 'import',
        title: 'Import of 8,800 opportunities with lines, into an empty org',
        unit: 's',
        budget: 15,
        async prepare(folder) {
            const shaped = await shape(dataSet, folder);
            if (typeof shaped === 'string') return shaped;
            return {
                async run() {
                    const data = path.join(mkdtempSync(path.join(folder, 'org-')), 'data');
                    await orgCommand(projectRoot, ['reset', '--empty', '--data', data]);
                    const start = performance.now();
                    await orgCommand(projectRoot, [
                        'import',
                        shaped.csv,
                        '--map',
                        MAP,
                        '--today',
                        TODAY,
                        '--data',
                        data
                    ]);
                    return (performance.now() - start) / 1000;
                }
            };
        }
    };
}
