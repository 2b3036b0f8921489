import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { rollup } from 'rollup';
import { compilePlugin } from './compile-plugin.ts';
import { platformPlugin } from './platform-plugin.ts';
import { scriptOf } from './package-components.ts';

/** Raised when the options below change, so that an old build is not taken for a current one. */
const RECIPE = 3;

/** In the npm package, but importing modules that are not. */
const UNUSABLE = new Set(['navigation', 'barcodeScanner', 'primitiveFigure']);

/** The prebuilt engine, synthetic shadow and base components. */
export interface Vendor {
    /** Folder of the built modules. */
    folder: string;
    /** Distinguishes builds; part of the URL, so that browsers may cache for good. */
    hash: string;
    /** Names without extension: `lwc`, `synthetic-shadow`, `lightning/button`, ... */
    modules: ReadonlySet<string>;
    /** Each file's static imports, as file names in the folder. */
    imports: Readonly<Record<string, string[]>>;
}

/** Where the vendor build of the installed versions belongs, whether or not it is there. */
export function vendorPlace(projectDir: string): { folder: string; hash: string } {
    const version = (name: string): string =>
        (
            JSON.parse(fs.readFileSync(path.join(projectDir, 'node_modules', name, 'package.json'), 'utf8')) as {
                version: string;
            }
        ).version;
    const parts = ['lwc', '@lwc/synthetic-shadow', '@lwc/rollup-plugin', 'lightning-base-components', 'rollup'].map(
        version
    );
    const hash = createHash('sha256')
        .update([RECIPE, ...parts].join('\n'))
        .digest('hex')
        .slice(0, 12);
    return { folder: path.join(projectDir, 'node_modules', '.cache', 'keystone-vendor', hash), hash };
}

/** The vendor build when it is there and complete, otherwise null. */
export function currentVendor(projectDir: string): Vendor | null {
    const { folder, hash } = vendorPlace(projectDir);
    const manifest = path.join(folder, 'manifest.json');
    if (!fs.existsSync(manifest)) return null;
    const { modules, imports } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as {
        modules: string[];
        imports: Record<string, string[]>;
    };
    return { folder, hash, modules: new Set(modules), imports };
}

/**
 * Builds the engine and all usable base components once; a no-op when they are current. Takes about 15 s from cold.
 * @param report told what is going on, for a progress line
 */
export async function ensureVendor(
    projectDir: string,
    shellDir: string,
    report: (line: string) => void
): Promise<Vendor> {
    const current = currentVendor(projectDir);
    if (current) return current;
    const { folder } = vendorPlace(projectDir);
    const source = path.join(projectDir, 'node_modules', 'lightning-base-components', 'src', 'lightning');
    const names = fs
        .readdirSync(source)
        .filter(
            (name) =>
                scriptOf(path.join(source, name), name) && !UNUSABLE.has(name) && !name.startsWith('iconSvgTemplates')
        );
    report(`base components: compiling ${names.length} modules (once per version, about 15 s)`);
    const input: Record<string, string> = { lwc: 'lwc', 'synthetic-shadow': '@lwc/synthetic-shadow' };
    for (const name of names) input[`lightning/${name}`] = `lightning/${name}`;
    const started = Date.now();
    const tick = setInterval(() => report(`base components: ${Math.round((Date.now() - started) / 1000)} s`), 5000);
    try {
        const bundle = await rollup({
            input,
            preserveEntrySignatures: 'strict',
            plugins: [
                platformPlugin({ projectDir, shellDir, withPackage: false }),
                compilePlugin(path.join(projectDir, 'node_modules', '.cache', 'keystone-lwc'))
            ],
            // The base components warn about themselves; nothing that this project could change.
            onwarn: () => undefined
        });
        const temporary = `${folder}.${process.pid}`;
        const { output } = await bundle.write({
            dir: temporary,
            format: 'esm',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            hoistTransitiveImports: false
        });
        await bundle.close();
        const imports = Object.fromEntries(
            output.map((file) => [file.fileName, file.type === 'chunk' ? file.imports : []])
        );
        fs.writeFileSync(
            path.join(temporary, 'manifest.json'),
            JSON.stringify({ modules: Object.keys(input), imports })
        );
        replaceFolder(temporary, folder);
    } finally {
        clearInterval(tick);
    }
    report(`base components: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return currentVendor(projectDir)!;
}

/** Puts a finished build in its place, and removes builds of other versions. Two builders at once are harmless. */
function replaceFolder(temporary: string, folder: string): void {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(temporary, folder);
    for (const name of fs.readdirSync(path.dirname(folder))) {
        const other = path.join(path.dirname(folder), name);
        if (other !== folder && !name.includes('.')) fs.rmSync(other, { recursive: true, force: true });
    }
}
