// The bundler's own process: compiling takes several hundred megabytes that the server should not carry.
// Usage: build-app.ts <projectDir> <outDir> [--watch] [--kept KEY]; tells its parent by IPC, or the console when it has none. With --kept, the folder
// holds the bundle of the sources with this key already: nothing is built until they change.
import fs from 'node:fs';
import path from 'node:path';
import { AppBundle } from './app-bundle.ts';
import { bundleKey, isBesideBundle, keepBundle } from './kept-bundle.ts';
import { packageDirectories } from './package-components.ts';
import { ensureVendor } from './make-vendor.ts';
import { watchFolder } from './watch-folders.ts';

/** What the parent is told. */
export type BundlerMessage =
    | { type: 'progress'; line: string }
    | { type: 'built'; milliseconds: number; first: boolean }
    | { type: 'failed'; errors: import('./app-bundle.ts').BundleError[]; first: boolean };

const [projectDir, outDir] = process.argv.slice(2, 4).map((argument) => path.resolve(argument)) as [string, string];
const watching = process.argv.includes('--watch');
const kept = process.argv.includes('--kept') ? process.argv[process.argv.indexOf('--kept') + 1] : undefined;
const shellDir = path.resolve(import.meta.dirname, '..', 'shell');
/** Editors write a file in several steps; builds wait this long for the last, in milliseconds. */
const QUIET = 40;

function tell(message: BundlerMessage): void {
    if (process.send) process.send(message);
    else if (message.type === 'progress') console.error(message.line);
    else if (message.type === 'built') console.error(`bundle: built in ${message.milliseconds} ms`);
    else
        for (const error of message.errors)
            console.error(`${error.file}:${error.line}:${error.column} ${error.message}`);
}

const vendor = await ensureVendor(projectDir, shellDir, (line) => tell({ type: 'progress', line }));
const app = new AppBundle({ projectDir, shellDir, outDir, vendor });
let first = kept === undefined;
let running: Promise<void> | null = null;
let again = false;

async function build(): Promise<void> {
    const started = performance.now();
    const key = bundleKey(projectDir, shellDir);
    const { errors, warned } = await app.build();
    const milliseconds = Math.round(performance.now() - started);
    if (errors.length > 0) tell({ type: 'failed', errors, first });
    else tell({ type: 'built', milliseconds, first });
    // A warning is given each time; and what was edited meanwhile may or may not be in it.
    if (first && errors.length === 0 && !warned && bundleKey(projectDir, shellDir) === key)
        keepBundle(projectDir, key, outDir);
    first = false;
    if (errors.length > 0 && !watching) process.exitCode = 1;
}

/** One build at a time; a change during one is followed by exactly one more. */
function request(): void {
    if (running) {
        again = true;
        return;
    }
    running = build().finally(next);
}

function next(): void {
    running = null;
    if (!again) return;
    again = false;
    request();
}

if (kept === undefined) request();
if (watching) {
    let timer: NodeJS.Timeout | undefined;
    const changed = (name: string): void => {
        if (isBesideBundle(name)) return;
        clearTimeout(timer);
        timer = setTimeout(request, QUIET);
    };
    for (const folder of packageDirectories(projectDir)) {
        if (!fs.existsSync(folder)) continue;
        watchFolder(folder, (name) => {
            if (name.split(path.sep).includes('lwc')) changed(name);
        });
    }
    watchFolder(shellDir, changed);
    process.on('disconnect', () => process.exit());
    // What was edited before the folders were watched is built; otherwise everything is read, so that the first edit is built as fast as the next.
    if (kept !== undefined) {
        if (bundleKey(projectDir, shellDir) !== kept) request();
        else running = app.read().finally(next);
    }
} else if (process.send) {
    await running;
    // The server may be gone already.
    if (process.connected) process.disconnect();
}
