import fs, { globSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { rollup } from 'rollup';
import type { Plugin } from 'rollup';
import { projectRoot } from '../../checks/lib/project.ts';
import { compilePlugin } from '../../local-org/bundle/compile-plugin.ts';
import { platformPlugin } from '../../local-org/bundle/platform-plugin.ts';
import { stripTypes } from '../../local-org/bundle/strip-types.ts';

const STYLES = 'node_modules/@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css';
const PEER = 'node_modules/ag-grid-community/dist/ag-grid-community.min.js';

/** What a path answers. */
export interface PageFile {
    type: string;
    body: string;
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
async function bundleOf(file: string, plugins: Plugin[]): Promise<PageFile> {
    const bundle = await rollup({
        input: path.join(import.meta.dirname, 'page', file),
        plugins,
        onwarn: () => undefined
    });
    const { output } = await bundle.generate({ format: 'esm', inlineDynamicImports: true });
    await bundle.close();
    return { type: 'text/javascript', body: output[0].code };
}

/** Our page needs what the platform knows of the session. */
function page(head: string): PageFile {
    const style = `body{margin:0;font-size:.8125rem}#host{width:100vw;height:70vh}
.word{display:flex;align-items:center;gap:4px}.sign{width:11px;height:11px}.figure{display:block;font-weight:600}
.ag-cell{line-height:1.3}`;
    const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Matrix</title>
<link rel="stylesheet" href="/slds.css"><style>${style}</style>${head}</head>
<body class="slds-scope"><main id="host"></main></body></html>`;
    return { type: 'text/html', body };
}

/** Builds the page with our component, as Lightning runs it, and one for the peer. @returns files by path; / is ours, /peer the other one */
export async function buildPages(): Promise<Map<string, PageFile>> {
    const shellDir = path.join(projectRoot, 'scripts/local-org/shell');
    const ours = await bundleOf('page.ts', [
        platformPlugin({ projectDir: projectRoot, shellDir, withPackage: true }),
        compilePlugin(path.join(projectRoot, 'node_modules/.cache/keystone-lwc'))
    ]);
    const peer = await bundleOf('peer.ts', [
        {
            name: 'types',
            resolveId: (source) =>
                source.startsWith('./') ? path.join(import.meta.dirname, 'page', `${source}.ts`) : null,
            transform: (code, id) => ({ code: stripTypes(code, id), map: { mappings: '' } })
        }
    ]);
    const session = JSON.stringify({ labels: labels(), customPermissions: [], userPermissions: [], i18n: {} });
    const read = (file: string): string => fs.readFileSync(path.join(projectRoot, file), 'utf8');
    return new Map([
        [
            '/',
            page(
                `<script>globalThis.__SF__=${session.replaceAll('<', '\\u003c')}</script><script type="module" src="/ours.js"></script>`
            )
        ],
        ['/peer', page('<script src="/ag-grid.js"></script><script type="module" src="/peer.js"></script>')],
        ['/ours.js', ours],
        ['/peer.js', peer],
        ['/ag-grid.js', { type: 'text/javascript', body: read(PEER) }],
        ['/slds.css', { type: 'text/css', body: read(STYLES) }]
    ]);
}
