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

const PEER = 'node_modules/ag-grid-community/dist/ag-grid-community.min.js';
const PAGE = path.join(import.meta.dirname, 'page');

const STYLE = `body{margin:0;font-size:.8125rem}#host{width:100vw;height:70vh}
.word{display:flex;align-items:center;gap:4px}.sign{width:11px;height:11px}.figure{display:block;font-weight:600}
.ag-cell{line-height:1.3}`;

/** The peer's page imports only files of its own. */
const OWN_FILES: Plugin = {
    name: 'types',
    resolveId: (source) => (source.startsWith('./') ? path.join(PAGE, `${source}.ts`) : null),
    transform: (code, id) => ({ code: stripTypes(code, id), map: { mappings: '' } })
};

/** Builds the page with our component, as Lightning runs it, and one for the peer. @returns files by path; / is ours, /peer the other one */
export async function buildPages(): Promise<Map<string, PageFile>> {
    return new Map([
        ['/', pageOf('Matrix', STYLE, `${sessionScript()}<script type="module" src="/ours.js"></script>`)],
        [
            '/peer',
            pageOf('Peer', STYLE, '<script src="/ag-grid.js"></script><script type="module" src="/peer.js"></script>')
        ],
        ['/ours.js', await componentScript(path.join(PAGE, 'page.ts'))],
        ['/peer.js', await scriptOf(path.join(PAGE, 'peer.ts'), [OWN_FILES])],
        ['/ag-grid.js', packageScript(PEER)],
        ['/slds.css', styles()]
    ]);
}
