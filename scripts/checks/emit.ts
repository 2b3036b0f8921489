/**
 * Turns the TypeScript of Lightning web components into JavaScript by blanking out the types: decorators, line numbers and
 * columns stay as written.
 *
 * Usage: node scripts/checks/emit.ts             writes <name>.js beside each <name>.ts (ignored by git)
 *        node scripts/checks/emit.ts --clean     removes them again
 *        node scripts/checks/emit.ts --out DIR   copies the package to DIR, components as JavaScript only, without tests
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stripTypes as eraseTypes } from '../local-org/bundle/strip-types.ts';
import { openProject, type Project, readSource, sourceFiles } from './lib/project.ts';

/**
 * Blanks out the types of a module, and the blanks at the ends of lines that this leaves.
 * @throws SourceError when the source uses syntax that is more than types (enum, namespace, parameter property)
 */
export function stripTypes(source: string, file: string): string {
    return eraseTypes(source, file).replace(/[ \t]+$/gm, '');
}

/** Modules of components that become JavaScript: no declarations, no tests. */
export function componentModules(project: Project): string[] {
    return sourceFiles(project, '**/lwc/**/*.ts').filter(
        (file) => !file.includes('/__tests__/') && !file.endsWith('.d.ts')
    );
}

/** Writes the JavaScript beside each TypeScript module. @returns how many modules */
export function emitInPlace(project: Project): number {
    const modules = componentModules(project);
    for (const file of modules) {
        writeFileSync(
            path.join(project.root, file.replace(/\.ts$/, '.js')),
            stripTypes(readSource(project, file), file)
        );
    }
    return modules.length;
}

/** Removes what emitInPlace wrote. */
export function removeEmitted(project: Project): void {
    for (const file of componentModules(project))
        rmSync(path.join(project.root, file.replace(/\.ts$/, '.js')), { force: true });
}

/**
 * Copies the package, components as JavaScript only.
 * @param out absolute path of a folder; what it held before stays
 */
export function emitPackage(project: Project, out: string): void {
    const modules = new Set(componentModules(project));
    const emitted = new Set([...modules].map((file) => file.replace(/\.ts$/, '.js')));
    for (const file of sourceFiles(project, '**/*.*')) {
        if (file.includes('/__tests__/') || emitted.has(file) || file.endsWith('.d.ts')) continue;
        const target = path.join(out, modules.has(file) ? file.replace(/\.ts$/, '.js') : file);
        mkdirSync(path.dirname(target), { recursive: true });
        if (modules.has(file)) writeFileSync(target, stripTypes(readSource(project, file), file));
        else copyFileSync(path.join(project.root, file), target);
    }
    for (const file of ['sfdx-project.json', '.forceignore']) {
        const from = path.join(project.root, file);
        if (existsSync(from)) writeFileSync(path.join(out, file), readFileSync(from));
    }
}

if (import.meta.main) {
    const { values } = parseArgs({ options: { out: { type: 'string' }, clean: { type: 'boolean' } } });
    const project = openProject();
    if (values.clean) removeEmitted(project);
    else if (values.out !== undefined) emitPackage(project, path.resolve(values.out));
    else console.log(`${emitInPlace(project)} component modules written as JavaScript`);
}
