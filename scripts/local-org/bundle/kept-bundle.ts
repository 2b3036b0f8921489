import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lwcFolders } from './package-components.ts';
import { vendorPlace } from './vendor.ts';

/** More than one: people go back and forth between branches, and tests build copies of the project. */
const MOST_KEPT = 4;

/** Whether a file below a component's or the shell's folder gets into no bundle: tests, and what editors leave. */
export function isBesideBundle(name: string): boolean {
    return /(^|[\\/])(__tests__|__mocks__)[\\/]|\.test\.ts$|~$/.test(name);
}

/** What a bundle is made from, as a hash: the shell, the package's components, the base components, and the bundler itself. */
export function bundleKey(projectDir: string, shellDir: string): string {
    const hash = createHash('sha256').update(vendorPlace(projectDir).hash);
    for (const folder of [shellDir, import.meta.dirname, ...lwcFolders(projectDir).sort()]) {
        hash.update(`\n${path.basename(folder)}\n`);
        for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
            const file = path.join(folder, name);
            if (isBesideBundle(name)) continue;
            const stat = fs.statSync(file, { throwIfNoEntry: false });
            if (stat?.isFile()) hash.update(`\n${name}\n${stat.size}\n`).update(fs.readFileSync(file));
        }
    }
    return hash.digest('hex').slice(0, 16);
}

/** Puts the bundle that was made from the same sources into a folder, if there is one. */
export function takeKeptBundle(projectDir: string, key: string, outDir: string): boolean {
    const kept = path.join(place(projectDir), key);
    if (!fs.existsSync(kept)) return false;
    try {
        fs.rmSync(path.join(outDir, 'app'), { recursive: true, force: true });
        fs.cpSync(kept, outDir, { recursive: true });
        fs.utimesSync(kept, new Date(), new Date());
        return true;
    } catch (error) {
        // Another process made room for its own in between: this one builds.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
        throw error;
    }
}

/** Keeps a finished bundle for whoever starts next; whole or not at all, and what was used longest ago goes. */
export function keepBundle(projectDir: string, key: string, outDir: string): void {
    const folder = place(projectDir);
    const kept = path.join(folder, key);
    if (fs.existsSync(kept)) return;
    const unfinished = `${kept}.${process.pid}`;
    fs.mkdirSync(unfinished, { recursive: true });
    fs.cpSync(path.join(outDir, 'app'), path.join(unfinished, 'app'), { recursive: true });
    fs.cpSync(path.join(outDir, 'index.html'), path.join(unfinished, 'index.html'));
    try {
        fs.renameSync(unfinished, kept);
    } catch (error) {
        // Another process kept the same one in between.
        if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
        fs.rmSync(unfinished, { recursive: true });
    }
    const timeOf = (name: string) => fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const all = fs
        .readdirSync(folder)
        .map((name) => ({ name, time: timeOf(name) }))
        .sort((left, right) => right.time - left.time);
    for (const { name } of all.slice(MOST_KEPT)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

function place(projectDir: string): string {
    return path.join(projectDir, 'node_modules', '.cache', 'keystone-app');
}
