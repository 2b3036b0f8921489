import path from 'node:path';
import { runCommand } from '../checks/lib/command.ts';
import { projectRoot } from '../checks/lib/project.ts';
import type { Measure } from './measure.ts';

/** 1.2 MB of generated Apex, parsed, checked and compiled to JavaScript in a process of its own; reading the metadata is not counted. */
export const compile: Measure = {
    name: 'compile',
    title: '1.2 MB of Apex compiled, cold process',
    unit: 's',
    budget: null,
    async prepare() {
        return {
            async run() {
                const result = await runCommand(
                    process.execPath,
                    [path.join(import.meta.dirname, 'compile-process.ts')],
                    { cwd: projectRoot }
                );
                if (result.code !== 0) throw new Error(result.output.slice(-500));
                return Number(result.stdout) / 1000;
            }
        };
    }
};
