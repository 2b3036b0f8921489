/** Salesforce's SLDS linter over the templates and style sheets of the components. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../lib/command.ts';
import type { Finding } from '../lib/finding.ts';
import { openProject, type Project, sourceFiles } from '../lib/project.ts';
import { withTemporaryFolder } from '../lib/temporary.ts';
import { ensureTools, toolsFolder } from '../lib/tools.ts';

export const title = 'SLDS linter';

/** The part of a SARIF report that is read here. */
interface Sarif {
    runs: {
        results: {
            ruleId: string;
            message: { text: string };
            locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[];
        }[];
    }[];
}

/** Lints all templates and style sheets; warnings are findings too. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const sources = project.sources.filter(
        (source) => sourceFiles({ ...project, sources: [source] }, '**/lwc/**/*.{html,css}').length > 0
    );
    if (sources.length > 0) await ensureTools();
    const findings: Finding[] = [];
    for (const source of sources) findings.push(...(await lint(project, source)));
    return findings;
}

function lint(project: Project, source: string): Promise<Finding[]> {
    return withTemporaryFolder(async (folder) => {
        const linter = path.join(toolsFolder, 'node_modules/@salesforce-ux/slds-linter/build/index.js');
        const result = await runCommand(
            process.execPath,
            [linter, 'report', source, '--format', 'sarif', '--output', folder],
            { cwd: project.root }
        );
        let report: Sarif;
        try {
            report = JSON.parse(readFileSync(path.join(folder, 'slds-linter-report.sarif'), 'utf8')) as Sarif;
        } catch {
            return [
                {
                    file: source,
                    rule: 'slds-linter',
                    message: `the SLDS linter failed: ${result.output.trim().slice(0, 300)}`
                }
            ];
        }
        return report.runs.flatMap((part) =>
            part.results.map((found) => {
                const place = found.locations[0]?.physicalLocation;
                return {
                    file: place?.artifactLocation.uri ?? source,
                    line: place?.region?.startLine,
                    rule: found.ruleId,
                    message: plain(found.message.text)
                };
            })
        );
    });
}

/** Some messages are JSON inside the text. */
function plain(text: string): string {
    const inner = /^\{"message":"((?:[^"\\]|\\.)*)"/.exec(text);
    return (inner?.[1] ?? text).replace(/\s*\(slds\/[\w-]+\)\.?$/, '');
}
