import fs from 'node:fs';
import path from 'node:path';
import { rollup } from 'rollup';
import { compilePlugin } from './compile-plugin.ts';
import { platformPlugin } from './platform-plugin.ts';
import { scriptOf } from './package-components.ts';
import { currentVendor, vendorPlace } from './vendor.ts';
import type { Vendor } from './vendor.ts';

/** In the npm package, but importing modules that are not. */
const UNUSABLE = new Set(['navigation', 'barcodeScanner', 'primitiveFigure']);

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
