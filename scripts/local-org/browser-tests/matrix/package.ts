import { PackageMetadata } from '../../../checks/lib/metadata.ts';
import { PermissionMatrix } from '../../../checks/lib/permission-matrix.ts';
import { openProject } from '../../../checks/lib/project.ts';

/** The package that the test is about: its metadata, who may do what, and how the org names its parts. */
const project = openProject();

export const matrix = new PermissionMatrix(new PackageMetadata(project));

/** Objects with records, without the namespace; masters before their details. */
export const objects: readonly string[] = matrix.objects.filter((object) => object.endsWith('__c'));

/** The name that the org gives something of the package. */
export const qualified = (name: string): string => `${project.namespace}__${name}`;

/** The name in the sources. */
export const local = (name: string): string => name.replace(`${project.namespace}__`, '');
