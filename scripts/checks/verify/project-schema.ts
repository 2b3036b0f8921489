/** sfdx-project.json and the scratch-org definitions against the schemas that the Salesforce CLI ships. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Finding } from '../lib/finding.ts';
import { openProject, type Project, projectRoot, sourceFiles } from '../lib/project.ts';

export const title = 'project and scratch-org definitions';

type Validate = ((data: unknown) => boolean) & {
    errors?: { instancePath: string; message?: string; params: Record<string, unknown> }[] | null;
};
type AjvClass = new (options: object) => { compile(schema: object): Validate };

/** Validates both kinds of file, and that what sfdx-project.json names exists. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const definitions = globSync('config/*-scratch-def.json', { cwd: project.root }).map((file) =>
        file.replaceAll('\\', '/')
    );
    return [
        ...validate(project, 'sfdx-project.json', 'sfdx-project.schema.json'),
        ...definitions.flatMap((file) => validate(project, file, 'project-scratch-def.schema.json')),
        ...missingFiles(project)
    ];
}

function validate(project: Project, file: string, schemaName: string): Finding[] {
    // The copy of ajv that @salesforce/core itself uses; ESLint brings an older one.
    const core = createRequire(path.join(projectRoot, 'node_modules/@salesforce/core/package.json'));
    const Ajv = (core('ajv') as { default: AjvClass }).default;
    const schema = JSON.parse(
        readFileSync(path.join(projectRoot, 'node_modules/@salesforce/core/schemas', schemaName), 'utf8')
    ) as object;
    const check = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
    let data: unknown;
    try {
        data = JSON.parse(readFileSync(path.join(project.root, file), 'utf8'));
    } catch (error) {
        return [{ file, rule: 'json', message: String((error as Error).message) }];
    }
    if (check(data)) return [];
    return (check.errors ?? []).map((error) => {
        const what = Object.values(error.params).join(', ');
        return {
            file,
            rule: 'project-schema',
            message: `${error.instancePath || '(top)'} ${error.message ?? 'is wrong'} (${what})`
        };
    });
}

function missingFiles(project: Project): Finding[] {
    const config = JSON.parse(readFileSync(path.join(project.root, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { path: string; definitionFile?: string; postInstallScript?: string }[];
    };
    const scripts = config.packageDirectories
        .map((directory) => directory.postInstallScript)
        .filter((script) => script !== undefined && sourceFiles(project, `**/${script}.cls`).length === 0)
        .map((script) => ({
            file: 'sfdx-project.json',
            rule: 'missing-file',
            message: `the post-install class ${script} does not exist`
        }));
    const files = config.packageDirectories
        .flatMap((directory) => [directory.path, directory.definitionFile])
        .filter((file) => file !== undefined && !existsSync(path.join(project.root, file)))
        .map((file) => ({ file: 'sfdx-project.json', rule: 'missing-file', message: `${file} does not exist` }));
    return [...files, ...scripts];
}
