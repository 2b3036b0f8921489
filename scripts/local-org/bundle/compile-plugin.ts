import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import type { Plugin, TransformResult } from 'rollup';

type Transform = (this: unknown, source: string, id: string) => TransformResult;

const OPTIONS = {
    rootDir: '.',
    modules: [],
    defaultModules: [],
    enableDynamicComponents: true,
    enableLwcOn: true,
    apiVersion: 68
};

/**
 * The LWC compiler as a Rollup plugin, with its results kept on disk by content: the base components take 15 s to compile,
 * and the shell seldom changes.
 * @param cacheDir folder of the kept results; made when absent
 */
export function compilePlugin(cacheDir: string): Plugin {
    const ours = lwc(OPTIONS) as Plugin;
    // The base components' comboboxes use element internals, which synthetic shadow refuses unless it is asked to allow them.
    const theirs = lwc({ ...OPTIONS, enableSyntheticElementInternals: true }) as Plugin;
    const version = (ours as { version?: string }).version ?? '';
    fs.mkdirSync(cacheDir, { recursive: true });

    return {
        name: 'lwc',
        resolveId: ours.resolveId,
        load: ours.load,
        buildStart(input) {
            for (const plugin of [ours, theirs])
                (plugin.buildStart as (this: unknown, input: unknown) => void).call(this, input);
        },
        transform(source, id) {
            // The shell's plain modules hold no components, and may use syntax that components may not.
            if (id.startsWith('\0') || id.includes('/local-org/shell/lib/')) return null;
            const base = id.includes('/lightning-base-components/');
            const key = createHash('sha256')
                .update(`${version}\0${JSON.stringify(OPTIONS)}\0${base}\0${id}\0${source}`)
                .digest('hex');
            const file = path.join(cacheDir, `${key}.js`);
            if (fs.existsSync(file)) return { code: fs.readFileSync(file, 'utf8'), map: { mappings: '' } };
            let warned = false;
            const context = new Proxy(this, {
                get: (target, property) => {
                    if (property === 'warn') warned = true;
                    return Reflect.get(target, property);
                }
            });
            const result = ((base ? theirs : ours).transform as Transform).call(context, source, id);
            if (!result || typeof result === 'string' || !result.code) return result ?? null;
            // A warning is given each time; so a source that has one is compiled each time.
            if (!warned) writeAtomically(file, result.code);
            return { code: result.code, map: { mappings: '' } };
        }
    };
}

function writeAtomically(file: string, text: string): void {
    const temporary = `${file}.${process.pid}`;
    fs.writeFileSync(temporary, text);
    fs.renameSync(temporary, file);
}
