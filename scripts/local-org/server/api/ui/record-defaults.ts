import type { Transaction } from '../../../contracts.ts';
import type { ObjectModel } from '../../../schema/types.ts';
import { fromRaw, toJson } from '../../../store/values.ts';
import { defaultRawValue } from '../../../dml/defaults.ts';
import { layoutFields, layoutFor } from './layout.ts';
import { MASTER_RECORD_TYPE, objectInfo, recordTypeInfos } from './object-info.ts';
import { allowedValues } from './picklists.ts';
import { readUiRecord, resolvePath } from './record.ts';

/** UI API record defaults: layout, object info, and a record holding each creatable field with its default, or the values of the record to clone. */
export function defaultsFor(
    tx: Transaction,
    object: ObjectModel,
    query: Record<string, string>,
    cloneOf: string | null
): unknown {
    const types = recordTypeInfos(tx, object);
    const recordTypeId =
        query['recordTypeId'] ??
        types.find((type) => type.defaultRecordTypeMapping)?.recordTypeId ??
        MASTER_RECORD_TYPE;
    const layout = layoutFor(tx, object, 'Create', recordTypeId);
    const names = layoutFields(layout);
    const source =
        cloneOf === null
            ? null
            : (readUiRecord(
                  tx,
                  object,
                  cloneOf,
                  names.flatMap((name) => resolvePath(tx, object, name) ?? [])
              )['fields'] as Record<string, unknown>);
    const fields: Record<string, unknown> = {};
    for (const name of names) {
        const field = object.fields.get(name.toLowerCase());
        if (!field || !field.createable || !tx.user.fieldEdit(object, field.name)) continue;
        if (source) {
            fields[name] = source[name] ?? { value: null, displayValue: null };
            if (field.relationshipName && source[field.relationshipName])
                fields[field.relationshipName] = source[field.relationshipName];
            continue;
        }
        const picked = allowedValues(tx, object, field, recordTypeId).find((value) => value.default);
        const raw = picked
            ? picked.value
            : field.name === 'OwnerId'
              ? tx.user.userId
              : defaultRawValue(tx, object, field);
        fields[name] = {
            value: raw === null ? null : toJson(field, fromRaw(field, raw)),
            displayValue: picked ? picked.label : null
        };
    }
    if (object.recordTypes.length > 0) fields['RecordTypeId'] = { value: recordTypeId, displayValue: null };
    return {
        layout,
        objectInfos: { [object.name]: objectInfo(tx, object) },
        record: {
            apiName: object.name,
            id: null,
            childRelationships: {},
            recordTypeInfo: types.find((type) => type.recordTypeId === recordTypeId) ?? null,
            fields
        }
    };
}
