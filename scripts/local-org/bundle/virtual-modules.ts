/**
 * Sources of the modules that exist only on the platform (`@salesforce/...`). None of them holds data of the org: they read
 * `window.__SF__`, which the page fills from `/local/bootstrap` before it loads any module, so that an edited label or
 * permission needs no new bundle.
 */

/** Where the generated modules import their run-time half from. */
export interface VirtualModuleOptions {
    /** Absolute path of shell/lib, whose apex.ts and schema.ts do the work. */
    libDir: string;
    /** The base components' own default for an `@salesforce/i18n/...` module, as a path, when it has one. */
    i18nDefault(name: string): string | undefined;
}

/**
 * Source of one scoped module.
 * @param specifier e.g. `@salesforce/label/c.KeyAccountCard_Title`
 * @throws Error for a kind of module that the local org does not model
 */
export function virtualModule(specifier: string, options: VirtualModuleOptions): string {
    const [, kind, ...rest] = specifier.split('/');
    const name = rest.join('/');
    const text = JSON.stringify(name);
    const helper = (file: string): string => JSON.stringify(`${options.libDir}/${file}`);
    switch (kind) {
        case 'apex':
            if (name === '') return `export { refreshApex, getSObjectValue } from ${helper('apex.ts')};`;
            return `import { apexMethod } from ${helper('apex.ts')};\nexport default apexMethod(${text});`;
        case 'schema':
            return `import { schemaReference } from ${helper('names.ts')};\nexport default schemaReference(${text});`;
        case 'label': {
            const label = JSON.stringify(name.replace(/^[^.]+\./, ''));
            return `export default globalThis.__SF__.labels[${label}] ?? ${JSON.stringify(`[${name}]`)};`;
        }
        case 'i18n': {
            const stub = options.i18nDefault(specifier);
            if (!stub) throw new Error(`${specifier} is not modelled by the local org`);
            return `import standard from ${JSON.stringify(stub)};\nexport default globalThis.__SF__?.i18n?.[${text}] ?? standard;`;
        }
        case 'user':
            if (name === 'Id') return 'export default globalThis.__SF__.user?.id;';
            if (name === 'isGuest') return 'export default false;';
            break;
        case 'customPermission':
        case 'userPermission': {
            const permission = JSON.stringify(name.replace(/^.*__/, ''));
            return `export default globalThis.__SF__.${kind}s.includes(${permission}) || undefined;`;
        }
        case 'resourceUrl':
            return `export default ${JSON.stringify(`/resource/${name}`)};`;
        case 'messageChannel':
            return `export default Object.freeze({ name: ${text} });`;
        case 'client':
            // Browsers of phones say so.
            if (name === 'formFactor') {
                return "export default /\\bMobi/.test(navigator.userAgent) ? 'Small' : 'Large';";
            }
            break;
    }
    throw new Error(`${specifier} is not modelled by the local org`);
}
