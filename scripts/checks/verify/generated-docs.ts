/** Pages that are written from the metadata say what the metadata says. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documents } from '../docs/documents.ts';
import type { Finding } from '../lib/finding.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'generated documentation';

/** Compares every generated page with the file that is there. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    return documents(project).flatMap(({ file, text }) => {
        const absolute = path.join(project.root, file);
        if (!existsSync(absolute))
            return [{ file, rule: 'generated-docs', message: 'does not exist; npm run docs writes it' }];
        const there = readFileSync(absolute, 'utf8').replaceAll('\r\n', '\n');
        return there === text ? [] : [difference(file, there.split('\n'), text.split('\n'))];
    });
}

function difference(file: string, there: readonly string[], wanted: readonly string[]): Finding {
    const index = wanted.findIndex((line, at) => line !== there[at]);
    const at = index === -1 ? wanted.length : index;
    const show = (line: string | undefined) => (line === undefined ? 'nothing' : `"${line.slice(0, 120)}"`);
    return {
        file,
        line: at + 1,
        rule: 'generated-docs',
        message: `is out of date (npm run docs): ${show(there[at])} instead of ${show(wanted[at])}`
    };
}
