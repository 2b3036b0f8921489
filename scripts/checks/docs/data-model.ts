/** docs/data-model.md: diagrams, and what every object, field and rule is for. */
import { type Domain, domainsOf, labelOf } from '../lib/domains.ts';
import type { PackageMetadata } from '../lib/metadata.ts';
import { nodes, text } from '../lib/metadata.ts';
import { diagramOf, treeDiagram } from './diagram.ts';
import { valueList, valueSetHeading, valueSetUses } from './field-type.ts';
import { code, generatedNote, linkTo, page, plain, table } from './markdown.ts';
import { objectSection } from './object-section.ts';

/** The whole page. */
export function dataModel(metadata: PackageMetadata): string {
    const domains = domainsOf(metadata);
    return `${page([
        '# Data model',
        generatedNote,
        introduction,
        contents(metadata, domains),
        '## The private tree',
        'What hangs below a key account is shared and deleted with it. Each line is a master-detail relation.',
        treeDiagram(metadata),
        ...domains.map((domain) => domainPart(metadata, domain)),
        valueSets(metadata)
    ])}\n`;
}

const introduction = `Every object, field and rule of the package, by domain. Who may see and change them: [permissions.md](permissions.md).

Names are given without the namespace. *Number (p, s)* has p digits in all, s of them behind the point; *text (n)* has at most n
characters. A picklist's values are those stored, with the label where it differs. What a picklist cannot hold is refused unless other values
may be added. In diagrams, solid lines are master-detail relations, dashed ones lookups.`;

function contents(metadata: PackageMetadata, domains: readonly Domain[]): string {
    const rows = domains.map((domain) => [
        linkTo(titleOf(domain)),
        plain(domain.about),
        domain.objects.map((object) => `[${plain(labelOf(metadata, object))}](#${object.toLowerCase()})`).join(' · ')
    ]);
    return table(['Domain', '', 'Objects'], rows);
}

function domainPart(metadata: PackageMetadata, domain: Domain): string {
    return page([
        `## ${titleOf(domain)}`,
        plain(domain.about),
        diagramOf(metadata, domain),
        ...domain.objects.map((object) => objectSection(metadata, object))
    ]);
}

function titleOf(domain: Domain): string {
    return domain.name.charAt(0).toUpperCase() + domain.name.slice(1);
}

/** Values that several fields share, once. */
function valueSets(metadata: PackageMetadata): string {
    const uses = valueSetUses(metadata);
    const sets = metadata.ofType('GlobalValueSet');
    if (sets.length === 0) return '';
    return page([
        '## Value sets',
        'Values that more than one field takes.',
        ...sets.map(({ name, xml }) =>
            page([
                `### ${valueSetHeading(name)}`,
                plain(text(xml, 'description')),
                valueList(nodes(xml, 'customValue')),
                `Used by ${(uses.get(name) ?? []).map(code).join(', ') || 'no field'}.`
            ])
        )
    ]);
}
