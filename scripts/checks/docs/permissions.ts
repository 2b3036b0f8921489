/** docs/permissions.md: who may do what. */
import { domainsOf, labelOf } from '../lib/domains.ts';
import { type PackageMetadata, text } from '../lib/metadata.ts';
import { type GrantKind, isEditable, type ObjectRights, PermissionMatrix } from '../lib/permission-matrix.ts';
import { code, generatedNote, linkTo, page, plain, table } from './markdown.ts';

/** The whole page. */
export function permissions(metadata: PackageMetadata): string {
    const matrix = new PermissionMatrix(metadata);
    return `${page([
        '# Permissions',
        generatedNote,
        introduction,
        ['Objects', 'Fields', ...wholes.map(([title]) => title)].map((title) => `- ${linkTo(title)}`).join('\n'),
        table(
            ['Permission set', 'For'],
            matrix.sets.map((set) => descriptionOf(matrix, set))
        ),
        '## Objects',
        'C create, R read, E edit, D delete, V view all records, M modify all records; – nothing.',
        objectTable(matrix),
        '## Fields',
        fieldNote,
        ...fieldTables(matrix),
        ...wholes.map(([title, kind]) => whole(matrix, title, kind))
    ])}\n`;
}

const introduction = `What each permission set of the package grants. Who holds several has the sum of them; who holds none sees nothing of the
package. Which *records* somebody reaches is decided by sharing ([data-model.md](data-model.md) gives each object's sharing model). No packaged
permission set can grant rights on standard objects: those come from the profile, or from permission sets of the org.`;

const fieldNote = `Fields that are not simply as their object: hidden from, or only shown to, somebody who may read, create or edit the object's records.
All other fields are read by whoever reads the object, and edited by whoever may create or edit it, unless they are calculated or numbered. *as object* means the
same here.`;

const wholes: readonly [string, GrantKind][] = [
    ['Custom permissions', 'customPermission'],
    ['Apps', 'application'],
    ['Tabs', 'tab'],
    ['Apex classes', 'class'],
    ['Custom metadata types', 'metadataType']
];

function descriptionOf(matrix: PermissionMatrix, set: string): string[] {
    const xml = matrix.metadata.find('PermissionSet', set)?.xml;
    return [`${shortName(set)} (${code(set)})`, plain(text(xml, 'description'))];
}

/** A column's heading: the name without what all of them begin with. */
function shortName(set: string): string {
    return set.replace(/^Keystone_/, '');
}

function objectTable(matrix: PermissionMatrix): string {
    const rows = domainsOf(matrix.metadata).flatMap((domain) =>
        domain.objects
            .filter((object) => /__[ce]$/.test(object))
            .map((object) => [
                domain.name,
                `[${plain(labelOf(matrix.metadata, object))}](data-model.md#${object.toLowerCase()})`,
                ...matrix.sets.map((set) => letters(matrix.heldBy([set]).object(object)))
            ])
    );
    return table(['Domain', 'Object', ...matrix.sets.map(shortName)], rows);
}

function letters(rights: ObjectRights): string {
    const { create, read, edit, delete: remove, viewAll, modifyAll } = rights;
    const has = [create && 'C', read && 'R', edit && 'E', remove && 'D', viewAll && 'V', modifyAll && 'M'];
    return has.filter(Boolean).join(' ') || '–';
}

/** One table for each object that has such fields; fields with the same rights share a row. */
function fieldTables(matrix: PermissionMatrix): string[] {
    return matrix.objects.map((object) => {
        const fieldsOf = new Map<string, string[]>();
        for (const field of matrix.fields(object)) {
            const cells = matrix.sets.map((set) => fieldCell(matrix, set, object, field));
            if (cells.every((cell) => cell === AS_OBJECT || cell === NO_ACCESS)) continue;
            const key = JSON.stringify(cells);
            fieldsOf.set(key, [...(fieldsOf.get(key) ?? []), field]);
        }
        const rows = [...fieldsOf].map(([key, fields]) => [
            fields.map(code).join(', '),
            ...(JSON.parse(key) as string[])
        ]);
        if (rows.length === 0) return '';
        return page([`### ${object}`, table(['Fields', ...matrix.sets.map(shortName)], rows)]);
    });
}

const AS_OBJECT = 'as object';
const NO_ACCESS = '–';

function fieldCell(matrix: PermissionMatrix, set: string, object: string, field: string): string {
    const held = matrix.heldBy([set]);
    const right = held.field(object, field);
    // Rights on a standard object come from elsewhere: what the set says about the field is all there is to say.
    if (!object.endsWith('__c')) return right === 'none' ? 'hidden' : right;
    const may = held.object(object);
    if (!may.read) return NO_ACCESS;
    const usual = (may.create || may.edit) && isEditable(matrix.metadata, object, field) ? 'edit' : 'read';
    if (right === usual) return AS_OBJECT;
    return right === 'none' ? 'hidden' : 'read only';
}

/** What is granted as a whole: yes or no for each permission set. */
function whole(matrix: PermissionMatrix, title: string, kind: GrantKind): string {
    const rows = matrix
        .grantables(kind)
        .map((name) => [code(name), ...matrix.sets.map((set) => (matrix.heldBy([set]).has(kind, name) ? 'yes' : '–'))]);
    return page([`## ${title}`, table(['', ...matrix.sets.map(shortName)], rows) || 'None.']);
}
