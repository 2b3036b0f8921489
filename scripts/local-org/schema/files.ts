/** Finds the metadata files of an SFDX source tree and says what each is, by its name alone: folders may be arranged freely. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

export interface SourceFile {
    path: string;
    /** Relative to the project, with slashes, for messages. */
    shown: string;
    /** `field`, `object`, `permissionset`, ...; the word before `-meta.xml`. */
    kind: string;
    /** File name without suffixes, decoded. */
    name: string;
    /** The object's folder, for parts of an object; '' otherwise. */
    object: string;
}

const OBJECT_PARTS = new Set([
    'field',
    'validationRule',
    'recordType',
    'listView',
    'compactLayout',
    'fieldSet',
    'sharingReason',
    'businessProcess',
    'webLink',
    'index'
]);
const SKIPPED = new Set(['node_modules', '.git', '.sfdx', '.sf', '__tests__', 'lwc', 'aura']);

function decode(name: string): string {
    try {
        return decodeURIComponent(name);
    } catch {
        return name;
    }
}

function classify(path: string, shown: string): SourceFile | null {
    const file = basename(path);
    const parts = path.split('/');
    const objects = parts.lastIndexOf('objects');
    const folder = objects >= 0 && objects < parts.length - 2 ? parts[objects + 1]! : '';
    if (file.endsWith('.cls')) return { path, shown, kind: 'class', name: file.slice(0, -4), object: '' };
    if (file.endsWith('.trigger')) return { path, shown, kind: 'trigger', name: file.slice(0, -8), object: '' };
    const match = /^(.+)\.([A-Za-z]+)-meta\.xml$/.exec(file);
    if (match === null) return null;
    const kind = match[2]!;
    if (kind === 'cls' || kind === 'trigger') return null;
    const isPart = OBJECT_PARTS.has(kind);
    return { path, shown, kind, name: decode(match[1]!), object: isPart || kind === 'object' ? folder : '' };
}

/** Every recognisable file under the folders, sorted by path so that a model does not depend on the file system's order. */
export function findSources(projectDir: string, sourceDirs: readonly string[]): SourceFile[] {
    const found: SourceFile[] = [];
    const walk = (folder: string): void => {
        // Below a folder of static resources stand their contents, which may look like anything.
        const isContents = basename(folder) === 'staticresources';
        for (const entry of readdirSync(folder, { withFileTypes: true })) {
            const path = join(folder, entry.name);
            if (entry.isDirectory()) {
                if (!SKIPPED.has(entry.name) && !isContents) walk(path);
                continue;
            }
            const file = classify(path, relative(projectDir, path).replaceAll('\\', '/'));
            if (file !== null && (!isContents || file.kind === 'resource')) found.push(file);
        }
    };
    for (const folder of sourceDirs) {
        const path = join(projectDir, folder);
        if (!existsSync(path)) throw new Error(`source folder ${folder} does not exist`);
        walk(path);
    }
    return found.sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
}
