import fs from 'node:fs';
import path from 'node:path';

/** Ends the watching. */
export interface FolderWatch {
    close(): void;
}

/**
 * Tells about every change below a folder, in folders made later too. Watches folders, not files: editors that save by
 * renaming replace the file, and Node's own recursive watching loses it then on Linux.
 * @param onChange gets the changed path relative to `root`
 * @param skip folder names that are not entered
 */
export function watchFolder(
    root: string,
    onChange: (relative: string) => void,
    skip: ReadonlySet<string> = new Set()
): FolderWatch {
    const watchers = new Map<string, fs.FSWatcher>();

    const leave = (folder: string): void => {
        watchers.get(folder)?.close();
        watchers.delete(folder);
    };

    const enter = (folder: string, announce: boolean): void => {
        if (watchers.has(folder)) return;
        let entries: fs.Dirent[];
        try {
            watchers.set(
                folder,
                fs
                    .watch(folder, (event, name) => {
                        if (name === null) return;
                        const changed = path.join(folder, name);
                        onChange(path.relative(root, changed));
                        if (event === 'rename') follow(changed);
                    })
                    .on('error', () => leave(folder))
            );
            entries = fs.readdirSync(folder, { withFileTypes: true });
        } catch {
            // Gone again already.
            leave(folder);
            return;
        }
        for (const entry of entries) {
            const child = path.join(folder, entry.name);
            if (entry.isDirectory()) {
                if (!skip.has(entry.name)) enter(child, announce);
            } else if (announce) {
                // Written before the new folder was watched.
                onChange(path.relative(root, child));
            }
        }
    };

    /** A name came or went: a folder among those is entered or left. */
    const follow = (changed: string): void => {
        const isFolder = fs.statSync(changed, { throwIfNoEntry: false })?.isDirectory() ?? false;
        if (isFolder && !skip.has(path.basename(changed))) enter(changed, true);
        if (!isFolder)
            for (const known of [...watchers.keys()])
                if (known === changed || known.startsWith(changed + path.sep)) leave(known);
    };

    enter(root, false);
    return {
        close() {
            for (const folder of [...watchers.keys()]) leave(folder);
        }
    };
}
