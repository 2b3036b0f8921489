/** The package's domains: folders of `force-app/main`. */
import type { PackageMetadata } from './metadata.ts';
import { type MetadataFile, nodes, text } from './metadata.ts';

export interface Domain {
    name: string;
    /** What it is about, for a reader of the generated pages. */
    about: string;
    /** Objects with fields of the package, each master followed by its details. */
    objects: string[];
}

/** In the order of the work: who is a key account, what is planned, with whom, what they could buy, how it is steered and measured. */
const known: Record<string, string> = {
    roster: 'Who is a key account: tiers, scoring, roster reviews.',
    planning: 'Key account plans: goals, objectives, value, the seven steps.',
    stakeholders: 'People, ratings, links between them, the relationship map.',
    whitespace: 'Buying units and offerings: what is bought where, and what could be.',
    governance: 'Cadence, meetings, commitments, plan reviews.',
    health: 'Risks, signals, account health.',
    insights: 'Revenue history, KPI snapshots, the portfolio.',
    shared: 'What every domain uses.'
};

/** The domain a file lies in: the folder below the package directory's `main`. */
export function domainOf(file: string): string {
    return /(?:^|\/)main\/([^/]+)\//.exec(file)?.[1] ?? '';
}

/** All domains that have objects, in reading order; folders that nobody described come last. */
export function domainsOf(metadata: PackageMetadata): Domain[] {
    const home = new Map<string, string>();
    // An object belongs where its own file lies, a standard object where the package adds its first field.
    for (const file of [...metadata.ofType('CustomObject'), ...metadata.fields()]) {
        const object = file.type === 'CustomObject' ? file.name : file.object!;
        if (!home.has(object) && (isOwn(object) || file.type === 'CustomField')) home.set(object, domainOf(file.file));
    }
    const order = Object.keys(known);
    const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
    const names = [...new Set(home.values())].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'en'));
    return names.map((name) => ({
        name,
        about: known[name] ?? '',
        objects: [...home.keys()].filter((object) => home.get(object) === name).sort(mastersFirst(metadata))
    }));
}

/** Objects, events and metadata types of the package, as opposed to standard objects with fields of it. */
export function isOwn(object: string): boolean {
    return /__(c|e|mdt)$/.test(object);
}

/** The masters of an object, in relationship order. */
export function mastersOf(metadata: PackageMetadata, object: string): string[] {
    return metadata
        .fields(object)
        .filter((field) => text(field.xml, 'type') === 'MasterDetail')
        .sort((a, b) => Number(text(a.xml, 'relationshipOrder')) - Number(text(b.xml, 'relationshipOrder')))
        .map((field) => text(field.xml, 'referenceTo'));
}

/** Records before events, metadata types and standard objects; the largest trees first, each master followed by its details. */
function mastersFirst(metadata: PackageMetadata): (a: string, b: string) => number {
    const kind = (object: string) => ['__c', '__e', '__mdt', ''].findIndex((ending) => object.endsWith(ending));
    const pathTo = (object: string, below: readonly string[] = []): readonly string[] => {
        const [master] = mastersOf(metadata, object);
        const path = [object, ...below];
        return master === undefined || path.includes(master) ? path : pathTo(master, path);
    };
    const paths = new Map(metadata.customObjects.map(({ name }) => [name, pathTo(name)]));
    const root = (object: string) => paths.get(object)?.[0] ?? object;
    const size = (object: string) => [...paths.values()].filter((path) => path[0] === root(object)).length;
    const place = (object: string) => (paths.get(object) ?? [object]).join(' ');
    return (a, b) => kind(a) - kind(b) || size(b) - size(a) || place(a).localeCompare(place(b), 'en');
}

/** What people call an object: the label of a custom one, the name of a standard one. */
export function labelOf(metadata: PackageMetadata, object: string): string {
    const file: MetadataFile | undefined = metadata.find('CustomObject', object);
    return (file && text(file.xml, 'label')) || object;
}

/** The name field of a custom object: its label and type. */
export function nameFieldOf(
    metadata: PackageMetadata,
    object: string
): { label: string; type: string; format: string } {
    const xml = nodes(metadata.find('CustomObject', object)?.xml, 'nameField')[0];
    return {
        label: text(xml, 'label') || 'Name',
        type: text(xml, 'type') || 'Text',
        format: text(xml, 'displayFormat')
    };
}
