import fs, { globSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { rollup } from 'rollup';
import type { Plugin } from 'rollup';
import { projectRoot } from '../checks/lib/project.ts';
import { compilePlugin } from '../local-org/bundle/compile-plugin.ts';
import { platformPlugin } from '../local-org/bundle/platform-plugin.ts';

const STYLES = 'node_modules/@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css';

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

/** What a component of ours finds when its page opens, as a script. */
export function sessionScript(): string {
    const session = { labels: labels(), customPermissions: [], userPermissions: [], i18n: {} };
    return `<script>globalThis.__SF__=${JSON.stringify(session).replaceAll('<', '\\u003c')}</script>`;
}

/** A module with all that it imports, as one script. */
export async function scriptOf(file: string, plugins: Plugin[]): Promise<PageFile> {
    const bundle = await rollup({ input: file, plugins, onwarn: () => undefined });
    const { output } = await bundle.generate({ format: 'esm', inlineDynamicImports: true });
    await bundle.close();
    return { type: 'text/javascript', body: output[0].code };
}

/** The same for a module with components of ours, as Lightning runs them. */
export function componentScript(file: string): Promise<PageFile> {
    const shellDir = path.join(projectRoot, 'scripts/local-org/shell');
    return scriptOf(file, [
        platformPlugin({ projectDir: projectRoot, shellDir, withPackage: true }),
        compilePlugin(path.join(projectRoot, 'node_modules/.cache/keystone-lwc'))
    ]);
}

/** A script of a package, as it is. @param file its path in the project */
export function packageScript(file: string): PageFile {
    return { type: 'text/javascript', body: read(file) };
}

/** A page with the design system's styles, which {@link styles} answers, and a host to draw in. */
export function pageOf(title: string, style: string, head: string): PageFile {
    const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/slds.css">
<style>${style}</style>${head}</head>
<body class="slds-scope"><main id="host"></main></body></html>`;
    return { type: 'text/html', body };
}

/** The design system's styles. */
export function styles(): PageFile {
    return { type: 'text/css', body: read(STYLES) };
}

function read(file: string): string {
    return fs.readFileSync(path.join(projectRoot, file), 'utf8');
}
