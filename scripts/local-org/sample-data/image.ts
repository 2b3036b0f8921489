import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { localDay } from '../org/local-day.ts';
import { Org } from '../org/org.ts';
import type { OrgOptions } from '../org/protocol.ts';
import { loadSampleData } from './load.ts';

const LOCAL_ORG = path.join(import.meta.dirname, '..');
/** Kept beside the installed packages: whoever installs again starts over. */
const FOLDER = path.join(LOCAL_ORG, '../../node_modules/.cache/keystone-local-org');
/** More than one: tests pin different days. */
const MOST_IMAGES = 4;
/** Nothing in these decides about the records. */
const IRRELEVANT = /(^|\/)(browser-tests|crash-tests|shell|bundle|spec|fixtures)\/|\.test\.ts$/;

/**
 * A database that holds the sample data, for tests, most of which need it: loading takes longer than what they do with it. Kept on disk between
 * processes for as long as the sources and the day stay the same.
 */
export function sampleImage(options: OrgOptions): Uint8Array {
    const file = path.join(FOLDER, `sample-${keyOf(options)}.sqlite`);
    if (fs.existsSync(file)) return fs.readFileSync(file);
    const org = Org.open({ ...options, databaseFile: ':memory:' });
    try {
        loadSampleData(org, () => undefined);
        const image = org.store.serialize();
        keep(file, image);
        return image;
    } finally {
        org.close();
    }
}

/** Everything that the records depend on: package, local org, namespace and day. */
function keyOf({ sourceDirectories, namespace, today }: OrgOptions): string {
    const hash = createHash('sha256').update(`${namespace}\n${today ?? localDay(Date.now(), 'UTC')}`);
    for (const folder of [...sourceDirectories, LOCAL_ORG]) {
        for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
            const file = path.join(entry.parentPath, entry.name);
            const name = path.relative(folder, file).replaceAll(path.sep, '/');
            if (entry.isFile() && !IRRELEVANT.test(name)) hash.update(`\n${name}\n`).update(fs.readFileSync(file));
        }
    }
    return hash.digest('hex').slice(0, 16);
}

/** Whole or not at all, because test files run side by side; what is oldest goes. */
function keep(file: string, image: Uint8Array): void {
    fs.mkdirSync(FOLDER, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    fs.writeFileSync(unfinished, image);
    fs.renameSync(unfinished, file);
    const images = fs
        .readdirSync(FOLDER)
        .filter((name) => /^sample-\w+\.sqlite$/.test(name))
        .map((name) => ({ name: path.join(FOLDER, name), time: fs.statSync(path.join(FOLDER, name)).mtimeMs }))
        .sort((left, right) => right.time - left.time);
    for (const { name } of images.slice(MOST_IMAGES)) fs.rmSync(name, { force: true });
}
