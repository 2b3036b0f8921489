import { tx } from '../context.ts';
import { apexError, coerceToField, Decimal, fieldApexType, normalizeId, SObject } from '../values/index.ts';
import { UnsupportedError } from '../values/index.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';

/**
 * SObjectType.newSObject(): an empty row; with an id that row; with `defaults` (then the id is a record type's) the fields'
 * literal default values. Defaults that are formulas are refused: the store evaluates those on insert.
 */
export function newSObject(object: ObjectModel, id: string | null, defaults: boolean): SObject {
    if (!defaults) return new SObject(object, id === null ? {} : { Id: checkId(object, id) });
    const row = new SObject(object);
    for (const field of object.fields.values()) {
        const value = defaultValue(object, field, id);
        if (value !== null) row.values[field.name] = value;
    }
    if (id !== null && object.recordTypes.length > 0) row.values.RecordTypeId = id;
    return row;
}

function checkId(object: ObjectModel, id: string): string {
    const found = normalizeId(id);
    if (found === null || (tx().model.objectByPrefix(found.slice(0, 3)) ?? object).name !== object.name)
        throw apexError('TypeException', `Invalid id value for the SObject type: ${id}`);
    return found;
}

/** A field's default as it can be known before the insert; null where there is none. */
export function defaultValue(object: ObjectModel, field: FieldModel, recordTypeId: string | null = null): unknown {
    if (field.picklistValues.length > 0 && recordTypeId === null) {
        const chosen = field.picklistValues.find((entry) => entry.default && entry.active);
        if (chosen !== undefined) return chosen.value;
    }
    const source = field.defaultFormula?.trim() ?? '';
    if (source === '') return null;
    const text = /^(["'])(.*)\1$/s.exec(source);
    if (text !== null) return text[2]!;
    if (/^(true|false)$/i.test(source)) return source.toLowerCase() === 'true';
    if (/^-?\d+(\.\d+)?$/.test(source))
        return fieldApexType(field) === 'Integer' ? Number(source) : coerceToField(field, Decimal.parse(source));
    throw new UnsupportedError(`newSObject with the default value formula of ${object.name}.${field.name}`);
}
