import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { BundleError } from './app-bundle.ts';
import type { BundlerMessage } from './build-app.ts';
import { vendorPlace } from './vendor.ts';

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
    /** Build again when a source changes; true unless told otherwise. */
    watch?: boolean;
}

export interface Bundler {
    /** Resolves after the first build, whether it succeeded or not. */
    readonly ready: Promise<void>;
    /** The folder behind each URL prefix; `immutable` files may be cached for good. */
    readonly mounts: readonly { prefix: string; folder: string; immutable: boolean }[];
    /** The page for `/` and `/lightning/**`; written by the first build, succeeded or not. */
    readonly indexHtml: string;
    /** Ends the child process. */
    stop(): Promise<void>;
}

/** Starts the bundler in a child process of its own, watching the sources. */
export function startBundler(options: BundlerOptions): Bundler {
    const { projectDir, outDir } = options;
    fs.mkdirSync(outDir, { recursive: true });
    const watch = options.watch ?? true;
    const child = fork(
        path.join(import.meta.dirname, 'build-app.ts'),
        [projectDir, outDir, ...(watch ? ['--watch'] : [])],
        {
            stdio: ['ignore', 'inherit', 'inherit', 'ipc']
        }
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
        async stop() {
            stopping = true;
            child.kill();
            await ended;
        }
    };
}
