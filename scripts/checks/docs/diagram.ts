/** Entity-relationship diagrams in Mermaid's language. */
import type { Domain } from '../lib/domains.ts';
import { type PackageMetadata, text } from '../lib/metadata.ts';

/** A relation drawn from the parent to the object that holds the field. */
interface Relation {
    parent: string;
    child: string;
    isMaster: boolean;
    required: boolean;
    names: string[];
}

/** The domain's objects and what they point to. What points to them from other domains is drawn there. */
export function diagramOf(metadata: PackageMetadata, domain: Domain): string {
    return draw(
        relationsOf(metadata).filter(({ child }) => domain.objects.includes(child)),
        domain.objects
    );
}

/** All objects that hang below another one, with their masters. */
export function treeDiagram(metadata: PackageMetadata): string {
    return draw(
        relationsOf(metadata).filter(({ isMaster }) => isMaster),
        []
    );
}

/** @param objects boxes that are there even without relations */
function draw(relations: readonly Relation[], objects: readonly string[]): string {
    const related = new Set(relations.flatMap(({ parent, child }) => [parent, child]));
    const alone = objects.filter((object) => !related.has(object));
    const lines = relations.map(({ parent, child, isMaster, required, names }) => {
        const line = `${isMaster || required ? '||' : '|o'}${isMaster ? '--' : '..'}o{`;
        return `    ${parent} ${line} ${child} : "${names.join(', ')}"`;
    });
    return ['```mermaid', 'erDiagram', ...alone.map((object) => `    ${object}`), ...lines, '```'].join('\n');
}

/** Every relation between objects of the package, and to standard ones; several lookups between the same two are one. */
function relationsOf(metadata: PackageMetadata): Relation[] {
    const relations = new Map<string, Relation>();
    for (const field of metadata.fields()) {
        const type = text(field.xml, 'type');
        const parent = text(field.xml, 'referenceTo');
        if (!['MasterDetail', 'Lookup', 'MetadataRelationship'].includes(type) || parent === '') continue;
        const isMaster = type === 'MasterDetail';
        const required = text(field.xml, 'required') === 'true';
        const key = [parent, field.object, isMaster, required].join(' ');
        const relation = relations.get(key) ?? { parent, child: field.object!, isMaster, required, names: [] };
        relation.names.push(field.name);
        relations.set(key, relation);
    }
    const masterFirst = (a: Relation, b: Relation) => Number(b.isMaster) - Number(a.isMaster);
    return [...relations.values()].sort(
        (a, b) => masterFirst(a, b) || a.parent.localeCompare(b.parent, 'en') || a.child.localeCompare(b.child, 'en')
    );
}
