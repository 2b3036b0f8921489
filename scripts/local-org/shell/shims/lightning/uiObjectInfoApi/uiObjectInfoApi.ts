import { makeAdapter } from '../../../lib/lds.ts';
import { bareFieldName, objectNameOf } from '../../../lib/names.ts';
import type { FieldName, ObjectName } from '../../../lib/names.ts';
import { objectInfo, objectInfoQuestion, picklistQuestion, picklistsQuestion } from '../../../lib/records.ts';

/** Wire adapter: an object as the user may see it. */
export const getObjectInfo = makeAdapter((config: { objectApiName?: ObjectName }) =>
    config.objectApiName ? objectInfoQuestion(objectNameOf(config.objectApiName)) : null
);

/** Wire adapter: several objects; `results` in the order asked for. */
export const getObjectInfos = makeAdapter((config: { objectApiNames?: ObjectName[] }) => {
    const names = config.objectApiNames?.map(objectNameOf) ?? [];
    if (names.length === 0) return null;
    return {
        key: `objectInfos:${names.join()}`,
        tags: ['metadata'],
        fetch: async () => ({
            results: await Promise.all(names.map(async (name) => ({ statusCode: 200, result: await objectInfo(name) })))
        })
    };
});

/** Wire adapter: the values of one picklist field for a record type. */
export const getPicklistValues = makeAdapter((config: { fieldApiName?: FieldName; recordTypeId?: string }) => {
    const { fieldApiName, recordTypeId } = config;
    if (!fieldApiName || !recordTypeId) return null;
    const text =
        typeof fieldApiName === 'string' ? fieldApiName : `${fieldApiName.objectApiName}.${fieldApiName.fieldApiName}`;
    const object = text.split('.')[0]!;
    const field =
        typeof fieldApiName === 'string'
            ? bareFieldName(fieldApiName).split('.').slice(1).join('.')
            : bareFieldName(fieldApiName);
    return picklistQuestion(object, field, recordTypeId);
});

/** Wire adapter: all picklists of an object for a record type. */
export const getPicklistValuesByRecordType = makeAdapter(
    (config: { objectApiName?: ObjectName; recordTypeId?: string }) =>
        config.objectApiName && config.recordTypeId
            ? picklistsQuestion(objectNameOf(config.objectApiName), config.recordTypeId)
            : null
);
