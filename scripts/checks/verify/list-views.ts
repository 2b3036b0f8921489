/** List views: columns, filters and scope. */
import { columnFaults, fieldOf, isDetail } from '../lib/columns.ts';
import { filterFaults } from '../lib/filters.ts';
import type { Finding } from '../lib/finding.ts';
import { findingIn, type MetadataFile, nodes, PackageMetadata, text, texts } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';

export const title = 'list views';

const limits = { columns: 15, filters: 10 };
const notFiltered = ['LongTextArea', 'Html', 'EncryptedText'];

/** Checks every list view of the project. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const metadata = new PackageMetadata(project);
    return metadata.ofType('ListView').flatMap((view) => checkView(view, metadata));
}

function checkView(view: MetadataFile, metadata: PackageMetadata): Finding[] {
    const object = view.object!;
    const columns = texts(view.xml, 'columns');
    const filters = nodes(view.xml, 'filters');
    const scope = text(view.xml, 'filterScope');
    const faults = [
        ...(text(view.xml, 'label') === '' ? ['has no label'] : []),
        ...(columns.length === 0 ? ['has no columns'] : columnFaults(object, columns, limits.columns, metadata)),
        ...(scope === '' ? ['has no filterScope'] : []),
        // Nobody owns a detail: its records belong to the master's owner.
        ...(isDetail(object, metadata) && !['', 'Everything'].includes(scope)
            ? [`a detail has no scope ${scope}`]
            : []),
        ...(filters.length > limits.filters ? [`${filters.length} filters, ${limits.filters} at most`] : []),
        ...filters.flatMap((filter) => {
            const name = text(filter, 'field');
            const field = fieldOf(object, name, metadata);
            if (field === undefined) return columnFaults(object, [name], 1, metadata);
            const type = text(field.xml, 'type');
            return notFiltered.includes(type)
                ? [`a filter cannot use ${name}, a ${type}`]
                : filterFaults(field, filter, metadata);
        }),
        ...logicFaults(text(view.xml, 'booleanFilter'), filters.length)
    ];
    return faults.map((fault) => findingIn(view, 'list-view', fault));
}

/** `1 AND (2 OR 3)` names every filter, and none that is not there. */
function logicFaults(logic: string, filters: number): string[] {
    if (logic === '') return [];
    const named = new Set([...logic.matchAll(/\d+/g)].map((match) => Number(match[0])));
    const all = Array.from({ length: filters }, (_, index) => index + 1);
    const isComplete = all.every((index) => named.has(index)) && named.size === all.length;
    return isComplete ? [] : [`booleanFilter ${logic} does not name its ${filters} filters`];
}
