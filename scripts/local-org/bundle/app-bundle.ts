import fs from 'node:fs';
import path from 'node:path';
import { rollup } from 'rollup';
import type { OutputChunk, Plugin, RollupBuild, RollupCache, RollupLog } from 'rollup';
import { compilePlugin } from './compile-plugin.ts';
import { findComponents } from './package-components.ts';
import { platformPlugin } from './platform-plugin.ts';
import { stripTypes } from './strip-types.ts';
import type { Vendor } from './vendor.ts';

/** Why a bundle could not be built, located for a person. */
export interface BundleError {
    source: 'bundle';
    /** Relative to the project where it lies inside. */
    file: string;
    /** 1-based; 0 when unknown. */
    line: number;
    column: number;
    message: string;
}

export interface AppBundleOptions {
    projectDir: string;
    shellDir: string;
    /** Gets index.html and app/. */
    outDir: string;
    vendor: Vendor;
}

/** Bundles shell, shims and the package's components; keeps Rollup's cache between builds. */
export class AppBundle {
    readonly #options: AppBundleOptions;
    #cache: RollupCache | undefined;
    #components = '';

    constructor(options: AppBundleOptions) {
        this.#options = options;
    }

    /**
     * Builds once and writes the result; what was built before stays in place when it fails.
     * @returns the errors, none when it succeeded, and whether there was something to warn about
     */
    async build(): Promise<{ errors: BundleError[]; warned: boolean }> {
        const { projectDir, outDir, vendor } = this.#options;
        const appDir = path.join(outDir, 'app');
        const warnings: RollupLog[] = [];
        try {
            fs.mkdirSync(appDir, { recursive: true });
            this.#writePage([]);
            const bundle = await this.#read(warnings);
            const { output } = await bundle.write({
                dir: appDir,
                format: 'esm',
                entryFileNames: '[name].js',
                chunkFileNames: 'chunks/[name]-[hash].js'
            });
            await bundle.close();
            removeOthers(appDir, new Set([...output.map((file) => file.fileName), 'boot.js']));
            this.#writePage(
                preloads(
                    output.filter((file) => file.type === 'chunk'),
                    vendor
                )
            );
            const told = warnings.filter(isWorthTelling);
            for (const warning of told) console.error(`bundle: ${warning.loc?.file ?? ''} ${warning.message}`);
            return { errors: [], warned: told.length > 0 };
        } catch (error) {
            return { errors: [toBundleError(error as RollupLog, projectDir)], warned: false };
        }
    }

    /** Reads and compiles everything without writing it, so that the next build has only to look at what changed. What is wrong shows there. */
    async read(): Promise<void> {
        try {
            await (await this.#read([])).close();
        } catch (error) {
            if ((error as RollupLog).code === undefined) throw error;
        }
    }

    async #read(warnings: RollupLog[]): Promise<RollupBuild> {
        const { projectDir, shellDir, vendor } = this.#options;
        const names = [...findComponents(projectDir).keys()].join();
        // Rollup keeps how imports were resolved; a component that came or went changes that.
        if (names !== this.#components) this.#cache = undefined;
        this.#components = names;
        const bundle = await rollup({
            input: { main: path.join(shellDir, 'main.ts') },
            cache: this.#cache ?? true,
            // Nearly everything is used: to find out what is not takes a third of the time, and saves a fiftieth of the size.
            treeshake: false,
            plugins: [
                vendorPlugin(vendor, path.join(shellDir, 'shims')),
                platformPlugin({ projectDir, shellDir, withPackage: true }),
                compilePlugin(path.join(projectDir, 'node_modules', '.cache', 'keystone-lwc'))
            ],
            onwarn: (warning) => warnings.push(warning)
        });
        this.#cache = bundle.cache;
        return bundle;
    }

    /** The page and the start script, which must work (and show errors) even when there is no bundle. */
    #writePage(preload: string[]): void {
        const { shellDir, outDir } = this.#options;
        const boot = path.join(shellDir, 'boot.ts');
        fs.writeFileSync(path.join(outDir, 'app', 'boot.js'), stripTypes(fs.readFileSync(boot, 'utf8'), boot));
        const page = path.join(outDir, 'index.html');
        if (preload.length === 0 && fs.existsSync(page)) return;
        const links = preload.map((href) => `<link rel="modulepreload" href="${href}">`).join('\n');
        fs.writeFileSync(
            page,
            fs.readFileSync(path.join(shellDir, 'index.html'), 'utf8').replace('<!-- preload -->', links)
        );
    }
}

/** Leaves the engine and base components to the prebuilt modules, except where a shim replaces one. */
function vendorPlugin(vendor: Vendor, shims: string): Plugin {
    const external = (name: string) => ({ id: `/vendor/${vendor.hash}/${name}.js`, external: 'absolute' as const });
    return {
        name: 'vendor',
        resolveId(source) {
            if (source === 'lwc') return external('lwc');
            if (source === '@lwc/synthetic-shadow') return external('synthetic-shadow');
            if (!source.startsWith('lightning/') || fs.existsSync(path.join(shims, source))) return null;
            return vendor.modules.has(source) ? external(source) : null;
        }
    };
}

/** Everything that the entry loads at once, so that the browser can ask for all of it without walking the imports. */
function preloads(chunks: OutputChunk[], vendor: Vendor): string[] {
    const prefix = `/vendor/${vendor.hash}/`;
    const seen = new Set<string>();
    const visit = (file: string): void => {
        if (seen.has(file)) return;
        seen.add(file);
        const chunk = chunks.find((entry) => `/app/${entry.fileName}` === file);
        if (chunk) chunk.imports.forEach((name) => visit(name.startsWith('/') ? name : `/app/${name}`));
        else vendor.imports[file.slice(prefix.length)]?.forEach((name) => visit(prefix + name));
    };
    visit('/app/main.js');
    return [...seen];
}

function isWorthTelling(warning: RollupLog): boolean {
    return warning.code !== 'CIRCULAR_DEPENDENCY' && !(warning.loc?.file ?? '').includes('node_modules');
}

function toBundleError(error: RollupLog, projectDir: string): BundleError {
    const file = (error.loc?.file ?? error.id ?? '').split('?')[0]!;
    const inside = file.startsWith(projectDir + path.sep) ? path.relative(projectDir, file) : file;
    const message = error.message.replace(/^\[plugin [^\]]+\]\s*/, '').replaceAll(projectDir + path.sep, '');
    // The LWC compiler gives the place of a template's error apart, and of a script's error only in the text.
    const { location } = error as { location?: { line: number; column: number } };
    const marked = /^>\s*(\d+) \|/m.exec(message)?.[1] ?? /\((\d+):\d+\)/.exec(message)?.[1];
    const line = error.loc?.line ?? location?.line ?? Number(marked ?? 0);
    return { source: 'bundle', file: inside, line, column: error.loc?.column ?? location?.column ?? 0, message };
}

function removeOthers(folder: string, wanted: Set<string>): void {
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const file = path.join(entry.parentPath, entry.name);
        if (entry.isFile() && !wanted.has(path.relative(folder, file).split(path.sep).join('/'))) fs.rmSync(file);
    }
}
