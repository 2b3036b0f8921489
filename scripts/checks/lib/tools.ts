import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dependenciesReady, installDependencies } from '../../setup/dependencies.mjs';
import { findJava } from '../../setup/programs.mjs';
import { CannotRun } from './finding.ts';
import { projectRoot } from './project.ts';

/** Where the packages live that only `npm run verify` needs: they are big, so they are installed on demand. */
export const toolsFolder = path.join(projectRoot, 'scripts/checks/tools');

let installing: Promise<void> | null = null;

/**
 * Installs the tools unless they are there.
 * @throws when npm cannot install them
 */
export async function ensureTools(): Promise<void> {
    if (dependenciesReady(toolsFolder)) return;
    installing ??= installDependencies(toolsFolder);
    await installing;
}

/** Loads a package of the tools folder. */
export async function importTool(name: string): Promise<Record<string, unknown>> {
    await ensureTools();
    const resolve = createRequire(path.join(toolsFolder, 'package.json')).resolve;
    return (await import(pathToFileURL(resolve(name)).href)) as Record<string, unknown>;
}

/** The folder with the jars of apex-ls, PMD and the platform's types, which come with Code Analyzer's PMD engine. */
export async function javaLibrary(): Promise<string> {
    await ensureTools();
    return path.join(toolsFolder, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');
}

/**
 * The Java runtime.
 * @throws CannotRun when there is none
 */
export function needJava(): string {
    const java = findJava();
    if (java === undefined) throw new CannotRun('Java 17 or later was not found: install a Java runtime');
    return java;
}
