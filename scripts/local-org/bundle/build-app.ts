// The bundler's own process: compiling takes several hundred megabytes that the server should not carry.
// Usage: build-app.ts <projectDir> <outDir> [--watch]; tells its parent by IPC, or the console when it has none.
import fs from 'node:fs';
import path from 'node:path';
import { AppBundle } from './app-bundle.ts';
import { packageDirectories } from './package-components.ts';
import { ensureVendor } from './vendor.ts';
import { watchFolder } from './watch-folders.ts';

/** What the parent is told. */
export type BundlerMessage =
    | { type: 'progress'; line: string }
    | { type: 'built'; milliseconds: number; first: boolean }
    | { type: 'failed'; errors: import('./app-bundle.ts').BundleError[]; first: boolean };

const [projectDir, outDir] = process.argv.slice(2, 4).map((argument) => path.resolve(argument)) as [string, string];
const watching = process.argv.includes('--watch');
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
let first = true;
let running: Promise<void> | null = null;
let again = false;

async function build(): Promise<void> {
    const started = performance.now();
    const errors = await app.build();
    const milliseconds = Math.round(performance.now() - started);
    if (errors.length > 0) tell({ type: 'failed', errors, first });
    else tell({ type: 'built', milliseconds, first });
    first = false;
    if (errors.length > 0 && !watching) process.exitCode = 1;
}

/** One build at a time; a change during one is followed by exactly one more. */
function request(): void {
    if (running) {
        again = true;
        return;
    }
    running = build().finally(() => {
        running = null;
        if (again) {
            again = false;
            request();
        }
    });
}

request();
if (watching) {
    let timer: NodeJS.Timeout | undefined;
    const changed = (name: string): void => {
        if (/(^|[\\/])(__tests__|__mocks__)[\\/]|\.test\.ts$|~$/.test(name)) return;
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
} else if (process.send) {
    await running;
    // The server may be gone already.
    if (process.connected) process.disconnect();
}
