/** Every component bundle goes through the compiler that the platform itself uses. */
import path from 'node:path';
import { componentModules, stripTypes } from '../emit.ts';
import type { Finding } from '../lib/finding.ts';
import { openProject, type Project, readSource, sourceFiles } from '../lib/project.ts';
import { importTool } from '../lib/tools.ts';

export const title = "platform's LWC compiler";

interface Diagnostic {
    message: string;
    filename?: string;
    /** 0 is fatal, 1 an error, 2 a warning, 3 a remark. */
    level: number;
    location?: { line: number };
}
type Compile = (
    config: unknown
) => Promise<{ success: boolean; diagnostics: Diagnostic[]; results?: { diagnostics: Diagnostic[] }[] }>;

/** Compiles every bundle; errors and warnings are findings. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const tool = await importTool('@lwc/sfdc-lwc-compiler');
    const compile = (tool['compile'] ?? (tool['default'] as { compile: unknown }).compile) as Compile;
    const findings: Finding[] = [];
    for (const [folder, files] of bundles(project)) {
        const config = {
            bundle: {
                type: 'platform',
                namespace: 'c',
                name: path.posix.basename(folder),
                files,
                options: { apiVersion: Math.floor(Number(project.apiVersion)) }
            },
            compilerConfigs: [{ outputConfig: { minify: false, env: { NODE_ENV: 'production' } } }]
        };
        const report = await compile(config);
        const all = [...report.diagnostics, ...(report.results ?? []).flatMap((result) => result.diagnostics)];
        const seen = new Set<string>();
        for (const diagnostic of all.filter(({ level }) => level <= 2)) {
            const file = `${folder}/${path.posix.basename(diagnostic.filename ?? '')}`.replace(/\/$/, '');
            const message = diagnostic.message.split('\n')[0]!.replaceAll(/\x1b\[\d+m/g, '');
            if (seen.has(`${file}:${message}`)) continue;
            seen.add(`${file}:${message}`);
            findings.push({ file, line: diagnostic.location?.line, rule: 'lwc-compiler', message });
        }
        if (!report.success && all.length === 0)
            findings.push({ file: folder, rule: 'lwc-compiler', message: 'the compiler failed without a word' });
    }
    return findings;
}

/** Files of each bundle as the platform gets them: folder -> name inside the folder -> text. */
function bundles(project: Project): Map<string, Record<string, string>> {
    const modules = new Set(componentModules(project));
    const found = new Map<string, Record<string, string>>();
    for (const file of sourceFiles(project, '**/lwc/**/*.{ts,js,html,css,svg}')) {
        const match = /^(.*\/lwc\/[^/]+)\/(.+)$/.exec(file);
        if (match === null || file.includes('/__tests__/') || file.endsWith('.d.ts')) continue;
        const source = readSource(project, file);
        const isModule = modules.has(file);
        // JavaScript that was written beside its TypeScript is replaced by a fresh one.
        if (file.endsWith('.js') && modules.has(file.replace(/\.js$/, '.ts'))) continue;
        const name = isModule ? match[2]!.replace(/\.ts$/, '.js') : match[2]!;
        const bundle = found.get(match[1]!) ?? {};
        bundle[name] = isModule ? stripTypes(source, file) : source;
        found.set(match[1]!, bundle);
    }
    return found;
}
