import fs from 'node:fs';
import path from 'node:path';
import { watchFolder } from '../bundle/watch-folders.ts';

/** Time to let an editor or a checkout finish writing before sources are read again (ms). */
const SETTLE = 80;

/** Folders that the browser's bundler looks after, or nobody. */
const SKIPPED = new Set(['lwc', '__tests__', 'node_modules', '.git']);

/** What editors write beside the file. */
const SCRATCH = /~$|\.swp$|\.swx$|\.tmp$|^\.#|^4913$/;

/** Calls back with the metadata and Apex files that changed below the source folders. */
export function watchSources(directories: readonly string[], onChange: (paths: string[]) => void): { close(): void } {
    const changed = new Set<string>();
    let timer: NodeJS.Timeout | null = null;
    const settled = (): void => {
        const paths = [...changed];
        changed.clear();
        onChange(paths);
    };
    const watches = directories
        .filter((directory) => fs.existsSync(directory))
        .map((directory) =>
            watchFolder(
                directory,
                (name) => {
                    if (SCRATCH.test(path.basename(name)) || isFolder(path.join(directory, name))) return;
                    changed.add(path.join(directory, name));
                    if (timer) clearTimeout(timer);
                    timer = setTimeout(settled, SETTLE);
                },
                SKIPPED
            )
        );
    return {
        close() {
            if (timer) clearTimeout(timer);
            for (const watch of watches) watch.close();
        }
    };
}

/** A folder that is new or whose entries changed; its files are told one by one. */
function isFolder(file: string): boolean {
    return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
