/** Semantic check of all Apex by apex-ls (needs Java), as an unmanaged and as a managed package. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../lib/command.ts';
import type { Finding } from '../lib/finding.ts';
import { openProject, type Project } from '../lib/project.ts';
import { withTemporaryFolder } from '../lib/temporary.ts';
import { javaLibrary, needJava } from '../lib/tools.ts';

export const title = 'apex-ls';

/** Runs apex-ls twice. @throws CannotRun without Java */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const java = needJava();
    const library = await javaLibrary();
    const modes = project.namespace === '' ? [''] : ['', project.namespace];
    const findings: Finding[] = [];
    for (const namespace of modes) findings.push(...(await check(java, library, project, namespace)));
    return findings;
}

function check(java: string, library: string, project: Project, namespace: string): Promise<Finding[]> {
    return withTemporaryFolder(async (folder) => {
        // A copy, because apex-ls takes the namespace from sfdx-project.json and keeps its cache beside the sources.
        for (const source of project.sources) {
            mkdirSync(path.join(folder, source), { recursive: true });
            cpSync(path.join(project.root, source), path.join(folder, source), {
                recursive: true,
                filter: (from) => !/[\\/](lwc|node_modules)$/.test(from)
            });
        }
        const config = JSON.parse(readFileSync(path.join(project.root, 'sfdx-project.json'), 'utf8')) as Record<
            string,
            unknown
        >;
        writeFileSync(path.join(folder, 'sfdx-project.json'), JSON.stringify({ ...config, namespace }));
        const main = 'io.github.apexdevtools.apexls.CheckForIssues';
        const args = [
            '-Xmx1g',
            '-cp',
            path.join(library, '*'),
            main,
            '-n',
            '-w',
            folder,
            '-d',
            'warnings',
            '-f',
            'json'
        ];
        const result = await runCommand(java, args, { cwd: folder });
        return parse(result.stdout, folder, namespace, result.output);
    });
}

interface Issues {
    files: { path: string; messages: { category: string; message: string; start?: { line: number } }[] }[];
}

function parse(json: string, folder: string, namespace: string, output: string): Finding[] {
    let report: Issues;
    try {
        report = JSON.parse(json.slice(json.indexOf('{'))) as Issues;
    } catch {
        return [
            {
                file: 'sfdx-project.json',
                rule: 'apex-ls',
                message: `apex-ls failed: ${output.trim().split('\n').slice(0, 3).join(' ')}`
            }
        ];
    }
    const suffix = namespace === '' ? '' : ` (with namespace ${namespace})`;
    return report.files.flatMap((file) =>
        file.messages.map((issue) => ({
            file: path.relative(folder, file.path).replaceAll('\\', '/'),
            line: issue.start?.line,
            rule: `apex-ls-${issue.category.toLowerCase()}`,
            message: issue.message.split('\n')[0] + suffix
        }))
    );
}
