import { apexError } from './exceptions.ts';
import { ApexBlob } from './blob.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { normalizeId } from './id.ts';
import { MESSAGES } from './messages.ts';
import { typeName } from './text.ts';
import { ApexTime } from './time.ts';
import type { FieldModel } from '../../../schema/types.ts';

const DEFINITIONS = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

/** Apex type of a field's values. */
export function fieldApexType(field: FieldModel): string {
    switch (field.type) {
        case 'id':
            return 'Id';
        // Metadata relationships to definitions hold names.
        case 'reference':
            return field.referenceTo.some((each) => DEFINITIONS.has(each)) ? 'String' : 'Id';
        case 'boolean':
            return 'Boolean';
        case 'int':
            return 'Integer';
        case 'long':
            return 'Long';
        case 'double':
        case 'currency':
        case 'percent':
            return 'Decimal';
        case 'date':
            return 'Date';
        case 'datetime':
            return 'Datetime';
        case 'time':
            return 'Time';
        case 'base64':
            return 'Blob';
        case 'address':
            return 'Address';
        case 'anytype':
            return 'Object';
        default:
            return 'String';
    }
}

/**
 * A value as an sObject field takes it (SObject.put, typed assignment from Object). Throws SObjectException
 * "Illegal assignment from X to Y", and StringException "Invalid id: x".
 */
export function coerceToField(field: FieldModel, value: unknown): unknown {
    if (value === null) return null;
    const target = fieldApexType(field);
    switch (target) {
        case 'Id':
            if (typeof value === 'string') {
                const id = normalizeId(value);
                if (id === null) throw apexError('StringException', MESSAGES.invalidId(value));
                return id;
            }
            break;
        case 'String':
            if (typeof value === 'string') return value;
            break;
        case 'Boolean':
            if (typeof value === 'boolean') return value;
            break;
        case 'Integer':
            if (typeof value === 'number') return value;
            break;
        case 'Long':
            if (typeof value === 'bigint') return value;
            if (typeof value === 'number') return BigInt(value);
            break;
        case 'Decimal':
            if (value instanceof Decimal) return value;
            if (typeof value === 'number' || typeof value === 'bigint') return Decimal.ofInt(value);
            if (value instanceof ApexDouble) return Decimal.ofNumber(value.value);
            break;
        case 'Date':
            if (value instanceof ApexDate) return value;
            break;
        case 'Datetime':
            if (value instanceof ApexDatetime) return value;
            if (value instanceof ApexDate) return new ApexDatetime(value.utc);
            break;
        case 'Time':
            if (value instanceof ApexTime) return value;
            break;
        case 'Blob':
            if (value instanceof ApexBlob) return value;
            break;
        default:
            return value;
    }
    throw apexError('SObjectException', MESSAGES.illegalAssignment(typeName(value), target));
}
