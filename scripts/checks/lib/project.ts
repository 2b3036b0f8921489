import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The tree that checks look at: the project itself, or a broken fixture of a check's own test. */
export interface Project {
    /** Absolute path of the folder with sfdx-project.json. */
    readonly root: string;
    /** Paths of the package directories inside root. */
    readonly sources: readonly string[];
    readonly namespace: string;
    /** sourceApiVersion, e.g. `68.0`. */
    readonly apiVersion: string;
}

/** The project these scripts belong to. */
export const projectRoot = path.resolve(import.meta.dirname, '../../..');

/**
 * Opens the project in a folder.
 * @param root absolute path of the folder with sfdx-project.json
 * @throws when there is no sfdx-project.json or it is not JSON
 */
export function openProject(root: string = projectRoot): Project {
    const file = path.join(root, 'sfdx-project.json');
    if (!existsSync(file)) throw new Error(`no sfdx-project.json in ${root}`);
    const config = JSON.parse(readFileSync(file, 'utf8')) as {
        namespace?: string;
        sourceApiVersion?: string;
        packageDirectories: { path: string }[];
    };
    return {
        root,
        sources: config.packageDirectories.map((directory) => directory.path),
        namespace: config.namespace ?? '',
        apiVersion: config.sourceApiVersion ?? ''
    };
}

/** Opens the fixture of a check's test. @param name folder below scripts/checks/fixtures */
export function openFixture(name: string): Project {
    return openProject(path.join(projectRoot, 'scripts/checks/fixtures', name));
}

/**
 * Files of the package directories.
 * @param pattern a glob below a package directory, e.g. `**\/*.cls`
 * @returns paths inside the project, forward slashes, sorted
 */
export function sourceFiles(project: Project, pattern: string): string[] {
    return project.sources
        .flatMap((source) => globSync(`${source}/${pattern}`, { cwd: project.root }))
        .map((file) => file.replaceAll('\\', '/'))
        .sort();
}

/** Text of a file of the project. @param file path inside the project */
export function readSource(project: Project, file: string): string {
    return readFileSync(path.join(project.root, file), 'utf8');
}

/** The line (1-based) on which a character of the text stands. */
export function lineAt(text: string, offset: number): number {
    let line = 1;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
    return line;
}
