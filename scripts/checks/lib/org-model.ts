import { loadOrgModel, MetadataError } from '../../local-org/schema/load.ts';
import type { OrgModel } from '../../local-org/schema/types.ts';
import type { Finding } from './finding.ts';
import type { Project } from './project.ts';

/** The project's schema as the local org reads it, standard objects included; a finding where it cannot be read. */
export function openModel(project: Project): { model: OrgModel } | { finding: Finding } {
    try {
        const model = loadOrgModel({
            projectDir: project.root,
            sourceDirs: project.sources,
            namespace: '',
            version: Number(project.apiVersion)
        });
        return { model };
    } catch (error) {
        if (!(error instanceof MetadataError)) throw error;
        const message = error.message.replace(`${error.path}: `, '');
        return {
            finding: { file: error.path, rule: 'unreadable', message: `the local org cannot read it: ${message}` }
        };
    }
}
