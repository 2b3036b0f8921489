/** Texts of DML errors, as the platform gives them. */
import type { DmlError } from '../contracts.ts';
import type { FieldModel, ObjectModel } from '../schema/types.ts';

/** Builds a row error. */
export function dmlError(statusCode: string, message: string, fields: string[] = []): DmlError {
    return { statusCode, message, fields };
}

export const DML_ERRORS = {
    required: (fields: string[]) =>
        dmlError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, fields),
    tooLong: (field: FieldModel, value: string) =>
        dmlError(
            'STRING_TOO_LONG',
            `${field.label}: data value too large: ${value.length > 255 ? `${value.slice(0, 255)}...` : value} (max length=${field.length})`,
            [field.name]
        ),
    badPicklist: (field: FieldModel, value: string) =>
        dmlError(
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
            `${field.label}: bad value for restricted picklist field: ${value}`,
            [field.name]
        ),
    numberRange: (field: FieldModel) =>
        dmlError(
            'NUMBER_OUTSIDE_VALID_RANGE',
            `${field.label}: value outside of valid range on numeric field: ${field.name}`,
            [field.name]
        ),
    dayRange: (field: FieldModel) =>
        dmlError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: invalid date`, [field.name]),
    invalidEmail: (field: FieldModel, value: string) =>
        dmlError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]),
    wrongType: (field: FieldModel, message: string) =>
        dmlError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: ${message}`, [field.name]),
    duplicate: (field: FieldModel, id: string | null) => {
        const other = id === null ? '<unknown>' : id.slice(0, 15);
        return dmlError(
            'DUPLICATE_VALUE',
            `duplicate value found: ${id === null ? '<unknown>' : field.name} duplicates value on record with id: ${other}`,
            []
        );
    },
    wrongTarget: (field: FieldModel, id: string) =>
        dmlError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [field.name]),
    badReference: (field: FieldModel) =>
        dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]),
    inactiveOwner: (id: string) =>
        dmlError(
            'OPERATION_WITH_INACTIVE_USER_EXCEPTION',
            `operation performed with inactive user [${id.slice(0, 15)}]`,
            ['OwnerId']
        ),
    malformedId: (field: FieldModel, value: string) =>
        dmlError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name]),
    unknownId: () => dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []),
    deleted: () => dmlError('ENTITY_IS_DELETED', 'entity is deleted', []),
    idMissing: (operation: string) => dmlError('MISSING_ARGUMENT', `Id not specified in an ${operation} call`, []),
    idGiven: () => dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']),
    notCreateable: (object: ObjectModel, what: string) =>
        dmlError('INSUFFICIENT_ACCESS_OR_READONLY', `entity type ${object.name} does not support ${what}`, []),
    validation: (message: string, field: string | null) =>
        dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === null ? [] : [field]),
    triggerFailed: (message: string) => dmlError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, []),
    selfReference: (id: string, trigger: string) =>
        dmlError(
            'SELF_REFERENCE_FROM_TRIGGER',
            `Object (id = ${id.slice(0, 15)}) is currently in trigger ${trigger}, therefore it cannot recursively update itself`,
            []
        ),
    retries: () =>
        dmlError(
            'TOO_MANY_APEX_REQUESTS',
            'Too many batch retries in the presence of Apex triggers and partial failures.',
            []
        ),
    entityDenied: (object: ObjectModel) =>
        dmlError('INSUFFICIENT_ACCESS_OR_READONLY', `Access to entity '${object.name}' denied`, []),
    fieldsDenied: (object: ObjectModel, fields: string[]) =>
        dmlError(
            'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
            `Operation failed due to fields being inaccessible on Sobject ${object.name}, check errors on Exception or Result!`,
            fields
        ),
    recordDenied: () => dmlError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []),
    crossReferenceDenied: (id: string) =>
        dmlError(
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
            `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
            []
        ),
    masterFixed: (field: FieldModel) =>
        dmlError('FIELD_NOT_UPDATEABLE', `${field.label}: this master-detail relationship does not allow reparenting`, [
            field.name
        ]),
    deleteRestricted: (object: ObjectModel, children: string[]) =>
        dmlError(
            'DELETE_FAILED',
            `Your attempt to delete ${object.label} could not be completed because it is associated with the following ${children.join(', ')}.`,
            []
        ),
    undeleteFailed: () => dmlError('UNDELETE_FAILED', 'Entity is not in the recycle bin', []),
    mixedDml: (object: string, original: string) =>
        dmlError(
            'MIXED_DML_OPERATION',
            `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object}, original object: ${original}`,
            []
        )
} as const;
