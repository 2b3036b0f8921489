/**
 * Writes tsconfig.paths.json: one explicit `c/<bundle>` entry per Lightning web component.
 *
 * TypeScript allows one `*` in a path pattern, and a bundle's module repeats its folder name (`c/x` is `lwc/x/x.ts`), so the
 * entries cannot be a pattern. `--check` writes nothing and fails when the committed file is out of date.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const target = join(root, 'tsconfig.paths.json');

/** The text that tsconfig.paths.json should hold for the bundles under `force-app`. */
export function pathsFile(projectRoot: string): string {
    const bundles = globSync('force-app/main/*/lwc/*', { cwd: projectRoot })
        .map((folder) => folder.replaceAll('\\', '/'))
        .filter((folder) => existsSync(join(projectRoot, folder, `${basename(folder)}.ts`)))
        .sort((left, right) => basename(left).localeCompare(basename(right), 'en'));
    const paths = Object.fromEntries(
        bundles.map((folder) => [`c/${basename(folder)}`, [`./${folder}/${basename(folder)}.ts`]])
    );
    return `${JSON.stringify({ compilerOptions: { paths } }, null, 4)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const wanted = pathsFile(root);
    const actual = existsSync(target) ? readFileSync(target, 'utf8') : '';
    if (!process.argv.includes('--check')) {
        writeFileSync(target, wanted);
    } else if (actual.replaceAll(/\s+/g, '') !== wanted.replaceAll(/\s+/g, '')) {
        console.error('tsconfig.paths.json is out of date: run node scripts/checks/tsconfig-paths.ts');
        process.exitCode = 1;
    }
}
