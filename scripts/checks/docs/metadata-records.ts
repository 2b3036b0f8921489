/** The records of a custom metadata type that the package ships. */
import { type MetadataFile, nodes, type PackageMetadata, text } from '../lib/metadata.ts';
import { code, page, plain, table } from './markdown.ts';

/** All records of a type with their values, sorted by what orders them in use. */
export function shippedRecords(metadata: PackageMetadata, type: string): string {
    const prefix = `${type.replace(/__mdt$/, '')}.`;
    const records = metadata.ofType('CustomMetadata').filter((record) => record.name.startsWith(prefix));
    const fields = metadata.fields(type).map((field) => field.name);
    const used = fields.filter((field) => records.some((record) => valueOf(record, field) !== ''));
    const rows = records
        .sort((a, b) => a.name.localeCompare(b.name, 'en'))
        .map((record) => [
            code(record.name.slice(prefix.length)),
            plain(text(record.xml, 'label')),
            ...used.map((field) => plain(valueOf(record, field)))
        ]);
    if (rows.length === 0) return 'The package ships no records of it.';
    return page([`Shipped records (${rows.length}):`, table(['Name', 'Label', ...used.map(code)], rows)]);
}

function valueOf(record: MetadataFile, field: string): string {
    const entry = nodes(record.xml, 'values').find((value) => text(value, 'field') === field);
    // A number stands there as the Metadata API writes it, with a decimal point.
    return text(entry, 'value').replace(/^(-?\d+)\.0$/, '$1');
}
