import { nameFieldOf } from '../../../checks/lib/domains.ts';
import { needsValue, picklistValues } from '../../../checks/lib/field-types.ts';
import { type MetadataFile, type PackageMetadata, text } from '../../../checks/lib/metadata.ts';

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
 * Makes a record of an object of the package: what must be filled, and whatever the org then says is missing or wrong.
 * @returns its id, or why there is none
 */
export async function makeRecord(maker: Maker, object: string): Promise<{ id: string } | { problem: string }> {
    const { metadata, rest, qualified } = maker;
    const fields = metadata.fields(object);
    const values = new Map<string, unknown>();
    /** How many values a field was given so far. */
    const given = new Map<MetadataFile, number>();
    const fill = async (field: MetadataFile) => {
        const name = qualified(field.name);
        const others = [...values].filter(([key]) => key !== name).map(([, value]) => value);
        values.set(name, await valueFor(maker, field, others, given.get(field) ?? 0));
        given.set(field, (given.get(field) ?? 0) + 1);
    };
    if (nameFieldOf(metadata, object).type === 'Text') values.set('Name', 'Sample');
    for (const field of fields.filter((candidate) => needsValue(candidate))) await fill(field);
    let problem = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const answer = await rest('POST', `/sobjects/${qualified(object)}`, Object.fromEntries(values));
        if (answer.ok) return answer.body as { id: string };
        const errors = answer.body as { message: string; fields?: string[] }[];
        problem = errors.map((error) => error.message).join(' ');
        const named = errors.flatMap((error) => error.fields ?? []);
        const faulty = fields.filter(({ name }) => named.includes(qualified(name)));
        if (faulty.length > 0) {
            for (const field of faulty) await fill(field);
            continue;
        }
        // A rule that names no field wants one of those in its formula: one after the other, each alone.
        const candidates = namedInRules(metadata, object, problem);
        const next = candidates.find((field) => !given.has(field));
        for (const field of candidates) values.delete(qualified(field.name));
        if (next === undefined) break;
        await fill(next);
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

/**
 * Something that a field of this kind accepts; two look-ups of a record lead to different ones.
 * @param others values of the record's other fields
 * @param turn counts the values that the field was given before: another one is wanted
 */
async function valueFor(maker: Maker, field: MetadataFile, others: readonly unknown[], turn: number): Promise<unknown> {
    switch (text(field.xml, 'type')) {
        case 'MasterDetail':
        case 'Lookup':
            return maker.recordOf(text(field.xml, 'referenceTo'), others);
        case 'Picklist':
            return picklistValues(field, maker.metadata)?.[turn];
        case 'Number':
        case 'Currency':
        case 'Percent':
            return 1;
        case 'Checkbox':
            return true;
        case 'Date':
            return someDay(turn).slice(0, 10);
        case 'DateTime':
            return someDay(turn);
        case 'Email':
            return 'sample@example.com';
        case 'Url':
            return 'https://www.example.com';
        default:
            return 'Sample';
    }
}

/** Today, the first day of the month, the first day of the next one. */
function someDay(turn: number): string {
    const now = new Date();
    if (turn === 0) return now.toISOString();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + turn - 1, 1)).toISOString();
}
