import fs from 'node:fs';
import path from 'node:path';

/** Time to let an editor or a checkout finish writing before sources are read again (ms). */
const SETTLE = 80;

/** What the browser's bundler looks after itself. */
const OTHERS = /[\\/]lwc[\\/]|[\\/]__tests__[\\/]|~$|\.swp$|\.tmp$/;

/** Calls back with the metadata and Apex files that changed below the source folders. */
export function watchSources(directories: readonly string[], onChange: (paths: string[]) => void): { close(): void } {
    const changed = new Set<string>();
    let timer: NodeJS.Timeout | null = null;
    const watchers = directories.filter((directory) => fs.existsSync(directory)).map((directory) =>
        fs.watch(directory, { recursive: true }, (_event, name) => {
            if (name === null) return;
            const file = path.join(directory, name);
            if (OTHERS.test(file)) return;
            changed.add(file);
            if (timer) clearTimeout(timer);
            timer = setTimeout(() => {
                const paths = [...changed];
                changed.clear();
                onChange(paths);
            }, SETTLE);
        })
    );
    return {
        close() {
            if (timer) clearTimeout(timer);
            for (const watcher of watchers) watcher.close();
        }
    };
}
