/**
 * `npm run docs`: writes the pages under docs/ that are generated from the metadata. `npm run verify` tells when one is out of date.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { documents } from './docs/documents.ts';
import { openProject } from './lib/project.ts';

const project = openProject();
for (const { file, text } of documents(project)) {
    writeFileSync(path.join(project.root, file), text);
    console.log(`${file}: ${text.split('\n').length - 1} lines`);
}
