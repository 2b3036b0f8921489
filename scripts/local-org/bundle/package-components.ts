import fs from 'node:fs';
import path from 'node:path';

/** One LWC bundle of the project. */
export interface ComponentBundle {
    /** Name of folder and module, as in `c/<name>`. */
    name: string;
    /** Absolute path of the `.ts` or `.js` entry. */
    entry: string;
}

/** The folders that sfdx-project.json names as package directories, absolute. */
export function packageDirectories(projectDir: string): string[] {
    const project = JSON.parse(fs.readFileSync(path.join(projectDir, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    return project.packageDirectories.map((entry) => path.resolve(projectDir, entry.path));
}

/** All folders named `lwc` below the package directories, at any depth. */
export function lwcFolders(projectDir: string): string[] {
    const found: string[] = [];
    const visit = (folder: string): void => {
        for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
            if (!entry.isDirectory() || entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
            const child = path.join(folder, entry.name);
            if (entry.name === 'lwc') found.push(child);
            else visit(child);
        }
    };
    for (const folder of packageDirectories(projectDir)) if (fs.existsSync(folder)) visit(folder);
    return found;
}

/**
 * The project's component bundles by name.
 * @throws Error when two folders have a bundle of the same name
 */
export function findComponents(projectDir: string): Map<string, ComponentBundle> {
    const bundles = new Map<string, ComponentBundle>();
    for (const folder of lwcFolders(projectDir)) {
        for (const name of fs.readdirSync(folder)) {
            const entry = scriptOf(path.join(folder, name), name);
            if (entry === undefined) continue;
            const other = bundles.get(name);
            if (other) throw new Error(`Two components are named ${name}: ${other.entry} and ${entry}`);
            bundles.set(name, { name, entry });
        }
    }
    return bundles;
}

/** The script of a module folder: `<name>.ts`, else `<name>.js`; undefined when it has none. */
export function scriptOf(folder: string, name: string): string | undefined {
    return ['.ts', '.js'].map((extension) => path.join(folder, name + extension)).find((file) => fs.existsSync(file));
}

/** True when the bundle has a template or extends LightningElement, so that it can be placed on a page. */
export function isElement(bundle: ComponentBundle): boolean {
    const html = path.join(path.dirname(bundle.entry), `${bundle.name}.html`);
    return fs.existsSync(html) && /export\s+default\s+class/.test(fs.readFileSync(bundle.entry, 'utf8'));
}
