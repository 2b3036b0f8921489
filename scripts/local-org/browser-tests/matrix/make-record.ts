import { nameFieldOf } from '../../../checks/lib/domains.ts';
import { type MetadataFile, nodes, type PackageMetadata, text } from '../../../checks/lib/metadata.ts';

/** Sends a request to the org's REST API below `/services/data/v68.0`. */
export type Rest = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<{ ok: boolean; body: unknown }>;

export interface Maker {
    metadata: PackageMetadata;
    rest: Rest;
    /** The name that the org gives something of the package. */
    qualified(name: string): string;
    /** A record of an object, for look-ups, other than those; undefined when there is none. */
    recordOf(object: string, others: readonly unknown[]): Promise<string | undefined>;
}

/** How often what the org complains about is filled in. */
const ATTEMPTS = 8;

/**
 * Makes a record of an object of the package: what must be filled, and whatever the org then says is missing.
 * @returns its id, or why there is none
 */
export async function makeRecord(maker: Maker, object: string): Promise<{ id: string } | { problem: string }> {
    const { metadata, rest, qualified } = maker;
    const fields = metadata.fields(object);
    const values = new Map<string, unknown>();
    const fill = async (field: MetadataFile) =>
        values.set(qualified(field.name), await valueFor(maker, field, [...values.values()]));
    if (nameFieldOf(metadata, object).type === 'Text') values.set('Name', 'Sample');
    for (const field of fields)
        if (text(field.xml, 'required') === 'true' || text(field.xml, 'type') === 'MasterDetail') await fill(field);
    const tried = new Set<MetadataFile>();
    let problem = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const answer = await rest('POST', `/sobjects/${qualified(object)}`, Object.fromEntries(values));
        if (answer.ok) return answer.body as { id: string };
        const errors = answer.body as { message: string; fields?: string[] }[];
        problem = errors.map((error) => error.message).join(' ');
        const named = errors.flatMap((error) => error.fields ?? []);
        const missing = fields.filter(({ name }) => named.includes(qualified(name)) && !values.has(qualified(name)));
        // A rule that names no field wants one of those in its formula, or another one than before.
        for (const field of tried) if (missing.length === 0) values.delete(qualified(field.name));
        const [next] =
            missing.length > 0 ? [] : namedInRules(metadata, object, problem).filter((field) => !tried.has(field));
        if (next !== undefined) tried.add(next);
        const wanted = next === undefined ? missing : [next];
        if (wanted.length === 0) break;
        for (const field of wanted) await fill(field);
    }
    return { problem };
}

/** Fields in the formulas of the rules that gave a message, but for picklists, which have their default. */
function namedInRules(metadata: PackageMetadata, object: string, message: string): MetadataFile[] {
    const formulas = metadata
        .ofType('ValidationRule')
        .filter((rule) => rule.object === object && message.includes(text(rule.xml, 'errorMessage')))
        .map((rule) => text(rule.xml, 'errorConditionFormula'));
    return metadata
        .fields(object)
        .filter(({ xml }) => text(xml, 'type') !== 'Picklist' && text(xml, 'formula') === '')
        .filter(({ name }) => formulas.some((formula) => new RegExp(`\\b${name}\\b`).test(formula)));
}

/** Something that a field of this kind accepts; two look-ups of a record lead to different ones. */
async function valueFor(maker: Maker, { xml }: MetadataFile, others: readonly unknown[]): Promise<unknown> {
    switch (text(xml, 'type')) {
        case 'MasterDetail':
        case 'Lookup':
            return maker.recordOf(text(xml, 'referenceTo'), others);
        case 'Picklist': {
            const [set] = nodes(xml, 'valueSet');
            const global = maker.metadata.find('GlobalValueSet', text(set, 'valueSetName'));
            const own = nodes(nodes(set, 'valueSetDefinition')[0], 'value');
            return text((global ? nodes(global.xml, 'customValue') : own)[0], 'fullName');
        }
        case 'Number':
        case 'Currency':
        case 'Percent':
            return 1;
        case 'Checkbox':
            return true;
        case 'Date':
            return nextMonth().slice(0, 10);
        case 'DateTime':
            return nextMonth();
        case 'Email':
            return 'sample@example.com';
        case 'Url':
            return 'https://www.example.com';
        default:
            return 'Sample';
    }
}

/** Months are kept by their first day, and what ends must not have ended. */
function nextMonth(): string {
    const now = new Date();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
}
