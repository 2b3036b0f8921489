import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { OrgOptions } from '../org/protocol.ts';
import { findProject, projectRootOf, readProject, type Project } from '../org/sources.ts';

/** A mistake in how a command was called: printed without a stack, exit code 2. */
export class UsageError extends Error {}

/** Options that every command takes. */
export const COMMON = {
    data: { type: 'string' },
    today: { type: 'string' },
    namespace: { type: 'string' },
    help: { type: 'boolean', short: 'h' }
} as const;

export interface Settings {
    project: string;
    dataDirectory: string;
    org: OrgOptions;
}

/** parseArgs with errors as usage errors. */
export function parse<T extends NonNullable<ParseArgsConfig['options']>>(
    args: string[],
    options: T
): ReturnType<typeof parseArgs<{ args: string[]; options: T & typeof COMMON; allowPositionals: true }>> {
    try {
        return parseArgs({ args, options: { ...COMMON, ...options }, allowPositionals: true });
    } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
}

/** The project around a source folder; a folder without any is its own. */
function projectOf(folder: string): Project {
    const root = projectRootOf(folder);
    return root === null ? { directory: folder, sourceDirectories: [folder], namespace: '' } : readProject(root);
}

/** Where the data is and how the org is opened, from the common options. The project is that of a folder: the working one unless another is given. */
export function settingsOf(
    values: { data?: string | undefined; today?: string | undefined; namespace?: string | undefined },
    folder?: string
): Settings {
    const project = folder === undefined ? readProject(findProject(process.cwd())) : projectOf(path.resolve(folder));
    const dataDirectory = path.resolve(values.data ?? path.join(project.directory, '.local-org'));
    if (
        values.today !== undefined &&
        (!/^\d{4}-\d{2}-\d{2}$/.test(values.today) || Number.isNaN(Date.parse(values.today)))
    ) {
        throw new UsageError(`--today takes a date of the form YYYY-MM-DD, not ${values.today}`);
    }
    return {
        project: project.directory,
        dataDirectory,
        org: {
            projectDirectory: project.directory,
            sourceDirectories: project.sourceDirectories,
            namespace: values.namespace ?? project.namespace,
            databaseFile: path.join(dataDirectory, 'org.sqlite'),
            today: values.today ?? null
        }
    };
}
