import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding.ts';
import { openFixture, openProject, type Project } from './project.ts';
import { withTemporaryFolder } from './temporary.ts';

interface Check {
    run(project: Project): Promise<Finding[]>;
}

/**
 * Runs a check over a package that is broken on purpose.
 * @param fixture folder below scripts/checks/fixtures
 * @returns `rule file-name` of each finding, without repetition, sorted
 */
export async function findInBrokenPackage(check: Check, fixture = 'broken'): Promise<string[]> {
    return brief(await check.run(openFixture(fixture)));
}

/**
 * Runs a check over sources that a test makes up: for limits that only hundreds of lines exceed.
 * @param sources texts by path below the package directory
 * @returns messages of the findings, sorted
 */
export async function findInSources(check: Check, sources: Readonly<Record<string, string>>): Promise<string[]> {
    return withTemporaryFolder(async (folder) => {
        const config = { namespace: 'tst', sourceApiVersion: '68.0', packageDirectories: [{ path: 'main' }] };
        const files = Object.entries(sources).map(([name, content]) => [`main/${name}`, content] as const);
        for (const [name, content] of [...files, ['sfdx-project.json', JSON.stringify(config)] as const]) {
            const file = path.join(folder, name);
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, content);
        }
        return (await check.run(openProject(folder))).map((finding) => finding.message).sort();
    });
}

function brief(findings: Finding[]): string[] {
    return [...new Set(findings.map((finding) => `${finding.rule} ${path.posix.basename(finding.file)}`))].sort();
}
