import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { BundleError } from './app-bundle.ts';
import type { BundlerMessage } from './build-app.ts';
import { bundleKey, takeKeptBundle } from './kept-bundle.ts';
import { currentVendor, vendorPlace } from './vendor.ts';

export type { BundleError } from './app-bundle.ts';

export interface BundlerOptions {
    projectDir: string;
    /** Gets index.html and app/; made when absent. */
    outDir: string;
    /** After each build that succeeded; `first` for the one at the start, when no page needs reloading yet. */
    onBuilt(build: { milliseconds: number; first: boolean }): void;
    /** After each build that failed, with everything that is wrong; a later `onBuilt` means that all is well again. */
    onError(errors: BundleError[]): void;
    /** Progress of anything that takes longer than a second. */
    onProgress?(line: string): void;
    /** Build again when a source changes, once told to watch; true unless told otherwise. */
    watch?: boolean;
}

export interface Bundler {
    /** Resolves after the first build, whether it succeeded or not. */
    readonly ready: Promise<void>;
    /** The folder behind each URL prefix; `immutable` files may be cached for good. */
    readonly mounts: readonly { prefix: string; folder: string; immutable: boolean }[];
    /** The page for `/` and `/lightning/**`; written by the first build, succeeded or not. */
    readonly indexHtml: string;
    /**
     * Begins to watch the sources, and reads them all, so that the first edit is built as fast as the next; several seconds of a
     * processor. What was edited since the start is built. Does nothing when the first build is what watches.
     */
    watch(): void;
    /** Ends the child process. */
    stop(): Promise<void>;
}

/**
 * Builds the browser side in a child process of its own, which then watches the sources. What was built from the same sources before is
 * taken as it is; nothing runs then until {@link Bundler.watch}.
 */
export function startBundler(options: BundlerOptions): Bundler {
    const { projectDir, outDir } = options;
    fs.mkdirSync(outDir, { recursive: true });
    const watch = options.watch ?? true;
    const kept = keptBundle(projectDir, outDir);
    let build = kept === null ? startBuild(options, watch, null) : null;
    const ready = build?.ready ?? Promise.resolve();
    if (kept !== null) options.onBuilt({ milliseconds: 0, first: true });
    const modules = path.join(projectDir, 'node_modules');
    return {
        ready,
        mounts: [
            { prefix: '/app/', folder: path.join(outDir, 'app'), immutable: false },
            {
                prefix: `/vendor/${vendorPlace(projectDir).hash}/`,
                folder: vendorPlace(projectDir).folder,
                immutable: true
            },
            {
                prefix: '/slds/',
                folder: path.join(modules, '@salesforce-ux', 'design-system-2', 'dist', 'css', 'bundled'),
                immutable: false
            }
        ],
        indexHtml: path.join(outDir, 'index.html'),
        watch() {
            if (watch) build ??= startBuild(options, watch, kept);
        },
        stop: async () => build?.stop()
    };
}

/** Key of the bundle that was built from these sources before and is in its place now; null when there is none. */
function keptBundle(projectDir: string, outDir: string): string | null {
    if (currentVendor(projectDir) === null) return null;
    const key = bundleKey(projectDir, path.resolve(import.meta.dirname, '..', 'shell'));
    return takeKeptBundle(projectDir, key, outDir) ? key : null;
}

function startBuild(
    options: BundlerOptions,
    watch: boolean,
    kept: string | null
): { ready: Promise<void>; stop(): Promise<void> } {
    const child = fork(
        path.join(import.meta.dirname, 'build-app.ts'),
        [options.projectDir, options.outDir, ...(watch ? ['--watch'] : []), ...(kept === null ? [] : ['--kept', kept])],
        { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }
    );
    let stopping = false;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const ready = new Promise<void>((resolve) => {
        child.on('message', (message: BundlerMessage) => {
            if (message.type === 'progress') return options.onProgress?.(message.line);
            if (message.type === 'built') options.onBuilt(message);
            else options.onError(message.errors);
            return resolve();
        });
        child.once('exit', (code) => {
            if (!stopping && code !== 0) {
                options.onError([
                    {
                        source: 'bundle',
                        file: '',
                        line: 0,
                        column: 0,
                        message: `The bundler ended with exit code ${code}`
                    }
                ]);
            }
            resolve();
        });
    });
    return {
        ready,
        async stop() {
            stopping = true;
            child.kill();
            await ended;
        }
    };
}
