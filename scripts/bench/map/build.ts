import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'rollup';
import { stripTypes } from '../../local-org/bundle/strip-types.ts';
import {
    componentScript,
    packageScript,
    pageOf,
    scriptOf,
    sessionScript,
    styles,
    type PageFile
} from '../page-build.ts';

const ELK = 'node_modules/elkjs/lib/elk.bundled.js';
const PAGE = path.join(import.meta.dirname, 'page');

const STYLE = `body{margin:0;font-size:.8125rem}
#host{width:100vw;height:100vh;--map-height:100vh;overflow:hidden}
.peer{box-sizing:border-box;width:264px;height:118px;border:1px solid #747474;font-size:13px;overflow:hidden}
.peer .fact{display:inline-block;width:116px}
.peer i{display:inline-block;width:10px;height:10px;border:1px solid #396547}`;

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

/**
 * Builds the page with our component, as Lightning runs it, and one for the peers, which need no Lightning and would be slowed down
 * by it.
 * @returns files by path; / is ours, /peers the other one
 */
export async function buildPages(): Promise<Map<string, PageFile>> {
    return new Map([
        ['/', pageOf('Map', STYLE, `${sessionScript()}<script type="module" src="/page.js"></script>`)],
        [
            '/peers',
            pageOf('Peers', STYLE, '<script src="/elk.js"></script><script type="module" src="/peers.js"></script>')
        ],
        ['/page.js', await componentScript(path.join(PAGE, 'page.ts'))],
        ['/peers.js', await scriptOf(path.join(PAGE, 'peers.ts'), [packages()])],
        ['/elk.js', packageScript(ELK)],
        ['/slds.css', styles()]
    ]);
}
