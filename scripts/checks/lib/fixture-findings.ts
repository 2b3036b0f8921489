import path from 'node:path';
import type { Finding } from './finding.ts';
import { openFixture, type Project } from './project.ts';

/**
 * Runs a check over a package that is broken on purpose.
 * @param fixture folder below scripts/checks/fixtures
 * @returns `rule file-name` of each finding, without repetition, sorted
 */
export async function findInBrokenPackage(
    check: { run(project: Project): Promise<Finding[]> },
    fixture = 'broken'
): Promise<string[]> {
    const findings = await check.run(openFixture(fixture));
    return [...new Set(findings.map((finding) => `${finding.rule} ${path.posix.basename(finding.file)}`))].sort();
}
