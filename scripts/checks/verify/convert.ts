/** The Salesforce CLI itself reads the project and packs it; of each component module exactly one of .ts and .js is shipped. */
import { cpSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { componentModules, emitInPlace } from '../emit.ts';
import { runCommand } from '../lib/command.ts';
import type { Finding } from '../lib/finding.ts';
import { nodes, parseMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project, projectRoot, readSource, sourceFiles } from '../lib/project.ts';
import { withTemporaryFolder } from '../lib/temporary.ts';

export const title = 'sf project convert source';

/** Converts a copy of the project in which the JavaScript lies beside the TypeScript, as it does before a deployment. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    return withTemporaryFolder(async (folder) => {
        const copy = { ...project, root: path.join(folder, 'project') };
        mkdirSync(copy.root);
        for (const file of ['sfdx-project.json', '.forceignore', ...project.sources]) {
            cpSync(path.join(project.root, file), path.join(copy.root, file), { recursive: true });
        }
        emitInPlace(copy);
        const sf = path.join(projectRoot, 'node_modules/@salesforce/cli/bin/run.js');
        const out = path.join(folder, 'mdapi');
        const env = {
            SF_DISABLE_TELEMETRY: 'true',
            SF_AUTOUPDATE_DISABLE: 'true',
            SF_DISABLE_LOG_FILE: 'true',
            // Settings of the person who runs this have no say here.
            HOME: folder,
            USERPROFILE: folder
        };
        const result = await runCommand(
            process.execPath,
            [sf, 'project', 'convert', 'source', '--output-dir', out, '--json'],
            { cwd: copy.root, env }
        );
        if (result.code !== 0) {
            const message =
                /"message":\s*"((?:[^"\\]|\\.)*)"/.exec(result.stdout)?.[1] ?? result.output.trim().slice(0, 300);
            return [
                { file: 'sfdx-project.json', rule: 'convert', message: `sf project convert source failed: ${message}` }
            ];
        }
        const shipped = globSync('**/lwc/**/*.{ts,js}', { cwd: out }).map((file) =>
            file.replaceAll('\\', '/').replace(/^.*?\/?lwc\//, 'lwc/')
        );
        return [...componentModules(project).flatMap((file) => compare(file, shipped)), ...lostLabels(copy, out)];
    });
}

/** Each domain has a labels file of its own; the CLI merges them into one, and none may get lost on the way. */
function lostLabels(project: Project, out: string): Finding[] {
    const written = globSync('labels/*.labels', { cwd: out }).flatMap((file) =>
        labelNames(readFileSync(path.join(out, file), 'utf8'))
    );
    return sourceFiles(project, '**/*.labels-meta.xml').flatMap((file) =>
        labelNames(readSource(project, file))
            .filter((name) => !written.includes(name))
            .map((name) => ({ file, rule: 'lost-label', message: `label ${name} is not shipped` }))
    );
}

function labelNames(source: string): string[] {
    return nodes(parseMetadata(source)?.xml, 'labels').map((label) => text(label, 'fullName'));
}

function compare(file: string, shipped: string[]): Finding[] {
    const name = file.replace(/^.*\/lwc\//, 'lwc/').replace(/\.ts$/, '');
    const found = ['.ts', '.js'].filter((extension) => shipped.includes(name + extension));
    if (found.length === 1) return [];
    return [
        {
            file,
            rule: 'ships-one',
            message: found.length === 0 ? 'neither .ts nor .js is shipped' : 'both .ts and .js are shipped'
        }
    ];
}
