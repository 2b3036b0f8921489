/** The pages under docs/ that are written from the metadata. */
import { PackageMetadata } from '../lib/metadata.ts';
import type { Project } from '../lib/project.ts';
import { dataModel } from './data-model.ts';
import { permissions } from './permissions.ts';

export interface Document {
    /** Path inside the project. */
    file: string;
    text: string;
}

/** All generated pages as they should be for the metadata of a project. */
export function documents(project: Project): Document[] {
    const metadata = new PackageMetadata(project);
    return [
        { file: 'docs/data-model.md', text: dataModel(metadata) },
        { file: 'docs/permissions.md', text: permissions(metadata) }
    ];
}
