import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One checked-out suite. */
export interface Suite {
    /** `owner/name`. */
    name: string;
    /** Commit id, or '' when it is not known. */
    commit: string;
    /** Absolute source folders. */
    sources: string[];
    /** Namespace that the suite's own project runs under. */
    namespace: string;
}

interface ProjectFile {
    namespace?: string;
    packageDirectories?: { path: string; default?: boolean }[];
}

/** The suites below a folder, by name: every folder in it that holds Apex classes. */
export function findSuites(folder: string): Suite[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map((entry) => openSuite(path.join(folder, entry.name)))
        .filter((suite) => suite.sources.length > 0)
        .sort((left, right) => left.name.localeCompare(right.name));
}

/** Opens one suite: the package directories of its project file, or the whole folder where it has none. */
export function openSuite(directory: string): Suite {
    const file = path.join(directory, 'sfdx-project.json');
    const project = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProjectFile) : {};
    const entries = project.packageDirectories ?? [{ path: '.', default: true }];
    const ordered = [...entries].sort((left, right) => Number(right.default ?? false) - Number(left.default ?? false));
    return {
        name: path.basename(directory).replace('+', '/'),
        commit: commitOf(directory),
        sources: withoutCopies(ordered.map((entry) => path.join(directory, entry.path))),
        namespace: project.namespace ?? ''
    };
}

/** Package directories that repeat classes of an earlier one are alternatives to it: they cannot be deployed together. */
function withoutCopies(directories: readonly string[]): string[] {
    const seen = new Set<string>();
    return directories.filter((directory) => {
        if (!existsSync(directory)) return false;
        const names = globSync('**/*.{cls,trigger}', { cwd: directory }).map((each) =>
            path.basename(each).toLowerCase()
        );
        if (names.some((name) => seen.has(name))) return false;
        for (const name of names) seen.add(name);
        return true;
    });
}

function commitOf(directory: string): string {
    const note = path.join(directory, '.commit');
    if (existsSync(note)) return readFileSync(note, 'utf8').trim();
    if (!existsSync(path.join(directory, '.git'))) return '';
    return execFileSync('git', ['-C', directory, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
}
