import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';
import { findComponents, scriptOf } from './package-components.ts';
import type { ComponentBundle } from './package-components.ts';
import { SourceError, stripTypes } from './strip-types.ts';
import { virtualModule } from './virtual-modules.ts';

const VIRTUAL = '\0platform:';
const COMPONENTS = '\0package-components';

export interface PlatformOptions {
    /** The project with node_modules. */
    projectDir: string;
    /** scripts/local-org/shell. */
    shellDir: string;
    /** False for the vendor build, which has neither package components nor the shell. */
    withPackage: boolean;
}

/**
 * Resolves what only exists on the platform: `c/x` in the package's LWC folders, `lightning/x` in the shims and then in
 * lightning-base-components, `org/x` in the shell, `@salesforce/...` as virtual modules; and erases types.
 */
export function platformPlugin(options: PlatformOptions): Plugin {
    const shims = path.join(options.shellDir, 'shims', 'lightning');
    const lbc = path.join(options.projectDir, 'node_modules', 'lightning-base-components');
    const aliases = baseComponentAliases(lbc);
    let components = new Map<string, ComponentBundle>();
    const engine = (name: string): string =>
        path.join(options.projectDir, 'node_modules', '@lwc', name, 'dist', 'index.js');

    return {
        name: 'platform',
        buildStart() {
            if (options.withPackage) components = findComponents(options.projectDir);
        },
        resolveId(source, importer) {
            if (source === 'lwc') return engine('engine-dom');
            if (source === '@lwc/synthetic-shadow') return engine('synthetic-shadow');
            if (source === 'org/packageComponents') return COMPONENTS;
            const [scope, name = ''] = source.split('/', 2) as [string, string?];
            if (scope === 'c') {
                const bundle = components.get(name);
                if (!bundle) return this.error(`${source} does not exist in the package (imported by ${importer})`);
                // The query tells the compiler the namespace, which it would otherwise take from the folder, "lwc".
                return `${bundle.entry}?specifier=c/${name}`;
            }
            if (scope === 'org') {
                const entry = scriptOf(path.join(options.shellDir, 'modules', 'org', name), name);
                return entry ?? this.error(`${source} does not exist in the shell (imported by ${importer})`);
            }
            if (scope === 'lightning') {
                const entry =
                    (options.withPackage ? scriptOf(path.join(shims, name), name) : undefined) ??
                    entryOf(path.join(lbc, 'src', 'lightning', name), name);
                return entry ?? this.error(`${source} is not modelled by the local org (imported by ${importer})`);
            }
            if (source.startsWith('@salesforce/i18n/')) return VIRTUAL + source;
            // The base components bring one of their own, which is always that of a desk.
            if (options.withPackage && source === '@salesforce/client/formFactor') return VIRTUAL + source;
            const alias = aliases.get(source);
            if (alias !== undefined) return alias;
            if (source.startsWith('@salesforce/')) return VIRTUAL + source;
            if (source.startsWith('.') && importer && !importer.startsWith('\0') && path.extname(source) === '') {
                const base = path.resolve(path.dirname(importer.split('?')[0]!), source);
                return ['.ts', '.js'].map((extension) => base + extension).find((file) => fs.existsSync(file)) ?? null;
            }
            return null;
        },
        load(id) {
            if (id === COMPONENTS) return componentTable(components);
            if (id.startsWith(VIRTUAL)) {
                return virtualModule(id.slice(VIRTUAL.length), {
                    libDir: path.join(options.shellDir, 'lib'),
                    i18nDefault: (name) => aliases.get(name)
                });
            }
            if (id.includes('?specifier=')) {
                const file = id.split('?')[0]!;
                this.addWatchFile(file); // Rollup does not watch ids that carry a query.
                return fs.readFileSync(file, 'utf8');
            }
            return null;
        },
        transform(code, id) {
            const file = id.split('?')[0]!;
            let output = code;
            if (file.endsWith('.ts')) {
                try {
                    output = stripTypes(code, file);
                } catch (error) {
                    if (!(error instanceof SourceError)) throw error;
                    return this.error({
                        message: error.message,
                        id: file,
                        loc: { file, line: error.line, column: error.column }
                    });
                }
            }
            output = output
                .replaceAll('import.meta.env.SSR', 'false')
                .replaceAll('process.env.NODE_ENV', '"production"');
            return output === code ? null : { code: output, map: { mappings: '' } };
        }
    };
}

/** A module that maps each component that can be placed on a page to its class, loaded when it is needed. */
function componentTable(components: Map<string, ComponentBundle>): string {
    const entries = [...components.values()].map((bundle) => {
        const metadata = path.join(path.dirname(bundle.entry), `${bundle.name}.js-meta.xml`);
        const exposed = fs.existsSync(metadata) && /<isExposed>\s*true/.test(fs.readFileSync(metadata, 'utf8'));
        return exposed ? `${JSON.stringify(bundle.name)}: () => import(${JSON.stringify(`c/${bundle.name}`)})` : '';
    });
    return `export default {\n${entries.filter(Boolean).join(',\n')}\n};\n`;
}

/** A base module's entry, which for shared styles is a style sheet. */
function entryOf(folder: string, name: string): string | undefined {
    const style = path.join(folder, `${name}.css`);
    return scriptOf(folder, name) ?? (fs.existsSync(style) ? style : undefined);
}

/** The stand-ins that the base components bring for `@salesforce/label/...`, gates and the like. */
function baseComponentAliases(lbc: string): Map<string, string> {
    const manifest = JSON.parse(fs.readFileSync(path.join(lbc, 'package.json'), 'utf8')) as {
        lwc: { modules: { name?: string; path?: string }[] };
    };
    return new Map(
        manifest.lwc.modules.flatMap((module) =>
            module.name && module.path ? [[module.name, path.join(lbc, module.path)] as const] : []
        )
    );
}
