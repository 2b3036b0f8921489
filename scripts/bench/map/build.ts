import fs, { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { rollup } from 'rollup';
import type { Plugin } from 'rollup';
import { compilePlugin } from '../../local-org/bundle/compile-plugin.ts';
import { platformPlugin } from '../../local-org/bundle/platform-plugin.ts';
import { stripTypes } from '../../local-org/bundle/strip-types.ts';
import { projectRoot } from '../../checks/lib/project.ts';

const STYLES = 'node_modules/@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css';
const ELK = 'node_modules/elkjs/lib/elk.bundled.js';

/** Finds packages of npm by their entry for modules; the page's own and the platform's modules are found before. */
function packages(): Plugin {
    const require = createRequire(import.meta.url);
    return {
        name: 'packages',
        resolveId(source, importer) {
            if (!/^(@dagrejs\/|d3-|internmap)/.test(source)) return null;
            const from = importer === undefined ? require : createRequire(importer.split('?')[0]!);
            for (const folder of from.resolve.paths(source) ?? []) {
                const manifest = path.join(folder, source, 'package.json');
                if (!fs.existsSync(manifest)) continue;
                const { module, main } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as {
                    module?: string;
                    main?: string;
                };
                const entry = path.join(folder, source, module ?? main ?? 'index.js');
                return fs.existsSync(entry) ? entry : `${entry}.js`;
            }
            return null;
        },
        transform(code, id) {
            if (id.endsWith('.json')) return { code: `export default ${code};`, map: { mappings: '' } };
            return id.endsWith('.ts') ? { code: stripTypes(code, id), map: { mappings: '' } } : null;
        }
    };
}

/** Texts of all labels, as components of the local org read them. */
function labels(): Record<string, string> {
    const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
    const texts: Record<string, string> = {};
    for (const file of globSync('force-app/main/*/labels/*.labels-meta.xml', { cwd: projectRoot })) {
        const { CustomLabels } = parser.parse(fs.readFileSync(path.join(projectRoot, file), 'utf8')) as {
            CustomLabels?: { labels?: { fullName: string; value: string }[] };
        };
        for (const { fullName, value } of CustomLabels?.labels ?? []) texts[fullName] = value;
    }
    return texts;
}

/** A module with all that it imports, as one script. */
async function bundleOf(file: string, plugins: Plugin[]): Promise<string> {
    const bundle = await rollup({
        input: path.join(import.meta.dirname, 'page', file),
        plugins,
        onwarn: () => undefined
    });
    const { output } = await bundle.generate({ format: 'esm', inlineDynamicImports: true });
    await bundle.close();
    return output[0].code;
}

const STYLE = `body{margin:0;font-size:.8125rem}
#host{width:100vw;height:100vh;--map-height:100vh;overflow:hidden}
.peer{box-sizing:border-box;width:264px;height:118px;border:1px solid #747474;font-size:13px;overflow:hidden}
.peer .fact{display:inline-block;width:116px}
.peer i{display:inline-block;width:10px;height:10px;border:1px solid #396547}`;

function page(title: string, head: string): { type: string; body: string } {
    const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/slds.css">
<style>${STYLE}</style>${head}</head>
<body class="slds-scope"><main id="host"></main></body></html>`;
    return { type: 'text/html', body };
}

/**
 * Builds the page with our component, as Lightning runs it, and one for the peers, which need no Lightning and would be slowed down
 * by it.
 * @returns files by path; / is ours, /peers the other one
 */
export async function buildPages(): Promise<Map<string, { type: string; body: string }>> {
    const shellDir = path.join(projectRoot, 'scripts/local-org/shell');
    const ours = await bundleOf('page.ts', [
        platformPlugin({ projectDir: projectRoot, shellDir, withPackage: true }),
        compilePlugin(path.join(projectRoot, 'node_modules/.cache/keystone-lwc'))
    ]);
    const peers = await bundleOf('peers.ts', [packages()]);
    const start = { labels: labels(), customPermissions: [], userPermissions: [], i18n: {} };
    const script = (body: string) => ({ type: 'text/javascript', body });
    const read = (file: string) => fs.readFileSync(path.join(projectRoot, file), 'utf8');
    return new Map([
        [
            '/',
            page(
                'Map',
                `<script>globalThis.__SF__=${JSON.stringify(start).replaceAll('<', '\\u003c')}</script>
<script type="module" src="/page.js"></script>`
            )
        ],
        ['/peers', page('Peers', '<script src="/elk.js"></script><script type="module" src="/peers.js"></script>')],
        ['/page.js', script(ours)],
        ['/peers.js', script(peers)],
        ['/elk.js', script(read(ELK))],
        ['/slds.css', { type: 'text/css', body: read(STYLES) }]
    ]);
}
