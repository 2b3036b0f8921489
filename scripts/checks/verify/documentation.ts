/** Every object, field and permission says what it is for; every field helps the person who fills it in. */
import type { Finding } from '../lib/finding.ts';
import { PackageMetadata, text } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'descriptions and help texts';

const required: Record<string, string[]> = {
    CustomObject: ['description'],
    CustomField: ['description', 'inlineHelpText'],
    PermissionSet: ['description'],
    CustomPermission: ['description'],
    ValidationRule: ['description']
};

/** Checks every component of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    return (
        new PackageMetadata(project).files
            // The file of a standard object holds only settings of it.
            .filter((file) => file.type !== 'CustomObject' || /__(c|e|mdt)$/.test(file.name))
            .flatMap((file) =>
                (required[file.type] ?? [])
                    .filter((element) => text(file.xml, element).trim() === '')
                    // Nobody fills in an event by hand.
                    .filter((element) => element !== 'inlineHelpText' || !file.object?.endsWith('__e'))
                    .map((element) => ({
                        file: file.file,
                        rule: 'no-text',
                        message: `${file.object ? `${file.object}.` : ''}${file.name} has no ${element}`
                    }))
            )
    );
}
