/**
 * No part of the local org knows the public suites that it is measured with: a name of one of them in its sources is either a
 * branch for that suite or the beginning of one.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../lib/finding.ts';
import { lineAt, openProject, type Project } from '../lib/project.ts';

export const title = 'names of public suites in the local org';

/** Sources, generated tables, specs and tests; what is prose is no code. */
const SOURCES = 'scripts/local-org/**/*.{ts,mjs,js,json,cls,trigger,xml,html}';

/** Names of projects, their authors and their telling classes. Words that are common elsewhere come with what makes them a name. */
const NAMES: readonly RegExp[] = [
    /fflib|apex-enterprise-patterns/i,
    /\bamoss|bobalicious/i,
    /fluent-?assert/i,
    /nebula-?logger|LogEntryEventBuilder|LoggerDataStore/i,
    /trailhead-?apps/i,
    /dream-?house/i,
    /\be-?bikes\b/i,
    /coral-?cloud/i,
    /easy-?spaces/i,
    /soql-lib\b|beyond-the-cloud|\bSOQL_Test\b/i,
    /apex-fp\b|ipavlic/i,
    /\bR\.apex\b|click-to-cloud/i,
    /trigger-actions-framework|mitchspano|MetadataTriggerHandler|TriggerActionFlow/i,
    /sfdc-trigger-framework|kevinohara/i,
    /action-?plans-?v4|ActionPlans?(?:Template)?(?:Utilities|Controller|Trigger|Test)/i,
    /apex-?test-?kit/i,
    /apex-rollup|RollupCalculator|RollupEvaluator|RollupAsyncProcessor/i,
    /async-lib\b|AsyncMock|QueueableManager/i,
    /(?:apex|lwc)-recipes|AccountServiceLayer/i,
    /salesforce-?relationship-?graph|m-kampmann/i,
    /any-?record-?hierarchy/i,
    /dlrs|declarative-lookup-rollup/i
];

/** Looks for the names in everything, comments included. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    return globSync(SOURCES, { cwd: project.root, exclude: ['**/node_modules/**'] })
        .map((file) => file.replaceAll('\\', '/'))
        .sort()
        .flatMap((file) => {
            const text = readFileSync(path.join(project.root, file), 'utf8');
            return NAMES.flatMap((name) => [...text.matchAll(new RegExp(name, 'gi'))]).map((match) => ({
                file,
                line: lineAt(text, match.index),
                rule: 'suite-name',
                message: `names a public suite: ${match[0]}`
            }));
        });
}
