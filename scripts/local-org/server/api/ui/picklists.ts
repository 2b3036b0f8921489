import type { Transaction } from '../../../contracts.ts';
import type { FieldModel, ObjectModel } from '../../../schema/types.ts';
import { notFound } from '../errors.ts';
import { MASTER_RECORD_TYPE, recordTypeInfos, visibleFields } from './object-info.ts';

/** UI API picklist values of one field, or of all picklists of the object, for a record type. */
export function picklistValues(
    tx: Transaction,
    object: ObjectModel,
    recordTypeId: string,
    fieldName?: string
): unknown {
    if (fieldName === undefined) {
        const fields = visibleFields(tx, object).filter((field) => field.picklistValues.length > 0);
        return {
            eTag: `${object.name}-${tx.model.version}`,
            picklistFieldValues: Object.fromEntries(
                fields.map((field) => [field.name, ofField(tx, object, field, recordTypeId)])
            )
        };
    }
    const field = tx.model.field(object, fieldName);
    if (!field || !tx.user.fieldRead(object, field.name)) throw notFound();
    return ofField(tx, object, field, recordTypeId);
}

/** A field's allowed values for a record type, its default among them. */
export function allowedValues(
    tx: Transaction,
    object: ObjectModel,
    field: FieldModel,
    recordTypeId: string
): { value: string; label: string; default: boolean }[] {
    const active = field.picklistValues.filter((value) => value.active);
    if (recordTypeId === MASTER_RECORD_TYPE || object.recordTypes.length === 0) return active;
    const name = recordTypeInfos(tx, object).find((type) => type.recordTypeId === recordTypeId)?.name;
    const allowed = object.recordTypes
        .find((type) => type.label === name || type.name === name)
        ?.picklists.get(field.name);
    if (!allowed) return active;
    return active.flatMap((value) => {
        const entry = allowed.find((candidate) => candidate.value === value.value);
        return entry ? [{ ...value, default: entry.default }] : [];
    });
}

function ofField(tx: Transaction, object: ObjectModel, field: FieldModel, recordTypeId: string): unknown {
    const values = allowedValues(tx, object, field, recordTypeId).map((value) => ({
        attributes: null,
        label: value.label,
        validFor: [],
        value: value.value,
        isDefault: value.default
    }));
    const shown = values.map(({ isDefault: _isDefault, ...value }) => value);
    const index = values.findIndex((value) => value.isDefault);
    return {
        eTag: `${object.name}-${field.name}-${tx.model.version}`,
        url: `/services/data/v68.0/ui-api/object-info/${object.name}/picklist-values/${recordTypeId}/${field.name}`,
        controllerValues: {},
        defaultValue: index >= 0 ? shown[index] : null,
        values: shown
    };
}
