/** Salesforce Code Analyzer: PMD (AppExchange and security rules), graph engine, regex and retire-js engines. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { emitPackage } from '../emit.ts';
import { runCommand } from '../lib/command.ts';
import type { Finding } from '../lib/finding.ts';
import { openProject, type Project, projectRoot } from '../lib/project.ts';
import { withTemporaryFolder } from '../lib/temporary.ts';
import { ensureTools, needJava, toolsFolder } from '../lib/tools.ts';

export const title = 'Code Analyzer';

/** Engines that must have run; an engine that could not start says nothing and would look clean. */
const engines = ['pmd', 'regex', 'retire-js', 'sfge'];

interface Violation {
    engine: string;
    rule: string;
    file?: string;
    line?: number;
    message: string;
}

/**
 * Scans exactly what would be deployed: the Apex, and the components as JavaScript. The report for the security review is
 * left in artifacts/code-analyzer.html.
 * @throws CannotRun without Java
 */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const java = needJava();
    await ensureTools();
    return withTemporaryFolder(async (folder) => {
        const source = path.join(folder, 'package');
        const scratch = path.join(folder, 'scratch');
        const artifacts = path.join(projectRoot, 'artifacts');
        for (const each of [source, scratch, artifacts]) mkdirSync(each, { recursive: true });
        emitPackage(project, source);
        const args = [
            path.join(toolsFolder, 'code-analyzer.mjs'),
            source,
            scratch,
            path.join(artifacts, 'code-analyzer.html')
        ];
        const env = { PATH: `${path.dirname(java)}${path.delimiter}${process.env.PATH}` };
        const result = await runCommand(process.execPath, args, {
            cwd: folder,
            env,
            // The graph engine walks every entry point; beside other checks that may take more than the usual patience.
            timeout: 40 * 60_000,
            log: path.join(artifacts, 'code-analyzer.log')
        });
        const file = path.join(scratch, 'violations.json');
        if (!existsSync(file)) {
            const words = result.output.trim().split('\n').slice(-3).join(' ');
            return [{ file: project.sources[0]!, rule: 'code-analyzer', message: `Code Analyzer failed: ${words}` }];
        }
        const report = JSON.parse(readFileSync(file, 'utf8')) as { engines: string[]; violations: Violation[] };
        const silent = engines.filter((engine) => !report.engines.includes(engine));
        return [
            ...silent.map((engine) => ({
                file: project.sources[0]!,
                rule: 'code-analyzer',
                message: `engine ${engine} did not run`
            })),
            ...report.violations.map((violation) => ({
                file: violation.file?.replaceAll('\\', '/') ?? project.sources[0]!,
                line: violation.line,
                rule: `${violation.engine}:${violation.rule}`,
                message: violation.message.split('\n')[0]!
            }))
        ];
    });
}
