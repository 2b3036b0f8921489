/** Custom metadata records: `Type.Record.md-meta.xml` -> raw values. */
import type { Namespace } from './names.ts';
import type { CustomMetadataRecord, FieldModel, ObjectModel, RawValue } from './types.ts';
import { flag, list, textOf } from './xml.ts';
import type { XmlNode } from './xml.ts';

function rawValue(field: FieldModel, text: string | null): RawValue {
    if (field.type === 'boolean') return text === 'true';
    if (text === null) return null;
    if (field.type === 'double' || field.type === 'percent' || field.type === 'currency' || field.type === 'int')
        return Number(text);
    if (field.type === 'datetime') return Date.parse(text);
    return text;
}

/**
 * One record. A metadata relationship keeps the name that the file gives (a record's developer name, an object's or field's API
 * name); who stores the rows turns it into an id. Fields that the file does not name are null (false for checkboxes).
 */
export function readMetadataRecord(
    node: XmlNode,
    fileName: string,
    object: (name: string) => ObjectModel | undefined,
    namespace: Namespace
): CustomMetadataRecord {
    const dot = fileName.indexOf('.');
    const type = `${fileName.slice(0, dot)}__mdt`;
    const model = object(namespace.qualify(type));
    if (dot < 0 || model === undefined) throw new Error(`custom metadata type ${type} does not exist`);
    const values = new Map<string, RawValue>();
    for (const field of model.fields.values()) if (field.custom) values.set(field.name, rawValue(field, null));
    for (const each of list(node.values)) {
        const name = textOf(each.field) ?? '';
        const field = model.fields.get(name);
        if (field === undefined) throw new Error(`${type} has no field ${name}`);
        const reference = field.type === 'reference' ? textOf(each.value) : null;
        values.set(
            field.name,
            reference !== null ? namespace.qualifyPath(reference) : rawValue(field, textOf(each.value))
        );
    }
    const developerName = fileName.slice(dot + 1);
    return {
        object: model.name,
        developerName,
        label: textOf(node.label) ?? developerName,
        protected: flag(node.protected),
        values
    };
}
