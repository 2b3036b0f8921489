import fs from 'node:fs';
import path from 'node:path';

export interface Project {
    directory: string;
    /** Package directories, absolute. */
    sourceDirectories: string[];
    namespace: string;
}

/** Reads sfdx-project.json: package directories and namespace. Errors name the file. */
export function readProject(directory: string): Project {
    const file = path.join(directory, 'sfdx-project.json');
    let json: { namespace?: string; packageDirectories?: { path?: string }[] };
    try {
        json = JSON.parse(fs.readFileSync(file, 'utf8')) as typeof json;
    } catch (error) {
        throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    const paths = (json.packageDirectories ?? []).flatMap((entry) => entry.path ?? []);
    if (paths.length === 0) throw new Error(`${file} names no packageDirectories`);
    return {
        directory,
        sourceDirectories: paths.map((entry) => path.join(directory, entry)),
        namespace: json.namespace ?? ''
    };
}

/** The project's root: the folder of sfdx-project.json at or above a folder. */
export function findProject(from: string): string {
    const found = projectRootOf(from);
    if (found === null) throw new Error('No sfdx-project.json here or above');
    return found;
}

/** As findProject, null where there is no sfdx-project.json at or above the folder. */
export function projectRootOf(from: string): string | null {
    for (let directory = path.resolve(from); ; directory = path.dirname(directory)) {
        if (fs.existsSync(path.join(directory, 'sfdx-project.json'))) return directory;
        if (directory === path.dirname(directory)) return null;
    }
}

/**
 * Features that the project's scratch-org definition asks for: objects that not every org has come with them. A parameter
 * behind a colon is left out (`PersonAccounts`, `AddCustomApps:30`). None where there is no definition.
 */
export function scratchFeatures(projectDirectory: string): string[] {
    const file = path.join(projectDirectory, 'config', 'project-scratch-def.json');
    if (!fs.existsSync(file)) return [];
    const { features } = JSON.parse(fs.readFileSync(file, 'utf8')) as { features?: string[] };
    return (features ?? []).map((each) => each.replace(/:.*$/, ''));
}
