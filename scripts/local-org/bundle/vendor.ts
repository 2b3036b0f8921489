import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Raised when the options below change, so that an old build is not taken for a current one. */
const RECIPE = 3;

/** The prebuilt engine, synthetic shadow and base components. */
export interface Vendor {
    /** Folder of the built modules. */
    folder: string;
    /** Distinguishes builds; part of the URL, so that browsers may cache for good. */
    hash: string;
    /** Names without extension: `lwc`, `synthetic-shadow`, `lightning/button`, ... */
    modules: ReadonlySet<string>;
    /** Each file's static imports, as file names in the folder. */
    imports: Readonly<Record<string, string[]>>;
}

/** Where the vendor build of the installed versions belongs, whether or not it is there. */
export function vendorPlace(projectDir: string): { folder: string; hash: string } {
    const version = (name: string): string =>
        (
            JSON.parse(fs.readFileSync(path.join(projectDir, 'node_modules', name, 'package.json'), 'utf8')) as {
                version: string;
            }
        ).version;
    const parts = ['lwc', '@lwc/synthetic-shadow', '@lwc/rollup-plugin', 'lightning-base-components', 'rollup'].map(
        version
    );
    const hash = createHash('sha256')
        .update([RECIPE, ...parts].join('\n'))
        .digest('hex')
        .slice(0, 12);
    return { folder: path.join(projectDir, 'node_modules', '.cache', 'keystone-vendor', hash), hash };
}

/** The vendor build when it is there and complete, otherwise null. */
export function currentVendor(projectDir: string): Vendor | null {
    const { folder, hash } = vendorPlace(projectDir);
    const manifest = path.join(folder, 'manifest.json');
    if (!fs.existsSync(manifest)) return null;
    const { modules, imports } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as {
        modules: string[];
        imports: Record<string, string[]>;
    };
    return { folder, hash, modules: new Set(modules), imports };
}
