/** What metadata and components name must exist: labels, components, fields, tabs, pages, Apex methods. */
import type { Finding } from '../lib/finding.ts';
import { labelReferences } from '../lib/label-references.ts';
import { componentReferences } from '../lib/component-references.ts';
import { formulaReferences } from '../lib/formula-references.ts';
import { metadataReferences } from '../lib/metadata-references.ts';
import { PackageMetadata } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'cross-references';

/** Checks all references that the project's files make to its own components. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return [
        ...labelReferences(metadata),
        ...componentReferences(metadata),
        ...metadataReferences(metadata),
        ...formulaReferences(metadata)
    ];
}
