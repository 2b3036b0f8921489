/** Objects, fields and relationships that the inline queries of the Apex name must exist. Dynamic queries are for the tests. */
import { type ApexFile, type ApexTree, childRules, findRules, readApex } from '../lib/apex.ts';
import type { Finding } from '../lib/finding.ts';
import { PackageMetadata } from '../lib/metadata.ts';
import { openProject, type Project } from '../lib/project.ts';
import { type QueryableObject, SoqlSchema } from '../lib/soql-schema.ts';
import { javaLibrary } from '../lib/tools.ts';

export const title = 'fields in SOQL';

/** Checks every `[SELECT ...]`. */
export async function run(project: Project = openProject()): Promise<Finding[]> {
    const schema = new SoqlSchema(new PackageMetadata(project), await javaLibrary());
    return readApex(project).flatMap((apex) =>
        findRules(apex.tree, 'SoqlLiteralContext')
            .flatMap((literal) => childRules(literal, 'QueryContext'))
            .flatMap((query) => checkQuery(apex, query, schema, null))
    );
}

/** @param parent the object of the outer query, when this one reads its children */
function checkQuery(apex: ApexFile, query: ApexTree, schema: SoqlSchema, parent: QueryableObject | null): Finding[] {
    const from = childRules(query, 'FromNameListContext')[0];
    const source = from && childRules(from, 'FieldNameContext')[0];
    if (from === undefined || source === undefined) return [];
    const complain = (message: string, tree: ApexTree): Finding => ({
        file: apex.file,
        line: tree.start?.line,
        rule: 'soql',
        message
    });
    const name = parent === null ? source.getText() : parent.children.get(source.getText().toLowerCase());
    if (name === undefined) return [complain(`no child relationship ${source.getText()}`, source)];
    // A relationship whose object depends on the org is taken on trust.
    if (name === '') return [];
    const object = schema.object(name);
    if (object === null) return [complain(`no object ${name} that can be queried`, source)];
    const alias = childRules(from, 'SoqlIdContext')[0]?.getText();

    const findings: Finding[] = [];
    const visit = (tree: ApexTree, inSelect: boolean) => {
        switch (tree.constructor.name) {
            case 'FromNameListContext':
            case 'TypeOfContext':
            case 'BoundExpressionContext':
                return;
            case 'SubQueryContext':
                findings.push(...checkQuery(apex, tree, schema, inSelect ? object : null));
                return;
            case 'FieldNameContext': {
                const message = unknownPath(tree.getText(), name, object, alias, schema);
                if (message !== null) findings.push(complain(message, tree));
                return;
            }
            default:
                for (const child of tree.children ?? [])
                    visit(child, inSelect || tree.constructor.name === 'SelectListContext');
        }
    };
    for (const child of query.children ?? []) visit(child, false);
    return findings;
}

/** @returns what does not exist along `Parent__r.Field__c`, or null */
function unknownPath(
    text: string,
    name: string,
    start: QueryableObject,
    alias: string | undefined,
    schema: SoqlSchema
): string | null {
    const parts = text.split('.');
    if (parts.length > 1 && (parts[0] === alias || parts[0]!.toLowerCase() === name.toLowerCase())) parts.shift();
    let object = start;
    let owner = name;
    for (const relationship of parts.slice(0, -1)) {
        const target = object.parents.get(relationship.toLowerCase());
        if (target === undefined) return `no parent relationship ${relationship} on ${owner}`;
        const next = target === '' ? null : schema.object(target);
        // Behind a reference to several objects only the org knows.
        if (next === null) return null;
        object = next;
        owner = target;
    }
    const field = parts.at(-1)!;
    return object.fields.has(field.toLowerCase()) ? null : `no field ${field} on ${owner}`;
}
